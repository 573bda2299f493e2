"""Readings in, attributions out."""

from headwater.model.attribution import Attribution
from headwater.model.text import Article, Reading


def attributions(article: Article, reading: Reading) -> tuple[Attribution, ...]:
    """Return every attribution in `article`, sorted by the start of the first content, then by id."""
    del article, reading
    return ()
