"""What the name of a document tells: what kind of thing it is, whose, and which of several."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from headwater.trace.texts.words import capitals, name_words, tokens, word_list

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PAGES = re.compile(r"\b\w+-(?:page|line|word|minute)\b")
# What a name goes on to tell once it has said which document it is.
_CLAUSE = re.compile(
    r",\s(?!(?:filed|signed|written|issued|prepared|by|dated)\b).*"
    r"|\s(?:which|whom?|whose|that (?:[a-z]+ed|is|was|had|has|we|he|she|it|they|(?:the|[A-Z][\w’'-]+)"
    r"(?!(?:\s[\w’'-]+){0,3}?\s(?:filed|wrote|sent|keeps?|hands? out)\b))"
    r"|(?:obtained|seen|reviewed|released|published|leaked|taken|compiled|shared|given|sent|filed|handed|on file)"
    r"\b(?!.*\b(?:by|with|of|from)\b))\b.*|\s\([^()]*\)$"
)
_SHOWN = frozenset({"table", "chart", "post", "screenshot", "interview"})
_SAME = {
    "memorandum": "memo", "e-mail": "email", "mail": "email", "communique": "statement", "release": "statement",
    "announcement": "statement", "logbook": "log", "footage": "video", "judgment": "ruling", "judgement": "ruling",
    "assessment": "report", "review": "report", "analysis": "report", "dossier": "file", "papers": "paper", "inventory": "list",
    "audit": "report",
}  # fmt: skip
# Words for any document, that stand for one of another kind: "the Lindgaard file" is a note, "the filing" an affidavit.
_ANY = frozenset({"", "document", "filing", "paper"})
_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_DATED = re.compile(rf"\b(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}}\b)?(?:,? (?:1[5-9]|20)\d\d)?|\b(?:1[5-9]|20)\d\d\b")

_ANY_DOCUMENT = frozenset({"document", "documents", "file", "files", "dossier"})
# Nouns for one document: an article may call a report a study, and hardly an email.
_FAMILIES = (
    frozenset({"report", "review", "study", "assessment", "analysis", "survey", "audit", "paper", "plan", "book"}),
    frozenset({"letter", "note", "memo", "memorandum", "email", "e-mail", "notice", "circular", "bulletin"}),
    frozenset({"statement", "affidavit", "filing", "indictment", "release", "communique"}),
    frozenset({"order", "ruling", "judgment"}),
    frozenset({"log", "logbook", "list", "sheet", "register", "ledger", "diary", "records", "accounts", "transcript"}),
    frozenset({"video", "footage", "images"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name taken apart: `kind` is one word for what it is ("" for no kind of document), `which` tells it from others.

    `dates` are the words of the days and years in it: they keep two documents apart, and make no document one to ask for.
    """

    kind: str
    which: frozenset[str]
    dates: frozenset[str]
    owned: bool


@lru_cache(maxsize=8192)
def label(name: str) -> Label:
    """Return what a name tells of a document; "the 48-page report" tells its kind alone."""
    short = _PAGES.sub("", _CLAUSE.sub("", name)) or name
    dates = frozenset(word for found in _DATED.findall(short) for word in tokens(found)) - word_list("stop")
    words = name_words(short)
    nouns = word_list("document_nouns") | word_list("source_documents") | _SHOWN
    heads = [word for word in words if _one(word) in nouns or word in nouns]
    head = heads[0] if heads and re.search(r"\b(?:of|by|from)\b", short) else heads[-1] if heads else ""
    which = frozenset(
        word.removesuffix("'s").removesuffix("'")
        for word in words
        if word != head and word not in word_list("describing") and word not in dates
    )
    proper = capitals(short) & which
    return Label(kind=_kind(head), which=which, dates=dates, owned=bool(proper) or "'s" in short or "’s" in short)


def like_nouns(words: Iterable[str]) -> frozenset[str]:
    """Return the nouns by which a text may go on to speak of a document whose name has some words; empty where none is a kind."""
    known = frozenset(words)
    like = frozenset[str]().union(*(family for family in _FAMILIES if not family.isdisjoint(known)))
    return like | _ANY_DOCUMENT if like else like


def is_document(name: str) -> bool:
    """Say whether a name is one of a document: of a known kind, or a work with its year ("Hollis and Page 2016")."""
    return bool(label(name).kind) or (_YEAR.search(name) is not None and bool(capitals(name)))


def is_bare(name: str) -> bool:
    """Say whether a name tells only the kind of a document: "the report", "a leaked note"."""
    known = label(name)
    return bool(known.kind) and not known.which


def is_papers(name: str) -> bool:
    """Say whether a name is one of papers that are no newspaper: "the firm's insurance papers", "the Marlow paper"."""
    words = name.split()
    return bool(words) and (words[-1] == "papers" or (words[-1] == "paper" and bool(capitals(name))))


def one_document(left: str, right: str) -> bool:
    """Say whether two names can be of one document: they tell one kind, and share half of what tells it from others."""
    mine, theirs = label(left), label(right)
    if not {mine.kind, theirs.kind} & _ANY and mine.kind != theirs.kind:
        return False
    if not of_one_day(mine.dates, theirs.dates):
        return False
    if not mine.which or not theirs.which:
        return not mine.which and not theirs.which and mine.kind == theirs.kind
    shared, least = mine.which & theirs.which, min(len(mine.which), len(theirs.which))
    return 2 * len(shared) > least or (2 * len(shared) == least and mine.kind == theirs.kind)


def date_in(name: str) -> str | None:
    """Return the day or the year that a name gives, None where it gives none."""
    found = _DATED.search(name)
    return found.group() if found else None


def of_one_day(left: frozenset[str], right: frozenset[str]) -> bool:
    """Say whether the words of two dates can be of one day: "31 May" is of "May 31, 2025", and no date of any."""
    return not left or not right or left <= right or right <= left


def _kind(head: str) -> str:
    one = _one(head)
    return _SAME.get(one, one)


def _one(word: str) -> str:
    if word in {"accounts", "minutes", "images", "news"} or not word.endswith("s"):
        return word
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
