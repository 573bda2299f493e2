"""The first page of a case: what it holds, what is worth knowing, when its articles came out, what to fetch, what failed."""

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model.provenance import Edge, Failure, Loop, UnseenSource
from headwater.present import fetching, phrases, sentences
from headwater.present.facts import Facts, Standing
from headwater.present.pages.claim import EdgeRow, Named, edge_row
from headwater.present.pages.claims import ClaimIndex, ClaimRow
from headwater.present.pages.indexed import Indexed, Spot, source_key, spots, tags_of
from headwater.present.pages.leaning import Leaning, leanings
from headwater.present.sources import Source
from headwater.present.surprises import surprises

_MOST_ROWS = 12
_MOST_LISTED = 200
_MOST_EDGES = 3
_MOST_SHARED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """One thing worth knowing: what kind it is, a sentence, the claims it is about (id and number), where to look."""

    kind: str
    text: str
    claims: tuple[tuple[str, int], ...]
    places: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """A source that is cited and not in the pile, and why it is worth fetching."""

    name: str
    kind: str
    why: str
    claims: tuple[tuple[str, int], ...]
    places: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article in a list: `when` is its date in words, `day` its middle day as YYYY-MM-DD, "" if it has none.

    `rests_on` are the surest of its edges to articles upstream, `more_rests_on` how many others there are.
    """

    id: str
    number: int
    label: str
    title: str
    when: str
    day: str
    path: str
    copy_of: str
    rests_on: tuple[EdgeRow, ...]
    more_rests_on: int
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source in a list; `position` says whether it gives its own word or passes on another's."""

    key: str
    name: str
    kind: str
    is_named: bool
    articles: int
    statements: int
    in_pile: str
    position: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopShown:
    """Articles that rest on each other, and where they say so."""

    articles: tuple[tuple[str, str], ...]
    claims: tuple[tuple[str, int], ...]
    places: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The first page of a case.

    `lead` is the claim told most; where claims are few that travelled, `lead_source` is who is cited in most articles,
    `lead_words` in how many, `shared` the next ones that several texts cite.
    """

    pile: str
    line: str
    articles: int
    texts: int
    claims: int
    edges: int
    sources: int
    lead: ClaimRow | None
    lead_source: Named | None
    lead_words: str
    shared: tuple[Named, ...]
    main: tuple[ClaimRow, ...]
    worth: tuple[Worth, ...]
    loops: tuple[LoopShown, ...]
    rests_on: tuple[Leaning, ...]
    fetch: tuple[Fetch, ...]
    fetch_more: int
    failures: tuple[Failure, ...]
    failures_more: int
    made_by: tuple[str, ...]


def overview(known: Indexed, index: ClaimIndex) -> Overview:
    """Return the first page of a case."""
    held, case = known.facts, known.case
    found = tuple(known.sources.values())
    lead = held.lead()
    wanted = fetching.to_fetch(held)
    leading = found[0] if lead is None and found and found[0].named else None
    return Overview(
        pile=sentences.pile(held),
        line=sentences.overview(held, found),
        articles=len(case.articles),
        texts=held.texts(),
        claims=len(held.standings),
        edges=len(case.provenance.edges),
        sources=len(found),
        lead=index.rows[lead.number - 1] if lead else None,
        lead_source=_named(leading) if leading else None,
        lead_words=sentences.source_lead(held, leading) if leading else "",
        shared=tuple(_named(one) for one in found[1 : _MOST_SHARED + 1] if leading and one.named and one.texts > 1),
        main=tuple(index.rows[one.number - 1] for one in held.standings if _is_main(one))[:_MOST_ROWS],
        worth=tuple(
            Worth(kind=one.kind, text=one.text, claims=numbered(held, one.claims), places=spots(held, one.places))
            for one in surprises(held)
        ),
        loops=tuple(_loop(held, one) for one in case.provenance.loops[:_MOST_ROWS]),
        rests_on=leanings(known),
        fetch=tuple(_fetch(held, one) for one in wanted[:_MOST_ROWS]),
        fetch_more=max(0, len(wanted) - _MOST_ROWS),
        failures=case.failures[:_MOST_LISTED],
        failures_more=max(0, len(case.failures) - _MOST_LISTED),
        made_by=case.made_by,
    )


def _is_main(standing: Standing) -> bool:
    """Tell whether more than one text holds a claim, or somebody puts it forward whom somebody else contradicts."""
    return standing.texts > 1 or bool(standing.deniers and standing.carriers and not standing.is_fragment)


def _named(source: Source) -> Named:
    return Named(name=phrases.one_line(source.name), key=source_key(source))


def _loop(held: Facts, loop: Loop) -> LoopShown:
    return LoopShown(
        articles=tuple((one, held.cited(one)) for one in loop.articles),
        claims=numbered(held, loop.claims),
        places=spots(held, loop.evidence),
    )


def _fetch(held: Facts, source: UnseenSource) -> Fetch:
    return Fetch(
        name=phrases.shorten(source.name, 160),
        kind=source.kind,
        why=fetching.why_fetch(held, source),
        claims=numbered(held, source.claims),
        places=spots(held, source.evidence),
    )


def numbered(known: Facts, claim_ids: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return claims as id and number, by number; ids that are no claim's are left out."""
    held = [known.standing_of[one] for one in claim_ids if one in known.standing_of]
    return tuple((one.claim.id, one.number) for one in sorted(held, key=lambda each: each.number))


def article_rows(known: Indexed) -> tuple[ArticleRow, ...]:
    """Return all articles, by date."""
    upstream = {edge.downstream: edge.upstream for edge in known.case.provenance.edges if edge.kind == "republication"}
    held = known.facts
    resting = {one: _upstream_of(known, one) for one in held.articles}
    return tuple(
        ArticleRow(
            id=article.id,
            number=number,
            label=phrases.label(article),
            title=phrases.shorten(article.title or "", 200),
            when=phrases.when(article.published),
            day=f"{phrases.midpoint(article.published):%Y-%m-%d}" if article.published else "",
            path=phrases.shorten(article.path, 200),
            copy_of=held.label(upstream[article.id]) if article.id in upstream else "",
            rests_on=tuple(edge_row(known, article.id, one.upstream) for one in resting[article.id][:_MOST_EDGES]),
            more_rests_on=max(0, len(resting[article.id]) - _MOST_EDGES),
            statements=len(known.attributions.get(article.id, ())),
        )
        for number, article in enumerate(held.articles.values(), start=1)
    )


def _upstream_of(known: Indexed, article: str) -> list[Edge]:
    """Return the edges from an article to what it rests on, the surest first."""
    edges = [one for one in known.edges_at.get(article, ()) if one.downstream == article]
    return sorted(edges, key=lambda one: (-one.confidence, known.facts.numbers[one.upstream]))


def source_rows(known: Indexed) -> tuple[SourceRow, ...]:
    """Return all sources, those with a name first, then by how many articles use them."""
    return tuple(source_row(known, source) for source in known.sources.values())


def source_row(known: Indexed, source: Source) -> SourceRow:
    """Return a source as lists show it."""
    return SourceRow(
        key=source_key(source),
        name=phrases.one_line(source.name),
        kind=source.kind,
        is_named=source.named,
        articles=len(source.articles),
        statements=len(source.places),
        in_pile=sentences.source_presence(source),
        position=sentences.source_role(source),
        tags=tags_of(known, source),
    )
