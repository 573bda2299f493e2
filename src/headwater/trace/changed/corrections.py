"""What became of a claim that was taken back: who goes on telling it, and whom the correction did not reach."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from headwater.model.provenance import Drift, DriftKind, Edge, EdgeKind
from headwater.trace.parties.outlets import outlet_name, outlet_of
from headwater.trace.pile import Pile
from headwater.trace.texts.order import is_earlier
from headwater.trace.threads import Said, Thread

# What goes on to say that a report is wrong has no need of its correction: "That is not how the interview reads."
_DOUBTED = re.compile(
    r"[.!?]?[\"”’]?\s+(?:That|This|It) (?:is|was|does|did)(?: not|n['’]t)\b(?! (?:the|an?) (?:first|only|last|new)\b)"
    r"|[.!?]?[\"”’]?\s+(?:That|This|It) (?:is|was) (?:wrong|false|untrue|incorrect)\b"
)
_AGAINST = frozenset({"denies", "disputes"})
_DEPENDS: frozenset[EdgeKind] = frozenset({"republication", "excerpt", "rewrite", "pickup"})


def uncorrected(pile: Pile, found: Sequence[Thread], edges: Sequence[Edge]) -> Iterator[Drift]:
    """Yield each article that tells what its own source has taken back, after that or before, with no correction in the pile."""
    by_id = {thread.id: thread for thread in found}
    below, any_claim = _below(edges), _any_claim(edges)
    for edge in edges:
        for claim in edge.claims if edge.kind == "correction" else ():
            said_there = by_id[claim].said_in(edge.downstream)
            taken_back = [said for said in said_there if _against(said) and _in_own_voice(said)]
            if taken_back:
                reached = (_reached(below[claim], edge.upstream), _reached(any_claim, edge.upstream))
                yield from _left(pile, by_id[claim], taken_back[0], reached)
    for thread in found:
        yield from _gone_back_on(pile, thread)


def _against(said: Said) -> bool:
    return said.appearance.stance in _AGAINST


def _in_own_voice(said: Said) -> bool:
    """Say whether the outlet itself takes it back, rather than telling that somebody denies it."""
    return all(link.kind == "outlet" for link in said.links)


def _is_doubted(pile: Pile, said: Said) -> bool:
    """Say whether the text goes on to say that what it just told is wrong."""
    return _DOUBTED.match(pile.articles[said.article_id].text, said.evidence.end) is not None


def _below(edges: Iterable[Edge]) -> dict[str, dict[str, set[str]]]:
    """Return for each claim which articles took it from which."""
    below: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for edge in edges:
        for claim in edge.claims if edge.kind in _DEPENDS else ():
            below[claim][edge.upstream].add(edge.downstream)
    return below


def _any_claim(edges: Iterable[Edge]) -> dict[str, set[str]]:
    """Return which articles depend on which, whatever it is that they took."""
    below: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.kind in _DEPENDS:
            below[edge.upstream].add(edge.downstream)
    return below


def _reached(below: dict[str, set[str]], start: str) -> set[str]:
    """Return the articles that have a claim from another one, over any number of steps."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for article_id in sorted(below.get(waiting.pop(), set()) - reached):
            reached.add(article_id)
            waiting.append(article_id)
    return reached - {start}


def _left(pile: Pile, thread: Thread, taken_back: Said, reached: tuple[set[str], set[str]]) -> Iterator[Drift]:
    """Yield the articles of other outlets that have the claim from the corrected one and stand uncorrected.

    `reached` are those that surely took this claim, and those that took anything: these count if they name nobody else for it.
    """
    correction = pile.articles[taken_back.article_id]
    wary = [said for said in thread.said if _against(said) or _is_doubted(pile, said)] if any(reached) else []
    known = {outlet_of(pile.articles[said.article_id]) for said in wary}
    told: set[str] = set()
    for said in thread.said_in(*(reached[0] | reached[1])):
        article = pile.articles[said.article_id]
        outlet = outlet_of(article)
        took = said.article_id in reached[0] or (said.article_id in reached[1] and _in_own_voice(said))
        if said.asserted and took and outlet not in known | told:
            told.add(outlet)
            after = is_earlier(correction, article)
            by, here = outlet_name(correction), outlet_name(article)
            kind: DriftKind = "withdrawn_carried" if after else "correction_not_carried"
            text = (
                f"{by} had taken this back before {here} told it."
                if after
                else f"{by} has taken this back; the pile has no correction by {here}, which has it from there."
            )
            yield Drift(kind=kind, claim_id=thread.id, earlier=taken_back.evidence, later=said.evidence, text=text)


def _gone_back_on(pile: Pile, thread: Thread) -> Iterator[Drift]:
    """Yield the articles that tell a claim on the word of a source who had gone back on it in an earlier article."""
    denials = [said for said in thread.said if _against(said) and said.links]
    told_by = _by_source(thread.asserted() if denials else ())
    for denial in denials:
        name = denial.links[-1].name
        article = pile.articles[denial.article_id]
        told = told_by.get(name.casefold(), ())
        before = any(is_earlier(pile.articles[said.article_id], article) for said in told)
        for said in told if before else ():
            later = pile.articles[said.article_id]
            if is_earlier(article, later):
                yield Drift(
                    kind="withdrawn_carried",
                    claim_id=thread.id,
                    earlier=denial.evidence,
                    later=said.evidence,
                    text=f"{name} had gone back on this before {outlet_name(later)} told it.",
                )


def _by_source(said: Iterable[Said]) -> dict[str, list[Said]]:
    """Return appearances by the name of their innermost source."""
    found: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        if one.links:
            found[one.links[-1].name.casefold()].append(one)
    return found
