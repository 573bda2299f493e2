"""Pieces of pages and feeds as text: what is not shown taken out in linear time, tags told, words kept."""

import html
import re

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,5000}>")
# A piece of a page shows itself by an element that texts are set with: an address of mail in angle brackets is none.
_SET = re.compile(
    r"</?(?:html|body|article|section|div|p|br|hr|span|font|a|b|i|u|em|strong|small|sup|sub|h[1-6]|ul|ol|li|dl|dd|dt"
    r"|blockquote|q|cite|pre|table|tbody|tr|td|th|figure|figcaption|img|iframe)(?:\s[^<>]{0,5000})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&(?:amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|[a-zA-Z]{1,6}acute|#\d{2,6}|#x[0-9A-Fa-f]{2,5});"
)
_PARAGRAPH = re.compile(r"<p\b[^<>]{0,500}>|(?:<br\s*/?>\s*){2}|\n\s*\n", re.IGNORECASE)
# What opens a stretch that is not shown, and what closes it.
_OPENS = re.compile(r"<!--|<!\[CDATA\[|<script\b|<style\b", re.IGNORECASE)
_OPENS_LINK = re.compile(r"<a\b", re.IGNORECASE)
_CLOSES = {
    "<a": re.compile(r"</a\s{0,20}>", re.IGNORECASE),
    "<!--": re.compile("-->"),
    "<![cdata[": re.compile(r"\]\]>"),
    "<script": re.compile(r"</script\s{0,20}>", re.IGNORECASE),
    "<style": re.compile(r"</style\s{0,20}>", re.IGNORECASE),
}


def is_markup(text: str) -> bool:
    """Tell whether a text is a piece of a page rather than plain letters."""
    return _SET.search(text) is not None


def unescaped(text: str) -> str:
    """Return a text without markup, in which letters may still be written as entities of HTML ("&quot;", "&#8217;")."""
    return html.unescape(text) if _ENTITY.search(text) else text


def plain(markup: str) -> str:
    """Return the words of a piece of a page, on one line."""
    return " ".join(html.unescape(_TAG.sub(" ", without_unshown(markup))).split())


def inline(markup: str) -> str | None:
    """Return the words of a title or name, in which marks part no words; None where there are none."""
    return " ".join(html.unescape(_TAG.sub("", markup)).split()) or None


def count_paragraphs(markup: str) -> int:
    """Return how many paragraphs begin in a piece of a page or are parted by empty lines."""
    return len(_PARAGRAPH.findall(markup))


def without_unshown(markup: str) -> str:
    """Return `markup` without scripts, styles, comments and CDATA sections, each only where it is closed."""
    return _without(markup, _OPENS)


def without_links(markup: str) -> str:
    """Return `markup` without its links and their words."""
    return _without(markup, _OPENS_LINK)


def _without(markup: str, pattern: re.Pattern[str]) -> str:
    """Return `markup` without what begins as `pattern` says, up to where it is closed."""
    kept, place, start, endless = [], 0, 0, set()
    while opens := pattern.search(markup, start):
        name = opens[0].casefold()
        closes = None if name in endless else _CLOSES[name].search(markup, opens.end())
        if closes is None:
            endless.add(name)
            start = opens.end()
            continue
        kept.append(markup[place : opens.start()])
        place = start = closes.end()
    return " ".join([*kept, markup[place:]])
