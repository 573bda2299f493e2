"""Captures to articles: what holds for any bytes, and what is read from common kinds of files."""

import unicodedata
from contextlib import suppress
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import HeadwaterError, NotAnArticle, UnreadableFile
from headwater.ingest.articles import _running, article
from headwater.model.identity import digest
from headwater.model.text import Article, Capture

_PROSE = (
    "The mayor of Tarn said on Monday that the bridge would stay shut until the spring, since two of its cables had frayed.\n\n"
    '"We shall not open it for anybody," she told the Beacon, and went back to her soup, which the council had paid for.\n\n'
    "Nobody was hurt when a hanger snapped last week."
)


def made(body: str | bytes, path: str = "pile/item.txt", media_type: str = "text/plain") -> Article:
    """Return the article made of `body`."""
    data = body.encode() if isinstance(body, str) else body
    return article(Capture(id=digest(data), path=path, media_type=media_type, body=data))


def furniture(item: Article) -> list[str]:
    """Return the stretches of the text that are no prose."""
    return [item.text[span.start : span.end] for span in item.furniture]


_BYTES = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=400).map(str.encode),
    st.lists(
        st.sampled_from(
            ["<p>", "</div>", "<h1>", "A word.", "\n", "By Ann Lee", "4 May 2024", "&nbsp;", "é", "<script>", "{"]
        ),
        max_size=40,
    )
    .map(" ".join)
    .map(str.encode),
)


@settings(max_examples=150, deadline=None)
@given(_BYTES, st.sampled_from(["text/plain", "text/markdown", "text/html"]))
def test_any_bytes_give_a_sound_article_or_a_clear_error(body: bytes, media_type: str) -> None:
    """A broken file must never stop a run, nor put a span outside its text."""
    try:
        item = made(body, media_type=media_type)
    except HeadwaterError:
        return

    assert unicodedata.is_normalized("NFC", item.text)
    assert list(item.furniture) == sorted(item.furniture)
    assert all(0 <= span.start < span.end <= len(item.text) for span in item.furniture)
    assert all(left.end <= right.start for left, right in pairwise(item.furniture))
    assert (item.title is None) == (item.title_span is None)
    if item.title_span:
        assert item.text[item.title_span.start : item.title_span.end] == item.title
    assert all(item.text[c.span.start : c.span.end] == c.text for c in item.credits if c.span)


@pytest.mark.parametrize("name", ["Northern Press Agency", "KTRV 6 News"])
def test_a_name_of_the_press_is_no_role_and_no_date(name: str) -> None:
    """Lines below bylines end in "Press Agency" too, and "6 News" looks like a day: the outlet was lost."""
    item = made(f"Bridge shut until spring\n{name}\nPosted March 4, 2024\n\n{_PROSE}")

    assert item.outlet == name


def test_a_full_header_is_told_apart() -> None:
    """Order, credit and self-citation rest on these four lines."""
    item = made(f"TARN BEACON\nMonday 4 March 2024\nBridge shut until spring\nBy Olga Penn, roads reporter\n\n{_PROSE}")

    assert item.outlet == "Tarn Beacon"
    assert item.title == "Bridge shut until spring"
    assert item.bylines == ("Olga Penn",)
    assert item.published is not None
    assert (item.published.earliest.day, item.published.read_from) == (4, "header line")
    assert furniture(item) == ["TARN BEACON", "Monday 4 March 2024", "By Olga Penn, roads reporter"]
    assert item.text.startswith("Bridge shut until spring\n\nTARN BEACON")


def test_the_headline_may_come_before_the_masthead() -> None:
    """Files are saved in any order; the text starts with the title all the same."""
    item = made(f"Bridge shut until spring\nThe Tarn Beacon\n4 March 2024\n\n{_PROSE}")

    assert (item.title, item.outlet) == ("Bridge shut until spring", "The Tarn Beacon")


def test_an_outlet_that_names_itself_needs_no_press_word() -> None:
    """Many outlets are called like nothing else."""
    body = _PROSE.replace("the Beacon", "Long Meadow")
    item = made(f"LONG MEADOW\n4 March 2024\n\nBridge shut until spring\n\n{body}")

    assert (item.title, item.outlet) == ("Bridge shut until spring", "Long Meadow")


def test_a_text_without_a_header_stays_whole() -> None:
    """Prose that is taken for a header would be lost to every later stage."""
    item = made(_PROSE)

    assert item.text == _PROSE
    assert (item.title, item.outlet, item.published, item.furniture) == (None, None, None, ())


