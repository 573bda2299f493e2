"""Who speaks for whom: holders of offices, and a report that goes by its bare noun."""

import pytest

from headwater.trace.parties.bodies import body as body_of
from headwater.trace.parties.offices import can_hold, held, is_bare_office, speaks_for
from mini_piles import CLAIM, Told, body, interval, named, pile, says


def test_an_office_is_whoever_holds_it() -> None:
    """“The Minister” in the one paper is the minister whom the other names."""
    text = f"{CLAIM[:-1]}, said Ada Rook, the minister of works."
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(text, (*named("Ada Rook"),))]),
        Told(outlet="Ebb Times", day=1, says=[says(chain=(*named("the Minister"),))]),
        Told(
            outlet="Inland Echo", day=1, says=[says(chain=(*body("the ministry"),)), "Works are the ministry's task."]
        ),
    )

    assert interval(made) == (1, 1)


def test_a_bare_report_is_the_one_that_its_article_names() -> None:
    """“The report” beside the name of the panel is what another outlet cites as the panel's."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Straits Panel 2016", "document"),), sourcing="document")]),
        Told(
            outlet="Ebb Times",
            day=1,
            says=[
                "It was the work of the Straits Panel.",
                says(chain=(("the report", "document"),), sourcing="document"),
            ],
        ),
    )

    assert interval(made) == (1, 1)


def test_only_an_office_alone_is_bare() -> None:
    """With a name or a field beside it, an office tells by itself whose it is."""
    assert is_bare_office("the Minister")
    assert not is_bare_office("Minister Ada Rook")
    assert not is_bare_office("a minister")


def test_a_minister_of_something_else_does_not_speak_for_a_ministry() -> None:
    """The minister of works is not heard in what the ministry of health says."""
    role, name = frozenset({"minister"}), frozenset({"ada", "rook"})
    health, bare = body_of("Ministry of Health"), body_of("the ministry")
    assert health is not None
    assert bare is not None

    assert not speaks_for(role, name, health, frozenset({"works"}), frozenset())
    assert speaks_for(role, name, bare, frozenset({"works"}), frozenset({"works"}))


@pytest.mark.parametrize("office", ["the prosecutor", "the prosecutor of Vell", "Vell's prosecutor", "prosecutor"])
def test_an_office_with_one_holder_is_whoever_has_the_title(office: str) -> None:
    """One paper has "the prosecutor of Vell", another Prosecutor Ada Rook."""
    assert held("Prosecutor Ada Rook") == {"prosecutor"}
    assert can_hold(office, held("Prosecutor Ada Rook"))


@pytest.mark.parametrize(
    "office", ["a prosecutor", "the mayor of Vell", "the prosecutor for transport", "Prosecutor Hale"]
)
def test_another_office_or_name_is_somebody_else(office: str) -> None:
    """Nor is one of several prosecutors, or one of another field."""
    assert not can_hold(office, held("Prosecutor Ada Rook"))


def test_an_officer_with_and_without_a_name_is_one_origin() -> None:
    """Else every paper that leaves the name out would be one more voice."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(("Mayor Otto Lamm", "person"),))]),
        Told(outlet="Ebb Times", day=1, says=[says(chain=(("the mayor of Vell", "person"),), sourcing="described")]),
    )

    assert interval(made) == (1, 1)
