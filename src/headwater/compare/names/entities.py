"""Who and what an article names, each under one key for all its names: in the article, by the table of aliases, in the pile."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from headwater.compare.lexicon import lexicon
from headwater.compare.names.aliases import NO_ALIASES, Aliases, Found, index, name_words, word_form
from headwater.model.attribution import Attribution
from headwater.model.text import Article, Mention, MentionKind, Reading, Tokens

GIVEN = ", "  # between surname and given names in a key: "hollis, james"
MOST_FULLER = 64  # names that a short one may stand for, before none is looked at
MOST_NAME_WORDS = 12
_NAMED_KINDS = frozenset({"person", "organisation", "place", "document", "group", "name"})
_SPEAKERS = {"group": frozenset({"person"}), "organisation": frozenset({"organisation", "outlet"})}
_SMALL = frozenset(
    {"of", "the", "for", "and", "de", "del", "der", "van", "von", "la", "le", "di", "da", "bin", "ibn", "al", "el"}
)
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii"})


class Name(NamedTuple):
    """A place in a text where something is named: its key, what kind it is, and the acronym that it is named by, if any.

    `known` tells that the table of aliases knows it, so that nothing in the pile has to say what it is.
    """

    start: int
    end: int
    key: str
    kind: MentionKind
    acronym: str
    known: bool

    @property
    def is_keyed(self) -> bool:
        """Whether its key tells more than its word: it is known, or has several words somewhere."""
        return self.known or " " in self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """All names in one article, sorted by place; no two overlap."""

    article_id: str
    names: tuple[Name, ...]

    def at(self, place: int) -> Name | None:
        """Return the name that the character at `place` belongs to, None if it is in no name."""
        after = bisect_right(self.names, place, key=lambda name: name.start)
        return self.names[after - 1] if after and place < self.names[after - 1].end else None


NO_NAMES = Named(article_id="", names=())


def named(article: Article, reading: Reading, said: Sequence[Attribution], aliases: Aliases = NO_ALIASES) -> Named:
    """Return what `article` names, each under a key that is the same for all its names in this article.

    Args:
        article: the article.
        reading: its reading, whose mentions say which names are one thing in it.
        said: its attributions, whose speakers say who "the ministry" is.
        aliases: the user's groups of names, which go before ours.
    """
    table = index(aliases)
    own = _mentioned(article.text, reading.mentions, said, table.key)
    acted = _acting(reading.tokens)
    found = [_aliased(article.text, one, acted) for one in table.find(article.text)]
    taken = _without_overlap([*own, *found])
    loose = _loose(article.text, reading, taken)
    return Named(article_id=article.id, names=tuple(sorted([*taken, *loose])))


def _mentioned(
    text: str, mentions: Sequence[Mention], said: Sequence[Attribution], known: Callable[[str], str | None]
) -> Iterator[Name]:
    people = {mention.entity for mention in mentions if mention.kind == "person"}
    speakers = _speakers(mentions, said)
    for mention in mentions:
        entity = mention.entity if is_name(mention.entity) else speakers.get(mention.entity, "")
        if not entity or mention.kind not in _NAMED_KINDS or _is_described(text, mention):
            continue
        kind: MentionKind = "person" if entity in people else mention.kind
        alias = known(entity) if kind != "person" or " " in entity else None
        key = alias or _key(entity, kind)
        if key:
            yield Name(
                mention.start, mention.end, key, kind, _acronym(text[mention.start : mention.end]), alias is not None
            )


def _is_described(text: str, mention: Mention) -> bool:
    """Whether a description only looks like a name because it opens a sentence: "Farmers"."""
    written = text[mention.start : mention.end]
    return mention.kind in {"group", "document"} and written == mention.entity and " " not in written


def _speakers(mentions: Sequence[Mention], said: Sequence[Attribution]) -> dict[str, str]:
    """Return the names behind descriptions of sources, where an article leaves no choice: "the ministry"."""
    starts = [mention.start for mention in mentions]
    found: dict[str, set[str]] = defaultdict(set)
    for attribution in said:
        speaker = attribution.speaker
        if speaker is None or not is_name(speaker.name):
            continue
        for source in attribution.sources:
            for mention in mentions[bisect_left(starts, source.start) : bisect_left(starts, source.end)]:
                is_source = mention.start == source.start and mention.end == source.end
                if is_source and speaker.kind in _SPEAKERS.get(mention.kind, ()):
                    found[mention.entity].add(speaker.name)
    return {entity: min(names) for entity, names in found.items() if len(names) == 1}


def is_name(entity: str) -> bool:
    """Whether an entity is called by a name and not described: every word has a capital but small ones between."""
    words = entity.split()
    if not words or len(words) > MOST_NAME_WORDS:
        return False
    named = [word for word in words if word.casefold() not in _SMALL]
    return bool(named) and all(not word[:1].islower() or "-" in word or "’" in word or "'" in word for word in named)


def _key(entity: str, kind: MentionKind) -> str:
    """Return the key of a name that no table knows: of a person the surname first."""
    forms = [word.form for word in name_words(entity)]
    after = len(forms) - (len(forms) > 1 and forms[-1] in _AFTER_NAMES)  # Raymond Tully Jr. is not his father
    if kind != "person" or after < 2:
        return " ".join(forms)
    return f"{forms[after - 1]}{GIVEN}{' '.join([*forms[: after - 1], *forms[after:]])}"


def _acronym(written: str) -> str:
    """Return the form of a name that is but capitals, "" for others."""
    body = written.removeprefix("the ").removeprefix("The ").replace(".", "")
    return body.casefold() if 2 <= len(body) <= 8 and body.isupper() and body.isalpha() else ""


def _aliased(text: str, found: Found, acting: Callable[[int, int], bool]) -> Name:
    alias = found.alias
    key = alias.acting if alias.acting and acting(found.start, found.end) else alias.key
    return Name(found.start, found.end, key, "name", _acronym(text[found.start : found.end]), known=True)


def _acting(tokens: Tokens) -> Callable[[int, int], bool]:
    """Return a function that tells whether the name in a stretch does what governments do: subject of it, or "by" whom."""

    def acts(start: int, end: int) -> bool:
        at = bisect_left(tokens.starts, end) - 1
        if at < 0 or tokens.starts[at] < start:
            return False
        while tokens.deps[at] == "conj" and tokens.heads[at] < at:
            at = tokens.heads[at]
        head = tokens.heads[at]
        if tokens.deps[at] == "pobj" and tokens.deps[head] == "agent":
            return tokens.lemmas[tokens.heads[head]] in _acting_verbs()
        return tokens.deps[at] == "nsubj" and tokens.lemmas[head] in _acting_verbs()

    return acts


@cache
def _acting_verbs() -> frozenset[str]:
    text = files("headwater.compare.names").joinpath("acting.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _without_overlap(names: Iterable[Name]) -> list[Name]:
    """Return the names that count where several overlap: a person's, the longest, an acronym told here, one in a table."""

    def rank(name: Name) -> tuple[bool, int, bool, bool, Name]:
        is_told = bool(name.acronym) and " " in name.key and not name.known
        return (name.kind != "person", name.start - name.end, not is_told, not name.known, name)

    free: list[Name] = []
    for together in _clusters(sorted(set(names))):
        taken: list[Name] = []
        for name in sorted(together, key=rank):
            if all(name.end <= other.start or other.end <= name.start for other in taken):
                taken.append(name)
        free.extend(sorted(taken))
    return free


