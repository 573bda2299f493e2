"""Words of two texts are laid on each other, however long the texts are."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.present.differing import WINDOW_WORDS, Run, Word, equal_runs, words


def found(text: str) -> tuple[Word, ...]:
    """Return the words of a text."""
    return words(text, 0, len(text))


def same(left: str, right: str) -> list[str]:
    """Return the stretches of `left` that are the same in `right`."""
    ours = found(left)
    runs = equal_runs(ours, found(right))
    return [left[ours[run.left].start : ours[run.left + run.length - 1].end] for run in runs]


def test_case_accents_marks_and_ligatures_make_no_difference() -> None:
    """An outlet's typesetting is no change of words."""
    left = "“The café’s of\u00adfice,” he said: the ﬁrst 1,000 e-mails."
    right = "the cafe's office - He said: The first 1,000 E-mails"

    assert [word.key for word in found(left)] == [word.key for word in found(right)]


def test_what_differs_lies_between_runs_of_equal_words() -> None:
    """A changed figure is found in its place."""
    assert same("At least 60 people were hurt on Monday", "At least 38 people were hurt on Friday") == [
        "At least",
        "people were hurt on",
    ]


def test_a_small_word_alone_is_nothing_in_common() -> None:
    """Two other wordings do not become one because both have a "the" in the middle; a figure in both does count."""
    assert same("fire swept the old mill down", "fire took the new house down") == ["fire", "down"]
    assert same("fire swept 43 old mills down", "fire took 43 new houses down") == ["fire", "43", "down"]


def test_a_long_text_with_a_change_in_every_window_is_followed_to_its_end() -> None:
    """A long report that was cut and changed in many places is still laid on its original."""
    numbers = [f"w{number}" for number in range(5 * WINDOW_WORDS)]
    changed = [number for at, number in enumerate(numbers) if at % 70]
    runs = equal_runs(found(" ".join(numbers)), found(" ".join(changed)))

    assert sum(run.length for run in runs) == len(changed)


def test_one_word_a_million_times_ends_at_once() -> None:
    """A hostile text keeps nobody waiting."""
    text = found("word " * 200_000)

    assert equal_runs(text, (Word(0, 1, "x"), *text))[0].length > 0
    assert equal_runs(text, text) == (Run(0, 0, 200_000),)


@given(*[st.lists(st.sampled_from(["flood", "the", "43", "bridge", "mayor"]), max_size=60)] * 2)
def test_runs_are_equal_and_in_order(left: list[str], right: list[str]) -> None:
    """What is marked as the same is the same, and no word counts twice."""
    runs = equal_runs(found(" ".join(left)), found(" ".join(right)))

    for run in runs:
        assert left[run.left : run.left + run.length] == right[run.right : run.right + run.length]
    for run, after in pairwise(runs):
        assert run.left + run.length <= after.left
        assert run.right + run.length <= after.right
