"""A web page as its blocks of words, in order, each with what lies around it; and as the text nodes that they are made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from headwater.ingest.pages.names import (
    BODY,
    CAPTION,
    FACTS,
    FURNITURE,
    HIDDEN,
    NEVER,
    REMARKS,
    TELLING_TAGS,
    called,
    hides,
)
from headwater.ingest.pages.trees import BLOCKS, BREAK, UNSEEN, Tree, squeezed, walked
from headwater.ingest.texts.decode import cleaned
from headwater.ingest.texts.pieces import Piece
from headwater.ingest.texts.repair import paragraphs

_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔:;\"”»’)]\W{0,3}$")
_VERBATIM = frozenset(["pre", "listing", "plaintext", "xmp"])
_DIGITS = re.compile(r"\d+")
_NOTHING: dict[str, str] = {}
_ONLY_ONE = frozenset(["html", "head", "body"])


@dataclass(slots=True, eq=False)
class Around:
    """An element that words lie in; it grows while the page is walked through.

    `shape` is the same for elements with the same names and classes from the top down. `first` and `last` bound the blocks in
    it, half-open. `running` are the letters of running text in it.
    """

    tag: str
    parent: "Around | None"
    step: str
    names: int
    shape: int
    is_block: bool
    first: int
    last: int = 0
    running: int = 0
    pictures: int = 0
    texts: int = 0
    kinds: int = -1
    path: str = ""
    counts: dict[str, int] | None = None


@dataclass(slots=True, eq=False)
class Block:
    """A run of words without a break. `linked` of its letters are links; `leads` tells that it begins with one.

    `runs` tells that it looks like running text: long enough, ended, and few of its words links. `size` is its length, with
    letters of scripts that write a word in two of them counting double.
    """

    text: str
    around: Around
    at: int
    size: int
    linked: int
    leads: bool
    runs: bool
    card: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How many letters of running text a page holds, and whether some are left out that are never an article's."""

    running: int
    has_never: bool = False


@dataclass(slots=True)
class _Walk:
    """What has been met so far. `run` are the pieces of the block that is being read."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    shapes: dict[tuple[int, str, str], int] = field(default_factory=dict)
    run: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    breaks: int = 0
    leads: bool = False
    block: Around | None = None


def page_blocks(root: Tree) -> tuple[tuple[Block, ...], tuple[Piece, ...]]:
    """Return the page's blocks of words, and its text nodes with their XPaths; what nobody sees is in neither.

    An XPath is that of the page without its comments.
    """
    state = _Walk()
    stack: list[Around | None] = []
    walk = walked(root)
    for event, element in walk:
        if event == "start":
            if element.tag in UNSEEN:
                walk.skip_subtree()
                stack.append(None)
            else:
                stack.append(_entered(state, element, stack[-1] if stack else None))
            continue
        around = stack.pop()
        if around is not None:
            _left(state, around)
        if element.tail and stack and stack[-1] is not None:
            _read(state, stack[-1], element.tail)
    return tuple(state.blocks), tuple(state.pieces)


def lies_in(around: Around | None) -> tuple[Around, ...]:
    """Return an element and all that it lies in, innermost first."""
    found = []
    while around is not None:
        found.append(around)
        around = around.parent
    return tuple(found)


def extent(blocks: Sequence[Block]) -> Extent:
    """Return how much running text a page holds beside what it names as never an article."""
    whole = sum(block.size for block in blocks if block.runs)
    never = sum(
        block.size for block in blocks if block.runs and any(part.names & NEVER for part in lies_in(block.around))
    )
    return Extent(running=whole - never, has_never=True) if whole - never > 150 else Extent(running=whole)


def kinds(around: Around, page: Extent) -> int:
    """Return what the page's own names say that an element lies in, as bits of `page_names`; 0 where they say nothing.

    A name counts only where not most of the page's running text lies in the element that has it: many a page calls itself
    "with-sidebar". For names such as "comments" and "footer" it is enough that something else is there.
    """
    chain = []
    above: Around | None = around
    while above is not None and above.kinds < 0:
        chain.append(above)
        above = above.parent
    found = above.kinds if above is not None else 0
    for part in reversed(chain):
        found |= part.names & _believed(part.running, page) if part.names else 0
        part.kinds = found
    return found


def _believed(inside: int, page: Extent) -> int:
    """Return the bits that are believed of an element with so much of the page's running text in it."""
    believed = BODY | (FURNITURE if inside * 2 < page.running else 0)
    believed |= CAPTION | FACTS if inside * 4 < page.running else 0
    believed |= HIDDEN if inside * 5 < page.running * 4 else 0
    believed |= REMARKS if page.running - inside > 300 else 0
    return believed | (NEVER if page.has_never else 0)


