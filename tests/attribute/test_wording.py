"""Hedges and negations are those of the content itself and of its cue, not of what it only holds."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.model.attribution import Attribution
from headwater.model.text import Span

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]
WORDED = {
    "The minister said the bridge was shut.": ("certain", []),
    "The minister said the bridge may be shut.": ("hedged", ["may"]),
    "The minister said the bridge could collapse.": ("hedged", ["could"]),
    "The minister said she could not sleep.": ("certain", []),
    "The minister said the pilot appeared to be drunk.": ("hedged", ["appeared"]),
    "The minister said the pilot appeared in court.": ("certain", []),
    "The minister said it was possible that the bridge would fall.": ("hedged", ["possible"]),
    "The minister said the bridge was unlikely to fall.": ("hedged", ["unlikely"]),
    "The minister said the bridge had probably fallen.": ("hedged", ["probably"]),
    "The minister said there was a risk of fire.": ("hedged", ["risk"]),
    "The minister said the bridge was shut and that the tunnel might be open.": ("partly", ["might"]),
    "The man is said to have fled.": ("hedged", ["said"]),
    "It is believed that the man fled.": ("hedged", ["believed"]),
    "The ship reportedly sank.": ("hedged", ["reportedly"]),
    "Prosecutors alleged that the man fled.": ("hedged", ["alleged"]),
    "“It may rain. It is cold,” the minister said.": ("partly", ["may"]),
    "The minister said he would go in May.": ("certain", []),
}
NEGATED = {
    "The minister said the bridge was shut.": ([], []),
    "The minister did not say that the bridge was shut.": (["not"], []),
    "The minister never said that the bridge was shut.": (["never"], []),
    "Nobody said that the bridge was shut.": (["Nobody"], []),
    "The minister said the bridge was not shut.": ([], ["not"]),
    "The minister said no bridge was shut.": ([], ["no"]),
    "The minister said the bridge was no longer shut.": ([], ["no"]),
    "The minister said the bridge was not only shut but broken.": ([], []),
    "“We don't know,” the minister said.": ([], ["n't"]),
    "The minister did not deny that the bridge was not safe.": (["not"], ["not"]),
}


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    """Return what stands at `spans`."""
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize("text", WORDED)
def test_a_content_is_as_sure_as_its_main_clauses(text: str, attribute: Attribute) -> None:
    """A hedge that is dropped on the way is found only if it was seen."""
    _, (row,) = attribute(text)

    assert (row.modality, words(text, row.hedges)) == WORDED[text]
    assert row.hedged == (row.modality == "hedged")


@pytest.mark.parametrize("text", NEGATED)
def test_negation_of_the_saying_and_of_the_said_are_told_apart(text: str, attribute: Attribute) -> None:
    """Not to have said that it is safe, and to have said that it is not, are two things."""
    _, (row,) = attribute(text)

    assert (words(text, row.cue_negations), words(text, row.content_negations)) == NEGATED[text]


def test_a_hedge_belongs_to_the_source_that_used_it(attribute: Attribute) -> None:
    """An agency that reports a doubt has none of its own."""
    _, (outer, inner) = attribute("Reuters reported that the minister had said the bridge may close.")

    assert (outer.modality, inner.modality) == ("certain", "hedged")


def inside(part: Span, spans: Iterable[Span]) -> bool:
    """Tell whether a stretch lies in one of others."""
    return any(span.start <= part.start and part.end <= span.end for span in spans)


PIECES = st.sampled_from(
    (
        "said", "“", "”", '"', "the minister", "Reuters", "that", "may", "not", "reportedly", "on Tuesday", "in February", ",",
        ".", "\n\n", "Pell:", "(ibid.)", "according to", "the bridge", "is said to", "have", "fallen", "yesterday",
        "nobody", "denied", "she", "never", "2019", "3 March", "and", "could", "*",
    )
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, min_size=3, max_size=40).map(" ".join))
def test_the_words_that_tell_are_the_articles_own(attribute: Attribute, text: str) -> None:
    """However broken a text is, what is shown as a hedge, a negation or a time stands there."""
    held, rows = attribute(text)

    for row in rows:
        assert (row.modality == "certain") <= (not row.hedges)
        assert all(inside(span, (*row.cues, *row.contents)) for span in row.hedges)
        assert all(inside(span, row.contents) for span in row.content_negations)
        for span in (*row.cue_negations, *((row.said_at.span,) if row.said_at else ())):
            assert 0 <= span.start < span.end <= len(held)
            assert held[span.start : span.end].strip()
