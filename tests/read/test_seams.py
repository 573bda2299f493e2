"""Where a line holds more than one thing."""

import time
from itertools import pairwise

import pytest

from headwater.read.seams import find_seams


def pieces(text: str) -> list[str]:
    """Return the text cut at its seams, trimmed."""
    places = [0, *find_seams(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(places)]


def test_a_post_is_cut_from_its_signature() -> None:
    """Embedding puts both on one line; the name says the words before it."""
    text = "The pier is shut. We open in May. — Nora Pell (@norapell) March 4, 2026"

    assert pieces(text) == ["The pier is shut. We open in May.", "— Nora Pell (@norapell) March 4, 2026"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CHAIR: Order. PELL: I object. CHAIR: Sit.", ["CHAIR: Order.", "PELL: I object.", "CHAIR: Sit."]),
        ("Q: Who? A: I did. Q: Why?", ["Q: Who?", "A: I did.", "Q: Why?"]),
        (
            "Pell: Who?\n\nRedl: I. Pell: Why?\n\nPell: And now?",
            ["Pell: Who?\n\nRedl: I.", "Pell: Why?\n\nPell: And now?"],
        ),
        ("**CHAIR:** Order. **PELL:** No. **CHAIR:** Sit.", ["**CHAIR:** Order.", "**PELL:** No.", "**CHAIR:** Sit."]),
    ],
)  # fmt: skip
def test_turns_run_together_are_cut_at_their_labels(text: str, expected: list[str]) -> None:
    """One speaker's line would swallow the other's words."""
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rained. Result: nobody came. The result: nothing.",
        "They met at 10:30. Later he left. (Photo: A. Pell)",
        "He wrote to Ada Pell (@adapell) on Monday, and she said no.",
        "NATO: it is late. Everybody knows that NATO stays.",
    ],
)
def test_a_line_of_prose_has_no_seam(text: str) -> None:
    """A sentence cut in two has lost its subject."""
    assert find_seams(text) == []


@pytest.mark.parametrize("text", ["A: " * 60_000, "— a (@b) " * 20_000, "—" * 200_000, "A" * 200_000])
def test_seams_of_odd_text_take_no_time(text: str) -> None:
    """Untrusted text must not stop the run."""
    begun = time.process_time()

    find_seams(text)

    assert time.process_time() - begun < 3
