"""A shared passage is cut into parts that stand opposite each other."""

from dataclasses import replace

from headwater.model.text import Span
from headwater.present.laid import SharedPassage, laid, prose
from present import make
from present.pairs import LEFT, RIGHT, passage, span


def both(left: str, right: str) -> SharedPassage:
    """Return the passage that these two texts are."""
    ours, theirs = make.article(left, path="l.txt"), make.article(right, path="r.txt")
    shared = passage(left, right, sides=(ours, theirs))
    return laid(shared, (left, right), is_turned=shared.left != ours.id)[0]


def rows(shared: SharedPassage, left: str, right: str) -> list[tuple[str, str]]:
    """Return the words of each part."""
    return [
        (left[row.left.start : row.left.end].strip(), right[row.right.start : row.right.end].strip())
        for row in shared.rows
    ]


def test_sentences_stand_opposite_each_other() -> None:
    """A reader's eye finds the same sentence on the same height."""
    left, right = "It rained. He left at nine. She stayed.", "It rained. He had left at ten. She stayed."

    assert rows(both(left, right), left, right) == [
        ("It rained.", "It rained."),
        ("He left at nine.", "He had left at ten."),
        ("She stayed.", "She stayed."),
    ]


def test_a_sentence_more_stands_alone() -> None:
    """What only one of the two says is seen at once."""
    left, right = "It rained. She stayed.", "It rained. The mayor objected. She stayed."

    assert rows(both(left, right), left, right) == [
        ("It rained.", "It rained."),
        ("", "The mayor objected."),
        ("She stayed.", "She stayed."),
    ]


def test_an_abbreviation_ends_no_sentence() -> None:
    """A date is not torn apart."""
    left = "It was closed on Nov. 15 by Mr. Hale. She stayed."

    assert len(both(left, left).rows) == 2


def test_differences_are_exact_places() -> None:
    """What is marked is what differs, and nothing beside it."""
    left, right = "It rained. He left at nine, she said.", "It rained. He had left at ten."
    told = [
        (left[one.left.start : one.left.end], right[one.right.start : one.right.end])
        for one in both(left, right).differences
    ]

    assert told == [("", "had"), ("nine, she said", "ten")]


def test_a_passage_turned_is_the_same_passage() -> None:
    """Which article is named first changes sides and nothing else."""
    shared = passage(
        "people were taken to hospital after a tank exploded", "people were taken to hospital after a leak"
    )
    texts = LEFT.text, RIGHT.text
    is_turned = shared.left != LEFT.id

    one, *starts = laid(shared, texts, is_turned=is_turned)
    other, *turned = laid(shared, texts[::-1], is_turned=not is_turned)

    assert [(row.left, row.right) for row in one.rows] == [(row.right, row.left) for row in other.rows]
    assert starts == turned[::-1]


def test_furniture_is_no_prose() -> None:
    """A header line in the middle of a passage is neither shared nor different, and every other letter keeps its place."""
    text = "Title\nBy A. Clerk\nIt rained."
    article = replace(make.article(text), furniture=(Span(start=6, end=17),))

    assert prose(article) == "Title\n           \nIt rained."
    assert len(prose(article)) == len(text)
    assert span(article, "It rained.") == Span(start=18, end=28)
