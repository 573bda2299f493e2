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


def kinds(*told: Told) -> list[tuple[str, str]]:
    """Return the kind and the sentence of everything that changed in a pile."""
    return [(one.kind, one.text) for one in pile(*told).trace().drift]


ROTTEN = "the pier was rotten from end to end and had been so for years before the storm"


def lifted(later: str) -> list[tuple[str, str]]:
    """Return what changed where a passage of a diver's words was copied."""
    diver = Says(text=f"A diver told the Post that {ROTTEN}.", chain=[("A diver", "person")], sourcing="described")
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[diver]),
        Told(outlet="Ebb Times", day=2, says=[Says(text=later)]),
        copied=[(0, 1, ROTTEN)],
    )
    return [(one.kind, one.text) for one in made.trace().drift]


def test_an_attribution_that_vanishes_is_found() -> None:
    """What one man said must not become what is known."""
    found = lifted(f"In truth {ROTTEN}.")

    assert found == [("attribution_dropped", "Told before on the word of a diver, here as plain fact.")]


def test_a_word_that_was_not_understood_is_no_dropped_attribution() -> None:
    """A sentence that reports somebody is not plain fact, though nobody could be found in it."""
    assert lifted(f"It has emerged that {ROTTEN}.") == []
    assert lifted(f"She holds that {ROTTEN}.") == []


def test_a_condition_that_vanishes_is_found() -> None:
    """What is to happen only if something else does is no news yet."""
    earlier = Says(text="If the owners agree, the bridge will close in May.")
    later = Says(text="The bridge will close in May, the Tarn Post says.", chain=CREDIT, sourcing="outlet")

    assert [(one.kind, one.text) for one in drifted(earlier, later)] == [
        ("condition_lost", "Told before under a condition (“If the owners agree”), here without it.")
    ]


def test_a_condition_in_other_words_is_no_drift() -> None:
    """Who writes "once they agree" has kept it."""
    earlier = Says(text="If the owners agree, the bridge will close in May.")
    later = Says(text="Once they agree, the bridge will close in May, says the Post.", chain=CREDIT, sourcing="outlet")

    assert drifted(earlier, later) == ()


def test_a_plan_told_as_done_is_found() -> None:
    """Who plans to cut has not cut."""
    earlier = Says(text="The firm plans to cut forty jobs.")
    later = Says(text="The firm has cut forty jobs, the Tarn Post says.", chain=CREDIT, sourcing="outlet")

    assert [(one.kind, one.text) for one in drifted(earlier, later)] == [
        ("condition_lost", "A plan (“plans to cut”) before, told as done here.")
    ]


def test_a_figure_in_words_is_read_whole() -> None:
    """Three hundred and forty crowns are not forty."""
    earlier = Says(text="It cost 340 crowns.")
    later = Says(text="It cost three hundred and forty crowns, the Post says.", chain=CREDIT, sourcing="outlet")

    assert drifted(earlier, later) == ()


def test_a_fragment_quoted_in_a_sentence_is_no_cut() -> None:
    """To quote five words inside a sentence of one's own is not to cut what somebody said."""
    earlier = Says(text='"It was the length of a grain of rice and it shone in the sun," she said.')
    later = Says(text='It was "the length of a grain of rice", the Tarn Post has it.', chain=CREDIT, sourcing="outlet")

    assert drifted(earlier, later) == ()


def test_what_stands_around_a_quotation_is_not_left_out() -> None:
    """The paper's own "she told the Post" is no part of what she said."""
    earlier = Says(text='"It is a tax on being poor," she told the Tarn Post on the pier.')
    later = Says(text='"It is a tax on being poor," as the Tarn Post has it.', chain=CREDIT, sourcing="outlet")

    assert drifted(earlier, later) == ()


