"""Editions: what only the whole pile tells of an article's outlet and hour."""

from dataclasses import replace
from datetime import UTC, datetime

from headwater.model.text import Article, Published
from headwater.trace.parties.editions import editions

MAY = datetime(2025, 5, 9, tzinfo=UTC)


def article(text: str, **changes: object) -> Article:
    """Return an article of the Tarn Post of 9 May 2025 with some text and changes."""
    made = Article(
        id=text[:16],
        capture_id="c",
        path="a.txt",
        outlet="Tarn Post",
        agency=None,
        title=None,
        title_span=None,
        bylines=(),
        dateline=None,
        credits=(),
        published=Published(earliest=MAY, latest=MAY.replace(hour=23), precision="day", read_from="text"),
        language="en",
        text=text,
        furniture=(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_letters_stand_for_the_name_that_a_text_spells_out() -> None:
    """Other outlets credit the agency by its name, and its own copy has only the letters."""
    copy = article("The note was seen by Ostral News Agency.", outlet=None, agency="ONA")

    assert editions([copy])[0].outlet == "Ostral News Agency"


def test_one_word_is_filled_up_as_texts_write_it() -> None:
    """“Sundry” alone may be anything; “Sundry Press” is an outlet that can be found in a text."""
    made = editions([article("A", outlet="Sundry"), article("Sundry Press said so. Sundry Press was right.")])

    assert made[0].outlet == "Sundry Press"


def test_a_letterhead_over_two_texts_is_their_outlet() -> None:
    """A journal's abstract and its notice both begin with the journal's name."""
    heads = {"outlet": None, "title": "Acta Fluminis"}
    made = editions([article("Acta Fluminis one", **heads), article("Acta Fluminis two", **heads)])

    assert [one.outlet for one in made] == ["Acta Fluminis", "Acta Fluminis"]


def test_a_dateline_without_a_year_takes_it_from_the_pile() -> None:
    """Agency copy gives month and day only, and without a day nothing could be called earlier."""
    made = editions([article("TARN, May 8 (ONA) - It rained.", published=None), article("B")])

    assert made[0].published is not None
    assert made[0].published.earliest == datetime(2025, 5, 8, tzinfo=UTC)


def test_a_dateline_in_a_pile_without_dates_stays_undated() -> None:
    """No date is guessed: a wrong year would turn edges round."""
    made = editions([article("TARN, May 8 (ONA) - It rained.", published=None)])

    assert made[0].published is None


def test_a_changed_page_is_as_late_as_its_change() -> None:
    """What a page says now was not there before it was updated."""
    day = Published(earliest=MAY, latest=MAY.replace(hour=23), precision="day", read_from="text")
    text = "Published 9 May 2025, 10.48am. Updated 9 May 2025, 2.15pm\nIt rained."
    made = editions([article(text, modified=day)])

    assert made[0].published is not None
    assert made[0].published.earliest == MAY.replace(hour=14, minute=15)
