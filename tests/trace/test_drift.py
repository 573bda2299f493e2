"""What changes on the way."""

from collections.abc import Sequence

from headwater.model.provenance import Drift
from mini_piles import Says, Told, named, outlet, pile


def drifted(earlier: Says, later: Says) -> Sequence[Drift]:
    """Return what changed between two articles of which the later credits the earlier."""
    return (
        pile(
            Told(outlet="Tarn Post", day=1, says=[earlier]),
            Told(outlet="Ebb Times", day=2, says=["The Tarn Post had it.", later]),
        )
        .trace()
        .drift
    )


CREDIT = outlet("the Tarn Post")


def test_a_hedge_that_vanishes_is_found() -> None:
    """A "may have" that becomes a fact is the commonest way a claim grows."""
    earlier = Says(
        text="It may have been eleven knots, a man said.", chain=named("Otto Lamm"), sourcing="named", hedged=True
    )
    later = Says(text="It was eleven knots, the Tarn Post says.", chain=CREDIT, sourcing="outlet")

    assert [drift.kind for drift in drifted(earlier, later)] == ["hedge_dropped"]


def test_a_hedge_that_stays_is_no_drift() -> None:
    """Careful copying is not to be blamed."""
    earlier = Says(
        text="It may have been eleven knots, a man said.", chain=named("Otto Lamm"), sourcing="named", hedged=True
    )
    later = Says(
        text="It may have been eleven knots, the Tarn Post says.", chain=CREDIT, sourcing="outlet", hedged=True
    )

    assert drifted(earlier, later) == ()


def test_a_changed_figure_is_found() -> None:
    """Eleven knots that become fourteen."""
    earlier = Says(text="She was doing eleven knots.")
    later = Says(text="She was doing fourteen knots, the Tarn Post says.", chain=CREDIT, sourcing="outlet")
    found = drifted(earlier, later)

    assert [(drift.kind, drift.text) for drift in found] == [("figure_changed", "11 knots before, 14 here.")]


def test_a_rounded_figure_is_no_drift() -> None:
    """Nineteen days and twenty days are one figure told loosely."""
    earlier = Says(text="It would take nineteen days.")
    later = Says(text="It would take twenty days, the Tarn Post says.", chain=CREDIT, sourcing="outlet")

    assert drifted(earlier, later) == ()


def test_a_condition_cut_off_a_quotation_is_found() -> None:
    """Half a sentence in quotation marks can say the opposite of the whole."""
    earlier = Says(text='"If it keeps up to the end of the month, we will go to orange in November," she said.')
    later = Says(text='The Tarn Post has it: "we will go to orange in November".', chain=CREDIT, sourcing="outlet")
    found = drifted(earlier, later)

    assert [drift.kind for drift in found] == ["quotation_cut"]
    assert "If it keeps up to the end of the month" in found[0].text


def test_a_quotation_in_other_words_is_found() -> None:
    """Words in quotation marks are to be the speaker's."""
    earlier = Says(text='"Nobody told us that the alarm was ringing all night," he said.')
    later = Says(
        text='"Nobody told us the alarm was ringing all the night," the Tarn Post has him say.',
        chain=CREDIT,
        sourcing="outlet",
    )

    assert [drift.kind for drift in drifted(earlier, later)] == ["quotation_altered"]
