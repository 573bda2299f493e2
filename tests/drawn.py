"""Small things that hypothesis draws, and the decisions that are made of them."""

from datetime import UTC, datetime
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from headwater.model.decisions import DecidedArticle, DecidedPlace, DecidedSource, Decision, in_order
from headwater.model.records import identified

# Every character but the halves of surrogate pairs, which are no characters.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
scores = st.floats(min_value=0, max_value=1)
moments = st.datetimes(min_value=datetime(1800, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


def one_of(literal: Any) -> SearchStrategy[Any]:  # noqa: ANN401 - a Literal type has no type of its own
    """Draw one of the values of a Literal."""
    return st.sampled_from(get_args(literal))


def some(element: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    """Draw a short tuple."""
    return st.lists(element, max_size=2).map(tuple)


# What people write: something that can be seen.
told = words.map(lambda drawn: f"{drawn.replace(chr(0), '')}.")


def some_decisions() -> SearchStrategy[tuple[Decision, ...]]:
    """Draw decisions that can be kept, also on articles that are no longer there."""
    article = st.builds(DecidedArticle, id=told, path=told, capture_id=told)
    place = st.builds(
        DecidedPlace,
        article=article,
        start=st.integers(0, 99),
        end=st.integers(100, 199),
        words=told,
        role=st.just("place"),
    )
    source = st.builds(DecidedSource, name=told, articles=st.just(()))
    common = {"id": st.just(""), "by": told, "at": moments, "why": st.none() | told}
    pair = st.tuples(place, place)
    kinds = st.one_of(
        st.builds(Decision, kind=st.sampled_from(["same_claim", "other_claim"]), places=pair, **common),
        st.builds(Decision, kind=st.just("tag"), sources=st.tuples(source), value=told, **common),
        st.builds(Decision, kind=st.just("note"), articles=st.tuples(article), value=told, **common),
        st.builds(Decision, kind=st.just("two_sources"), sources=st.tuples(source, source), **common),
        st.builds(Decision, kind=st.just("undo"), undoes=told, **common),
    )
    found = st.lists(kinds.map(identified), max_size=3, unique_by=lambda one: one.id)
    return found.map(lambda drawn: tuple(sorted(drawn, key=in_order)))
