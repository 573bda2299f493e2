"""The matcher: one statement means one thing, whatever else is read, and nothing it is given makes it fail or wait."""

from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.pages import page, unread
from headwater.compare import matcher
from headwater.compare.matcher import MOST_PIECES, WIDTH, Meanings, likeness, load_matcher, meanings, pieces_of, window
from headwater.errors import DamagedInstallation
from headwater.model.links import Statement
from headwater.model.text import Article, Reading, Span
from headwater.network.models import load_network, open_network

SAID = (
    "A fire in a barn at Marne killed a dozen horses.",
    "Twelve horses died when a barn burned at Marne.",
    "The mayor of Tallow opened the new library on Friday.",
)
BIG = 5_000_000


def told(text: str, *stretches: tuple[int, int]) -> tuple[Article, Reading, list[Statement]]:
    """Return an article of one sentence for each of `stretches`, its reading, and what each states."""
    article = page(text)
    sentences = tuple(Span(start=start, end=end) for start, end in stretches)
    return (
        article,
        replace(unread(article), sentences=sentences, attempted=True),
        [stated(start, end) for start, end in stretches],
    )


def stated(start: int, end: int, *content: Span) -> Statement:
    """Return the statement of a stretch, or of `content` in it."""
    return Statement(
        id=f"{start}-{end}",
        article_id="page",
        start=start,
        end=end,
        content=content or (Span(start=start, end=end),),
        wording=content or (Span(start=start, end=end),),
        text="",
        attribution_id=None,
        stance="asserts",
        hedged=False,
    )


def rows(*texts: str) -> Meanings:
    """Return what texts mean, each read with the one before it."""
    places, start = [], 0
    for text in texts:
        places.append((start, start + len(text)))
        start += len(text) + 1
    return meanings(*told(" ".join(texts), *places), load_matcher())


def test_one_claim_in_other_words_is_likelier_than_another_claim() -> None:
    """What the matcher is there for."""
    found = np.concatenate([rows(text) for text in SAID])

    assert likeness(found, 0, 1) > 2 * max(likeness(found, 0, 2), likeness(found, 1, 2))
    assert likeness(found, 0, 1) == likeness(found, 1, 0)


def test_a_statement_means_the_same_alone_or_among_others() -> None:
    """Adding an article to a case must not move what the others mean."""
    article, read, said = told(" ".join(SAID), (0, 48), (49, 96), (97, 150))
    together = meanings(article, read, said, load_matcher())

    alone = [meanings(article, read, [one], load_matcher())[0] for one in said]

    assert np.array_equal(together, np.array(alone))
    assert np.array_equal(together[::-1], meanings(article, read, said[::-1], load_matcher()))


