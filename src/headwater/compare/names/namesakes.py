"""One key for one thing across a pile: spellings, acronyms and short names of one and the same, where nothing else fits."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.compare.names.aliases import PART
from headwater.compare.names.entities import GIVEN, Name, Named

MOST_FULLER = 64  # names that a short one may stand for, before none is looked at
LEAST_LETTERS = 5  # of a name that may be one with another in a like spelling
_AFTER_VOWEL = ("n", "an", "ian", "ese", "ish", "i", "ns", "ans", "ians")
_AFTER_CONSONANT = ("i", "ian", "ish", "ese", "an", "is", "ians", "ans")
# What a full name adds to a short one without making it another's: "Tessaline" and "Tessaline Motors".
_FIRMS = frozenset(
    (  # noqa: SIM905 - a list of words reads best as words
        "agency airlines airways bank brothers co company corp corporation energy firm group holdings inc industries limited "
        "llc ltd media motors news partners pharmaceuticals plc press sons systems technologies"
    ).split()
)
_LINKS = frozenset({"of", "for", "and", "in", "on"})
# How one sound is written in names from other scripts and on both sides of the Atlantic. Order matters.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?<=s)k(?:iy|yi|yy|ii|yj|ij|i|y)\b", "ky"),
        (r"kh|ck|q|c(?=[aouklrt]|\b)", "k"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"ph", "f"),
        (r"tch|tsch|tj|č", "ch"),
        (r"sch", "sh"),
        (r"dj|zh", "j"),
        (r"x", "ks"),
        (r"ce\b|ze\b", "se"),
        (r"z(?=ation)", "s"),
        (r"tre\b", "ter"),
        (r"our\b", "or"),
        (r"w(?=\w)", "v"),
        (r"ou|oo|u", "o"),
        (r"ae|ay|ai|ei|ey", "a"),
        (r"ee|ie|iy|y|j(?=\w)", "i"),
        (r"e", "a"),
        (r"(\w)\1+", r"\1"),
        (r"h\b", ""),
    )
)


def one_name(pile: Sequence[Named]) -> tuple[Named, ...]:
    """Return `pile`, in its order, with one key for each thing. The order of `pile` changes no key."""
    named = [_with(one, found) for one, found in zip(pile, _each(_peoples(pile) | _persons(pile), pile), strict=True)]
    spelled = [_with(one, found) for one, found in zip(named, _each(_spellings(named), named), strict=True)]
    told = [_with(one, found) for one, found in zip(spelled, _acronyms(spelled), strict=True)]
    return tuple(_with(one, found) for one, found in zip(told, _shorts(told), strict=True))


def _with(one: Named, found: Mapping[str, str]) -> Named:
    if not found:
        return one
    names = (name._replace(key=found.get(name.key, name.key)) for name in one.names)
    return replace(one, names=tuple(sorted(names)))


def _each(found: Mapping[str, str], pile: Sequence[Named]) -> Iterator[Mapping[str, str]]:
    for one in pile:
        yield {name.key: found[name.key] for name in one.names if name.key in found}


def _keys(one: Named) -> frozenset[str]:
    return frozenset(name.key for name in one.names)


def _persons(pile: Sequence[Named]) -> dict[str, str]:
    """Return one key for names that some articles take for a person's and others do not: what most articles tell."""
    seen = {(one.article_id, name.key, name.kind) for one in pile for name in one.names}
    keys = {key for _, key, _ in seen}
    for_person = Counter(key for _, key, _ in seen if GIVEN in key)
    against = Counter(key for _, key, kind in seen if kind != "name")
    found: dict[str, str] = {}
    for person in for_person:
        surname, _, given = person.partition(GIVEN)
        plain = f"{given} {surname}"
        if plain in keys:
            found |= {plain: person} if for_person[person] > against[plain] else {person: plain}
    return found


