"""A second reader for pages from which next to nothing came: trafilatura's idea of what the article is."""

import logging
import re
from functools import cache

from trafilatura import bare_extraction
from trafilatura.settings import use_config

from headwater.ingest.pages.trees import Tree, tag

_WHOLE = frozenset(["p", "head", "item", "cell", "ab", "code"])
_PARTS = frozenset(["body", "main", "div", "list", "table", "row", "quote", "doc", "text", "section"])
# It goes over the tree many times: a page of more marks would take it minutes.
_MOST_MARKS = 20_000


def rescued(page: str) -> tuple[str, ...]:
    """Return the paragraphs that trafilatura takes for the article, in order; it looks at the text given and fetches nothing.

    A page with so many elements that this would take long gives none.
    """
    if page.count("<") > _MOST_MARKS:
        return ()
    found = bare_extraction(
        page, fast=True, include_comments=False, include_tables=True, with_metadata=False, config=_config()
    )
    body = getattr(found, "body", None)
    return tuple(_paragraphs(body)) if isinstance(body, Tree) else ()


@cache
def _config() -> object:
    """Return trafilatura's settings, without its limits on size, and with its warnings kept off the screen."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "120")
    return config


def _paragraphs(element: Tree) -> list[str]:
    """Return the paragraphs in an element of trafilatura's own tree; loose words between blocks count as one each."""
    found = [_squeezed(element.text or "")]
    for child in element:
        if not isinstance(child, Tree):
            continue
        name = tag(child)
        if name in _PARTS or (
            name in _WHOLE and any(tag(inner) in _WHOLE | {"quote", "list"} for inner in child.iterdescendants())
        ):
            found.extend(_paragraphs(child))
        elif name == "lb":
            found.append("")
        elif name in _WHOLE:
            found.append(_words(child))
        else:
            found[-1] = _squeezed(f"{found[-1]}{_words(child)}")
        found.append(_squeezed(child.tail or ""))
    return [paragraph for paragraph in found if paragraph]


def _words(element: Tree) -> str:
    """Return all words in an element, a line break as a space."""
    for lines in element.iter("lb"):
        lines.tail = f" {lines.tail or ''}"
    return _squeezed("".join(str(piece) for piece in element.itertext()))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
