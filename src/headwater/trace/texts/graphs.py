"""The few questions that are asked of graphs, answered with networkx: what hangs together, what goes in circles."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

import networkx as nx

_MOST_EXACT = 12

Node = TypeVar("Node", bound=Hashable)


def parts(nodes: Iterable[Node], pairs: Iterable[tuple[Node, Node]]) -> list[frozenset[Node]]:
    """Return the groups of nodes that pairs hold together."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(pairs)
    return [frozenset(part) for part in nx.connected_components(graph)]


def rings(nodes: Iterable[Node], arrows: Iterable[tuple[Node, Node]]) -> list[frozenset[Node]]:
    """Return the groups of nodes of which each leads to each; a node in no circle is a group of its own."""
    graph: Any = nx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(arrows)
    return [frozenset(part) for part in nx.strongly_connected_components(graph)]


def reached(arrows: Iterable[tuple[Node, Node]], starts: Iterable[Node]) -> set[Node]:
    """Return the nodes to which arrows lead from the starts, these included."""
    out: dict[Node, list[Node]] = defaultdict(list)
    for tail, head in arrows:
        out[tail].append(head)
    return walked(lambda node: out.get(node, ()), starts)


def walked(heads: Callable[[Node], Iterable[Node]], starts: Iterable[Node]) -> set[Node]:
    """Return the nodes that are reached from the starts, these included, where `heads` tells to which a node leads."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        new = [head for head in heads(waiting.pop()) if head not in found]
        found.update(new)
        waiting += new
    return found


def fewest_sets(nodes: Sequence[int], pairs: Iterable[tuple[int, int]]) -> int:
    """Return in how few sets all nodes fall if within a set every two are a pair; beyond a dozen nodes, a close upper bound.

    Where a is paired with b and with c, but b not with c, two sets are needed: a can be in one of them only.
    """
    graph: Any = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(pairs)
    apart = nx.complement(graph)
    if len(nodes) > _MOST_EXACT:
        return len(set(nx.greedy_color(apart, strategy="DSATUR").values()))
    near = {node: frozenset(apart[node]) for node in sorted(apart)}
    return next((size for size in range(1, len(near) + 1) if _colours(near, size, {})), 0)


def _colours(near: dict[int, frozenset[int]], most: int, chosen: dict[int, int]) -> bool:
    """Say whether `most` colours do for the nodes that `chosen` leaves, no two neighbours being alike."""
    if len(chosen) == len(near):
        return True
    node = sorted(near)[len(chosen)]
    taken = {chosen[other] for other in near[node] if other in chosen}
    options = range(min(most, max(chosen.values(), default=-1) + 2))
    return any(_colours(near, most, {**chosen, node: colour}) for colour in options if colour not in taken)
