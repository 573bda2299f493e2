"""Articles cut into marked segments: every character once, whatever overlaps; every place found again."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.model.attribution import Attribution
from headwater.model.text import Article, Span
from headwater.present.marks import paragraphs
from present import make

TEXTS = st.text(st.sampled_from("ab \n\t“é\U0001f6a2"), min_size=1, max_size=120)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Draw a span inside a text, empty ones too."""
    ends = st.tuples(*[st.integers(min_value=0, max_value=len(text))] * 2).map(sorted)
    return ends.map(lambda pair: Span(start=pair[0], end=pair[1]))


def said(where: Article, name: str, parent: str | None, parts: list[Span]) -> Attribution:
    """Return an attribution with any spans at all."""
    return Attribution(
        id=name,
        article_id=where.id,
        sources=tuple(parts[:1]),
        cues=tuple(parts[1:2]),
        contents=tuple(parts[2:]),
        kind="indirect",
        act="speech",
        stance="asserts",
        hedged=False,
        parent=parent,
        speaker=None,
        sourcing="unsourced",
        confidence=0.5,
        evidence=(),
    )


@st.composite
def marked(draw: st.DrawFn) -> tuple[Article, list[Attribution], tuple[Span, ...]]:
    """Draw an article with attributions and places that overlap in every way."""
    where = make.article(draw(TEXTS))
    drawn = [draw(st.lists(spans(where.text), min_size=3, max_size=5)) for _ in range(draw(st.integers(0, 4)))]
    attributions = [
        said(where, str(index), str(index - 1) if index else None, parts) for index, parts in enumerate(drawn)
    ]
    ends = sorted(draw(st.lists(st.integers(0, len(where.text)), max_size=6, unique=True)))
    return (
        where,
        attributions,
        tuple(Span(start=left, end=right) for left, right in zip(ends[::2], ends[1::2], strict=False)),
    )


@given(marked())
def test_every_character_is_shown_once(drawn: tuple[Article, list[Attribution], tuple[Span, ...]]) -> None:
    """A highlighted text is still the article's text."""
    where, attributions, places = drawn
    shown = paragraphs(where, attributions, places)
    lines = ["".join(segment.text for part in line.stretches for segment in part.segments) for line in shown]

    assert lines == [line for line in where.text.split("\n") if line.strip()]


def test_overlapping_marks_are_kept_side_by_side() -> None:
    """A source inside a content stays a source, and stays inside the content."""
    where = make.article("Lund says so")
    content = said(where, "x", None, [Span(start=0, end=4), Span(start=5, end=9), Span(start=0, end=12)])
    inner = said(where, "y", "x", [Span(start=0, end=0), Span(start=0, end=0), Span(start=5, end=12)])
    (line,) = paragraphs(where, [content, inner], ())

    assert [(part.text, part.marks) for part in line.stretches[0].segments] == [
        ("Lund", ("content", "source")),
        (" ", ("content",)),
        ("says", ("content", "cue", "inner")),
        (" so", ("content", "inner")),
    ]


def test_title_and_furniture_are_told_apart() -> None:
    """Header lines are no prose."""
    where = make.article("Rain fell.", title="Rain")

    assert [line.kind for line in paragraphs(where, [], ())] == ["title", "text"]
