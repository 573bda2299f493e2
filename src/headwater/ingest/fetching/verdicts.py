"""What the head of an answer says, in words: why there is no page, what kind of page it is, and how long to wait."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from headwater.ingest.fetching.exchange import Head

PAGES = frozenset([200, 203])
REDIRECTS = frozenset([301, 302, 303, 307, 308])
BUSY = frozenset([429, 503])

_STATUSES = {
    204: "its server answers with nothing",
    300: "its server offers several versions and no choice",
    400: "its server does not understand the request",
    401: "its server asks for a password",
    402: "its server wants to be paid for it",
    403: "its server refuses it: it wants a login, or keeps programs out",
    404: "it is not there, or not any more",
    406: "its server has it in no form that can be read",
    410: "it was taken away for good",
    429: "its server asks to be left alone for now",
    451: "its server may not show it, for legal reasons",
    503: "its server has no time for it now",
}
_UNWANTED = (
    ("video/", "it is a video"),
    ("audio/", "it is a sound recording"),
    ("image/", "it is a picture"),
    ("font/", "it is a font"),
    ("model/", "it is a model of a thing"),
    ("text/css", "it is a style sheet"),
    ("text/javascript", "it is a script"),
    ("application/javascript", "it is a script"),
    ("application/x-mpegurl", "it is a video"),
    ("application/vnd.apple.mpegurl", "it is a video"),
    ("application/dash+xml", "it is a video"),
    ("application/vnd.android.package-archive", "it is a program"),
    ("application/x-msdownload", "it is a program"),
    ("application/x-apple-diskimage", "it is a program"),
    ("application/wasm", "it is a program"),
)
_TYPE = re.compile(r"\s*([\w!#$&^.+-]{1,80}/[\w!#$&^.+-]{1,120})")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9_.:+-]{1,40})", re.IGNORECASE)
_MAX_MARK = 500


def status_words(status: int) -> str:
    """Return in words what an answer without a page means; the number stands behind it for those who know it."""
    default = "its server has trouble of its own" if status >= 500 else "its server answers in a way that makes no page"
    return f"{_STATUSES.get(status, default)} ({status})"


def declared(head: Head) -> str:
    """Return the media type that the server declares, in small letters and without parameters; "" where it declares none."""
    kind = _TYPE.match(head.first("content-type"))
    return kind[1].lower() if kind else ""


def charset(head: Head) -> str | None:
    """Return the charset that the server declares, None where it declares none."""
    named = _CHARSET.search(head.first("content-type"))
    return named[1].lower() if named else None


def unwanted(head: Head) -> str | None:
    """Return what a page is that holds no text of an article, None where it may hold one."""
    kind = declared(head)
    return next((words for start, words in _UNWANTED if kind.startswith(start)), None)


def mark(head: Head, name: str) -> str | None:
    """Return the mark (ETag, Last-Modified) by which a later run can ask for news; None where it is none that can be sent."""
    value = head.first(name)
    return value if sendable(value) else None


def sendable(value: str | None) -> bool:
    """Tell whether a value can stand in a header."""
    return bool(value) and len(value or "") <= _MAX_MARK and (value or "").isascii() and (value or "").isprintable()


def wait_s(head: Head, now: datetime) -> float | None:
    """Return how many seconds the server asks to wait, None where it does not say."""
    asked = head.first("retry-after")
    if asked.isdecimal() and asked.isascii():
        return float(asked[:9])
    try:
        then = parsedate_to_datetime(asked)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, (then - now).total_seconds()) if then.tzinfo else None
