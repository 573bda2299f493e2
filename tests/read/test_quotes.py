"""Quotation marks of every kind, facing every way."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model.text import Quote
from headwater.read.paragraphs import find_paragraphs
from headwater.read.quotes import find_quotes

SOUP = st.text(alphabet="“”‘’\"'«»„‚‹›` \n.,:aBs9-(", max_size=400)


def quotes_of(text: str) -> tuple[Quote, ...]:
    """Return the quotes of a text that is all prose."""
    return find_quotes(text, find_paragraphs(text, ()))


def quoted(text: str) -> list[str]:
    """Return what stands in quotation marks, marks included."""
    return [text[quote.start : quote.end] for quote in quotes_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We wait,” she said. “We always wait.”", ["“We wait,”", "“We always wait.”"]),
        ('"We wait," she said.', ['"We wait,"']),
        ("'We can't wait,' she said.", ["'We can't wait,'"]),
        ("‘We wait,’ she said.", ["‘We wait,’"]),
        ("« We wait », she said. «Yes.»", ["« We wait »", "«Yes.»"]),
        ("»We wait«, she said, »and wait.«", ["»We wait«", "»and wait.«"]),
        ("„We wait“, she said.", ["„We wait“"]),
        ("”We wait”, she said.", ["”We wait”"]),
        ("It was bought “in good faith“ by him.", ["“in good faith“"]),
        (
            "He told the agency, ” The boats left. They came back.” Later it rained.",
            ["” The boats left. They came back.”"],
        ),
        ('“We wait," she said.', ['“We wait,"']),
        ("``We wait,'' she said.", ["``We wait,''"]),
        ("彼女は「待つ」と言った。", ["「待つ」"]),
        ("「彼は『待て』と言った」", ["「彼は『待て』と言った」", "『待て』"]),
        ("他说：“等。”她说：“不。”", ["“等。”", "“不。”"]),
        ("Hän sanoi: ”Me odotamme.”", ["”Me odotamme.”"]),
    ],
)
def test_marks_of_every_kind_own_their_span(text: str, expected: list[str]) -> None:
    """Pages mix kinds and faces of marks; a lost quotation is a lost source."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' party met the boys' club.",
        "Give 'em the '90s back, 'cause it's time.",
        'She is 5\'6" tall and the pipe is 12" wide.',
        "Rock 'n' roll isn't dead, they're sayin' so.",
        "Quarnby's clock and James' watch, O'Hara's too.",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    """An apostrophe taken for a mark swallows half a page."""
    assert quoted(text) == []


def test_a_plural_possessive_does_not_close_a_quotation() -> None:
    """The mark looks the same; the word after it tells."""
    assert quoted("‘The boys’ club is shut,’ he said.") == ["‘The boys’ club is shut,’"]


def test_a_quotation_runs_on_over_paragraphs_that_open_again() -> None:
    """Papers leave each paragraph of a long quotation open but the last."""
    text = "He said: “It rained.\n\n“It rained more.\n\n“It stopped,” he said. “Then we left.”"

    assert quoted(text) == ["“It rained.\n\n“It rained more.\n\n“It stopped,”", "“Then we left.”"]


def test_single_marks_run_on_over_paragraphs_too() -> None:
    """British papers use single marks outside."""
    text = "He said: ‘It rained. She asked, “Why?”\n\n‘It rained more.’ Then they left."

    assert quoted(text) == ["‘It rained. She asked, “Why?”\n\n‘It rained more.’", "“Why?”"]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    """One missing mark must not turn the rest of the article into a quotation."""
    text = "“It rained, he said.\n\nThe boats stayed in."

    assert [(quote.end, quote.closed) for quote in quotes_of(text)] == [(20, False)]


def test_an_unclosed_mark_ends_where_the_next_opens() -> None:
    """The second quotation is whole; the first is known to be cut."""
    text = "“It rained, he said. “We stayed.” They did."

    assert [(text[q.start : q.end], q.closed) for q in quotes_of(text)] == [
        ("“It rained, he said.", False),
        ("“We stayed.”", True),
    ]


def test_quotations_nest_with_their_depth() -> None:
    """Who said it inside whose words is what chains are made of."""
    text = "‘She told me, “Say ‘yes’ and smile,”’ he said."

    assert [(text[q.start : q.end], q.depth) for q in quotes_of(text)] == [
        ("‘She told me, “Say ‘yes’ and smile,”’", 0),
        ("“Say ‘yes’ and smile,”", 1),
        ("‘yes’", 2),
    ]


@given(SOUP)
def test_quotes_are_sorted_inside_the_text_and_never_cross(text: str) -> None:
    """Later stages nest by containment, which crossing spans would break."""
    quotes = quotes_of(text)

    assert list(quotes) == sorted(quotes, key=lambda quote: (quote.start, -quote.end))
    assert all(0 <= quote.start < quote.end <= len(text) for quote in quotes)
    assert not any(a.start < b.start < a.end < b.end for a in quotes for b in quotes)
    assert [q.depth for q in quotes] == [sum(o.start <= q.start and q.end <= o.end for o in quotes) - 1 for q in quotes]


@pytest.mark.parametrize("mark", ['"', "'", "“", "“”", " 'a' '", '" a', "«"])
def test_a_line_of_marks_takes_no_time(mark: str) -> None:
    """Untrusted text must not stop the run."""
    text = mark * (200_000 // len(mark))
    begun = time.process_time()

    quotes_of(text)

    assert time.process_time() - begun < 2
