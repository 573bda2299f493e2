"""Documents that texts give two names: "a note by monitors ... The note by the Mission", the auditor's and Ann Roe's report."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from headwater.model.text import Article
from headwater.trace.parties.documents import Document
from headwater.trace.parties.labels import is_bare, label, of_one_day
from headwater.trace.texts.words import word_list

_OWNER = re.compile(r"(?P<owner>[A-Z][\w-]+(?:\s+[A-Z][\w-]+)+)[’']s\s")
_NEW, _KNOWN = re.compile(r"\b[Aa]n?\s+(?:[a-z-]+\s+)?$"), re.compile(r"\b[Tt]he\s+(?:[\w-]+\s+)?$")


def named_twice(
    articles: Mapping[str, Article], found: Mapping[str, Sequence[Document]]
) -> tuple[tuple[str, str], ...]:
    """Return pairs of names of one document, sorted: as a text introduces and as it takes it up, or by its owner's names."""
    pairs = {pair for id_ in sorted(found) for pair in _taken_up(articles[id_].text, found[id_])}
    by_word: dict[str, set[str]] = defaultdict(set)
    for document in (one for of_one in found.values() for one in of_one):
        for word in label(document.name).which:
            by_word[word].add(document.name)
    for id_ in sorted(found):
        for document in found[id_]:
            pairs |= {(document.name, other) for other in _by_its_author(document, articles[id_].text, by_word)}
    return tuple(sorted(pairs))


def _by_its_author(document: Document, text: str, by_word: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Yield the documents of its kind that name its owner by what the text calls her: "the auditor's report"."""
    owner = _OWNER.match(document.name)
    for calling in sorted(_callings(text, owner["owner"])) if owner else ():
        for other in sorted(by_word.get(calling, ())):
            if other != document.name and label(other).kind == label(document.name).kind:
                yield other


def _taken_up(text: str, found: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Yield what a text calls "a note by ..." and then "the note by ...", of one kind and with no other of it between."""
    kinds = sorted({label(document.name).kind for document in found} - {""})
    for kind in kinds:
        own = [d for d in found if label(d.name).kind == kind and not is_bare(d.name)]
        for first, then in pairwise(own):
            days = label(first.name).dates, label(then.name).dates
            if _NEW.search(text[: first.start]) and _KNOWN.search(text[: then.start]) and of_one_day(*days):
                yield first.name, then.name


def _callings(text: str, owner: str) -> frozenset[str]:
    """Return what a person is called before the name: {"auditor"} for "state Auditor Joan Whitlow"."""
    before = re.finditer(rf"\b([A-Za-z]{{4,30}}) {re.escape(owner)}\b", text)
    found = {match.group(1).casefold() for match in before}
    return frozenset(found - word_list("stop") - word_list("titles") - word_list("reporting"))
