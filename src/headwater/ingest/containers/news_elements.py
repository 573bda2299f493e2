"""What the elements of news items in XML say: dates, parties, and texts, which are made into a page."""

from collections.abc import Iterator
from html import escape

from headwater.ingest.containers.xml_elements import local, named, words_of
from headwater.ingest.pages.trees import Tree

# What an element of NITF is called in a page; elements of pages keep their names.
_PAGE_NAMES = {
    "hl2": "h2", "hl3": "h3", "bq": "blockquote", "block-quote": "blockquote", "media-caption": "figcaption", "media": "figure",
    "hedline": "header", "tagline": "footer",
} | {
    name: name
    for name in (
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "tr", "td", "th", "caption", "figure",
        "figcaption", "pre", "dl", "dt", "dd", "br", "q",
    )
}  # fmt: skip
# What is no part of the text, or is told beside it.
_LEFT_OUT = frozenset(
    ("head", "hl1", "byline", "dateline", "distributor", "rights", "series", "media-metadata", "media-reference",
     "media-producer", "media-object", "script", "style", "copyrite", "note", "abstract", "datasource")
)  # fmt: skip
_PARTY = ("name", "literal", "holder", "FormalName", "qcode")


def first(root: Tree, *names: str) -> str | None:
    """Return the date that the first of these elements gives which is there: of the names in their order."""
    for name in names:
        for element in named(root, name):
            told = str(element.get("norm") or "") or words_of(element)
            if told:
                return told
    return None


def party(root: Tree, name: str) -> str | None:
    """Return the name of the party that an element of this name tells: in words, else as it is called in a register."""
    for element in named(root, name):
        inner = [child for child in element.iter() if local(child) in {"name", "party", name}]
        told = [words_of(child) for child in inner if local(child) == "name"]
        told += [str(child.get(key)).rpartition(":")[2] for key in _PARTY for child in inner if child.get(key)]
        found = next((text for text in told if text), None) or (words_of(element) or None)
        if found:
            return found
    return None


def page(root: Tree) -> str:
    """Return the words of an element as a page of paragraphs, headings, lists, quotations and captions."""
    return f"<html><body><article>{''.join(_markup(root))}</article></body></html>" if words_of(root) else ""


def _markup(element: Tree) -> Iterator[str]:
    name = local(element)
    if name in _LEFT_OUT or not isinstance(element.tag, str):
        return
    own = _PAGE_NAMES.get(name)
    if own:
        yield f"<{own}>"
    yield escape(element.text or "", quote=False)
    for child in element:
        yield from _markup(child)
        yield escape(child.tail or "", quote=False)
    if own and own != "br":
        yield f"</{own}>"
