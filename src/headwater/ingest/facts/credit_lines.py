"""Marks that say where a text came from: datelines with an agency, agency bylines, notices of first publication."""

import re
from dataclasses import dataclass

from headwater.ingest.facts.mastheads import press_word
from headwater.ingest.lexicon import word_list
from headwater.model.text import CreditKind

_PROSE = r"(?=[\"“‘'«„]|[^\W\d_a-z])"
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^()\n]{1,70}?)\s{0,2}"
    r"(?:\((?P<agency>[^()\n]{2,50})\)\s{0,2}[-–—]{1,2}|[-–—]{2}|\s[–—-])\s{1,2}" + _PROSE
)
_LONE_AGENCY = re.compile(r"\((?P<agency>[^()\n]{2,50})\)\s{0,2}[-–—]{1,2}\s{1,2}")
_SLASHED = re.compile(r"(?P<place>[^\W\d_][^()/\n]{1,60}?)[.,]?\s/(?P<agency>[^/()\n]{2,30})/[.,]?\s{1,2}" + _PROSE)
_CAPITALS = re.compile(r"(?:^|\s)(?P<place>[^\W\d_a-z][^a-z\n]{2,40}(?:, [A-Z][\w. ]{1,25})?)$")
_PLACE = re.compile(
    r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’ /-]){1,30}"
    r"(?:,\s(?:[^\W\d_a-z][\w.'’]*(?: [^\W\d_a-z][\w.'’]*){0,3}"
    r"|(?:\d{1,2} )?[^\W\d_]{3,9}\.?(?: \d{1,2})?(?:,? \d{4})?)){0,3}\.?"
)
_NAME_PART = r"[^\W\d_a-z](?:[\w&'’-]|\.(?=\w|(?<=[A-Z]\.))){0,30}"
_NAME = rf"(?P<name>(?:[Tt]he )?{_NAME_PART}(?: (?:{_NAME_PART}|of|and|the|for|&)){{0,6}})"
_SEVERAL = (
    _NAME.removesuffix(")")
    + r"(?:(?:, |,? and | & )(?:[Tt]he )?"
    + _NAME_PART
    + r"(?: "
    + _NAME_PART
    + r"){0,4}){0,4})"
)
_PIECE = (
    r"(?:article|story|post|piece|report|interview|essay|text|column|version|item|commentary|dispatch|analysis|podcast)"
)
_DONE = r"(?:published|co-published|appeared|posted|printed|run)"
_NOTICES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:\b(?:this|the|a version of this|a (?:longer |shorter )?version of the) {_PIECE}\s"
        r"(?:(?:has|had|was|is|were|been|also|first|originally)\s){0,3}"
        rf"(?:{_DONE}(?: here)?(?: first)? (?:in|by|on|at|with)"
        r"|(?:re)?(?:published|printed|produced)(?: here)?(?: (?:with|by)(?: the)?(?: kind)? permission)? (?:from|of)) )"
        + _NAME,
        r"(?i:\b(?:first|originally|previously|co-?)[ -]?(?:published|posted|printed) (?:first )?(?:in|by|on|at|with) )"
        + _NAME,
        r"(?i:^\W{0,3}(?:it )?(?:first|originally|previously) appeared (?:in|on|at) )" + _NAME,
        r"(?i:\bappeared first (?:in|on|at) )" + _NAME,
        r"(?i:\bthis (?:article|story|piece) (?:was|is) (?:originally |first )?"
        r"(?:produced|distributed|provided|supplied|syndicated) (?:by|to .{1,40} by) )" + _NAME,
        r"(?i:\b(?:republished|reprinted|reproduced|syndicated)(?: here)?(?: (?:with|by)(?: the)?(?: kind)? permission)?"
        r" (?:of|from|by) )" + _NAME,
        r"(?i:\b(?:used|shared|posted)(?: here)? (?:with|by)(?: the)?(?: kind)? permission (?:of|from) )" + _NAME,
        r"^(?:The )?"
        + _NAME
        + r" (?:staff )?(?:writers?|journalists?|reporters?|correspondents?|producers?)\b[^.]{3,200} contributed\b",
        r"(?i:\bread the (?:original|full) (?:article|story|report|post|piece)(?: here)? (?:in|on|at|from) )" + _NAME,
        r"(?:^|[.;(] ?|\b(?:of|from|with) )"
        + _SEVERAL
        + r"(?: also)? contributed (?:reporting )?to this (?:report|story|article)\b",
        r"(?i:^\W{0,2}(?:source|via|courtesy of|credit|fuente|fonte|quelle|kilde|källa|kaynak|źródło|zdroj|bron|источник|джерело"
        r"|المصدر|منبع|מקור|出典|来源|來源|출처)\s{0,2}[:：]\s{0,2})" + _NAME + r"\W{0,2}$",
        r"(?i:(?:©|\(c\)|\bcopyright\b)\s{0,2}(?:©\s{0,2})?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s{1,2})?(?:by )?)" + _NAME,
        r"(?i:\b(?:with (?:additional |agency )?(?:reporting|material|files|copy|inputs?|information) (?:from|by) )(?:the )?)"
        + _NAME,
        r"(?i:\b(?:additional|further|more) (?:reporting|material) (?:from|by) (?:the )?)" + _NAME,
        r"(?i:\bcon (?:información|datos|material) de (?:la )?(?:agencia )?|\bcom informações d[aoe] |\bavec (?:l['’])?(?=AFP\b))"
        + _NAME,
        r"(?i:\b(?:publicad[oa] (?:originalmente|por primera vez|originariamente) (?:en|por|em|no|na) ))(?i:el |la )?"
        + _NAME,
        r"(?i:\b(?:republié|repris) à partir de |\bpublié (?:initialement|à l['’]origine|d['’]abord) (?:par|dans|sur) )"
        + _NAME,
        r"(?i:\b(?:erschien|ist|wurde) (?:zuerst|ursprünglich|zunächst) (?:in|bei|auf|im|von)(?: der| dem)? )" + _NAME,
        r"(?i:\bpubblicato (?:originariamente|per la prima volta) (?:su|da|in) )" + _NAME,
        r"(?i:\b(?:впервые|первоначально) опубликован\w{0,3} (?:в|на) |\bпо материалам |\bпо данным агентства )[«\"]?"
        + _NAME,
    )
)
# "... on Monday. (AFP)", "— Corvane Wire": the name that a text or a line ends with.
_SIGNATURE = re.compile(
    r"(?:(?<=[.!?”\"’»)])\s{1,2}(?:[—–-]{1,2}\s{0,2})?|^\W{0,2}[—–(/-]{1,2}\s{0,2}|\s[—–]{1,2}\s{0,2})[(/\[]?"
    r"(?P<name>[^\W\d_](?:[\w .&-]{0,40}\w)?)[)/\]]?$"
)
# No notice is without one of these.
_TELLING = re.compile(
    r"contributed|publi|appeared|posted|printed|reproduced|syndicated|permission|produced|distributed|provided|supplied|read the"
    r"|[:：]|©|\(c\)|copyright|\b(?:from|by)\b|\bcon \w|\bcom info|\bavec|repris|erschien|zuerst|ursprünglich|zunächst"
    r"|опубликован|материалам|данным",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[“\"«„](?P<title>[^“”\"«»„]{8,200})[”\"»“]")
_AGENCY_WORDS = frozenset(["wire", "agency", "newswire", "agence", "wires"])
_ROLES = re.compile(r"\s+(?:staff|staff writer|correspondents?|reporters?|bureau|newsroom)$", re.IGNORECASE)
_PICTURE = re.compile(r"\b(?:photo|photograph|image|picture|pool|getty|illustration)s?\b|© [A-Z]+ ?/", re.IGNORECASE)
# Capitals before a dash in a shorter line are as often a masthead or a label.
_SHORT_PROSE = 80
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
    """A credit within one paragraph: its kind, name and place there, and the original's title where one is quoted."""

    kind: CreditKind
    name: str | None
    start: int
    end: int
    title: str | None = None


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
    match = lone or _DATELINE.match(head) or _SLASHED.match(head)
    if match is None:
        return None
    mark = _agency_mark(match)
    if match.re is _SLASHED and not (mark and is_agency(mark.name or "")):
        return None
    place = None if lone else match["place"].strip()
    if place and re.match(r"by\s", place, re.IGNORECASE):
        capitals = _CAPITALS.search(place)
        place = capitals["place"] if capitals else place
    if (
        place is not None
        and not _PLACE.fullmatch(place)
        and not (mark and place[0].isupper() and len(place.split()) <= 4)
    ):
        return None
    if mark is None and place and " " in place and (len(paragraph) < _SHORT_PROSE or press_word(place.split(",")[0])):
        return None
    return Dateline(place=_place_name(place), agency=mark, end=match.end())


def notices(paragraph: str) -> tuple[Mark, ...]:
    """Return the notices in `paragraph` that name who published the text first, or whose copy is in it."""
    marks = {mark.name or "": mark for mark in (*_stated(paragraph), *_signed(paragraph))}
    return tuple(sorted(marks.values(), key=lambda mark: (mark.start, mark.end)))


def is_notice(paragraph: str) -> bool:
    """Tell whether the paragraph is little more than a notice."""
    signed = _signed(paragraph)
    alone = bool(signed) and len(paragraph) - (signed[0].end - signed[0].start) <= 5
    return alone or (len(paragraph.split()) <= 30 and bool(_stated(paragraph)))


def _signed(paragraph: str) -> tuple[Mark, ...]:
    """Return the agency that a paragraph is signed with: "... on Monday. (AFP)", "— Corvane Wire"."""
    match = _SIGNATURE.search(paragraph[-60:])
    if match is None or not is_agency(match["name"]):
        return ()
    start = max(0, len(paragraph) - 60) + match.start("name")
    return (Mark(kind="notice", name=match["name"], start=start, end=start + len(match["name"])),)


def _stated(paragraph: str) -> tuple[Mark, ...]:
    """Return the notices in a short paragraph that are made of words."""
    marks: dict[str, Mark] = {}
    if len(paragraph.split()) > _NOTICE_WORDS or len(paragraph) > _NOTICE_LETTERS or not _TELLING.search(paragraph):
        return ()
    if _PICTURE.search(paragraph):
        return ()
    for pattern in _NOTICES:
        for match in pattern.finditer(paragraph):
            for name, start in _names(match["name"], match.start("name")):
                title = None if "contributed" in match[0] else _TITLE.search(paragraph)
                mark = Mark(
                    kind="notice",
                    name=name,
                    start=start,
                    end=start + len(name),
                    title=title["title"].strip(" .,") if title else None,
                )
                marks.setdefault(name, mark)
    return tuple(marks.values())


def _names(written: str, start: int) -> list[tuple[str, int]]:
    """Return the name that a notice gives, with its place; several where each is an agency's: "Reuters and the AFP"."""
    several = [(part[0], start + part.start()) for part in re.finditer(r"(?:(?!,? and |, | & ).)+", written)]
    parts = [
        (name, at + part.index(name))
        for part, at in several
        if (name := _trimmed(re.sub(r"^(?:,? ?and |, |& )", "", part)))
    ]
    if len(parts) > 1 and all(is_agency(name) for name, _ in parts):
        return parts
    whole = _trimmed(written)
    of = re.match(r"(?:\S+ ){1,3}(?:of|for|from) (?P<name>.+)", whole)
    if of and is_agency(of["name"]):
        return [(of["name"], start + written.index(of["name"]))]
    return [(whole, start)] if whole else []


def byline_agency(line: str) -> tuple[bool, str | None]:
    """Tell whether a byline credits an agency, and which: "By Corvane Wire" does, "From staff and agencies" names none."""
    text = re.sub(r"^[(\[*_ ]*(?:by|from|source:)\s+", "", line.strip(), flags=re.IGNORECASE).strip(" ()[]*_.")
    owner = _OWNER.match(text)
    if owner:
        return True, owner["name"]
    for part in re.split(r"\s*[|·•—–,/;]\s*|\s+and\s+|\s+with\s+|\s*&\s*|\s+in\s+(?=[A-Z])", text):
        if re.fullmatch(
            r"(?:(?:news|wire|other)\s)?agenc(?:y|ies)(?: reports?)?|wire (?:services|reports)", part, re.IGNORECASE
        ):
            return True, None
        name = _ROLES.sub("", part)
        if is_agency(name):
            return True, name
        last = _last_agency(name)
        if last:
            return True, last
    return False, None


def is_agency(name: str) -> bool:
    """Tell whether a name is a known news agency's, or ends in a word that agencies' names end in."""
    parts = name.removeprefix("the ").removeprefix("The ").split()
    if not parts or len(parts) > 6 or any(word[0].islower() and word not in {"of", "and", "de", "&"} for word in parts):
        return False
    return " ".join(parts).casefold() in word_list("agencies") or _ends_like_agency(parts)


def _last_agency(text: str) -> str | None:
    """Return the agency at the end of a writer's line without a mark between: "JANE DOE Associated Press"."""
    words = text.split()
    for count in (3, 2, 1):
        name = " ".join(words[-count:])
        listed = name.casefold().removeprefix("the ") in word_list("agencies")
        if len(words) > count + 1 and listed and (count > 1 or (name.isupper() and not text.isupper())):
            return name
    return None


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
    listed = name.casefold() in word_list("agencies")
    if not name or len(name.split()) > 6 or (name[0].islower() and not listed) or not (listed or name[0].isalpha()):
        return None
    return Mark(kind="dateline", name=name, start=match.start("agency") - 1, end=match.end("agency") + 1)


def _place_name(place: str | None) -> str | None:
    """Return the place without the date that may follow it; a state or country keeps the point that shortens it: "N.Y."."""
    if place is None:
        return None
    parts = [part.strip(" ,") for part in place.split(", ") if not re.search(r"\d", part)]
    return ", ".join(parts[:1] and [parts[0].strip(" .,"), *parts[1:]]) or None


def _trimmed(name: str) -> str:
    """Return the name without words at its ends that are none of it; empty if nothing is left."""
    words = re.split(r"['’]s?\s", name)[0].rstrip(".,;:'’").split()
    while words and words[-1].casefold() in {"and", "of", "the", "for", "&", "on"}:
        words.pop()
    return "" if not words or words[0].casefold() in _NO_NAME or words == ["The"] else " ".join(words)
