"""What a saved page says of where and when it was saved: the marks that browsers and their extensions leave in it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape

from headwater.ingest.containers.addresses import is_address

_HEAD_BYTES = 65_536
_SINGLE_FILE = re.compile(
    r"<!--\s{0,20}Page saved with SingleFile\s{1,20}url:\s{0,4}(?P<url>\S{1,4000})\s{1,20}"
    r"(?:saved date:\s{0,4}(?P<date>[^\r\n]{1,100}))?",
    re.IGNORECASE,
)
_BROWSER = re.compile(r"<!--\s{0,4}saved from url=\(\d{1,6}\)(?P<url>\S{1,4000}?)\s{0,4}-->", re.IGNORECASE)
_MIRROR = re.compile(
    r"<!--\s{0,4}Mirrored from (?P<url>\S{1,4000}) by HTTrack[^,<>]{0,100},"
    r"(?:[^,<>]{0,100}\],)?\s{0,4}(?P<date>[^<>]{1,60}?)\s{0,4}-->",
    re.IGNORECASE,
)
_MONOLITH = re.compile(
    r"<!--\s{0,4}Saved from (?P<url>https?://[^\s<>]{1,4000}) at "
    r"(?P<date>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z using monolith",
    re.IGNORECASE,
)
_SAVE_PAGE = re.compile(r"<meta name=\"savepage-url\" content=\"(?P<url>[^\"<>]{1,4000})\"", re.IGNORECASE)
_SAVE_PAGE_DATE = re.compile(r"<meta name=\"savepage-date\" content=\"([^\"<>]{1,100})\"", re.IGNORECASE)
_SCRAPBOOK = re.compile(
    r"<html\b[^<>]{0,4000}?\sdata-scrapbook-source=\"(?P<url>[^\"<>]{1,4000})\"[^<>]{0,4000}>", re.IGNORECASE
)
_SCRAPBOOK_DATE = re.compile(r"\sdata-scrapbook-create=\"(?P<date>\d{14})\d{0,3}\"")
_CLOCK = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT([+-]\d{4})")
_ZONED = re.compile(r"\d\d:\d\d(?::\d\d)?\s{1,4}(?:[+-]\d{4}|GMT|UTC|Z)\b")


def saved_page_facts(body: bytes) -> tuple[str | None, datetime | None]:
    """Return the address that a page was saved from and when (UTC), None for what it does not say.

    Read are the marks of SingleFile, Save Page WE, monolith, WebScrapBook, HTTrack, and of browsers that save a complete
    page, in the page's beginning. A time without its zone is no time.
    """
    head = _head(body)
    for pattern, date_of in _MARKS:
        match = pattern.search(head)
        if match is not None:
            url = unescape(match["url"])
            url = url if "://" in url or pattern is not _MIRROR else f"http://{url}"
            return (url if is_address(url) else None), date_of(match)
    return None, None


def stamp(text: str) -> datetime | None:
    """Return the moment that a date as in mails ("Fri, 14 Mar 2025 09:12:00 +0100"), or of JavaScript, tells; None if none."""
    clock = _CLOCK.search(text)
    if clock:
        month, day, year, *time, zone = clock.groups()
        text = f"{day} {month} {year} {':'.join(time)} {zone}"
    if not _ZONED.search(text):
        return None
    try:
        return parsedate_to_datetime(text.strip()).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _head(body: bytes) -> str:
    wide = body[:2] in {b"\xff\xfe", b"\xfe\xff"}
    return body[:_HEAD_BYTES].decode("utf-16" if wide else "utf-8", "replace")


def _written(match: re.Match[str]) -> datetime | None:
    return stamp(match["date"] or "")


def _beside(match: re.Match[str]) -> datetime | None:
    """Return the moment that another element of the page tells."""
    date = _SAVE_PAGE_DATE.search(match.string)
    return stamp(date[1]) if date else None


def _exact(match: re.Match[str]) -> datetime | None:
    try:
        return datetime.fromisoformat(f"{match['date']}+00:00")
    except ValueError:
        return None


def _no_date(_match: re.Match[str]) -> None:
    return None


def _scrapbook_date(match: re.Match[str]) -> datetime | None:
    """Return the moment in the mark: digits from year to second, in UTC."""
    digits = _SCRAPBOOK_DATE.search(match[0])
    try:
        return datetime.strptime(digits["date"] + "+0000", "%Y%m%d%H%M%S%z") if digits else None
    except ValueError:
        return None


_MARKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], datetime | None]], ...] = (
    (_SINGLE_FILE, _written), (_SAVE_PAGE, _beside), (_MONOLITH, _exact), (_BROWSER, _no_date), (_SCRAPBOOK, _scrapbook_date),
    (_MIRROR, _written),
)  # fmt: skip
