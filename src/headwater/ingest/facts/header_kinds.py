"""What a header line is by its own words: a date, a label, an agency's line, a name of the press, another script."""

import re
import unicodedata

from headwater.ingest.facts.credit_lines import byline_agency
from headwater.ingest.facts.dates import find_date
from headwater.ingest.facts.mastheads import could_be_name, press_word
from headwater.ingest.lexicon import word_list

_LABEL = re.compile(
    r"\W*(?:for immediate release|embargo(?:ed)?\b.{0,60}|press release|news release|media release|exclusive|breaking(?: news)?"
    r"|news in brief|script as broadcast|opinion|comment|analysis|editorial|obituary|sport|letters|advertisement|sponsored"
    r"|(?:\S+ )?(?:section|edition)|skip to content"
    r"|(?:page|no|nr|vol|volume|issue|number)\.?\s?\d+\b.{0,30}|share(?: this)?.{0,30}"
    r"|\d+ min(?:ute)?s? read"
    r"|translated from .{3,60}|https?://\S+|www\.\S+.{0,40}|[\w.+-]{1,60}@[\w.-]{3,60}\b.{0,40})\W*",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"\S*-\S*\d\S*|(?:[A-Z\d]{2,}\s*/\s*){1,5}[A-Z\d]{2,}|[A-Z]{2}-[A-Z\d-]{4,}.{0,30}|[A-Z]{2,4}\d{2,5}\b.{0,40}"
)
CRUMBS = re.compile(r"[^/>»|]{1,40}(?:\s+[/>»|]\s+[^/>»|]{1,40}){2,8}")
_DAY_OR_TIME = re.compile(
    r"\W*(?:(?:updated|published|posted|last modified)?\W*"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?\s*)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s+\d{1,2}(?:st|nd|rd|th)?)?\W*"
    r"(?:at\s)?(?:\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?)?)?\s*[A-Z]{0,4})\W*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\W*(?:updated|published|posted|last updated|last modified|created)\b.{0,20}\d.{0,60}", re.IGNORECASE
)
DATE_WORDS = re.compile(
    r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b"
    r"|\b(?:updated|published|posted|issued|first|last|on|at|of)\b",
    re.IGNORECASE,
)


def ends_as_outlet(text: str) -> bool:
    """Tell whether a line is a name that ends in a word of the press: "Global Press Agency", "KTRV 6 News"."""
    words = re.findall(r"[^\W\d_]+", text)
    named = len(words) > 1 and text[-1].isalpha() and words[-1][0].isupper() and could_be_name(text)
    return named and press_word(words[-1]) and words[-1].casefold() not in {"correspondent", "reporter", "editor"}


def is_date_line(text: str) -> bool:
    """Tell whether a line is a date with little else around it."""
    if _STAMP.fullmatch(text):
        return True
    date = find_date(text)
    if date is None:
        return (
            bool(re.search(r"\w", text))
            and len(text) < 60
            and bool(_DAY_OR_TIME.fullmatch(text))
            and _has_day_or_time(text)
        )
    rest = DATE_WORDS.sub(" ", text[: date.start] + " " + text[date.end :])
    return len(re.findall(r"[^\W\d_]{2,}", rest)) <= 7


def _has_day_or_time(text: str) -> bool:
    return bool(re.search(r"\d[.:]\d\d|day\b|\d{1,2}\s+[A-Z][a-z]{2}|[A-Z][a-z]{2,8}\s+\d", text))


def is_label(text: str) -> bool:
    """Tell whether a line is the name of a section, a slug, a trail of links or the like."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    section = bool(words) and len(words) < 5 and word_list("sections").issuperset(words)
    return section or bool(_LABEL.fullmatch(text) or _SLUG.fullmatch(text) or CRUMBS.fullmatch(text))


def is_agency_line(text: str) -> bool:
    """Tell whether a short line says which agency the text is from."""
    return len(text.split()) <= 8 and text[:5].casefold() in {"from ", "by ag", "(ap) "} and byline_agency(text)[0]


def is_other_script(text: str) -> bool:
    """Tell whether most letters of a line are not Latin."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(_is_latin(c) for c in letters) * 2 < len(letters)


def is_mostly_latin(paragraphs: tuple[str, ...]) -> bool:
    """Tell whether most letters at the beginning of a text are Latin."""
    letters = [c for c in "".join(paragraphs)[:8000] if c.isalpha()]
    return sum(_is_latin(c) for c in letters) * 2 > len(letters)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
