"""What an article says in its own voice: as something its own people saw or measured, or as a mere fact; and who only asks."""

import re

from headwater.model.attribution import Attribution, Sourcing
from headwater.model.links import Statement
from headwater.model.text import Article
from headwater.trace.parties.outlets import is_own
from headwater.trace.pile import Pile, in_headline

_SAW = (
    "counted|saw|watched|reached|measured|took|found|heard|stood|walked|visited|tested|witnessed|timed|inspected|photographed|"
    "examined|filmed|sampled|weighed"
)
_FIRST_HAND = re.compile(
    rf"\b(?:I|we) (?:have |had )?(?:{_SAW}|read)\b"
    r"|\bour (?:own )?(?:reporter|correspondent|instruments?|readings?|probes?|team|photographer|measurements?|count|tests?|"
    r"records?|laboratory)\b"
    r"|\b(?:this|your) (?:reporter|correspondent)\b",
    re.IGNORECASE,
)
_ON_THE_SPOT = re.compile(
    r"\bI (?:reached|stood|walked|arrived|got|drove|climbed|went) (?:at |to |there|the |in |on |by )"
)
_NAMED_SAW = re.compile(rf"\b(?P<who>(?:[Tt]he )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,4}}) (?:has |had )?(?:{_SAW})\b")
_RECALLED = re.compile(
    r"\b(?:reported|said|wrote|written|suggested|published|printed|stated|quoted|believ\w+|think|thinks|thought|suspect\w*|"
    r"suppos\w+|guess\w*|doubt\w*)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_LONGEST = 2000


def sourcing_alone(pile: Pile, statement: Statement) -> Sourcing:
    """Return how a statement without any source is sourced: whether the outlet's own reporter saw it."""
    article = pile.articles[statement.article_id]
    attribution = pile.attributions.get(statement.attribution_id or "")
    if attribution is not None and attribution.sourcing == "self_reported" and not _recalls(article, attribution):
        return "self_reported"
    if in_headline(article, statement.start, statement.end):
        return "unsourced"
    return "self_reported" if _is_seen(article, statement) else "unsourced"


def _recalls(article: Article, attribution: Attribution) -> bool:
    """Say whether an outlet only recalls what it has printed: "we reported last week that" tells of no eyes or instruments.

    Nor does what it only believes.
    """
    return any(_RECALLED.search(article.text[span.start : span.end]) for span in attribution.cues)


def _is_seen(article: Article, statement: Statement) -> bool:
    words = article.text[statement.start : statement.end]
    if _FIRST_HAND.search(words) or any(is_own(found["who"], article) for found in _NAMED_SAW.finditer(words)):
        return True
    start = max(
        (m.end() for m in _PARAGRAPH.finditer(article.text, max(0, statement.start - _LONGEST), statement.start)),
        default=0,
    )
    return _ON_THE_SPOT.search(article.text, start, statement.start) is not None


def asks(pile: Pile, attribution: Attribution) -> bool:
    """Say whether an attribution is a turn of the outlet's own people, whose words are the outlet's own voice."""
    if attribution.kind != "turn" or attribution.speaker is None or attribution.parent is not None:
        return False
    return attribution.speaker.id in pile.presenters[attribution.article_id]
