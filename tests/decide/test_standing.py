"""Which decisions stand does not depend on the order in which they come, and taking back goes as deep as people like."""

from datetime import UTC, datetime, timedelta
from random import Random  # noqa: TID251 - hypothesis draws it

from hypothesis import given
from hypothesis import strategies as st

from headwater.decide.standing import standing
from headwater.model.decisions import Decision
from headwater.model.records import identified

START = datetime(2026, 3, 4, tzinfo=UTC)


def note(minute: int) -> Decision:
    """Return a note made at a minute."""
    at = START + timedelta(minutes=minute)
    return identified(Decision(id="", kind="note", by="Ana", at=at, value="x"))


def undoing(decision: Decision, minute: int) -> Decision:
    """Return what takes a decision back at a minute."""
    at = START + timedelta(minutes=minute)
    return identified(Decision(id="", kind="undo", by="Ben", at=at, undoes=decision.id))


@given(st.lists(st.integers(0, 9), max_size=9), st.randoms(use_true_random=False))
def test_order_changes_nothing(steps: list[int], chance: Random) -> None:
    """Two people's files come together in any order."""
    made = [note(n) for n in range(3)]
    for minute, step in enumerate(steps, start=10):
        made.append(undoing(made[step % len(made)], minute))
    shuffled = [*made, *made[:2]]
    chance.shuffle(shuffled)

    found = standing(shuffled)

    assert found == standing(made)
    assert {one.id for one in found.decisions} | {one.id for one in found.outcomes} == {one.id for one in made}


def test_a_long_chain_of_taking_back_ends() -> None:
    """Nobody does this but to break it."""
    chain = [note(0)]
    for minute in range(1, 5_001):
        chain.append(undoing(chain[-1], minute))

    assert [one.id for one in standing(chain).decisions] == [chain[0].id]
    assert not standing(chain[:-1]).decisions


def test_what_is_taken_back_may_be_unknown_here() -> None:
    """A file with the taking back alone takes nothing back, and says so; with the rest, it does."""
    first = note(0)
    second = undoing(first, 1)

    (outcome,) = standing([second]).outcomes

    assert (outcome.holds, outcome.reason) == (False, "what it takes back is not in this case")
    assert standing([second, first]).undone == {first.id}
