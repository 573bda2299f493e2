"""Decisions as plain data: nothing is lost on the way, and nothing is believed that is no decision."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import some_decisions
from headwater.model.decisions import KINDS, Decision
from headwater.model.records import MOST_NAME, Flaw, decision_of, record_of

ARTICLE = {"id": "i", "path": "1.txt", "capture": "c"}
PLACE = {"article": ARTICLE, "start": 3, "end": 8, "words": "horse", "role": "place"}
CLAIM = {"kind": "same_claim", "by": "Ana", "at": "2026-03-04T05:06:07Z", "places": [PLACE, PLACE]}
SPAN = {**PLACE, "role": "content"}
RIGHT = {**CLAIM, "kind": "attribution_right", "places": [SPAN]}
EDGE = {**CLAIM, "kind": "edge_is", "places": [], "value": "match", "articles": [ARTICLE, {**ARTICLE, "id": "j"}]}
NOTE = {**CLAIM, "kind": "note", "places": [], "value": "x"}

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*record_of(decision_of(EDGE))]), inner)
    ),
    max_leaves=12,
)


@given(some_decisions())
def test_a_decision_reads_back_the_same(decisions: tuple[Decision, ...]) -> None:
    """It is kept, sent and merged as plain data."""
    for one in decisions:
        assert decision_of(json.loads(json.dumps(record_of(one)))) == one


def test_the_same_decision_has_the_same_id_wherever_it_was_made() -> None:
    """Another zone, or what somebody else put into the record, makes it no other."""
    elsewhere = {**CLAIM, "at": "2026-03-04T07:06:07+02:00", "id": "mine", "colour": "red", "why": None}

    assert decision_of(CLAIM) == decision_of(elsewhere)
    assert decision_of(CLAIM).id != decision_of({**CLAIM, "by": "Ben"}).id


@pytest.mark.parametrize(
    ("record", "flaw"),
    [
        ([], "no JSON object"),
        ({}, "kind is no text"),
        ({**CLAIM, "kind": "verdict"}, "kind is none of"),
        ({**CLAIM, "by": " "}, "by is no text"),
        ({**CLAIM, "by": 7}, "by is no text"),
        ({**CLAIM, "by": "a" * (MOST_NAME + 1)}, "by is longer than 500 characters"),
        ({**CLAIM, "by": "a\ud800"}, "characters that are none"),
        ({**CLAIM, "by": "a\0"}, "characters that are none"),
        ({**CLAIM, "at": "yesterday"}, "at is no time"),
        ({**CLAIM, "at": "2026-03-04"}, "at has no time zone"),
        ({**CLAIM, "at": "0001-01-01T00:00:00+14:00"}, "at is no time"),
        ({**CLAIM, "places": [PLACE]}, "same_claim is about 2 places"),
        ({**CLAIM, "places": {}}, "places is no list"),
        ({**CLAIM, "places": [PLACE] * 99}, "places has more than 60 entries"),
        ({**CLAIM, "places": [PLACE, {**PLACE, "start": 8}]}, "ends before it starts"),
        ({**CLAIM, "places": [PLACE, {**PLACE, "start": True}]}, "start is no place in a text"),
        ({**CLAIM, "places": [PLACE, {**PLACE, "end": 10**12}]}, "end is no place in a text"),
        ({**CLAIM, "places": [PLACE, {**PLACE, "article": None}]}, "an article is no JSON object"),
        ({**CLAIM, "places": [PLACE, SPAN]}, "have no source, cue and content"),
        ({**CLAIM, "becomes": [SPAN]}, "same_claim has no becomes"),
        ({**CLAIM, "undoes": "7f"}, "undo, and nothing else"),
        ({**CLAIM, "value": "match"}, "same_claim has no value"),
        ({**RIGHT, "places": [PLACE]}, "tell source, cue and content"),
        ({**RIGHT, "places": [{**PLACE, "role": "cue"}]}, "places has no content"),
        ({**RIGHT, "places": [SPAN, {**SPAN, "article": {**ARTICLE, "id": "j"}}]}, "stands in one article"),
        ({**RIGHT, "value": "song"}, "one of speech, document, belief, intent"),
        ({**EDGE, "value": "theft"}, "one of republication"),
        ({**EDGE, "value": None}, "edge_is needs a value"),
        ({**EDGE, "articles": [ARTICLE, ARTICLE]}, "from one article to another"),
        ({**NOTE, "kind": "undo", "value": None}, "undo, and nothing else"),
        ({**NOTE, "value": "a" * 10_001}, "value is longer than 10,000"),
    ],
)
def test_what_is_no_decision_is_refused_in_plain_words(record: Any, flaw: str) -> None:  # noqa: ANN401 - anything
    """A file of decisions may come from anybody."""
    with pytest.raises(Flaw, match=flaw):
        decision_of(record)


@given(_json)
def test_nothing_else_goes_wrong_with_any_data(record: Any) -> None:  # noqa: ANN401 - anything
    """Whatever a file holds, it is a decision or it is said what is wrong with it."""
    with suppress(Flaw):
        assert decision_of(record).kind in KINDS
