"""What the name of a document tells: what kind of thing it is, whose, and which of several."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from headwater.trace.texts.words import capitals, name_words, word_list

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PAGES = re.compile(r"\b\w+-(?:page|line|word|minute)\b")
# What a name goes on to tell once it has said which document it is.
_CLAUSE = re.compile(
    r",\s(?!(?:filed|signed|written|issued|prepared|by|dated)\b).*"
    r"|\s(?:which|whom?|whose|that (?:[a-z]+ed|is|was|had|has|we|he|she|it|they|the|[A-Z][\w’'-]+)"
    r"|(?:obtained|seen|reviewed|released|published|leaked|taken|compiled|shared|given|sent|filed|handed|on file)"
    r"\b(?!.*\b(?:by|with|of|from)\b))\b.*|\s\([^()]*\)$"
)
_SHOWN = frozenset({"table", "chart", "post", "screenshot", "interview"})
_SAME = {
    "memorandum": "memo", "e-mail": "email", "mail": "email", "communique": "statement", "release": "statement",
    "announcement": "statement", "logbook": "log", "footage": "video", "judgment": "ruling", "judgement": "ruling",
    "assessment": "report", "review": "report", "analysis": "report", "paper": "study", "dossier": "file", "inventory": "list",
}  # fmt: skip

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
    """A name taken apart: `kind` is one word for what it is ("" for no kind of document), `which` tells it from others."""

    kind: str
    which: frozenset[str]
    owned: bool


@lru_cache(maxsize=8192)
def label(name: str) -> Label:
    """Return what a name tells of a document; "the 48-page report" tells its kind alone."""
    short = _PAGES.sub("", _CLAUSE.sub("", name)) or name
    words = name_words(short)
    nouns = word_list("document_nouns") | word_list("source_documents") | _SHOWN
    heads = [word for word in words if _one(word) in nouns or word in nouns]
    head = heads[0] if heads and re.search(r"\b(?:of|by|from)\b", short) else heads[-1] if heads else ""
    which = frozenset(
        word.removesuffix("'s").removesuffix("'")
        for word in words
        if word != head and word not in word_list("describing")
    )
    proper = capitals(short) & which
    return Label(kind=_kind(head), which=which, owned=bool(proper) or "'s" in short or "’s" in short)


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


def one_document(left: str, right: str) -> bool:
    """Say whether two names can be of one document: they tell one kind, and share half of what tells it from others."""
    mine, theirs = label(left), label(right)
    if not {mine.kind, theirs.kind} & {"", "document"} and mine.kind != theirs.kind:
        return False
    if not mine.which or not theirs.which:
        return not mine.which and not theirs.which and mine.kind == theirs.kind
    shared = mine.which & theirs.which
    return 2 * len(shared) >= min(len(mine.which), len(theirs.which))


def _kind(head: str) -> str:
    one = _one(head)
    return _SAME.get(one, one)


def _one(word: str) -> str:
    if word in {"accounts", "minutes", "images", "news"} or not word.endswith("s"):
        return word
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")