def test_wire_copy_credits_its_agency() -> None:
    """A shared agency is one origin and not many."""
    item = made(f"Bridge shut until spring\n\nTARN, March 4 (Mornwire) - {_PROSE}")

    assert (item.agency, item.dateline) == ("Mornwire", "TARN")
    assert [(credit.kind, credit.name, credit.text) for credit in item.credits] == [
        ("dateline", "Mornwire", "(Mornwire)")
    ]


def test_a_notice_of_first_publication_is_a_credit() -> None:
    """A republished text rests on what its original rests on."""
    item = made(
        f"Bridge shut until spring\n\n{_PROSE}\n\nBy Olga Penn\nThis article was originally published by The Tarn Beacon"
    )

    assert [credit.name for credit in item.credits] == ["The Tarn Beacon"]
    assert item.bylines == ("Olga Penn",)
    assert furniture(item) == ["By Olga Penn", "This article was originally published by The Tarn Beacon"]


def test_unnamed_agencies_are_credited_without_a_name() -> None:
    """The mark says that the text is not the outlet's own, though not whose it is."""
    item = made(f"Tarn Beacon\nBridge shut until spring\nFrom staff and agencies\n4 March 2024\n\n{_PROSE}")

    assert [(credit.kind, credit.name) for credit in item.credits] == [("byline", None)]
    assert (item.agency, item.bylines) == (None, ())


def test_a_header_in_another_script_does_not_make_the_language() -> None:
    """Sites with a Persian banner republish English articles."""
    item = made(f"آزاد افغانستان\n\nBridge shut until spring\n\n{_PROSE}\n\nJUL 2, 2024")

    assert item.language == "en"
    assert item.title == "Bridge shut until spring"
    assert item.published is not None
    assert item.published.earliest.date().isoformat() == "2024-07-02"


def test_a_french_article_is_french() -> None:
    """Later stages read English grammar only and must know when not to."""
    item = made(
        "Le maire de la ville a déclaré lundi que le pont resterait fermé jusqu'au printemps, car deux câbles sont usés."
    )

    assert item.language == "fr"


def test_the_same_capture_under_two_paths_is_two_articles() -> None:
    """Two outlets may run the same bytes."""
    left, right = made(_PROSE, "a.txt"), made(_PROSE, "b.txt")

    assert left.id != right.id
    assert left.capture_id == right.capture_id


def test_markdown_marks_go_and_words_stay() -> None:
    """Notes and newsletters are kept in Markdown."""
    item = made(
        f"---\ntitle: Bridge shut\ndate: 2024-03-04\n---\n\nThe **mayor** of [Tarn](http://x.invalid) spoke.\n\n{_PROSE}",
        media_type="text/markdown",
    )

    assert item.title == "Bridge shut"
    assert "The mayor of Tarn spoke." in item.text
    assert item.published is not None


@pytest.mark.parametrize("body", ["   \n\n", "12\n\n13", "<html></html>"])
def test_no_words_make_no_article(body: str) -> None:
    """An empty article would be counted as one."""
    with pytest.raises(NotAnArticle):
        made(body, media_type="text/html" if body.startswith("<") else "text/plain")


def test_binary_data_are_refused() -> None:
    """Noise would match other noise."""
    with pytest.raises(UnreadableFile):
        made(bytes(range(256)) * 20)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_charsets_are_told(charset: str) -> None:
    """Old files are in old charsets."""
    item = made(f"Café owner “furious” about bridge\n\n{_PROSE}".encode(charset))

    assert item.title == "Café owner “furious” about bridge"


@pytest.mark.parametrize("unit", ["(", "A.", "A ", "a-\n", "By ", "12\n\n", "[a](", "<b>", "- ", '"', "© A"])
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
def test_hostile_repetition_takes_no_time(unit: str, media_type: str) -> None:
    """No pattern may run away on a text made to make it."""
    started = perf_counter()
    for size in (280, 20_000):
        with suppress(HeadwaterError):
            made(unit * (size // len(unit)), media_type=media_type)

    assert perf_counter() - started < 10


def test_the_heads_of_pages_tell_paper_and_day() -> None:
    """A newspaper's page says above the columns what it is a page of; that is no part of the text."""
    facts = _running(("The Harbour Courier – 4 March 2024 – 7", "Shipping"), None)

    assert facts.outlet == "The Harbour Courier"
    assert facts.published
    assert facts.published.earliest.date().isoformat() == "2024-03-04"
