"""Web pages and XML as trees of elements, and the few questions that are asked of them."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from headwater.errors import NotAnArticle
from headwater.ingest.pages.flat import flat

Tree = etree._Element  # noqa: SLF001 - the public name of what every lxml parser yields is missing

BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "li", "listing", "main", "menu", "nav", "noframes", "ol", "option", "p", "plaintext", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
))  # fmt: skip
"""The elements that begin a new line."""

UNSEEN = frozenset((
    "audio", "button", "canvas", "datalist", "head", "iframe", "input", "link", "map", "math", "meta", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
))  # fmt: skip
"""The elements whose words are no part of what is read."""

BREAK = "\x00"
"""Stands for a line break until spaces are squeezed: no page holds it, since no parser lets it through."""

_BREAKS = re.compile(r" ?(?:\x00 ?)+")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
# The parser leaves out what is nested deeper than 256, and what follows it: such a page would be read in part.
_TOO_DEEP = etree.XPath("boolean(/" + "/*" * 245 + ")")


def tree(text: str) -> Tree:
    """Return the page as a tree. Nothing is fetched. What is nested beyond measure is laid flat, and loses no words.

    Raises:
        NotAnArticle: no page can be made of the text.
    """
    root = _parsed(text)
    return _parsed(flat(text)) if _TOO_DEEP(root) else root


def _parsed(text: str) -> Tree:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise NotAnArticle("the page holds no elements") from error
    if not isinstance(root, Tree):
        raise NotAnArticle("the page holds no elements")
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


def walked(root: Tree) -> "etree.iterwalk[Tree]":
    """Return the walk through a tree that tells of each element's start and end; `skip_subtree` passes over the last one."""
    return etree.iterwalk(root, events=("start", "end"))


def text_of(element: Tree) -> str:
    """Return all words in an element, with single spaces; a line break is a newline."""
    if not len(element):
        return squeezed([element.text or ""]) if tag(element) not in UNSEEN else ""
    pieces: list[str] = []
    walk = walked(element)
    for event, part in walk:
        name = part.tag
        if name in BLOCKS:
            pieces.append(" ")
        if event == "end":
            pieces.append((part is not element and part.tail) or "")
        elif name in UNSEEN:
            walk.skip_subtree()
        else:
            pieces.append(BREAK if name == "br" else part.text or "")
    return squeezed(pieces)


def squeezed(pieces: Iterable[str]) -> str:
    """Return the pieces as one text with single spaces, and a newline for each run of line breaks, which come as BREAK."""
    text = " ".join("".join(pieces).split())
    return _BREAKS.sub("\n", text).strip() if BREAK in text else text


def attribute(element: Tree, *names: str) -> str:
    """Return the values of the attributes that are there, with spaces between."""
    return " ".join(str(element.get(name)) for name in names if element.get(name))


def elements(root: Tree, *names: str) -> Iterator[Tree]:
    """Yield the elements with these names, in the page's order."""
    yield from (element for element in root.iter(*names) if isinstance(element, Tree))


def ancestors(element: Tree) -> Iterator[Tree]:
    """Yield the element's parents, innermost first."""
    yield from (parent for parent in element.iterancestors() if isinstance(parent, Tree))


def take_out(root: Tree, *names: str) -> None:
    """Take the elements with these names out of a tree, and leave the text after each; the root itself stays."""
    etree.strip_elements(root, *names, with_tail=False)


def text_at(root: Tree, path: str) -> tuple[Tree, bool] | None:
    """Return the element that holds the text node at an XPath, and whether it is the text after it; None if there is none.

    Raises:
        ValueError: it is no XPath.
    """
    try:
        found = root.getroottree().xpath(path)
    except etree.XPathError as error:
        raise ValueError(path) from error
    node = found[0] if isinstance(found, list) and found else None
    if not isinstance(node, etree._ElementUnicodeResult):  # noqa: SLF001 - what an XPath yields for text has no public name
        return None
    holder = node.getparent()
    return (holder, bool(node.is_tail)) if isinstance(holder, Tree) else None


def made(name: str, text: str, tail: str, **attributes: str) -> Tree:
    """Return a new element with its text, and the text after it."""
    element = etree.Element(name, attributes)
    element.text, element.tail = text, tail
    return element


def written(root: Tree) -> str:
    """Return a tree as HTML."""
    return etree.tostring(root, method="html", encoding="unicode", doctype="<!doctype html>")
