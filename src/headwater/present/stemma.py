"""The family tree of a claim's articles as a picture: time from left to right, sources as roots, a row for each."""

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files

from headwater.model.case import Case
from headwater.present import phrases, sentences
from headwater.present.addresses import NOWHERE, Addresses
from headwater.present.facts import Facts, Standing, facts
from headwater.present.family.legend import keys_of, legend_list, legend_rows
from headwater.present.family.lettering import width, wrapped
from headwater.present.family.lineage import lineage
from headwater.present.family.lines import drawn_changes, drawn_lines
from headwater.present.family.members import Lineage
from headwater.present.family.placed import Layout, placed
from headwater.present.family.shapes import drawn_node, lanes
from headwater.present.trail import find_claim

_MARGIN, _LEAST_WIDTH = 24, 640
_TITLE_SIZE, _TITLE_LINE, _MOST_TITLE_LINES = 20, 27, 4
_TALLY_SIZE = 13
_DAY_SIZE, _DAY_GAP = 11, 12
_PAGE_REM = 14.8  # units of a tree to a rem: in a page its letters are nearly as large as those around it, and grow
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
_VARIABLE = re.compile(r"var\(--(\w+), [^)]*\)")
_HOVERING = re.compile(r"^[^{]*:(?:hover|focus)[^{]*\{[^}]*\}\n", re.MULTILINE)
_LIGHT = {
    "ink": "#1c2126",
    "soft": "#56606a",
    "rule": "#d9dde1",
    "paper": "#ffffff",
    "water": "#dcecf5",
    "deep": "#1d5c85",
    "against": "#f7ecd9",
    "counter": "#7f4c00",
}
_DARK = {
    "ink": "#e7eaed",
    "soft": "#a3adb6",
    "rule": "#3a4148",
    "paper": "#1b1f23",
    "water": "#173346",
    "deep": "#7fbfe6",
    "against": "#352a17",
    "counter": "#e3b266",
}


def picture(case: Case, claim: str, *, dark: bool = True) -> str:
    """Return the family tree of one claim as an SVG file of its own: with the claim, its numbers, a legend and its style.

    Args:
        case: the case.
        claim: the number or id of one of its claims.
        dark: show it light on dark to who likes that better; for programs that do not know how, leave it out.

    Raises:
        NoSuchClaim: the case has no such claim.
    """
    known = facts(case)
    return whole_picture(known, find_claim(known, claim), dark=dark)


def whole_picture(known: Facts, standing: Standing, *, dark: bool = True) -> str:
    """Return what `picture` does, for a case that is counted already."""
    tree = lineage(known, standing)
    drawn_width = _size(tree, placed(known, tree))[0]
    wide = max(drawn_width, _LEAST_WIDTH)
    head, top = _head(standing, wide)
    layout = placed(known, tree, top)
    rows, height = legend_rows(keys_of(tree), wide, layout.bottom + 14)
    parts = [*head, *_tree(known, tree, layout, NOWHERE, wide), *rows]
    whole = wide + 2 * _MARGIN, layout.bottom + 14 + height + 2 * _MARGIN
    frame = f'<rect class="frame" width="{whole[0]}" height="{whole[1]}"/>'
    style = f"<style>{_style(dark=dark)}</style>"
    body = f'{style}{frame}<g transform="translate({_MARGIN} {_MARGIN})">{"".join(parts)}</g>'
    return _element(tree, standing.title, "stemma", whole, body, f'{_NAMESPACE} role="img"')


def svg(known: Facts, tree: Lineage, claim_text: str, name: str, *, addresses: Addresses = NOWHERE) -> str:
    """Return a family tree as an SVG element. `name` makes its ids unique in a page; `addresses` say what it links to."""
    layout = placed(known, tree)
    size = _size(tree, layout)
    role = 'role="img"' if addresses is NOWHERE else 'role="group"'
    return _element(
        tree, claim_text, name, size, "".join(_tree(known, tree, layout, addresses, size[0])), role, _PAGE_REM
    )


def legend_of(tree: Lineage) -> str:
    """Return what the shapes and lines of one tree mean, as a list in HTML."""
    return legend_list(keys_of(tree))


@cache
def stylesheet() -> str:
    """Return the style of the picture, for the page that holds it."""
    return files("headwater.present").joinpath("templates/stemma.css").read_text(encoding="utf-8")


