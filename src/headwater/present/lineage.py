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

    `copies` counts whole-text copies that were folded into it to keep the picture readable.
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


def lineage(known: Facts, standing: Standing, most: int = _MOST) -> Lineage:
    """Return the family tree of a claim with at most `most` articles; copies are folded first, the latest left out next."""
    edges = [
        edge
        for edge in known.case.provenance.edges
        if standing.claim.id in edge.claims and edge.upstream != edge.downstream
    ]
    held = {*standing.articles, *(end for edge in edges for end in (edge.downstream, edge.upstream))}
    ordered = sorted(held, key=known.numbers.__getitem__)
    shown, copies = _folded(known, ordered, most)
    between = [edge for edge in edges if edge.downstream in shown and edge.upstream in shown]
    links = [*_article_links(known, standing, between), *_source_links(known, standing, shown, between)]
    columns = _columns(known, shown, links)
    parents = _parents(links, columns, known)
    sources = _sources(standing)
    drafts = {
        **{name: _source_node(name, kind, text) for name, (kind, text) in sources.items()},
        **{each: _article_node(known, standing, each, columns[each], copies.get(each, 0)) for each in shown},
    }
    rows = _rows(drafts, parents, links, known)
    nodes = tuple(replace(drafts[each], depth=depth, parent=parents.get(each)) for each, depth in rows)
    left_out = len(ordered) - len(shown) - sum(copies.values())
    return Lineage(nodes=nodes, links=tuple(links), left_out=left_out)


def _folded(known: Facts, ordered: list[str], most: int) -> tuple[list[str], dict[str, int]]:
    """Return the articles to show, and how many copies each of them stands for."""
    if len(ordered) <= most:
        return ordered, {}
    first: dict[str, str] = {}
    copies: dict[str, int] = defaultdict(int)
    for article_id in ordered:
        text = known.text_of[article_id]
        if text in first:
            copies[first[text]] += 1
        else:
            first[text] = article_id
    shown = list(first.values())[:most]
    return shown, {article_id: copies[article_id] for article_id in shown if article_id in copies}


def _article_links(known: Facts, standing: Standing, edges: Iterable[Edge]) -> list[Link]:
    loops = [
        set(loop.articles)
        for loop in known.case.provenance.loops
        if standing.claim.id in loop.claims or not loop.claims
    ]
    return [
        Link(
            upper=edge.upstream,
            lower=edge.downstream,
            kind=edge.kind,
            credit_only=edge.credit_only,
            in_loop=any({edge.upstream, edge.downstream} <= loop for loop in loops),
        )
        for edge in edges
    ]


def _sources(standing: Standing) -> dict[str, tuple[NodeKind, str]]:
    """Return the roots: the claim's origins and those who deny it, by the names of their nodes."""
    origins = {
        f"origin-{index}": ("origin", origin.name) for index, origin in enumerate(standing.claim.origins, start=1)
    }
    chained = [each.chain[-1] for each in standing.claim.appearances if each.stance == "denies" and each.chain]
    named = [name for name in standing.deniers if name in chained]
    deniers = {f"denier-{index}": ("denier", name) for index, name in enumerate(named, start=1)}
    return {**origins, **deniers}  # type: ignore[dict-item]


def _source_links(known: Facts, standing: Standing, shown: list[str], edges: list[Edge]) -> list[Link]:
    """Return the lines from sources to the articles that have them at first hand, as far as the pile tells."""
    above: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.kind in _DEPENDS:
            above[edge.downstream].add(edge.upstream)
    links: list[Link] = []
    for node, (kind, name) in _sources(standing).items():
        naming = _naming(known, standing, node, name, kind)
        direct = [each for each in shown if each in naming and not naming & _all_above(each, above)]
        links += [
            Link(
                upper=node,
                lower=article_id,
                kind="names" if kind == "origin" else "denial",
                credit_only=False,
                in_loop=False,
            )
            for article_id in direct
        ]
    return links


def _naming(known: Facts, standing: Standing, node: str, name: str, kind: str) -> set[str]:
    """Return the articles that name a source for the claim (or, for a denier, for the denial)."""
    stance = "asserts" if kind == "origin" else "denies"
    chosen = [each for each in standing.claim.appearances if each.stance == stance]
    naming = {each.article_id for each in chosen if any(phrases.same_name(name, step) for step in each.chain[-1:])}
    if kind == "origin":
        origin = standing.claim.origins[int(node.rsplit("-", 1)[1]) - 1]
        naming |= {place.article_id for place in origin.evidence}
        naming |= {each.article_id for each in chosen if not each.chain and _is_own(known, each, name)}
    return naming


def _is_own(known: Facts, appearance: Appearance, name: str) -> bool:
    outlet = known.articles[appearance.article_id].outlet
    return outlet is not None and outlet.casefold() == name.casefold()


def _all_above(article_id: str, above: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [article_id]
    while waiting:
        fresh = above[waiting.pop()] - reached
        reached |= fresh
        waiting += sorted(fresh)
    return reached - {article_id}


def _columns(known: Facts, shown: list[str], links: list[Link]) -> dict[str, int]:
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


def _depths(members: list[str], links: list[Link]) -> dict[str, int]:
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


def _parents(links: list[Link], columns: dict[str, int], known: Facts) -> dict[str, str]:
    """Return for each article the one node that it hangs from: the strongest link that comes from the left."""
    best: dict[str, tuple[int, int, int, str]] = {}
    for link in links:
        if link.in_loop or columns.get(link.upper, -1) >= columns[link.lower]:
            continue
        order = (_STRENGTH.index(link.kind), -columns.get(link.upper, -1), known.numbers.get(link.upper, 0), link.upper)
        best[link.lower] = min(best.get(link.lower, order), order)
    return {lower: order[-1] for lower, order in best.items()}


def _source_node(node: str, kind: NodeKind, name: str) -> Node:
    stance: NodeStance = "asserts" if kind == "origin" else "denies"
    return Node(id=node, kind=kind, name=name, day="", stance=stance, column=-1, depth=0, parent=None, copies=0)


def _article_node(known: Facts, standing: Standing, article_id: str, column: int, copies: int) -> Node:
    return Node(
        id=article_id,
        kind="article",
        name=known.label(article_id),
        day=_day(known, article_id),
        stance=_stance(standing, article_id),
        column=column,
        depth=0,
        parent=None,
        copies=copies,
    )


def _stance(standing: Standing, article_id: str) -> NodeStance:
    taken = {each.stance for each in standing.claim.appearances if each.article_id == article_id}
    if {"asserts", "denies"} <= taken:
        return "both"
    for stance, shown in (("asserts", "asserts"), ("denies", "denies")):
        if stance in taken:
            return shown  # type: ignore[return-value]
    return "doubts" if taken else "silent"


def _rows(drafts: dict[str, Node], parents: dict[str, str], links: list[Link], known: Facts) -> list[tuple[str, int]]:
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
