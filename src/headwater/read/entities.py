"""Which names of one article are the same thing: full names with their short forms, titles, initials and acronyms."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.model.text import MentionKind, Tokens
from headwater.read.lexicon import words
from headwater.read.names import Name, guess_kind

_TOO_MANY = 64  # full names that one short form may belong to, before none is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What some names of an article stand for: the fullest name, and what it is."""

    name: str
    kind: MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """All names of an article with the same words. `person`, `body` and `place` count what speaks for being one.

    `speaks` counts those that say something, which people and bodies do; `definite` counts those after "the", `agent` those that
    do or own something.
    """

    parts: tuple[str, ...]
    kind: MentionKind | None
    person: int
    speaks: int
    body: int
    place: int
    definite: int
    agent: int


def resolve_names(text: str, tokens: Tokens, names: Sequence[Name]) -> tuple[Entity, ...]:
    """Return the entity of each name, in order. A short form that fits two full names stays by itself."""
    members: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        members[_key(name)].append(name)
    groups = {key: _group(text, tokens, found) for key, found in members.items()}
    links = _introduced(text, names)
    index = _by_handle(groups)
    for key in sorted(groups):
        target = links.get(key) or _fuller(key, groups, index)
        if target and target != key and target in groups:
            links[key] = target
    entities = _entities(groups, {key: target for key, target in links.items() if target in groups})
    return tuple(entities[_key(name)] for name in names)


def _key(name: Name) -> tuple[str, ...]:
    return tuple(part.casefold() for part in name.parts)


def _group(text: str, tokens: Tokens, names: list[Name]) -> _Group:
    kinds = Counter(kind for kind in map(guess_kind, names) if kind)
    if not kinds and all(len(name.parts) == 1 and tokens.tags[name.last] == "NNPS" for name in names):
        kinds["group"] = len(names)
    return _Group(
        parts=Counter(name.parts for name in names).most_common(1)[0][0],
        kind="person" if kinds["person"] else kinds.most_common(1)[0][0] if kinds else None,
        person=sum(_like_person(text, tokens, name) for name in names),
        speaks=sum(_speaks(tokens, name) for name in names),
        body=sum(_like_body(text, tokens, name) for name in names),
        place=sum(_like_place(text, tokens, name) for name in names),
        definite=sum(name.definite for name in names),
        agent=sum(tokens.deps[name.last] in {"nsubj", "poss"} for name in names),
    )


def _like_person(text: str, tokens: Tokens, name: Name) -> int:
    """Return how much the surroundings of a name speak for a person: an age, a relative "who", a role beside it, speech."""
    after = text[name.end : name.end + 6]
    aged = after.startswith(", ") and after[2:4].isdigit() and after[4:5] in {",", "."}
    who = after.startswith((", who", " who "))
    before = name.first - 1
    role = before >= 0 and tokens.lemmas[before].casefold() in words("roles") and tokens.tags[before] == "NN"
    head = tokens.heads[name.last]
    apposed = (tokens.deps[name.last] == "appos" and tokens.lemmas[head].casefold() in words("roles")) or any(
        tokens.deps[i] == "appos" and tokens.heads[i] == name.last and tokens.lemmas[i].casefold() in words("roles")
        for i in range(name.last + 1, min(name.last + 8, len(tokens)))
    )
    return 2 * aged + who + 2 * role + 2 * apposed - name.definite


def _speaks(tokens: Tokens, name: Name) -> bool:
    saying = tokens.deps[name.last] == "nsubj" and tokens.lemmas[tokens.heads[name.last]] in words("speaking")
    return saying and len(name.parts) > 1 and not name.definite


def _like_body(text: str, tokens: Tokens, name: Name) -> int:
    """Return how much the surroundings speak for a firm or a body: ", which", "a spokesman for", "X's shares", "X said it"."""
    which = text.startswith((", which", " which"), name.end)
    owned = _owned(text, tokens, name)
    has = bool(owned) and (owned[0] in words("corporate") or (len(owned) > 1 and owned[1] in words("corporate")))
    front = name.first - 2
    spoken_for = front >= 0 and tokens.lemmas[front + 1] in {"for", "at"} and tokens.lemmas[front] in words("corporate")
    verb = tokens.heads[name.last]
    near = range(verb + 1, min(verb + 4, len(tokens)))
    says = tokens.deps[name.last] == "nsubj" and tokens.lemmas[verb] in words("speaking")
    itself = says and any(tokens.lemmas[k] in {"it", "its"} for k in near)
    before = (
        front + 1 >= 0 and tokens.lemmas[front + 1].casefold() in words("bodies") and tokens.tags[front + 1] == "NN"
    )
    return which + has + spoken_for + itself + before


