"""What a company or an office is called for short."""

from headwater.trace.parties.houses import house_named, houses
from mini_piles import Told, pile

MADE = pile(
    Told(outlet="Tarn Wax", day=1, says=["Statement on the fire\nThere was no chain."]),
    Told(outlet="Ministry of Agriculture", day=1, says=["There was rain."]),
    Told(outlet="Inland Echo", day=2, says=["Tarn and the agriculture ministry said little."]),
    Told(outlet="Ebb Times", day=2, says=["The ministry of war said little."]),
)
KNOWN = houses(MADE.articles)


def test_a_company_goes_by_its_first_word() -> None:
    """Nobody writes "plc" twice."""
    assert house_named(KNOWN, MADE.articles[2], (), "Tarn") == "tarn wax"
    assert house_named(KNOWN, MADE.articles[2], (), "tarn") is None


def test_the_ministry_is_one_that_the_article_tells_more_of() -> None:
    """Every country has several."""
    assert house_named(KNOWN, MADE.articles[2], (), "the ministry") == "ministry agriculture"
    assert house_named(KNOWN, MADE.articles[3], (), "the ministry") is None
