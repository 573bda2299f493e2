"""Articles cut into marked segments: every character once, whatever overlaps; every place found again."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.model.attribution import Attribution
from headwater.model.provenance import Evidence
from headwater.model.text import Article, Span
from headwater.present.anchors import anchors
from headwater.present.facts import facts
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
def marked(draw: st.DrawFn) -> tuple[Article, list[Attribution], list[Evidence]]:
    """Draw an article with attributions and places that overlap in every way."""
    where = make.article(draw(TEXTS))
    drawn = [draw(st.lists(spans(where.text), min_size=3, max_size=5)) for _ in range(draw(st.integers(0, 4)))]
    attributions = [
        said(where, str(index), str(index - 1) if index else None, parts) for index, parts in enumerate(drawn)
    ]
    places = draw(st.lists(spans(where.text), max_size=6))
    return where, attributions, [Evidence(article_id=where.id, start=each.start, end=each.end) for each in places]


@given(marked())
def test_every_character_is_shown_once(drawn: tuple[Article, list[Attribution], list[Evidence]]) -> None:
    """A highlighted text is still the article's text."""
    where, attributions, places = drawn
    anchored = anchors(facts(make.case((where,))), places)
    shown = paragraphs(where, attributions, anchored.places.get(where.id, ()))
    lines = ["".join(segment.text for part in line.stretches for segment in part.segments) for line in shown]

    assert lines == [line for line in where.text.split("\n") if line.strip()]


@given(marked())
def test_every_place_has_its_anchor_in_the_text(drawn: tuple[Article, list[Attribution], list[Evidence]]) -> None:
    """No number leads into the void."""
    where, attributions, places = drawn
    anchored = anchors(facts(make.case((where,))), places)
    shown = paragraphs(where, attributions, anchored.places.get(where.id, ()))
    names = [f"a1-{part.place}" for line in shown for part in line.stretches if part.place]

    assert {anchored.of(place) for place in places} <= {*names, "a1"}
    assert len(names) == len(set(names))


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
