"""Documents that a text gives as its ground, with a name that a reader could ask for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.model.attribution import Attribution, Speaker
from headwater.model.text import Article, Span
from headwater.trace.parties.labels import date_in
from headwater.trace.parties.phrasings import phrasings, speaks_of_papers
from headwater.trace.texts.words import content_words, name_words, tokens, word_list

# "No. 31", "7.2" and "J. Reed" end no sentence.
_SENTENCE = re.compile(
    r"(?:[^.!?\n]|(?<=\b[Nn]o)\.(?=\s?\d)|(?<=\d)\.(?=\d)|(?<=\b[A-Z])\.(?=\s[A-Z]))+(?:[.!?]+[”\"’']?|\n|$)"
)
_CITATION = re.compile(
    r"\((?:see |cf\. )?((?:[A-Z][\w’'-]+(?:,? (?:and|&|et al\.?) ?)?\s?){1,4},? (?:19|20)\d\d)[a-z]?(?:,[^()]{0,40})?\)"
)
_MADE_FROM = re.compile(r"\b(?:translated|adapted|compiled|abridged) from (?:the |a |an )?$", re.IGNORECASE)
_OWNER = re.compile(
    r"(?P<before>(?:[\w’'-]+\s+)*?)(?P<owner>(?:[A-Z][\w-]*\s+)*(?:[A-Z]|\b)[\w-]+(?:[’']s|s[’']))(?P<rest>\s.*)",
    re.DOTALL,
)
_LOWER_OWNER = re.compile(r"(?P<noun>[a-z]{3,})[’']s\s")
_TITLED = re.compile(r"^(\w+),? (?:is |was )?(?:called|titled|entitled|headed) [“\"‘]?(.+)$")
_SPOKEN = frozenset({"statement", "email", "e-mail", "message"})
_WRITTEN = re.compile(r"\b(?:written|sworn|signed|witness)\b", re.IGNORECASE)
_OURS = re.compile(r"\b(?:[Oo]ur|[Mm]y|[Yy]our)\b[^,;]{0,12}$")
_REPORTING = re.compile(r"\b(?:report|story|article|piece|front page|bulletins?|column)\b")
_ON_A_LIST = re.compile(
    r"\b(?:is|are|was|were|be|been|not|names?|put|stood) on (?:the|a|its|his|her|their)\s"
    r"(?:[\w’'-]+\s){0,3}(?:list|register|sheet)$"
    r"|\b(?:engaged|part|involved) in (?:the|a|an)\s(?:[\w’'-]+\s){0,6}[\w’'-]+$"
)
_OFFICE = re.compile(
    r"\s(?:office|officer|officers|official|officials|team|committee|firm|firms|company|agency|board|clerk|rules?|laws?|requests?)\b"
)
_HIS = re.compile(r"\b(?:his|her)\s$")
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


def documents(article: Article, attributions: Sequence[Attribution]) -> tuple[Document, ...]:
    """Return the documents that an article speaks of as a ground for something, sorted; the same words count once a place."""
    found = [
        Document(name=m.group(1).strip(), start=m.start(1), end=m.end(1)) for m in _CITATION.finditer(article.text)
    ]
    for sentence in _SENTENCE.finditer(article.text):
        if speaks_of_papers(sentence.group()):
            for pattern in phrasings():
                found += _in_sentence(article, attributions, sentence, pattern)
    kept: list[Document] = []
    for document in sorted(found, key=lambda d: (d.start - d.end, d.start, -len(d.name), d.name)):
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
        groups = match.groupdict()
        group = "whole" if groups.get("whole") else "name"
        place = Span(start=match.start(group), end=match.end(group))
        name = _TITLED.sub(r"\1 “\2”", groups["whole"]) if groups.get("whole") else _trimmed(match["name"])
        start, end = sentence.start() + place.start, sentence.start() + place.end
        if _furnished(article, start) or _SERVING.search(name) or _only_touched(sentence.group(), place):
            continue
        keeper = groups.get("keeper")
        owned = f"{name} of {_lower_article(keeper)}" if keeper else _owned(attributions, sentence, place, name)
        told = len(content_words(owned)) > 1 or (groups.get("read") is not None and owned)
        if told and not _is_spoken(article, attributions, owned):
            yield Document(name=_in_full(article, owned), start=start, end=end)


def _only_touched(sentence: str, place: Span) -> bool:
    """Say whether a document is not what something rests on there: the outlet's own, a list one is on, "the audit office"."""
    name = sentence[place.start : place.end]
    if _OURS.search(sentence[: place.start] + name[:12]) and _REPORTING.search(name):
        return True
    return _ON_A_LIST.search(sentence[: place.end]) is not None or _OFFICE.match(sentence[place.end :]) is not None


