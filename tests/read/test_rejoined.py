"""Subjects that the parser tied to the words before them."""

import pytest

from headwater.model.text import Span
from headwater.read.parse import Parser, parse
from headwater.read.rejoined import rejoined


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Nine people were taken to Ashdell General, a spokeswoman for the fire service said.", "spokeswoman"),
        (
            "The sale was agreed with the pump maker that has cast metal for 140 years, a member of the board said.",
            "member",
        ),
    ],
)
def test_whoever_says_it_is_the_subject(text: str, subject: str, parser: Parser) -> None:
    """A spokeswoman is no hospital, though she stands beside one."""
    tokens = rejoined(parse(parser, text, (Span(start=0, end=len(text)),))[0])
    words = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    at = words.index(subject)

    assert (tokens.deps[at], words[tokens.heads[at]]) == ("nsubj", "said")


def test_an_apposition_stays_one(parser: Parser) -> None:
    """A verb that has its subject needs no other."""
    text = "The bridge was opened by Otto Brand, the harbour master, the council said."
    tokens = parse(parser, text, (Span(start=0, end=len(text)),))[0]

    assert rejoined(tokens) == tokens
