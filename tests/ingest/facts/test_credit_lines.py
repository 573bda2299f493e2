"""Marks of where a text is from: notices, datelines, bylines of agencies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.facts.credit_lines import byline_agency, dateline, is_agency, is_notice, notices


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("This article was originally published by The Conversation.", ["The Conversation"]),
        ("A version of this story first appeared in the Tarn Beacon.", ["the Tarn Beacon"]),
        ("Republished from The Conversation under a Creative Commons license.", ["The Conversation"]),
        ("Reprinted with permission from Tarn Health News", ["Tarn Health News"]),
        (
            "Reuters, AFP and the Associated Press contributed to this report.",
            ["Reuters", "AFP", "the Associated Press"],
        ),
        ("Ann Poe of Reuters contributed to this report.", ["Reuters"]),
        ("Associated Press writers Ann Poe in Paris and Leo Marsh contributed to this report.", ["Associated Press"]),
        ("With files from The Canadian Press", ["Canadian Press"]),
        ("(With inputs from PTI)", ["PTI"]),
        ("Additional reporting by Reuters", ["Reuters"]),
        ("© Agence France-Presse", ["Agence France-Presse"]),
        ("Copyright 2024 The Associated Press. All rights reserved.", ["The Associated Press"]),
        ("The post Dam leaks appeared first on Tarn Beacon.", ["Tarn Beacon"]),
        ("Read the original article on The Conversation", ["The Conversation"]),
        ("Originally appeared in the Tarn Beacon", ["the Tarn Beacon"]),
        ("This article is republished with permission from Tarn Health News.", ["Tarn Health News"]),
        ("Con información de EFE", ["EFE"]),
        ("Cet article est republié à partir de The Conversation", ["The Conversation"]),
        ("Dieser Artikel erschien zuerst in der Tarner Zeitung.", ["Tarner Zeitung"]),
        ("Источник: ТАСС", ["ТАСС"]),
        ("المصدر: رويترز", ["رويترز"]),
        ("The minister resigned on Monday. (AFP)", ["AFP"]),
        ("— Corvane Wire", ["Corvane Wire"]),
    ],
)
def test_a_notice_names_who_had_the_text(line: str, names: list[str]) -> None:
    """A chain of copies is read from these lines."""
    found = notices(line)

    assert [mark.name for mark in found] == names
    assert [line[mark.start : mark.end] for mark in found] == names


def test_a_quoted_headline_is_the_originals_title() -> None:
    """By its title the original can be found in the pile."""
    found = notices("This story first appeared in the Tarn Beacon under the headline “Dam leaks for years”.")

    assert [mark.title for mark in found] == ["Dam leaks for years"]


@pytest.mark.parametrize(
    "line",
    [
        "The report was provided by Smith to the court.",
        "Cases of the fever first appeared in West Tarn at the end of August.",
        "This article was reprinted on Corvane.example.",
        "The force used by Smith was too much.",
        "The story was reported by police on Monday.",
        "He told the agency (AP).",
        "Photo: Ann Poe / Reuters",
        "She was happy. The Tarn Beacon",
    ],
)
def test_prose_is_no_notice(line: str) -> None:
    """A false credit makes a false origin."""
    assert notices(line) == ()


def test_a_signed_paragraph_stays_prose() -> None:
    """The agency's mark after the last sentence does not make the sentence a notice."""
    assert not is_notice("The minister resigned. (AFP)")
    assert is_notice("(AFP)")


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("Berlin (dpa) - Die Regierung", "Berlin", "dpa"),
        ("PARIS, 5 mars (AFP) – Le maire", "PARIS", "AFP"),
        ("MOSCOW, March 4. /TASS/. The", "MOSCOW", "TASS"),
        ("Москва (ТАСС) — Минфин", "Москва", "ТАСС"),
        ("القاهرة (رويترز) - قال", "القاهرة", "رويترز"),
        ("By Ann Poe LONDON (Reuters) - The", "LONDON", "Reuters"),
        ("(Reuters) - Shares", None, "Reuters"),
        ("BUFFALO, N.Y. (AP) — Hours", "BUFFALO, N.Y.", "AP"),
        ("SANTA FE, N.M., Nov. 19 (AP) — A cat", "SANTA FE, N.M.", "AP"),
    ],
)
def test_a_dateline_names_place_and_agency(line: str, place: str | None, agency: str) -> None:
    """Agencies sign their copy at its head, in every language."""
    found = dateline(line)

    assert found is not None
    assert found.agency is not None
    assert (found.place, found.agency.name) == (place, agency)


def test_a_place_of_two_words_needs_no_agency() -> None:
    """Outlets' own correspondents sign with the place alone; a masthead before a date is no place."""
    found = dateline("NEW YORK — The mayor said on Monday that the tunnel would be closed until the end of the year.")

    assert found is not None
    assert (found.place, found.agency) == ("NEW YORK", None)
    assert dateline("TARN EVENING NEWS — Monday 4 March 2024") is None
    assert (
        dateline("HARBOUR POST — The mayor said on Monday that the tunnel would be closed until the end of the year.")
        is None
    )


@pytest.mark.parametrize(
    "line", ["The council (which met) - and others", "He said (laughing) — No", "Les salaires /Impôts/ Les autres"]
)
def test_brackets_in_prose_are_no_dateline(line: str) -> None:
    """A dash after brackets is common."""
    assert dateline(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Poe, Associated Press", "Associated Press"),
        ("Reuters Staff", "Reuters"),
        ("AFP with Tarn Beacon", "AFP"),
        ("Agence France-Presse in Paris", "Agence France-Presse"),
        ("By ANN POE Associated Press", "Associated Press"),
        ("By Ann Poe AP", "AP"),
    ],
)
def test_a_byline_names_its_agency(line: str, name: str) -> None:
    """Portals put the writer and the agency in one line, in any order."""
    assert byline_agency(line) == (True, name)


def test_a_writer_is_no_agency() -> None:
    """Ana is a name, and an agency's initials."""
    assert byline_agency("By Maria Ana") == (False, None)
    assert not is_agency("ann poe")


@given(st.text(max_size=200))
def test_any_line_is_read(line: str) -> None:
    """Marks lie inside the line, whatever it holds."""
    for mark in notices(line):
        assert 0 <= mark.start < mark.end <= len(line)
    dateline(line)
    byline_agency(line)
