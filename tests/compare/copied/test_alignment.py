"""Alignment: which statements a passage lays on each other."""

from headwater.compare.copied.alignment import alignments
from headwater.model.links import Passage, Statement
from headwater.model.text import Span


def statement(article: str, start: int, end: int) -> Statement:
    """Return a statement at a place."""
    return Statement(
        id=f"{article} {start}",
        article_id=article,
        start=start,
        end=end,
        content=(Span(start=start, end=end),),
        wording=(Span(start=start, end=end),),
        text="",
        attribution_id=None,
        stance="asserts",
        hedged=False,
    )


def passage(left: Span, right: Span, score: float = 1.0) -> Passage:
    """Return a passage between the articles a and b."""
    return Passage(
        id="p",
        left="a",
        right="b",
        left_span=left,
        right_span=right,
        kind="copied",
        word_count=20,
        score=score,
        evidence=(),
    )


def test_statements_at_the_same_place_are_laid_on_each_other() -> None:
    """A copied sentence says what the original says, wherever the copy puts it."""
    statements = [statement("a", 10, 60), statement("a", 60, 110), statement("b", 510, 560), statement("b", 560, 610)]
    shared = passage(Span(start=0, end=200), Span(start=500, end=700))

    assert alignments(statements, [shared]) == {(0, 2): 1.0, (1, 3): 1.0}


def test_what_lies_outside_is_not_touched() -> None:
    """A passage tells nothing of the sentences around it."""
    statements = [statement("a", 210, 260), statement("b", 710, 760)]

    assert alignments(statements, [passage(Span(start=0, end=200), Span(start=500, end=700))]) == {}


def test_a_poor_likeness_counts_less() -> None:
    """A passage full of edits lays statements on each other less surely."""
    statements = [statement("a", 10, 60), statement("b", 510, 560)]
    shared = passage(Span(start=0, end=200), Span(start=500, end=700), score=0.7)

    assert alignments(statements, [shared]) == {(0, 1): 0.7}
