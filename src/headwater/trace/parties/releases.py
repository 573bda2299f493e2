"""Releases: what a company, an office or a university publishes of itself, which is no report about it."""

import re
from functools import lru_cache

from headwater.model.text import Article
from headwater.trace.parties.outlets import is_medium, outlet_body, outlet_of
from headwater.trace.texts.words import name_words, tokens

_HEAD = re.compile(
    r"(?i:\bfor immediate release\b|\b(?:regulatory|company|market|stock exchange) announcement\b"
    r"|^(?:news|press|media) release\b|^(?:press |media |official |joint )?statement (?:on|by|from|about|regarding|to)\b)"
    r"|^[A-Z][A-Z &’'.-]{1,60} (?:PLC|LTD|LIMITED|INC|CORP|CORPORATION|GMBH|LLC|AG|SA)\.?$",
    re.MULTILINE,
)
_FOOT = re.compile(
    r"^(?:notes? (?:to|for) editors|(?:press|media|news) (?:enquiries|inquiries|contacts?|office)|investor relations)\b",
    re.IGNORECASE | re.MULTILINE,
)
_DATELINE = re.compile(r"\((?P<sign>[A-Z][\w ]{1,30})\) ?(?:-|–|—)")
_AGENCIES = frozenset({"agency", "service"})
_HEAD_SIZE = 600  # characters
_FOOT_SIZE = 1500


def is_release(article: Article) -> bool:
    """Say whether an article is published by the body that it is about, by its outlet's name or by the marks of a release."""
    key = outlet_of(article)
    if outlet_body(key) is not None:
        return not _is_wire(article, key) and (not is_medium(key) or not _AGENCIES.isdisjoint(key.split()))
    return not is_medium(key) and _is_marked(article.text)


def _is_wire(article: Article, key: str) -> bool:
    """Say whether an agency signs its dateline as agencies for news do: "HALDRIN (Norrad) -"."""
    match = _DATELINE.search(article.text[:_HEAD_SIZE])
    if match is None:
        return False
    letters = "".join(word[0] for word in key.split())
    return match["sign"].casefold() == letters or set(name_words(match["sign"])) <= set(tokens(key))


@lru_cache(maxsize=1024)
def _is_marked(text: str) -> bool:
    return _HEAD.search(text[:_HEAD_SIZE]) is not None or _FOOT.search(text[-_FOOT_SIZE:]) is not None
