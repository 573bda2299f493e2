"""What an outlet puts on many articles: out where it speaks to readers, doubted where it states something."""

import json

from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.texts.repeated import Learned, Repeated, fingerprints, learned, merged, repeated
from headwater.model.text import Article, Span

_BACKGROUND = (
    "The war between Tarn and Skarn began in the spring of 2019, after the ferry had been sunk in the harbour."
)
_FOOTER = "Write to our newsroom at any hour of the day, and do not forget to name the town from which you write."
_ADDRESS = "Tarn Beacon Publishing Ltd, 4 Quay Street, Tarn"


def _article(number: int, *extra: str, outlet: str | None = "Tarn Beacon", url: str | None = None) -> Article:
    name = chr(97 + number)
    body = [
        f"The council of town {name * 3} said on Monday that bridge {name * 4} would be shut for good {part}."
        for part in ("at noon", "and for all", "whatever the mayor of the place might think of it")
    ]
    return _of("\n\n".join([f"Headline {name * 5}", *body, *extra]), outlet=outlet, url=url)


def _of(text: str, outlet: str | None = "Tarn Beacon", url: str | None = None) -> Article:
    return Article(
        id="a", capture_id="c", path="p", outlet=outlet, agency=None, title=None, title_span=None, bylines=(), dateline=None,
        credits=(), published=None, language="en", text=text, furniture=(), url=url,
    )  # fmt: skip


def _known(*articles: Article) -> Learned:
    return learned(map(fingerprints, articles))


def _texts(article: Article, spans: tuple[Span, ...]) -> list[str]:
    return [article.text[span.start : span.end] for span in spans]


def test_a_line_to_the_readers_in_three_texts_is_furniture_and_a_statement_is_doubted() -> None:
    """Outlets repeat what they want of the reader, and what he is to know."""
    pile = [_article(n, _BACKGROUND, _FOOTER) for n in range(3)]

    found = repeated(pile[0], _known(*pile))

    assert _texts(pile[0], found.furniture) == [_FOOTER]
    assert _texts(pile[0], tuple(doubt.span for doubt in found.doubts if doubt.span)) == [_BACKGROUND]


def test_what_stands_below_such_a_line_goes_with_it() -> None:
    """A footer is of several lines, not all of which speak to anybody."""
    below = "The paper was founded in 1871 by two brothers who had lost a ship, and it has come out on every day since."
    pile = [_article(n, _FOOTER, below, _ADDRESS) for n in range(3)]

    found = repeated(pile[0], _known(*pile))

    assert _texts(pile[0], found.furniture) == [_FOOTER, below, _ADDRESS]


def test_two_texts_are_not_enough() -> None:
    """Chance, or a follow-up, makes two."""
    pile = [_article(n, _FOOTER) for n in range(2)]

    assert repeated(pile[0], _known(*pile)) == Repeated(furniture=(), doubts=())


def test_copies_and_versions_of_one_text_count_once() -> None:
    """A pile is full of copies: their lines are repeated, and are the article."""
    pile = [_article(0, f"Version {'abcd'[n]} of it.", _FOOTER) for n in range(4)]

    assert repeated(pile[0], _known(*pile)) == Repeated(furniture=(), doubts=())


def test_outlets_are_told_apart_by_host_then_name() -> None:
    """What three outlets say is no line of one."""
    several = [_article(n, _FOOTER, outlet=f"Paper {n}") for n in range(3)]
    one = [_article(n, _FOOTER, outlet=None, url=f"https://www.tarn.example/{n}") for n in range(3)]

    assert repeated(several[0], _known(*several)).furniture == ()
    assert _texts(one[0], repeated(one[0], _known(*one)).furniture) == [_FOOTER]
    assert fingerprints(_article(0, outlet=None)).keys == ()


def test_a_line_that_says_who_said_it_is_never_furniture() -> None:
    """Attributions are what all this is for."""
    line = "Our editors were told by the mayor that you may sue us."
    pile = [_article(n, line) for n in range(3)]

    found = repeated(pile[0], _known(*pile))

    assert found.furniture == ()
    assert len(found.doubts) == 1


def test_what_was_learned_can_be_kept_and_put_together() -> None:
    """A pile is read in parts, by several processes, over days."""
    pile = [_article(n, _FOOTER) for n in range(4)]
    whole = _known(*pile)

    parts = json.loads(json.dumps(merged(_known(*pile[:2]), _known(*pile[2:]))))

    assert {key: len(texts) for key, texts in parts.items()} == {key: len(texts) for key, texts in whole.items()}
    assert repeated(pile[3], parts) == repeated(pile[3], whole)


@given(st.lists(st.text(alphabet="ab you.\n", max_size=80).map(_of), max_size=6))
def test_every_span_lies_in_its_text(pile: list[Article]) -> None:
    """Spans are sorted, disjoint, and letters are in each."""
    known = _known(*pile)

    for article in pile:
        found = repeated(article, known)
        spans = sorted([*found.furniture, *(doubt.span for doubt in found.doubts if doubt.span)])
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
        assert len({span.start for span in spans}) == len(spans)


def test_memory_is_bounded() -> None:
    """A million articles have twenty million lines."""
    lines = [f"line {'abcdefghij'[n % 10]} {n}" for n in range(50)]
    article = fingerprints(_article(0, *lines))

    assert len(article.keys) <= 120
