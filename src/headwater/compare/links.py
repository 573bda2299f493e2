"""What the articles of a case have in common: copied passages and statements that make the same claim."""

from collections.abc import Sequence

from headwater.model.attribution import Attribution
from headwater.model.links import Links
from headwater.model.text import Article, Reading


def links(articles: Sequence[Article], readings: Sequence[Reading], attributions: Sequence[Attribution]) -> Links:
    """Return the statements of all articles, and what they and the articles share, without direction."""
    del articles, readings, attributions
    return Links(statements=(), passages=(), statement_links=())