def test_a_headline_stronger_than_its_text_is_found() -> None:
    """Many read no further than the headline."""
    headline = Says(text="Ferry was too fast")
    body = Says(text="The ferry may have been too fast.", hedged=True)

    assert kinds(Told(outlet="Tarn Post", day=1, title=headline.text, says=[headline, body])) == [
        ("headline_stronger", "The headline says flatly what the text tells with reserve (“may have been too”).")
    ]


def test_a_headline_over_one_nameless_voice_is_found() -> None:
    """A deal that one nameless person speaks of is not yet a deal."""
    headline = Says(text="Mill in talks")
    body = Says(text="The mill is in talks, a person said.", chain=[("A person", "person")], sourcing="anonymous")

    assert kinds(Told(outlet="Tarn Post", day=1, title=headline.text, says=[headline, body])) == [
        ("headline_stronger", "The headline states as fact what the text has only on the word of a person.")
    ]


def test_a_headline_with_its_source_is_not_blamed() -> None:
    """A headline that says who says so says no more than its text."""
    headline = Says(text="Mill in talks, says insider", chain=[("insider", "person")], sourcing="described")
    body = Says(text="The mill is in talks, a person said.", chain=[("A person", "person")], sourcing="anonymous")

    assert kinds(Told(outlet="Tarn Post", day=1, title=headline.text, says=[headline, body])) == []


FIRST = Says(text="The ferry was too fast, a deckhand said.", chain=[("A deckhand", "person")], sourcing="described")
BACK = Says(text="We were wrong to say that the ferry was too fast.", stance="denies")


def retold(text: str = "The ferry was too fast, the Tarn Post says.") -> Says:
    """Return the claim with a credit to the Post."""
    return Says(text=text, chain=CREDIT, sourcing="outlet")


def test_a_claim_that_is_told_after_it_was_taken_back_is_found() -> None:
    """A correction nobody reads corrects nothing."""
    found = kinds(
        Told(outlet="Tarn Post", day=1, says=[FIRST]),
        Told(outlet="Tarn Post", day=3, says=["We reported on the ferry.", BACK]),
        Told(outlet="Ebb Times", day=5, says=[retold()]),
    )

    assert found == [("withdrawn_carried", "Tarn Post had taken this back before Ebb Times told it.")]


def test_a_correction_that_those_downstream_do_not_have_is_found() -> None:
    """Who told it before the correction has still to tell of it."""
    found = kinds(
        Told(outlet="Tarn Post", day=1, says=[FIRST]),
        Told(outlet="Ebb Times", day=2, says=[retold()]),
        Told(outlet="Tarn Post", day=3, says=["We reported on the ferry.", BACK]),
    )

    assert found == [
        (
            "correction_not_carried",
            "Tarn Post has taken this back; the pile has no correction by Ebb Times, which has it from there.",
        )
    ]


def test_who_corrects_too_has_carried_the_correction() -> None:
    """An outlet that takes it back as well is not blamed."""
    found = kinds(
        Told(outlet="Tarn Post", day=1, says=[FIRST]),
        Told(outlet="Ebb Times", day=2, says=[retold()]),
        Told(outlet="Tarn Post", day=3, says=["We reported on the ferry.", BACK]),
        Told(outlet="Ebb Times", day=4, says=["We reported on the ferry.", BACK]),
    )

    assert found == []


def test_a_source_that_went_back_on_its_word_is_found() -> None:
    """Whose word is quoted after he took it back is quoted wrongly."""
    lamm = named("Otto Lamm")
    found = kinds(
        Told(
            outlet="Tarn Post", day=1, says=[Says(text="It was a bomb, Otto Lamm said.", chain=lamm, sourcing="named")]
        ),
        Told(
            outlet="Tarn Post",
            day=3,
            says=[Says(text="It was no bomb, Otto Lamm said.", chain=lamm, sourcing="named", stance="denies")],
        ),
        Told(
            outlet="Ebb Times", day=5, says=[Says(text="It was a bomb, Otto Lamm said.", chain=lamm, sourcing="named")]
        ),
    )

    assert ("withdrawn_carried", "Otto Lamm had gone back on this before Ebb Times told it.") in found
