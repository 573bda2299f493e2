"""What comparing reads of one article alone, and slowly: the meanings of its statements, as bytes that can be kept."""

from collections.abc import Sequence

from headwater.compare.grammar import grammar
from headwater.compare.matcher import load_matcher, meanings, to_bytes
from headwater.compare.statements import statements
from headwater.model.attribution import Attribution
from headwater.model.text import Article, Reading


def meant(article: Article, reading: Reading, attributions: Sequence[Attribution]) -> dict[str, bytes]:
    """Return the meaning of each statement of `article`, by its id."""
    stated = statements(article, reading, grammar(article, reading), attributions)
    rows = meanings(article, reading, stated, load_matcher())
    return {statement.id: to_bytes(row) for statement, row in zip(stated, rows, strict=True)}
