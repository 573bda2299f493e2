"""Attributions are shown with their words around them, whatever lies inside what."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.attribution import SaidAt
from headwater.model.text import Span
from headwater.present.attributions import context, days, entries, facts, heading, who
from headwater.present.listing import covering, explanation, marked, plain_entry, plain_reasons
from present.make import article, attribution, place
from strategies import articles, attributions

TEXT = "It rained. Reuters said on Monday that a clerk had told it the dam may fall. Nobody answered."
PAGE = article(TEXT, outlet="The Norrad Gazette", date="2026-03-04", title="A dam")
OUTER = attribution(
    PAGE,
    source="Reuters",
    cue="said",
    content="that a clerk had told it the dam may fall",
    name="Reuters",
    kind="outlet",
)
INNER = replace(
    attribution(PAGE, source="a clerk", cue="had told", content="the dam may fall", name="a clerk"), parent=OUTER.id
)
SENTENCES = tuple(
    Span(start=at.start, end=at.end)
    for at in (place(PAGE, part) for part in ("It rained.", TEXT[11:-17], "Nobody answered."))
)


def test_what_is_inside_is_indented_under_what_holds_it() -> None:
    """A chain of sources is seen at a glance."""
    shown = entries(PAGE, SENTENCES, (INNER, OUTER))

    assert [(entry.who, entry.depth) for entry in shown] == [
        ("Reuters (outlet, named)", 0),
        ("a clerk (person, named)", 1),
    ]
    assert marked(shown[0].context) == ("[Reuters] {said} on Monday <that a clerk had told it the dam may fall>.")
    assert marked(shown[1].context) == "that [a clerk] {had told} it <the dam may fall>"


def test_an_entry_fits_its_width() -> None:
    """A narrow window shows all of it."""
    page = "\n".join(plain_entry(entry, 40) for entry in entries(PAGE, SENTENCES, (INNER, OUTER)))

    assert max(map(len, page.splitlines())) <= 40
    assert "person, named" in " ".join(page.split())


def test_more_is_said_only_where_there_is_more() -> None:
    """A line that says the usual is a line too many."""
    may = place(PAGE, "may")
    words = place(PAGE, "on Monday")
    said = SaidAt(span=Span(start=words.start, end=words.end), earliest=date(2026, 3, 2), latest=date(2026, 3, 2))
    rich = replace(
        OUTER,
        stance="denies",
        modality="hedged",
        hedged=True,
        hedges=(Span(start=may.start, end=may.end),),
        said_at=said,
    )

    assert facts(PAGE, OUTER) == ()
    assert facts(PAGE, rich) == ("denies it", "hedged (“may”)", "when: “on Monday” = 2 March 2026")


def test_a_time_without_a_day_says_why() -> None:
    """A reader is not left to wonder what is missing."""
    words = place(PAGE, "on Monday")
    told = replace(OUTER, said_at=SaidAt(span=Span(start=words.start, end=words.end), earliest=None, latest=None))

    assert facts(PAGE, told) == ("when: “on Monday”, no day: it counts from something else",)
    assert facts(replace(PAGE, published=None), told) == ("when: “on Monday”, no day: the article is undated",)


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), "2 March 2026"),
        (date(2026, 2, 1), date(2026, 2, 28), "1–28 February 2026"),
        (date(2025, 12, 28), date(2026, 1, 3), "28 December 2025 – 3 January 2026"),
    ],
)
def test_days_are_written_as_people_write_them(earliest: date, latest: date, words: str) -> None:
    """An interval is short where it can be."""
    assert days(earliest, latest) == words


def test_a_source_that_is_not_resolved_is_quoted() -> None:
    """A pronoun that stands for nobody known is shown as it stands, and nothing is made up where nobody is named."""
    unknown = replace(OUTER, speaker=None, sourcing="described")

    assert who(PAGE, unknown) == "“Reuters” (not resolved, described)"
    assert who(PAGE, replace(unknown, sources=(), sourcing="unsourced")) == "no source given"


def test_an_article_says_what_it_is_and_how_much_is_in_it() -> None:
    """Where nothing was found, that is said."""
    assert heading(PAGE, 2) == ("A dam", "a.txt · The Norrad Gazette, 4 March 2026 · 2 attributions")
    assert heading(PAGE, 0)[1].endswith("no attributions found")
    assert heading(PAGE, 0, attempted=False)[1].endswith(" · language “en”, whose grammar is not read")


def test_a_long_turn_is_shown_by_its_ends() -> None:
    """A speech of ten pages does not push the rest off the screen."""
    speech = "word " * 2000
    page = article(f"Pell: {speech}end")
    turn = attribution(page, source="Pell", cue=":", content=f"{speech}end", name="Pell")

    shown = marked(context(page, (), turn))

    assert len(shown) < 500
    assert shown.endswith("end>")


def test_a_place_is_explained_from_the_outside_in() -> None:
    """Whoever doubts a span sees which rule made it, of what words, and in whose words it stands."""
    lines = list(explanation(PAGE, SENTENCES, (OUTER, INNER), (), place(PAGE, "dam may").start))

    assert [line for name, line in lines if not name] == [
        "1. Reuters (outlet, named) · speech, indirect",
        "2. a clerk (person, named) · speech, indirect",
        "Where it stands in the original",
    ]
    assert ("because", "verb of saying with a subject") in lines
    assert ("inside", f"Reuters (outlet, named) at {place(PAGE, 'said').start}") in lines
    assert max(map(len, plain_reasons(lines, 60).splitlines())) <= 60


def test_a_place_that_nobody_said_is_told_as_such() -> None:
    """The article's own voice is an answer too, with the nearest attribution to go to."""
    lines = list(explanation(PAGE, SENTENCES, (OUTER, INNER), (), place(PAGE, "rained").start))

    assert lines[0][1].endswith("“It rained.”")
    assert lines[1] == ("nearest", f"{place(PAGE, 'said').start}, Reuters (outlet, named)")


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_everything_is_shown_once_whatever_it_looks_like(data: st.DataObject) -> None:
    """No layout of spans loses an attribution, repeats one, or breaks the screen."""
    page = data.draw(articles("a.txt"))
    said = data.draw(attributions(page))

    shown = entries(page, (), said)

    assert sorted(entry.attribution.id for entry in shown) == sorted(one.id for one in said)
    assert all(plain_entry(entry, 60).endswith("\n") for entry in shown)
    for offset in range(len(page.text)):
        assert len(covering(said, offset)) <= len(said)
        assert list(explanation(page, (), said, (), offset))
