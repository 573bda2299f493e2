"""Set-off quotations: paragraphs that are somebody else's words, introduced by a colon, marked, or signed by a speaker line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model.text import Quote, Span
from headwater.read.lexicon import words
from headwater.read.paragraphs import Paragraph
from headwater.read.posts import post_above, post_under
from headwater.read.shapes import Shape, is_name_like

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CONTRACTION = re.compile(r"\b\w+['’](?:t|m|re|ve|ll|d)\b|\b(?:it|that|there|what|he|she|who)['’]s\b", re.IGNORECASE)
_SPEAKER_LINE = re.compile(
    r"(?:[—–-]{1,2}\s{0,2})?[*_]{0,3}(?P<name>[^\W\d_a-z][^\n,:;(–—@✓]{1,50}?)[*_]{0,3}(?:(?:,|\s\(|\s[–—-]|;|\s✓|\s(?=@))\s?[^\n]{2,110})?$"
)
_POST = re.compile(r"(?<!\S)[(]?@\w{2,}")
_SIGNED = re.compile(r"[—–-]{1,2}\s{0,2}")
_SENTENCE_BREAK = re.compile(r"[.!?][\"'”’]?\s+(?=[A-Z“\"‘])")
_WHOLE = ("full", "text", "letter", "statement", "note", "message", "reads", "read", "wrote", "following", "writes")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOff:
    """A set-off quotation: its first and last paragraph (indexes) and its speaker's name, where a line gives it."""

    first: int
    last: int
    speaker: Span | None


def find_set_off(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], quotes: Sequence[Quote], taken: frozenset[int]
) -> tuple[SetOff, ...]:
    """Return the set-off quotations among the paragraphs that are not `taken` (by turns), sorted and apart."""
    lines = _speaker_lines(text, paragraphs, shapes, taken)
    quoted = _wholly_quoted(paragraphs, quotes)
    found: list[SetOff] = []
    last = -1
    for index in range(len(paragraphs)):
        if index <= last or index in taken or shapes[index] not in {"prose", "heading"}:
            continue
        piece = (
            _posted(text, paragraphs, shapes, taken, index)
            or _marked(text, paragraphs, lines, taken, index)
            or _introduced(text, paragraphs, shapes, taken, index)
            or _signed(text, paragraphs, shapes, lines, quoted, taken, index)
        )
        if piece and piece.first > last:
            found.append(piece)
            last = piece.last
    return tuple(found)


def _posted(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], taken: frozenset[int], index: int
) -> SetOff | None:
    post = post_under(text, paragraphs, shapes, taken, index) or post_above(text, paragraphs, shapes, taken, index)
    return SetOff(first=post[0], last=post[1], speaker=post[2]) if post else None


def _speaker_lines(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], taken: frozenset[int]
) -> dict[int, Span]:
    """Return, by paragraph, the names in lines that hold nothing but a name and perhaps a role."""
    lines = {}
    for index, paragraph in enumerate(paragraphs):
        if index in taken or shapes[index] not in {"heading", "prose"} or paragraph.end - paragraph.start > 160:
            continue
        match = _SPEAKER_LINE.match(text, paragraph.start, paragraph.end)
        if match and _names_speaker(match, text):
            lines[index] = Span(start=match.start("name"), end=match.end("name"))
    return lines


def _names_speaker(match: re.Match[str], text: str) -> bool:
    name = match.group("name").strip()
    bare = match.end("name") >= match.end() - 2
    if (
        text[match.end() - 1] in ".!?:;"
        or not is_name_like(name)
        or (name.isupper() and text[match.end("name") : match.end("name") + 1] != ",")
    ):
        return _SIGNED.match(match.group()) is not None and is_name_like(name)
    return len(name.split()) > 1 or _SIGNED.match(match.group()) is not None or not bare


def _wholly_quoted(paragraphs: Sequence[Paragraph], quotes: Sequence[Quote]) -> frozenset[int]:
    """Return the paragraphs that are one quotation or a part of one from edge to edge."""
    whole: set[int] = set()
    outer = [quote for quote in quotes if quote.depth == 0]
    place = 0
    for index, paragraph in enumerate(paragraphs):
        while place < len(outer) and outer[place].end <= paragraph.start:
            place += 1
        if place < len(outer) and outer[place].start <= paragraph.start and outer[place].end >= paragraph.end - 2:
            whole.add(index)
    return frozenset(whole)


def _marked(
    text: str, paragraphs: Sequence[Paragraph], lines: dict[int, Span], taken: frozenset[int], first: int
) -> SetOff | None:
    last = first
    while last < len(paragraphs) and text[paragraphs[last].start] == ">" and last not in taken:
        last += 1
    if last == first:
        return None
    after = lines.get(last)
    return SetOff(first=first, last=last - 1, speaker=after if after and not paragraphs[last].spaced else None)