def _style(*, dark: bool) -> str:
    """Return the style with its colours written out, for programs that know no variables."""
    light, night = _coloured(_LIGHT), _coloured(_DARK)
    return f"{light}@media (prefers-color-scheme: dark) {{\n{night}}}" if dark else light


def _coloured(colours: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda found: colours[found[1]], _HOVERING.sub("", stylesheet()))


def _element(
    tree: Lineage, claim_text: str, name: str, size: tuple[int, int], body: str, role: str, rem: float = 0
) -> str:
    """Return the picture; `rem` is how many of its units are a rem of the page that it is in, 0 for a file of its own."""
    title = escape(phrases.shorten(f"Family tree of the claim: {claim_text}", 300))
    wide, high = size
    return (
        f'<svg class="hw-stemma" viewBox="0 0 {wide} {high}" {_measures(wide, high, rem)} {role} '
        f'aria-labelledby="{name}-title {name}-desc"><title id="{name}-title">{title}</title>'
        f'<desc id="{name}-desc">{escape(_description(tree))}</desc>{body}</svg>'
    )


def _measures(wide: int, high: int, rem: float) -> str:
    if not rem:
        return f'width="{wide}" height="{high}"'
    return f'width="{wide / rem:.3f}rem" height="{high / rem:.3f}rem"'


def _size(tree: Lineage, layout: Layout) -> tuple[int, int]:
    days = [layout.columns[column.index] + _day_width(column.day) for column in tree.columns]
    right = max([layout.right, *days])
    return right + 4, layout.bottom


def _tree(known: Facts, tree: Lineage, layout: Layout, addresses: Addresses, wide: int) -> list[str]:
    return [
        lanes(layout, wide),
        *_days(tree, layout, wide),
        *drawn_lines(tree, layout.boxes, addresses),
        *(drawn_node(known, box, addresses) for box in layout.boxes.values()),
        *drawn_changes(tree, layout.boxes),
    ]


def _days(tree: Lineage, layout: Layout, wide: int) -> list[str]:
    """Return the days over the columns, as many as there is room for, a faint line under each, and where time is passed over."""
    parts: list[str] = []
    free, y = 0, layout.top + 22
    for column in tree.columns:
        x = layout.columns[column.index]
        undated = " undated" if column.is_undated else ""
        parts.append(f'<path class="guide{undated}" d="M{x} {y - 4}V{layout.bottom}"/>')
        if column.gap:
            parts.append(f'<path class="gap" d="M{x - 16} {y + 4}l5 -8m1 8l5 -8"/>')
        if x >= free:
            parts.append(f'<text class="day" x="{x}" y="{y - 9}">{escape(column.day)}</text>')
            free = x + _day_width(column.day) + _DAY_GAP
    return [f'<path class="axis" d="M0 {y}H{wide}"/>', *parts]


def _day_width(day: str) -> int:
    return round(width(day, _DAY_SIZE))


def _head(standing: Standing, wide: int) -> tuple[list[str], int]:
    """Return the claim and its numbers as they stand over a picture by itself, and how high that is."""
    lines = wrapped(standing.title, _TITLE_SIZE, wide, _MOST_TITLE_LINES)
    parts = [
        f'<text class="title" x="0" y="{18 + _TITLE_LINE * index}">{escape(line)}</text>'
        for index, line in enumerate(lines)
    ]
    y = 18 + _TITLE_LINE * (len(lines) - 1) + 24
    numbers = wrapped(phrases.capital(sentences.tally_numbers(standing)), _TALLY_SIZE, wide, 2)
    parts += [
        f'<text class="tally" x="0" y="{y + 18 * index}">{escape(line)}</text>' for index, line in enumerate(numbers)
    ]
    return parts, y + 18 * (len(numbers) - 1) + 16


def _description(tree: Lineage) -> str:
    articles = sum(node.size for node in tree.nodes if node.kind == "article")
    origins = sum(max(1, len(node.together)) for node in tree.nodes if node.kind == "origin")
    denials = sum(node.denies for node in tree.nodes)
    against = f"; {phrases.plural(denials, 'denial')} facing them" if denials else ""
    return (
        f"{phrases.plural(articles, 'article')} below {phrases.plural(origins, 'origin')}{against}; "
        "time runs from left to right. The same is told as a list, and every appearance in a table."
    )