def _peoples(pile: Sequence[Named]) -> dict[str, str]:
    """Return the places that words for their people and things are made from: "sarvelian" is of "sarvelia"."""
    places = {name.key for one in pile for name in one.names if name.kind == "place" and not name.known}
    made: dict[str, set[str]] = defaultdict(set)
    for place in places:
        if " " not in place and len(place) >= LEAST_LETTERS:
            stems, endings = ((place[:-1], place), _AFTER_VOWEL) if place[-1] in "aeo" else ((place,), _AFTER_CONSONANT)
            for word in (stem + ending for stem in stems for ending in endings):
                made[word].add(place)
    words = {name.key for one in pile for name in one.names if name.kind == "name" and not name.known} - places
    return {word: min(made[word]) for word in words if len(made.get(word, ())) == 1}


def _spellings(pile: Sequence[Named]) -> dict[str, str]:
    """Return the commonest spelling of each key that has several. Two that stand in one article are two."""
    known = {name.key for one in pile for name in one.names if name.known}
    count = Counter(key for one in pile for key in _keys(one))
    alike: dict[str, list[str]] = defaultdict(list)
    for key in sorted(count):
        if key not in known and len(key) >= LEAST_LETTERS:
            alike[sound(key)].append(key)
    several = {form: keys for form, keys in alike.items() if 1 < len(keys) <= MOST_FULLER}
    form_of = {key: form for form, keys in several.items() for key in keys}
    apart = {
        form for one in pile for form, n in Counter(form_of[k] for k in _keys(one) if k in form_of).items() if n > 1
    }
    best = {form: min(keys, key=lambda key: (-count[key], key)) for form, keys in several.items() if form not in apart}
    return {key: best[form] for key, form in form_of.items() if form in best and key != best[form]}


def sound(key: str) -> str:
    """Return what a name has in common with its other spellings: "qaddafi" and "kadafi", "defence" and "defense"."""
    for pattern, plain in _SOUNDS:
        key = pattern.sub(plain, key)
    return key


def _company(pile: Sequence[Named], wanted: Iterable[str]) -> dict[str, set[str]]:
    """Return the names beside which each of `wanted` stands in an article; those that all the world knows aside."""
    beside: dict[str, set[str]] = {key: set() for key in wanted}
    for one in pile:
        keys = _keys(one)
        here = [key for key in keys if key in beside]
        if here:
            known = {name.key for name in one.names if name.known}
            for key in here:
                beside[key] |= keys - known - {key}
    return beside


def _meet(one: Named, short: str, full: str, company: Mapping[str, set[str]]) -> bool:
    """Whether an article names what stands beside `full` elsewhere, so that its `short` may well be it."""
    parts = set(full.replace(GIVEN, " ").split())
    return any(
        name.key != short and name.key in company[full] and name.key not in parts
        for name in one.names
        if not name.known
    )


def _acronyms(pile: Sequence[Named]) -> Iterator[Mapping[str, str]]:
    """Yield for each article what its acronyms stand for that another article tells, or the only name with these initials."""
    told: dict[str, set[str]] = defaultdict(set)
    initials: dict[str, set[str]] = defaultdict(set)
    for name in (name for one in pile for name in one.names if " " in name.key):
        if name.acronym and not name.known:
            told[name.acronym].add(name.key)
        if name.kind in {"organisation", "name"} and GIVEN not in name.key:
            initials[_initials(name.key)].add(name.key)
    used = {name.acronym for one in pile for name in one.names if name.acronym}
    initials = {letters: full for letters, full in initials.items() if letters in used}
    company = _company(pile, {min(full) for full in (*told.values(), *initials.values()) if len(full) == 1})
    for one in pile:
        found: dict[str, str] = {}
        for name in (name for name in one.names if name.acronym and (name.known or name.key == name.acronym)):
            full = told.get(name.acronym) or (set() if name.known else initials.get(name.acronym, set()))
            if len(full) == 1 and _meet(one, name.key, min(full), company):
                found[name.key] = min(full)
        yield found


def _initials(key: str) -> str:
    return "".join(word[0] for word in key.split() if word not in _LINKS)


