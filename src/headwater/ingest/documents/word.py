"""Word documents (DOCX): their words as a reader sees them who has accepted all changes.

python-docx knows the elements. The package is opened here, part by part: the library opens all parts or none, so that one missing
picture would cost the text; and its paragraphs leave out insertions, content controls, text boxes and notes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import normpath
from zipfile import ZipFile

from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.text.run import CT_Br, CT_Cr, CT_NoBreakHyphen, CT_PTab, CT_Text

from headwater.errors import NotAnArticle, UnreadableFile
from headwater.ingest.documents.numbered import QUOTED, numbered, row
from headwater.ingest.documents.packages import package, part
from headwater.ingest.pages.trees import Tree
from headwater.ingest.texts.pieces import Written
from headwater.model.text import Capture

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
# Taken away by somebody's change, or not part of the text: comments, captions of menus, properties.
_LEFT_OUT = frozenset(
    ("del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr",
     "annotationRef", "rt", "binData", "sectPr")
)  # fmt: skip
_TEXTS = (CT_Text, CT_Br, CT_Cr, CT_NoBreakHyphen, CT_PTab)
_VAL, _TYPE, _FIELD_TYPE = qn("w:val"), qn("w:type"), qn("w:fldCharType")
_STYLE_ID = qn("w:styleId")
_QUOTATIONS = frozenset(
    ("quote", "intense quote", "block text", "quotation", "quotations", "block quotation", "blockquote")
)
_SIDES = (("left", "start"), ("right", "end"))
_SET_OFF = 280  # twentieths of a point: half a centimetre
_OFF = frozenset(("0", "false", "off"))


@dataclass(slots=True, kw_only=True)
class _Walk:
    """What lasts from one paragraph to the next: open fields (True once a field shows its result), and text boxes met.

    `quoting` are the names of the styles that set off quotations.
    """

    fields: list[bool] = field(default_factory=list)
    boxes: list[Tree] = field(default_factory=list)
    quoting: frozenset[str] = frozenset()


def written(capture: Capture) -> Written:
    """Return the document's paragraphs: text, tables row by row, text boxes after the paragraph they hang on, notes at the end.

    Changes count as accepted. Hidden text, comments, tables of contents and the heads and feet of pages are left out. The title
    is that of the properties, if it is one; their dates are the file's, not the article's, and are not read.

    Raises:
        EncryptedFile: it is locked with a password.
        NotAnArticle: it holds no text, or is no document of a word processor.
        TooMuchWork: unpacked it is far too large.
        UnreadableFile: it is damaged.
        UnsupportedFile: it is in the format that Word had before 2007.
    """
    with package(capture.body, capture.path) as opened:
        top = _relations(opened, "", capture.path)
        main = top.get("officeDocument", "word/document.xml")
        body = _element(opened, main, capture.path)
        if body is None or _name(body) != "document":
            raise NotAnArticle("it is no document of a word processor")
        related = _relations(opened, main, capture.path)
        notes = [_element(opened, related.get(kind), capture.path) for kind in ("footnotes", "endnotes")]
        styles = _element(opened, related.get("styles"), capture.path)
        properties = _element(opened, top.get("core-properties"), capture.path)
    quoting = _quoting(styles) if styles is not None else frozenset[str]()
    raws = [*_paragraphs(body, quoting), *(text for root in notes if root is not None for text in _notes(root))]
    return numbered(raws, properties.title_text if isinstance(properties, CT_CoreProperties) else None)


def _relations(opened: ZipFile, source: str, path: str) -> dict[str, str]:
    """Return the parts that `source` ("" for the package) points to, by the last word of the relation's type; first of each."""
    folder, _, name = source.rpartition("/")
    relations = _element(opened, f"{folder}/_rels/{name}.rels".lstrip("/"), path)
    found: dict[str, str] = {}
    for relation in relations if relations is not None else ():
        target = relation.get("Target") or ""
        if relation.get("TargetMode") != "External" and isinstance(relation.tag, str):
            whole = target.lstrip("/") if target.startswith("/") else normpath(f"{folder}/{target}").lstrip("/")
            found.setdefault((relation.get("Type") or "").rpartition("/")[2], whole)
    return found


def _element(opened: ZipFile, name: str | None, path: str) -> Tree | None:
    """Return the root element of a part, None if there is no such part."""
    body = part(opened, name, path) if name else None
    if body is None:
        return None
    for strict, usual in _STRICT.items():
        body = body.replace(strict, usual)
    try:
        return parse_xml(body)
    except (SyntaxError, ValueError) as error:  # lxml's errors of syntax are SyntaxErrors
        raise UnreadableFile(path, f"it is damaged: {name} in it is no XML") from error


