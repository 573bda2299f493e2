"""Invented news that spreads: who knows a claim, which article has it from whom, and how much of that each article shows.

A world is a graph that is known from end to end, so the number of independent origins of each claim in it is known too. Nothing
in it is text: `rendered.py` makes articles of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from random import Random  # noqa: TID251 - chance comes from the caller, seeded
from typing import Literal

from headwater.model.attribution import SpeakerKind

Manner = Literal[
    "first hand", "match", "republication", "excerpt", "pickup", "rewrite", "update", "correction", "denial", "loop"
]
Showing = Literal["named", "described", "anonymous", "document", "spot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One way in which an origin is told of: by name, as an office, as a document; `beside` are the words next to the name."""

    name: str
    kind: SpeakerKind
    showing: Showing
    beside: str = ""
    described: str = "a person familiar with the matter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A place in an article that puts a claim forward or denies it.

    `knows` is the origin that it truly rests on at first hand. `shown` is the origin that is named, in one of its faces.
    `upstream` is the article that it is truly taken from, `credited` whether readers are told so.
    """

    claim: int
    knows: int | None = None
    shown: int | None = None
    face: int = 0
    upstream: int | None = None
    credited: bool = False
    denies: bool = False
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """An article: its outlet, the hour it came out, whether its date names that hour or only the day, and what it tells."""

    outlet: int
    hour: int
    to_the_minute: bool
    manner: Manner
    upstream: int | None
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """An event: outlets by name, agencies first, origins with their faces, articles in order of time, how many claims it has."""

    outlets: tuple[str, ...]
    agencies: int
    origins: tuple[tuple[Face, ...], ...]
    dispatches: tuple[Dispatch, ...]
    claims: int
    seed: int


_SYLLABLES = (
    "bar",
    "cor",
    "del",
    "fen",
    "gar",
    "hol",
    "ken",
    "lim",
    "mor",
    "nas",
    "pel",
    "quo",
    "ren",
    "sul",
    "tav",
    "vor",
)
_ENDS = ("by", "dan", "ford", "holt", "mere", "ness", "stow", "wick")
PLACES = tuple(f"{a}{b}".title() for a, b in product(_SYLLABLES, _ENDS))
_GIVEN = (
    *("Ada", "Bo", "Cass", "Dan", "Enid", "Finn", "Greta", "Hugo"),
    *("Ida", "Jan", "Kit", "Lena", "Milo", "Nell", "Otto", "Petra"),
)
_SURNAMES = tuple(f"{a}{b}".title() for a, b in product(_SYLLABLES, ("ley", "ner", "sen", "ton")))
_PAPERS = ("Post", "Times", "Herald", "Gazette", "Courier", "Tribune")
_CALLINGS = (
    *("a dock worker", "a harbour pilot", "a lorry driver", "a school teacher", "a night nurse", "a crane operator"),
    *("a port official", "a city official", "a council member", "a retired engineer"),
)
_HOUR_BETWEEN = 9
_REPORTERS = -1000  # each outlet's own reporter is an origin of its own, numbered down from here
_WEIGHTS: Mapping[Manner, int] = {
    "first hand": 22,
    "match": 8,
    "republication": 18,
    "excerpt": 10,
    "pickup": 20,
    "rewrite": 9,
    "update": 4,
    "correction": 2,
    "denial": 4,
    "loop": 3,
}


def world(
    seed: int,
    *,
    articles: int | None = None,
    claims: int | None = None,
    outlets: Sequence[str] = (),
    people: int | None = None,
) -> World:
    """Return the world of a seed, with up to a dozen articles and four people as origins where nothing else is asked for.

    `outlets` are names to draw the world's outlets from, invented ones where there are none.
    """
    chance = Random(seed)  # noqa: S311 - nothing is kept secret
    size = articles or chance.randint(3, 12)
    number = claims or chance.randint(2, 3)
    names, agencies = _outlets(chance, size, outlets)
    names_of_people = _people(chance, people or chance.randint(1, 4))
    places = chance.sample(PLACES, len(names_of_people))
    origins = tuple(_faces(chance, *one) for one in zip(names_of_people, places, strict=True))
    made: list[Dispatch] = []
    hour = 0
    while len(made) < size:
        hour += chance.randint(0, _HOUR_BETWEEN)
        made += _next(chance, made, hour, origins, _Frame(outlets=len(names), agencies=agencies, claims=number))
    return World(outlets=names, agencies=agencies, origins=origins, dispatches=tuple(made), claims=number, seed=seed)


def paper_names(agencies: int, papers: int) -> tuple[str, ...]:
    """Return invented names of agencies, then of papers."""
    wires = (f"{place} Wire" for place in PLACES)
    titles = (f"{place} {noun}" for noun in _PAPERS for place in PLACES)
    return (*(next(wires) for _ in range(agencies)), *(next(titles) for _ in range(papers)))


def _outlets(chance: Random, size: int, known: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Return the outlets of a world and how many of them, at its head, are agencies."""
    if known:
        wires, papers = [n for n in known if n.endswith(" Wire")], [n for n in known if not n.endswith(" Wire")]
        return (*chance.sample(wires, 2), *chance.sample(papers, min(len(papers), size))), 2
    places = chance.sample(PLACES, size + 2)
    return (f"{places[0]} Wire", f"{places[1]} Wire", *(f"{p} {chance.choice(_PAPERS)}" for p in places[2:])), 2


