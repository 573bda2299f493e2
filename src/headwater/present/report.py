"""The report: one page that opens from disk with no network, where every number leads to the sentence behind it."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.provenance import Drift, Edge, Evidence, Return
from headwater.model.text import Article
from headwater.present import changes, fetching, html, phrases, sentences, stemma
from headwater.present.addresses import Addresses
from headwater.present.anchors import Anchors, anchors, references
from headwater.present.facts import Facts, Standing, Told, facts, place_of, told
from headwater.present.family.branches import Branch, branches
from headwater.present.family.lineage import lineage
from headwater.present.fragments import fragments
from headwater.present.likeness import Likeness, Links, likenesses, links_of
from headwater.present.marks import Paragraph, paragraphs
from headwater.present.sources import Source, sources
from headwater.present.surprises import Surprise, surprises

_MOST_CLAIMS = 60
_MOST_SINGLE = 100
_ROWS_SHOWN = 12
_MOST_SOURCES = 100
_MOST_DESCRIBED = 40
_CLAIMS_OPEN = 5
_MOST_PLACES = 6
_MOST_ROWS = 200
_WHOLE_TEXT_BUDGET = 3_000_000
_MARKS = {"source": "s", "cue": "k", "content": "c", "inner": "c i"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim as the page shows it; `picture` is markup of our own, in which all text is escaped.

    `likeness` tells, by statement id, why a place is held to make this claim.
    """

    standing: Standing
    told: tuple[Told, ...]
    picture: str
    branches: tuple[Branch, ...]
    drift: tuple[Drift, ...]
    returns: tuple[Return, ...]
    likeness: dict[str, Likeness]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article as the page shows it. `claims` gives the numbers of the claims at each place; `left_out` counts lines."""

    article: Article
    number: int
    copy_of: str | None
    attributions: int
    paragraphs: tuple[Paragraph, ...]
    claims: dict[int, tuple[int, ...]]
    left_out: int


def report(case: Case) -> str:
    """Return the page for a case."""
    known = facts(case)
    found = surprises(known)
    relied_on = sources(known)
    links = links_of(case)
    main, single = _chosen(known, found)
    anchored = anchors(known, _places(known, main, single[:_MOST_SINGLE], found, relied_on))
    rows = _source_rows(relied_on)
    numbered = {each: at for at, each in enumerate((*rows["first"], *rows["more"], *rows["described"]), start=1)}
    edges = _edges(known)
    leads = fragments(anchored, edges[:_MOST_ROWS], numbered)
    values: dict[str, object] = {
        "known": known,
        "case": case,
        "lead": known.lead(),
        "sources": rows,
        "source_numbers": numbered,
        "leads": leads,
        "source_lead": relied_on[0] if relied_on and relied_on[0].named else None,
        "first_line": sentences.overview(known, relied_on),
        "claims_are_few": known.claims_are_few(),
        "claims": [_claim_view(known, standing, links, leads) for standing in main],
        "single": single[:_MOST_SINGLE],
        "single_count": len(single),
        "left_out_claims": len(known.standings) - len(main) - len(single),
        "shown": {standing.number for standing in (*main, *single[:_MOST_SINGLE])},
        "surprises": found,
        "edges": edges,
        "first_edges": set({(each.downstream, each.upstream): each for each in reversed(edges)}.values()),
        "unseen": [(each, fetching.why_fetch(known, each)) for each in fetching.to_fetch(known)],
        "articles": _article_views(known, anchored, main),
        "anchored": anchored,
        "style": stemma.stylesheet() + html.source("report.css"),
        **_script(),
    }
    return _templates()("report.html", values)


def _script() -> dict[str, str]:
    """Return the script of the page, and the digest by which the page allows it to run."""
    script = html.source("report.js")
    return {"script": script, "script_hash": b64encode(sha256(script.encode()).digest()).decode()}


def _source_rows(relied_on: tuple[Source, ...]) -> dict[str, tuple[Source, ...]]:
    """Return the sources to show at once, folded, and those that are only described."""
    named = tuple(each for each in relied_on if each.named)
    described = tuple(each for each in relied_on if not each.named)
    return {
        "first": named[:_ROWS_SHOWN],
        "more": named[_ROWS_SHOWN:_MOST_SOURCES],
        "described": described[:_MOST_DESCRIBED],
        "left_out": (*named[_MOST_SOURCES:], *described[_MOST_DESCRIBED:]),
    }


def _shown_places(source: Source) -> tuple[Evidence, ...]:
    """Return the places to link to: the first one of each article, then the others."""
    first = {place.article_id: place for place in reversed(source.places)}
    others = [place for place in source.places if first[place.article_id] != place]
    return (*(first[each] for each in source.articles), *others)[:_MOST_PLACES]


def _chosen(known: Facts, found: Iterable[Surprise]) -> tuple[list[Standing], list[Standing]]:
    """Return the claims to show in full, and the others that one text alone holds."""
    surprising = {claim_id for surprise in found for claim_id in surprise.claims[:3]}
    main = [
        each for each in known.standings if not each.is_single or (each.claim.id in surprising and not each.is_fragment)
    ][:_MOST_CLAIMS]
    numbers = {each.number for each in main}
    return main, [each for each in known.standings if each.is_single and each.number not in numbers]


@cache
def _templates() -> Callable[[str, Mapping[str, object]], str]:
    known: dict[str, object] = {
        "place_of": place_of,
        "words": sentences,
        "change_sentence": changes.change_sentence,
        "shown_places": _shown_places,
        "references": references,
        "legend": stemma.legend(),
        "most_places": _MOST_PLACES,
        "most_rows": _MOST_ROWS,
        "rows_shown": _ROWS_SHOWN,
        "claims_open": _CLAIMS_OPEN,
    }
    return html.templates("templates", known, {"capital": phrases.capital, "mark": _MARKS.__getitem__})


def _places(
    known: Facts,
    main: Iterable[Standing],
    single: Iterable[Standing],
    found: Iterable[Surprise],
    relied_on: Iterable[Source],
) -> Iterator[Evidence]:
    """Yield every place that the page links to."""
    provenance = known.case.provenance
    for surprise in found:
        yield from surprise.places
    for source in relied_on:
        yield from _shown_places(source)
    for standing in main:
        yield from (place_of(each) for each in standing.claim.appearances)
        yield from (place for origin in standing.claim.origins for place in origin.evidence)
        yield from (place for reason in standing.claim.independent_origins.reasons for place in reason.evidence)
    yield from (place_of(standing.claim.appearances[0]) for standing in single if standing.claim.appearances)
    yield from (place for edge in provenance.edges for place in edge.evidence)
    yield from (place for loop in provenance.loops for place in loop.evidence)
    yield from (place for change in provenance.drift for place in (change.earlier, change.later))
    yield from (place for back in provenance.returns for place in (back.earlier, back.later))
    yield from (place for source in provenance.unseen_sources for place in source.evidence)


def _claim_view(known: Facts, standing: Standing, links: Links, leads: Addresses) -> ClaimView:
    tree = lineage(known, standing)
    drawing = stemma.svg(known, tree, standing.title, f"stemma-{standing.number}", addresses=leads)
    return ClaimView(
        standing=standing,
        told=told(known, standing),
        picture=drawing,
        branches=branches(tree),
        drift=changes.drift_of(known, standing),
        returns=changes.returns_of(known, standing),
        likeness=likenesses(links, standing.claim),
    )


def _article_views(known: Facts, anchored: Anchors, main: Iterable[Standing]) -> list[ArticleView]:
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in known.case.attributions:
        said[attribution.article_id].append(attribution)
    claims = _claims_at(anchored, main)
    copies = {edge.downstream: edge.upstream for edge in known.case.provenance.edges if edge.kind == "republication"}
    budget = _WHOLE_TEXT_BUDGET
    views: list[ArticleView] = []
    for article in known.articles.values():
        lines = paragraphs(article, said[article.id], anchored.places.get(article.id, ()))
        budget -= len(article.text)
        kept = (
            lines if budget >= 0 else tuple(line for line in lines if any(stretch.place for stretch in line.stretches))
        )
        views.append(
            ArticleView(
                article=article,
                number=known.numbers[article.id],
                copy_of=copies.get(article.id),
                attributions=len(said[article.id]),
                paragraphs=kept,
                claims=claims[article.id],
                left_out=len(lines) - len(kept),
            )
        )
    return views


def _claims_at(anchored: Anchors, main: Iterable[Standing]) -> dict[str, dict[int, tuple[int, ...]]]:
    """Return for each article which claims (by number) are at each of its places (by index)."""
    found: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for standing in main:
        for appearance in standing.claim.appearances:
            _, _, index = anchored.of(place_of(appearance)).partition("-")
            if index:
                found[appearance.article_id][int(index)].add(standing.number)
    numbered = {
        article_id: {at: tuple(sorted(each)) for at, each in sorted(places.items())}
        for article_id, places in found.items()
    }
    return defaultdict(dict, numbered)


def _edges(known: Facts) -> list[Edge]:
    """Return the edges in the order of the article downstream, then upstream."""
    edges = known.case.provenance.edges
    return sorted(edges, key=lambda edge: (known.numbers[edge.downstream], known.numbers[edge.upstream], edge.kind))
