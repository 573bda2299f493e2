"""Propositions: a claim is told in words that read as a sentence, or it is none."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.compare.grammar import Grammar
from headwater.compare.propositions import told_in
from headwater.model.links import Statement
from headwater.model.text import Article, Span

State = Callable[[str], tuple[Statement, ...]]
Parse = Callable[[str], tuple[Article, Grammar]]
TEXT = "Mara Lind, who ran the mill, sold it because the roof leaked. If it rains she said she would buy it back."


def told(state: State, text: str) -> list[str]:
    """Return in what words each statement of a text is told; "" for one that is told in none."""
    return [" ".join(text[span.start : span.end] for span in one.wording) for one in state(text)]


def test_a_sentence_is_told_as_it_stands(state: State) -> None:
    """Most claims need nothing done."""
    assert told(state, "The mill at Dorn burned down on Monday.") == ["The mill at Dorn burned down on Monday."]


def test_a_noun_or_a_wish_is_told_with_who_says_it(state: State) -> None:
    """“Not to be named” and “the theft” are no claims by themselves; that somebody asked or denied is one."""
    wish, denial = "The baker asked not to be named because he rents from the mill.", "Mara Lind denied the theft."

    assert told(state, wish)[0].startswith("The baker asked not to be named")
    assert [one.rstrip(".") for one in told(state, denial)] == ["Mara Lind denied the theft"]


def test_what_is_left_around_an_attribution_is_told_with_what_it_lacks(state: State) -> None:
    """“His version matches that of” ends where a reader asks: of whom?"""
    text = "His version matches that of a night guard at the mill who told the Courier that the door had been open."

    assert any(one.startswith("His version matches that of a night guard at the mill") for one in told(state, text))
    assert not any(one.rstrip(".").endswith(" of") for one in told(state, text))


def test_a_remark_in_passing_is_told_without_its_pronoun(state: State) -> None:
    """“Mara Lind, who ran the mill” is a subject without its predicate."""
    found = told(state, "The market was shut, and Mara Lind, who runs the mill on the quay, had gone home at noon.")

    assert "Mara Lind runs the mill on the quay" in found


def test_a_noun_with_its_relative_clause_is_not_run_into_the_main_clause(state: State) -> None:
    """“Mara Lind resigned, sold the mill” would be put into the article's mouth."""
    text = "Mara Lind, who resigned, sold the mill at Dorn to her brother."

    assert told(state, text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "DORN, March 4 (Tidewire) -",
        "Please write to the editor at the mill.",
        "Don't throw that away.",
        "Mara Lind's account of the mill fire",
        "The flooded mill, the broken bridge, the empty market.",
        "Well, it was bound to happen.",
    ],
)
def test_what_is_no_statement_of_the_outlet_is_told_in_no_words(state: State, text: str) -> None:
    """A dateline, a request, a title without a verb and a sigh put nothing forward that can be checked."""
    assert not any(told(state, text))


def test_a_question_of_a_speaker_is_told_in_no_words(state: State) -> None:
    """Who asks puts nothing forward."""
    assert not any(told(state, "Mara Lind asked: “Who left the door of the mill open?”"))


def test_what_somebody_says_without_a_verb_is_told_with_who_says_it(state: State) -> None:
    """“No survivors” on the coast guard’s word is a claim, and it would have no place at all."""
    text = "According to the coast guard, no survivors."

    assert told(state, text) == [text]


def test_what_a_speaker_asks_for_is_told_in_no_words(state: State) -> None:
    """“Don’t touch that” has no verb in a tense either, and puts nothing forward."""
    text = '"Best day since the fair," Mr Lind said. "Don\'t touch that."'

    assert "Don't touch that" not in [one.strip('".') for one in told(state, text)]


def test_half_a_sentence_is_no_whole_because_of_the_verb_of_saying(state: State) -> None:
    """“The captain, police said” says nothing of the captain."""
    found = told(state, "The captain, police said, was drunk.")

    assert "The captain, police said, was drunk" in [one.rstrip(".") for one in found]
    assert "The captain, police said" not in found


def test_what_is_too_long_to_be_a_sentence_is_told_as_it_stands(parse: Parse) -> None:
    """A list without end must not take time without end."""
    text = "The crew took " + ", ".join(f"the rope of pier {number}" for number in range(200)) + " and"
    _, tree = parse(text)
    all_of_it = Span(start=0, end=len(text))

    assert told_in(tree, (all_of_it,), ()) == (all_of_it,)


def test_a_short_answer_is_told_with_its_question(state: State) -> None:
    """“The Dorn Line.” says nothing; after “Who owned her?” it names the owner."""
    assert told(state, "And who owned the barge? The Dorn Line of Castle Street.") == [
        "And who owned the barge? The Dorn Line of Castle Street."
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Two held over mill fire",
        "Mill to close in May",
        "Mill owner denies theft",
        "Barge sinks at Dorn quay",
        "Lindgate readies loan for Dorn mill",
    ],
)
def test_a_headline_with_a_predicate_is_told(parse: Parse, title: str) -> None:
    """Headlines leave out helping verbs; what they say is said all the same."""
    _, tree = parse(f"{title}\n\nThe barge sank at noon.")
    all_of_it = Span(start=0, end=len(title))

    assert told_in(tree, (all_of_it,), (), is_heading=True) == (all_of_it,)


def test_words_that_only_join_are_left_out_at_the_ends(parse: Parse) -> None:
    """“The mill burned down, and because.” was cut out badly."""
    text = "The mill at Dorn burned down, and because the pump was broken nobody could help."
    _, tree = parse(text)
    cut = Span(start=0, end=text.index(" the pump"))

    assert [text[span.start : span.end] for span in told_in(tree, (cut,), ())] == ["The mill at Dorn burned down"]


def test_where_no_grammar_was_read_the_content_is_told(parse: Parse) -> None:
    """In other languages there is no telling what a sentence is, and nothing is to be lost."""
    text = "Die Mühle brennt"
    article, tree = parse(text)
    count = len(tree.tokens.pos)
    bare = replace(tree, tokens=replace(tree.tokens, pos=("X",) * count))
    content = (Span(start=0, end=len(article.text)),)

    assert told_in(bare, content, ()) == content


def test_one_sentence_is_told_once(state: State) -> None:
    """Two attributed nouns in one sentence would stand in the list of claims as the same words twice."""
    found = [one for one in told(state, "Mara Lind denied the theft and admitted the fire.") if one]

    assert len({one.rstrip(".") for one in found}) == len(found)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_told_lies_in_the_text_whatever_is_asked_for(parse: Parse, data: st.DataObject) -> None:
    """A reader is led to the words: they are sorted, apart and inside the text."""
    _, tree = parse(TEXT)
    place = st.tuples(st.integers(0, len(TEXT) - 12), st.integers(10, 90)).map(
        lambda pair: Span(start=pair[0], end=min(len(TEXT), sum(pair)))
    )
    content = data.draw(place)
    if not tree.inside(content.start, content.end):
        return
    found = told_in(tree, (content,), data.draw(st.lists(place, max_size=2)), is_heading=data.draw(st.booleans()))

    assert all(0 <= span.start < span.end <= len(TEXT) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
