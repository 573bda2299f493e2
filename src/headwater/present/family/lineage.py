"""The family tree of one claim's articles: sources as roots, articles below what they rest on, in rows and columns.

Every node has a row of its own, so that nothing can be drawn over anything else; columns are days, from left to right.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from headwater.model.provenance import Edge
from headwater.present import changes
from headwater.present.facts import Facts, Standing
from headwater.present.family.days import Calendar, calendar, day_of, is_vague
from headwater.present.family.folding import crowded, folded
from headwater.present.family.members import Change, Grounds, Lineage, Link, LinkKind, Node, NodeStance, strength
from headwater.present.family.roots import Root, gathered, roots

_DEPENDS = frozenset({"republication", "excerpt", "rewrite", "pickup"})
_MOST = 40


def lineage(known: Facts, standing: Standing, most: int = _MOST) -> Lineage:
    """Return the family tree of a claim with about `most` nodes for articles at most.

    Whole-text copies are always folded into one; in a crowd, so are articles that hang from the same in the same way.
    """
    edges = [each for each in known.edges_of(standing) if each.upstream != each.downstream]
    held = {*standing.articles, *(end for edge in edges for end in (edge.downstream, edge.upstream))}
    ordered = sorted(held, key=known.numbers.__getitem__)
    stances = _stances(standing, ordered)
    stands_for = folded(known, ordered, stances)
    sources = gathered(roots(known, standing), stands_for)
    texts = _shown(ordered, stands_for)
    crowds = crowded(texts, _links(known, standing, edges, sources, stands_for), stances, most)
    stands_for = {each: crowds[one] for each, one in stands_for.items()}
    links = _links(known, standing, edges, sources, stands_for)
    dates = calendar(known, _shown(ordered, stands_for), links)
    drafts = _drafts(known, sources, stands_for, stances, dates)
    led = {link.lower for link in links if link.kind != "match"} | {stands_for.get(each) for each in _merged(standing)}
    crowd = {one for each, one in crowds.items() if each != one}
    marked = {
        name: replace(node, is_crowd=name in crowd, rests_on_nothing=_is_adrift(node, led))
        for name, node in drafts.items()
    }
    nodes = _in_rows(known, marked, links)
    return Lineage(
        nodes=nodes,
        links=links,
        changes=_changes(known, standing, stands_for, nodes, links),
        columns=dates.columns,
    )


def _stances(standing: Standing, ordered: Iterable[str]) -> dict[str, NodeStance]:
    taken: dict[str, set[str]] = defaultdict(set)
    for each in standing.claim.appearances:
        taken[each.article_id].add(each.stance)
    return {each: _stance(taken[each]) for each in ordered}


def _stance(taken: set[str]) -> NodeStance:
    if {"asserts", "denies"} <= taken:
        return "both"
    if "asserts" in taken:
        return "asserts"
    if "denies" in taken:
        return "denies"
    return "doubts" if taken else "silent"


def _shown(ordered: Iterable[str], stands_for: Mapping[str, str]) -> list[str]:
    return [each for each in ordered if stands_for.get(each) == each]


def _merged(standing: Standing) -> set[str]:
    """Return the articles that were counted with another for a reason of their own, even if no line shows it."""
    reasons = standing.claim.independent_origins.reasons
    return {place.article_id for reason in reasons if reason.kind == "merge" for place in reason.evidence}


def _is_adrift(node: Node, led: set[str | None]) -> bool:
    return node.kind == "article" and node.stance in ("asserts", "both") and node.id not in led


def _links(
    known: Facts,
    standing: Standing,
    edges: Iterable[Edge],
    sources: Mapping[str, Root],
    stands_for: Mapping[str, str],
) -> tuple[Link, ...]:
    between = _between(known, standing, edges, stands_for)
    return (*between, *_from_sources(sources, _shown(stands_for, stands_for), between, stands_for))


def _between(known: Facts, standing: Standing, edges: Iterable[Edge], stands_for: Mapping[str, str]) -> list[Link]:
    """Return one line for each two nodes of which one rests on the other: the strongest, if copies of them have several."""
    claim_id = standing.claim.id
    loops = [set(each.articles) for each in known.case.provenance.loops if claim_id in each.claims or not each.claims]
    strongest: dict[tuple[str, str], Link] = {}
    for edge in edges:
        upper, lower = stands_for[edge.upstream], stands_for[edge.downstream]
        if upper == lower:
            continue
        link = Link(
            upper=upper,
            lower=lower,
            kind=edge.kind,
            grounds=_grounds(known, edge),
            in_loop=any({edge.upstream, edge.downstream} <= loop for loop in loops),
            edge=(edge.downstream, edge.upstream),
        )
        strongest[upper, lower] = min(strongest.get((upper, lower), link), link, key=strength)
    return list(strongest.values())


def _grounds(known: Facts, edge: Edge) -> Grounds:
    """Return what an edge rests on: wording that both share, else a credit, else what they tell and when."""
    left, right = sorted((edge.downstream, edge.upstream))
    if edge.kind in ("republication", "excerpt") or (left, right) in known.sharing:
        return "text"
    return "credit" if edge.credit_only or edge.kind == "pickup" else "inferred"


def _from_sources(
    sources: Mapping[str, Root], shown: Sequence[str], between: Iterable[Link], stands_for: Mapping[str, str]
) -> list[Link]:
    """Return the lines from sources to the articles that have them at first hand, as far as the pile tells."""
    above: dict[str, set[str]] = defaultdict(set)
    for link in between:
        if link.kind in _DEPENDS:
            above[link.lower].add(link.upper)
    upstream = {each: _all_above(each, above) for each in shown}
    links: list[Link] = []
    for name, source in sources.items():
        naming = {stands_for[each] for each in source.naming if each in stands_for}
        kind: LinkKind = "names" if source.kind == "origin" else "denial"
        links += [
            Link(upper=name, lower=each, kind=kind, grounds="text", in_loop=False, edge=None)
            for each in shown
            if each in naming and not naming & upstream[each]
        ]
    return links


def _all_above(article_id: str, above: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [article_id]
    while waiting:
        fresh = above[waiting.pop()] - reached
        reached |= fresh
        waiting += sorted(fresh)
    return reached - {article_id}


def _drafts(
    known: Facts,
    sources: Mapping[str, Root],
    stands_for: Mapping[str, str],
    stances: Mapping[str, NodeStance],
    dates: Calendar,
) -> dict[str, Node]:
    """Return all nodes by name, without their place in the tree."""
    members: dict[str, list[str]] = defaultdict(list)
    for each, one in stands_for.items():
        members[one].append(each)
    drafts = {
        name: Node(
            id=name,
            kind=source.kind,
            name=source.name,
            day="",
            stance="asserts" if source.kind == "origin" else "denies",
            certain=source.certain,
            together=source.together,
        )
        for name, source in sources.items()
    }
    for each, (first, last) in dates.spans.items():
        drafts[each] = Node(
            id=each,
            kind="article",
            name=known.label(each),
            day=day_of(known, members[each]),
            stance=stances[each],
            column=first,
            last_column=last,
            copies=tuple(one for one in members[each] if one != each),
            is_vague=is_vague(known.articles[each].published),
        )
    return drafts


def _in_rows(known: Facts, drafts: Mapping[str, Node], links: Iterable[Link]) -> tuple[Node, ...]:
    """Return all nodes from top to bottom, each right below what it hangs from, those that deny the claim last."""
    parents = _parents(links, drafts, known)
    children: dict[str, list[str]] = defaultdict(list)
    for each, parent in parents.items():
        children[parent].append(each)
    first = {each: known.numbers[each] for each in drafts if each in known.numbers}
    for link in links:
        if link.upper not in known.numbers:
            first[link.upper] = min(first.get(link.upper, len(known.numbers) + 1), known.numbers[link.lower])

    def order(each: str) -> tuple[bool, int, bool, str]:
        node = drafts[each]
        return (node.denies, first.get(each, len(known.numbers) + 1), node.kind != "origin", each)

    waiting = [(each, 0) for each in sorted((each for each in drafts if each not in parents), key=order, reverse=True)]
    rows: list[Node] = []
    while waiting:
        name, depth = waiting.pop()
        rows.append(replace(drafts[name], depth=depth, parent=parents.get(name)))
        waiting += [(each, depth + 1) for each in sorted(children[name], key=order, reverse=True)]
    return tuple(rows)


def _parents(links: Iterable[Link], drafts: Mapping[str, Node], known: Facts) -> dict[str, str]:
    """Return for each article the one node of its lane that it hangs from: by the strongest link that comes from the left."""
    best: dict[str, tuple[tuple[bool, int, int], int, int, str]] = {}
    for link in links:
        upper, lower = drafts[link.upper], drafts[link.lower]
        if link.in_loop or upper.denies != lower.denies or upper.column >= lower.column:
            continue
        order = (strength(link), -upper.column, known.numbers.get(link.upper, 0), link.upper)
        best[link.lower] = min(best.get(link.lower, order), order)
    return {lower: order[-1] for lower, order in best.items()}


def _changes(
    known: Facts, standing: Standing, stands_for: Mapping[str, str], nodes: Iterable[Node], links: Iterable[Link]
) -> tuple[Change, ...]:
    """Return what became of the claim, each with the line on which it is marked: the one between its ends, else the one above."""
    lines = {(link.upper, link.lower) for link in links}
    parents = {node.id: node.parent for node in nodes}
    found: list[Change] = []
    for drift in changes.drift_of(known, standing):
        earlier, later = stands_for.get(drift.earlier.article_id), stands_for[drift.later.article_id]
        upper = earlier if (earlier, later) in lines else parents[later] if earlier != later else None
        found.append(Change(upper=upper, lower=later, drift=drift))
    return tuple(found)
