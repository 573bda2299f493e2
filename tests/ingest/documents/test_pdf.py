"""PDF files: what a reader sees comes out as paragraphs in reading order, whatever the layout."""

from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from headwater.errors import NotAnArticle, ScannedPages, UnreadableFile
from headwater.ingest.documents.pdf import written
from headwater.ingest.members import captured
from headwater.ingest.texts.pieces import Written
from ingest.documents.make_pdf import PAGE, Layout, Put, laid_out, pdf, width, with_picture

VOCABULARY = (
    "the council harbour international statement government said officials of to in on was were that ferry closed island "
    "minister reported investigation characteristics responsibility Tuesday morning people which after before with between "
    "settlement fishing boats weather would could should nothing documents published yesterday journalists representatives "
    "questions answered repeatedly spokeswoman described agreement negotiations"
)
WORDS = VOCABULARY.split()
TALE = (
    "The ferry to Skerrow will not sail this winter, the harbour board said on Tuesday after a meeting that lasted five hours.",
    "Nobody had told the islanders. One of them read it on the door of the shop, and told the others on the north shore.",
    "The board said that repairs to the pier would cost more than it has, and that it had asked the ministry for help in May.",
    "A spokeswoman for the ministry said that no letter had come, and that she would have known of one.",
)


def read(body: bytes, path: str = "page.pdf") -> Written:
    """Return what a PDF holds."""
    return written(captured(path, body, "application/pdf"))


def texts(*pages: list[Put]) -> tuple[str, ...]:
    """Return the paragraphs of a PDF with these lines."""
    return read(pdf(pages)).paragraphs


def lines(*rows: str, x: float = 50, y: float = 700, size: float = 10, leading: float = 12) -> list[Put]:
    """Return lines that stand one below the other."""
    return [Put(x=x, y=y - index * leading, text=row, size=size) for index, row in enumerate(rows)]


sentence = st.lists(st.sampled_from(WORDS), min_size=7, max_size=16).map(
    lambda words: " ".join(words).capitalize() + "."
)
paragraph = st.lists(sentence, min_size=2, max_size=5).map(" ".join)


@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    st.lists(paragraph, min_size=12, max_size=24),
    st.integers(min_value=1, max_value=3),
    st.booleans(),
    st.sampled_from(["", "The Tarn Beacon"]),
)
def test_text_in_columns_comes_back_in_order(tale: list[str], columns: int, even: bool, head: str) -> None:
    """The law of this reader: laid out in columns, with broken words and running heads, and read again, a text is the same.

    But for a last word by itself on a page, which may be laid beside its line: every word comes back, nearly all in order.
    """
    size = 9 if columns > 1 else 11
    layout = Layout(columns=columns, size=size, leading=1.2 * size, even=even, indent=size, head=head, gutter=20)
    pages = laid_out(tale, layout)
    expected = ([head] if head and len(pages) == 1 else []) + tale

    found, told = (" ".join(paragraphs).split() for paragraphs in (read(pdf(pages)).paragraphs, expected))
    assert sorted(found) == sorted(told)
    assert SequenceMatcher(None, found, told, autojunk=False).ratio() > 0.98


def test_paragraphs_are_told_by_what_sets_them_apart() -> None:
    """By an indent, by space, and by a short last line."""
    tale = list(TALE) * 4

    for layout in (Layout(indent=12), Layout(indent=0, space=8), Layout(columns=2, even=False)):
        assert read(pdf(laid_out(tale, layout))).paragraphs == tuple(tale)


def test_a_headline_stands_before_the_columns_below_it() -> None:
    """Across two columns, broken in two lines, it is one paragraph."""
    head = lines("Ferry stops for the winter as", "the board blames the pier", y=812, size=22, leading=25)
    page = head + laid_out(list(TALE) * 6, Layout(columns=2))[0]

    assert texts(page)[:2] == ("Ferry stops for the winter as the board blames the pier", TALE[0])


def test_a_paragraph_goes_on_over_page_and_note() -> None:
    """A footnote at the page's foot stands between the two halves of a sentence, and is kept after it."""
    first = [*lines(*["The board said that the repairs of the pier and of its three lamps would cost more than"] * 9)]
    note = lines("1 The figures are the board's own.", y=80, size=7)
    letter = "A letter went out to the ministry in May, and another one in June of this year."
    found = texts(first + note, lines("it has in all its accounts.", letter))

    assert found[0].endswith("would cost more than it has in all its accounts.")
    assert found[1:] == ("1 The figures are the board's own.", letter)


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("The inter-", "national ferry", "The international ferry"),
        ("She told Anti-", "Media of it", "She told Anti-Media of it"),
        ("A long-", "running row", "A long-running row"),
        ("The pre- and post-", "war piers", "The pre- and post-war piers"),
        ("In 2020-", "2024 nothing", "In 2020-2024 nothing"),
    ],
)
def test_words_broken_at_a_line_s_end_are_made_whole(left: str, right: str, whole: str) -> None:
    """A hyphen of the printer goes; one of the word stays."""
    start = "The board met on the pier. The board met on the pier. "
    found = texts(lines(start + left, f"{right} was what they had spoken of until then, they said."))

    assert found[0].startswith(start + whole)


