"""What-ifs in words: what was supposed, and what becomes of the claims."""

from typing import Any

from headwater.model.case import Case
from headwater.model.what_if import NamedSource, SourceAway, Supposition
from headwater.present.facts import facts
from headwater.present.screen import plain
from headwater.present.what_if import what_if_screen, what_if_summary
from headwater.trace.supposing.prepared import prepare
from headwater.trace.supposing.what_if import what_if
from mini_piles import Says, Told, pile

MADE = pile(
    Told(
        outlet="Tarn Post",
        day=1,
        says=[
            Says(
                text="The bridge has cracks, a port official told the Post.",
                chain=[("a port official", "person")],
                sourcing="described",
            )
        ],
    ),
)
CASE = Case(
    articles=tuple(MADE.articles),
    attributions=tuple(MADE.attributions),
    passages=(),
    provenance=MADE.trace(),
    failures=(),
    made_by=(),
)
READY = prepare(MADE.articles, MADE.attributions, MADE.all_links())
AWAY: Supposition = SourceAway(source=NamedSource(name="a port official"))


def test_what_falls_is_told_in_sentences() -> None:
    """Nobody must know what a graph is."""
    text = " ".join(plain(what_if_screen(facts(CASE), what_if(READY, [AWAY]))).split())

    assert text.startswith("Supposing that the word of “a port official” counts for nothing: 1 of 1 claim changes:")
    assert "1 independent origin before, 0 now." in text
    assert "Left without a source: Tarn Post." in text
    assert "Tarn Post (1 May 2031) has no source left for anything." in text


def test_one_claim_is_shown_as_it_was_and_would_be_counted() -> None:
    """The reasons before and now stand beside each other."""
    text = plain(what_if_screen(facts(CASE), what_if(READY, [AWAY]), "1"))

    assert text.index("Counted before") < text.index("has it from a port official.") < text.index("Counted now")


def test_nothing_supposed_changes_nothing() -> None:
    """An empty answer says so."""
    assert "No claim changes its number of origins." in plain(what_if_screen(facts(CASE), what_if(READY, [])))


def test_programs_get_both_intervals_and_the_places_left() -> None:
    """What a page shows comes from the same data."""
    data: dict[str, Any] = what_if_summary(facts(CASE), what_if(READY, [AWAY]))
    (claim,) = data["claims"]

    assert (claim["kind"], claim["before"]["max"], claim["after"]["max"]) == ("unsupported", 1, 0)
    assert claim["left"][0]["words"].startswith("The bridge has cracks")
