"""Who credits whom: the outlets of a case and the sources that they use, as a list of links and as a picture."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import sqrt

from headwater.present import names, phrases
from headwater.present.pages.indexed import Indexed, plain
from headwater.present.pages.spread import spread
from headwater.present.sources import Source

_SIDE, _MARGIN = 1000, 60
_LABELLED, _LONGEST_NAME = 45, 24
_MOST_LINKS = 6000
_MOST_LINES, _DENSE = 1500, 300  # of a picture without scripts
_SMALLEST, _LARGEST = 4.0, 30.0
_LARGEST_SCALE = 2.6  # a picture of few nodes is small rather than coarse


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
class NetworkSpot:
    """Where a node is drawn, around a middle of (0, 0), and how large: half of its width."""

    x: float
    y: float
    half: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPage:
    """The weightiest nodes, or those around one, and the links between them, the most used first.

    `spots` are where the nodes are drawn, in their order. Of very many links those are left out that are least used, but none
    that is the most used of a node; `all_links` counts them too, `all_nodes` the nodes that would be here if there were no limit.
    """

    around: str
    nodes: tuple[NetworkNode, ...]
    spots: tuple[NetworkSpot, ...]
    links: tuple[NetworkLink, ...]
    all_nodes: int
    all_links: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """All nodes, by id, and all links, the most used first."""

    nodes: Mapping[str, NetworkNode]
    links: tuple[NetworkLink, ...]


def network(known: Indexed) -> Network:
    """Return who credits whom in a case."""
    held = known.facts
    wrote = {
        article_id: key
        for key, source in known.sources.items()
        for article_id in source.in_pile
        if _is_outlet(source, held.label(article_id))
    }
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


def _is_outlet(source: Source, label: str) -> bool:
    """Tell whether a source is the outlet of an article itself, not the agency that its text came from."""
    short, full = names.key(source.name), names.key(label)
    return short == full or names.is_short_for(short, full, is_person=False)


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
    """Return the part of a network that a page shows: around one node, or its `most` weightiest nodes.

    To lay out thousands takes about a second.
    """
    part = _part(found, around)
    nodes = tuple(found.nodes[node] for node in _chosen(part, around, most))
    held = frozenset(node.id for node in nodes)
    links = tuple(link for link in found.links if link.user in held and link.used in held)
    shown = _main_links(links, _MOST_LINKS)
    return NetworkPage(
        around=around if around in found.nodes else "",
        nodes=nodes,
        spots=_spots(nodes, shown),
        links=shown,
        all_nodes=len(part),
        all_links=len(links),
    )


def fitting(found: Network, words: str, most: int) -> tuple[NetworkNode, ...]:
    """Return the weightiest nodes in whose names all of some words stand."""
    wanted = plain(words).split()
    named = (node for node in found.nodes.values() if wanted and all(word in plain(node.name) for word in wanted))
    return tuple(node for node, _ in zip(named, range(most), strict=False))


def _part(found: Network, around: str) -> list[str]:
    """Return a node and all that it is linked to, or all nodes if there is no such node; the weightiest first."""
    if around not in found.nodes:
        return list(found.nodes)
    near = {end for link in found.links if around in (link.user, link.used) for end in (link.user, link.used)}
    return [node for node in found.nodes if node in near or node == around]


def _chosen(part: Sequence[str], around: str, most: int) -> list[str]:
    """Return the weightiest nodes of a part; the one that it is around is among them."""
    return [*part[: most - 1], around] if around in part[most:] else list(part[:most])


def _main_links(links: Sequence[NetworkLink], most: int) -> tuple[NetworkLink, ...]:
    """Return the most used links, and of each node the most used one, at most `most` beyond these."""
    seen: set[str] = set()
    firsts: set[int] = set()
    for number, link in enumerate(links):
        if not {link.user, link.used} <= seen:
            firsts.add(number)
            seen |= {link.user, link.used}
    return tuple(link for number, link in enumerate(links) if number < most or number in firsts)


def _spots(nodes: Sequence[NetworkNode], links: Sequence[NetworkLink]) -> tuple[NetworkSpot, ...]:
    """Return where each node is drawn: near those it is linked to."""
    halves = [min(_LARGEST, _SMALLEST + 0.7 * sqrt(node.weight)) for node in nodes]
    numbers = {node.id: number for number, node in enumerate(nodes)}
    at = spread(halves, [(numbers[link.user], numbers[link.used], sqrt(link.statements)) for link in links])
    return tuple(NetworkSpot(x=x, y=y, half=round(half, 1)) for (x, y), half in zip(at, halves, strict=True))


def network_picture(page: NetworkPage, address: Callable[[str], str]) -> str:
    """Return the part of a network as an SVG element: outlets as squares, sources as circles, larger where they say more.

    Args:
        page: the part of the network.
        address: where a node leads to, by its id.
    """
    if not page.links:
        return '<p class="note">Nobody credits anybody here.</p>'
    at = dict(zip((node.id for node in page.nodes), _fitted(page.spots), strict=True))
    links = _main_links(page.links, _MOST_LINES)
    drawn = [_line(link, at) for link in reversed(links)]
    drawn += [_mark(node, at[node.id], address(node.id)) for node in reversed(page.nodes)]
    drawn += [_label(node, at[node.id]) for node in _apart(page.nodes, at)]
    told = f"{phrases.plural(len(page.nodes), 'outlet or source', 'outlets and sources')}; the table has the same"
    high = max(spot.y for spot in at.values()) + _MARGIN
    dense = " dense" if len(links) > _DENSE else ""
    return f'<svg class="network{dense}" viewBox="0 0 {_SIDE} {high:.0f}" role="group" aria-label="{told}">{"".join(drawn)}</svg>'


def _fitted(spots: Sequence[NetworkSpot]) -> Iterator[NetworkSpot]:
    """Yield the places as they fit into the picture."""
    left, top = min(spot.x for spot in spots), min(spot.y for spot in spots)
    wide, high = max(spot.x for spot in spots) - left, max(spot.y for spot in spots) - top
    scale = min(_LARGEST_SCALE, (_SIDE - 2 * _MARGIN) / max(wide, high, 1.0))
    begin = (_SIDE - wide * scale) / 2
    for spot in spots:
        yield NetworkSpot(
            x=begin + (spot.x - left) * scale, y=_MARGIN + (spot.y - top) * scale, half=max(2.0, spot.half * scale)
        )


def _apart(nodes: Sequence[NetworkNode], at: Mapping[str, NetworkSpot]) -> list[NetworkNode]:
    """Return the weightiest nodes whose names can be written without one lying over another."""
    taken: list[tuple[float, float, float]] = []
    shown: list[NetworkNode] = []
    for node in nodes[: _LABELLED * 3]:
        spot = at[node.id]
        line = spot.y - spot.half
        half, across = _half_of_name(node), _middle_of_name(node, spot)
        if len(shown) < _LABELLED and all(
            abs(line - other) > 19 or abs(across - middle) > half + wide for middle, other, wide in taken
        ):
            taken.append((across, line, half))
            shown.append(node)
    return shown


def _half_of_name(node: NetworkNode) -> float:
    """Return about half of how wide a name is written."""
    return 4.4 * min(len(node.name), _LONGEST_NAME) + 4


def _middle_of_name(node: NetworkNode, spot: NetworkSpot) -> float:
    """Return where the middle of a name is: over its node, or as near as the edge of the picture lets it."""
    half = _half_of_name(node)
    return min(max(spot.x, half), _SIDE - half)


def _line(link: NetworkLink, at: Mapping[str, NetworkSpot]) -> str:
    user, used = at[link.user], at[link.used]
    width = min(6.0, 0.7 + 0.5 * sqrt(link.statements))
    ends = f'x1="{user.x:.1f}" y1="{user.y:.1f}" x2="{used.x:.1f}" y2="{used.y:.1f}"'
    return f'<line {ends} stroke-width="{width:.1f}"/>'


def _mark(node: NetworkNode, spot: NetworkSpot, address: str) -> str:
    x, y, half = spot.x, spot.y, spot.half
    title = f"<title>{escape(phrases.clean(node.name))}: {phrases.plural(node.weight, 'statement')}</title>"
    shape = (
        f'<rect class="outlet" x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:.1f}" height="{2 * half:.1f}"/>'
        if node.in_pile
        else f'<circle class="source" cx="{x:.1f}" cy="{y:.1f}" r="{half:.1f}"/>'
    )
    return f'<a href="{escape(address)}">{title}{shape}</a>'


def _label(node: NetworkNode, spot: NetworkSpot) -> str:
    name = escape(phrases.clean(phrases.shorten(node.name, _LONGEST_NAME)))
    return f'<text x="{_middle_of_name(node, spot):.1f}" y="{spot.y - spot.half - 4:.1f}" text-anchor="middle">{name}</text>'
