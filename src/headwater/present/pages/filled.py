"""The pages as HTML."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from headwater.present import html
from headwater.present.pages.claims import ClaimRow

_MARKS = {"source": "s", "cue": "k", "content": "c", "inner": "i", "chosen": "x", "noted": "n"}
_STYLES = ("base.css", "stemma.css", "pages.css", "reading.css")


def page(name: str, **values: object) -> str:
    """Return a page: the template of that name, filled with `values`."""
    return _templates()(f"pages/{name}.html", values)


@cache
def style() -> str:
    """Return the style of all pages."""
    return "\n".join(map(html.source, _STYLES))


@cache
def _templates() -> Callable[[str, Mapping[str, object]], str]:
    return html.templates("templates", {"ends": _ends}, {"classes": _classes, "thousands": "{:,}".format})


def _ends(row: ClaimRow) -> str:
    """Return the ends of a claim's independent origins for a table: "1", or two numbers with a dash between."""
    return f"{row.fewest}" if row.fewest == row.most else f"{row.fewest}–{row.most}"


def _classes(marks: Iterable[str]) -> str:
    return " ".join(_MARKS[mark] for mark in marks)
