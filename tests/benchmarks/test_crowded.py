"""The crowd that tracing is timed on is one claim."""

from crowded import crowd
from spread import world


def test_a_crowd_carries_one_claim() -> None:
    """If links did not hold it together, the time of many small claims would be told for that of a large one."""
    made = crowd(120)

    claims = made.trace().claims

    assert len(claims) == 1
    assert len({said.article_id for said in claims[0].appearances}) == 120


def test_people_asked_for_leave_other_worlds_as_they_are() -> None:
    """All figures so far are for the worlds of their seeds."""
    assert world(7, people=None) == world(7)
    assert len(world(7, articles=60, people=24).origins) == 24
