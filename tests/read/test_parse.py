"""The shortcuts of the parse say what the whole model says."""

import pytest

from headwater.model.text import Span
from headwater.read.parse import Parser, parse

Columns = list[tuple[int, str, str, str]]


def ours(parser: Parser, text: str) -> Columns:
    """Return start, lemma, part of speech and tag of each token, as reading gives them."""
    tokens, _ = parse(parser, text, (Span(start=0, end=len(text)),))
    return list(zip(tokens.starts, tokens.lemmas, tokens.pos, tokens.tags, strict=True))


def whole(parser: Parser, text: str) -> Columns:
    """Return the same as the model with all its parts gives it."""
    doc = parser.language(text)
    for name in ("attribute_ruler", "lemmatizer"):
        doc = parser.language.get_pipe(name)(doc)
    return [(token.idx, token.lemma_, token.pos_, token.tag_) for token in doc if not token.is_space]


@pytest.mark.parametrize(
    "text",
    [
        "The mills were closed and nobody had seen the owners leaving.",
        "Let's go, they're gonna ask who's there, and y'all gotta stay.",
        "There's a mill. There are two, and it ain't ours.",
        "He  left   the better, older house; she'd said it'd fall.",
        "What is that?  Them men, one of 'em said, was theirs not hers.",
    ],
)
def test_words_get_the_lemma_and_part_of_speech_that_the_whole_model_gives(parser: Parser, text: str) -> None:
    """What is kept of a word met before must not differ from what it would get here."""
    assert ours(parser, text) == whole(parser, text) == ours(parser, text)


def test_a_word_begun_by_another_is_told_in_its_place(parser: Parser) -> None:
    """Some rules of the model look at two words; a word kept from elsewhere would hide that."""
    text = "Let's go."

    ours(parser, "It is Pell's.")

    assert ours(parser, text) == whole(parser, text)


def test_white_space_is_no_token_and_no_head(parser: Parser) -> None:
    """A head that is left out would point to a wrong word."""
    text = "  He  said   so .  "

    tokens, _ = parse(parser, text, (Span(start=0, end=len(text)),))

    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == ["He", "said", "so", "."]
    assert [tokens.heads[index] for index in (0, 2, 3)] == [1, 1, 1]


def test_a_mark_without_its_space_is_a_token_of_its_own(parser: Parser) -> None:
    """Damaged pages lose the space; "rotten,”she" is nobody."""
    text = "Nora Pell said that it was shut.“It is rotten,”she said."

    tokens, _ = parse(parser, text, (Span(start=0, end=len(text)),))

    assert {"she", "It", "rotten"} <= {text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)}