@settings(max_examples=40)
@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_every_text_comes_to_whole_numbers(text: str, one: int, other: int) -> None:
    """Products of whole numbers are exact, so that no order of adding changes a likeness; control characters are no exception."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = meanings(*told(text, (start, end)), load_matcher())

    assert found.shape == (1, WIDTH)
    assert np.array_equal(found, np.rint(found))
    assert np.abs(found).max() <= 127
    assert 0 <= likeness(found, 0, 0) <= 1.1


def test_what_is_not_in_english_means_nothing_to_it() -> None:
    """It has learned English; elsewhere it does not guess."""
    article, read, said = told("Der Damm brach am Montag.", (0, 25))
    found = meanings(article, replace(read, attempted=False), said, load_matcher())

    assert not found.any()
    assert likeness(found, 0, 0) == 0


def test_no_statements_have_no_meanings() -> None:
    """An article that states nothing is no error."""
    assert meanings(*told("Why?"), load_matcher()).shape == (0, WIDTH)


def test_what_stands_right_before_is_read_too() -> None:
    """That it was closed is told of what the sentence before names."""
    _, read, said = told("The bridge at Tallow shook. It was closed.", (0, 27), (28, 42))

    assert window(read, said[1]) == Span(start=0, end=42)


def test_what_stands_far_before_is_not() -> None:
    """What a page of pictures away was said is no context."""
    text = f"The bridge at Tallow shook.{' ' * 300}It was closed."
    _, read, said = told(text, (0, 27), (327, len(text)))

    assert window(read, said[1]) == Span(start=327, end=len(text))


def test_only_the_content_is_marked_as_own() -> None:
    """Who says it, and what was said before, is read but is not what is meant."""
    text = "Ada Roe said the bridge is closed."
    vocabulary = load_matcher().vocabulary
    ids, own = pieces_of(text, Span(start=0, end=len(text)), [Span(start=13, end=33)], vocabulary)
    names = {number: piece for piece, number in vocabulary.pieces.items()}

    assert [names[number] for number, inside in zip(ids, own, strict=True) if inside] == [
        "the",
        "bridge",
        "is",
        "closed",
    ]


@pytest.mark.parametrize("before", [0, 40, 90, 120])
def test_the_content_of_a_long_window_is_kept(before: int) -> None:
    """Of what is too long, that is left out which stands around what is claimed."""
    text = f"{'well ' * before}the bridge is closed{' now' * 100}."
    content = Span(start=5 * before, end=5 * before + 20)
    ids, own = pieces_of(text, Span(start=0, end=len(text)), [content], load_matcher().vocabulary)

    assert (len(ids), sum(own)) == (MOST_PIECES + 2, 4)


def test_content_at_the_end_of_a_long_sentence_is_read() -> None:
    """A source that is introduced at length does not hide what it says."""
    text = f"Ada Roe, {'who came late, ' * 100}said the bridge is closed."
    _, read, _ = told(text, (0, len(text)))
    one = stated(0, len(text), Span(start=len(text) - 21, end=len(text) - 1))

    assert window(read, one).end >= len(text) - 1


def test_nothing_of_its_own_means_all_of_it() -> None:
    """A statement without a piece of its own, as one of a line break, is read as what stands there."""
    ids, own = pieces_of("the bridge", Span(start=0, end=10), [], load_matcher().vocabulary)

    assert own == (False, True, True, False)
    assert len(ids) == 4


@pytest.mark.parametrize("word", ["a", "a ", "\x00\x07", "\n", "\u0301", "\U0001f600"])
def test_a_sentence_of_megabytes_costs_no_more_than_its_window(word: str) -> None:
    """Whoever plants a page of one endless sentence stops nothing."""
    text = word * (BIG // len(word))
    found = meanings(*told(text, (0, len(text))), load_matcher())

    assert window(*told(text, (0, len(text)))[1:2], stated(0, len(text))).end <= 1000
    assert found.shape == (1, WIDTH)


@pytest.mark.parametrize("body", [b"", b"no model", b"\x08\x07" * 50])
def test_a_damaged_model_is_told(body: bytes) -> None:
    """Whoever's download broke must learn what to do, not see a stack of calls."""
    with pytest.raises(DamagedInstallation, match=r"matcher\.onnx"):
        open_network(body, matcher.MODEL)


def test_half_a_model_is_told() -> None:
    """The same where the file begins well."""
    body = files("headwater.compare").joinpath(matcher.MODEL).read_bytes()

    with pytest.raises(DamagedInstallation, match=r"matcher\.onnx"):
        open_network(body[: len(body) // 2], matcher.MODEL)


def test_a_model_of_something_else_is_told() -> None:
    """A network that does not tell what its reader needs is not taken at its word."""
    with pytest.raises(DamagedInstallation, match="something else"):
        load_network("headwater.compare", matcher.MODEL, frozenset({"roles"}))


def test_a_missing_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where the file was left out of a package."""
    monkeypatch.setattr(matcher, "MODEL", "away.onnx")

    with pytest.raises(DamagedInstallation, match=r"away\.onnx"):
        load_matcher.__wrapped__()
