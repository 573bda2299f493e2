"""Whole readings: what is always true of them, in any language and for any text."""

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.model.text import Reading, Span

Read = Callable[..., Reading]
TEXTS = st.lists(
    st.sampled_from(
        [
            "“We waited,” said Ada Pell, the harbour master.",
            "Q: Who told you?",
            "Pell: ",
            "**Tomas Redl:** No!",
            "He said:\n\n> A line.\n> Another",
            "— Ada Pell, engineer",
            "\n\n",
            "\n",
            " ",
            "''",
            "»",
            "The U.S. report (HSB) of 4 March",
            "al-Mansur of the",
            "Ünïcode ۱ \u200b text.",
        ]
    )
    | st.text(max_size=20),
    max_size=12,
).map("".join)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS, language=st.sampled_from(["en", "fr"]))
def test_every_span_is_sorted_and_inside_the_text(read: Read, text: str, language: str) -> None:
    """Every later stage slices the text by these spans."""
    result = read(text, language=language)

    for spans in (result.blocks, result.sentences, result.mentions, result.quotes):
        places = [(span.start, span.end) for span in spans]
        assert [start for start, _ in places] == sorted(start for start, _ in places)
        assert all(0 <= start < end <= len(text) for start, end in places)
    tokens = result.tokens
    assert list(tokens.starts) == sorted(tokens.starts)
    assert all(0 <= head < len(tokens) for head in tokens.heads)
    assert all(a.end <= b.start for a, b in zip(result.sentences, result.sentences[1:], strict=False))
    assert all(a.end <= b.start for a, b in zip(result.blocks, result.blocks[1:], strict=False))


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS)
def test_sentences_tile_the_prose(read: Read, text: str) -> None:
    """A word of prose outside every sentence could never be attributed to anybody."""
    result = read(text)
    covered = {place for sentence in result.sentences for place in range(sentence.start, sentence.end)}

    for block in result.blocks:
        if block.kind != "furniture":
            missing = [i for i in range(block.start, block.end) if not text[i].isspace() and i not in covered]
            assert not [i for i in missing if text[i].isalnum()]


def test_a_second_reading_is_the_same(read: Read) -> None:
    """The store keeps readings by digest."""
    text = "Mr Thole denied it. “No,” he said.\n\nThe company, Thole Ltd, agreed with Cassius Thole."

    assert read(text) == read(text)


def test_another_language_gets_blocks_quotes_and_bare_words(read: Read) -> None:
    """What is not read is said to be not read, and turns can still be told."""
    text = "Question : « Qui ? »\n\nLe maire a dit « non ». Il est parti."

    result = read(text, language="fr")

    assert not result.attempted
    assert [text[quote.start : quote.end] for quote in result.quotes] == ["« Qui ? »", "« non »"]
    assert set(result.tokens.pos) == {"X"}
    assert result.tokens.heads == tuple(range(len(result.tokens)))
    assert [text[s.start : s.end] for s in result.sentences] == [
        "Question : « Qui ? »",
        "Le maire a dit « non ».",
        "Il est parti.",
    ]


def test_known_furniture_is_not_read(read: Read) -> None:
    """Header lines say nothing of the story."""
    text = "The Orrin Herald 4 March\nThe mill closed."

    result = read(text, furniture=(Span(start=0, end=24),))

    assert [block.kind for block in result.blocks] == ["furniture", "paragraph"]
    assert [text[s.start : s.end] for s in result.sentences] == ["The mill closed."]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 200_000,
        "a" * 100_000,
        " " * 200_000,
        "." * 200_000,
        "Mr " * 20_000,
        "A: b.\n" * 4_000,
        "a-" * 90_000,
        "1," * 90_000,
    ],
)
def test_odd_text_is_read_in_bounded_time(read: Read, text: str) -> None:
    """Untrusted text must not stop a run."""
    begun = time.process_time()

    read(text, language="xx")

    assert time.process_time() - begun < 5


def test_many_names_are_resolved_in_bounded_time(read: Read) -> None:
    """A list of members is an article too."""
    text = " ".join(
        f"Ada{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} Pell{chr(97 + i // 676)} spoke." for i in range(2_000)
    )
    begun = time.process_time()

    read(text)

    assert time.process_time() - begun < 20