def _entered(state: _Walk, element: Tree, parent: Around | None) -> Around:
    """Return the element that begins, after the block before it is ended if it begins a line."""
    tag = element.tag
    is_block = tag in BLOCKS or tag[:4] == "amp-"
    if is_block:
        _end(state)
    pairs = element.items()
    said = cast("dict[str, str]", dict(pairs)) if pairs else _NOTHING
    names = said.get("class", "")
    around = _around(state, tag, names, parent, is_block=is_block)
    if tag not in _ONLY_ONE and (said or tag in TELLING_TAGS or "-" in tag):
        around.names = _names(tag, said)
    if tag == "a":
        state.links += 1
    elif tag == "br":
        state.run.append(BREAK)
        state.breaks += 1
        if state.breaks > 1:
            _end(state)
    elif tag in {"img", "amp-img", "picture"}:
        around.pictures += 1
    if element.text:
        _read(state, around, element.text)
    return around


def _names(tag: str, said: dict[str, str]) -> int:
    """Return what an element is called, as bits."""
    names = called(tag, said.get("class", ""), said.get("id", ""), said.get("role", ""), said.get("itemprop", ""))
    if "style" in said or "hidden" in said:
        names |= HIDDEN if hides(said.get("style"), said.get("hidden")) else 0
    return names


def _around(state: _Walk, tag: str, names: str, parent: Around | None, *, is_block: bool) -> Around:
    """Return an element with its place and shape; an inline one has that of the element it lies in."""
    step, shape = tag, parent.shape if parent else 0
    if parent is not None:
        if parent.counts is None:
            parent.counts = {}
        number = parent.counts[tag] = parent.counts.get(tag, 0) + 1
        step = tag if tag in _ONLY_ONE else f"{tag}[{number}]"
    if is_block:
        key = (shape, tag, _template(names) if names else "")
        shape = state.shapes.setdefault(key, len(state.shapes) + 1)
    return Around(tag, parent, step, 0, shape, is_block, len(state.blocks))


@lru_cache(8192)
def _template(names: str) -> str:
    """Return the first two classes without digits: what elements that one template makes have in common."""
    return _DIGITS.sub("", " ".join(names.split()[:2]))


def _left(state: _Walk, around: Around) -> None:
    """Note that an element ends."""
    if around.is_block:
        _end(state)
    if around.tag == "a":
        state.links -= 1
    around.last = len(state.blocks)
    if around.parent is not None:
        around.parent.running += around.running
        around.parent.pictures += around.pictures


def _read(state: _Walk, around: Around, text: str) -> None:
    """Take in a text node."""
    around.texts += 1
    state.run.append(text)
    if text.isspace():
        return
    state.pieces.append(Piece(part=f"{around.path or _path(around)}/text()[{around.texts}]", text=text))
    state.breaks = 0
    if state.block is None:
        state.block = around
        state.leads = state.links > 0
    if state.links:
        state.linked += len(text.strip())


def _path(around: Around) -> str:
    """Return an element's XPath, and remember it for all that it lies in."""
    path = ""
    for part in reversed(lies_in(around)):
        part.path = path = part.path or f"{path}/{part.step}"
    return path


def _end(state: _Walk) -> None:
    """End the block that is being read; words that keep their line breaks are unwrapped into paragraphs."""
    around = state.block
    if around is not None:
        while not around.is_block and around.parent is not None:
            around = around.parent
        if around.tag in _VERBATIM:
            for text in paragraphs("".join(state.run).replace(BREAK, "\n")):
                _add(state, around, text)
        else:
            _add(state, around, squeezed(state.run))
        state.block = None
    state.run = []
    state.linked = state.breaks = 0


def _add(state: _Walk, around: Around, words: str) -> None:
    """Add a block, if anything can be seen of it."""
    is_plain = words.isascii() and words.replace("\n", " ").isprintable()
    text = words if is_plain else cleaned(words).strip()
    if not text:
        return
    is_dense = not text.isascii() and len(text.encode()) > 2.2 * len(text)
    size = len(text) * 2 if is_dense else len(text)
    few_links = state.linked * 3 < len(text)
    runs = few_links and (size > 200 or (size >= 60 and bool(_SENTENCE_END.search(text[-8:]))))
    if runs:
        around.running += size
    linked = min(state.linked, len(text))
    state.blocks.append(Block(text, around, len(state.blocks), size, linked, state.leads, runs))
