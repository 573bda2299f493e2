"""The time of saying is found where the words around the cue tell it, and nowhere else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from attribute.conftest import page
from headwater.attribute.attributions import attributions
from headwater.model.attribution import SaidAt
from headwater.model.text import Precision, Published
from headwater.read.parse import Parser
from headwater.read.readings import reading

WEDNESDAY = datetime(2026, 3, 4, tzinfo=UTC)
Told = tuple[str, date | None, date | None]
Tell = Callable[..., dict[str, Told | None]]
DATED = Published(
    earliest=WEDNESDAY, latest=WEDNESDAY + timedelta(days=1, seconds=-1), precision="day", read_from="header line"
)
TUESDAY = date(2026, 3, 3)
TOLD = {
    "The minister said on Tuesday that the bridge was shut.": "on Tuesday",
    "The minister said Tuesday the bridge was shut.": "Tuesday",
    "The bridge was shut, the minister said on Tuesday.": "on Tuesday",
    "“The bridge is shut,” the minister said on Tuesday.": "on Tuesday",
    "The minister on Tuesday told the council that the bridge was shut.": "on Tuesday",
    "On Tuesday, the minister said the bridge was shut.": "On Tuesday",
    "The minister told a press conference on 3 March that the bridge was shut.": "on 3 March",
    "The minister told reporters in Norrad late on Tuesday that the bridge was shut.": "late on Tuesday",
    "In a statement issued on Tuesday, the ministry said the bridge was shut.": "on Tuesday",
    "Speaking on Tuesday, the minister said the bridge was shut.": "on Tuesday",
    "A report published on Tuesday said the bridge was shut.": "on Tuesday",
    "Tuesday's statement said the bridge was shut.": "Tuesday",
    "The minister said yesterday that the bridge was shut.": "yesterday",
    "A judge closed the bridge on Tuesday, saying it was unsafe.": "on Tuesday",
    "On Tuesday the minister resigned and said that the bridge was shut.": "On Tuesday",
}
NOT_TOLD = (
    "The minister said the bridge was shut on Tuesday.",
    "The bridge was shut on Tuesday, the minister said.",
    "The man arrested on Tuesday said the bridge was shut.",
    "The man in the crash on Tuesday said the bridge was shut.",
    "The minister, who flew home on Tuesday, said the bridge was shut.",
    "The minister said after Tuesday's vote that the bridge was shut.",
    "The minister said that the bridge was shut.",
    "The minister told the Sunday school that the bridge was shut.",
    "The bridge will be shut until Tuesday, the minister said.",
)


@pytest.fixture(scope="module")
def tell(parser: Parser) -> Tell:
    """Return a function that gives, by source, the words for the time of saying and the days they mean."""

    def run(text: str, published: Published | None = DATED) -> dict[str, Told | None]:
        article = replace(page(text), published=published)

        def told(said: SaidAt | None) -> Told | None:
            return (text[said.span.start : said.span.end], said.earliest, said.latest) if said else None

        rows = attributions(article, reading(article, parser))
        return {text[row.sources[0].start : row.sources[0].end]: told(row.said_at) for row in rows}

    return run


@pytest.mark.parametrize("text", TOLD)
def test_the_time_of_saying_is_read(text: str, tell: Tell) -> None:
    """Two reports of one speech agree on its day, whenever they were printed."""
    assert list(tell(text).values()) == [(TOLD[text], TUESDAY, TUESDAY)]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_another_time_is_not_taken_for_it(text: str, tell: Tell) -> None:
    """When the bridge shut is not when somebody said so."""
    assert list(tell(text).values()) == [None]


def test_each_of_two_sources_has_its_own_time(tell: Tell) -> None:
    """A report of Tuesday about words of Sunday keeps both days."""
    text = "Reuters reported on Tuesday that the minister had said on Sunday that the port was shut."

    assert tell(text) == {
        "Reuters": ("on Tuesday", TUESDAY, TUESDAY),
        "the minister": ("on Sunday", date(2026, 3, 1), date(2026, 3, 1)),
    }


def test_without_a_date_of_the_article_only_full_dates_are_days(tell: Tell) -> None:
    """The words are kept; the days are not guessed."""
    loose = tell("The minister said on Tuesday that the bridge was shut.", None)
    full = tell("The minister said on 3 March 2026 that the bridge was shut.", None)

    assert loose == {"The minister": ("on Tuesday", None, None)}
    assert full == {"The minister": ("on 3 March 2026", TUESDAY, TUESDAY)}


def test_a_day_inside_a_quotation_does_not_count_from_the_article(tell: Tell) -> None:
    """Yesterday, in a speech of last week, is no day of this week."""
    found = tell("“I told him yesterday that it was shut,” the minister said on Monday.")

    assert found == {
        "the minister": ("on Monday", date(2026, 3, 2), date(2026, 3, 2)),
        "I": ("yesterday", None, None),
    }


@pytest.mark.parametrize(
    ("hour", "precision", "earliest", "latest"),
    [
        (8, "minute", date(2026, 2, 26), date(2026, 2, 26)),
        (21, "minute", date(2026, 2, 26), date(2026, 3, 5)),
        (21, "day", date(2026, 2, 26), date(2026, 2, 26)),
    ],
)
def test_where_the_next_day_may_have_dawned_both_are_meant(
    hour: int, precision: Precision, earliest: date, latest: date, tell: Tell
) -> None:
    """Nine in the evening in Greenwich is Thursday morning in the east, and Thursday is then today."""
    moment = WEDNESDAY + timedelta(hours=hour)
    published = Published(earliest=moment, latest=moment, precision=precision, read_from="meta")

    found = tell("The minister said on Thursday that the bridge was shut.", published)

    assert found == {"The minister": ("on Thursday", earliest, latest)}