def test_heads_feet_and_page_numbers_are_out() -> None:
    """In any digits, on the first page too, and in another script than the text."""
    pages = [
        [
            Put(x=450, y=815, text="خبرگزاری"[::-1], size=8),
            *lines(TALE[n], y=600),
            Put(x=290, y=30, text="۱۲۳۴"[n], size=8),
        ]
        for n in range(4)
    ]
    found = read(pdf(pages))

    assert found.paragraphs == TALE
    assert found.running == ("خبرگزاری",)


def test_what_a_browser_prints_is_a_fact_and_no_text() -> None:
    """Address and date of print stand in the margins of a printed page: the address is where the article came from."""
    pages = [
        [
            *lines("05/03/2024, 10:12", y=820, size=8),
            *lines("Ferry stops - The Tarn Beacon", x=250, y=820, size=8),
            *lines(*TALE, leading=30),
            *lines("https://tarn.example/ferry?id=3", y=20, size=8),
            *lines(f"{n}/2", x=540, y=20, size=8),
        ]
        for n in (1, 2)
    ]
    found = read(pdf(pages))

    assert found.paragraphs == TALE * 2
    assert (found.url, found.printed, found.title) == (
        "https://tarn.example/ferry?id=3",
        "05/03/2024, 10:12",
        "Ferry stops - The Tarn Beacon",
    )


def test_marks_of_footnotes_are_out_and_other_raised_letters_stay() -> None:
    """A mark would stick to a word or a number; "1st" and "CO2" are words."""
    page = [
        Put(x=50, y=700, text="The board met", size=10),
        Put(x=50 + width("The board met"), y=704, text="3", size=6),
        Put(x=60 + width("The board met"), y=700, text="on the 1", size=10),
        Put(x=60 + width("The board meton the 1"), y=704, text="st", size=6),
        Put(x=70 + width("The board meton the 1st"), y=700, text="of May to speak of CO", size=10),
        Put(x=70 + width("The board meton the 1stof May to speak of CO"), y=697, text="2", size=6),
    ]

    assert texts(page) == ("The board met on the 1st of May to speak of CO2",)


def test_letters_set_apart_for_show_are_words() -> None:
    """A headline with wide spaces between its letters is still two words."""
    assert (
        texts([Put(x=50, y=700, text="FERRY STOPS", size=20, letter_space=9.0), *lines(*TALE, y=600)])[0]
        == "FERRY STOPS"
    )


def test_text_is_read_once_and_only_where_it_is_seen() -> None:
    """Bold by drawing twice, white on white, unseen, outside the page, on its side: none of it is in the text a second time."""
    page = [
        *lines(*TALE, leading=30),
        *lines(*TALE, x=50.3, leading=30),
        Put(x=50, y=400, text="white words on white ground", before="1 1 1 rg"),
        Put(x=50, y=380, text="words that are not drawn", before="3 Tr"),
        Put(x=50, y=900, text="words above the page"),
        Put(x=20, y=300, text="words on their side", matrix="0 1 -1 0"),
    ]

    assert texts(page) == TALE


def test_white_letters_on_a_dark_bar_are_read() -> None:
    """Many headlines are set so."""
    bar = Put(x=50, y=700, text="Ferry stops for the winter", before="0 0 0 rg 40 690 300 30 re f 1 1 1 rg")

    assert texts([bar, *lines(*TALE, y=600)])[0] == "Ferry stops for the winter"


def test_a_page_that_lies_on_its_side_is_read() -> None:
    """Scanners and slides turn pages; the box says where the text stands on the page as it lies."""
    turned = [Put(x=100 + 14 * index, y=100, text=text, matrix="0 1 -1 0") for index, text in enumerate(TALE[:2])]
    found = read(pdf([turned]))

    assert found.paragraphs[0].startswith("The ferry to Skerrow")
    assert found.pieces[0].box is not None
    assert found.pieces[0].box[2] < 110


def test_right_to_left_lines_are_in_reading_order() -> None:
    """A PDF has letters from left to right as they look; numbers and words in Latin letters keep their own order."""
    text = "گفت (بندر) با 10.5 و ABC در 15/3 بسته شد: 2024."
    looks = ".2024 :دش هتسب 15/3 رد ABC و 10.5 اب )ردنب( تفگ"

    assert texts([Put(x=100, y=750, text=looks), *lines(*TALE)])[0] == text


def test_ligatures_are_letters() -> None:
    """Else "ﬁre" is not found as "fire", nor compared with it; other letters stay as they are."""
    assert texts([Put(x=50, y=700, text="ﬁre oﬃce ﬂood")])[0] == "fire office flood"


