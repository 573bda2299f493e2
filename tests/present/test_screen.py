"""The answer on a terminal."""

from headwater.present.screen import Line, plain
from headwater.present.words import headline
from present import make


def test_no_line_is_wider_than_asked() -> None:
    """The answer fits an eighty-column terminal."""
    text = plain(headline(make.story("01-skerrow-ferry")), width=80)

    assert max(len(line) for line in text.splitlines()) <= 80


def test_lines_are_single_paragraphs() -> None:
    """Whoever colours the answer relies on one line being one paragraph."""
    parts = [part for part in headline(make.story("01-skerrow-ferry")) if isinstance(part, Line)]

    assert not [part for part in parts if "\n" in part.text]
