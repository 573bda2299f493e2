"""Names that mean the same everywhere: a table of countries, bodies and groups, and the groups of names that a user gives."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from headwater.compare.lexicon import lexicon
from headwater.errors import BadAliases
from headwater.model.identity import digest

MOST_NAMES = 20_000  # in a user's file
MOST_WORDS = 12  # in one name
PART = "/"  # between a whole and a part of it in a key: "syria/damascus" is a part of "syria"
_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*")
_BETWEEN = re.compile(r"\s+=\s+")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ARTICLES = frozenset({"the", "al", "el"})
_FUSED = frozenset({"ad", "an", "ar", "as", "ash", "at", "az", "ez", "es", "ul"})  # only before a hyphen: "as-Safir"


class Word(NamedTuple):
    """A word of a name as written, where it stands, and its form under which all spellings of it are equal."""

    start: int
    end: int
    written: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aliases:
    """Groups of names that mean one thing; the first name of each is what it is called."""

    groups: tuple[tuple[str, ...], ...] = ()

    @property
    def id(self) -> str:
        """Return a digest that is the same for the same groups, in whatever order they stand."""
        return digest(*(name for group in sorted(self.groups) for name in (*group, "")))


NO_ALIASES = Aliases()


class Alias(NamedTuple):
    """A name with what it stands for. `acting` is what it stands for instead where it acts: "Moscow denied it"."""

    key: str
    words: tuple[str, ...]
    written: tuple[str, ...]
    acting: str | None


class Found(NamedTuple):
    """An alias in a text."""

    start: int
    end: int
    alias: Alias


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """All aliases, the longest first, by their first word; and what a whole name stands for."""

    by_word: Mapping[str, tuple[Alias, ...]]
    keys: Mapping[str, str]

    def key(self, name: str) -> str | None:
        """Return what a whole name stands for, None if it is in no group. The name of a city is not its government's."""
        return self.keys.get(" ".join(word.form for word in name_words(name)))

    def find(self, text: str) -> Iterator[Found]:
        """Yield the aliases in `text` from left to right; of two that overlap the longer, as it begins no later."""
        words = list(name_words(text))
        at = 0
        while at < len(words):
            alias = next((a for a in self.by_word.get(words[at].form, ()) if _stands(a, words, at)), None)
            if alias is None:
                at += 1
                continue
            last = at + len(alias.words) - 1
            yield Found(words[at].start, words[last].end, alias)
            at = last + 1


def aliases(text: str, path: str) -> Aliases:
    """Return the groups in `text`: one a line, names separated by " = ", from "#" on a comment.

    Raises:
        BadAliases: a line is no group; `path` is what the file is called in the message.
    """
    groups: list[tuple[str, ...]] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        body = _COMMENT.sub("", line).strip()
        if not body:
            continue
        names = tuple(_BETWEEN.split(body))
        wrong = _wrong(names, seen, number)
        if wrong:
            raise BadAliases(path, number, wrong)
        groups.append(names)
    return Aliases(groups=tuple(groups))


def _wrong(names: Sequence[str], seen: dict[str, int], number: int) -> str | None:
    """Return in words what is wrong with a group; note its names in `seen`."""
    if len(names) < 2:
        return "it has one name only; there must be two or more, with ' = ' between them"
    for name in names:
        words = [word.form for word in name_words(name)]
        if not words or len(words) > MOST_WORDS:
            return f"{name[:60]!r} is no name: a name has letters or digits, and {MOST_WORDS} words at most"
        if seen.setdefault(" ".join(words), number) != number:
            return f"{name!r} stands in line {seen[' '.join(words)]} already; put all names of one thing on one line"
    return f"there are more than {MOST_NAMES:,} names" if len(seen) > MOST_NAMES else None


def name_words(text: str) -> Iterator[Word]:
    """Yield the words of `text` without articles: "the al-Nusra Front" as "nusra", "front", "U.S." as "us"."""
    for match in _WORD.finditer(text):
        written = match.group()
        form = word_form(written)
        is_fused = form in _FUSED and text[match.end() : match.end() + 1] in {"-", "‑", "–"}
        if form and form not in _ARTICLES and not is_fused:
            yield Word(match.start(), match.end(), _bare(written), form)


