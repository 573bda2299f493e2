"""The blocks of an article as lines: captions in their places, table rows whole, and what is none of its own left out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from headwater.ingest.facts.headers import Line, Role, plain_kind, tail_kind
from headwater.ingest.pages.blocks import Block, lies_in, page_blocks
from headwater.ingest.pages.extraction import Body
from headwater.ingest.pages.furniture import block_kind
from headwater.ingest.pages.trees import tree

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LISTED = frozenset(["li", "dd", "dt"])
_CELLS = frozenset(["td", "th"])
_HEADER_ROLES = frozenset(["byline", "date", "role", "notice"])
_MOST_LINKS = 12
_TITLE = -1
_MARKED = re.compile(r"</?(?:p|br|div|a|strong|em|b|i|h\d)\b", re.IGNORECASE)
_QUOTES = frozenset("\"'“”„«‘")
_MAX_CAPTION = 600
_MAX_CELL = 200
_LINKS = "It is one of the links in a list at the end: a source of the article, or another article."
_APART = "It stands below the article, in a part of the page of its own."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A block that is kept: its words, what it is, and why that is doubted."""

    text: str
    block: Block
    role: Role = "prose"
    doubt: str | None = None


def body_lines(blocks: Sequence[Block], found: Body, title: str, title_at: int, stored: str) -> tuple[Line, ...]:
    """Return the article's own lines in the page's order, without the headline.

    Left out are labels, buttons and what they point to, blocks that stand there twice, headings with nothing below them, and,
    where the page's data hold the article's text too, what follows after its end. Captions have the role "caption".
    """
    parts = list(_kept(blocks, found, title, title_at))
    parts = list(_rows(_with_links_doubted(_witnessed(_without_ends(parts), stored))))
    prose = [index for index, part in enumerate(parts) if part.role == "prose"]
    lines: list[Line] = []
    for index, part in enumerate(parts):
        if part.role == "prose":
            lines += _roled(part, is_first=index in prose[:3], is_last=index in prose[-3:])
        else:
            lines.append(Line(text=part.text.replace("\n", " "), role=part.role, block=2))
    return tuple(lines)


def stored_lines(stored: str) -> tuple[Line, ...]:
    """Return the lines of an article's text as a page's data hold it."""
    marked = _MARKED.search(stored) is not None
    parts = [block.text for block in page_blocks(tree(stored))[0]] if marked else stored.split("\n")
    return tuple(Line(text=part.strip(), role="prose", block=2) for part in parts if part.strip())


def letters(text: str) -> str:
    """Return the letters and digits of `text`, in small letters: what two copies of a line are compared by."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _kept(blocks: Sequence[Block], found: Body, title: str, title_at: int) -> Iterable[_Part]:
    """Yield the blocks that are the article's, in order, with captions and doubts marked."""
    seen: dict[str, int] = {letters(title): _TITLE}
    links = 0
    for at in sorted({*found.own, *found.captions}):
        block = blocks[at]
        key = letters(block.text)
        if at < title_at or _is_copy(block, key, seen):
            continue
        kind = block_kind(block.text, block.linked)
        if kind == "heads links":
            links = _MOST_LINKS
            continue
        links = links - 1 if links and _is_listed(block) else 0
        if kind == "furniture" or links:
            continue
        seen.setdefault(key, id(block.around.parent))
        is_caption = kind == "caption" or at in found.captions or _is_below_picture(block)
        if not is_caption:
            yield _Part(text=block.text, block=block, doubt=_APART if at in found.doubtful else None)
        elif len(block.text) <= _MAX_CAPTION:
            yield _Part(text=block.text, block=block, role="caption")


def _is_copy(block: Block, key: str, seen: dict[str, int]) -> bool:
    """Tell whether a block stood on the page before, in another part of it: a teaser, a pulled quotation, the headline.

    Rows of a table may well be the same.
    """
    elsewhere = key in seen and seen[key] != id(block.around.parent)
    least = 8 if elsewhere and seen[key] == _TITLE else 40
    return elsewhere and len(key) > least and block.around.tag not in _CELLS


