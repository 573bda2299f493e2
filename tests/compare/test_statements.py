"""Statements: what an article puts forward, on whose word, and where."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.compare.grammar import Grammar
from headwater.compare.statements import statements
from headwater.model.attribution import Attribution
from headwater.model.links import Statement
from headwater.model.text import Article, Span
from headwater.read.parse import Parser
from headwater.read.readings import reading

State = Callable[[str], tuple[Statement, ...]]
TEXT = "The bridge is shut. Ada Roe said the ferry would run all night, and that it was free. Nobody asked her why."


def contents(text: str, found: tuple[Statement, ...]) -> list[str]:
    """Return what each statement puts forward, pieces joined by a slash."""
    return ["/".join(text[s.start : s.end] for s in one.content) for one in found]


def test_own_sentences_and_attributed_contents_are_statements(state: State) -> None:
    """What the outlet says itself and what it reports somebody saying must not be mixed up."""
    text = "The bridge at Tallow is shut. Ada Roe said the ferry would run all night."
    own, said = state(text)

    assert (own.text, own.attribution_id) == ("The bridge at Tallow is shut.", None)
    assert said.attribution_id
    assert said.text == "Ada Roe said the ferry would run all night."
    assert contents(text, (said,)) == ["the ferry would run all night"]


def test_a_sentence_that_joins_two_propositions_is_two_statements(state: State) -> None:
    """Each can travel on alone: another outlet may take up the one and not the other."""
    text = "Ada Roe said that the ferry would run all night and that the bus to Marne was cancelled."

    assert [c.removeprefix("that ") for c in contents(text, state(text))] == [
        "the ferry would run all night",
        "the bus to Marne was cancelled",
    ]


def test_a_long_quotation_is_cut_into_sentences(state: State) -> None:
    """A claim is a sentence or less, however long somebody went on."""
    found = state("“The ferry ran all night. The bus to Marne was cancelled. We sold out of soup,” Ada Roe said.")

    assert len(found) == 3
    assert len({one.attribution_id for one in found}) == 1


def test_a_remark_in_passing_is_a_statement(state: State) -> None:
    """A figure in a relative clause behind a comma is put forward as much as the main clause."""
    text = "The old tower, which is worth 40,000 crowns, burned down on Monday."
    found = contents(text, state(text))

    assert "The old tower, which is worth 40,000 crowns" in found
    assert any("burned down on Monday" in content and "crowns" not in content for content in found)


def test_a_bare_figure_is_stated_by_its_whole_sentence(state: State) -> None:
    """“The 23” by itself would be the same claim as any other 23."""
    text = "The toll at Tallow is higher than the 23 given by county clerks on the day of the fire."
    found = state(text)

    assert [(one.text, one.attribution_id is not None) for one in found] == [(text, True)]


def test_questions_and_fragments_state_nothing(state: State) -> None:
    """A question puts nothing forward, and a greeting neither."""
    assert state("Who shut the bridge at Tallow?\n\nGood morning!") == ()


def test_refusing_to_speak_is_a_stance(state: State) -> None:
    """To refuse to discuss a thing is no denial: the reader is told that comment was declined."""
    refused, unreached = state("Ada Roe would not discuss the alarm. Nobody at the company answered the telephone.")

    assert refused.stance == "declines_comment"
    assert unreached.stance == "asserts"


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_statements_lie_in_the_text_whatever_the_attributions(
    parse: Callable[[str], tuple[Article, Grammar]], parser: Parser, data: st.DataObject
) -> None:
    """Attributions may nest, cross and overlap: statements stay inside the text, sorted, each with content and its own id."""
    article, tree = parse(TEXT)
    read = reading(article, parser)
    spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)).map(
        lambda pair: Span(start=pair[0], end=min(len(TEXT), pair[0] + pair[1]))
    )
    said = [
        Attribution(
            id=f"a{n}", article_id=article.id, sources=(), cues=(), contents=(data.draw(spans),), kind="indirect",
            act="speech", stance="asserts", hedged=False, parent=data.draw(st.sampled_from([None, "a0"])) if n else None,
            speaker=None, sourcing="unsourced", confidence=1.0, evidence=(),
        )
        for n in range(data.draw(st.integers(0, 3)))
    ]  # fmt: skip
    found = statements(article, read, tree, said)

    assert list(found) == sorted(found, key=lambda s: (s.start, s.end, s.id))
    assert len({s.id for s in found}) == len(found)
    for one in found:
        assert 0 <= one.start < one.end <= len(TEXT)
        assert one.text == TEXT[one.start : one.end]
        assert one.content
        assert all(0 <= s.start < s.end <= len(TEXT) for s in one.content)
