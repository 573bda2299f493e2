"""Two articles beside each other: what both have in the same words, which claims both make, and what only one of them says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.errors import NotInCase, SameArticle
from headwater.present.beside import Beside, Mark, View, Words
from headwater.present.comparison import Comparison, comparison
from headwater.present.pages.indexed import Indexed, plain
from headwater.present.pages.overview import ArticleRow
from headwater.present.screen import Line, LineKind
from headwater.present.side_by_side import ALL, LEGEND, side_by_side

_NUMBERED = re.compile(r"(\d{1,9})(?:\. .*)?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of words; `mark` is "" where both articles have it, "left" or "right" where only that one does."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideRow:
    """One row: a line of its own (`kind` and `text`), or, where `kind` is "beside", the words of both articles with heads."""

    kind: LineKind | Literal["beside"]
    text: str
    heads: tuple[str, str]
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """Two articles compared: their ids, what to call them, and rows in the order of the left one."""

    left: str
    right: str
    left_label: str
    right_label: str
    rows: tuple[BesideRow, ...]


def compare_page(known: Indexed, left: str, right: str, *, everything: bool = False) -> ComparePage:
    """Return two articles of a case compared, by their ids.

    Raises:
        NotInCase: the case does not have one of them.
        SameArticle: they are one.
    """
    for each in (left, right):
        if each not in known.facts.articles:
            raise NotInCase(each)
    if left == right:
        raise SameArticle(right)
    return ComparePage(
        left=left,
        right=right,
        left_label=known.facts.cited(left),
        right_label=known.facts.cited(right),
        rows=rows(side_by_side(compared(known, left, right), everything=everything)),
    )


def meant(articles: Sequence[ArticleRow], words: str) -> tuple[ArticleRow, ...]:
    """Return the articles that a reader may mean: by number ("12", "12. The Post, 3 March"), by id, by words that name it."""
    wanted = plain(words)
    numbered = _NUMBERED.fullmatch(wanted)
    if numbered and 0 < int(numbered[1]) <= len(articles):
        return (articles[int(numbered[1]) - 1],)
    own = tuple(row for row in articles if row.id == wanted)
    terms = wanted.split()
    return own or tuple(
        row for row in articles if terms and all(term in plain(f"{row.label} {row.title} {row.when}") for term in terms)
    )


def compared(known: Indexed, left: str, right: str) -> Comparison:
    """Return what two articles have in common, from what concerns them alone."""
    own = (*known.statements.get(left, ()), *known.statements.get(right, ()))
    ids = {statement.id for statement in own}
    links = {
        (link.left, link.right): link
        for statement in own
        for link in known.links.get(statement.id, ())
        if link.left in ids and link.right in ids
    }
    return comparison(
        known.facts.articles[left],
        known.facts.articles[right],
        passages=known.passages.get(frozenset((left, right)), ()),
        statements=own,
        links=[links[key] for key in sorted(links)],
        attributions=(*known.attributions.get(left, ()), *known.attributions.get(right, ())),
    )


def rows(view: View) -> tuple[BesideRow, ...]:
    """Return a view as rows of plain data, without blank lines and without the signs that a terminal needs."""
    return tuple(
        _row(part) for part in view if isinstance(part, Beside) or (part.kind != "blank" and part.text != LEGEND)
    )


def _row(part: Line | Beside) -> BesideRow:
    if isinstance(part, Beside):
        return BesideRow(kind="beside", text="", heads=part.heads, left=_pieces(part.left), right=_pieces(part.right))
    text = part.text.replace(ALL, "“everything”")  # what the terminal calls an option is a box to tick here
    return BesideRow(kind=part.kind, text=text, heads=("", ""), left=(), right=())


def _pieces(words: tuple[Words, ...]) -> tuple[Piece, ...]:
    return tuple(Piece(text=one.text, mark=one.mark) for one in words)
