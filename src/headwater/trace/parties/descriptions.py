"""What the pile's texts say of a source: office, body, authorship, what it relies on."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from headwater.model.text import Article
from headwater.trace.parties.labels import like_nouns
from headwater.trace.texts.words import capitals, content_words, name_words, tokens, word_list

_REACH = 110
_STOP_RIGHT = re.compile(r"[.;:!?\n“”\"(]|,\s+(?=said|says|told|who said|and)|\bsaid\b|\bsays\b|\btold\b|\bconfirmed\b")
_STOP_LEFT = re.compile(r"[.;:!?\n“”\")]")
_OFFICE_AFTER = re.compile(
    r"^(?:,\s+(?:the\b|a\b|an\b|its\b|their\b|who\b|which\b|[a-z])|"
    r"\s+(?:of|who|has run|has led|runs|ran|heads|headed|chairs|chaired|leads|led|speaks for|spoke for)\b)"
)
_RELIES = re.compile(
    r"\b(?:worked from|working from|based on|relied on|relying on|drawing on|drew on|using|used|supplied by|provided by|"
    r"according to data from|counted from|taken from|from photographs|calculated from)\b(?P<what>[^.;!?\n]{3,90})",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"\bby\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){0,4}(?P<who>(?:[A-Z][\w’'.-]*\s+){0,3}[A-Z][\w’'-]+)"
)
_ISSUED_BY = re.compile(
    r"\b(?:issued|released|published|written|filed|drawn up|compiled|made)\b(?: [\w-]+)? by the (?P<who>[a-z]+ [a-z]+)\b"
)
_NAMED = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+) (?:(?i:report|review|study|survey|memo|letter|note|log|audit|inquiry|assessment))\b"
)
# What no apposition has: "the harbour master, Hanne Brock", but "the ferry was late, Hanne Brock said".
_CLAUSE = re.compile(r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must)\b")
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")
_NEAR = 300
_LETTERS = re.compile(r"[^\W_]+")
_FEW = 30  # texts: in more, those that can have a name are looked up
_LONGEST = 20_000  # characters of an article in which names are looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Words found beside a source's name.

    `words` describe it, `bodies` are the capitalised ones among them, `around` are the words of its own statement,
    `authors` the names of a document's authors, `relies_on` the words for what it worked from, `points_to` the documents that
    it speaks of.
    """

    words: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    relies_on: frozenset[str] = frozenset()
    points_to: frozenset[str] = frozenset()


def describe(names: Collection[str], articles: Collection[Article]) -> dict[str, Description]:
    """Return what `articles` say beside each of some names."""
    texts = [article.text for article in articles]
    having = _having(names, texts) if len(texts) > _FEW else {}
    return {name: _described(name, having.get(_mark(name), ()) if having else texts) for name in names}


def _having(names: Iterable[str], texts: Iterable[str]) -> dict[str, list[str]]:
    """Return the texts that have the marks of names."""
    marks = {_mark(name) for name in names}
    found: dict[str, list[str]] = {mark: [] for mark in marks}
    for text in texts:
        for mark in marks.intersection(_LETTERS.findall(_folded(text))):
            found[mark].append(text)
    return found


@lru_cache(maxsize=16384)
def _mark(name: str) -> str:
    """Return a run of letters that stands by itself wherever a name stands in any form, "" for a name without any."""
    letters = _LETTERS.findall(" ".join(name_words(name)[-1:]))
    return letters[-1] if letters else ""


def _described(name: str, texts: Iterable[str]) -> Description:
    found = [_described_in(name, text) for text in texts]
    return Description(
        words=frozenset().union(*(one.words for one in found)),
        bodies=frozenset().union(*(one.bodies for one in found)),
        relies_on=frozenset().union(*(one.relies_on for one in found)),
    )


@lru_cache(maxsize=16384)
def _described_in(name: str, text: str) -> Description:
    """Return what one text says beside a name. Many claims share their articles and sources, so it is kept."""
    places = _occurrences(name, text)
    if not places:
        return _NOTHING
    own = frozenset(name_words(name))
    phrases = [phrase for start, end in places for phrase in _beside(text, start, end)]
    relies = [phrase for _, end in places for phrase in _material(text, end)]
    return Description(
        words=frozenset(word for phrase in phrases for word in content_words(phrase)) - own,
        bodies=frozenset(word for phrase in phrases for word in capitals(" " + phrase)) - own - word_list("titles"),
        relies_on=frozenset(word.rstrip("'") for phrase in relies for word in content_words(phrase)) - _NO_SOURCE,
    )


