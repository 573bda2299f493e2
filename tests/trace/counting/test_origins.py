"""How origins are counted, one rule at a time, on mini piles."""

import pytest

from mini_piles import CLAIM, Told, biggest, body, interval, named, outlet, pile, reasons, says


def test_the_same_person_in_two_articles_is_one_origin() -> None:
    """However many outlets a speaker talks to, it is one voice."""
    made = pile(
        Told(
            outlet="Tarn Post", day=1, says=[says(f"{CLAIM[:-1]}, Cassia Brown said.", (("Cassia Brown", "person"),))]
        ),
        Told(outlet="Ebb Times", day=1, says=[says(f"{CLAIM[:-1]}, C. Brown told us.", (("C. Brown", "person"),))]),
    )

    assert interval(made) == (1, 1)


def test_two_named_people_are_two_origins() -> None:
    """Different people are independent unless something shows otherwise."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Ebb Times", day=1, says=[says(chain=(("Otto Lamm", "person"),))]),
    )

    assert interval(made) == (2, 2)


def test_an_organisation_and_its_spokeswoman_are_one() -> None:
    """The company does not confirm itself."""
    text = f"{CLAIM[:-1]}, said Ada Rook, a spokeswoman for Tarn Bridges."
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(text, (("Ada Rook", "person"),))]),
        Told(outlet="Ebb Times", day=1, says=[says(chain=(("Tarn Bridges", "organisation"),))]),
    )

    assert interval(made) == (1, 1)


def test_a_credited_outlet_in_the_pile_adds_nothing() -> None:
    """A pick-up comes down to the source of the article that it credits."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(("the Tarn Post", "outlet"),), sourcing="outlet")]),
        Told(outlet="Inland Echo", day=3, says=[says(chain=(("the Ebb Times", "outlet"),), sourcing="outlet")]),
    )

    assert interval(made) == (1, 1)
    assert biggest(made.trace()).origins[0].name == "Cassia Brown"


def test_a_copy_without_credit_rests_on_its_original() -> None:
    """Removing the credit line makes no second source."""
    words = "The bridge at Tarn was closed by a crack and will stay closed until the spring, Cassia Brown of the county said."
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(words, (("Cassia Brown", "person"),))]),
        Told(outlet="Ebb Times", day=2, says=[says(words)]),
        copied=[(0, 1, words)],
    )

    assert interval(made) == (1, 1)


def test_a_later_unsourced_statement_raises_only_the_most() -> None:
    """It may be a repeat or the outlet's own knowledge, and nobody can tell."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Ebb Times", day=5, says=[says("A crack has shut the Tarn bridge.")]),
    )

    assert interval(made) == (1, 2)
    assert reasons(made, "doubt")


def test_a_later_unsourced_statement_with_the_same_large_figure_is_a_repeat() -> None:
    """Nobody counts to the same number by chance."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[says("The repair costs 48,300 crowns, the county said.", (("the county", "group"),))],
        ),
        Told(outlet="Ebb Times", day=5, says=[says("Mending the bridge will come to 48,300 crowns.")]),
    )

    assert interval(made) == (1, 1)


def test_a_lone_unsourced_statement_is_its_outlets_own_word() -> None:
    """A claim that is put forward at all has at least one origin."""
    made = pile(Told(outlet="Tarn Post", day=1, says=[says()]))

    assert interval(made) == (1, 1)
    assert biggest(made.trace()).origins[0].name == "Tarn Post (no source given)"


def test_two_reporters_on_the_spot_are_two_origins() -> None:
    """Each outlet saw for itself."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says("I saw the crack in the bridge at Tarn myself.")]),
        Told(outlet="Ebb Times", day=2, says=[says("Our reporter saw a crack in the bridge at Tarn.")]),
    )

    assert interval(made) == (2, 2)


def test_two_undisclosed_sources_may_be_one_person() -> None:
    """Apart in the most, together in the fewest."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("a county official", "person"),), sourcing="described")]),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[says(chain=(("a person familiar with the matter", "person"),), sourcing="anonymous")],
        ),
    )

    assert interval(made) == (1, 2)


def test_descriptions_that_exclude_each_other_are_two_people() -> None:
    """A Norv board member is no loan officer at Lamm Bank."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[says(chain=(("a member of the Norv board", "person"),), sourcing="described")],
        ),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[says(chain=(("a loan officer at Lamm Bank", "person"),), sourcing="described")],
        ),
    )

    assert interval(made) == (2, 2)


def test_one_that_may_be_either_of_two_does_not_make_them_one() -> None:
    """Three sources of which the third may be the first or the second are at least two."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[says(chain=(("a member of the Norv board", "person"),), sourcing="described")],
        ),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[says(chain=(("a loan officer at Lamm Bank", "person"),), sourcing="described")],
        ),
        Told(
            outlet="Inland Echo",
            day=3,
            says=[says(chain=(("a person familiar with the matter", "person"),), sourcing="anonymous")],
        ),
    )

    assert interval(made) == (2, 3)


