"""Web pages whose elements are nested beyond all measure, laid flat before they are parsed."""

import re

# No closing bracket may be looked for beyond the next opening one: a page of opening brackets alone stays linear.
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/<>]{0,40})[^<>]*(?P<void>/?)>")
_NO_CONTENT = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
# Elements that end where the next of their kind begins: they nest only in others, which are counted.
_SELF_ENDING = frozenset(("body", "dd", "dt", "html", "li", "option", "p", "tbody", "td", "th", "thead", "tr"))
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "big", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
))  # fmt: skip
_RAW = frozenset(("script", "style"))
_RAW_END = re.compile(r"</(?P<name>script|style)", re.IGNORECASE)
_DEEPEST = 60


def flat(page: str) -> str:
    """Return the page without the marks that lie more than 60 deep; where they began or ended a line, a paragraph begins.

    All words are kept, in their order. Takes time in proportion to the page's length.
    """
    kept: list[str] = []
    depth = done = raw_until = 0
    last = {end["name"].casefold(): end.start() for end in _RAW_END.finditer(page)}
    for mark in _TAG.finditer(page):
        if mark.start() < raw_until:
            continue
        name = mark["name"].casefold()
        opens = not mark["close"]
        counted = name not in _NO_CONTENT and name not in _SELF_ENDING and name not in _RAW
        depth += opens and counted
        if depth > _DEEPEST and name not in _RAW and name not in _NO_CONTENT:
            kept.append(page[done : mark.start()])
            kept.append("" if name in _INLINE else "<p>")
            done = mark.end()
        depth -= depth > 0 and counted and not opens
        if opens and name in _RAW and mark.end() <= last.get(name, -1):
            raw_until = _closed(page, name, mark.end())
    return "".join((*kept, page[done:]))


def _closed(page: str, name: str, start: int) -> int:
    """Return where the script or style that begins at `start` is closed."""
    found = re.compile(f"</{name}", re.IGNORECASE).search(page, start)
    return found.start() if found else start
