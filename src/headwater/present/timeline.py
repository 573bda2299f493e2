"""When the articles of a case came out, as a picture: a dot each where they are few, bars where they are many."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from headwater.model.text import Article
from headwater.present import phrases

_WIDTH, _LEFT, _RIGHT = 960, 16, 16
_ABOVE, _BELOW = 8, 28
_DOT, _ROOM = 5, 13
_MOST_DOTS, _MOST_HIGH = 120, 6
_BARS, _BAR_HEIGHT, _BAR_WIDTH, _BAR_LABEL = 60, 64, 28, 14
_LEAST_LABEL = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Which day is how far to the right: the first at the left end, the one after `days` days at the right end."""

    first: date
    days: int

    def x(self, day: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * day / max(1, self.days)

    def of(self, day: date) -> float:
        return self.x((day - self.first).days)

    def column(self, day: date) -> float:
        """Return where dots of a day stand: at the day itself, or where days are too close at the next of even columns."""
        x = self.of(day)
        is_close = self.x(1) - self.x(0) < _ROOM
        return _LEFT + _ROOM * round((x - _LEFT) / _ROOM) if is_close else x


def timeline(articles: Sequence[Article], address: Callable[[str], str]) -> str:
    """Return the picture as an SVG element; undated articles are counted.

    `address` gives the address of an article by its id, "" for none.
    """
    dated = [(phrases.midpoint(one.published).date(), one) for one in articles if one.published]
    undated = len(articles) - len(dated)
    if not dated:
        return f'<p class="note">{"No article gives a date." if articles else "There is no article yet."}</p>'
    days = [day for day, _ in dated]
    scale = _Scale(first=min(days), days=(max(days) - min(days)).days)
    highest = max(Counter(map(scale.column, days)).values())
    is_few = len(dated) <= _MOST_DOTS and highest <= _MOST_HIGH
    base = _ABOVE + (_ROOM * highest if is_few else _BAR_HEIGHT + _BAR_LABEL)
    drawn = _dots(dated, scale, base, address) if is_few else _bars(days, scale, base)
    note = f'<p class="note">{phrases.plural(undated, "article")} without a date.</p>' if undated else ""
    told = f"{phrases.plural(len(dated), 'article')} from {_day(min(days))} to {_day(max(days))}"
    size = f'viewBox="0 0 {_WIDTH} {base + _BELOW}" width="{_WIDTH}" height="{base + _BELOW}"'
    return (
        f'<svg class="timeline" {size} role="group" aria-label="{told}">'
        f'<line class="axis" x1="{_LEFT}" y1="{base}" x2="{_WIDTH - _RIGHT}" y2="{base}"/>'
        f"{''.join(drawn)}{''.join(_labels(scale, base))}</svg>{note}"
    )


def _dots(
    dated: Iterable[tuple[date, Article]], scale: _Scale, base: int, address: Callable[[str], str]
) -> Iterable[str]:
    """Yield a dot for each article, one above the other where they came out together."""
    high: Counter[float] = Counter()
    for day, article in sorted(dated, key=lambda one: (one[0], one[1].path, one[1].id)):
        x = scale.column(day)
        y = base - 9 - _ROOM * high[x]
        high[x] += 1
        words = escape(phrases.shorten(f"{phrases.cited(article)}: {article.title or ''}", 160))
        dot = f'<circle class="dot" cx="{x:.1f}" cy="{y}" r="{_DOT}"/>'
        leads = address(article.id)
        yield (
            f'<a href="{escape(leads)}"><title>{words}</title>{dot}</a>'
            if leads
            else f"<g><title>{words}</title>{dot}</g>"
        )


def _bars(days: Iterable[date], scale: _Scale, base: int) -> Iterable[str]:
    """Yield a bar for each stretch of time, as high as there are articles in it; the highest has its number over it."""
    length = max(1, -(-(scale.days + 1) // _BARS))
    counts = Counter((day - scale.first).days // length for day in days)
    most, tallest = max((count, -stretch) for stretch, count in counts.items())
    room = _WIDTH - _LEFT - _RIGHT
    wide = max(3.0, min(_BAR_WIDTH, room * length / (scale.days + length) - 2))
    for stretch, count in sorted(counts.items()):
        left = _LEFT + (room - wide) * stretch * length / max(1, scale.days)
        height = max(2, round(_BAR_HEIGHT * count / most))
        start = scale.first + timedelta(days=stretch * length)
        end = min(start + timedelta(days=length - 1), scale.first + timedelta(days=scale.days))
        when = _day(start) if start == end else f"{_day(start)} to {_day(end)}"
        yield (
            f'<g><title>{when}: {phrases.plural(count, "article")}</title><rect class="bar" x="{left:.1f}" '
            f'y="{base - height}" width="{wide:.1f}" height="{height}"/></g>'
        )
        if stretch == -tallest:
            yield f'<text class="day" x="{left + wide / 2:.1f}" y="{base - height - 5}" text-anchor="middle">{count:,}</text>'


def _labels(scale: _Scale, base: int) -> Iterable[str]:
    """Yield the days under the axis, as many as there is room for."""
    parts = min(max(1, scale.days), (_WIDTH - _LEFT - _RIGHT) // _LEAST_LABEL)
    for part in range(parts + 1 if scale.days else 1):
        day = scale.first + timedelta(days=round(scale.days * part / parts))
        anchor = "start" if part == 0 else "end" if part == parts else "middle"
        yield f'<text class="day" x="{scale.of(day):.1f}" y="{base + 18}" text-anchor="{anchor}">{_day(day)}</text>'


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
