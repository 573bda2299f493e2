"""What the articles with a claim say beside the names of its sources."""

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.text import Article
from headwater.trace.parties.descriptions import describe
from mini_piles import Told, pile

_FILLED = tuple(f"The {n} men of the Tarn said nothing about it." for n in range(40))
_LINES = (
    "Cassia Brown, the harbour master, said so.",
    "The clerk of the Tarn, C. Brown, had worked from photographs.",
    "The O'Hale Wire's editor, Wyn O'Hale, said no.",
    "ST. BRANNOCK'S, the hospital, said yes.",
    "Wyn O’Hale, the mayor, went.",
)
_NAMES = ("Cassia Brown", "Wyn O'Hale", "the O'Hale Wire", "St. Brannock’s", "the Tarn", "Brown", "nobody", "…")


def _articles(texts: tuple[str, ...]) -> list[Article]:
    return pile(*(Told(outlet=f"Outlet {n}", day=1, says=[text]) for n, text in enumerate(texts))).articles


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(_LINES), max_size=3), st.sets(st.sampled_from(_NAMES), min_size=1))
def test_a_crowd_of_articles_hides_no_description(lines: list[str], names: set[str]) -> None:
    """Among many articles those with a name are looked up: none of them may be missed."""
    crowd = describe(names, _articles((*lines, *_FILLED)))
    few = describe(names - {"the Tarn"}, _articles(tuple(lines)))

    assert {name: crowd[name] for name in few} == few


def test_who_a_name_is_stands_beside_it() -> None:
    """An apposition tells an office."""
    found = describe({"Cassia Brown"}, _articles(_LINES))

    assert {"harbour", "master", "clerk"} <= found["Cassia Brown"].words


def test_a_clause_before_a_name_describes_nobody() -> None:
    """What was shut is no office: "The harbour was shut, Ada Moss said" makes her no harbour master."""
    found = describe({"Ada Moss"}, _articles(("The harbour at Tarn was shut, Ada Moss said.",)))

    assert found["Ada Moss"].words == frozenset()
