"""What a page's own names for its parts - elements, classes, ids, roles - say of them."""

import re
from functools import lru_cache

from headwater.ingest.lexicon import word_list

FURNITURE, REMARKS, BODY, HIDDEN, NEVER, CAPTION, FACTS = (1 << bit for bit in range(7))
"""Kinds of parts: furniture of any sort; readers' remarks; the article's body; what is not shown; what is never an article
(footers, consent); captions; lines with writer, date and the like."""

_FURNITURE_TAGS = frozenset(["nav", "aside", "footer", "form", "dialog", "menu", "address"])
# Their classes tell the subjects of an article ("tag-jobs"), not what they are.
_CONTENT_TAGS = frozenset(["article", "main"])
_CAPTION_TAGS = frozenset(["figure", "figcaption", "caption", "amp-img"])
TELLING_TAGS = _FURNITURE_TAGS | _CAPTION_TAGS
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Names that a machine made up say nothing: letters and digits mixed, or capitals in the middle of nowhere.
_MADE_UP = re.compile(r"\b(?=\w{0,40}\d)(?=\w{0,40}[A-Za-z])\w{5,}\b|\b\w{0,20}[a-z][A-Z]\w?[A-Z]\w{0,20}\b")
_REMARKS = re.compile(
    r"(?:\w{1,20}[-_]){0,2}(?:comments?|disqus|respond|discussion)"
    r"(?:[-_]?(?:list|s|section|area|container|wrapper|thread|body|content|text|item|box|block|form))?|(?:comments?|disqus).{0,40}",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"article[-_]?(?:body|content|text|main|copy)|(?:story|post|entry|news|page|main)[-_]?(?:body|content|text|copy)"
    r"|articlebody|storytext|body[-_]?(?:copy|text|content)|content[-_]?body|rich[-_]?text",
    re.IGNORECASE,
)
# A post on a social network that is shown in an article is quoted there.
_POSTS = frozenset(["embed", "embedded", "tweet", "tweets"])
_QUOTED = 1 << 7
_CAPTION = re.compile(r"caption|(?:photo|image|picture|img|media)[-_]?(?:credit|source|desc)", re.IGNORECASE)
_ARCHIVE_BAR = re.compile(r"wm-ipp|donato$")
_HIDES = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)


@lru_cache(16384)
def called(tag: str, names: str, identity: str, role: str, item: str) -> int:
    """Return what an element is called by its own name, its classes, id, role and item property, as bits."""
    kinds = FURNITURE if tag in _FURNITURE_TAGS else CAPTION if tag in _CAPTION_TAGS else 0
    kinds |= NEVER if tag == "footer" else 0
    if "-" in tag:
        names = f"{names} {tag}"
    said = _called(f"{names} {identity} {role} {item}") if names or identity or role or item else 0
    return kinds | (said & ~FURNITURE if tag in _CONTENT_TAGS else said)


def hides(style: str | None, hidden: str | None) -> bool:
    """Tell whether an element is not shown."""
    return hidden is not None or bool(style and _HIDES.search(style))


def _called(names: str) -> int:
    """Return what all of an element's names say together."""
    kinds = 0
    for name in names[:400].split():
        kinds |= _said(name)
    return kinds & ~(FURNITURE | _QUOTED) if kinds & _QUOTED else kinds


@lru_cache(32768)
def _said(name: str) -> int:
    """Return what one name says."""
    words = {word.casefold() for word in _WORDS.findall(_MADE_UP.sub(" ", name))}
    kinds = FURNITURE if words & word_list("page_furniture") else 0
    kinds |= NEVER if words & word_list("page_never") or _ARCHIVE_BAR.match(name) else 0
    kinds |= FACTS if words & word_list("page_facts") else 0
    kinds |= CAPTION if _CAPTION.search(name) else 0
    kinds |= REMARKS if _REMARKS.fullmatch(name) else 0
    kinds |= _QUOTED if words & _POSTS else 0
    return kinds | (BODY if _BODY.search(name) else 0)