@lru_cache(maxsize=16384)
def points_to(name: str, text: str) -> frozenset[str]:
    """Return the nouns for documents that stand after a name in a text."""
    near = " ".join(text[end : end + _NEAR] for _, end in _occurrences(name, text))
    return frozenset(tokens(near)) & word_list("document_nouns")


def describe_document(name: str, article: Article) -> Description:
    """Return what an article says of a document that it names: who wrote it, and for a bare "the report" all names there."""
    words = name_words(name)
    bare = set(words) <= word_list("document_nouns")
    return Description(
        authors=frozenset(_authors(words, article.text)),
        points_to=frozenset(_written(words, article.text)),
        bodies=capitals(article.text[:_LONGEST]) if bare else frozenset(),
    )


def _written(own: tuple[str, ...], text: str) -> Iterator[str]:
    """Yield the nouns for documents in the sentences that name an author."""
    for sentence in _SENTENCES.split(text) if own else ():
        words = set(tokens(sentence))
        if own[-1] in words:
            yield from words & word_list("document_nouns")


_NOTHING = Description()
_NO_SOURCE = frozenset({"photographs", "data", "figures", "records", "took", "members"})


def _occurrences(name: str, text: str) -> list[tuple[int, int]]:
    """Return where a name stands in the text: whole, or for a person's name also with an initial for the given name."""
    own, bare = name_words(name), _without_article(name)
    folded = _folded(text)
    if not own or len(folded) != len(text) or (own[-1] not in folded and bare not in folded):
        return []
    return [match.span() for match in _forms(own, bare).finditer(folded)]


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    return text.casefold()


@lru_cache(maxsize=4096)
def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", name.strip(), flags=re.IGNORECASE).casefold()


@lru_cache(maxsize=1024)
def _forms(own: tuple[str, ...], bare: str) -> re.Pattern[str]:
    whole = r"[\s.]+".join(re.escape(word) for word in own)
    forms = {whole, re.escape(bare), *([rf"{own[0][0]}\.\s*{re.escape(own[-1])}"] if len(own) > 1 else [])}
    return re.compile(r"\b(?:" + "|".join(sorted(forms)) + r")\b")


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the words after a name ("Wat Linden, the chairman of the club") and before it ("the harbour master, Hanne Brock")."""
    right = text[end : end + _REACH]
    if _OFFICE_AFTER.match(right):
        yield _STOP_RIGHT.split(right.lstrip(", "), maxsplit=1)[0]
    left = _STOP_LEFT.split(text[max(0, start - _REACH) : start])[-1]
    parts = [part for part in left.split(",") if part.strip()]
    if left.rstrip().endswith(",") and parts:
        if not _CLAUSE.search(parts[-1]):
            yield parts[-1]
    elif parts:
        yield " ".join(parts[-1].split()[-5:])


def _material(text: str, end: int) -> Iterator[str]:
    """Yield what somebody named just before is said to have worked from."""
    for match in _RELIES.finditer(text[end : end + 300]):
        yield match["what"]


def _of_another(own: tuple[str, ...], sentence: str) -> bool:
    """Say whether a sentence speaks of a document with another name: "the Vordan review" is not "the Morstow review"."""
    named = {tokens(match["name"])[0] for match in _NAMED.finditer(sentence)}
    return bool(named - word_list("stop")) and named.isdisjoint(own)


def _authors(own: tuple[str, ...], text: str) -> Iterator[str]:
    """Yield the surnames of those whom a text gives as author of a document: "written by the engineer Ida Marrick"."""
    nouns = word_list("document_nouns")
    mine = like_nouns(own) or nouns
    for sentence in _SENTENCES.split(text):
        if mine & set(tokens(sentence)) and not _of_another(own, sentence):
            yield from (tokens(match["who"])[-1] for match in _WRITTEN_BY.finditer(sentence))
            yield from (word for match in _ISSUED_BY.finditer(sentence) for word in tokens(match["who"]))
    yield from (word for word in own if word not in nouns and not word.isdigit())
