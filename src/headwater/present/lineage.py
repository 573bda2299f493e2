"""The family tree of one claim's articles: sources as roots, articles below what they rest on, in rows and columns.

Every node has a row of its own, so that nothing can be drawn over anything else; columns are days, from left to right.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from headwater.model.provenance import Appearance, Edge, EdgeKind
from headwater.present import phrases
from headwater.present.facts import Facts, Standing

_DEPENDS = frozenset({"republication", "excerpt", "rewrite", "pickup"})
_MOST = 40
_STRENGTH = ("republication", "excerpt", "rewrite", "pickup", "update", "correction", "names", "denial", "match")

NodeKind = Literal["origin", "denier", "article"]
NodeStance = Literal["asserts", "denies", "both", "doubts", "silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A source or an article. `column` is -1 for sources; `day` is how its column is headed; `parent` is its place in the tree.

    `copies` counts whole-text copies that were folded into it to keep the picture readable; `certain` is False for an origin
    that may be the same as another. `rests_on_nothing` marks an article that says it and does not show where it has it from.
    """

    id: str
    kind: NodeKind
    name: str
    day: str
    stance: NodeStance
    column: int
    depth: int
    parent: str | None
    copies: int
    certain: bool
    rests_on_nothing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One line of the picture, from what is nearer to the event to what is nearer to the reader."""

    upper: str
    lower: str
    kind: EdgeKind | Literal["names", "denial"]
    credit_only: bool
    in_loop: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Nodes in the order of their rows, and links; `left_out` articles had no room."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A root of the tree: an origin of the claim, or somebody who denies it; `direct` are the articles that name it."""

    kind: Literal["origin", "denier"]
    name: str
    certain: bool
    naming: frozenset[str]


def lineage(known: Facts, standing: Standing, most: int = _MOST) -> Lineage:
    """Return the family tree of a claim with at most `most` articles; copies are folded first, the latest left out next."""
    edges = [each for each in known.edges_of(standing) if each.upstream != each.downstream]
    held = {*standing.articles, *(end for edge in edges for end in (edge.downstream, edge.upstream))}
    ordered = sorted(held, key=known.numbers.__getitem__)
    stands_for = _folded(known, ordered, most)
    shown = [each for each in ordered if stands_for.get(each) == each]
    sources = _sources(known, standing)
    between = _article_links(known, standing, edges, stands_for)
    links = (*between, *_source_links(sources, shown, between))
    columns = _columns(known, shown, links)
    parents = _parents(links, columns, known)
    led = {link.lower for link in links if link.kind != "match"} | _merged(standing)
    drafts = {name: _source_node(name, source) for name, source in sources.items()}
    for each in shown:
        drafts[each] = _article_node(known, standing, each, columns[each], led, stands_for)
    nodes = tuple(
        replace(drafts[each], depth=depth, parent=parents.get(each))
        for each, depth in _rows(drafts, parents, links, known)
    )
    return Lineage(nodes=nodes, links=links, left_out=len(ordered) - len(stands_for))


def _merged(standing: Standing) -> set[str]:
    """Return the articles that were counted with another for a reason of their own, even if no line shows it."""
    reasons = standing.claim.independent_origins.reasons
    return {place.article_id for reason in reasons if reason.kind == "merge" for place in reason.evidence}


def _folded(known: Facts, ordered: list[str], most: int) -> dict[str, str]:
    """Return for each article the one that stands for it: itself, or, where there are too many, the first with its text."""
    if len(ordered) <= most:
        return {article_id: article_id for article_id in ordered}
    first: dict[str, str] = {}
    for article_id in ordered:
        first.setdefault(known.text_of[article_id], article_id)
    shown = set(list(first.values())[:most])
    firsts = {article_id: first[known.text_of[article_id]] for article_id in ordered}
    return {article_id: one for article_id, one in firsts.items() if one in shown}


def _article_links(
    known: Facts, standing: Standing, edges: Iterable[Edge], stands_for: dict[str, str]
) -> tuple[Link, ...]:
    claim_id = standing.claim.id
    loops = [set(each.articles) for each in known.case.provenance.loops if claim_id in each.claims or not each.claims]
    links = [
        Link(
            upper=stands_for[edge.upstream],
            lower=stands_for[edge.downstream],
            kind=edge.kind,
            credit_only=edge.credit_only,
            in_loop=any({edge.upstream, edge.downstream} <= loop for loop in loops),
        )
        for edge in edges
        if edge.upstream in stands_for and edge.downstream in stands_for
    ]
    return tuple(dict.fromkeys(link for link in links if link.upper != link.lower))


def _sources(known: Facts, standing: Standing) -> dict[str, _Source]:
    """Return the roots, by the names of their nodes."""
    asserted = [each for each in standing.claim.appearances if each.stance == "asserts"]
    denied = [each for each in standing.claim.appearances if each.stance == "denies" and each.chain]
    found: dict[str, _Source] = {}
    for index, origin in enumerate(standing.claim.origins, start=1):
        naming = {place.article_id for place in origin.evidence} | _own(known, asserted, origin.name)
        found[f"origin-{index}"] = _Source(
            kind="origin",
            name=origin.name,
            certain=origin.certain,
            naming=frozenset(naming or _like(asserted, origin.name)),
        )
    chained = {each.chain[-1] for each in denied}
    for index, name in enumerate((each for each in standing.deniers if each in chained), start=1):
        found[f"denier-{index}"] = _Source(
            kind="denier", name=name, certain=True, naming=frozenset(_like(denied, name))
        )
    return found


def _like(appearances: list[Appearance], name: str) -> set[str]:
    """Return the articles whose innermost source may well bear `name`."""
    return {each.article_id for each in appearances if any(phrases.same_name(name, step) for step in each.chain[-1:])}


