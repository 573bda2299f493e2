"""OpenDocument texts (ODT, flat or packed), by way of odfdo: their words as a reader sees them who has accepted all changes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from odfdo import Document, Element

from headwater.errors import EncryptedFile, NotAnArticle, UnreadableFile
from headwater.ingest.documents.numbered import QUOTED, numbered, row
from headwater.ingest.documents.packages import package, part
from headwater.ingest.pages.trees import xml_tree
from headwater.ingest.texts.pieces import Written
from headwater.model.text import Capture

# Taken away by somebody's change, not seen, or not part of the text: comments, contents, captions for those who cannot see.
_LEFT_OUT = frozenset(
    ("text:tracked-changes", "office:annotation", "text:hidden-text", "text:hidden-paragraph", "text:note-citation",
     "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:table-of-content", "text:alphabetical-index",
     "text:illustration-index", "text:table-index", "text:object-index", "text:user-index", "text:ruby-text",
     "office:forms", "office:scripts", "svg:title", "svg:desc", "text:page-number", "text:page-count", "text:script")
)  # fmt: skip
_PARAGRAPHS = frozenset(("text:p", "text:h"))
_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_TEXT = "content.xml"
_QUOTATIONS = "Quotations"
_MAX_SPACES = 1000
# What odfdo raises on files that it cannot make sense of; lxml's errors of syntax are SyntaxErrors.
_DAMAGE = (SyntaxError, ValueError, TypeError, KeyError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """What is put aside: text boxes of the paragraph at hand, notes of the whole text.

    `hidden` and `quoting` are names of styles: whose text is not seen, and which set off quotations.
    """

    hidden: frozenset[str]
    quoting: frozenset[str]
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


def written(capture: Capture) -> Written:
    """Return the document's paragraphs: text, tables row by row, text boxes after the paragraph they hang on, notes at the end.

    Changes count as accepted. Hidden text, comments, tables of contents and the heads and feet of pages are left out. The title
    is that of the properties, if it is one; their dates are the file's, not the article's, and are not read.

    Raises:
        EncryptedFile: it is locked with a password.
        NotAnArticle: it holds no text, or is no document of a word processor.
        TooMuchWork: unpacked it is far too large.
        UnreadableFile: it is damaged.
    """
    try:
        document = Document(BytesIO(_flat(capture) or _slim(capture)))
        body, styles = document.body, document.body.root.get_element("//office:automatic-styles")
        title = document.meta.title if "meta.xml" in document.parts else None
    except _DAMAGE as error:
        raise UnreadableFile(capture.path, "it is damaged: its text cannot be got at") from error
    if body.tag != "office:text":
        raise NotAnArticle("it is no document of a word processor")
    walk = _Walk(hidden=_hidden(styles), quoting=_quoting(styles))
    raws = list(_blocks(body, walk))
    return numbered([*raws, *_notes(walk)], title)


def _flat(capture: Capture) -> bytes | None:
    """Return a document that is one file of XML, looked at for entities; None if it is a package."""
    if capture.body.lstrip()[:5] != b"<?xml":
        return None
    xml_tree(capture.body)
    return capture.body


def _slim(capture: Capture) -> bytes:
    """Return the package with nothing in it but text and properties, looked at for size, locks and entities.

    odfdo unpacks all there is, so that one damaged picture would cost the text.
    """
    with package(capture.body, capture.path) as opened:
        manifest = part(opened, "META-INF/manifest.xml", capture.path) or b""
        if b"encryption-data" in manifest or "encrypted-package" in opened.namelist():
            raise EncryptedFile(capture.path)
        parts = {name: part(opened, name, capture.path) for name in (_TEXT, "meta.xml")}
    text = parts[_TEXT]
    if text is None:
        raise UnreadableFile(capture.path, "it is damaged: its text is missing")
    xml_tree(text)
    slim = BytesIO()
    with ZipFile(slim, "w") as made:
        made.writestr("mimetype", _MEDIA_TYPE)
        for name, body in parts.items():
            if body is not None and (name == _TEXT or _is_xml(body)):
                made.writestr(name, body)
    return slim.getvalue()


def _is_xml(body: bytes) -> bool:
    """Tell whether properties can be read; where they cannot, the text still can."""
    try:
        xml_tree(body)
    except NotAnArticle:
        return False
    return True


def _hidden(styles: Element | None) -> frozenset[str]:
    """Return the names of the styles whose text is not seen."""
    named = styles.get_elements("descendant::style:style") if styles is not None else []
    return frozenset(
        str(style.get_attribute("style:name"))
        for style in named
        if any(child.get_attribute("text:display") == "none" for child in style.children)
    )


def _quoting(styles: Element | None) -> frozenset[str]:
    """Return the names of the styles that set off quotations: the one made for it, and those that are made from it."""
    named = styles.get_elements("descendant::style:style") if styles is not None else []
    derived = (style for style in named if style.get_attribute("style:parent-style-name") == _QUOTATIONS)
    return frozenset([_QUOTATIONS, *(str(style.get_attribute("style:name")) for style in derived)])


def _notes(walk: _Walk) -> Iterator[str]:
    """Yield the paragraphs of the notes, and of notes to notes."""
    while walk.notes:
        yield from _blocks(walk.notes.pop(0), walk)


def _blocks(element: Element, walk: _Walk) -> Iterator[str]:
    """Yield the paragraphs in an element."""
    for child in element.children:
        if not _is_seen(child, walk):
            continue
        if child.tag in _PARAGRAPHS:
            mark = QUOTED if child.get_attribute("text:style-name") in walk.quoting else ""
            yield mark + "".join(_words(child, walk))
            boxes = walk.boxes[:]
            walk.boxes.clear()
            for box in boxes:
                yield from _blocks(box, walk)
        elif child.tag == "draw:text-box":
            yield from _blocks(child, walk)
        elif child.tag == "table:table-row":
            cells = (cell for cell in child.children if cell.tag == "table:table-cell")
            yield from row("\n".join(_blocks(cell, walk)) for cell in cells)
        else:
            yield from _blocks(child, walk)


def _is_seen(element: Element, walk: _Walk) -> bool:
    return (
        element.tag not in _LEFT_OUT
        and element.get_attribute("text:display") != "none"
        and element.get_attribute("text:style-name") not in walk.hidden
    )


def _words(element: Element, walk: _Walk) -> Iterator[str]:
    """Yield the words of a paragraph or of what is in it; boxes and notes are put aside in `walk`."""
    yield _own(element.text)
    for child in element.children:
        if child.tag == "text:s":
            count = str(child.get_attribute("text:c") or 1)
            yield " " * min(int(count) if count.isdecimal() else 1, _MAX_SPACES)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == "draw:text-box":
            walk.boxes.append(child)
        elif child.tag == "text:note-body":
            walk.notes.append(child)
        elif _is_seen(child, walk):
            yield from _words(child, walk)
        yield _own(child.tail)


def _own(text: str | None) -> str:
    """Return text as it is shown: white space of the file is one space, as the standard says."""
    return " ".join(f".{text}.".split())[1:-1] if text else ""