def _introduced(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], taken: frozenset[int], first: int
) -> SetOff | None:
    """Return the quotation that a paragraph ending in a colon, with a word of saying in its last sentence, leads to."""
    if first == 0 or first - 1 in taken or shapes[first - 1] in {"furniture", "caption"} or shapes[first] != "prose":
        return None
    before, here = paragraphs[first - 1], paragraphs[first]
    if text[before.end - 1] != ":" or text[here.start] in "•·*-0123456789":
        return None
    lead = _SENTENCE_BREAK.split(text[max(before.start, before.end - 400) : before.end])[-1]
    said = {word.casefold() for word in _WORD.findall(lead)}
    if said.isdisjoint(words("introducing")):
        return None
    return SetOff(first=first, last=_last_of_whole(text, paragraphs, shapes, taken, first, said), speaker=None)


def _last_of_whole(
    text: str,
    paragraphs: Sequence[Paragraph],
    shapes: Sequence[Shape],
    taken: frozenset[int],
    first: int,
    said: set[str],
) -> int:
    """Return the last paragraph of a quotation: as far as indented alike, or a whole document as far as it says I or we."""
    here = paragraphs[first]
    last = first
    for index in range(first + 1, min(len(paragraphs), first + 8)):
        if index in taken or shapes[index] != "prose":
            break
        if here.indent >= 2 or paragraphs[index].indent >= 2:
            if paragraphs[index].indent < 2 or here.indent < 2:
                break
            last = index
        elif (
            not said.isdisjoint(_WHOLE)
            and _first_person(text, paragraphs[first])
            and _first_person(text, paragraphs[index])
        ):
            last = index
    return last


def _first_person(text: str, paragraph: Paragraph) -> bool:
    found = _WORD.findall(text, paragraph.start, paragraph.end)
    return any(word == "I" or (word != "US" and word.casefold() in words("first_person")) for word in found)


def _signed(
    text: str,
    paragraphs: Sequence[Paragraph],
    shapes: Sequence[Shape],
    lines: dict[int, Span],
    quoted: frozenset[int],
    taken: frozenset[int],
    first: int,
) -> SetOff | None:
    """Return the quotation that a speaker line stands before (whole in marks) or after (whole in marks, or spoken)."""
    if first in lines and first + 1 < len(paragraphs) and first + 1 not in taken:
        posted = _POST.search(text, paragraphs[first].start, paragraphs[first].end) and shapes[first + 1] == "prose"
        if not paragraphs[first + 1].spaced and (posted or first + 1 in quoted):
            return SetOff(first=first + 1, last=max(first + 1, _while(quoted, first + 1, taken)), speaker=lines[first])
    if first in quoted and first > 0:
        last = _while(quoted, first, taken)
        after = _after(text, paragraphs, shapes, lines, last) if last + 1 not in taken else None
        before = lines.get(first - 1)
        before = before if shapes[first] == "prose" else None
        speaker = after if after and not (before and paragraphs[last + 1].spaced) else before
        return SetOff(first=first, last=last, speaker=speaker) if speaker else None
    spoken = _spoken(text, paragraphs, shapes, taken, first)
    speaker = _after(text, paragraphs, shapes, lines, spoken) if spoken is not None else None
    if (
        spoken is not None
        and speaker
        and spoken + 2 < len(paragraphs)
        and not _leads(text, paragraphs, quoted, spoken + 2)
    ):
        return SetOff(first=first, last=spoken, speaker=speaker)
    return None


def _leads(text: str, paragraphs: Sequence[Paragraph], quoted: frozenset[int], index: int) -> bool:
    """Return whether paragraph `index` is itself what the line before it introduces: quoted, or after a dash."""
    return index in quoted or text[paragraphs[index].start] in "—–„“‘"


def _after(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], lines: dict[int, Span], last: int
) -> Span | None:
    """Return the speaker in the line after paragraph `last`, unless that line rather leads the paragraph after it."""
    index = last + 1
    if index >= len(paragraphs) or (
        paragraphs[index].spaced and not all(p.spaced for p in paragraphs[index + 1 : index + 2])
    ):
        return None
    here = paragraphs[index]
    if index not in lines and not here.spaced and shapes[index] == "heading" and here.end - here.start < 120:
        return Span(
            start=here.start, end=here.start + len(text[here.start : here.end].split(",", maxsplit=1)[0].rstrip())
        )
    return lines.get(index)


def _while(wanted: frozenset[int], first: int, taken: frozenset[int]) -> int:
    last = first
    while last + 1 in wanted and last + 1 not in taken:
        last += 1
    return last


def _spoken(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], taken: frozenset[int], first: int
) -> int | None:
    """Return the last of at most three paragraphs from `first` on that sound spoken, None if `first` does not."""
    last = None
    for index in range(first, min(first + 3, len(paragraphs))):
        if shapes[index] != "prose" or index in taken or not _sounds_spoken(text, paragraphs[index]):
            break
        last = index
    return last


def _sounds_spoken(text: str, paragraph: Paragraph) -> bool:
    body = text[paragraph.start : paragraph.end]
    opening = _WORD.match(body)
    if opening and opening.group().casefold() in words("spoken_openings"):
        return True
    return _CONTRACTION.search(body) is not None or _first_person(text, paragraph)
