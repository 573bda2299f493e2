"""Which outlet of the pile a name stands for: "The Skerrow Packet", "the Packet", "the paper", "Our Friday report"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from headwater.model.text import Article
from headwater.trace.parties.bodies import Body, body, one_body
from headwater.trace.texts.words import name_words, tokens, word_list

_PRESS = frozenset({"press", "news", "wire", "newspaper", "broadcasting", "radio", "television"})
_PAGE = re.compile(
    r"(?<=\w)(?:[’']s?)? (?:own )?(?:web ?site|site|web ?page|front page|home ?page|online edition|app|live (?:blog|page|feed))$",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:our|this|we)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOutlet:
    """A place where an article names an outlet of the pile (never its own)."""

    outlet: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def outlet_key(name: str) -> str:
    """Return one spelling for all ways to write an outlet's name."""
    return " ".join(name_words(name)) or name.casefold().strip()


def outlet_of(article: Article) -> str:
    """Return the key of the article's outlet; an article without one is an outlet of its own."""
    name = _publisher(article)
    return outlet_key(name) if name else article.id


def outlet_name(article: Article) -> str:
    """Return how to name the article's outlet to a reader."""
    return _publisher(article) or article.title or PurePosixPath(article.path).name


def _publisher(article: Article) -> str | None:
    """Return who published an article: the agency itself where only the agency is named, in full or by its initials.

    A ministry's letterhead over a statement, "MINISTRY OF HEALTH", is taken for its title, and the state below for its outlet.
    """
    return _published_by(article.title or "", article.outlet, article.agency)


@lru_cache(maxsize=32768)
def _published_by(title: str, outlet: str | None, agency: str | None) -> str | None:
    if title.isupper() and body(title) and not (outlet and is_medium(outlet_key(outlet))):
        return title.title()
    initials = "".join(word[0] for word in name_words(agency or "")).upper()
    if agency and (outlet is None or (outlet == initials and len(initials) > 1)):
        return agency
    return outlet


@lru_cache(maxsize=32768)
def names_outlet(name: str, key: str) -> bool:
    """Say whether `name` can stand for the outlet `key`: the whole name, its distinctive words or its last word.

    "Corvane" is Corvane Wire and "the local Bulletin" the Bram Lane Bulletin, but "Bram" or "the radio" are nobody yet.
    """
    whole = tuple(key.split())
    cited = name_words(name) if whole[-1:] == name_words(name)[-1:] else name_words(_PAGE.sub("", name))
    if not cited or not whole:
        return False
    mine, theirs = body(name), outlet_body(key)
    if (
        (mine and theirs and mine.field and one_body(mine, theirs))
        or name.strip() == initials(key)
        or _is_call_sign(name, whole)
    ):
        return True
    if set(whole) <= set(cited):
        return True
    plain = [word for word in cited if word not in word_list("vague")]
    if not plain or not set(plain) <= set(whole):
        return False
    distinctive = {word for word in whole if word not in word_list("outlet_nouns") and not word.isdigit()}
    if distinctive and distinctive <= set(plain):
        return True
    return whole[-1] in plain and (
        len(plain) > 1 or not is_generic(plain) or name.strip(" '’\"")[-len(plain[0]) :][:1].isupper()
    )


def _is_call_sign(name: str, whole: tuple[str, ...]) -> bool:
    """Say whether a name is the letters that a station's name begins with: "WMRN" is WMRN Public Radio."""
    letters = name.strip()
    return letters.isupper() and letters.isalnum() and len(letters) > 2 and letters.casefold() == whole[0]


def initials(key: str) -> str:
    """Return the letters that an outlet of three words or more may sign with, "" for a shorter name."""
    words = key.split()
    return "".join(word[0] for word in words).upper() if len(words) > 2 else ""


@lru_cache(maxsize=4096)
def outlet_body(key: str) -> Body | None:
    """Return the body that publishes under a key, None for a newspaper and the like: "ministry public health" is a ministry.

    A press agency and a wire service are no bodies that tell of themselves.
    """
    words = key.split()
    if not _PRESS.isdisjoint(words):
        return None
    return body(key) or (
        body(f"{words[0]} of {' '.join(words[1:])}") if len(words) > 1 and words[0] in word_list("body_heads") else None
    )


def is_medium(key: str) -> bool:
    """Say whether an outlet's name says that it is a newspaper, a station or the like: a dairy's releases make it none."""
    return not word_list("outlet_nouns").isdisjoint(key.split())


def is_generic(words: Iterable[str]) -> bool:
    """Say whether a name is nothing but a word for a kind of outlet: "the paper", "the local radio", "the site"."""
    anaphors = word_list("outlet_anaphors")
    found = [word for word in words if word not in word_list("vague")]
    return bool(found) and all(word in anaphors for word in found)


def is_own(name: str, article: Article) -> bool:
    """Say whether `name` is the article's own outlet."""
    if _OWN.match(name.strip()) or names_outlet(name, outlet_of(article)):
        return True
    words = outlet_of(article).split()
    return len(words) > 1 and name.strip() == "".join(word[0] for word in words).upper()


def by_word(keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the outlets that have each word in their name."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        for word in dict.fromkeys(key.split()):
            found[word].append(key)
    return {word: tuple(known) for word, known in found.items()}


def resolve_outlet(
    known: Mapping[str, tuple[str, ...]], article: Article, named: Sequence[NamedOutlet], name: str, at: int
) -> str | None:
    """Return which of the `known` outlets a name stands for at this place of the article, None if it is none of them.

    "The paper" and the like mean the outlet that the article named last (`named`), or else the first one it names.
    """
    if _OWN.match(name.strip()):
        return outlet_of(article)
    near = {key for word in name_words(name) for key in known.get(word, ())}
    fits = [key for key in sorted(near) if names_outlet(name, key)]
    if not fits and is_generic(name_words(name)):
        return _antecedent(named, at, name_words(name)[-1])
    if len(fits) > 1:
        spoken_of = [one.outlet for one in named if one.outlet in fits]
        fits = spoken_of[:1] or [key for key in fits if key != outlet_of(article)] or fits
    return min(fits) if fits else None


_ON_AIR = frozenset({"radio", "fm", "tv", "television", "broadcasting"})
_WIRES = frozenset({"agency", "wire", "service"})
_KINDS = {
    **dict.fromkeys(("station", "radio", "broadcaster", "channel"), _ON_AIR),
    **dict.fromkeys(("agency", "wire", "service"), _WIRES),
}


def _antecedent(named: Sequence[NamedOutlet], at: int, noun: str) -> str | None:
    """Return the outlet of the right kind that was named last, else the first one named; no ministry is "the paper"."""
    media = [one for one in named if outlet_body(one.outlet) is None or is_medium(one.outlet)]
    fits = [one for one in media if is_of_kind(one.outlet, noun)] or media
    before = [one for one in fits if one.start < at]
    if before:
        return before[-1].outlet
    return fits[0].outlet if fits else None


def is_of_kind(key: str, noun: str) -> bool:
    """Say whether an outlet can be called by a noun: a station is "the radio", and a wire service no "paper"."""
    words = set(key.split())
    if noun in words:
        return True
    return bool(words & _KINDS[noun]) if noun in _KINDS else not words & (_ON_AIR | _WIRES)


def mentions_title(citing: Article, cited: Article) -> bool:
    """Say whether one article gives the other's title word for word."""
    title = tokens(cited.title or "")
    return len(title) > 3 and " ".join(title) in _plain(citing.text)


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return " ".join(tokens(text))
