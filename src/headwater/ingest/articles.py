"""Captures in, articles out: the one function that knows which door a capture goes through."""

import unicodedata

from headwater.model.identity import digest
from headwater.model.text import Article, Capture


def article(capture: Capture) -> Article:
    """Return the article that `capture` holds.

    Raises:
        NotAnArticle: there is no text in it.
    """
    text = unicodedata.normalize("NFC", capture.body.decode("utf-8"))
    return Article(
        id=digest("article", capture.path, capture.id),
        capture_id=capture.id,
        path=capture.path,
        outlet=None,
        agency=None,
        title=None,
        title_span=None,
        bylines=(),
        dateline=None,
        credits=(),
        published=None,
        language="en",
        text=text,
        furniture=(),
    )
