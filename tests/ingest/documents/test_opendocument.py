"""What is read from OpenDocument texts, and what bad ones come to."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document, Paragraph

from headwater.errors import EncryptedFile, HeadwaterError, NotAnArticle, TooMuchWork, UnreadableFile
from headwater.ingest.documents.opendocument import written
from headwater.ingest.members import captured
from headwater.ingest.texts.pieces import Written

_TYPE = "application/vnd.oasis.opendocument.text"
_SAMPLE = Path(__file__).parents[1] / "samples" / "quay.odt"
_NAMES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style", "meta")
    )
    + ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_PROSE = "The board met on Monday and shut the quay."


def content(body: str, styles: str = "", kind: str = "text") -> str:
    """Return a content part with this body."""
    return (
        f"<office:document-content {_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return a package of the parts, its kind told first."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as opened:
        for name, body in {"mimetype": _TYPE, **parts}.items():
            opened.writestr(name, body)
    return buffer.getvalue()


def read(body: bytes) -> Written:
    """Return what is read from the bytes of a document."""
    return written(captured("notes.odt", body, _TYPE))


def told(body: str, styles: str = "") -> tuple[str, ...]:
    """Return the paragraphs of a document with this body."""
    return read(packed({"content.xml": content(body, styles)})).paragraphs


def test_a_document_by_a_word_processor_is_read_whole() -> None:
    """People save articles from their browser into such files."""
    found = read(_SAMPLE.read_bytes())

    assert found.title == "Harbour board shuts the north quay"
    assert found.paragraphs[1:3] == ("By Ilse Maren", "The Corran Courier, 14 March 2025")
    assert found.paragraphs[3].endswith("its chairman, Oskar Lindqvist, said on Friday.")
    assert found.paragraphs[4:8] == (
        "Ferries leave from the south quay.",
        "Fishing boats must wait.",
        "Quay | Berths",
        "North | 9",
    )
    assert found.paragraphs[8] == "> We did not wait for it to fall, said Café owner Żaneta Öström."
    assert found.paragraphs[-1] == "The report is dated 2 March."


def test_what_a_library_writes_is_read() -> None:
    """Exports are made by programs."""
    made = Document("text")
    made.body.clear()
    made.body.append(Paragraph(_PROSE))
    buffer = BytesIO()
    made.save(buffer)

    found = read(buffer.getvalue())

    assert found.paragraphs == (_PROSE,)
    assert [(piece.part, piece.text) for piece in found.pieces] == [("paragraph 1", _PROSE)]


def test_a_flat_document_is_read() -> None:
    """The same format comes as one file of XML."""
    flat = content(f"<text:p>{_PROSE}</text:p>").replace("document-content", "document")
    kind = f'<office:document office:mimetype="{_TYPE}"'

    assert read(b"<?xml version='1.0'?>" + flat.replace("<office:document", kind, 1).encode()).paragraphs == (_PROSE,)


def test_changes_count_as_accepted_and_hidden_text_is_left_out() -> None:
    """What an editor struck out, or hid, was never published."""
    struck = "<text:tracked-changes><text:changed-region><text:deletion><text:p>may</text:p></text:deletion>"
    hidden = '<style:style style:name="T9"><style:text-properties text:display="none"/></style:style>'
    body = (
        f"{struck}</text:changed-region></text:tracked-changes><text:p>The board <text:change/>has shut<office:annotation>"
        '<text:p>Sure?</text:p></office:annotation> the quay.<text:span text:style-name="T9"> Secret.</text:span></text:p>'
        '<text:section text:display="none"><text:p>Never.</text:p></text:section>'
    )

    assert told(body, hidden) == ("The board has shut the quay.",)


def test_spaces_breaks_and_boxes_stand_as_they_are_seen() -> None:
    """Words must not grow together, nor be read twice."""
    body = (
        "<text:p>By\n  Ilse<text:line-break/>Corran,<text:s text:c='2'/>mid<text:tab/>May"
        "<draw:frame><draw:text-box><text:p>A box says so.</text:p></draw:text-box></draw:frame></text:p>"
    )

    assert told(body) == ("By Ilse\nCorran, mid May", "A box says so.")


def test_a_damaged_picture_does_not_cost_the_text() -> None:
    """Only the text is of use."""
    body = packed({"content.xml": content(f"<text:p>{_PROSE}</text:p>"), "Pictures/1.png": b"picture" * 99})
    at = body.index(b"Pictures/1.png") + len("Pictures/1.png")

    assert read(body[:at] + b"\xff\xff\xff" + body[at + 3 :]).paragraphs == (_PROSE,)


def test_damaged_properties_do_not_cost_the_text() -> None:
    """Only the title is lost."""
    body = packed({"content.xml": content(f"<text:p>{_PROSE}</text:p>"), "meta.xml": "<office:document-meta"})

    assert read(body).paragraphs == (_PROSE,)


def test_a_locked_document_is_told_as_such() -> None:
    """The reader must know what to do."""
    with pytest.raises(EncryptedFile):
        read(packed({"content.xml": bytes(range(256)), "META-INF/manifest.xml": "<a><manifest:encryption-data/></a>"}))


def test_a_sheet_is_no_article() -> None:
    """Spreadsheets come in the same packages."""
    with pytest.raises(NotAnArticle):
        read(packed({"content.xml": content("", kind="spreadsheet")}))


def test_bombs_are_not_unpacked() -> None:
    """A small file may fill all memory."""
    with pytest.raises(TooMuchWork):
        read(packed({"content.xml": b" " * 60_000_000}))


def test_entities_are_not_expanded() -> None:
    """A billion laughs."""
    body = content(f"<text:p>{_PROSE}&a;</text:p>")

    with pytest.raises(NotAnArticle):
        read(packed({"content.xml": f'<!DOCTYPE x [<!ENTITY a "ha">]>{body}'}))


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", UnreadableFile),
        (b"<?xml version='1.0'?><a/>", UnreadableFile),
        (b"PK\x03\x04 cut", UnreadableFile),
        (packed({}), UnreadableFile),
        (packed({"content.xml": "<a/>"}), HeadwaterError),
        (packed({"content.xml": content("")}), NotAnArticle),
        (packed({"content.xml": "<office:document-content"}), NotAnArticle),
        (packed({"content.xml": content("<text:span>" * 5000 + "</text:span>" * 5000)}), NotAnArticle),
    ],
)
def test_damaged_documents_are_refused(body: bytes, error: type[HeadwaterError]) -> None:
    """No bad file may stop a run."""
    with pytest.raises(error):
        read(body)


@settings(deadline=None)
@given(st.integers(0, 16_000), st.binary(min_size=1, max_size=40))
def test_no_damage_raises_anything_of_a_library(at: int, damage: bytes) -> None:
    """A reader of a pile must be told, whatever is in it."""
    body = _SAMPLE.read_bytes()
    try:
        found = read(body[:at] + damage + body[at + len(damage) :])
    except HeadwaterError:
        return

    assert found.paragraphs
