"""What people are told of two articles."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from headwater.present.beside import plain_view
from headwater.present.comparison import Comparison, comparison
from headwater.present.side_by_side import side_by_side
from present import make
from present.pairs import LEFT, RIGHT, link, pair, passage, statement

HARMLESS = st.text(st.sampled_from("ab .\n\x1b\x07\u202e\u2066[-]{+}\x9b"), max_size=60)


def shown(found: Comparison, *, everything: bool = False) -> str:
    """Return what is shown, on one line."""
    return " ".join(plain_view(side_by_side(found, everything=everything)).split())


def test_the_whole_is_said_in_a_sentence_with_numbers() -> None:
    """Who reads one line only has the answer."""
    assert (
        "16 of 39 words of A stand in B in the same words, and 16 of 36 words of B in A. "
        "1 passage and 1 quotation are shared; 3 claims in common, 1 of them contradicted."
    ) in shown(pair())


def test_passages_are_shown_with_places_and_differences() -> None:
    """Prose is told from quotations, and each change is marked on its side."""
    text = shown(pair())

    assert (
        "1 prose, 11 words in common, differing in 1 place · A paragraph 1, place 32 · B paragraph 1, place 30" in text
    )
    assert "hospital after a [-tank exploded-]." in text
    assert "hospital after a {+leak+}." in text
    assert "2 quotation, 5 words in common, word for word · A paragraph 2, place 108 · B paragraph 2, place 116" in text


def test_contradictions_come_first_and_everything_has_reasons() -> None:
    """A reader sees what there is to decide, and why the tool thinks so."""
    text = shown(pair())

    assert text.index("Contradicted 1 they contradict each other, score 0.70") < text.index("The same claim 1")
    assert "for: they share telling words against: only one gives a number" in text
    assert "1 more claim is made in the shared passages alone (--all shows them)." in text
    assert "Only in A 1 statement (--all lists it) Only in B nothing" in text


def test_everything_is_shown_if_wanted() -> None:
    """What is left out for brevity can be had."""
    text = shown(pair(), everything=True)

    assert "Only in A 1 statement • paragraph 3, place 187 · in its own voice Tickets cost five crowns." in text
    assert "the same claim, score 1.00" in text


def test_a_long_stretch_that_is_the_same_is_cut() -> None:
    """A republished report of a thousand words is no thousand words to read again."""
    text = " ".join(f"Sentence number {number} stands here as it stood there." for number in range(20))
    one, other = make.article(text, path="a.txt"), make.article(text, path="b.txt")
    found = comparison(
        one,
        other,
        passages=(passage(text, text, sides=(one, other)),),
        statements=(),
        links=(),
        attributions=(),
    )

    assert "162 words more, the same in both" in shown(found)
    assert "number 7 stands" not in shown(found)
    assert "number 7 stands" in shown(found, everything=True)


def test_that_nothing_was_found_proves_nothing() -> None:
    """An empty answer is not taken for independence."""
    found = comparison(LEFT, RIGHT, passages=(), statements=(), links=(), attributions=())

    assert "No passage is shared; no claim in common. That nothing was found does not mean" in shown(found)


def test_a_claim_through_others_is_told_as_such() -> None:
    """Where no pair was weighed, no score is made up."""
    sound = statement(LEFT, "The town says that the pump was sound.")
    faulty = statement(RIGHT, "A letter says that the pump was faulty.")
    third = statement(make.article("The pump is fine.", path="c.txt"), "The pump is fine.")
    found = pair(links=(link(sound, third), link(third, faulty)))

    assert "the same claim by what other articles of the case say" in shown(replace(found, passages=()))


@given(HARMLESS, HARMLESS, HARMLESS)
def test_nothing_in_an_article_acts_or_passes_for_a_mark(title: str, left: str, right: str) -> None:
    """A hostile article cannot colour the screen, turn the text round or forge a difference."""
    one = make.article(f"a{left}b", path="l\x1b.txt", outlet=f"\x1b{title}", title=f"T{title}")
    other = make.article(f"a{right}b", path="r.txt")
    shared = passage(f"a{left}b", f"a{right}b", sides=(one, other)) if left.split() == right.split() else None
    found = comparison(
        one,
        other,
        passages=(shared,) if shared else (),
        statements=(statement(one, "a"),),
        links=(),
        attributions=(),
    )
    text = plain_view(side_by_side(found, everything=True))

    assert not set("\x1b\x07\u202e\u2066\x9b") & set(text)
    if not any(each.differences for each in found.passages):
        assert not [mark for mark in ("[-", "{+") if mark in text.split("Shared passages")[-1]]