def _is_spoken(article: Article, attributions: Sequence[Attribution], name: str) -> bool:
    """Say whether a statement or a message is what somebody told the reporter: a person's, neither sworn nor written."""
    if _WRITTEN.search(name) or tokens(name)[-1] not in _SPOKEN:
        return False
    owner = set(name_words(name)[:-1])
    people = {a.speaker.name for a in attributions if a.speaker is not None and a.speaker.kind == "person"}
    return any(owner <= set(name_words(one)) and _is_a_person(article.text, one) for one in sorted(people) if owner)


def _is_a_person(text: str, name: str) -> bool:
    """Say whether a text treats a name as a person's: by the surname alone, or after what she does ("a spokesman, Ari Holm")."""
    words = name.split()
    surname = re.escape(words[-1])
    if len(words) > 1 and re.search(rf"(?<!{re.escape(words[-2])} )\b{surname}\b", text):
        return True
    roles = word_list("callings") | word_list("spokespeople") | word_list("staff") | word_list("people")
    return any(match.group(1).casefold() in roles for match in re.finditer(rf"\b([\w-]+),? {re.escape(name)}\b", text))


def _furnished(article: Article, at: int) -> bool:
    """Say whether a place is page furniture; a line that tells what the text was made from is not."""
    if _MADE_FROM.search(article.text[max(0, at - 30) : at]):
        return False
    return any(span.start <= at < span.end for span in article.furniture)


def _trimmed(name: str) -> str:
    """Return a name without what stands around it: "firm after a review" is a review."""
    words = _owner_first(name).split()
    idle = word_list("stop") - {"own", "up"}
    while words and words[0].casefold() in idle:
        words = words[1:]
    tail = next((n for n, word in enumerate(words) if word in _TAIL), len(words))
    first = max((n + 1 for n, word in enumerate(words[:tail]) if word.casefold() in idle), default=0)
    words = words[first:]
    while words and (words[-1] in idle or words[-1] == "hand"):
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
    known = {m.group() for m in re.finditer(rf"\b(?:[A-Z][\w-]+ ){{1,4}}{noun}\b", article.text)} or {
        m.group() for m in re.finditer(rf"(?<=\bthe )[A-Z][\w-]+ {noun.lower()}\b", article.text)
    }
    return f"{known.pop()}{name[owner.end('noun') :]}" if len(known) == 1 else name


def _owned(attributions: Sequence[Attribution], sentence: re.Match[str], place: Span, name: str) -> str:
    """Return the name with whose document it is, where the words do not say so: "Ansel Line statement"."""
    if "'s " in name or "’s " in name or len([w for w in tokens(name) if w not in word_list("stop")]) > 2:
        return name
    near = [
        a
        for a in attributions
        if a.speaker is not None
        and (_may_own(a.speaker, name) or _HIS.search(sentence.group()[: place.start]))
        and any(s.start < sentence.end() and sentence.start() < s.end for s in (*a.sources, *a.cues, *a.contents))
    ]
    owner = min(near, key=lambda a: (a.contents[0], a.id), default=None)
    if owner is None or owner.speaker is None or set(name_words(owner.speaker.name)) & set(tokens(name)):
        return name
    whose = owner.speaker.name.split(",")[0]
    if owner.speaker.kind == "document" or not name_words(whose) or date_in(whose):
        return name
    is_name = whose[0].isupper() and tokens(whose)[0] not in word_list("stop")
    return f"{whose} {name}" if is_name else f"{name} of {_lower_article(whose)}"


def _lower_article(name: str) -> str:
    """Return a name with a small "the" or "its" at its front: "The ministry" is "the ministry" in the midst of a sentence."""
    first, space, rest = name.partition(" ")
    is_grammar = first.casefold() in word_list("stop") or rest[:1].islower()
    return f"{first.casefold()}{space}{rest}" if is_grammar else name


def _may_own(speaker: Speaker, name: str) -> bool:
    """Say whether a document can be a speaker's own: who is heard beside an affidavit only tells of it."""
    if speaker.kind == "outlet":
        return False
    return speaker.kind != "person" or not word_list("issued").isdisjoint(tokens(name))
