"""Web pages as trees of elements, and the few questions that are asked of them."""

import re
from collections.abc import Iterator

from lxml import etree, html

from headwater.errors import NotAnArticle

Tree = etree._Element  # noqa: SLF001 - the public name of what every lxml parser yields is missing

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset((
    "head", "iframe", "link", "meta", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "button", "input", "video", "audio",
))  # fmt: skip
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
# The parser leaves out what is nested deeper than 256, and what follows it: such a page would be read in part.
_MAX_DEPTH = 250


def tree(text: str) -> Tree:
    """Return the page as a tree. Nothing is fetched.

    Raises:
        NotAnArticle: no page can be made of the text, or not of all of it.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text).encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise NotAnArticle("the page holds no elements") from error
    if not isinstance(root, Tree):
        raise NotAnArticle("the page holds no elements")
    if _depth(root) > _MAX_DEPTH:
        raise NotAnArticle(f"the page's elements are nested more than {_MAX_DEPTH} deep")
    return root


def xml_tree(body: bytes) -> Tree:
    """Return an XML document as a tree: no entity is expanded, no document type is loaded, nothing is fetched.

    Raises:
        NotAnArticle: it is not well-formed, nested very deep, or declares entities of its own.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body.lstrip(), parser=parser)
    except etree.XMLSyntaxError as error:
        raise NotAnArticle(f"it is no well-formed XML: {error.msg}") from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.entities()):  # type: ignore[union-attr]  # missing in the stubs
        raise NotAnArticle("it is XML that declares entities of its own, which no feed needs and attacks are made of")
    return root


def tag(element: Tree) -> str:
    """Return an element's name in small letters, "" for a comment and the like."""
    return element.tag.casefold() if isinstance(element.tag, str) else ""


def text_of(element: Tree) -> str:
    """Return all words in an element, with single spaces; a line break is a newline."""
    pieces = (" " if _has_blocks(element) else "").join(_pieces(element))
    return _squeezed(pieces)


def attribute(element: Tree, *names: str) -> str:
    """Return the values of the attributes that are there, with spaces between."""
    return " ".join(str(element.get(name)) for name in names if element.get(name))


def elements(root: Tree, *names: str) -> Iterator[Tree]:
    """Yield the elements with these names, in the page's order."""
    yield from (element for element in root.iter(*names) if isinstance(element, Tree))


def text_blocks(root: Tree) -> Iterator[tuple[Tree, str]]:
    """Yield the innermost blocks that hold words, in the page's order, each with its words."""
    for element in root.iter():
        if not isinstance(element, Tree) or tag(element) not in _BLOCKS or _is_unseen(element):
            continue
        words = text_of(element) if not _has_blocks(element) else _own_text(element)
        if words:
            yield element, words


def ancestors(element: Tree) -> Iterator[Tree]:
    """Yield the element's parents, innermost first."""
    yield from (parent for parent in element.iterancestors() if isinstance(parent, Tree))


def _depth(root: Tree) -> int:
    """Return how many elements lie one in another at most."""
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _has_blocks(element: Tree) -> bool:
    return any(tag(child) in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str))


def _is_unseen(element: Tree) -> bool:
    return any(tag(parent) in _UNSEEN for parent in ancestors(element))


def _own_text(element: Tree) -> str:
    """Return the words that stand in an element outside its inner blocks."""
    pieces = [element.text or ""]
    for child in element:
        if (
            isinstance(child.tag, str)
            and tag(child) not in _BLOCKS
            and tag(child) not in _UNSEEN
            and not _has_blocks(child)
        ):
            pieces.extend(_pieces(child))
        pieces.append(child.tail or "")
    return _squeezed("".join(pieces))


def _squeezed(text: str) -> str:
    """Return `text` with single spaces, and a newline for each run of line breaks."""
    return re.sub(r" ?(?:\x1f ?)+", "\n", re.sub(r"[^\S\x1f]+", " ", text)).strip()


def _pieces(element: Tree) -> Iterator[str]:
    """Yield the words of an element and of all it holds, piece by piece, scripts and the like left out."""
    if tag(element) in _UNSEEN:
        return
    if tag(element) == "br":
        yield "\x1f"
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
