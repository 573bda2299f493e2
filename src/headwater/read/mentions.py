"""Who and what an article speaks of: names, described people and bodies, documents, dates and numbers, and which are one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from headwater.model.text import Mention, Span, Tokens
from headwater.read.described import Description, find_described
from headwater.read.entities import Entity, resolve_names
from headwater.read.figures import find_figures
from headwater.read.lexicon import words
from headwater.read.names import Name, find_names


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the article has said so far and at all: roles by the names that bear them, and descriptions by their head."""

    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    beside: dict[int, Entity] = field(default_factory=dict)
    bodies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    clusters: dict[str, dict[str, frozenset[str]]] = field(default_factory=lambda: defaultdict(dict))
    taken: set[str] = field(default_factory=set)


def find_mentions(
    text: str, tokens: Tokens, sentences: Sequence[Span], headings: Sequence[Span]
) -> tuple[Mention, ...]:
    """Return the mentions in `text`, sorted by place. `headings` are stretches where capitals mean little."""
    names = find_names(text, tokens, headings)
    plain = {part.casefold() for name in names if not name.heading for part in name.parts}
    names = tuple(name for name in names if not name.heading or all(part.casefold() in plain for part in name.parts))
    entities = resolve_names(text, tokens, names)
    named = [
        Mention(start=name.start, end=name.end, kind=entity.kind, entity=entity.name)
        for name, entity in zip(names, entities, strict=True)
    ]
    found = [*named, *_described(text, tokens, names, entities), *find_figures(text, sentences)]
    return tuple(sorted(set(found), key=lambda mention: (mention.start, -mention.end, mention.kind, mention.entity)))


def _described(text: str, tokens: Tokens, names: Sequence[Name], entities: Sequence[Entity]) -> list[Mention]:
    descriptions = list(find_described(text, tokens))
    known = _known(tokens, names, entities, descriptions)
    inside = {index for name in names for index in range(name.first, name.last + 1)}
    return [
        Mention(
            start=description.start,
            end=description.end,
            kind=description.kind,
            entity=_entity(text, description, known),
        )
        for description in descriptions
        if description.head not in inside
    ]


def _known(
    tokens: Tokens, names: Sequence[Name], entities: Sequence[Entity], descriptions: Sequence[Description]
) -> _Known:
    known = _Known()
    for name, entity in zip(names, entities, strict=True):
        known.taken.add(entity.name)
        if entity.kind == "organisation":
            _note_body(known, name, entity)
        for role in (*name.titles, *_role_before(tokens, name)):
            known.roles[role].add(entity.name)
    at = {
        index: entity
        for name, entity in zip(names, entities, strict=True)
        for index in range(name.first, name.last + 1)
    }
    for description in descriptions:
        beside = _beside(tokens, description, at)
        if beside:
            known.beside[description.head] = beside
            known.roles[description.lemma].add(beside.name)
    return known


def _role_before(tokens: Tokens, name: Name) -> tuple[str, ...]:
    before = name.first - 1
    inside = before >= 0 and tokens.tags[before] == "NN" and tokens.heads[before] in range(name.first, name.last + 1)
    return (tokens.lemmas[before].casefold(),) if inside else ()


def _beside(tokens: Tokens, description: Description, at: dict[int, Entity]) -> Entity | None:
    """Return the entity that a description stands beside in apposition, before or after its name."""
    head = description.head
    if description.plural:
        return None
    if tokens.deps[head] == "appos" and tokens.heads[head] in at:
        return at[tokens.heads[head]]
    following = range(head + 1, min(head + 8, len(tokens)))
    apposed = [
        index for index in following if tokens.deps[index] == "appos" and tokens.heads[index] == head and index in at
    ]
    return at[apposed[0]] if apposed else None


def _note_body(known: _Known, name: Name, entity: Entity) -> None:
    for part in name.parts:
        known.bodies[part.casefold()].add(entity.name)
        if part.casefold() in words("news"):
            known.bodies["an outlet"].add(entity.name)
        if part.casefold() in words("firms"):
            known.bodies["a firm"].add(entity.name)


def _entity(text: str, description: Description, known: _Known) -> str:
    """Return the entity of a description: the name beside it, the one bearer or body it points back to, or one of its own."""
    beside = known.beside.get(description.head)
    if beside:
        return beside.name
    if description.definite and not description.plural:
        back = _pointed_at(description, known)
        if back:
            return back
    return _own(text, description, known)


def _pointed_at(description: Description, known: _Known) -> str | None:
    lemma = description.lemma
    if description.kind == "group":
        candidates = known.roles.get(lemma, set())
    else:
        every_body = known.bodies.get(lemma, set()) | known.bodies.get(_sort_of_body(lemma), set())
        candidates = {name for name in every_body if description.modifiers <= set(name.casefold().split())}
    clusters = known.clusters.get(lemma, {})
    fitting = {
        name
        for name, modifiers in clusters.items()
        if description.modifiers <= modifiers or not (modifiers or description.owned)
    }
    every = candidates | fitting
    if len(every) == 1:
        return next(iter(every))
    exact = {name for name, modifiers in clusters.items() if modifiers == description.modifiers}
    return next(iter(exact)) if len(exact) == 1 and description.modifiers and not candidates else None


def _sort_of_body(lemma: str) -> str:
    if lemma in words("outlets"):
        return "an outlet"
    return "a firm" if lemma in {"company", "firm", "business", "operator", "manufacturer", "supplier"} else ""


def _own(text: str, description: Description, known: _Known) -> str:
    """Return an entity of the description's own: what it says, numbered if another is called the same."""
    body = " ".join(text[description.start : description.end].split())
    opening, _, rest = body.partition(" ")
    name = f"{opening.lower()} {rest}" if rest and opening.lower() in words("determiners") else body
    clusters = known.clusters[description.lemma]
    if description.plural:
        same = next((known_name for known_name in clusters if known_name.casefold() == name.casefold()), None)
        if same:
            return same
    number, free = 1, name
    while free in known.taken:
        number += 1
        free = f"{name} ({number})"
    known.taken.add(free)
    clusters[free] = description.modifiers
    return free
