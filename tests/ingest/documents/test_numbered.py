"""What the readers of office documents share: numbered paragraphs, titles, rows of tables; and that they agree."""

from pathlib import Path

import pytest

from headwater.errors import NotAnArticle
from headwater.ingest.documents import opendocument, richtext, word
from headwater.ingest.documents.numbered import QUOTED, numbered, own_title, row
from headwater.ingest.members import captured

_SAMPLES = Path(__file__).parents[1] / "samples"
_READERS = {"docx": word.written, "odt": opendocument.written, "rtf": richtext.written}
_QUAYS = (
    "Quays of the old town",
    "The board has shut the quay.",
    "Привет, мир. سلام دنیا. 日本語のテキスト。 Ελλάδα — “quoted” … 😀 ﬁn.",
    "Beside the box runs text.",
    "Box one.",
    "Box two.",
    "First item",
    "Inner item",
    "Second item",
    "A1",
    "B1",
    "B1 more",
    "n1 | n2 | B2",
    "Line one\nline two tabbed spaced non-breaking-hyphen.",
    "On Monday the board met.",
    "Foot note.",
    "End note.",
)


@pytest.mark.parametrize("kind", sorted(_READERS))
def test_one_document_in_three_formats_is_one_text(kind: str) -> None:
    """It was saved three times by the same program, with changes, notes, boxes, hidden text, comments, heads and feet."""
    path = _SAMPLES / f"quays.{kind}"

    found = _READERS[kind](captured(path.name, path.read_bytes(), ""))

    text = "\n\n".join(found.paragraphs).replace("\N{NON-BREAKING HYPHEN}", "-")
    assert found.title == "Quays of the old town"
    # Rich text does not tell a table in a table from paragraphs.
    assert text.replace("n1\n\nn2\n\nB2", "n1 | n2 | B2") == "\n\n".join(_QUAYS)


def test_empty_paragraphs_are_not_counted() -> None:
    """A reader counts what can be seen."""
    found = numbered(["One two.", " ", "", "\tThree four."], None)

    assert [(piece.part, piece.text) for piece in found.pieces] == [
        ("paragraph 1", "One two."),
        ("paragraph 2", "Three four."),
    ]
    assert found.paragraphs == ("One two.", "Three four.")


def test_quotations_that_are_set_off_are_marked() -> None:
    """What stands there are somebody else's words."""
    found = numbered(["He was clear:", f"{QUOTED}We waited.\nToo long.", QUOTED, "That was all."], None)

    assert found.paragraphs == ("He was clear:", "> We waited.\n> Too long.", "That was all.")
    assert found.pieces[1].text == "We waited.\nToo long."


def test_a_document_that_is_all_set_off_has_no_quotations() -> None:
    """Some templates indent everything."""
    assert numbered([f"{QUOTED}One two.", f"{QUOTED}Three four.", "Five."], None).paragraphs == (
        "One two.",
        "Three four.",
        "Five.",
    )


def test_no_words_make_no_document() -> None:
    """An empty article would be counted as one."""
    with pytest.raises(NotAnArticle):
        numbered(["", " \n"], "A title")


@pytest.mark.parametrize(
    "title", [None, "", "Microsoft Word - Document1", "Document 3", "article.docx", "Untitled", "IMG_20250314", "Quay"]
)
def test_what_a_program_calls_a_file_is_no_title(title: str | None) -> None:
    """A title that is told overrules what is read."""
    assert own_title(title) is None


def test_a_headline_in_the_properties_is_a_title() -> None:
    """Some programs keep it there."""
    assert own_title("Harbour board\n shuts quay") == "Harbour board shuts quay"


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (["Quay", "", " Berths "], ("Quay | Berths",)),
        (["Only one", ""], ("Only one",)),
        (["One\nTwo", "Three"], ("One", "Two", "Three")),
        (["a" * 201, "b"], ("a" * 201, "b")),
        (["", " "], ()),
    ],
)
def test_rows_of_figures_are_lines_and_rows_of_text_paragraphs(cells: list[str], lines: tuple[str, ...]) -> None:
    """Newsletters are laid out in tables."""
    assert row(cells) == lines
