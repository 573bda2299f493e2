"""What a paragraph is by its own looks: prose, heading, caption, citation, aside or page furniture."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Literal

from headwater.model.text import Span
from headwater.read.lexicon import phrases, words
from headwater.read.paragraphs import Paragraph

Shape = Literal["prose", "heading", "caption", "citation", "aside", "furniture"]

_END = re.compile(r"[.!?:;,…。！？：；，؟؛।](?:\s?»|[\"'”’“«)\]*_」』]){0,3}$")
_WORD = re.compile(r"[^\W_]+")
_LIST_ITEM = re.compile(r"(?:[•·‣▪*+-]|\d{1,3}[.)])\s")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
_TRAIL = re.compile(r"\S(?:[^/|›»>\n]{0,40})(?:\s+[/|›»>]\s+[^/|›»>\n]{1,40}){2,12}$")
_SHORT_TRAIL = re.compile(r"[A-Z][^/|›»>\n.]{0,30}\s[›»]\s[A-Z][^/|›»>\n.]{1,30}$")
_RULE = re.compile(r"[\W\d_]+$")
_BYLINE = re.compile(
    r"(?:(?:words|story|text|interview|report|reported|reporting|photographs|photos|pictures|compiled|reviewed|edited|written)\s+)?by\s+[A-Z]",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\W{1,3})?"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{{1,2}}{_MONTH}|{_MONTH}\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?)(?:\W{{1,3}}\d{{4}})?"
)
_CLOCK = r"(?:\W{0,4}\d{1,2}[:.]\d{2})?\W{0,3}[a-z]{0,4}"
_DATE = re.compile(
    rf"(?:(?:last |first )?(?:published|posted|updated)\W{{0,3}})?{_DAY_NAME}{_DAY}{_CLOCK}$",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:last |first )?(?:updated|published|posted)\b[^.\n]{0,12}\d[^\n]{0,60}$|[^\n]{0,60}\bmin(?:ute)? read$",
    re.IGNORECASE,
)
_CLOCK_LINE = re.compile(
    r"\[?\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?(?:\s(?:GMT|BST|UTC|CET|CEST|E[SD]?T|P[SD]?T))?\]?"
    rf"(?:\s{{0,2}}[·|,–-]\s{{0,2}}(?:{_DAY})?[^\n]{{0,30}})?$",
    re.IGNORECASE,
)
_CREDITED = re.compile(r"[.!?”\"]\s\((?:[A-Z][\w.'’-]*\s){1,3}[A-Z][\w.'’-]*\s?/\s?[A-Z][^()\n]{1,40}\)$")
_TRAILING_LINK = re.compile(r"(?:\s+(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+)+$")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|\btel(?:ephone)?[:.]", re.IGNORECASE)
_PICTURE = re.compile(r"\(([^()\n]{3,80})\)\W{0,2}$")
_PICTURE_LINE = re.compile(
    r"[\[(*_]{0,2}(?:file |press |composite )?(?:photo|photograph|image|picture|caption|illustration|graphic)s?"
    r"(?: (?:credit|caption|source|by))?\s{0,2}[:,/\]]|(?:image|media|photo|picture|video) caption\b",
    re.IGNORECASE,
)
_PICTURE_TAIL = re.compile(
    r"[.!?”\"]\s{1,2}(?:photo|photograph|image|picture|credit|illustration)s?(?: by| credit)?\s{0,2}[:/]\s?[^.\n]{2,60}\.?$",
    re.IGNORECASE,
)
_CITATION = re.compile(
    r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[*†‡¹²³](?!\*)|sources?:|references?:)\s{0,2}\S", re.IGNORECASE
)
_REFERENCE = re.compile(r"\bibid\b|\bop\. cit\b|\bpp?\.\s?\d|\((?:19|20)\d\d\)|https?://", re.IGNORECASE)


def find_shapes(
    text: str,
    paragraphs: Sequence[Paragraph],
    title: Span | None,
    furniture: Sequence[Span],
    bylines: Sequence[str] = (),
    captions: Sequence[Span] = (),
) -> list[Shape]:
    """Return what each paragraph looks to be; title, furniture, bylines and captions are what the article is known to have."""
    shapes: list[Shape] = []
    known = sorted([*((span, "furniture") for span in furniture), *((span, "caption") for span in captions)])
    at_home = not _foreign(text)
    starts = [span.start for span, _ in known]
    for index, paragraph in enumerate(paragraphs):
        place = bisect_right(starts, paragraph.start) - 1
        if title and title.start <= paragraph.start and paragraph.end <= title.end:
            shapes.append("heading")
        elif place >= 0 and paragraph.end <= known[place][0].end:
            shapes.append("caption" if known[place][1] == "caption" else "furniture")
        else:
            closing = index > 2 and index + 3 >= len(paragraphs)
            body = text[paragraph.start : paragraph.end]
            stray = at_home and len(body) <= 600 and _foreign(body)
            note = closing and _is_note_on(body, bylines)
            shape = "furniture" if stray or note else _shape(body, first=paragraph.start == 0)
            under = index > 0 and not paragraph.spaced and _is_byline(text, paragraphs[index - 1])
            shapes.append("furniture" if under and shape == "heading" else shape)
    return shapes


def _shape(body: str, *, first: bool) -> Shape:
    if len(body) > 600:
        return "prose"
    return next((shape for shape, holds in _TESTS if holds(body, first)), "prose")


def _is_byline(text: str, paragraph: Paragraph) -> bool:
    return _BYLINE.match(text, paragraph.start, paragraph.end) is not None and paragraph.end - paragraph.start < 80


def _is_note_on(body: str, bylines: Sequence[str]) -> bool:
    """Return whether a paragraph tells who one of the authors is."""
    plain = body.lstrip("*_[( ")
    return len(body) < 600 and any(
        plain.startswith((f"{name} is ", f"{name} was ", f"{name} writes ")) for name in bylines
    )


def is_name_like(name: str) -> bool:
    """Return whether all words of `name` are capitalised, but for small ones between, and it is no word for a section."""
    parts = name.split()
    if not 0 < len(parts) <= 6 or parts[0].strip("[]().,'’").casefold() in words("not_speakers"):
        return False
    small = words("particles") | words("roles")
    return all(
        _is_high(part) or part[0] in "'’(" or part.casefold() in small for part in (parts[0].capitalize(), *parts[1:])
    ) and (_is_high(parts[0]) and (_is_high(parts[-1]) or len(parts) == 1))


def _is_high(word: str) -> bool:
    """Return whether a word begins with a capital, or with a letter of a script that has none."""
    return word[0].isupper() or (word[0].isalpha() and word[0].lower() == word[0].upper())


def _is_furniture(body: str, first: bool) -> bool:
    lowered = body.casefold().lstrip("*_#[( ")
    count = len(_WORD.findall(body))
    if lowered.rstrip(":.*_ ") in phrases("furniture_lines"):
        return True
    if lowered.startswith(phrases("furniture_openings")):
        return count <= 40
    if _RULE.match(body):
        return True
    if count <= 14 and (_BYLINE.match(lowered) and _BYLINE.match(body.lstrip("*_ "))) and not body.endswith((".", ":")):
        return True
    if _DATE.match(body) or _STAMP.match(body) or _CLOCK_LINE.match(body):
        return True
    return not first and count <= 25 and _is_address(body)


def _is_address(body: str) -> bool:
    """Return whether a line is there for the address in it, and does not merely end in a link after a sentence."""
    rest = _TRAILING_LINK.sub("", body)
    if rest != body and _END.search(rest) and len(rest.split()) > 4 and not _ADDRESS.search(rest):
        return False
    return _ADDRESS.search(body) is not None and not _CITATION.match(body)


def _foreign(body: str) -> bool:
    """Return whether most letters are of another script than the Latin one."""
    if body.isascii() or not any(char >= "\u0250" and char.isalpha() for char in set(body)):
        return False
    letters = [char for char in body if char.isalpha()]
    return sum(char < "\u0250" or "\u1e00" <= char < "\u2c00" for char in letters) < len(letters) / 2


def _is_trail(body: str, _: bool) -> bool:
    return len(body) < 200 and (_TRAIL.match(body) is not None or _SHORT_TRAIL.match(body) is not None)


def _is_caption(body: str, _: bool) -> bool:
    if _PICTURE_LINE.match(body) or _PICTURE_TAIL.search(body) or _CREDITED.search(body):
        return len(body) < 400
    match = _PICTURE.search(body)
    return (
        match is not None
        and len(body) < 300
        and not words("photographic").isdisjoint(match.group(1).casefold().split(":")[0].split())
    )


def _is_aside(body: str, _: bool) -> bool:
    inside = body[1:-1]
    return body[0] in "([" and body[-1] in ")]" and not any(mark in inside for mark in "()[]")


def _is_citation(body: str, _: bool) -> bool:
    bracketed = body[0] in "([" and body.rstrip(".")[-1:] in {")", "]"} and len(body) < 250
    if bracketed and _REFERENCE.search(body):
        return True
    return (
        len(body) < 300
        and _CITATION.match(body) is not None
        and _REFERENCE.search(body) is not None
        and body.count(". ") < 4
    )


def _is_heading(body: str, first: bool) -> bool:
    body = _TRAILING_LINK.sub("", body)
    if _MARKDOWN_HEADING.match(body):
        return True
    count = len(_WORD.findall(body))
    if not 0 < count <= (24 if first else 12) or _LIST_ITEM.match(body):
        return False
    if body.isupper() and body.endswith(".") and count > 1:
        return True
    return not _END.search(body) and not body.startswith((">", "@", "—", "–"))


_TESTS: tuple[tuple[Shape, Callable[[str, bool], bool]], ...] = (
    ("furniture", _is_trail),
    ("furniture", _is_furniture),
    ("caption", _is_caption),
    ("citation", _is_citation),
    ("aside", _is_aside),
    ("heading", _is_heading),
)