def _owned(text: str, tokens: Tokens, name: Name) -> tuple[str, ...]:
    """Return the next two words of what somebody has: "health ministry" after "Caldoro's"; a plain "X spokesman" too."""
    at = name.last + 1
    mark = at < len(tokens) and tokens.tags[at] == "POS"
    if not mark and (at >= len(tokens) or tokens.heads[name.last] != at):
        return ()
    following = range(at + mark, min(at + mark + 2, len(tokens)))
    return tuple(text[tokens.starts[k] : tokens.ends[k]].casefold() for k in following)


def _like_place(text: str, tokens: Tokens, name: Name) -> int:
    owned = _owned(text, tokens, name)
    if owned and tokens.tags[min(name.last + 1, len(tokens) - 1)] == "POS" and owned[0] in words("national"):
        return 2
    before = name.first - 1
    if before < 0 or tokens.pos[before] != "ADP":
        return 0
    return int(text[tokens.starts[before] : tokens.ends[before]].casefold() in words("whereabouts"))


def _introduced(text: str, names: Sequence[Name]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the acronyms that a bracket after a full name introduces: Harbour Safety Board (HSB)."""
    links = {}
    for left, right in pairwise(names):
        if text[left.end : right.start] != " (" or text[right.end : right.end + 1] != ")":
            continue
        short, full = (right, left) if len(right.parts) == 1 else (left, right)
        if len(short.parts) == 1 and len(full.parts) > 1 and _stands_for(short.parts[0], full.parts):
            links[_key(short)] = _key(full)
    return links


def _stands_for(short: str, parts: Iterable[str]) -> bool:
    """Return whether `short` is in capitals and its letters begin words of the name, in order."""
    letters = [letter for letter in short if letter.isalpha()]
    if not short.isupper() or len(letters) < 2:
        return False
    initials = iter([piece[0].upper() for part in parts for piece in part.split("-") if piece])
    return all(letter in initials for letter in letters[:2])


def _by_handle(groups: dict[tuple[str, ...], _Group]) -> dict[str, list[tuple[str, ...]]]:
    """Return the names of several words by all that a short form may take from them: words, their last part, initials."""
    index: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(groups):
        if len(key) > 1:
            initials = "".join(part[0] for part in groups[key].parts if part[0].isupper()).casefold()
            for handle in {*key, key[-1].rpartition("-")[2], " ".join(key[-2:]), initials}:
                index[handle].append(key)
    return index


def _fuller(
    key: tuple[str, ...], groups: dict[tuple[str, ...], _Group], index: dict[str, list[tuple[str, ...]]]
) -> tuple[str, ...] | None:
    """Return the one fuller name that `key` is a short form of; None if there is none, or more than one."""
    handles = {key[0], key[-1], key[0].replace(".", "")}
    longer = sorted({other for handle in handles for other in index.get(handle, ()) if other != key})
    if len(longer) > _TOO_MANY or (len(key) == 1 and _shared(key[0], groups[key], longer, groups)):
        return None
    for test in _SHORT if len(key) == 1 else _LONG:
        found = [other for other in longer if test(key, other, groups)]
        if found:
            return found[0] if len(found) == 1 and not (test is _is_first_word and len(longer) > 1) else None
    return None


def _shared(word: str, group: _Group, longer: list[tuple[str, ...]], groups: dict[tuple[str, ...], _Group]) -> bool:
    """Return whether a bare word may be a person's surname or as well a body's that bears it: Orrin of the Orrin Foundry."""
    people = [other for other in longer if other[-1] == word and _may_be_person(groups[other])]
    bodies = [other for other in longer if word in other and groups[other].kind == "organisation"]
    apart = [body for body in bodies if not any(" ".join(person) in " ".join(body) for person in people)]
    return group.kind != "person" and bool(people) and bool(apart)


_Test = Callable[[tuple[str, ...], tuple[str, ...], dict[tuple[str, ...], _Group]], bool]


def _is_surname(key: tuple[str, ...], other: tuple[str, ...], groups: dict[tuple[str, ...], _Group]) -> bool:
    last = other[-1]
    return _may_be_person(groups[other]) and (
        last == key[0] or last.endswith("-" + key[0]) or " ".join(other[-2:]) == key[0]
    )


def _is_last_word(key: tuple[str, ...], other: tuple[str, ...], groups: dict[tuple[str, ...], _Group]) -> bool:
    """Return whether `key` is the last word of `other` and stands after "the": the Herald for the Orrin Herald."""
    named = groups[key].kind not in {"person", "place"} and groups[other].kind not in {"person", "place"}
    return named and other[-1] == key[0] and "of" not in other and groups[key].definite > 0


def _is_first_word(key: tuple[str, ...], other: tuple[str, ...], groups: dict[tuple[str, ...], _Group]) -> bool:
    """Return whether `key` begins `other`: a given name, or a firm's name cut short, that is nowhere else and no place."""
    if other[0] != key[0] or groups[key].place or not groups[key].agent or groups[key].parts[0].isupper():
        return False
    return groups[other].kind in {"organisation", "person"} or _may_be_person(groups[other])


def _is_acronym(key: tuple[str, ...], other: tuple[str, ...], groups: dict[tuple[str, ...], _Group]) -> bool:
    short = groups[key].parts[0].replace(".", "")
    initials = "".join(part[0] for part in groups[other].parts if part[0].isupper())
    return short.isupper() and len(short) > 1 and initials == short


def _is_same_person(key: tuple[str, ...], other: tuple[str, ...], groups: dict[tuple[str, ...], _Group]) -> bool:
    """Return whether two full names differ only in middle names or in an initial for the first."""
    if key[-1] != other[-1] or not (_may_be_person(groups[key]) and _may_be_person(groups[other])):
        return False
    initial = key[0].rstrip(".")
    if len(initial) == 1:
        return other[0].startswith(initial) and len(other[0].rstrip(".")) > 1
    return key[0] == other[0] and len(other) > len(key)


def _is_front(key: tuple[str, ...], other: tuple[str, ...], groups: dict[tuple[str, ...], _Group]) -> bool:
    """Return whether `key` is an organisation's name without its end or without a country before it."""
    both = groups[other].kind == "organisation" and groups[key].kind == "organisation"
    return both and (other[: len(key)] == key or other[-len(key) :] == key)


_SHORT: tuple[_Test, ...] = (_is_acronym, _is_surname, _is_last_word, _is_first_word)
_LONG: tuple[_Test, ...] = (_is_same_person, _is_front)


def _may_be_person(group: _Group) -> bool:
    return group.kind == "person" or (group.kind is None and 1 < len(group.parts) < 5 and group.place <= group.person)


def _entities(
    groups: dict[tuple[str, ...], _Group], links: dict[tuple[str, ...], tuple[str, ...]]
) -> dict[tuple[str, ...], Entity]:
    roots = {key: _root(key, links) for key in groups}
    together: dict[tuple[str, ...], list[_Group]] = defaultdict(list)
    for key, root in roots.items():
        together[root].append(groups[key])
    made = {
        root: Entity(name=" ".join(groups[root].parts), kind=_kind_of(groups[root], found))
        for root, found in together.items()
    }
    return {key: made[root] for key, root in roots.items()}


def _root(key: tuple[str, ...], links: dict[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    seen = {key}
    while key in links and links[key] not in seen:
        key = links[key]
        seen.add(key)
    return key


def _kind_of(root: _Group, together: list[_Group]) -> MentionKind:
    kinds = {group.kind for group in together}
    if "person" in kinds:
        return "person"
    if root.kind:
        return root.kind
    told = sum(group.person for group in together)
    if told <= 0 and sum(group.body for group in together) > 0:
        return "organisation"
    person = told + sum(group.speaks for group in together) + (len(together) > 1)
    place = sum(group.place for group in together)
    if 1 < len(root.parts) < 4 and place == 0 and not any(group.definite for group in together):
        person += any(group.agent for group in together)
    if person > 0 and person >= place and (len(root.parts) > 1 or not place):
        return "person"
    return "place" if place > person and place > 0 else "name"
