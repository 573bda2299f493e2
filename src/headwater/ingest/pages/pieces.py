"""What a page's data hold of its article, as pieces: title, meta elements and scripts, with their XPaths."""

from collections import Counter

from headwater.ingest.pages.trees import Tree, attribute, elements
from headwater.ingest.texts.pieces import Piece

_TITLES = frozenset(["og:title", "twitter:title", "title", "headline"])


def data_pieces(root: Tree) -> tuple[Piece, ...]:
    """Return the page's title element, the meta elements with titles, and the JSON-LD that holds an article's text."""
    found: list[Piece] = []
    heads = [element for element in elements(root, "head") if element.getparent() is root][:1]
    for head in heads:
        counts: Counter[str] = Counter()
        for element in head:
            name = str(element.tag)
            counts[name] += 1
            path = f"/html/head/{name}[{counts[name]}]"
            if name == "title" and element.text:
                found.append(Piece(part=f"{path}/text()[1]", text=element.text))
            if name == "meta" and set(attribute(element, "property", "name", "itemprop").casefold().split()) & _TITLES:
                found.append(Piece(part=f"{path}/@content", text=element.get("content") or ""))
    return (*found, *_stored(root))


def _stored(root: Tree) -> tuple[Piece, ...]:
    """Return the scripts that hold an article's text, as they stand, escapes and all."""
    scripts = elements(root, "script")
    return tuple(
        Piece(part=f"{root.getroottree().getpath(script)}/text()", text=script.text)
        for script in scripts
        if script.text and "ld+json" in attribute(script, "type").casefold() and '"articleBody"' in script.text
    )
