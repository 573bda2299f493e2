"""Documents that a text gives as its ground, with a name that a reader could ask for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.model.attribution import Attribution, Speaker
from headwater.model.text import Article
from headwater.trace.texts.words import content_words, name_words, tokens, word_list

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[”\"’']?|\n|$)")
_CITATION = re.compile(
    r"\((?:see |cf\. )?((?:[A-Z][\w’'-]+(?:,? (?:and|&|et al\.?) ?)?\s?){1,4},? (?:19|20)\d\d)[a-z]?(?:,[^()]{0,40})?\)"
)
_MADE_FROM = re.compile(r"\b(?:translated|adapted|compiled|abridged) from (?:the |a |an )?$", re.IGNORECASE)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}}\b)?(?:,? \d{{4}})?"
_PROPER = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’'-]{1,40}(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w-]{1,40}){0,5}"
)
_RUN = re.compile(r"\w+")
_ISSUED = "circular|statement|letter|note|memo|memorandum|report|study|log|register|bulletin|ruling|message"
_OWNER = re.compile(
    r"(?P<before>(?:[\w’'-]+\s+)*?)(?P<owner>(?:[A-Z][\w-]*\s+)*(?:[A-Z]|\b)[\w-]+(?:[’']s|s[’']))(?P<rest>\s.*)",
    re.DOTALL,
)
_LOWER_OWNER = re.compile(r"(?P<noun>[a-z]{3,})[’']s\s")
_TAIL = frozenset({"of", "from", "dated", "for", "signed", "by", "on", "into"})
# Not possessives, and not documents that report anything.
_SERVING = re.compile(
    r"^(?:it|that|he|she|there|what|who|let|here|where|(?:to)?day|night|week|month|year|moment|yesterday|hour)s?[’']s?\b"
    r"|^(?:translator|editor|author|publisher)[’']s\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that a text speaks of: what to call it, and where."""

    name: str
    start: int
    end: int


