"""What is read from rich text, and what bad files come to."""

from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import HeadwaterError, NotAnArticle, TooMuchWork, UnreadableFile
from headwater.ingest.documents.richtext import written
from headwater.ingest.members import captured
from headwater.ingest.texts.pieces import Written

_SAMPLE = Path(__file__).parents[1] / "samples" / "quay.rtf"
_PROSE = "The board met on Monday and shut the quay."


def read(body: bytes) -> Written:
    """Return what is read from the bytes of a file."""
    return written(captured("notes.rtf", body, "application/rtf"))


def told(inner: str) -> tuple[str, ...]:
    """Return the paragraphs of a file with these groups and words in it."""
    return read(f"{{\\rtf1\\ansi {inner}}}".encode("latin-1")).paragraphs


def test_a_document_by_a_word_processor_is_read_whole() -> None:
    """People save articles from their browser into such files."""
    found = read(_SAMPLE.read_bytes())

    assert found.title == "Harbour board shuts the north quay"
    assert found.paragraphs == (
        "Harbour board shuts the north quay",
        "By Ilse Maren",
        "The Corran Courier, 14 March 2025",
        (
            "CORRAN — The harbour board has shut the north quay after divers found cracks in “two of the nine” piles, "
            "its chairman, Oskar Lindqvist, said on Friday."
        ),
        "Ferries leave from the south quay.",
        "Fishing boats must wait.",
        "Quay | Berths",
        "North | 9",
        "> We did not wait for it to fall, said Café owner Żaneta Öström.",
        "Repairs will take until May, the board told the Courier.",
        "The report is dated 2 March.",
    )
    assert found.pieces[1].part == "paragraph 2"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r"\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2 all", "Привет all"),
        (r"\ansicpg1252{\fonttbl{\f0 A;}{\f1\fnil\fcharset204 B;}}\f0 caf\'e9 {\f1 \'cf\'f0\'e8}", "café При"),
        (r"\ansicpg932 \'93\'fa\'96\'7b is", "日本 is"),
        (r"\mac caf\'8e", "café"),
        (r"\uc1 caf\u233? \u8212\'97 so", "café — so"),
        (r"\uc0 caf\u233 s \u-10179\u-8704 ", "cafés 😀"),
        (r"{\uc2 \u233\'e9\'e9}x", "éx"),
        (r"\lquote so\rquote\~\emdash\endash\_a\-b", "‘so’ —–-ab"),
        ("caf\xe9", "café"),
    ],
)
def test_letters_of_many_charsets_are_told(inner: str, text: str) -> None:
    """Each word processor writes them in its own way."""
    assert told(inner) == (text,)


def test_changes_count_as_accepted_and_hidden_text_is_left_out() -> None:
    """What an editor struck out, or hid, was never published."""
    inner = r"The board {\deleted may shut\par}{\revised has shut} the quay.{\v Secret.\v0  Seen.}\plain {\*\annotation Sure?}"

    assert told(inner) == ("The board has shut the quay. Seen.",)


def test_heads_and_feet_and_unknown_groups_are_left_out() -> None:
    """They stand on each page, or nobody knows what they are."""
    inner = rf"{{\header Page 1}}{{\*\unknown thing{{\b in}}}}{{\footer 3}}{_PROSE}\par{{\stylesheet{{\s1 Plain;}}}}"

    assert told(inner) == (_PROSE,)


def test_line_breaks_and_paragraphs_are_told_apart() -> None:
    """A line break is within a paragraph."""
    assert told("By Ilse\\line Corran\\par\r\n\\par The bo\r\nard met.\\\r\nThen.") == (
        "By Ilse\nCorran",
        "The board met.",
        "Then.",
    )


def test_boxes_and_notes_are_read() -> None:
    """A source is often named in a note."""
    box = r"{\shp{\*\shpinst\shpleft5{\sp{\sn a}{\sv b}}{\shptxt A box says so.\par}}{\shprslt old}}"
    note = r"{\footnote\chftn  The report is dated 2 March.}"

    assert told(rf"The board met{note} on {box}Monday.\par It shut the quay.") == (
        "The board met on Monday.",
        "A box says so.",
        "It shut the quay.",
        "The report is dated 2 March.",
    )


def test_tables_are_read_row_by_row() -> None:
    """Figures stand in tables."""
    inner = (
        r"Before.\par\trowd\pard\intbl Quay\cell Berths\cell\row\intbl North\cell 9\cell\row"
        r"\trowd\intbl One paragraph.\par Another.\cell Third.\cell\row\pard After."
    )

    assert told(inner) == ("Before.", "Quay | Berths", "North | 9", "One paragraph.", "Another.", "Third.", "After.")


def test_binary_data_are_skipped() -> None:
    """A picture may hold braces."""
    assert told(r"The {\pict\bin6 }}}}{\}board {\*\objdata\bin3 {{{}met.") == ("The board met.",)


def test_what_follows_the_document_is_left_out() -> None:
    """Mail programs append their own."""
    assert told(rf"{_PROSE}}}{{\par Advertisement") == (_PROSE,)


def test_a_link_gives_its_words() -> None:
    """A link's words are part of the sentence, its address is not."""
    link = r'{\field{\*\fldinst HYPERLINK "http://x.invalid/"}{\fldrslt the board}}'

    assert told(rf"On Monday {link} met.") == ("On Monday the board met.",)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", UnreadableFile),
        (b"plain text", UnreadableFile),
        (b"{\\rtf1", NotAnArticle),
        (b"{\\rtf1 \x00\x00}", NotAnArticle),
        (b"{\\rtf1" + b"{" * 100_000, TooMuchWork),
        (b"{\\rtf1" + b"}" * 100_000, NotAnArticle),
    ],
)
def test_damaged_files_are_refused(body: bytes, error: type[HeadwaterError]) -> None:
    """No bad file may stop a run."""
    with pytest.raises(error):
        read(body)


@pytest.mark.parametrize(
    "unit",
    ["{", "\\f1", "{\\fonttbl\\f1", "{\\field{\\*\\fldinst{", "\\pict\\bin", "\\bin99999999 ", "\\u99999999 ", "\\'", "\\uc-5\\u",
     "\\cell", "{\\footnote "],
)  # fmt: skip
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    """No pattern may run away on a file made to make it."""
    started = process_time()

    with suppress(TooMuchWork):
        told(f"{_PROSE} " + unit * (100_000 // len(unit)))

    assert process_time() - started < 5


@settings(deadline=None)
@given(st.text(st.sampled_from("{}\\*'abcfuv019 \n?"), max_size=60))
def test_no_words_raise_anything_of_the_library(inner: str) -> None:
    """A reader of a pile must be told, whatever is in it."""
    try:
        found = told(f"{_PROSE} {inner}")
    except HeadwaterError:
        return

    assert found


def test_what_a_group_changes_ends_with_it() -> None:
    """Fonts and ways of writing letters hold in their group alone, however long the text."""
    fonts = r"{\fonttbl{\f0 A;}{\f1\fnil\fcharset204 B;}}"
    line = r"{\f1 \'cf{\uc2 \u233\'e9\'e9}\'f0} caf\'e9 \u233?!\par "

    assert told(rf"\ansicpg1252{fonts}\f0 " + line * 2000) == ("Пéр café é!",) * 2000
