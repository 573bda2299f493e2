"""What falls with a source: the appearances that rested on it, and those that rested on nothing else than these."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.model.what_if import Left
from headwater.trace.counting.rests import Rest
from headwater.trace.counting.supposed import Supposed, away_as, shown_name
from headwater.trace.parties.names import lowered
from headwater.trace.parties.outlets import outlet_name
from headwater.trace.pile import Pile


def broken(given: Supposed, found: Sequence[Rest]) -> dict[str, str]:
    """Return the appearances whose chain of sources has one that is taken away, each with that one's name."""
    if not given.away:
        return {}
    named = {rest.said.id: _away_in(given, rest) for rest in found}
    return {id_: name for id_, name in named.items() if name is not None}


def _away_in(given: Supposed, rest: Rest) -> str | None:
    names = [name for link in rest.said.links for name in (link.name, link.full)]
    names += [shown_name(source) for source in (rest.said.source, rest.source) if source is not None]
    told = (away_as(given, rest.said.article_id, name) for name in names)
    return next((name for name in told if name is not None), None)


def fallen(found: Sequence[Rest], gone: Mapping[str, str]) -> frozenset[str]:
    """Return the appearances that fall when some are `gone`: these, and whatever rests on none but fallen ones."""
    stands_on = {rest.said.id: set(rest.upon) for rest in found}
    carried: dict[str, list[str]] = defaultdict(list)
    for rest in found:
        for id_ in rest.upon:
            carried[id_].append(rest.said.id)
    left = set(gone)
    waiting = sorted(gone)
    while waiting:
        id_ = waiting.pop()
        for upper in carried[id_]:
            stands_on[upper].discard(id_)
            if not stands_on[upper] and upper not in left:
                left.add(upper)
                waiting.append(upper)
    return frozenset(left)


def standing(found: Sequence[Rest], left: frozenset[str]) -> list[Rest]:
    """Return what does not fall, resting on nothing that does."""
    return [
        replace(rest, upon=tuple(id_ for id_ in rest.upon if id_ not in left)) if rest.upon else rest
        for rest in found
        if rest.said.id not in left
    ]


def told_left(pile: Pile, found: Sequence[Rest], gone: Mapping[str, str], left: frozenset[str]) -> tuple[Left, ...]:
    """Return a sentence for each appearance that is left without a source."""
    return tuple(
        Left(text=_why(pile, rest, gone.get(rest.said.id)), evidence=rest.said.evidence)
        for rest in found
        if rest.said.id in left
    )


def _why(pile: Pile, rest: Rest, name: str | None) -> str:
    if name is None:
        return f"Falls with it: {rest.why}."
    outlet = outlet_name(pile.articles[rest.said.article_id])
    if rest.source is not None and not rest.said.links:
        return f"Left without a source: {outlet} says so on its own word, which is taken away."
    return f"Left without a source: {outlet} has it from {lowered(name)}, whose word is taken away."