def _shorts(pile: Sequence[Named]) -> Iterator[Mapping[str, str]]:
    """Yield for each article the full names of its short ones: "hollis" where the pile knows one Hollis only."""
    fuller = _fuller(pile)
    shorts = {name.key for one in pile for name in one.names if not name.known}
    fits = {key: full for key in sorted(shorts) if (full := _only_fuller(key, fuller))}
    company = _company(pile, set(fits.values()))
    for one in pile:
        keys = _keys(one)
        found: dict[str, str] = {}
        for name in (name for name in one.names if name.key in fits and not name.known and name.kind != "place"):
            full = fits[name.key]
            if _may_be(name, full, fuller) and (full in keys or _meet(one, name.key, full, company)):
                found[name.key] = full
        yield found


def _only_fuller(key: str, fuller: Mapping[str, Sequence[str]]) -> str | None:
    """Return the one name that `key` is short for, None if there is none or another."""
    fits = _longest(sorted({full for end in _ends(key) for full in fuller.get(end, ()) if is_short_for(key, full)}))
    return fits[0] if len(fits) == 1 else None


def _may_be(name: Name, full: str, fuller: Mapping[str, Sequence[str]]) -> bool:
    """Whether a bare word is no other's name: "Orrin" may be Silas Orrin, and Orrin Foundry."""
    if GIVEN not in full or name.kind == "person" or " " in name.key:
        return True
    return not any(name.key in other.split() for other in fuller.get(name.key, ()) if GIVEN not in other)


def _fuller(pile: Sequence[Named]) -> dict[str, list[str]]:
    """Return the names of several words by those that a short name keeps; none where a word has too many."""
    ends: dict[str, set[str]] = defaultdict(set)
    for key in sorted({name.key for one in pile for name in one.names if " " in name.key}):
        for word in _ends(key):
            ends[word].add(key)
    return {word: sorted(keys) for word, keys in ends.items() if len(keys) <= MOST_FULLER}


def _ends(key: str) -> set[str]:
    """Return the first and the last word of a name, and its head: one of them stays in every short form."""
    words = key.rpartition(PART)[2].replace(GIVEN, " ").split()
    return {words[0], words[-1], _head(key)} if words else set()


def _head(key: str) -> str:
    """Return the word that short names mostly keep: a surname, the last word of a body, "ministry" in "ministry of defense"."""
    if GIVEN in key:
        return key.partition(GIVEN)[0]
    words = key.rpartition(PART)[2].partition(" of ")[0].split()
    return words[-1] if words else key


def is_short_for(short: str, full: str) -> bool:
    """Whether one key can be another with words left out: "hollis" for "hollis, james", "front" for "northern front"."""
    if short == full:
        return False
    if GIVEN in full:
        surname, _, given = full.partition(GIVEN)
        its_surname, _, its_given = short.partition(GIVEN)
        return surname == its_surname and given != its_given and _given_fits(its_given, given)
    less, more = short.split(), full.rpartition(PART)[2].split()
    if GIVEN in short or len(less) >= len(more) or not set(less) <= set(more):
        return False
    return _head(short) == _head(full) or (more[: len(less)] == less and set(more[len(less) :]) <= _FIRMS)


def _given_fits(short: str, full: str) -> bool:
    """Whether given names can be another's: none, the first, or initials."""
    less, more = short.split(), full.split()
    return len(less) <= len(more) and all(
        a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(less, more, strict=False)
    )


def _longest(names: Iterable[str]) -> list[str]:
    """Return those of `names` that are no short form of another."""
    every = list(names)
    return [name for name in every if not any(is_short_for(name, other) for other in every)]


def met(left: Iterable[str], right: frozenset[str]) -> frozenset[str]:
    """Return those of `left` that `right` names too: itself, in short, in full, or as a part or the whole of it."""
    return frozenset(key for key in left if key in right or any(_is_one(key, other) for other in right))


def _is_one(one: str, other: str) -> bool:
    is_part = one.startswith(other + PART) or other.startswith(one + PART)
    return is_part or is_short_for(one, other) or is_short_for(other, one)


def other_person(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether they name two persons of one surname: James Hollis and Mary Hollis."""
    theirs = {key for key in right if GIVEN in key} - left
    return any(
        mine.partition(GIVEN)[0] == other.partition(GIVEN)[0] and not _is_one(mine, other)
        for mine in left - right
        if GIVEN in mine
        for other in theirs
    )
