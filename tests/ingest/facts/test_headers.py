"""The lines above an article's prose, and what each of them is."""

import pytest

from headwater.ingest.facts.headers import header_lines, named_site, plain_kind

PROSE = (
    "The council said on Monday that the dam would be repaired by the end of the year, after engineers found a leak."
)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("5 марта 2024", "date"), ("سه‌شنبه ۱۵ اسفند ۱۴۰۲", "date"), ("2024年3月5日", "date"), ("Le 5 mars 2024 à 14h05", "date"),
        ("Автор: Иван Петров", "byline"), ("www.tarn.example", "label"),
        ("ایران و جهان", "label"), ("Dam leaks for years, council says", "plain"),
    ],
)  # fmt: skip
def test_a_header_line_is_known_in_any_language(line: str, role: str) -> None:
    """What is not known as a date or a byline would be taken for the headline or for prose."""
    assert plain_kind(line) == role


def test_a_line_in_the_articles_own_script_is_no_label() -> None:
    """A Russian sub-headline on a Russian page belongs to the article."""
    assert plain_kind("Плотина течёт уже много лет", latin=False) == "plain"
    assert plain_kind("Плотина течёт уже много лет", latin=True) == "label"


def test_a_bare_address_in_the_header_names_the_site() -> None:
    """Where no masthead stands, the address printed above the text is all there is."""
    lines = header_lines(("Dam leaks for years, council says", "www.tarn.example.org", "5 March 2024", PROSE), "dam")

    assert named_site(lines) == "example.org"


def test_two_addresses_name_no_site() -> None:
    """One may be the original's and one the copier's: which is which cannot be told."""
    lines = header_lines(("Dam leaks", "www.tarn.example", "www.corvane.example", "5 March 2024", PROSE), "dam")

    assert named_site(lines) is None


def test_an_address_below_the_prose_names_no_site() -> None:
    """At a text's end stand the addresses of others."""
    lines = header_lines(("Dam leaks for years, council says", "5 March 2024", PROSE, "www.tarn.example"), "dam")

    assert named_site(lines) is None
