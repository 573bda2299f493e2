"""Why a place is held to make the same claim as another is told with the reasons that decided it."""

from headwater.model.links import StatementLink
from headwater.model.provenance import Appearance, Claim, IndependentOrigins
from headwater.present.likeness import Likeness, likenesses


def appearance(statement: str, text: str) -> Appearance:
    """Return an appearance of this statement with these words."""
    return Appearance(
        statement_id=statement,
        article_id=f"article of {statement}",
        start=0,
        end=len(text),
        text=text,
        stance="asserts",
        chain=(),
        sourcing="unsourced",
        hedged=False,
        attribution_id=None,
    )


def claim(*appearances: Appearance) -> Claim:
    """Return a claim with these appearances."""
    none = IndependentOrigins(min=1, max=1, reasons=())
    return Claim(id="c", text="c", appearances=appearances, origins=(), independent_origins=none)


def link(left: str, right: str, score: float) -> StatementLink:
    """Return a link with a reason that names its ends."""
    return StatementLink(left=left, right=right, relation="same", score=score, evidence=(f"{left}{right}",))


def test_the_likeliest_link_to_other_words_is_told() -> None:
    """A copy of one's own words says nothing about why two wordings are one claim."""
    told = claim(appearance("a", "Nine died."), appearance("b", "Nine died."), appearance("c", "Nine were killed."))
    ab, ac, bc = link("a", "b", 1.0), link("a", "c", 0.6), link("b", "c", 0.7)

    found = likenesses({"a": (ab, ac), "b": (ab, bc), "c": (ac, bc)}, told)

    assert (found["a"].other.statement_id, found["a"].reasons) == ("c", ("ac",))
    assert (found["c"].other.statement_id, found["c"].score) == ("b", 0.7)


def test_links_that_leave_the_claim_tell_nothing() -> None:
    """A statement may resemble one that tracing kept apart: that is no reason for this claim."""
    told = claim(appearance("a", "Nine died."))

    assert likenesses({"a": (link("a", "z", 0.9),)}, told) == {}


def test_reasons_are_told_by_side() -> None:
    """What spoke against is as much a part of the answer as what spoke for it."""
    tie = Likeness(
        other=appearance("b", "b"), relation="same", score=0.5, reasons=("for: one", "against: two", "for: three")
    )

    assert (tie.told("for"), tie.told("against")) == ("one; three", "two")
