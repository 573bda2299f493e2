"""What is read from Word documents, and what bad ones come to."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import EncryptedFile, HeadwaterError, NotAnArticle, TooMuchWork, UnreadableFile, UnsupportedFile
from headwater.ingest.documents.word import written
from headwater.ingest.members import captured
from headwater.ingest.texts.pieces import Written

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SAMPLE = Path(__file__).parents[1] / "samples" / "quay.docx"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROSE = "The board met on Monday and shut the quay."


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip package of the parts."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as opened:
        for name, body in parts.items():
            opened.writestr(name, body)
    return buffer.getvalue()


def relations(*pairs: tuple[str, str]) -> str:
    """Return a part of relations, of a kind and a target each."""
    inner = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATION}/{kind}" Target="{to}"/>' for i, (kind, to) in enumerate(pairs)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def document(body: str, **parts: str) -> bytes:
    """Return a Word document with this body and these parts beside it, each related to it by its name."""
    main = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    beside = {f"word/{name}.xml": f'<w:{name} xmlns:w="{_WORD}">{inner}</w:{name}>' for name, inner in parts.items()}
    return packed(
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": main,
            "word/_rels/document.xml.rels": relations(*((name, f"{name}.xml") for name in parts)),
            **beside,
        }
    )


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(body: bytes) -> Written:
    """Return what is read from the bytes of a document."""
    return written(captured("notes.docx", body, _TYPE))


def told(inner: str, **parts: str) -> tuple[str, ...]:
    """Return the paragraphs of a document with this body."""
    return read(document(inner, **parts)).paragraphs


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


def test_pieces_are_numbered_paragraphs_in_order() -> None:
    """A reader must find the place in the file."""
    found = read(document(f"<w:p>{run('One')}</w:p><w:p/><w:p>{run(_PROSE)}</w:p>"))

    assert [(piece.part, piece.text) for piece in found.pieces] == [("paragraph 1", "One"), ("paragraph 2", _PROSE)]


def test_changes_count_as_accepted() -> None:
    """What an editor struck out was never published."""
    inner = (
        f"<w:p>{run('The board ')}<w:del>{run('may shut').replace('w:t', 'w:delText')}</w:del>"
        f"<w:ins>{run('has shut')}</w:ins>{run(' the quay.')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Repairs ')}</w:p><w:p>{run('begin in May.')}</w:p>"
        f"<w:moveFrom>{run('gone')}</w:moveFrom>"
    )

    assert told(inner) == ("The board has shut the quay.", "Repairs begin in May.")


def test_hidden_text_comments_and_contents_are_left_out() -> None:
    """What nobody sees was never published."""
    toc = f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{run("Quay 3")}</w:p>'
    seen = run(" Seen.", '<w:vanish w:val="0"/>')
    inner = f"{toc}<w:p>{run(_PROSE)}{run(' Secret.', '<w:vanish/>')}{seen}</w:p>"

    assert told(inner) == (f"{_PROSE} Seen.",)


def test_links_fields_and_controls_give_their_words() -> None:
    """A link's words are part of the sentence, its address is not."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://x.invalid"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the board")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inner = (
        f"<w:p>{run('On Monday ')}{field}{run(' shut ')}<w:hyperlink>{run('the quay')}</w:hyperlink>"
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run(' for good.')}</w:sdtContent></w:sdt></w:p>"
    )

    assert told(inner) == ("On Monday the board shut the quay for good.",)


def test_paragraphs_indented_on_both_sides_are_quotations() -> None:
    """Not all use the style that is made for it."""
    quoted = f'<w:p><w:pPr><w:ind w:left="567" w:right="567"/></w:pPr>{run("We waited.")}</w:p>'
    listed = f'<w:p><w:pPr><w:ind w:left="567"/></w:pPr>{run("An item.")}</w:p>'

    assert told(f"<w:p>{run(_PROSE)}</w:p>{quoted}{listed}") == (_PROSE, "> We waited.", "An item.")


def test_a_box_of_text_is_read_once_after_its_paragraph() -> None:
    """Word writes a box twice, for new and for old readers."""
    box = f"<w:txbxContent><w:p>{run('A box says so.')}</w:p></w:txbxContent>"
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )

    assert told(f"<w:p><w:r>{choice}</w:r>{run(_PROSE)}</w:p>") == (_PROSE, "A box says so.")


def test_notes_stand_at_the_end() -> None:
    """A source is often named in a note."""
    rule = f'<w:footnote w:type="separator"><w:p>{run("____")}</w:p></w:footnote>'
    notes = f"{rule}<w:footnote><w:p>{run('The report is dated 2 March.')}</w:p></w:footnote>"
    ends = f"<w:endnote><w:p>{run('So the mayor.')}</w:p></w:endnote>"

    assert told(f"<w:p>{run(_PROSE)}</w:p>", footnotes=notes, endnotes=ends) == (
        _PROSE,
        "The report is dated 2 March.",
        "So the mayor.",
    )


