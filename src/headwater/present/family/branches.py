"""A family tree as a nested list in words, for whoever reads by ear or by keyboard: all that the picture shows."""

from collections import defaultdict
from dataclasses import dataclass

from headwater.model.provenance import Drift
from headwater.present.family.members import Lineage, Link, Node
from headwater.present.family.placed import STANCES, link_words, source_words

_GROUNDS = {"text": "", "credit": "credit only", "inferred": "inferred"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Another line of a node: `words` say what it means, `name` is the other end; `edge` are the ids of the articles it joins."""

    words: str
    name: str
    edge: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A node of a family tree with what hangs from it.

    `how` says how it depends on the one above, by the line with the ends `edge`; `stand` what it is or where it stands. `also`
    are its other lines, `changes` what became of the claim on the way to it.
    """

    node: Node
    how: str
    edge: tuple[str, str] | None
    stand: str
    also: tuple[Tie, ...]
    changes: tuple[Drift, ...]
    children: tuple["Branch", ...]


def branches(tree: Lineage) -> tuple[Branch, ...]:
    """Return the roots of a tree with all that hangs from them, those that deny the claim last."""
    below: dict[str | None, list[Node]] = defaultdict(list)
    for node in tree.nodes:
        below[node.parent].append(node)
    links: dict[str, list[Link]] = defaultdict(list)
    for link in tree.links:
        links[link.lower].append(link)
    changed: dict[str, list[Drift]] = defaultdict(list)
    for change in tree.changes:
        changed[change.lower].append(change.drift)
    names = {node.id: node.name for node in tree.nodes}

    def branch(node: Node) -> Branch:
        mine = next((link for link in links[node.id] if link.upper == node.parent), None)
        return Branch(
            node=node,
            how=_how(mine) if mine else "",
            edge=mine.edge if mine else None,
            stand=_stand(node),
            also=tuple(_tie(link, names[link.upper]) for link in links[node.id] if link is not mine),
            changes=tuple(changed[node.id]),
            children=tuple(branch(child) for child in below[node.id]),
        )

    return tuple(branch(node) for node in below[None])


def _how(link: Link) -> str:
    verb = link_words(link)
    grounds = _GROUNDS[link.grounds] if verb and link.kind != "match" else ""
    return f"{verb} ({grounds})" if grounds else verb


def _stand(node: Node) -> str:
    if node.kind != "article":
        return source_words(node)
    return "source not traced" if node.rests_on_nothing else STANCES.get(node.stance, "")


def _tie(link: Link, name: str) -> Tie:
    if link.in_loop:
        return Tie(words="loop with", name=name, edge=link.edge)
    if link.edge is None:
        words = "denied in it by" if link.kind == "denial" else "also on the word of"
        return Tie(words=words, name=name, edge=None)
    return Tie(words=f"{link_words(link)}, after", name=name, edge=link.edge)
