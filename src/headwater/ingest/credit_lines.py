"""Marks that say where a text came from: datelines with an agency, agency bylines, notices of first publication."""

import re
from dataclasses import dataclass

from headwater.ingest.lexicon import word_list
from headwater.model.text import CreditKind

_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^()\n]{1,70}?)\s{0,2}"
    r"(?:\((?P<agency>[^()\n]{2,50})\)\s{0,2}[-–—]{1,2}|[-–—]{2}|\s[–—-])\s{1,2}(?=[\"“‘'A-Z])"
)
_LONE_AGENCY = re.compile(r"\((?P<agency>[^()\n]{2,50})\)\s{0,2}[-–—]{1,2}\s{1,2}")
_PLACE = re.compile(
    r"[^\W\d_a-z][^\W\d_a-z.'’ /-]{1,30}"
    r"(?:,\s(?:[^\W\d_a-z][\w.'’]*(?: [^\W\d_a-z][\w.'’]*){0,3}"
    r"|(?:\d{1,2} )?[^\W\d_]{3,9}\.?(?: \d{1,2})?(?:,? \d{4})?)){0,3}\.?"
)
_NAME_PART = r"[^\W\d_a-z](?:[\w&'’-]|\.(?=\w|(?<=[A-Z]\.))){0,30}"
_NAME = rf"(?P<name>(?:[Tt]he )?{_NAME_PART}(?: (?:{_NAME_PART}|of|and|the|for|&)){{0,6}})"
_NOTICES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i:\b(?:this|the) (?:article|story|post|piece|report|interview|essay|text|column|version|item)\s"
        r"(?:(?:has|had|was|is|were|been|first|originally)\s){1,3}"
        r"(?:published|appeared|posted|printed|run|republished|reproduced|reprinted)"
        r"(?: here)?(?: with permission)? (?:in|by|on|at|from) )" + _NAME,
        r"(?i:\b(?:first|originally|previously) (?:published|appeared|posted|printed) (?:in|by|on|at) )" + _NAME,
        r"(?i:\b(?:republished|reprinted|reproduced|syndicated)(?: here)?(?: with (?:kind )?permission)? (?:of|from|by) )"
        + _NAME,
        r"(?:^|[.;(] ?)" + _NAME + r"(?: also)? contributed to this (?:report|story|article)\b",
        r"(?i:^\W{0,2}(?:source|via|courtesy of|credit)\s{0,2}:\s{0,2})" + _NAME + r"\W{0,2}$",
        r"(?i:(?:©|\(c\)|\bcopyright\b)\s{0,2}(?:©\s{0,2})?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s{1,2})?(?:by )?)" + _NAME,
        r"(?i:\b(?:with (?:additional )?(?:reporting|material|files|copy) from )(?:the )?)" + _NAME,
    )
)
_AGENCY_WORDS = frozenset(["wire", "agency", "newswire", "agence", "wires"])
_PICTURE = re.compile(r"\b(?:photo|photograph|image|picture|pool|getty|illustration)s?\b|© [A-Z]+ ?/", re.IGNORECASE)
# Longer paragraphs are prose: "published by" in them tells of other texts.
_NOTICE_WORDS = 45
_NOTICE_LETTERS = 500
_OWNER = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w.-]{1,30}(?: [A-Z][\w.-]{0,30}){0,4})['’]s "
    r"(?:[\w-]{1,20} ){0,2}(?:[Cc]orrespondent|[Rr]eporter|[Bb]ureau)\b"
)
_NO_NAME = frozenset(["all", "rights", "reserved", "a", "an", "this", "privacy", "terms", "contact", "cookies"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A credit within one paragraph: its kind, the name it gives, and its place there."""

    kind: CreditKind
    name: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The start of a first paragraph: the place, and the agency's mark if there is one. `end` is where the prose begins."""

    place: str | None
    agency: Mark | None
    end: int


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that `paragraph` begins with, None if it begins with none: "SKERROW, March 4 (Corvane) -"."""
    head = paragraph[:130]
    lone = _LONE_AGENCY.match(head)
    match = lone or _DATELINE.match(head)
    if match is None:
        return None
    mark = _agency_mark(match)
    place = None if lone else match["place"].strip()
    if (
        place is not None
        and not _PLACE.fullmatch(place)
        and not (mark and place[0].isupper() and len(place.split()) <= 4)
    ):
        return None
    return Dateline(place=_place_name(place), agency=mark, end=match.end())


def notices(paragraph: str) -> tuple[Mark, ...]:
    """Return the notices in `paragraph` that name who published the text first, or whose copy is in it."""
    marks: dict[str, Mark] = {}
    if len(paragraph.split()) > _NOTICE_WORDS or len(paragraph) > _NOTICE_LETTERS:
        paragraph = ""
    for pattern in _NOTICES:
        for match in pattern.finditer(paragraph):
            name = _trimmed(match["name"])
            if name and not _PICTURE.search(paragraph):
                marks.setdefault(
                    name,
                    Mark(
                        kind="notice",
                        name=name,
                        start=match.start("name"),
                        end=match.start("name") + len(match["name"]),
                    ),
                )
    return tuple(sorted(marks.values(), key=lambda mark: mark.start))


def is_notice(paragraph: str) -> bool:
    """Tell whether the paragraph is little more than a notice."""
    return len(paragraph.split()) <= 30 and bool(notices(paragraph))


def byline_agency(line: str) -> tuple[bool, str | None]:
    """Tell whether a byline credits an agency, and which: "By Corvane Wire" does, "From staff and agencies" names none."""
    text = re.sub(r"^[(\[*_ ]*(?:by|from|source:)\s+", "", line.strip(), flags=re.IGNORECASE).strip(" ()[]*_.")
    owner = _OWNER.match(text)
    if owner:
        return True, owner["name"]
    for part in re.split(r"\s*[|·•—–,/;]\s*|\s+and\s+|\s+with\s+|\s*&\s*", text):
        if re.fullmatch(
            r"(?:(?:news|wire|other)\s)?agenc(?:y|ies)(?: reports?)?|wire (?:services|reports)", part, re.IGNORECASE
        ):
            return True, None
        if is_agency(part):
            return True, part
    return False, None


def is_agency(name: str) -> bool:
    """Tell whether a name is a known news agency's, or ends in a word that agencies' names end in."""
    parts = name.removeprefix("the ").removeprefix("The ").split()
    if not parts or len(parts) > 6 or not all(word[0].isupper() or word in {"of", "and", "de", "&"} for word in parts):
        return False
    return " ".join(parts).casefold() in word_list("agencies") or _ends_like_agency(parts)


def _ends_like_agency(parts: list[str]) -> bool:
    """Tell whether the last words are those of agencies: "Wire", "News Service"."""
    last = [part.casefold() for part in parts[-2:]]
    return len(parts) > 1 and (
        last[-1] in _AGENCY_WORDS or (last[-1] == "service" and last[0] in {"news", "press", "wire"})
    )


def _agency_mark(match: re.Match[str]) -> Mark | None:
    """Return the mark of the agency in brackets, None where the brackets hold something else."""
    written = match["agency"]
    if written is None:
        return None
    name = re.split(r"\s*/\s*|\s+-\s+|,\s", written)[0].strip()
    if not name or not name[0].isupper() or len(name.split()) > 6:
        return None
    return Mark(kind="dateline", name=name, start=match.start("agency") - 1, end=match.end("agency") + 1)


def _place_name(place: str | None) -> str | None:
    """Return the place without the date that may follow it."""
    if place is None:
        return None
    parts = [part for part in place.split(", ") if not re.search(r"\d", part)]
    return ", ".join(parts).strip(" .,") or None


def _trimmed(name: str) -> str:
    """Return the name without words at its ends that are none of it; empty if nothing is left."""
    words = re.split(r"['’]s?\s", name)[0].rstrip(".,;:'’").split()
    while words and words[-1].casefold() in {"and", "of", "the", "for", "&", "on"}:
        words.pop()
    return "" if not words or words[0].casefold() in _NO_NAME or words == ["The"] else " ".join(words)
