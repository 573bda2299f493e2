"""The family tree in words: who reads by ear or by keyboard is told all that the picture shows."""

from collections.abc import Iterator

from hypothesis import given

from headwater.model.case import Case
from headwater.present.facts import facts
from headwater.present.family.branches import Branch, branches
from headwater.present.family.lineage import lineage
from headwater.present.family.members import Lineage
from present import make
from present.piles import pile, piles


def tree(case: Case) -> Lineage:
    """Return the family tree of a case's leading claim."""
    known = facts(case)
    return lineage(known, known.standings[0])


def every(found: tuple[Branch, ...]) -> Iterator[Branch]:
    """Yield all branches of a list, each before those below it."""
    for branch in found:
        yield branch
        yield from every(branch.children)


@given(piles())
def test_nodes_and_lines_are_all_told(case: Case) -> None:
    """What only the eye is shown is hidden from the ear."""
    drawn = tree(case)
    told = list(every(branches(drawn)))

    assert [branch.node for branch in told] == list(drawn.nodes)
    lines = sum(len(branch.also) for branch in told) + sum(branch.node.parent is not None for branch in told)
    assert lines == len(drawn.links)
    assert sum(len(branch.changes) for branch in told) == len(drawn.changes)


def test_a_line_says_what_it_rests_on() -> None:
    """Dashes and dots have words."""
    case = pile(3, [(1, 0, "pickup"), (2, 0, "rewrite")], [1, 2, 3])
    told = {branch.how for branch in every(branches(tree(case)))}

    assert {"picks it up (credit only)", "rewrite (inferred)"} <= told


def test_a_loop_is_told_at_both_ends() -> None:
    """Whoever reads one of the two articles learns of the other."""
    case = make.story("05-quarnby-clock")
    known = facts(case)
    looped = next(each for each in known.standings if "oldest" in each.claim.text)
    ties = [tie for branch in every(branches(lineage(known, looped))) for tie in branch.also]

    assert sum(tie.words == "loop with" for tie in ties) == 2
