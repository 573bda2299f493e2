"""Which articles retell another's without saying so."""

from mini_piles import Says, Told, edge_between, named, pile

CLAIMS = [
    ("The firm was paid a million to salt the roads.", "Fury as a million goes on grit!"),
    ("On most of the nights it did not freeze.", "And hardly a frost to be seen."),
    ("One bill is for the last day but none of April.", "They even billed for a day that is not."),
    ("The director is a cousin of the man who pays.", "Guess whose cousin signs the cheques."),
    ("The books were passed every year.", "The bean counters waved it all through."),
]


def retold(later_day: int, *reaction: str | Says, claims: int = 5, others: bool = False) -> str | None:
    """Return the kind of the edge from a tabloid's article to the Docket's of day 1, whose claims it tells in its own voice."""
    told = [Says(text=mine, claim=str(number)) for number, (mine, _) in enumerate(CLAIMS[:claims])]
    again = [Says(text=theirs, claim=str(number)) for number, (_, theirs) in enumerate(CLAIMS[:claims])]
    third = [Told(outlet="Ebb Times", day=1, says=told)] if others else []
    made = pile(
        Told(outlet="Oxley Docket", day=1, says=told),
        *third,
        Told(outlet="Daily Hammer", day=later_day, says=[*again, *reaction]),
    )
    edge = edge_between(made, "Daily Hammer", "Oxley Docket")
    return edge.kind if edge else None


REACTION = Says(
    text='"It is a scandal and somebody should go to prison for it," said Otto Lamm.',
    claim="x",
    chain=named("Otto Lamm"),
)


def test_a_reaction_makes_a_retelling_no_report() -> None:
    """A tabloid rings an angry neighbour and calls the story its own."""
    assert retold(2, REACTION) == "rewrite"


def test_what_nobody_else_had_is_retold() -> None:
    """Three claims that only one earlier article has come from it."""
    assert retold(2, REACTION, claims=3) == "rewrite"
    assert retold(2, REACTION, claims=3, others=True) is None


def test_weeks_later_others_may_have_found_out_too() -> None:
    """The longer ago, the less it shows."""
    assert retold(9, REACTION) is None