def _own(known: Facts, appearances: list[Appearance], name: str) -> set[str]:
    """Return the articles of the outlet called `name` that say it in their own voice."""
    voiced = {each.article_id for each in appearances if not each.chain}
    return {each for each in voiced if (known.articles[each].outlet or "").casefold() == name.casefold()}


def _source_links(sources: dict[str, _Source], shown: list[str], between: Iterable[Link]) -> list[Link]:
    """Return the lines from sources to the articles that have them at first hand, as far as the pile tells."""
    above: dict[str, set[str]] = defaultdict(set)
    for link in between:
        if link.kind in _DEPENDS:
            above[link.lower].add(link.upper)
    upstream = {each: _all_above(each, above) for each in shown}
    return [
        Link(
            upper=node,
            lower=each,
            kind="names" if source.kind == "origin" else "denial",
            credit_only=False,
            in_loop=False,
        )
        for node, source in sources.items()
        for each in shown
        if each in source.naming and not source.naming & upstream[each]
    ]


def _all_above(article_id: str, above: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [article_id]
    while waiting:
        fresh = above[waiting.pop()] - reached
        reached |= fresh
        waiting += sorted(fresh)
    return reached - {article_id}


def _columns(known: Facts, shown: list[str], links: Iterable[Link]) -> dict[str, int]:
    """Return each article's column: days from left to right, within a day what rests on another to the right of it."""
    days: dict[str, list[str]] = defaultdict(list)
    for article_id in shown:
        days[_day(known, article_id)].append(article_id)
    columns: dict[str, int] = {}
    start = 0
    for members in days.values():
        depth = _depths(members, links)
        columns |= {article_id: start + depth[article_id] for article_id in members}
        start += max(depth.values()) + 1
    return columns


def _day(known: Facts, article_id: str) -> str:
    return phrases.short_when(known.articles[article_id].published)


def _depths(members: list[str], links: Iterable[Link]) -> dict[str, int]:
    """Return how many steps each article of one day is from the first of its line; loops do not count."""
    above: dict[str, set[str]] = {each: set() for each in members}
    for link in links:
        if link.upper in above and link.lower in above and not link.in_loop:
            above[link.lower].add(link.upper)
    depth: dict[str, int] = {}
    waiting = list(members)
    while waiting:
        ready = [each for each in waiting if above[each] <= depth.keys()] or waiting[:1]
        for each in ready:
            depth[each] = 1 + max((depth[upper] for upper in above[each] if upper in depth), default=-1)
        waiting = [each for each in waiting if each not in depth]
    return depth


def _parents(links: Iterable[Link], columns: dict[str, int], known: Facts) -> dict[str, str]:
    """Return for each article the one node that it hangs from: the strongest link that comes from the left."""
    best: dict[str, tuple[int, int, int, str]] = {}
    for link in links:
        if link.in_loop or columns.get(link.upper, -1) >= columns[link.lower]:
            continue
        order = (_STRENGTH.index(link.kind), -columns.get(link.upper, -1), known.numbers.get(link.upper, 0), link.upper)
        best[link.lower] = min(best.get(link.lower, order), order)
    return {lower: order[-1] for lower, order in best.items()}


def _source_node(node: str, source: _Source) -> Node:
    return Node(
        id=node,
        kind=source.kind,
        name=source.name,
        day="",
        stance="asserts" if source.kind == "origin" else "denies",
        column=-1,
        depth=0,
        parent=None,
        copies=0,
        certain=source.certain,
        rests_on_nothing=False,
    )


def _article_node(
    known: Facts, standing: Standing, article_id: str, column: int, led: set[str], stands_for: dict[str, str]
) -> Node:
    stance = _stance(standing, article_id)
    return Node(
        id=article_id,
        kind="article",
        name=known.label(article_id),
        day=_day(known, article_id),
        stance=stance,
        column=column,
        depth=0,
        parent=None,
        copies=sum(one == article_id for one in stands_for.values()) - 1,
        certain=True,
        rests_on_nothing=stance in ("asserts", "both") and article_id not in led,
    )


def _stance(standing: Standing, article_id: str) -> NodeStance:
    taken = {each.stance for each in standing.claim.appearances if each.article_id == article_id}
    if {"asserts", "denies"} <= taken:
        return "both"
    if "asserts" in taken:
        return "asserts"
    if "denies" in taken:
        return "denies"
    return "doubts" if taken else "silent"


def _rows(
    drafts: dict[str, Node], parents: dict[str, str], links: Iterable[Link], known: Facts
) -> list[tuple[str, int]]:
    """Return all nodes from top to bottom with their depth in the tree: each right below what it hangs from."""
    children: dict[str, list[str]] = defaultdict(list)
    for each, parent in parents.items():
        children[parent].append(each)
    first = {each: known.numbers[each] for each in drafts if each in known.numbers}
    for link in links:
        if link.upper not in known.numbers:
            first[link.upper] = min(first.get(link.upper, len(first) + 1), known.numbers[link.lower])
    roots = [each for each in drafts if each not in parents]
    waiting = [(each, 0) for each in sorted(roots, key=lambda each: _place_in_order(each, first), reverse=True)]
    rows: list[tuple[str, int]] = []
    while waiting:
        node, depth = waiting.pop()
        rows.append((node, depth))
        below = sorted(children[node], key=lambda each: _place_in_order(each, first), reverse=True)
        waiting += [(each, depth + 1) for each in below]
    return rows


def _place_in_order(node: str, first: dict[str, int]) -> tuple[int, bool, str]:
    return (first.get(node, len(first) + 1), not node.startswith("origin-"), node)
