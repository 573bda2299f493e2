"""Web pages to lines: the headline, what stands between it and the text, the text; and the page's own data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from headwater.errors import NotAnArticle
from headwater.ingest.facts.headers import Line, Role, plain_kind
from headwater.ingest.pages.blocks import Block, extent, kinds, page_blocks
from headwater.ingest.pages.extraction import Body, body, is_linked
from headwater.ingest.pages.facts import PageFacts, page_facts
from headwater.ingest.pages.furniture import block_kind
from headwater.ingest.pages.kinds import early_end, no_article
from headwater.ingest.pages.lines import body_lines, letters, stored_lines
from headwater.ingest.pages.names import BODY, FACTS
from headwater.ingest.pages.pieces import data_pieces
from headwater.ingest.pages.rescue import rescued
from headwater.ingest.pages.trees import tree
from headwater.ingest.texts.furniture import furniture
from headwater.ingest.texts.pieces import Piece

_MAX_BETWEEN = 25
_HEADINGS = frozenset(["h1", "h2", "h3", "h4"])
_LOOSE = frozenset(["td", "th", "li", "body"])
_LITTLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds: the lines of its article, headline first, what it says about itself, and its own text in pieces."""

    lines: tuple[Line, ...]
    facts: PageFacts
    pieces: tuple[Piece, ...]


def page(text: str, *, url: str | None = None, now: datetime | None = None) -> Page:
    """Return the article of a page with its facts and pieces.

    `url` is the address it came from and `now` when it was taken, None where that is not known. The headline, a sub-headline and
    the lines with writer and date are kept beside the body. Captions stand where they stand on the page.

    Raises:
        NotAnArticle: the page holds no running text, or is no article: an index, an error page, a consent wall and the like.
    """
    root = tree(text)
    facts = page_facts(root, url=url, now=now)
    blocks, pieces = page_blocks(root)
    title, title_at = _title(blocks, facts)
    found = body(blocks, title_at)
    title_at = _confirmed(title_at, found, blocks)
    reason = no_article(root, blocks, found, (title, *facts.titles), has_stored=len(facts.body) > _LITTLE)
    if reason:
        raise NotAnArticle(reason)
    lines = body_lines(blocks, found, title, title_at, facts.body)
    lines = _fuller(lines, facts.body, text, title)
    if sum(len(line.text) for line in lines if line.role == "prose" and any(map(str.isalpha, line.text))) < 40:
        raise NotAnArticle("the page holds no running text")
    above = _above(blocks, title_at, found)
    known = {letters(line.text) for line in above}
    lines = early_end(tuple(line for line in lines if letters(line.text) not in known), blocks, found)
    headline = (Line(text=title, role="title", block=0),) if title else ()
    return Page(lines=furniture((*headline, *above, *lines)), facts=facts, pieces=(*pieces, *data_pieces(root)))


def _title(blocks: Sequence[Block], facts: PageFacts) -> tuple[str, int]:
    """Return the headline and the index of its block: as it is seen on the page if it is seen there, else from the data."""
    keys = [letters(title) for title in facts.titles]
    outlet = letters(facts.outlet or "")
    shown = [(block, letters(block.text)) for block in blocks if block.around.tag in _HEADINGS]
    shown = [
        (block, key) for block, key in shown if key and key != outlet and (block.around.tag == "h1" or len(key) > 12)
    ]
    ranked = [block for block, key in shown if any(title.startswith(key) for title in keys)]
    ranked += [block for block, key in shown if len(key) > 8 and any(key in title for title in keys)]
    ranked += [block for block, _ in shown if block.around.tag == "h1"]
    ranked = ranked or [b for b in blocks if len(b.text) > 12 and not b.linked and letters(b.text) in keys]
    if ranked:
        return ranked[0].text.replace("\n", " "), ranked[0].at
    return (facts.titles[0] if facts.titles else ""), -1


def _confirmed(title_at: int, found: Body, blocks: Sequence[Block]) -> int:
    """Return the headline's place, or -1 where a third of the article stands above it: it is no headline of this text."""
    above = sum(blocks[at].size for at in found.own if at < title_at)
    return -1 if above * 3 > sum(blocks[at].size for at in found.own) else title_at


def _fuller(lines: tuple[Line, ...], stored: str, text: str, title: str) -> tuple[Line, ...]:
    """Return the lines, or what the page's data or another reader gives where that is much more than next to nothing."""
    length = sum(len(line.text) for line in lines if line.role == "prose")
    kept = stored_lines(stored)
    if sum(len(line.text) for line in kept) > max(3 * length, _LITTLE):
        return kept
    if length >= _LITTLE:
        return lines
    found = (paragraph for paragraph in rescued(text) if letters(paragraph) != letters(title))
    other = tuple(Line(text=paragraph, role="prose", block=2) for paragraph in found)
    return other if sum(len(line.text) for line in other) > max(2 * length, _LITTLE) else lines


def _above(blocks: Sequence[Block], title_at: int, found: Body) -> tuple[Line, ...]:
    """Return the lines between the headline and the body: sub-headline, writer, date; nothing where the body does not follow."""
    first = next((at for at in found.own if at > title_at), 0)
    if title_at < 0 or first - title_at > _MAX_BETWEEN:
        return ()
    page = extent(blocks)
    lines = []
    for block in blocks[title_at + 1 : first]:
        kind = kinds(block.around, page)
        for text in block.text.split("\n"):
            role = _top_role(block, text, is_clear=not kind & ~BODY) if not kind & ~(BODY | FACTS) else None
            if role is not None:
                lines.append(Line(text=text, role=role, block=1))
    return tuple(lines)


def _top_role(block: Block, text: str, *, is_clear: bool) -> Role | None:
    """Return what a line between headline and body is, None for what is no part of the article: a caption, a button, a menu."""
    if block_kind(text, min(block.linked, len(text))):
        return None
    role = plain_kind(text)
    if role in {"byline", "date", "role", "notice"}:
        return role
    standfirst = is_clear and block.around.tag not in _LOOSE and 4 <= len(text.split()) <= 60 and not is_linked(block)
    return "prose" if role == "plain" and standfirst else None
