"""The claims of a case as a list that can be searched, sorted and narrowed down."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import reduce
from operator import and_
from typing import Literal

from headwater.model.attribution import Sourcing
from headwater.present import names, phrases
from headwater.present.facts import Facts, Standing
from headwater.present.pages.indexed import Indexed, plain

Sort = Literal["rank", "carriers", "origins", "single", "disputed", "loops", "drift"]
ON_A_PAGE = 50
_MOST_VALUES = 72  # of a facet: a page shows the first dozen, and the others when asked
SOURCING: Mapping[Sourcing, str] = {
    "named": "a named source",
    "described": "a described source",
    "anonymous": "an anonymous source",
    "document": "a document",
    "outlet": "an outlet",
    "self_reported": "own reporting",
    "unsourced": "no source given",
}
_Row = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim in a list. `number` is its rank; `fewest` and `most` are the ends of its independent origins.

    `is_loose` is True where some of its places may make another claim.
    """

    id: str
    number: int
    text: str
    appearances: int
    articles: int
    carriers: int
    texts: int
    fewest: int
    most: int
    denials: int
    in_loop: bool
    changes: int
    is_loose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of the list: words that claims must hold, one value each of the facets, how to sort, and which page."""

    words: str = ""
    outlet: str = ""
    speaker: str = ""
    month: str = ""
    sourcing: str = ""
    several: bool = False
    sort: Sort = "rank"
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet, how it is shown, and how many of the claims in the list have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A way to narrow the list down. `chosen` is the value asked for, "" for none; `more` values are not listed."""

    name: str
    chosen: str
    values: tuple[FacetValue, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimList:
    """One page of the claims that were asked for; `found` is how many there are on all pages."""

    wanted: Wanted
    found: int
    all_claims: int
    pages: int
    rows: tuple[ClaimRow, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimIndex:
    """What narrows the list, found once: for each facet, which claims (by their place in the ranking) have which value.

    `places` are those of all claims in each order.
    """

    rows: tuple[ClaimRow, ...]
    words: tuple[str, ...]
    facets: Mapping[str, Mapping[str, frozenset[int]]]
    labels: Mapping[str, Mapping[str, str]]
    places: Mapping[Sort, Sequence[int]]


def claim_index(known: Indexed) -> ClaimIndex:
    """Return what the list of claims is made from."""
    facets: dict[str, dict[str, set[int]]] = {"outlet": {}, "speaker": {}, "month": {}, "sourcing": {}}
    labels: dict[str, dict[str, str]] = {name: {} for name in facets}
    for at, standing in enumerate(known.facts.standings):
        for facet, value, label in _values(known.facts, standing):
            labels[facet].setdefault(value, label)
            facets[facet].setdefault(value, set()).add(at)
    rows = tuple(claim_row(known, each) for each in known.facts.standings)
    return ClaimIndex(
        rows=rows,
        words=tuple(plain(f"{each.title} {each.claim.text}") for each in known.facts.standings),
        facets={facet: {value: frozenset(held) for value, held in values.items()} for facet, values in facets.items()},
        labels=labels,
        places={sort: _places(rows, order) for sort, order in _ORDERS.items()},
    )


def _places(rows: Sequence[ClaimRow], order: Callable[[ClaimRow], _Row]) -> tuple[int, ...]:
    """Return the place of each row in an order."""
    places = [0] * len(rows)
    for place, at in enumerate(sorted(range(len(rows)), key=lambda each: order(rows[each]))):
        places[at] = place
    return tuple(places)


def claim_row(known: Indexed, standing: Standing) -> ClaimRow:
    """Return a claim as lists show it."""
    origins = standing.claim.independent_origins
    return ClaimRow(
        id=standing.claim.id,
        number=standing.number,
        text=phrases.shorten(standing.title, 300),
        appearances=len(standing.claim.appearances),
        articles=len(standing.articles),
        carriers=len(standing.carriers),
        texts=standing.texts,
        fewest=origins.min,
        most=origins.max,
        denials=len(standing.deniers),
        in_loop=standing.claim.id in known.loop_claims,
        changes=len(known.drift.get(standing.claim.id, ())) + len(known.returns.get(standing.claim.id, ())),
        is_loose=standing.is_loose,
    )


def _values(known: Facts, standing: Standing) -> Iterable[tuple[str, str, str]]:
    """Yield the values of the facets that a claim has: facet, value, how it is shown."""
    for article_id in standing.articles:
        article = known.articles[article_id]
        if article.outlet:
            yield "outlet", plain(article.outlet), phrases.shorten(article.outlet, 60)
        if article.published:
            day = phrases.midpoint(article.published)
            yield "month", f"{day.year:04}-{day.month:02}", f"{day:%b} {day.year}"
    for appearance in standing.claim.appearances:
        yield "sourcing", appearance.sourcing, SOURCING[appearance.sourcing]
        for name in appearance.chain[-1:]:
            shown = names.cleaned(name)
            if shown:
                yield "speaker", plain(shown), phrases.shorten(shown, 60)


def claim_list(index: ClaimIndex, wanted: Wanted) -> ClaimList:
    """Return the page of the list that is asked for; the last one where there are fewer."""
    chosen = {facet: getattr(wanted, facet) for facet in index.facets}
    held = _held(index, wanted, chosen)
    ordered = sorted(held, key=index.places[wanted.sort].__getitem__)
    pages = max(1, -(-len(ordered) // ON_A_PAGE))
    page = min(max(1, wanted.page), pages)
    shown = ordered[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return ClaimList(
        wanted=_on_page(wanted, page),
        found=len(ordered),
        all_claims=len(index.rows),
        pages=pages,
        rows=tuple(index.rows[at] for at in shown),
        facets=tuple(_facet(index, name, chosen[name], held) for name in index.facets),
    )


def _on_page(wanted: Wanted, page: int) -> Wanted:
    return Wanted(**{field.name: getattr(wanted, field.name) for field in fields(wanted)} | {"page": page})


def _held(index: ClaimIndex, wanted: Wanted, chosen: Mapping[str, str]) -> Sequence[int]:
    """Return the places in the ranking of the claims that have all that is asked for."""
    narrowed = [index.facets[facet].get(value, frozenset()) for facet, value in chosen.items() if value]
    held: Iterable[int] = sorted(reduce(and_, narrowed)) if narrowed else range(len(index.rows))
    if wanted.several:
        held = [at for at in held if index.rows[at].texts > 1]
    for term in plain(wanted.words).split():
        held = [at for at in held if term in index.words[at]]
    return list(held)


def _facet(index: ClaimIndex, name: str, chosen: str, held: Sequence[int]) -> Facet:
    """Return one facet with how many of the claims in the list have each value."""
    among = frozenset(held)
    everything = len(among) == len(index.rows)
    counts = Counter(
        {value: len(having) if everything else len(having & among) for value, having in index.facets[name].items()}
    )
    listed = sorted(((value, count) for value, count in counts.items() if count), key=lambda one: (-one[1], one[0]))
    if name == "month":
        listed.sort()
    shown = listed[:_MOST_VALUES]
    return Facet(
        name=name,
        chosen=chosen,
        values=tuple(FacetValue(value=value, label=index.labels[name][value], count=count) for value, count in shown),
        more=len(listed) - len(shown),
    )


_ORDERS: dict[Sort, Callable[[ClaimRow], _Row]] = {
    "rank": lambda row: (row.number,),
    "carriers": lambda row: (-row.carriers, row.number),
    "origins": lambda row: (-row.most, -row.fewest, row.number),
    "single": lambda row: (row.most != 1, row.texts < 2, -row.carriers, row.number),
    "disputed": lambda row: (-row.denials, row.number),
    "loops": lambda row: (not row.in_loop, row.number),
    "drift": lambda row: (-row.changes, row.number),
}
