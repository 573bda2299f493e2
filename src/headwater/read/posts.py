"""Embedded posts: a name and handle above what was posted, and often the hour below; or all of them below, after a dash."""

import re
from collections.abc import Sequence

from headwater.model.text import Span
from headwater.read.paragraphs import Paragraph
from headwater.read.seams import SIGNATURE
from headwater.read.shapes import Shape

_HEADER = re.compile(
    r"(?P<name>[^\W\d_a-z][^\n@:()]{0,50}?)(?:\s?[✓✔☑])?\s(?:@\w{2,40}|\(@\w{2,40}\))(?P<day>\s?[·•|-]\s?[^\n]{2,40})?$"
)
_REPLY = re.compile(r"Replying to @[^\n]{1,80}$")
_BELOW = re.compile(
    r"(?P<name>[^\W\d_a-z][^\n@:()]{0,50}?)(?:\s?[✓✔☑])?\s\(@\w{2,40}\)[ \t·,]{1,4}"
    r"(?:\d{1,2}[.:]\d\d|\d{1,2} [A-Z]|[A-Z][a-z]{2,9} \d)[^\n]{0,30}$"
)
_NAME = re.compile(r"(?P<name>[^\W\d_a-z][^\n@:.!?]{1,50}?)(?:\s?[✓✔☑])?$")
_HANDLE = re.compile(r"@\w{2,40}(?:\s?[·•|-]\s?[^\n]{2,40})?$")
_HOUR = re.compile(r"\d{1,2}[.:]\d\d\s?(?:[AaPp]\.?[Mm]\.?)?\s?[·•|,-]\s?[^\n]{3,40}$")
_MOST = 4


def post_under(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], taken: frozenset[int], index: int
) -> tuple[int, int, Span] | None:
    """Return the first and last paragraph of the post that the header at paragraph `index` stands over, and its author's name.

    It goes on to the next blank line; where one follows the header, to the line with the hour, or it is one paragraph under a
    header with its day, or there is none.
    """
    header = _header(text, paragraphs, index)
    if header is None:
        return None
    first, name, dated = header
    last = first
    hour = False
    while last < min(len(paragraphs), first + _MOST) and last not in taken:
        hour = _HOUR.match(text, paragraphs[last].start, paragraphs[last].end) is not None
        ended = last > first and paragraphs[last].spaced and not paragraphs[first].spaced
        if hour or ended or shapes[last] in {"furniture", "heading"}:
            break
        last += 1
    if last == first or (paragraphs[first].spaced and not hour and not dated):
        return None
    return first, last - 1 if hour or not paragraphs[first].spaced else first, name


def post_above(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], taken: frozenset[int], first: int
) -> tuple[int, int, Span] | None:
    """Return the first and last paragraph of the post that begins at `first` and ends in a name with a handle, and the name."""
    for index in range(first + 1, min(len(paragraphs), first + _MOST + 1)):
        here = paragraphs[index]
        below = not here.spaced and (index + 1 == len(paragraphs) or paragraphs[index + 1].spaced)
        signature = SIGNATURE.match(text, here.start, here.end) or (below and _BELOW.match(text, here.start, here.end))
        if signature:
            return first, index - 1, Span(start=signature.start("name"), end=signature.end("name"))
        if index in taken or here.spaced or shapes[index] != "prose":
            return None
    return None


def _header(text: str, paragraphs: Sequence[Paragraph], index: int) -> tuple[int, Span, bool] | None:
    """Return where the post under a header begins, the span of the name in it, and whether it gives the day."""
    here = paragraphs[index]
    match = _HEADER.match(text, here.start, here.end)
    if match:
        dated, following = match["day"] is not None, index + 1
        reply = following < len(paragraphs) and _REPLY.match(
            text, paragraphs[following].start, paragraphs[following].end
        )
        following += reply is not None
    else:
        match = _NAME.match(text, here.start, here.end)
        dated, following = False, index + 2
        after = paragraphs[index + 1] if match and following < len(paragraphs) else None
        if after is None or after.spaced or not _HANDLE.match(text, after.start, after.end):
            return None
    if match is None or following >= len(paragraphs):
        return None
    return following, Span(start=match.start("name"), end=match.end("name")), dated
