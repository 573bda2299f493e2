"""Entries of feeds, however the feed is written: which hold an article's text, which only lead to one."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from headwater.errors import NotAnArticle
from headwater.ingest.containers.addresses import behind, is_address, part_path
from headwater.ingest.containers.markup import count_paragraphs, is_markup, plain, unescaped, without_links
from headwater.ingest.members import Broken, Link, Member, captured
from headwater.model.text import Given

# The end of a text that goes on elsewhere: dots, or dots in brackets, perhaps with a link to the rest.
_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[\s?(?:\.\.\.|…|\+\d+ chars)\s?\])[\])»”\"]?$")
# A summary is taken for the whole text from this length on, or with this many paragraphs, unless it ends in dots; what is
# called content from a fourth of that.
_WHOLE_LETTERS = 500
_WHOLE_PARAGRAPHS = 3
_PARAGRAPH_END = re.compile(r"</p\s{0,9}>|<br\s{0,9}/?>|</div\s{0,9}>|\n", re.IGNORECASE)
_TAIL_LETTERS = 4000
_LAST_PARAGRAPHS = 3
_SOUNDS = ("audio/", "video/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed as it was written. `content` is the whole text as the feed calls it, `summary` may be less.

    `base` is the address that `link` may be relative to; `attached` are the media types of files that belong to the entry.
    """

    link: str
    name: str
    content: str
    summary: str
    is_html: bool
    given: Given
    base: str = ""
    attached: tuple[str, ...] = ()


def member(path: str, entry: Entry) -> Member:
    """Return what an entry of the feed at `path` gives: its text, else its address, else why there is neither."""
    url = _url(entry)
    name = part_path(path, url or entry.name)
    text = _whole_text(entry, url)
    if text:
        media_type = "text/html" if entry.is_html and is_markup(text) else "text/plain"
        body = text if media_type == "text/html" or not entry.is_html else unescaped(text)
        return captured(
            name, body.encode(errors="replace"), f"{media_type}; charset=utf-8", url=url or None, given=entry.given
        )
    if any(kind.startswith(_SOUNDS) for kind in entry.attached):
        return Broken(path=name, error=NotAnArticle("it is a sound or video file"))
    if url:
        return Link(path=name, url=url, given=entry.given)
    return Broken(path=name, error=NotAnArticle("the entry holds neither a whole text nor an address"))


def is_cut_off(text: str) -> bool:
    """Tell whether a text ends in dots: it goes on elsewhere."""
    return _CUT_OFF.search(text[-200:].rstrip()) is not None


def _url(entry: Entry) -> str:
    """Return the address of the article, "" where the entry has none."""
    for link in (entry.link, entry.name):
        try:
            url = urljoin(entry.base, link.strip()) if link == entry.link and link else link.strip()
        except ValueError:
            continue
        if is_address(url):
            return behind(url)
    return ""


def _whole_text(entry: Entry, url: str) -> str:
    """Return the article's text, "" where the feed gives none, only its beginning, or mostly links to other pages."""
    told = [(entry.content, _WHOLE_LETTERS // 4), (entry.summary, _WHOLE_LETTERS)]
    for text, least in sorted(told, key=lambda one: -len(one[0])):
        words = plain(text)
        if not words or (url and (_ends_in_dots(text) or len(plain(without_links(text))) * 2 < len(words))):
            continue
        enough = len(words) >= (least if url else _WHOLE_LETTERS // 4)
        if enough or count_paragraphs(text) >= _WHOLE_PARAGRAPHS:
            return text
    return ""


def _ends_in_dots(text: str) -> bool:
    """Tell whether a text goes on elsewhere; what stands below it may be a link to the rest, or a line about the site."""
    paragraphs = [words for part in _PARAGRAPH_END.split(text[-_TAIL_LETTERS:]) if (words := plain(part))]
    return any(is_cut_off(words) for words in paragraphs[-_LAST_PARAGRAPHS:])
