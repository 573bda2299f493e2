"""Web addresses: made absolute, taken out of the archives and caches that wrap them, and the site and day that they name."""

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tld import get_fld
from tld.helpers import project_dir
from tld.utils import MozillaTLDSourceParser

from headwater.errors import DamagedInstallation
from headwater.ingest.facts.date_words import month_numbers
from headwater.ingest.facts.dates import DateMention, find_date

_MAX_ADDRESS = 4000
_WRAPPERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"https?://(?:web|wwwb?)\.archive\.org/web/(?P<time>\d{4,14})(?:[a-z]{2}_)?/(?P<inner>.+)",
        r"https?://archive\.(?:today|ph|is|li|md|vn|fo)/(?P<time>\d{4,14})/(?P<inner>https?:.+)",
        r"https?://(?:www\.)?webarchive\.org\.uk/wayback/(?:en/)?archive/(?P<time>\d{4,14})(?:[a-z]{2}_)?/(?P<inner>https?:.+)",
        r"https?://arquivo\.pt/wayback/(?P<time>\d{4,14})(?:[a-z]{2}_)?/(?P<inner>https?:.+)",
        r"https?://webcache\.googleusercontent\.com/search\?(?:.*&)?q=cache(?::|%3A)(?:[\w-]{6,20}(?::|%3A))?(?P<inner>[^+&]+)",
        r"https?://[\w.-]+\.cdn\.ampproject\.org/[a-z]/(?P<safe>s/)?(?P<inner>[\w-]+\..+)",
        r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<safe>s/)?(?P<inner>[\w-]+\..+)",
    )
)
_FORMS = re.compile(r"^(?:www\d?|m|mobile|amp|wap)\.", re.IGNORECASE)
_MONTH = r"(?P<month>[a-z]{3,9}|\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"/{_YEAR}([/-]){_MONTH}\2(?P<day>\d{{1,2}})(?![\d.])",
        rf"(?<=[/_-]){_YEAR}([-_]){_MONTH}\2(?P<day>\d{{2}})(?!\d)",
        rf"(?<=[/_-]){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\d])",
        rf"/{_YEAR}/?{_MONTH}/?(?P<day>\d{{2}})(?!\d)",
        rf"/(?P<month>[a-z]{{3,9}})/(?P<day>\d{{1,2}})/{_YEAR}(?!\d)",
        rf"/(?P<day>\d{{1,2}})/(?P<month>[a-z]{{3,9}})/{_YEAR}(?!\d)",
        rf"/{_YEAR}/{_MONTH}(?:/|$)",
    )
)


def absolute(address: str, base: str | None) -> str | None:
    """Return an address as a whole one, without its fragment; None if it is none of the web's."""
    try:
        whole = urldefrag(urljoin(base or "", address.strip()[:_MAX_ADDRESS])).url
        parts = urlsplit(whole)
        known = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not re.search(r"\s", whole)
    except ValueError:
        return None
    return whole if known else None


def unwrapped(address: str) -> tuple[str, datetime | None]:
    """Return the address of the page that an archive or cache shows under `address`, and when the archive took it.

    Any other address comes back as it is, without a time.
    """
    for pattern in _WRAPPERS:
        match = pattern.match(address[:_MAX_ADDRESS])
        if match:
            groups = match.groupdict()
            inner = groups["inner"] if "time" in groups else unquote(groups["inner"])
            if not re.match(r"https?:", inner, re.IGNORECASE):
                inner = ("https://" if groups.get("safe") or "time" not in groups else "http://") + inner
            return re.sub(r"^(https?):/+", r"\1://", inner), _taken(groups.get("time"))
    return address, None


def site(address: str) -> str | None:
    """Return the domain that an address's owner registered: "example.co.uk" for a page of "m.example.co.uk"; None if it has none.

    On hosts that give each customer a name of his own it is that name: "tarn.blogspot.com".
    """
    host = host_name(address)
    if host is None:
        return None
    name = get_fld(f"https://{host}", fail_silently=True, search_private=True) if _has_list() else None
    return name or (host if "." in host and not re.fullmatch(r"[\d.]+", host) else None)


def host_name(address: str) -> str | None:
    """Return the name of an address's server in small letters, without "www." and the like; None if it has none."""
    try:
        host = urlsplit(unwrapped(address)[0]).hostname or ""
    except ValueError:
        return None
    bare = _FORMS.sub("", host.casefold().strip("."))
    bare = bare if "." in bare else host.casefold()
    return bare if re.fullmatch(r"[^\s/@:]+\.[^\s/@:.]+", bare) else None


def is_same_site(left: str, right: str) -> bool:
    """Tell whether two addresses belong to one owner, as far as their names tell: "tarn.com" and "m.tarn.co.uk" do."""
    one, other = site(left), site(right)
    return bool(one and other) and (one == other or str(one).split(".")[0] == str(other).split(".")[0])


def is_home(address: str) -> bool:
    """Tell whether an address is that of a site, not of a page on it."""
    return not re.sub(r"^(?:https?:)?//[^/]+/?", "", address)


def address_date(address: str) -> DateMention | None:
    """Return the day, or month, that an address holds: /2024/03/05/, /2024/mar/05/, -20240305; None if it holds none."""
    try:
        path = urlsplit(unwrapped(address)[0]).path[:_MAX_ADDRESS]
    except ValueError:
        return None
    for pattern in _DAYS:
        for match in pattern.finditer(path):
            date = _dated(match)
            if date:
                return date
    return None


def _dated(match: re.Match[str]) -> DateMention | None:
    """Return the date that a part of an address names, None if there is no such day."""
    groups = match.groupdict()
    month = groups["month"]
    named = month_numbers(month) if month.isalpha() else None
    if month.isalpha() and (named is None or named[0] != "gregorian" or len(named[1]) > 1):
        return None
    number = named[1][0] if named else int(month)
    if groups.get("day"):
        return find_date(f"{groups['year']}-{number:02}-{int(groups['day']):02}")
    return find_date(f"{groups['year']}年{number}月") if 1 <= number <= 12 else None


def _taken(stamp: str | None) -> datetime | None:
    """Return the moment in an archive's address: fourteen digits, UTC; None for a shorter or impossible one."""
    try:
        return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC) if stamp and len(stamp) == 14 else None
    except ValueError:
        return None


@cache
def _has_list() -> bool:
    """Tell that the list of public suffixes is there: the library would fetch it if it were not.

    Raises:
        DamagedInstallation: it is not.
    """
    path = Path(project_dir(MozillaTLDSourceParser.local_path))
    if not path.is_file():
        raise DamagedInstallation("the list of public suffixes", "the file of the library tld is missing")
    return True
