"""Editions: articles with the outlet and the hour that only the whole pile, or a dateline without a year, can tell.

An agency signs with letters that another article spells out, a letterhead stands over two notices as their title, and "BRENNOR,
April 8 (HPA)" has its year from the rest of the pile.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from headwater.model.text import Article, Published
from headwater.trace.texts.words import word_list

_LETTERS = re.compile(r"^[A-Z]{2,6}$")
_HEAD = 600  # characters
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\.?"
_AGENCY_DAY = re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}}) \([A-Z][\w ]{{1,30}}\) (?:-|–|—)")
_UPDATED = re.compile(
    r"\bupdated\b[^\n]{0,40}?\b(?P<hour>\d{1,2})[.:](?P<minute>\d\d)\s?(?P<half>[ap]\.?m\b)?", re.IGNORECASE
)
_NEAR = timedelta(days=200)


def editions(articles: Sequence[Article]) -> list[Article]:
    """Return the articles, each with the outlet's full name and the time of the version, as far as the pile tells."""
    names = _full_names(articles)
    heads = Counter(a.title for a in articles if a.title and not (a.outlet or a.agency))
    middle = _middle(articles)
    return [_edition(article, names, heads, middle) for article in articles]


def _edition(article: Article, names: dict[str, str], heads: Counter[str], middle: datetime | None) -> Article:
    outlet = article.outlet
    if outlet is None and not article.agency and article.title and heads[article.title] > 1:
        outlet = article.title
    signed = outlet or article.agency or ""
    return replace(article, outlet=names.get(signed, outlet), published=_version(article, middle))


def _full_names(articles: Iterable[Article]) -> dict[str, str]:
    """Return the full names of outlets that sign with letters or one word, as the pile's texts spell them."""
    known = list(articles)
    signs = sorted({sign for a in known for sign in (a.outlet, a.agency) if sign and " " not in sign})
    found = {sign: _spelled_out(sign, known) for sign in signs}
    return {sign: name for sign, name in found.items() if name}


def _spelled_out(sign: str, articles: Sequence[Article]) -> str | None:
    """Return the name that texts use most for a sign: "Halden Press Agency" for HPA, "Overland Press" for Overland."""
    if _LETTERS.match(sign):
        words = r"\s+(?:of\s+|for\s+|the\s+)?".join(rf"{letter}[a-z]+" for letter in sign)
        pattern = re.compile(rf"\b{words}\b")
    else:
        nouns = "|".join(sorted(noun.title() for noun in word_list("outlet_nouns")))
        own = re.escape(sign)
        pattern = re.compile(rf"\b(?:{own}\s+(?:{nouns})|(?:Daily|Weekly|Evening|Morning|Sunday)\s+{own})\b")
    texts = (article.text for article in articles)
    counts = Counter(" ".join(match.group().split()) for text in texts for match in pattern.finditer(text))
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _middle(articles: Iterable[Article]) -> datetime | None:
    """Return the middle one of the dates that are known."""
    dates = sorted(article.published.earliest for article in articles if article.published)
    return dates[len(dates) // 2] if dates else None


def _version(article: Article, middle: datetime | None) -> Published | None:
    """Return when this version of an article came out: its page may have been changed since it was first published."""
    published, modified = article.published, article.modified
    if published is None:
        return modified or _agency_day(article, middle)
    if modified is None or modified.precision != "day" or modified.earliest != published.earliest:
        return published
    hour = _UPDATED.search(article.text[:_HEAD])
    at = _at(modified.earliest, hour) if hour else None
    return Published(earliest=at, latest=at, precision="minute", read_from=modified.read_from) if at else published


def _at(day: datetime, clock: re.Match[str]) -> datetime | None:
    half = (clock["half"] or "").casefold()
    hour = int(clock["hour"]) % 12 + 12 * half.startswith("p") if half else int(clock["hour"])
    valid = hour < 24 and int(clock["minute"]) < 60
    return day.replace(hour=hour, minute=int(clock["minute"])) if valid else None


def _agency_day(article: Article, middle: datetime | None) -> Published | None:
    """Return the day of a dateline without a year, in the year that is nearest to the rest of the pile."""
    match = _AGENCY_DAY.search(article.text[:_HEAD])
    if match is None or middle is None:
        return None
    month, day = _MONTHS.index(match["month"][:3].casefold()) + 1, int(match["day"])
    days = [made for year in (-1, 0, 1) if (made := _day(middle.year + year, month, day))]
    nearest = min(days, key=lambda made: abs(made - middle), default=None)
    if nearest is None or abs(nearest - middle) > _NEAR:
        return None
    return Published(
        earliest=nearest, latest=nearest + timedelta(days=1, seconds=-1), precision="day", read_from="dateline"
    )


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
