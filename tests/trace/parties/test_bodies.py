"""Bodies speak with one voice: ministries, their officials and spokespeople, and those who pass a word on."""

import pytest

from mini_piles import CLAIM, Told, body, interval, named, pile, says


def test_one_ministry_under_two_names_is_one_origin() -> None:
    """Agencies name foreign ministries by what they do: that makes no second ministry."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=body("Ministry of Public Transport"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=body("the country's transport ministry"))]),
    )

    assert interval(made) == (1, 1)


def test_two_ministries_are_two_origins() -> None:
    """A common noun at the head of two names does not make them one."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=body("Tarn police department"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=body("Norvane police department"))]),
    )

    assert interval(made) == (2, 2)


def test_a_government_and_its_army_are_one_side() -> None:
    """One party to a conflict does not confirm itself by speaking through two offices."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=body("the government"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=body("the army"))]),
        Told(outlet="Corr Wire", day=2, says=[says(chain=body("the Ministry of Defence"))]),
    )

    assert interval(made) == (1, 1)


def test_officials_of_an_office_speak_with_its_voice() -> None:
    """Where "regional road officials" speak, they are no second source beside the regional road office."""
    made = pile(
        Told(
            outlet="Tarn Post", day=1, says=[says(chain=(("regional road officials", "group"),), sourcing="described")]
        ),
        Told(outlet="Ebb Times", day=2, says=[says(chain=body("The regional road office"))]),
    )

    assert interval(made) == (1, 1)


def test_who_passes_on_anothers_word_is_no_origin_elsewhere() -> None:
    """A lawyer who says in one sentence who told him is no witness in the next."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[
                says(chain=(*named("Desmond Hale"), *named("Ada Rook"))),
                says("It was a crack that closed the bridge at Tarn.", named("Desmond Hale")),
            ],
        ),
    )

    assert interval(made) == (1, 1)


def test_a_statement_is_the_word_of_the_body_that_issued_it() -> None:
    """A company and its own press release are one source."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=body("Tarn Bridges company"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(("the statement", "document"),), sourcing="document")]),
    )

    assert interval(made) == (1, 1)


def test_a_force_may_rest_on_the_word_of_its_member() -> None:
    """The sheriff's office may know nothing but what its deputy told it."""
    text = f"{CLAIM[:-1]}, Deputy Kyle Rook said."
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(text, named("Kyle Rook"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=body("the sheriff's office"))]),
    )

    assert interval(made) == (1, 2)


def test_an_open_reference_to_a_paper_is_no_origin() -> None:
    """What calls itself "a newspaper column" among articles that have the claim is one of them."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=named("Cassia Brown"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(("a newspaper column", "outlet"),), sourcing="outlet")]),
    )

    assert interval(made) == (1, 1)


def test_a_person_without_a_calling_may_be_a_named_witness() -> None:
    """Nothing tells "a person who was at the bridge" from the witness whom another article names."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=named("Cassia Brown"))]),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[says(chain=(("a person who was at the bridge", "person"),), sourcing="described")],
        ),
    )

    assert interval(made) == (1, 2)


def test_what_a_spokeswoman_speaks_for_is_no_person() -> None:
    """A company that a reader took for a person is still one with its chief executive."""
    text = f"{CLAIM[:-1]}, Ada Rook, the chief executive of Tessara, said. A Tessara spokeswoman declined to say more."
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(text, named("Ada Rook"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=named("Tessara"))]),
    )

    assert interval(made) == (1, 1)


def test_a_state_its_government_and_its_ministry_are_one_side() -> None:
    """What a ministry is for does not tell of which state it is, and so speaks against none."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=body("Norvane's government"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=body("Norvane"))]),
        Told(outlet="Corr Wire", day=2, says=[says(chain=body("the Ministry of Defence"))]),
    )

    assert interval(made) == (1, 1)


@pytest.mark.parametrize(("official", "least"), [("a senior Norvanian official", 1), ("a senior Haldrin official", 2)])
def test_an_official_of_a_state_may_be_whom_its_government_has_it_from(official: str, least: int) -> None:
    """The adjective of the place tells whose official it is."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=body("Norvane's government"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=((official, "person"),), sourcing="described")]),
    )

    assert interval(made) == (least, 2)