def _people(chance: Random, count: int) -> list[str]:
    return [f"{chance.choice(_GIVEN)} {name}" for name in chance.sample(_SURNAMES, count)]


def _faces(chance: Random, person: str, place: str) -> tuple[Face, ...]:
    """Return how one origin is told of: a person, a body and its spokesman, a document and its author, a reporter."""
    calling = chance.choice(_CALLINGS)
    board, paper = f"the {place} Harbour Board", f"the {place} review"
    writer = Face(name=person, kind="person", showing="named", beside=f"who wrote {paper}")
    kinds: tuple[tuple[Face, ...], ...] = (
        (Face(name=person, kind="person", showing="named", beside=calling, described=calling),),
        (
            Face(
                name=person,
                kind="person",
                showing="named",
                beside=f"a resident of {place}",
                described="a local resident",
            ),
        ),
        (Face(name=calling, kind="person", showing="described", described=calling),),
        (Face(name="a person familiar with the matter", kind="person", showing="anonymous"),),
        (
            Face(name=board, kind="organisation", showing="named", described="an official"),
            Face(
                name=person, kind="person", showing="named", beside=f"a spokesman for {board}", described="an official"
            ),
        ),
        (
            Face(
                name=paper, kind="document", showing="document", beside=f"written by {person}", described="a document"
            ),
            writer,
        ),
        (Face(name="", kind="person", showing="spot"),),
    )
    return chance.choices(kinds, weights=(4, 3, 2, 2, 3, 2, 2))[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """How many outlets, agencies and claims a world has."""

    outlets: int
    agencies: int
    claims: int


def _next(
    chance: Random, made: Sequence[Dispatch], hour: int, origins: Sequence[tuple[Face, ...]], frame: _Frame
) -> list[Dispatch]:
    """Return the article that comes next, or the two of a loop."""
    asserting = [n for n, one in enumerate(made) if not any(t.denies for t in one.tellings)]
    manner: Manner = chance.choices(list(_WEIGHTS), weights=list(_WEIGHTS.values()))[0] if asserting else "first hand"
    maker = _Maker(chance=chance, made=made, origins=origins, frame=frame, upstream=None, outlet=0)
    fresh = sorted(set(range(frame.agencies, frame.outlets)) - {one.outlet for one in made})
    if manner == "loop" and len(fresh) > 1:
        return _loop(maker, hour, chance.sample(fresh, 2))
    manner = "first hand" if manner == "loop" else manner
    upstream = chance.choice(asserting) if manner != "first hand" else None
    outlet = _outlet(chance, made, upstream, manner, frame)
    maker = replace(maker, upstream=upstream, outlet=outlet)
    tellings = tuple(_TELLS[manner](maker))
    return [
        Dispatch(
            outlet=outlet,
            hour=hour,
            to_the_minute=chance.random() < 0.7,
            manner=manner,
            upstream=upstream,
            tellings=_with_headline(chance, tellings) if manner != "republication" else tellings,
        )
    ]


def _outlet(chance: Random, made: Sequence[Dispatch], upstream: int | None, manner: Manner, frame: _Frame) -> int:
    """Return who publishes: the same outlet for an update or a correction, else another than the one it takes the news from.

    The outlets of a loop publish nothing else: which article they quote each other from must be beyond doubt.
    """
    looping = {one.outlet for one in made if one.manner == "loop"}
    theirs = made[upstream].outlet if upstream is not None else -1
    if manner in {"update", "correction"} and theirs not in looping:
        return theirs
    least = 0 if upstream is None else frame.agencies
    return chance.choice([n for n in range(least, frame.outlets) if n != theirs and n not in looping])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    """What the tellings of one article are made from."""

    chance: Random
    made: Sequence[Dispatch]
    origins: Sequence[tuple[Face, ...]]
    frame: _Frame
    upstream: int | None
    outlet: int

    def told(self) -> list[Telling]:
        """Return what the article upstream asserts, one telling for each claim."""
        tellings = self.made[self.upstream].tellings if self.upstream is not None else ()
        return list({t.claim: t for t in reversed(tellings) if not t.denies and not t.headline}.values())


def _first_hand(maker: _Maker) -> Iterator[Telling]:
    chance = maker.chance
    for claim in sorted(chance.sample(range(maker.frame.claims), chance.randint(1, maker.frame.claims))):
        two = len(maker.origins) > 1 and chance.random() < 0.2
        origins = chance.sample(range(len(maker.origins)), 1 + two)
        if two and maker.origins[origins[0]][0].name == maker.origins[origins[1]][0].name:
            origins = origins[:1]
        for origin in origins:
            spot = maker.origins[origin][0].showing == "spot"
            yield Telling(
                claim=claim,
                knows=_REPORTERS - maker.outlet if spot else origin,
                shown=origin,
                face=chance.randrange(len(maker.origins[origin])),
            )


def _whole(maker: _Maker) -> Iterator[Telling]:
    """A republication has every telling of its original, as it stands there."""
    for telling in maker.made[maker.upstream or 0].tellings:
        yield Telling(
            claim=telling.claim,
            shown=telling.shown,
            face=telling.face,
            upstream=maker.upstream,
            credited=True,
            denies=telling.denies,
            headline=telling.headline,
        )


def _taken(maker: _Maker) -> Iterator[Telling]:
    """A pickup or an excerpt credits each claim that it takes, and may name the source behind it."""
    told = maker.told()
    for telling in sorted(maker.chance.sample(told, maker.chance.randint(1, len(told))), key=lambda t: t.claim):
        shown = telling.shown if maker.chance.random() < 0.5 else None
        spot = shown is not None and maker.origins[shown][telling.face].showing == "spot"
        yield Telling(
            claim=telling.claim,
            upstream=maker.upstream,
            credited=True,
            shown=None if spot else shown,
            face=telling.face,
        )


def _retold(maker: _Maker) -> Iterator[Telling]:
    """A rewrite credits the first of the claims that it takes and tells the others as if they were its own."""
    for number, telling in enumerate(maker.told()):
        yield Telling(claim=telling.claim, upstream=maker.upstream, credited=number == 0)


def _again(maker: _Maker) -> Iterator[Telling]:
    for telling in maker.told():
        yield Telling(claim=telling.claim, upstream=maker.upstream)


def _against(maker: _Maker) -> Iterator[Telling]:
    """A correction takes back the first claim."""
    for telling in maker.told()[:1]:
        yield Telling(claim=telling.claim, upstream=maker.upstream, denies=True)


def _denied(maker: _Maker) -> Iterator[Telling]:
    """A report of a denial credits the claim and gives the word of somebody who denies it."""
    for telling in maker.told()[:1]:
        yield Telling(claim=telling.claim, upstream=maker.upstream, credited=True)
        yield Telling(claim=telling.claim, denies=True)


_TELLS = {
    "first hand": _first_hand,
    "match": _first_hand,
    "republication": _whole,
    "excerpt": _taken,
    "pickup": _taken,
    "rewrite": _retold,
    "update": _again,
    "correction": _against,
    "denial": _denied,
}


def _with_headline(chance: Random, tellings: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """Return the tellings with a headline that sums up the first, now and then."""
    first = tellings[0]
    if chance.random() < 0.6 or first.denies:
        return tellings
    return (Telling(claim=first.claim, knows=first.knows, upstream=first.upstream, headline=True), *tellings)


def _loop(maker: _Maker, hour: int, outlets: Sequence[int]) -> list[Dispatch]:
    """Return two articles that credit each other: the second knows the claim from somebody, or else the first made it up."""
    chance, number = maker.chance, len(maker.made)
    claim = chance.randrange(maker.frame.claims)
    known = chance.randrange(len(maker.origins)) if chance.random() < 0.4 else None
    invented = -1 - number if known is None else None
    first = Telling(claim=claim, knows=invented, upstream=number + 1, credited=True)
    second = Telling(claim=claim, upstream=number, credited=True)
    supported = (second, Telling(claim=claim, knows=known, shown=known)) if known is not None else (second,)
    return [
        Dispatch(
            outlet=outlet, hour=hour + turn, to_the_minute=True, manner="loop", upstream=upstream, tellings=tellings
        )
        for turn, (outlet, upstream, tellings) in enumerate(
            zip(outlets, (number + 1, number), ((first,), supported), strict=True)
        )
    ]


def truth(spread: World) -> dict[int, int]:
    """Return how many independent origins each claim has that is put forward at all."""
    return {claim: len(found) for claim in range(spread.claims) if (found := _reached(spread, claim))}


def _reached(spread: World, claim: int) -> frozenset[int]:
    """Return the origins at the ends of the paths upstream; every path ends in one, for what somebody knows never comes later."""
    return frozenset(
        telling.knows
        for dispatch in spread.dispatches
        for telling in dispatch.tellings
        if telling.claim == claim and not telling.denies and telling.knows is not None
    )
