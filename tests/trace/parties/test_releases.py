"""Which articles are published by those whom they are about."""

import pytest

from headwater.trace.parties.releases import is_release
from mini_piles import Says, Told, interval, named, pile, says


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("Tarn Dairy", "TARN DAIRY LTD\nTarn Dairy is calling back its cheese."),
        ("Tarn Dairy", "For immediate release\nTarn Dairy is calling back its cheese."),
        ("Tarn Wax", "Statement on the fire at Ebb\nWe are aware of reports."),
        ("Ministry of Health", "There were nine cases."),
        ("University of Tarn", "A study has found little.\nNotes to editors\nCall Ms Pell."),
    ],
)
def test_a_bodys_own_words_are_a_release(outlet: str, text: str) -> None:
    """What a company says of itself is no report that others could confirm."""
    assert is_release(pile(Told(outlet=outlet, day=1, says=[text])).articles[0])


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("Tarn Post", "A spokesman for the bank made a statement on Monday."),
        ("Norrad Agency", "HALDRIN, March 4 (Norrad) - The bridge is shut."),
        ("Tarn Press Agency", "The bridge is shut."),
        ("Mill Town Mercury", "The bridge is shut."),
    ],
)
def test_a_newspaper_or_an_agency_for_news_makes_none(outlet: str, text: str) -> None:
    """An agency is no office."""
    assert not is_release(pile(Told(outlet=outlet, day=1, says=[text])).articles[0])


def test_a_release_and_the_bodys_spokesman_are_one_origin() -> None:
    """The ministry says it twice."""
    spokesman = Says(
        text="It is shut, said Otto Lamm, a spokesman for the Ministry of Health.",
        chain=named("Otto Lamm"),
        sourcing="named",
    )
    made = pile(
        Told(outlet="Ministry of Health", day=1, says=[Says(text="The ward is shut.")]),
        Told(outlet="Ebb Times", day=1, says=[spokesman]),
    )

    assert interval(made) == (1, 1)


def test_who_holds_an_office_in_a_release_speaks_for_the_body() -> None:
    """A company's release need not say of which company the chief executive is."""
    made = pile(
        Told(
            outlet="Corvin Pumps plc",
            day=1,
            says=[says("The chief executive, Ada Rook, said: “The bridge at Tarn is cracked.”", named("Ada Rook"))],
        ),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(("Corvin Pumps", "organisation"),))]),
    )

    assert interval(made) == (1, 1)


def test_a_guest_in_a_release_speaks_for_himself() -> None:
    """A customer whom a release quotes is no officer of the company."""
    made = pile(
        Told(
            outlet="Corvin Pumps plc",
            day=1,
            says=[says("Ada Rook, a sheep farmer, said: “The bridge at Tarn is cracked.”", named("Ada Rook"))],
        ),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(("Corvin Pumps", "organisation"),))]),
    )

    assert interval(made) == (2, 2)


@pytest.mark.parametrize(("day", "expected"), [(3, (1, 1)), (None, (1, 2))])
def test_what_a_body_has_published_of_itself_is_repeated_by_who_gives_no_source(
    day: int | None, expected: tuple[int, int]
) -> None:
    """From the day it is out everybody may know it from there; an undated article may have been first."""
    made = pile(
        Told(outlet="Ministry of Health", day=1, says=[Says(text="The ward is shut.")]),
        Told(outlet="Ebb Times", day=day, says=[Says(text="The ward at Tarn has been shut.")]),
    )

    assert interval(made) == expected
