"""How firmly a sentence tells."""

import pytest

from headwater.trace.changed.reserve import condition, done, gives_word, hedge, is_flat_headline, is_settled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It may have been eleven knots.", "may have been eleven"),
        ("The shift might be closed.", "might be closed"),
        ("He was allegedly drunk.", "allegedly"),
        ("It appears to be jammed.", "appears to"),
        ("The fire is believed to have begun at noon.", "is believed to"),
    ],
)
def test_hedges_are_heard(text: str, words: str) -> None:
    """A reader is shown the words that hold back."""
    assert hedge(text) == words


@pytest.mark.parametrize(
    "text",
    ["It closed on 8 May 2026.", "It happened in May.", "The helicopter could not fly.", "She was doing eleven."],
)
def test_what_only_looks_like_a_hedge_is_none(text: str) -> None:
    """The month of May holds nothing back, and what could not be done is certain."""
    assert hedge(text) is None


def test_a_condition_is_told_as_a_clause() -> None:
    """The clause alone is shown, not the sentence that hangs on it."""
    assert condition("I will go, if an inquiry finds that I lied, that day.") == "if an inquiry finds that I lied"
    assert condition("She was asked if she would go.") is None
    assert condition("It looks as if it were shut.") is None


def test_a_plan_is_done_only_if_told_so() -> None:
    """Planned, promised and feared are not done."""
    assert done("The firm plans to sell the mill.", "The firm sold the mill.") == "plans to sell"
    assert done("The firm plans to sell the mill.", "The firm is to sell the mill.") is None
    assert done("The firm plans to sell the mill.", "The firm would have sold the mill.") is None


def test_what_is_open_is_not_settled() -> None:
    """Questions, wishes and expectations leave a matter open."""
    assert is_settled("The mill is sold.")
    assert not is_settled("Is the mill sold?")
    assert not is_settled("They hope that the mill is sold.")


def test_headlines_may_say_whose_word_it_is() -> None:
    """A colon, a dash, a quotation mark or a verb of saying is enough."""
    assert is_flat_headline("Alarm rang for two days")
    assert not is_flat_headline("Alarm rang for two days - local paper")
    assert not is_flat_headline("Deckhand: alarm rang for two days")
    assert not is_flat_headline("Alarm rang for two days, says deckhand")
    assert gives_word("The alarm, he said, rang.")
