"""Names as they stand inside a sentence that is made for a reader."""

import re

_OPENING_ARTICLE = re.compile(r"(?:An?|The|One|Some|Two|Three|Several|Many) [a-z]")


def in_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence: "a deckhand" for "A deckhand", but "The Skerrow Packet"."""
    return name[0].lower() + name[1:] if _OPENING_ARTICLE.match(name) else name