@lru_cache(maxsize=1 << 15)
def word_form(word: str) -> str:
    """Return the form of a word that is equal for all ways to write it: no case, accents, full stops, apostrophes, possessive."""
    plain = _bare(word).casefold()
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _bare(word: str) -> str:
    """Return a word as written without its possessive, full stops and apostrophes."""
    body = word[:-2] if len(word) > 3 and word[-2:] in {"'s", "’s"} else word
    return body.replace("'", "").replace("’", "").replace(".", "")


def _stands(alias: Alias, words: Sequence[Word], at: int) -> bool:
    """Whether `alias` stands in `words` from index `at` on, written as it is to be."""
    here = words[at : at + len(alias.words)]
    if tuple(word.form for word in here) != alias.words:
        return False
    if not all(_fits(given, word.written) for given, word in zip(alias.written, here, strict=True)):
        return False
    return len(here) > 1 or here[0].form not in lexicon().stop_words or not _shouted(words, at)


def _fits(given: str, written: str) -> bool:
    """Whether a word has the capitals that the alias has: all of "WHO" and "AfD", the first of "Nato"."""
    if given[1:] != given[1:].lower():
        return written == given
    return not given[:1].isupper() or not written[:1].islower()


def _shouted(words: Sequence[Word], at: int) -> bool:
    """Whether the words beside the one at `at` are in capitals too: "WHO IS TO BLAME"."""
    beside = [words[n].written for n in (at - 1, at + 1) if 0 <= n < len(words)]
    return any(len(word) > 1 and word.isupper() for word in beside)


@lru_cache(maxsize=4)
def index(user: Aliases = NO_ALIASES) -> Index:
    """Return all aliases: ours, and the user's, which come first where they say otherwise.

    A group of the user's that shares a name with one of ours is one with it.
    """
    ours = [*_countries(_lines("countries.txt")), *_bodies(_lines("aliases.txt"))]
    by_name = {" ".join(alias.words): alias.key for alias in ours if alias.acting is None}
    theirs: dict[str, Alias] = {}
    joined: dict[str, str] = {}
    for group in user.groups:
        made = [_alias(_key(group[0]), name) for name in group]
        theirs |= {" ".join(alias.words): alias for alias in made}
        joined |= {by_name[name]: made[0].key for name in (" ".join(alias.words) for alias in made) if name in by_name}
    every = [*theirs.values(), *(_moved(alias, joined) for alias in ours if " ".join(alias.words) not in theirs)]
    by_word: dict[str, list[Alias]] = defaultdict(list)
    for alias in sorted(every, key=lambda one: (-len(one.words), one.words, one.written)):
        by_word[alias.words[0]].append(alias)
    return Index(
        by_word={word: tuple(found) for word, found in by_word.items()},
        keys={" ".join(alias.words): alias.key for alias in every},
    )


def _moved(alias: Alias, joined: Mapping[str, str]) -> Alias:
    whole, _, part = alias.key.partition(PART)
    key = joined.get(alias.key) or (f"{joined[whole]}{PART}{part}" if part and whole in joined else alias.key)
    return alias._replace(key=key, acting=alias.acting and joined.get(alias.acting, alias.acting))


def _lines(name: str) -> list[str]:
    text = files("headwater.compare.names").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _countries(lines: Iterable[str]) -> Iterator[Alias]:
    for line in lines:
        names, people, capitals, houses = (column.strip() for column in line.split("|"))
        country, *others = names.split(" = ")
        key = _key(country)
        for name in (country, *others, *_listed(people), *_listed(houses)):
            yield _alias(key, name)
        for city in _listed(capitals):
            first, *spellings = city.split(" = ")
            for name in (first, *spellings):
                yield _alias(f"{key}{PART}{_key(first)}", name, key)


def _listed(column: str) -> list[str]:
    return [name.strip() for name in column.split(",") if name.strip()]


def _bodies(lines: Iterable[str]) -> Iterator[Alias]:
    for line in lines:
        whole, _, names = line.rpartition(" > ")
        first, *others = names.split(" = ")
        key = f"{_key(whole)}{PART}{_key(first)}" if whole else _key(first)
        for name in (first, *others):
            yield _alias(key, name)


def _key(name: str) -> str:
    return " ".join(word.form for word in name_words(name))


def _alias(key: str, name: str, acting: str | None = None) -> Alias:
    words = list(name_words(name))
    return Alias(key, tuple(word.form for word in words), tuple(word.written for word in words), acting)
