"""Documents that a text gives as its ground, with a name that a reader could ask for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.model.attribution import Attribution
from headwater.model.text import Article
from headwater.trace.words import name_words, tokens, word_list

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[”\"’']?|\n|$)")
_CITATION = re.compile(
    r"\((?:see |cf\. )?((?:[A-Z][\w’'-]+(?:,? (?:and|&|et al\.?) ?)?\s?){1,4},? (?:19|20)\d\d)[a-z]?(?:,[^()]{0,40})?\)"
)
_MADE_FROM = re.compile(r"\b(?:translated|adapted|compiled|abridged) from (?:the |a |an )?$", re.IGNORECASE)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}}\b)?(?:,? \d{{4}})?"
# Not possessives, and not documents that report anything.
_SERVING = re.compile(
    r"^(?:it|that|he|she|there|what|who|let|here|where)[’']s\b|^(?:translator|editor|author|publisher)[’']s\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that a text speaks of: what to call it, and where."""

    name: str
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    nouns = "|".join(sorted(word_list("source_documents"), key=lambda n: (-len(n), n)))
    word = r"[\w’'-]+"
    tail = rf"(?:\s+(?:of|from|dated|for|signed by|by)\s+(?:{_DATE}|(?:(?:the|its|their|his|her|a)\s+)?(?:{word}\s+)?{word}))?"
    return (
        # "the mill's log", "the council's own insurance list", "the abbot's accounts for 1402"
        re.compile(
            rf"\b(?P<name>(?:{word}\s+){{0,2}}{word}(?:[’']s|s[’'])\s+(?:own\s+)?(?:{word}\s+){{0,2}}?(?:{nouns})\b{tail})"
        ),
        # "said in a preliminary note", "in a letter of 3 February", "according to a four-page memo"
        re.compile(
            rf"\b(?i:in|according to|from|on|by|obtained|seen|read)\s+(?:a|an|the|its|his|her|their)\s+"
            rf"(?P<name>(?:(?!the\b|a\b|an\b){word}\s+){{0,3}}?(?:{nouns})\b{tail})"
        ),
        # "Harbour radar records ... put her at", "The 61-page review was written", "the statement said"
        re.compile(
            rf"\b(?P<name>[A-Z]?(?:{word}\s+){{1,3}}?(?:{nouns}))\b(?:,[^,.;]{{1,60}},)?\s+"
            rf"(?:says?|said|shows?|showed|puts?|reads?|records?|found|finds|concluded|concludes|warns?|warned|states?|stated)\b"
        ),
    )


def documents(article: Article, attributions: Sequence[Attribution]) -> tuple[Document, ...]:
    """Return the documents that an article speaks of as a ground for something, sorted; the same words count once a place."""
    found = [
        Document(name=m.group(1).strip(), start=m.start(1), end=m.end(1)) for m in _CITATION.finditer(article.text)
    ]
    for sentence in _SENTENCE.finditer(article.text):
        for pattern in _patterns():
            found += _in_sentence(article, attributions, sentence, pattern)
    kept: list[Document] = []
    for document in sorted(found, key=lambda d: (d.start - d.end, d.start, d.name)):
        if not any(document.start < other.end and other.start < document.end for other in kept):
            kept.append(document)
    return tuple(sorted(kept, key=lambda d: (d.start, d.end, d.name)))


def works_cited(text: str, start: int, end: int) -> tuple[tuple[int, str], ...]:
    """Return where a stretch of text cites a work in brackets, and which: "(Hollis and Page 2016, p. 9)"."""
    return tuple((match.start(1), match.group(1).strip()) for match in _CITATION.finditer(text, start, end))


def _in_sentence(
    article: Article, attributions: Sequence[Attribution], sentence: re.Match[str], pattern: re.Pattern[str]
) -> Iterator[Document]:
    for match in pattern.finditer(sentence.group()):
        start = sentence.start() + match.start("name")
        name = _trimmed(match["name"])
        owned = _owned(attributions, sentence, name)
        if not _furnished(article, start) and not _SERVING.search(name) and len(name_words(owned)) > 1:
            yield Document(name=owned, start=start, end=sentence.start() + match.end("name"))


def _furnished(article: Article, at: int) -> bool:
    """Say whether a place is page furniture; a line that tells what the text was made from is not."""
    if _MADE_FROM.search(article.text[max(0, at - 30) : at]):
        return False
    return any(span.start <= at < span.end for span in article.furniture)


def _trimmed(name: str) -> str:
    words = name.split()
    while words and words[0].casefold() in word_list("stop") - {"own"}:
        words = words[1:]
    return " ".join(words)


def _owned(attributions: Sequence[Attribution], sentence: re.Match[str], name: str) -> str:
    """Return the name with whose document it is, where the words do not say so: "Ansel Line statement"."""
    if "'s " in name or "’s " in name or len([w for w in tokens(name) if w not in word_list("stop")]) > 2:
        return name
    near = [
        a
        for a in attributions
        if a.speaker is not None
        and any(s.start < sentence.end() and sentence.start() < s.end for s in (*a.sources, *a.cues, *a.contents))
    ]
    owner = min(near, key=lambda a: (a.contents[0], a.id), default=None)
    if owner is None or owner.speaker is None or set(name_words(owner.speaker.name)) & set(tokens(name)):
        return name
    whose = owner.speaker.name.split(",")[0]
    if owner.speaker.kind == "document" or not name_words(whose):
        return name
    return f"{whose} {name}" if whose[0].isupper() else f"{name} ({whose})"