def _name(element: Tree) -> str:
    """Return an element's name without its namespace, "" for comments and entities."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: Tree, *path: str) -> str | None:
    """Return the `val` of the element that `path` leads to, "" if it has none, None if there is no such element."""
    for name in path:
        found = next((child for child in element if _name(child) == name), None)
        if found is None:
            return None
        element = found
    return element.get(_VAL, "")


def _is_on(element: Tree, *path: str) -> bool:
    value = _value(element, *path)
    return value is not None and value not in _OFF


def _notes(root: Tree) -> Iterator[str]:
    """Yield the notes' paragraphs, without the rules that part notes from text."""
    for note in root:
        if note.get(_TYPE, "normal") == "normal":
            yield from _paragraphs(note, frozenset())


def _quoting(styles: Tree) -> frozenset[str]:
    """Return the names by which paragraphs call the styles that set off quotations."""
    return frozenset(
        style.get(_STYLE_ID, "")
        for style in styles
        if (_value(style, "name") or "").casefold() in _QUOTATIONS or _is_set_off(style)
    )


def _is_set_off(element: Tree) -> bool:
    """Tell whether a paragraph or style is indented on both sides."""
    indents = [one for part in element if _name(part) == "pPr" for one in part if _name(one) == "ind"]
    sides = [[one.get(qn(f"w:{side}"), "") for side in names] for one in indents for names in _SIDES]
    return bool(sides) and all(any(width.isdigit() and int(width) >= _SET_OFF for width in side) for side in sides)


def _paragraphs(root: Tree, quoting: frozenset[str]) -> Iterator[str]:
    """Yield the paragraphs of a part, those joined whose mark was deleted between them."""
    held = ""
    for text, goes_on in _blocks(root, _Walk(quoting=quoting)):
        held += text
        if not goes_on:
            yield held
            held = ""
    if held:
        yield held


def _blocks(element: Tree, walk: _Walk) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs in an element, each with whether its mark was deleted, so that the next goes on with it."""
    for child in _seen(element):
        name = _name(child)
        if name == "p":
            yield from _paragraph(child, walk)
        elif name == "tr":
            if _value(child, "trPr", "del") is None:
                cells = ["\n".join(text for text, _ in _blocks(cell, walk)) for cell in _cells(child)]
                yield from ((line, False) for line in row(cells))
        else:
            yield from _blocks(child, walk)


def _paragraph(paragraph: Tree, walk: _Walk) -> Iterator[tuple[str, bool]]:
    text = "".join(_words(paragraph, walk))
    style = _value(paragraph, "pPr", "pStyle") or ""
    if not (style.upper().startswith("TOC") and style[3:].isdigit()):
        mark = QUOTED if style in walk.quoting or _is_set_off(paragraph) else ""
        yield mark + text, _value(paragraph, "pPr", "rPr", "del") is not None and bool(text)
    boxes, walk.boxes = walk.boxes, []
    for box in boxes:
        yield from _blocks(box, _Walk())


def _cells(element: Tree) -> Iterator[Tree]:
    """Yield a row's cells, those in content controls among them."""
    for child in _seen(element):
        if _name(child) == "tc":
            yield child
        elif _name(child) != "p":
            yield from _cells(child)


def _seen(element: Tree) -> Iterator[Tree]:
    """Yield an element's children that are seen; of two renderings of the same thing the first."""
    if _name(element) == "AlternateContent":
        yield from list(element)[:1]
        return
    yield from (child for child in element if _name(child) not in _LEFT_OUT)


def _words(element: Tree, walk: _Walk) -> Iterator[str]:
    """Yield the words of a paragraph or of what is in it; boxes are put aside in `walk`."""
    for child in _seen(element):
        name = _name(child)
        if name == "fldChar":
            _step(walk.fields, child)
        elif name == "txbxContent":
            walk.boxes.append(child)
        elif isinstance(child, _TEXTS) or name == "t":
            if all(walk.fields):
                yield str(child) if isinstance(child, _TEXTS) else child.text or ""
        elif name == "tab":
            yield "\t"
        elif name != "r" or not _is_on(child, "rPr", "vanish"):
            yield from _words(child, walk)


def _step(fields: list[bool], mark: Tree) -> None:
    """Go on from a field's beginning to its result, or to its end."""
    kind = mark.get(_FIELD_TYPE)
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()