def _clusters(names: Sequence[Name]) -> Iterator[list[Name]]:
    """Yield runs of sorted names in which each overlaps one before it."""
    together: list[Name] = []
    end = 0
    for name in names:
        if together and name.start >= end:
            yield together
            together = []
        together.append(name)
        end = max(end, name.end)
    if together:
        yield together


def _loose(text: str, reading: Reading, taken: Sequence[Name]) -> Iterator[Name]:
    """Yield words with a capital that stand in no name: "Skerrow" in "the Skerrow ferry". In headings only those named below."""
    tokens = reading.tokens
    headings = [(block.start, block.end) for block in reading.blocks if block.kind == "heading"]
    dated = {"", *lexicon().months, *lexicon().weekdays}
    ends = [name.end for name in taken]
    forms = {form for name in taken for form in name.key.replace(GIVEN, " ").split()}
    openings = {sentence.start for sentence in reading.sentences}
    passed = dated | {word for word in map(text.__getitem__, map(slice, tokens.starts, tokens.ends)) if word.islower()}
    waiting: list[Name] = []
    for start, end, tag in zip(tokens.starts, tokens.ends, tokens.tags, strict=True):
        is_name = tag in {"NNP", "NNPS"} or (tag == "JJ" and start not in openings)
        if not is_name or not text[start].isupper() or end - start < 2:
            continue
        at = bisect_left(ends, start + 1)
        form = word_form(text[start:end])
        if (at < len(taken) and taken[at].start < end) or form in passed:
            continue
        name = Name(start, end, form, "name", _acronym(text[start:end]), known=False)
        if any(low <= start < high for low, high in headings):
            waiting.append(name)
        else:
            forms.add(form)
            yield name
    yield from (name for name in waiting if name.key in forms)