def test_a_ring_without_a_way_out_counts_once() -> None:
    """Two outlets that only quote each other: the first to tell it is the one origin there is."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=None,
            says=[says("The Ebb Times says so.", (("the Ebb Times", "outlet"),), "outlet")],
        ),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[says("It is so, says the Tarn Post.", (("the Tarn Post", "outlet"),), "outlet")],
        ),
    )

    assert interval(made) == (1, 1)
    assert reasons(made, "loop")


def test_a_ring_that_leads_out_comes_down_to_what_it_leads_to() -> None:
    """A ring in which one member also has a source is no origin of its own."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=None,
            says=[says("The Ebb Times says so.", (("the Ebb Times", "outlet"),), "outlet")],
        ),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[
                says("It is so, says the Tarn Post.", (("the Tarn Post", "outlet"),), "outlet"),
                says("It is so, says Otto Lamm.", (("Otto Lamm", "person"),)),
            ],
        ),
    )

    assert interval(made) == (1, 1)
    assert not reasons(made, "loop")


def test_a_denial_is_no_origin_of_what_it_denies() -> None:
    """Whoever denies a claim does not support it."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Ebb Times", day=2, says=[says("There is no crack.", (("Otto Lamm", "person"),), stance="denies")]),
    )

    assert interval(made) == (1, 1)


def test_nothing_but_denials_has_no_origin() -> None:
    """A claim that nobody puts forward counts none."""
    made = pile(Told(outlet="Tarn Post", day=1, says=[says(chain=(("Otto Lamm", "person"),), stance="denies")]))

    assert interval(made) == (0, 0)


def test_a_document_and_its_author_are_one() -> None:
    """A review and the engineer who wrote it do not confirm each other."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[
                says(f"{CLAIM[:-1]}, a safety review says.", (("a safety review", "document"),), "document"),
                "The review was written by the engineer Ida Lamm.",
            ],
        ),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[says(f"{CLAIM[:-1]} (Lamm 2030).", (("Lamm 2030", "document"),), "document")],
        ),
    )

    assert interval(made) == (1, 1)


def test_a_person_who_repeats_anothers_word_is_no_origin() -> None:
    """The innermost source of a chain is the origin."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(*named("Cassia Brown"), *named("Otto Lamm")))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(*named("Otto Lamm"),))]),
    )

    assert interval(made) == (1, 1)


def test_an_outlet_that_is_not_in_the_pile_may_repeat_the_others() -> None:
    """Nobody can tell whom the radio had it from."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(*named("Cassia Brown"),))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(*outlet("the radio"),), sourcing="outlet")]),
    )

    assert interval(made) == (1, 2)


def test_somebody_who_worked_from_anothers_material_may_add_nothing() -> None:
    """A count made from the club's photographs is not surely a second count."""
    text = "Nadia Crewe worked from photographs that the Anglers' Club took."
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(*body("Anglers' Club"),))]),
        Told(outlet="Ebb Times", day=2, says=[says("Nadia Crewe agrees.", (*named("Nadia Crewe"),)), text]),
    )

    assert interval(made) == (1, 2)


@pytest.mark.parametrize("day", [None, 3])
def test_every_count_has_reasons_with_evidence(day: int | None) -> None:
    """A reader can open each number to the sentences behind it."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(*named("Cassia Brown"),))]),
        Told(outlet="Ebb Times", day=day, says=[says()]),
    )
    counted = biggest(made.trace()).independent_origins

    assert counted.reasons
    assert all(reason.evidence for reason in counted.reasons)


def test_several_late_unsourced_statements_raise_the_most_once() -> None:
    """Each follower may have it from the outlet before it, so a crowd of retellers makes no crowd of origins."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(outlet="Ebb Times", day=5, says=[says("A crack has shut the Tarn bridge.")]),
        Told(outlet="Inland Echo", day=6, says=[says("The Tarn bridge is shut because of a crack.")]),
    )

    assert interval(made) == (1, 2)


def test_who_denies_a_claim_gives_no_origin_with_his_grounds() -> None:
    """“That is nonsense, the bridge was never closed” and the sentence about the crack beside it are one denial."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Cassia Brown", "person"),))]),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[
                says("That is nonsense.", (("Otto Lamm", "person"),), stance="denies"),
                says("The crack was in the railing.", (("Otto Lamm", "person"),)),
            ],
        ),
    )

    assert interval(made) == (1, 1)


def test_a_nameless_spokesman_is_the_body_he_speaks_for() -> None:
    """The ministry and “a spokesman for the Ministry of Works” are one voice."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Ministry of Works", "organisation"),))]),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[says(chain=(("a spokesman for the Ministry of Works", "person"),), sourcing="described")],
        ),
    )

    assert interval(made) == (1, 1)


def test_statements_without_any_source_are_each_perhaps_an_origin() -> None:
    """Two papers that give no source may each know it themselves: nobody is there whom both must have it from."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says()]),
        Told(outlet="Ebb Times", day=None, says=[says("A crack has shut the Tarn bridge.")]),
    )

    assert interval(made) == (1, 2)


def test_a_shared_year_is_no_telling_figure() -> None:
    """Hardly two count to 14,300 by chance, but everybody knows which year it was."""
    told = "In August 2012 the bridge at Tarn was closed by a crack"
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(f"{told}, Cassia Brown said.", (*named("Cassia Brown"),))]),
        Told(outlet="Ebb Times", day=5, says=[says("A crack shut the Tarn bridge in 2012.")]),
    )

    assert interval(made) == (1, 2)
