"""Accepted attributions as training data: the yardstick of the corpus reads from the tags what the case holds."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.decisions import DecidedArticle, DecidedPlace, Decision, Outcome
from headwater.model.provenance import Evidence, Provenance
from headwater.model.records import identified
from headwater.model.text import Article, Span
from headwater.present.export.corpus import marked, training_texts
from markup import parse

TEXT = "Reuters quoted a defector as saying on Monday that the port was shut. Nobody came, he added."


def attribution(number: int, source: str, cue: str, content: str) -> Attribution:
    """Return an attribution of some words of the text."""
    spans = [(Span(start=TEXT.index(one), end=TEXT.index(one) + len(one)),) for one in (source, cue, content)]
    return Attribution(
        id=f"a{number}",
        article_id="i",
        sources=spans[0],
        cues=spans[1],
        contents=spans[2],
        kind="indirect",
        act="speech",
        stance="asserts",
        hedged=False,
        parent=None,
        speaker=None,
        sourcing="named",
        confidence=1.0,
        evidence=(),
        decided=True,
    )


OUTER = attribution(1, "Reuters", "quoted", "a defector as saying on Monday that the port was shut")
INNER = attribution(2, "a defector", "saying", "the port was shut")
LAST = attribution(3, "he", "added", "Nobody came")


@st.composite
def _spans(draw: st.DrawFn) -> tuple[Span, ...]:
    cuts = sorted(draw(st.sets(st.integers(0, len(TEXT)), min_size=2, max_size=4)))
    pairs = list(pairwise(cuts))[::2]
    return tuple(Span(start=start, end=end) for start, end in pairs if TEXT[start:end] == TEXT[start:end].strip())


@given(st.lists(st.tuples(_spans(), _spans(), _spans()), max_size=4))
def test_the_marked_text_says_what_the_case_holds(drawn: list[tuple[tuple[Span, ...], ...]]) -> None:
    """However the spans lie in each other, the reader of the corpus gets them back."""
    made = [
        replace(INNER, sources=sources, cues=cues, contents=contents)
        for sources, cues, contents in drawn
        if (sources or cues) and contents
    ]

    text, rows = parse(marked(TEXT, made))

    assert text == TEXT
    for one, row in zip(made, rows, strict=True):
        for name, spans in (("source", one.sources), ("cue", one.cues), ("content", one.contents)):
            assert row[name] == ([[span.start, span.end] for span in spans] or None)


def case_of(article: Article, decided: bool) -> Case:
    """Return a case with one article, on whose attributions somebody decided or not."""
    place = DecidedPlace(
        article=DecidedArticle(id="i", path="1.txt", capture_id="c"), start=0, end=7, words="Reuters", role="content"
    )
    at = datetime(2026, 3, 4, tzinfo=UTC)
    one = identified(Decision(id="", kind="attribution_right", by="Ana", at=at, places=(place,)))
    stood = Outcome(id=one.id, holds=decided, reason="", places=(Evidence(article_id="i", start=0, end=7),))
    return Case(
        articles=(article,),
        attributions=(OUTER, INNER, replace(LAST, decided=False)),
        passages=(),
        provenance=Provenance(claims=(), edges=(), loops=(), drift=(), unseen_sources=()),
        failures=(),
        made_by=(),
        decisions=(one,),
        outcomes=(stood,),
    )


def article(text: str) -> Article:
    """Return the article with a text."""
    return Article(
        id="i",
        capture_id="c",
        path="a b/../1.txt",
        outlet=None,
        agency=None,
        title=None,
        title_span=None,
        bylines=(),
        dateline=None,
        credits=(),
        published=None,
        language="en",
        text=text,
        furniture=(),
    )


def test_only_what_people_accepted_is_marked_and_the_rest_is_told() -> None:
    """What nobody looked at must not pass for gold."""
    made = training_texts(case_of(article(TEXT), decided=True))

    ((name, text),) = made.texts.items()
    assert name == "1.txt-i.txt"
    assert [row["parent"] for row in parse(text)[1]] == [None, "1"]
    assert (made.unchecked, made.left_out) == ({"a b/../1.txt": 1}, {})


def test_articles_on_which_nobody_decided_are_not_written() -> None:
    """A case is not a corpus."""
    assert not training_texts(case_of(article(TEXT), decided=False)).texts


def test_a_text_with_what_looks_like_a_tag_is_left_out() -> None:
    """It would be read as one."""
    made = training_texts(case_of(article(f"{TEXT} <s 1>"), decided=True))

    assert (made.texts, list(made.left_out)) == ({}, ["a b/../1.txt"])
