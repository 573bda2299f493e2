"""Attributions: one example for each way in which news says who says what."""

from collections.abc import Callable

import pytest

Row = tuple[str, str, str]
Told = Callable[[str], list[Row]]

EXAMPLES = {
    "a that-clause": (
        "The mayor said that the bridge would open in May.",
        ("The mayor", "said", "that the bridge would open in May"),
    ),
    "a quotation before its cue": (
        "“We never saw the invoice,” the treasurer said.",
        ("the treasurer", "said", "“We never saw the invoice,”"),
    ),
    "a quotation with its speaker behind": (
        "“We never saw the invoice,” said Maud Ferris, the treasurer.",
        ("Maud Ferris, the treasurer", "said", "“We never saw the invoice,”"),
    ),
    "according to": (
        "According to the harbour office, two boats sank.",
        ("the harbour office", "According to", "two boats sank"),
    ),
    "an intent": (
        "The union vowed to strike on Friday.",
        ("The union", "vowed", "to strike on Friday"),
    ),
}


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_each_construct_is_found_whole(name: str, told: Told) -> None:
    """A construct that is missed takes its claim out of every count."""
    text, expected = EXAMPLES[name]

    assert expected in told(text)
