"""Proper names in running text: which tokens make one, what stands before it as a title, and what it seems to name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from headwater.model.text import MentionKind, Span, Tokens
from headwater.read.lexicon import phrases, words

_LOOSE = frozenset({"of", "the", "for", "and"})
_DEEPEST_TITLE = 5  # words before a name that may lead up to a title
_MINOR_TITLES = frozenset({"former", "then", "acting", "army", "police", "air", "force", "first", "second", "chief"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A proper name: its token range and place, its words without titles, the title's words, whether "the" stands before."""

    first: int
    last: int
    start: int
    end: int
    parts: tuple[str, ...]
    titles: tuple[str, ...]
    definite: bool
    heading: bool


def find_names(text: str, tokens: Tokens, headings: Sequence[Span]) -> tuple[Name, ...]:
    """Return the proper names of `text`, sorted. `headings` are sorted stretches where capitals mean little."""
    found: list[Name] = []
    place = 0
    for first, last in _runs(text, tokens):
        while place < len(headings) and headings[place].end <= tokens.starts[first]:
            place += 1
        inside = place < len(headings) and headings[place].start <= tokens.starts[first]
        name = _name(text, tokens, first, last, heading=inside)
        if name:
            found.append(name)
    return tuple(found)


def _runs(text: str, tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each run of proper nouns, joined by particles, hyphens and the "of" of offices."""
    index = 0
    while index < len(tokens):
        if not _proper(text, tokens, index):
            index += 1
            continue
        last = index
        while True:
            following = _next_proper(text, tokens, index, last)
            if following is None:
                break
            last = following
        if not _adjectival(text, tokens, last):
            yield _with_article(text, tokens, index), last
        index = last + 1


def _with_article(text: str, tokens: Tokens, first: int) -> int:
    """Return where a name begins that has a small Arabic article hyphened on: al-Mansur."""
    front = text[tokens.starts[first - 2] : tokens.starts[first]] if first > 1 else ""
    return first - 2 if front.casefold() in {"al-", "el-", "ez-", "as-", "ar-", "ash-"} else first


def _proper(text: str, tokens: Tokens, index: int) -> bool:
    start = tokens.starts[index]
    return tokens.tags[index] in {"NNP", "NNPS"} and text[start].isupper() and tokens.ends[index] - start < 40


def _next_proper(text: str, tokens: Tokens, first: int, last: int) -> int | None:
    """Return the next token that belongs to the name from `first` to `last`, skipping what joins it."""
    after = last + 1
    if after >= len(tokens) or text[tokens.ends[last] : tokens.starts[after]] not in {"", " "}:
        return None
    if _proper(text, tokens, after):
        return after
    beyond = after + 1
    if beyond < len(tokens) and _word(text, tokens, after) in {"'", "’"} and _word(text, tokens, last).endswith("s"):
        return (
            beyond
            if _word(text, tokens, beyond).casefold() in words("organisations") and _proper(text, tokens, beyond)
            else None
        )
    if beyond < len(tokens) and _word(text, tokens, beyond) in {"the", "-"}:
        beyond += 1
    if beyond < len(tokens) and _proper(text, tokens, beyond) and _joins(text, tokens, first, last):
        return beyond
    return None


def _joins(text: str, tokens: Tokens, first: int, last: int) -> bool:
    """Return whether what stands after the token `last` may hold a name together: a hyphen, a particle, "of", a full stop."""
    after = last + 1
    word = _word(text, tokens, after)
    if word in {"-", "–"}:
        return tokens.ends[last] == tokens.starts[after] and tokens.ends[after] == tokens.starts[after + 1]
    if word == ".":
        return _word(text, tokens, last).casefold() in words("titles")
    studied = word == "for" and _word(text, tokens, last).casefold() in {"institute", "centre", "center", "council"}
    return studied or word in words("particles") - _LOOSE or (word == "of" and _takes_of(text, tokens, first, last))


def _takes_of(text: str, tokens: Tokens, first: int, last: int) -> bool:
    word = _word(text, tokens, last).casefold()
    whole = {_word(text, tokens, index).casefold() for index in range(first, last + 1)}
    if word in words("organisations") or ("for" in whole and not words("organisations").isdisjoint(whole)):
        return True
    return first == last and word not in words("roles") | words("honorifics") and _after_the(text, tokens, first)


def _word(text: str, tokens: Tokens, index: int) -> str:
    return text[tokens.starts[index] : tokens.ends[index]]


def _after_the(text: str, tokens: Tokens, index: int) -> bool:
    return index > 0 and _word(text, tokens, index - 1).casefold() == "the"


def _adjectival(text: str, tokens: Tokens, last: int) -> bool:
    """Return whether a name is but the front of an adjective: the "London" of "London-based"."""
    end = tokens.ends[last]
    return text[end : end + 1] in {"-", "–"} and text[end + 1 : end + 2].islower()


def _name(text: str, tokens: Tokens, first: int, last: int, *, heading: bool) -> Name | None:
    parts = text[tokens.starts[first] : tokens.ends[last]].replace("*", "").split()
    calendar = words("months") | words("days")
    if all(part.strip(".,").casefold() in calendar for part in parts):
        return None
    count = _title_length(parts)
    if not count and first > 1 and _word(text, tokens, first - 1) in {"of", "for"}:
        count = _portfolio_length(parts, _word(text, tokens, first - 2))
    rest = tuple(part.strip(".") if len(part) > 2 and part.count(".") == 1 else part for part in parts[count:])
    if not rest or (len(rest) == 1 and rest[0].casefold() in words("not_names")):
        return None
    if len(rest) == 1 and (len(rest[0]) == 1 or (rest[0].isupper() and rest[0].casefold() in words("offices"))):
        return None
    common = words("generic_bodies") | (words("roles") | words("groups") if heading else frozenset())
    if len(rest) == 1 and not count and rest[0].casefold() in common:
        return None
    start = tokens.starts[first]
    definite = _after_the(text, tokens, first)
    if definite and _word(text, tokens, first - 1) == "The" and not _opens_sentence(tokens, first - 1):
        start = tokens.starts[first - 1]
    return Name(
        first=first,
        last=last,
        start=start,
        end=tokens.ends[last],
        parts=rest,
        titles=_titles(text, tokens, first, parts[:count]),
        definite=definite,
        heading=heading,
    )


def _titles(text: str, tokens: Tokens, first: int, parts: list[str]) -> tuple[str, ...]:
    """Return the words of a title, with the office before "of" where they are what it is of."""
    portfolio = bool(parts) and first > 1 and _word(text, tokens, first - 1) in {"of", "for"}
    office = [_word(text, tokens, first - 2).casefold()] if portfolio else []
    return (*office, *(part.casefold() for part in parts))


def _title_length(parts: list[str]) -> int:
    """Return how many words at the front are titles; a name that is nothing else is a title that stands for nobody."""
    if parts[-1].casefold() in words("organisations") and len(parts) > 1:
        return 0
    lowered = [part.casefold() for part in parts]
    title = [word in words("honorifics") or word in words("roles") for word in lowered]
    if all(title):
        return len(parts)
    title[0] = title[0] or (len(parts) > 2 and lowered[0] in words("parties"))
    inner = [index + 1 for index in range(1, min(len(parts) - 1, _DEEPEST_TITLE)) if lowered[index] in words("offices")]
    count = 0
    for index in range(len(parts) - 1):
        if title[index] and index <= count + 1:
            count = index + 1
    return max([count, *inner])


def _portfolio_length(parts: list[str], office: str) -> int:
    """Return how many words at the front are what an office is of: the "State" of "Secretary of State Martin Abell"."""
    if office.casefold() not in words("roles") or not office[:1].isupper():
        return 0
    count = next((n for n, part in enumerate(parts) if part.casefold() not in words("portfolios")), len(parts))
    return count if count < len(parts) else 0


def _opens_sentence(tokens: Tokens, index: int) -> bool:
    return index == 0 or tokens.pos[index - 1] == "PUNCT"


def guess_kind(name: Name) -> MentionKind | None:
    """Return what a name is by its own words, None where they do not tell."""
    return next((kind for kind, holds in _KINDS if holds(name)), None)


def _titled(name: Name) -> bool:
    return bool(name.titles) and not set(name.titles) <= _MINOR_TITLES


def _names_body(name: Name) -> bool:
    lowered = [part.casefold() for part in name.parts]
    joined = not {"of", "for"}.isdisjoint(lowered)
    return lowered[-1] in words("organisations") or (joined and not words("organisations").isdisjoint(lowered))


def _names_document(name: Name) -> bool:
    return len(name.parts) > 1 and name.parts[-1].casefold() in words("documents")


def _names_place(name: Name) -> bool:
    whole = " ".join(name.parts).casefold()
    return whole in phrases("countries") or (len(name.parts) > 1 and name.parts[-1].casefold() in words("places"))


def _begins_given(name: Name) -> bool:
    return len(name.parts) > 1 and name.parts[0].casefold() in words("given")


def _acronym(name: Name) -> bool:
    return (
        len(name.parts) == 1
        and name.parts[0].isupper()
        and name.parts[0].replace(".", "").isalpha()
        and 2 <= len(name.parts[0].replace(".", "")) <= 6
    )


_KINDS: tuple[tuple[MentionKind, Callable[[Name], bool]], ...] = (
    ("person", _titled),
    ("organisation", _names_body),
    ("document", _names_document),
    ("place", _names_place),
    ("person", _begins_given),
    ("organisation", _acronym),
)