def test_a_table_is_read_row_by_row() -> None:
    """A price belongs to its route."""
    rows = [("Route", "2023", "2024"), ("Tarn to Skell", "4.20", "5.10"), ("Tarn to Orrin", "7.00", "9.90")]
    cells = [Put(x=50 + 150 * c, y=500 - 14 * r, text=cell) for r, row in enumerate(rows) for c, cell in enumerate(row)]

    assert texts([*lines(*TALE, leading=30), *cells])[-1] == "\n".join("\t".join(row) for row in rows)


def test_pieces_are_the_lines_in_the_paragraphs_order() -> None:
    """By them every character is led back to its place on the page."""
    found = read(pdf(laid_out(list(TALE) * 5, Layout(columns=2, broken=False))))
    text = " ".join(piece.text for piece in found.pieces)

    assert text == " ".join(found.paragraphs)
    assert {piece.part for piece in found.pieces} == {"page 1"}
    assert all(
        piece.box is not None and 0 <= piece.box[0] < piece.box[2] <= PAGE[0] and piece.box[1] < piece.box[3] <= PAGE[1]
        for piece in found.pieces
    )
    assert all(after.box != before.box for before, after in pairwise(found.pieces))


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Ferry stops for the winter", "Ferry stops for the winter"),
        ("Microsoft Word - ferry.docx", None),
        ("ferry_final_2.indd", None),
        ("page", None),
        ("", None),
    ],
)
def test_the_title_that_a_file_gives_itself_is_kept_if_it_is_one(stated: str, title: str | None) -> None:
    """Programs write file names where a title should be."""
    assert read(pdf([lines(*TALE)], title=stated)).title == title


def test_scanned_pages_are_told_as_such() -> None:
    """The user can have them read: the error says how many there are, its hint how."""
    with pytest.raises(ScannedPages, match="holds 1 scanned page and no text"):
        read(with_picture(b"\xcc" * 10_000, 100, 100))


def test_what_ocr_wrote_under_a_scanned_page_is_read() -> None:
    """Many scans have their text with them, unseen."""
    unseen = [Put(x=50, y=700 - 30 * i, text=text, before="3 Tr") for i, text in enumerate(TALE)]

    assert read(with_picture(b"\xcc" * 10_000, 100, 100, unseen)).paragraphs == TALE


def test_letters_without_a_meaning_are_told_as_such() -> None:
    """What comes out of such a font is noise, and would be compared with other noise."""
    with pytest.raises(UnreadableFile, match="no meaning as text"):
        read(pdf([[Put(x=50, y=700, text="\ue001\ue002\ue003\ue004\ue005\ue006")]]))


def test_an_empty_page_is_no_article() -> None:
    """Nothing to be seen, nothing to be read."""
    with pytest.raises(NotAnArticle):
        read(pdf([[]]))


def test_pages_of_one_form_keep_their_fields() -> None:
    """Each page of an export begins with the same fields at the same place: they run over no page."""
    pages = [
        [*lines(name, "By Ada Fenn", f"{n} March 2024", leading=24, y=800), *lines(TALE[n], y=600)]
        for n, name in enumerate(("Ferry stops", "Board blames the pier", "Ministry was asked"))
    ]
    found = read(pdf(pages))

    assert found.paragraphs.count("By Ada Fenn") == 3
    assert found.running == ()


def test_a_cell_of_several_lines_is_one() -> None:
    """In a table of names and texts each text is whole."""
    rows = [
        ("HD", "Ferry stops"),
        ("BY", "Ada Fenn"),
        ("PD", "5 March 2024"),
        ("LP", "The ferry to Skerrow will not sail this"),
        ("", "winter."),
        ("TD", "Nobody knew."),
    ]
    cells = [
        Put(x=50 + 40 * c, y=700 - 12 * r, text=cell)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        if cell
    ]

    assert texts(cells) == (
        "HD\tFerry stops\nBY\tAda Fenn\nPD\t5 March 2024\nLP\tThe ferry to Skerrow will not sail this winter.\nTD\tNobody knew.",
    )


def test_a_scanned_page_among_others_is_told() -> None:
    """The text that can be had is read; the reader knows which page is missing."""
    shapes = Put(x=50, y=700, text=" ", before=" ".join(f"{10 + n} 100 5 5 re f" for n in range(200)))
    found = read(pdf([lines(*TALE, leading=30), [shapes]]))

    assert found.paragraphs == TALE
    assert found.doubts == ("page 2 can only be read as a picture, and what stands there is missing: try --ocr",)


def test_a_notice_printed_over_the_text_comes_after_it() -> None:
    """A browser prints a banner that stays in view over whatever lies below it: letters must not be mixed."""
    notice = lines(
        "By choosing I Accept you agree to all of our cookies,",
        "and to those of all of our many partners.",
        x=55,
        y=671,
        size=9,
    )

    assert texts([*lines(*TALE, leading=30), *notice]) == (
        *TALE,
        "By choosing I Accept you agree to all of our cookies, and to those of all of our many partners.",
    )