def test_breaks_tabs_and_hyphens_stand_in_the_text() -> None:
    """Words must not grow together."""
    inner = "<w:t>By Ilse</w:t><w:br/><w:t>Corran</w:t><w:tab/><w:t>mid</w:t><w:noBreakHyphen/><w:t>May</w:t>"

    assert told(f"<w:p><w:r>{inner}</w:r></w:p>") == ("By Ilse\nCorran mid-May",)


def test_a_table_that_lays_out_text_gives_paragraphs() -> None:
    """Newsletters are laid out in tables."""
    made = docx.Document()
    cells = made.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "The board shut the quay."
    cells[0].add_paragraph("Repairs will begin in May.")
    cells[1].text = "Ferries leave from the south."
    buffer = BytesIO()
    made.save(buffer)

    assert read(buffer.getvalue()).paragraphs == (
        "The board shut the quay.",
        "Repairs will begin in May.",
        "Ferries leave from the south.",
    )


def test_the_title_that_a_library_sets_is_none() -> None:
    """A template's name is no headline."""
    made = docx.Document()
    made.add_paragraph(_PROSE)
    buffer = BytesIO()
    made.save(buffer)

    assert read(buffer.getvalue()).title is None


def test_strict_documents_are_read() -> None:
    """The standard has two sets of names for the same elements."""
    body = document(f"<w:p>{run(_PROSE)}{run(' Hidden.', '<w:vanish/>')}</w:p>")
    with ZipFile(BytesIO(body)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        _WORD.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )

    assert read(packed({**parts})).paragraphs == (_PROSE,)


def test_a_missing_picture_does_not_cost_the_text() -> None:
    """Relations that lead nowhere are common."""
    parts: dict[str, str | bytes] = {
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body><w:p>{run(_PROSE)}</w:p></w:body></w:document>',
        "word/_rels/document.xml.rels": relations(("image", "NULL"), ("footnotes", "none.xml")),
    }

    assert read(packed(parts)).paragraphs == (_PROSE,)


def test_lines_that_each_became_a_paragraph_are_joined() -> None:
    """Mails and PDFs are pasted line by line."""
    line = "the harbour board of the old town has shut the whole quay for now"
    lines = [line] * 6 + [""] + [line] * 6

    found = told("".join(f"<w:p>{run(text)}</w:p>" for text in lines))

    assert found == (" ".join([line] * 6),) * 2


def test_locked_and_old_documents_are_told_as_such() -> None:
    """The reader must know what to do."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)

    with pytest.raises(EncryptedFile):
        read(ole + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(UnsupportedFile, match="an old Word document"):
        read(ole + "WordDocument".encode("utf-16-le"))


def test_bombs_are_not_unpacked() -> None:
    """A small file may fill all memory."""
    bomb = packed({"word/document.xml": b" " * 60_000_000})

    with pytest.raises(TooMuchWork):
        read(bomb)


def test_entities_are_not_expanded() -> None:
    """A billion laughs."""
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    body = f'<w:document xmlns:w="{_WORD}"><w:body><w:p>{run(_PROSE + "&i;")}</w:p></w:body></w:document>'

    with pytest.raises(UnreadableFile):
        read(packed({"word/document.xml": f"<!DOCTYPE x [{laughs}]>{body}"}))


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", UnreadableFile),
        (b"PK\x03\x04 cut", UnreadableFile),
        (packed({"a.txt": "x"}), NotAnArticle),
        (packed({"word/document.xml": "<w:document"}), UnreadableFile),
        (packed({"word/document.xml": "\x00" * 50}), UnreadableFile),
        (packed({"word/document.xml": "<a>text</a>"}), NotAnArticle),
        (document("<w:p/>"), NotAnArticle),
        (document("<w:p>" * 5000 + "</w:p>" * 5000), UnreadableFile),
    ],
)
def test_damaged_documents_are_refused(body: bytes, error: type[HeadwaterError]) -> None:
    """No bad file may stop a run."""
    with pytest.raises(error):
        read(body)


@settings(deadline=None)
@given(st.integers(0, 6900), st.binary(min_size=1, max_size=40))
def test_no_damage_raises_anything_of_a_library(at: int, damage: bytes) -> None:
    """A reader of a pile must be told, whatever is in it."""
    body = _SAMPLE.read_bytes()
    try:
        found = read(body[:at] + damage + body[at + len(damage) :])
    except HeadwaterError:
        return

    assert found.paragraphs
