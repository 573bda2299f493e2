"""Attributions as a table for spreadsheets: one line each, cells that no spreadsheet takes for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from headwater.model.attribution import Attribution
from headwater.model.text import Article, Span
from headwater.present.attributions import place, words_of

COLUMNS = (
    "path", "outlet", "published", "place", "source", "cue", "content", "speaker", "speaker_kind", "sourcing", "act", "kind",
    "stance", "modality", "said", "said_earliest", "said_latest", "confidence", "id", "parent",
)  # fmt: skip
# What makes a spreadsheet compute a cell instead of showing it, also behind blanks and in full width.
_FORMULA = re.compile(r"\s*[=+\-@|%＝＋－＠]")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def tsv_header() -> str:
    """Return the line with the names of the columns."""
    return _line(COLUMNS)


def article_tsv(article: Article, attributions: Iterable[Attribution]) -> Iterator[str]:
    """Yield a line for each attribution of one article, the pieces of a part joined by " … "."""
    for attribution in attributions:
        yield _line(map(cell, _row(article, attribution)))


def cell(value: object) -> str:
    """Return a value as a cell: on one line, with an apostrophe before what a spreadsheet would compute. None is empty."""
    text = _BREAKS.sub(" ", "" if value is None else str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def _line(cells: Iterable[str]) -> str:
    """Return a line; a cell with quotation marks stands in quotation marks, or a spreadsheet would join it with the next."""
    line = io.StringIO()
    csv.writer(line, delimiter="\t", lineterminator="\n").writerow(cells)
    return line.getvalue()


def _row(article: Article, attribution: Attribution) -> tuple[object, ...]:
    speaker, said, published = attribution.speaker, attribution.said_at, article.published

    def words(spans: Sequence[Span]) -> str:
        return words_of(article, spans)

    return (
        article.path,
        article.outlet,
        published.earliest.date() if published else None,
        place(attribution),
        words(attribution.sources),
        words(attribution.cues),
        words(attribution.contents),
        speaker.name if speaker else None,
        speaker.kind if speaker else None,
        attribution.sourcing,
        attribution.act,
        attribution.kind,
        attribution.stance,
        attribution.modality,
        words((said.span,)) if said else None,
        said.earliest if said else None,
        said.latest if said else None,
        attribution.confidence,
        attribution.id,
        attribution.parent,
    )
