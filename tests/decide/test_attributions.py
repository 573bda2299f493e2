"""Of several decisions on one attribution the last word counts, and each says whether it is the one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from compare.pages import page
from headwater.decide.attributions import Spans, decided
from headwater.model.attribution import Act, Attribution, Speaker
from headwater.model.decisions import DecidedArticle, DecidedPlace, Decision, DecisionKind
from headwater.model.records import identified
from headwater.model.text import Span

ARTICLE = page("Reuters quoted a defector as saying that the port was shut. Nobody came, he added.", "page")
MARK = DecidedArticle(id=ARTICLE.id, path=ARTICLE.path, capture_id=ARTICLE.capture_id)
START = datetime(2026, 3, 4, tzinfo=UTC)


def span(words: str) -> Span:
    """Return where some words stand."""
    start = ARTICLE.text.index(words)
    return Span(start=start, end=start + len(words))


def attribution(id_: str, source: str, cue: str, content: str, parent: str | None = None) -> Attribution:
    """Return an attribution that was found."""
    return Attribution(
        id=id_,
        article_id=ARTICLE.id,
        sources=(span(source),),
        cues=(span(cue),),
        contents=(span(content),),
        kind="indirect",
        act="speech",
        stance="asserts",
        hedged=False,
        parent=parent,
        speaker=Speaker(id=source, name=source, kind="person"),
        sourcing="described",
        confidence=0.5,
        evidence=(),
    )


OUTER = attribution("outer", "Reuters", "quoted", "a defector as saying that the port was shut")
INNER = attribution("inner", "a defector", "saying", "that the port was shut", "outer")
LAST = attribution("last", "he", "added", "Nobody came")
FOUND = (OUTER, INNER, LAST)


def made(_article: str, spans: Spans, _act: Act | None) -> Attribution:
    """Return an attribution of given spans."""
    return replace(
        LAST, id=f"made {spans.contents[0].start}", sources=spans.sources, cues=spans.cues, contents=spans.contents
    )


def on(one: Attribution, day: int, kind: DecisionKind, value: str | None = None, becomes: str = "") -> Decision:
    """Return a decision on an attribution, made on a day."""
    roles = (("source", one.sources), ("cue", one.cues), ("content", one.contents))
    places = tuple(
        DecidedPlace(article=MARK, start=s.start, end=s.end, words=ARTICLE.text[s.start : s.end], role=role)  # type: ignore[arg-type]
        for role, spans in roles
        for s in spans
    )
    new = span(becomes) if becomes else None
    other = (DecidedPlace(article=MARK, start=new.start, end=new.end, words=becomes, role="content"),) if new else ()
    at = START + timedelta(days=day)
    return identified(Decision(id="", kind=kind, by="Ana", at=at, value=value, places=places, becomes=other))


@pytest.mark.parametrize(
    ("decisions", "speaker", "holds"),
    [
        ([on(INNER, 1, "speaker_is", "Ida Pell")], "Ida Pell", [True]),
        ([on(INNER, 1, "speaker_is", "Ida Pell"), on(INNER, 2, "speaker_is", "Jan Roe")], "Jan Roe", [False, True]),
        ([on(INNER, 1, "speaker_is_not", "a defector")], None, [True]),
        ([on(INNER, 1, "speaker_is_not", "Jan Roe")], "a defector", [True]),
        (
            [on(INNER, 1, "speaker_is_not", "a defector"), on(INNER, 2, "speaker_is", "Jan Roe")],
            "Jan Roe",
            [True, True],
        ),
        (
            [on(INNER, 1, "speaker_is", "Jan Roe"), on(INNER, 2, "speaker_is_not", "jan roe")],
            "a defector",
            [False, True],
        ),
        ([on(INNER, 1, "attribution_wrong"), on(INNER, 2, "attribution_right")], "a defector", [False, True]),
        ([on(INNER, 1, "speaker_is", "Jan Roe"), on(INNER, 2, "attribution_wrong")], "", [False, True]),
    ],
)
def test_the_last_word_counts(decisions: list[Decision], speaker: str | None, holds: list[bool]) -> None:
    """In whatever order they are given."""
    (result,) = {decided([ARTICLE], FOUND, order, made) for order in permutations(decisions)}

    inner = next((one for one in result.attributions if one.contents == INNER.contents), None)
    assert (inner.speaker and inner.speaker.name if inner else "") == speaker
    held = {one.id: one.holds for one in result.outcomes}
    assert [held[one.id] for one in decisions] == holds


def test_what_lay_in_an_attribution_that_is_none_lies_in_what_is_around_it() -> None:
    """Chains must not break off where a link is taken out."""
    whole = attribution("whole", "Reuters", "quoted", ARTICLE.text[ARTICLE.text.index("a defector") :])
    found = (replace(OUTER, parent="whole"), INNER, LAST, whole)

    result = decided([ARTICLE], found, [on(OUTER, 1, "attribution_wrong")], made)

    assert {one.id: one.parent for one in result.attributions}["inner"] == "whole"
    assert "outer" not in {one.id for one in result.attributions}


def test_new_spans_take_the_place_of_those_that_were_found() -> None:
    """What was said of the old spans still finds the attribution."""
    decisions = [
        on(LAST, 1, "attribution_respanned", becomes="Nobody"),
        on(LAST, 2, "speaker_is", "Ida Pell"),
    ]

    result = decided([ARTICLE], FOUND, decisions, made)

    (new,) = (one for one in result.attributions if one.decided)
    assert (new.contents, new.speaker and new.speaker.name) == ((span("Nobody"),), "Ida Pell")
    assert all(one.holds for one in result.outcomes)
    assert result.touched == (ARTICLE.id,)


def test_what_nobody_decided_on_is_as_it_was_found() -> None:
    """Not even looked at."""
    assert decided([ARTICLE], FOUND, [], made).attributions == FOUND
