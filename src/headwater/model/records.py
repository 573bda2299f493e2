"""Decisions as plain data and back: what their ids are made of, what a case keeps, and what a file of decisions holds.

What comes from a file may come from anybody, so everything in it is looked at before it is believed.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal, get_args, overload

from headwater.model.decisions import (
    KINDS,
    MOST_SPANS,
    DecidedArticle,
    DecidedPlace,
    DecidedSource,
    Decision,
    DecisionKind,
    Role,
    Shape,
)
from headwater.model.identity import digest

Record = dict[str, Any]

MOST_NAME, MOST_TEXT, MOST_STRETCH, MOST_ARTICLES, MOST_OFFSET = 500, 10_000, 20_000, 1_000, 1_000_000_000


class Flaw(ValueError):
    """Something that keeps a record from being a decision. Argument: what, as the end of a sentence."""


def identified(decision: Decision) -> Decision:
    """Return a decision under the id that its content gives it, if it is one that can be kept.

    Raises:
        Flaw: it lacks something that its kind needs, or has something that it cannot have.
    """
    return decision_of(record_of(decision))


def record_of(decision: Decision) -> Record:
    """Return a decision as plain data: text, numbers, lists and dictionaries."""
    return {
        "id": decision.id,
        "kind": decision.kind,
        "by": decision.by,
        "at": decision.at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "why": decision.why,
        "value": decision.value,
        "places": [_place_record(place) for place in decision.places],
        "becomes": [_place_record(place) for place in decision.becomes],
        "articles": [_article_record(article) for article in decision.articles],
        "sources": [
            {"name": source.name, "articles": [_article_record(article) for article in source.articles]}
            for source in decision.sources
        ],
        "undoes": decision.undoes,
    }


def decision_of(record: object) -> Decision:
    """Return the decision that plain data tells of. Its id is made of its content, whatever the data say.

    Raises:
        Flaw: it is none, or lacks something that its kind needs.
    """
    data = _dictionary(record, "it")
    kind = _one_of(data, "kind", get_args(DecisionKind), needed=True)
    made = Decision(
        id="",
        kind=kind,
        by=_text(data, "by", MOST_NAME, needed=True),
        at=_moment(_text(data, "at", MOST_NAME, needed=True)),
        why=_text(data, "why", MOST_TEXT),
        value=_text(data, "value", MOST_TEXT if kind == "note" else MOST_NAME),
        places=tuple(_place(one) for one in _list(data, "places", MOST_SPANS)),
        becomes=tuple(_place(one) for one in _list(data, "becomes", MOST_SPANS)),
        articles=tuple(_article(one) for one in _list(data, "articles", 2)),
        sources=tuple(_source(one) for one in _list(data, "sources", 2)),
        undoes=_text(data, "undoes", MOST_NAME),
    )
    _check(made, KINDS[made.kind])
    return replace(made, id=_id(made))


def _id(decision: Decision) -> str:
    content = {key: value for key, value in record_of(decision).items() if key != "id"}
    return digest("decision", json.dumps(content, sort_keys=True, separators=(",", ":")))


def _check(decision: Decision, shape: Shape) -> None:
    """Raise what keeps a decision from being one of its kind."""
    for name in ("places", "articles", "sources"):
        least, most = getattr(shape, name)
        if not least <= len(getattr(decision, name)) <= most:
            told = str(most) if least == most else f"{least} to {most}"
            raise Flaw(f"{decision.kind} is about {told} {name}")
    if bool(decision.becomes) != shape.becomes:
        raise Flaw(f"{decision.kind} {'needs' if shape.becomes else 'has no'} becomes")
    if bool(decision.undoes) != (decision.kind == "undo"):
        raise Flaw("undo, and nothing else, tells what it undoes")
    _check_value(decision, shape)
    _check_spans(decision, shape)
    if decision.kind in {"edge_is", "edge_is_not", "edge_reversed"} and len(set(decision.articles)) == 1:
        raise Flaw("an edge leads from one article to another")


def _check_value(decision: Decision, shape: Shape) -> None:
    if decision.value is None:
        if shape.value == "needed":
            raise Flaw(f"{decision.kind} needs a value")
        return
    if shape.value == "none":
        raise Flaw(f"{decision.kind} has no value")
    if shape.values is not None and decision.value not in shape.values:
        raise Flaw(f"the value of {decision.kind} is one of {', '.join(shape.values)}")


def _check_spans(decision: Decision, shape: Shape) -> None:
    """Raise what keeps places from being the spans of one attribution, or, for other kinds, plain places."""
    for name, places in (("places", decision.places), ("becomes", decision.becomes)):
        if shape.spans != any(place.role != "place" for place in places) and places:
            raise Flaw(f"the {name} of {decision.kind} {'tell' if shape.spans else 'have no'} source, cue and content")
        if shape.spans and places and not any(place.role == "content" for place in places):
            raise Flaw(f"{name} has no content")
    if shape.spans and len({place.article for place in (*decision.places, *decision.becomes)}) > 1:
        raise Flaw("an attribution stands in one article")


def _place_record(place: DecidedPlace) -> Record:
    return {
        "article": _article_record(place.article),
        "start": place.start,
        "end": place.end,
        "words": place.words,
        "role": place.role,
    }


def _article_record(article: DecidedArticle) -> Record:
    return {"id": article.id, "path": article.path, "capture": article.capture_id}


def _place(value: object) -> DecidedPlace:
    data = _dictionary(value, "a place")
    start, end = _number(data, "start"), _number(data, "end")
    if start >= end:
        raise Flaw("a place ends before it starts")
    return DecidedPlace(
        article=_article(data.get("article")),
        start=start,
        end=end,
        words=_text(data, "words", MOST_STRETCH, needed=True),
        role=_one_of(data, "role", get_args(Role), needed=True),
    )


def _article(value: object) -> DecidedArticle:
    data = _dictionary(value, "an article")
    return DecidedArticle(
        id=_text(data, "id", MOST_NAME, needed=True),
        path=_text(data, "path", MOST_TEXT, needed=True),
        capture_id=_text(data, "capture", MOST_NAME, needed=True),
    )


def _source(value: object) -> DecidedSource:
    data = _dictionary(value, "a source")
    articles = {_article(one) for one in _list(data, "articles", MOST_ARTICLES)}
    return DecidedSource(
        name=_text(data, "name", MOST_NAME, needed=True),
        articles=tuple(sorted(articles, key=lambda one: (one.id, one.path, one.capture_id))),
    )


def _dictionary(value: object, what: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise Flaw(f"{what} is no JSON object")
    return value


def _list(data: Mapping[str, object], key: str, most: int) -> list[object]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise Flaw(f"{key} is no list")
    if len(value) > most:
        raise Flaw(f"{key} has more than {most:,} entries")
    return value


def _number(data: Mapping[str, object], key: str) -> int:
    value = data.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_OFFSET:
        raise Flaw(f"{key} is no place in a text")
    return value


@overload
def _text(data: Mapping[str, object], key: str, most: int, *, needed: Literal[True]) -> str: ...
@overload
def _text(data: Mapping[str, object], key: str, most: int) -> str | None: ...
def _text(data: Mapping[str, object], key: str, most: int, *, needed: bool = False) -> str | None:
    """Return a text that has more in it than white space and can be written as UTF-8; None where there is none."""
    value = data.get(key)
    if value is None and not needed:
        return None
    if not isinstance(value, str) or not value.strip():
        raise Flaw(f"{key} is no text")
    if len(value) > most:
        raise Flaw(f"{key} is longer than {most:,} characters")
    if any("\ud800" <= letter <= "\udfff" for letter in value) or "\0" in value:
        raise Flaw(f"{key} has characters that are none")
    return value


def _one_of(data: Mapping[str, object], key: str, known: tuple[str, ...], *, needed: Literal[True]) -> Any:  # noqa: ANN401 - one of a Literal's values
    value = _text(data, key, MOST_NAME, needed=needed)
    if value not in known:
        raise Flaw(f"{key} is none of {', '.join(known)}")
    return value


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise Flaw("at is no time, such as 2026-03-04T11:20:00Z") from error
    if found.tzinfo is None:
        raise Flaw("at has no time zone, such as the Z of 2026-03-04T11:20:00Z")
    try:
        return found.astimezone(UTC)
    except OverflowError as error:
        raise Flaw("at is no time, such as 2026-03-04T11:20:00Z") from error
