"""Who credits whom: the outlets of a case and the sources that they use, as a list of links and as a picture."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from math import sqrt
from typing import Any
from urllib.parse import quote

import networkx as nx

from headwater.present import phrases
from headwater.present.pages.indexed import Indexed, plain

_SIDE, _MARGIN = 1000, 60
_STEPS = 60
_LABELLED = 60
_SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkNode:
    """An outlet of the pile, or a source. `key` leads to its page, "" if nobody credits it; `weight` counts its statements."""

    id: str
    name: str
    kind: str
    key: str
    in_pile: bool
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkLink:
    """`user` credits `used` (ids of nodes) with so many statements, in so many articles."""

    user: str
    used: str
    statements: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPage:
    """The weightiest nodes, or those around one, and the links between them, the most used first."""

    around: str
    nodes: tuple[NetworkNode, ...]
    links: tuple[NetworkLink, ...]
    all_nodes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """All nodes, by id, and all links, the most used first."""

    nodes: Mapping[str, NetworkNode]
    links: tuple[NetworkLink, ...]


def network(known: Indexed) -> Network:
    """Return who credits whom in a case."""
    held = known.facts
    wrote = {article_id: key for key, source in known.sources.items() for article_id in source.in_pile}
    outlets = {one.id: wrote.get(one.id) or f"outlet {plain(held.label(one.id))}" for one in held.case.articles}
    counts: Counter[tuple[str, str]] = Counter()
    used_in: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, source in known.sources.items():
        for place in source.places:
            pair = outlets[place.article_id], key
            counts[pair] += 1
            used_in[pair].add(place.article_id)
    labels = {node: held.label(article_id) for article_id, node in reversed(outlets.items())}
    weights: Counter[str] = Counter()
    for (user, used), count in counts.items():
        weights[user] += count
        weights[used] += count
    links = [
        NetworkLink(user=user, used=used, statements=count, articles=len(used_in[user, used]))
        for (user, used), count in counts.items()
        if user != used
    ]
    nodes = {node: _node(known, node, labels.get(node), weights[node]) for node in {*labels, *known.sources}}
    return Network(
        nodes=dict(sorted(nodes.items(), key=lambda one: (-one[1].weight, one[1].name, one[0]))),
        links=tuple(sorted(links, key=lambda one: (-one.statements, one.user, one.used))),
    )


def _node(known: Indexed, node: str, label: str | None, weight: int) -> NetworkNode:
    source = known.sources.get(node)
    return NetworkNode(
        id=node,
        name=phrases.shorten(label or (source.name if source else ""), 80),
        kind="outlet" if label else source.kind if source else "outlet",
        key=node if source else "",
        in_pile=label is not None,
        weight=weight,
    )


def network_page(found: Network, around: str, most: int) -> NetworkPage:
    """Return the part of a network that a page shows: around one node, or its `most` weightiest nodes."""
    if around in found.nodes:
        near = [link for link in found.links if around in (link.user, link.used)]
        wanted = {around, *(end for link in near for end in (link.user, link.used))}
        chosen = [node for node in found.nodes if node in wanted][: max(1, most)]
        chosen += [] if around in chosen else [around]
    else:
        chosen = list(found.nodes)[:most]
    held = frozenset(chosen)
    return NetworkPage(
        around=around if around in found.nodes else "",
        nodes=tuple(found.nodes[node] for node in chosen),
        links=tuple(link for link in found.links if link.user in held and link.used in held),
        all_nodes=len(found.nodes),
    )


@lru_cache(maxsize=8)
def network_picture(page: NetworkPage) -> str:
    """Return the part of a network as an SVG element: outlets as squares, sources as circles, larger where they say more."""
    if not page.links:
        return '<p class="note">Nobody credits anybody here.</p>'
    at = _placed(page)
    sizes = {node.id: 4 + 2.2 * sqrt(node.weight) ** 0.9 for node in page.nodes}
    drawn = [_line(link, at) for link in reversed(page.links)]
    drawn += [_mark(node, at[node.id], sizes[node.id]) for node in reversed(page.nodes)]
    drawn += [_label(node, at[node.id], sizes[node.id]) for node in _apart(page.nodes, at)]
    told = f"{phrases.plural(len(page.nodes), 'outlet or source', 'outlets and sources')}; the table below has the same"
    return f'<svg class="network" viewBox="0 0 {_SIDE} {_SIDE}" role="group" aria-label="{told}">{"".join(drawn)}</svg>'


def _placed(page: NetworkPage) -> dict[str, tuple[float, float]]:
    """Return where each node is drawn: near those it is linked to."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(node.id for node in page.nodes)
    graph.add_weighted_edges_from((link.user, link.used, sqrt(link.statements)) for link in page.links)
    found = nx.spring_layout(graph, k=2.2 / sqrt(len(page.nodes)), iterations=_STEPS, seed=_SEED, method="force")
    spots = {node: (float(x), float(y)) for node, (x, y) in found.items()}
    across, down = ([spot[side] for spot in spots.values()] for side in (0, 1))
    return {node: (_scaled(x, across), _scaled(y, down)) for node, (x, y) in spots.items()}


def _scaled(value: float, among: Sequence[float]) -> float:
    return _MARGIN + (_SIDE - 2 * _MARGIN) * (value - min(among)) / ((max(among) - min(among)) or 1.0)


def _apart(nodes: Sequence[NetworkNode], at: Mapping[str, tuple[float, float]]) -> list[NetworkNode]:
    """Return the weightiest nodes whose names can be written without one lying over another."""
    taken: list[tuple[float, float, float]] = []
    shown: list[NetworkNode] = []
    for node in nodes[: _LABELLED * 3]:
        x, y = at[node.id]
        half = 3.6 * min(len(node.name), 24) + 4
        if len(shown) < _LABELLED and all(
            abs(y - top) > 15 or abs(x - middle) > half + wide for middle, top, wide in taken
        ):
            taken.append((x, y, half))
            shown.append(node)
    return shown


def _line(link: NetworkLink, at: Mapping[str, tuple[float, float]]) -> str:
    (x, y), (u, v) = at[link.user], at[link.used]
    width = min(6.0, 0.7 + 0.5 * sqrt(link.statements))
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{u:.1f}" y2="{v:.1f}" stroke-width="{width:.1f}"/>'


def _mark(node: NetworkNode, spot: tuple[float, float], size: float) -> str:
    x, y = spot
    title = f"<title>{escape(node.name)}: {phrases.plural(node.weight, 'statement')}</title>"
    shape = (
        f'<rect class="outlet" x="{x - size:.1f}" y="{y - size:.1f}" width="{2 * size:.1f}" height="{2 * size:.1f}"/>'
        if node.in_pile
        else f'<circle class="source" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"/>'
    )
    return f'<a href="/network?around={quote(node.id)}">{title}{shape}</a>'


def _label(node: NetworkNode, spot: tuple[float, float], size: float) -> str:
    x, y = spot
    return (
        f'<text x="{x:.1f}" y="{y - size - 4:.1f}" text-anchor="middle">{escape(phrases.shorten(node.name, 24))}</text>'
    )
