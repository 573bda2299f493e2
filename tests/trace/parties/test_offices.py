"""Who speaks for whom: holders of offices, and a report that goes by its bare noun."""

from headwater.trace.parties.bodies import body as body_of
from headwater.trace.parties.offices import is_bare_office, speaks_for
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
