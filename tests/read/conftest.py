"""What the tests of reading share: one loaded parser, and articles made of bare text."""

from collections.abc import Callable

import pytest

from headwater.model.text import Article, Reading, Span
from headwater.read.parse import Parser, load_parser
from headwater.read.readings import reading


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Return the English parser, loaded once."""
    return load_parser()


@pytest.fixture(scope="session")
def read(parser: Parser) -> Callable[..., Reading]:
    """Return a function that reads a text as an article; language, title and furniture may be told."""

    def read_text(
        text: str, language: str = "en", title: Span | None = None, furniture: tuple[Span, ...] = ()
    ) -> Reading:
        article = Article(
            id="a",
            capture_id="c",
            path="a.txt",
            outlet=None,
            agency=None,
            title=text[title.start : title.end] if title else None,
            title_span=title,
            bylines=(),
            dateline=None,
            credits=(),
            published=None,
            language=language,
            text=text,
            furniture=furniture,
        )
        return reading(article, parser)

    return read_text
