"""What the tests of attribution share: one parser, and a way from a text to its attributions."""

from collections.abc import Callable

import pytest

from headwater.attribute.attributions import attributions
from headwater.model.attribution import Attribution
from headwater.model.identity import digest
from headwater.model.text import Article, Span
from headwater.read.parse import Parser, load_parser
from headwater.read.readings import reading

Row = tuple[str, str, str]


def page(text: str, title: str | None = None) -> Article:
    """Return an article that holds `text` and nothing else; a title must stand at its start."""
    return Article(
        id=digest("article", text),
        capture_id=digest(text),
        path="page.txt",
        outlet=None,
        agency=None,
        title=title,
        title_span=Span(start=0, end=len(title)) if title else None,
        bylines=(),
        dateline=None,
        credits=(),
        published=None,
        language="en",
        text=text,
        furniture=(),
    )


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Return the English parser, loaded once."""
    return load_parser()


@pytest.fixture(scope="session")
def attribute(parser: Parser) -> Callable[[str], tuple[str, tuple[Attribution, ...]]]:
    """Return a function that gives a text as the article holds it, and its attributions."""

    def run(text: str) -> tuple[str, tuple[Attribution, ...]]:
        read = page(text)
        return text, attributions(read, reading(read, parser))

    return run


@pytest.fixture(scope="session")
def told(attribute: Callable[[str], tuple[str, tuple[Attribution, ...]]]) -> Callable[[str], list[Row]]:
    """Return a function that gives (source, cue, content) of each attribution in a text, pieces joined by " ... "."""

    def run(text: str) -> list[Row]:
        held, rows = attribute(text)

        def words(spans: tuple[Span, ...]) -> str:
            return " ... ".join(held[span.start : span.end] for span in spans)

        return [(words(row.sources), words(row.cues), words(row.contents)) for row in rows]

    return run
