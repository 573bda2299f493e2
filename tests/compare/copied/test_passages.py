"""Copied passages: laws over made texts, and what counts as copied."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from compare.pages import page, unread
from headwater.compare.copied.passages import passages
from headwater.model.links import Passage
from headwater.model.text import Article, Quote, Span

VOCABULARY = [
    f"{a}{b}" for a in ("lar", "mon", "tek", "vis", "dor", "pel") for b in ("ano", "ike", "um", "est", "ola", "ut")
]

sentences = st.lists(st.sampled_from(VOCABULARY), min_size=0, max_size=40).map(" ".join)
pasted_texts = st.lists(st.sampled_from(VOCABULARY), min_size=16, max_size=40, unique=True).map(" ".join)

LEAD = (
    "The bridge at Tallow was closed on Friday after engineers found cracks as long as a man in two of its iron arches"
)
NEWS = "Cattle strayed over the line near the creamery, and the afternoon train waited there until a drover came with his dogs"


def between(*articles: Article, quotes: Mapping[str, tuple[Quote, ...]] | None = None) -> tuple[Passage, ...]:
    """Return the passages of articles that are not parsed."""
    return passages(articles, [unread(article, (quotes or {}).get(article.id, ())) for article in articles])


@given(pasted_texts, sentences, sentences, sentences, sentences)
def test_a_pasted_text_is_found_at_its_exact_place(pasted: str, a: str, b: str, c: str, d: str) -> None:
    """A reader is shown the stretch: it must begin and end with the shared words and hold all that was pasted."""
    left, right = page(f"{a} {pasted} {b}", "left"), page(f"{c}\n\n{pasted.upper()}! {d}", "right")
    at_left, at_right = left.text.index(pasted), right.text.index(pasted.upper())

    assert any(
        p.left_span.start <= at_left
        and p.left_span.end >= at_left + len(pasted)
        and p.right_span.start <= at_right
        and p.right_span.end >= at_right + len(pasted)
        for p in between(left, right)
    )


@given(pasted_texts)
def test_an_identical_text_is_covered_whole(text: str) -> None:
    """A republished article is one passage from its first word to its last."""
    (passage,) = between(page(text, "left"), page(text, "right"))

    assert passage.left_span == passage.right_span == Span(start=0, end=len(text))
    assert passage.word_count == len(text.split())
    assert passage.score == 1.0


@given(st.lists(st.tuples(sentences, pasted_texts), min_size=2, max_size=4))
def test_the_order_of_articles_changes_nothing(parts: list[tuple[str, str]]) -> None:
    """Links have no direction: the same pile in any order gives the same passages, left before right, inside the texts."""
    shared = parts[0][1]
    articles = [page(f"{own} {other} {shared} {own}", f"page {n}") for n, (own, other) in enumerate(parts)]
    found = between(*articles)

    assert found == between(*reversed(articles))
    assert all(p.left < p.right and 0 <= p.score <= 1 for p in found)
    text = {article.id: article.text for article in articles}
    assert all(0 <= p.left_span.start < p.left_span.end <= len(text[p.left]) for p in found)
    assert all(0 <= p.right_span.start < p.right_span.end <= len(text[p.right]) for p in found)


def test_marks_and_case_make_no_difference() -> None:
    """Outlets set quotation marks, dashes and capitals their own way, and it is still the same text."""
    changed = LEAD.replace("The bridge", "“THE BRIDGE”").replace(" on Friday", " — on Friday —")

    assert [p.word_count for p in between(page(LEAD, "a"), page(changed, "b"))] == [23]


def test_a_small_edit_does_not_end_a_passage() -> None:
    """A sub-editor's changed word leaves one passage with the edit inside, and its score says how alike the sides are."""
    edited = LEAD.replace("engineers found", "inspectors had found")
    (passage,) = between(page(LEAD, "a"), page(edited, "b"))

    assert passage.left_span == Span(start=0, end=len(LEAD))
    assert passage.word_count == 22
    assert 0.9 < passage.score < 1
    assert "2 runs" in passage.evidence[0]


def test_a_moved_paragraph_stays_a_passage_of_its_own() -> None:
    """Copied paragraphs in another order are two passages, each with its place."""
    found = between(page(f"{LEAD}.\n\n{NEWS}.", "a"), page(f"{NEWS}.\n\n{LEAD}.", "b"))

    assert sorted(p.word_count for p in found) == [21, 23]


def test_a_stock_phrase_is_not_copied() -> None:
    """Any two reporters write that somebody did not respond to a request for comment."""
    phrase = "did not at once respond to a request for more on this from us"

    assert between(page(f"Mayor Ohl {phrase}.", "a"), page(f"The Tallow Line {phrase}.", "b")) == ()


def test_words_quoted_on_both_sides_are_a_quotation() -> None:
    """Two outlets that quote one speech have not copied each other."""
    said = f"“{LEAD}”"
    left, right = page(f"He said: {said}", "a"), page(f"{said} the mayor told a meeting", "b")
    quotes = {
        a.id: (Quote(start=a.text.index("“"), end=a.text.index("”") + 1, depth=0, closed=True),) for a in (left, right)
    }
    (passage,) = between(left, right, quotes=quotes)
    (unquoted,) = between(left, right, quotes={"a": quotes["a"]})

    assert passage.kind == "quotation"
    assert unquoted.kind == "copied"


def test_furniture_is_not_compared() -> None:
    """A notice that ingest set aside says nothing about copying."""
    left = page(LEAD, "a", furniture=(Span(start=0, end=len(LEAD)),))

    assert between(left, page(LEAD, "b")) == ()


def test_a_very_common_text_is_compared_with_a_few() -> None:
    """One text in n articles must not cost n times n passages, and none may be left without one."""
    articles = [page(LEAD, f"page {number:03}") for number in range(120)]
    found = between(*articles)

    assert len(found) < 120 * 10
    assert {p.left for p in found} | {p.right for p in found} == {a.id for a in articles}
