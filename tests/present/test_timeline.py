"""When articles came out: each dot and bar stands where its day is, inside the picture, and none lies on another."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.present.timeline import timeline
from present.make import article

_DAYS = st.lists(st.dates(date(2020, 1, 1), date(2026, 1, 1)), min_size=1, max_size=40)
_CLOSE_DAYS = st.lists(st.dates(date(2026, 1, 1), date(2026, 3, 1)), min_size=1, max_size=200)


def _drawn(days: Sequence[date]) -> str:
    articles = [article(f"Rain on {day}.", path=f"{number}.txt", date=f"{day}") for number, day in enumerate(days)]
    return timeline(articles, lambda article_id: f"/articles/{article_id}")


def _dots(drawn: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r'<circle class="dot" cx="([\d.-]+)" cy="([\d.-]+)"', drawn)]


def _bars(drawn: str) -> list[tuple[float, float]]:
    found = re.findall(r'<rect class="bar" x="([\d.-]+)" y="[\d.-]+" width="([\d.-]+)"', drawn)
    return [(float(x), float(wide)) for x, wide in found]


@given(_DAYS | _CLOSE_DAYS)
def test_no_mark_lies_on_another_or_outside(days: list[date]) -> None:
    """An article that nobody can see or point at is an article left out."""
    drawn = _drawn(days)
    dots, bars = _dots(drawn), sorted(_bars(drawn))

    assert len(dots) == len(days) or bars
    assert all(10 <= x <= 955 and y >= 5 for x, y in dots)
    assert all(abs(x - a) >= 12 or abs(y - b) >= 12 for at, (x, y) in enumerate(dots) for a, b in dots[:at])
    assert all(x + wide <= 945 for x, wide in bars)
    assert all(x + wide <= after for (x, wide), (after, _) in pairwise(bars))


def test_the_last_bar_stands_beside_the_one_before() -> None:
    """Two crowded days at the end were one bar over the other."""
    bars = sorted(_bars(_drawn([date(2026, 1, 1), *[date(2026, 2, 27)] * 9, *[date(2026, 2, 28)] * 9])))

    assert len(bars) == 3
    assert bars[1][0] + bars[1][1] < bars[2][0]


def test_a_dot_stands_over_its_day() -> None:
    """A dot beside its day tells another date."""
    drawn = _drawn([date(2026, 3, 4), date(2026, 3, 5), date(2026, 3, 9)])
    days = dict(re.findall(r'x="([\d.]+)" y="\d+" text-anchor="\w+">(\d+ \w+ \d+)', drawn))

    assert [days.get(f"{x:.1f}") for x, _ in _dots(drawn)] == ["4 Mar 2026", "5 Mar 2026", "9 Mar 2026"]


def test_the_highest_bar_says_how_many_it_holds() -> None:
    """Bars without a number say more or less, but not of what."""
    drawn = _drawn([date(2026, 3, 4)] * 9 + [date(2026, 3, 6)] * 3)

    assert 'text-anchor="middle">9<' in drawn
    assert 'text-anchor="middle">3<' not in drawn


def test_the_picture_is_as_high_as_what_is_in_it() -> None:
    """Empty paper over a few dots pushes the rest of the page out of sight."""
    heights = [re.search(r'height="(\d+)"', _drawn([date(2026, 3, 4)] * many)) for many in (1, 5)]

    assert [int(found[1]) for found in heights if found] == [49, 101]
