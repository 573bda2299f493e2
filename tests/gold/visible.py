"""The text that a reader of a story's file sees, as the gold quotes it: stories/README.md says how."""

import re
from html.parser import HTMLParser
from pathlib import Path

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "button", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_UNSEEN = frozenset(("head", "noscript", "script", "style", "template"))


def visible(path: Path) -> str:
    """Return the file's words: of a text all, of a page what stands in its body, with single spaces."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return raw
    page = _Page()
    page.feed(raw)
    page.close()
    return re.sub(r"\s+", " ", "".join(page.pieces)).strip()


class _Page(HTMLParser):
    """Gathers the pieces of text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's names
        """Count what is not seen; a block stands apart from what is before it."""
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Go back to what is seen; a block stands apart from what is after it."""
        self._unseen -= tag in _UNSEEN
        if tag in _BLOCKS:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        """Keep text that is seen."""
        if not self._unseen:
            self.pieces.append(data)
