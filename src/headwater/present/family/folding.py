"""Which articles of a claim stand for others: the first of each text for its copies, and in a crowd one for its like."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from headwater.present.facts import Facts
from headwater.present.family.members import Link, NodeStance, strength


def folded(known: Facts, ordered: Sequence[str], stances: Mapping[str, NodeStance]) -> dict[str, str]:
    """Return for each article the one that stands for it: of whole-text copies the first that is a copy of no other."""
    first: dict[tuple[str, str], str] = {}
    for article_id in sorted(ordered, key=lambda each: (each in known.copies, known.numbers[each])):
        first.setdefault(_kin(known, article_id, stances), article_id)
    return {article_id: first[_kin(known, article_id, stances)] for article_id in ordered}


def _kin(known: Facts, article_id: str, stances: Mapping[str, NodeStance]) -> tuple[str, str]:
    """Return what whole-text copies have in common: an article of their group, and how they stand."""
    stance = stances[article_id]
    return known.text_of[article_id], "asserts" if stance == "silent" else stance


def crowded(
    shown: Sequence[str], links: Collection[Link], stances: Mapping[str, NodeStance], most: int
) -> dict[str, str]:
    """Return for each of `shown`, given in order of date, the one that stands for it, so that about `most` remain.

    Those on which most others rest are kept, and those in loops. Put together are articles that take one stand and hang from
    the same in the same way, on the same source's word if any, with whatever hangs from them.
    """
    best, named = _uppers(shown, links), _named(shown, links)
    looped = {end for link in links if link.in_loop for end in (link.upper, link.lower)}
    weight = dict.fromkeys(shown, 1)
    for each in reversed(shown):
        if each in best:
            weight[best[each].upper] += weight[each]
    ranked = sorted(shown, key=lambda each: (each not in looped, -weight[each]))
    stands_for = {each: each for each in shown}
    for room in range(most, -1, -1):
        if len(set(stands_for.values())) <= most:
            break
        stands_for = _gathered(shown, set(ranked[:room]), best, named, stances)
    return stands_for


def _uppers(shown: Sequence[str], links: Iterable[Link]) -> dict[str, Link]:
    """Return for each article its strongest line from an earlier one."""
    place = {each: index for index, each in enumerate(shown)}
    best: dict[str, Link] = {}
    for link in links:
        if link.upper in place and place[link.upper] < place[link.lower] and not link.in_loop:
            best[link.lower] = min(best.get(link.lower, link), link, key=strength)
    return best


def _named(shown: Iterable[str], links: Iterable[Link]) -> dict[str, frozenset[str]]:
    """Return for each article the sources that a line leads from to it."""
    named: dict[str, set[str]] = {each: set() for each in shown}
    for link in links:
        if link.edge is None:
            named[link.lower].add(link.upper)
    return {each: frozenset(sources) for each, sources in named.items()}


def _gathered(
    shown: Sequence[str],
    kept: Container[str],
    best: Mapping[str, Link],
    named: Mapping[str, frozenset[str]],
    stances: Mapping[str, NodeStance],
) -> dict[str, str]:
    stands_for: dict[str, str] = {}
    first: dict[tuple[str, ...], str] = {}
    for each in shown:
        link = best.get(each)
        above = stands_for[link.upper] if link else ""
        if each in kept:
            stands_for[each] = each
        elif above and above not in kept and stances[above] == stances[each] and named[each] <= named[above]:
            stands_for[each] = above
        else:
            way = (link.kind, link.grounds) if link else ()
            stands_for[each] = first.setdefault((above, stances[each], *way, *sorted(named[each])), each)
    return stands_for