def _is_listed(block: Block) -> bool:
    """Tell whether a block below a heading of links is one of them."""
    in_list = any(part.tag in _LISTED for part in lies_in(block.around)[:4])
    return block.linked * 2 > len(block.text) or block.card or (in_list and block.linked > 0)


def _is_below_picture(block: Block) -> bool:
    """Tell whether a short block stands with a picture in an element of their own."""
    if len(block.text) > 300 or block.around.tag in _HEADINGS | _LISTED or block.text[0] in _QUOTES:
        return False
    around = [part for part in lies_in(block.around)[:3] if part.is_block and part.last - part.first <= 1]
    if block.around.tag == "p" and block.runs:
        around = around[1:] if not block.around.pictures else []
    return any(part.pictures == 1 and part.tag not in {"td", "body", "article", "section"} for part in around)


def _without_ends(parts: list[_Part]) -> list[_Part]:
    """Return the parts without the headings and captions at the end that nothing follows."""
    end = len(parts)
    while end and (parts[end - 1].role == "caption" or parts[end - 1].block.around.tag in _HEADINGS):
        end -= 1
    return [part for index, part in enumerate(parts) if index < end or part.role == "caption"]


def _witnessed(parts: list[_Part], stored: str) -> list[_Part]:
    """Return the parts up to the last that the text in the page's data has, if that text has nearly all of them."""
    witness = letters(stored)
    own = [part for part in parts if part.role == "prose"]
    told = [index for index, part in enumerate(parts) if part.role == "prose" and letters(part.text) in witness]
    length = sum(len(parts[index].text) for index in told)
    if not told or length * 10 < 8 * sum(len(part.text) for part in own):
        return parts
    return [replace(part, doubt=None) if letters(part.text) in witness else part for part in parts[: told[-1] + 1]]


def _with_links_doubted(parts: list[_Part]) -> list[_Part]:
    """Return the parts with those doubted that are a list of links at the end: its sources, or other articles."""
    end = len(parts)
    while (
        end and parts[end - 1].block.around.tag == "li" and parts[end - 1].block.linked * 4 > len(parts[end - 1].text)
    ):
        end -= 1
    return [*parts[:end], *(replace(part, doubt=part.doubt or _LINKS) for part in parts[end:])]


def _rows(parts: Iterable[_Part]) -> Iterable[_Part]:
    """Yield the parts with the short cells of each row of a table together, a bar between each two."""
    for row, group in groupby(parts, key=_row):
        cells = list(group)
        if row is not None and _are_cells(cells):
            yield replace(cells[0], text=" | ".join(cell.text.replace("\n", " ") for cell in cells))
        else:
            yield from cells


def _are_cells(parts: list[_Part]) -> bool:
    """Tell whether parts in one row are its cells, one in each and all short; a page that is laid out as a table has more."""
    cells = {id(around) for part in parts for around in lies_in(part.block.around)[:3] if around.tag in _CELLS}
    short = all(len(part.text) <= _MAX_CELL and part.role == "prose" for part in parts)
    return 1 < len(parts) == len(cells) and short


def _row(part: _Part) -> int | None:
    """Return which row of a table a part stands in."""
    return next((id(around) for around in lies_in(part.block.around) if around.tag == "tr"), None)


def _roled(part: _Part, *, is_first: bool, is_last: bool) -> list[Line]:
    """Return a part as lines; the first and last few may be a writer's line, a date or a notice."""
    words = part.text.split("\n")
    is_quoted = any(around.tag == "blockquote" for around in lies_in(part.block.around))
    if is_first and not is_quoted:
        roles = [plain_kind(text) for text in words]
        if all(role in _HEADER_ROLES for role in roles):
            return [Line(text=text, role=role, block=2) for text, role in zip(words, roles, strict=True)]
    role = tail_kind(part.text) if is_last and not is_quoted else "plain"
    return [Line(text=part.text, role="prose" if role == "plain" else role, block=2, doubt=part.doubt)]