@cache
def _nouns() -> frozenset[str]:
    """Return the words of which every sentence that speaks of a document has one, as they begin: "e" for "e-mail"."""
    return frozenset(
        _RUN.findall(noun)[0] for noun in (*word_list("source_documents"), *_ISSUED.split("|"), "report", "paper")
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    nouns = "|".join(sorted(word_list("source_documents"), key=lambda n: (-len(n), n)))
    word = r"[\w’'-]{1,40}"
    tail = rf"(?:\s+(?:of|from|dated|for|signed by|by)\s+(?:{_DATE}|(?:(?:the|its|their|his|her|a)\s+)?(?:{word}\s+)?{word}))?"
    return (
        # "the mill's log", "the council's own insurance list", "the abbot's accounts for 1402"
        re.compile(
            rf"\b(?P<name>(?:{word}\s+){{0,2}}{word}(?:[’']s|s[’'])\s+(?:own\s+)?(?:{word}\s+){{0,2}}?(?:{nouns})\b{tail})"
        ),
        # "said in a preliminary note", "in a letter of 3 February", "according to a four-page memo"
        re.compile(
            rf"\b(?:(?i:in|according to|from|on|by|obtained|seen|read)\s+(?:a|an|the|its|his|her|their)"
            rf"|(?:given|handed|shown|obtained|examined|leaked)(?:\s+(?:a|an|the|its|his|her|their))?)\s+"
            rf"(?P<name>(?:(?!the\b|a\b|an\b){word}\s+){{0,3}}?(?:{nouns})\b{tail})"
        ),
        # "an affidavit filed Monday by Detective Carla Voss", "a circular of the State Grain Office"
        re.compile(
            rf"(?<![\w-])(?P<name>(?:[a-z][\w-]{{0,40}}\s+){{0,2}}(?:(?:{nouns}|report|paper)\b(?:\s+(?:on|into)\s+(?:{word}\s+){{0,6}}?{word})?"
            rf"(?:,?\s+(?:filed|signed|written|issued|prepared|published|released|compiled)(?:\s+{word})?)?,?\s+(?:by|from)"
            rf"|(?:{_ISSUED})\s+of)\s+(?:the\s+|an?\s+)?(?:[a-z]{{1,40}}\s+){{0,2}}{_PROPER})"
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
        if not _nouns().isdisjoint(_RUN.findall(sentence.group())):
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
        if not _furnished(article, start) and not _SERVING.search(name) and len(content_words(owned)) > 1:
            yield Document(name=_in_full(article, owned), start=start, end=sentence.start() + match.end("name"))


def _furnished(article: Article, at: int) -> bool:
    """Say whether a place is page furniture; a line that tells what the text was made from is not."""
    if _MADE_FROM.search(article.text[max(0, at - 30) : at]):
        return False
    return any(span.start <= at < span.end for span in article.furniture)


def _trimmed(name: str) -> str:
    """Return a name without what stands around it: "firm after a review" is a review."""
    words = _owner_first(name).split()
    idle = word_list("stop") - {"own"}
    while words and words[0].casefold() in idle:
        words = words[1:]
    tail = next((n for n, word in enumerate(words) if word in _TAIL), len(words))
    first = max((n + 1 for n, word in enumerate(words[:tail]) if word.casefold() in idle), default=0)
    words = words[first:]
    while words and words[-1] in idle:
        words.pop()
    return " ".join(words)


def _owner_first(name: str) -> str:
    """Return a name from its owner on, without "Friday that" before "Lindqvist's statement"; "" where he owns no document."""
    found = _OWNER.fullmatch(name)
    if found is None:
        return name
    between = tokens(re.split(r"\s(?:of|from|dated|for|signed by|by)\s", found["rest"])[0])
    if any(word in word_list("stop") - {"own"} for word in between):
        return ""
    before = [] if found["owner"][0].isupper() else found["before"].split()
    while any(word.casefold() in word_list("stop") for word in before):
        before = before[1:]
    return " ".join([*before, found["owner"], found["rest"].strip()])


def _in_full(article: Article, name: str) -> str:
    """Return a name with its owner in full: the "hospital's own register" is that of the one hospital that the text names."""
    owner = _LOWER_OWNER.match(name)
    if owner is None:
        return name
    noun = re.escape(owner["noun"].title())
    known = {m.group() for m in re.finditer(rf"\b(?:[A-Z][\w-]+ ){{1,4}}{noun}\b", article.text)}
    return f"{known.pop()}{name[owner.end('noun') :]}" if len(known) == 1 else name


def _owned(attributions: Sequence[Attribution], sentence: re.Match[str], name: str) -> str:
    """Return the name with whose document it is, where the words do not say so: "Ansel Line statement"."""
    if "'s " in name or "’s " in name or len([w for w in tokens(name) if w not in word_list("stop")]) > 2:
        return name
    near = [
        a
        for a in attributions
        if a.speaker is not None
        and _may_own(a.speaker, name)
        and any(s.start < sentence.end() and sentence.start() < s.end for s in (*a.sources, *a.cues, *a.contents))
    ]
    owner = min(near, key=lambda a: (a.contents[0], a.id), default=None)
    if owner is None or owner.speaker is None or set(name_words(owner.speaker.name)) & set(tokens(name)):
        return name
    whose = owner.speaker.name.split(",")[0]
    if owner.speaker.kind == "document" or not name_words(whose):
        return name
    is_name = whose[0].isupper() and tokens(whose)[0] not in word_list("stop")
    return f"{whose} {name}" if is_name else f"{name} ({whose})"


def _may_own(speaker: Speaker, name: str) -> bool:
    """Say whether a document can be a speaker's own: who is heard beside an affidavit only tells of it."""
    if speaker.kind == "outlet":
        return False
    return speaker.kind != "person" or not word_list("issued").isdisjoint(tokens(name))
