"""Glued headlines: what copying from a page runs together ("...for the winterThe council of Tarn said") cut apart again."""

import re

from headwater.ingest.lexicon import word_list

_SEAM = re.compile(r"(?<=[^\W\d_A-Z]{3}|[^\W\d_A-Z]{2}[!?])(?=[A-Z](?:[^\W\d_A-Z]|['’ ][a-zA-Z]))")
_MENU = re.compile(r"((?:[A-Z][a-z]{2,15}){2,30})(?=[A-Z][a-z]*\s)")
_NAME = re.compile(r"[A-Z][a-z]+")
_LAST_WORD = re.compile(r"[^\W\d_]+[!?]?$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_REACH = 1200  # characters from the top of a paragraph in which headlines are glued together
_MOST_WORDS = 30  # in a headline
_ENDED = re.compile(r"[.!?][\"'”’»)]{0,2}\s+[^\W\d_a-z]")


def cut_glued(paragraph: str, text: str) -> list[str]:
    """Return the headlines at the beginning of a paragraph, and the text that was glued to them, each by itself.

    A small letter or a "!" must meet a capital in the middle of a word that is written so nowhere else in `text`. Before it must
    stand a headline, after it another or a full sentence; where its words are not spelled as in headlines, both parts of the
    word must be known.
    """
    begin = start = _menu_end(paragraph)
    parts: list[str] = []
    for match in _SEAM.finditer(paragraph, start, min(len(paragraph), _REACH)):
        if _is_seam(
            paragraph[start : match.start()], paragraph[match.start() : match.start() + 400], text, chained=bool(parts)
        ):
            parts.append(paragraph[start : match.start()])
            start = match.start()
    rest = paragraph[start:]
    while parts and len(rest.split(maxsplit=8)) < 8:
        rest = parts.pop() + rest
    return [*([paragraph[:begin]] if begin else []), *parts, rest]


def _menu_end(paragraph: str) -> int:
    """Return where a menu ends that was run together at the very beginning: "MarketsWeatherObituaries"."""
    menu = _MENU.match(paragraph)
    if menu is None:
        return 0
    names = [name.casefold() for name in _NAME.findall(menu[1])]
    known = sum(name in word_list("sections") or name in word_list("menus") for name in names)
    return menu.end(1) if known * 2 >= len(names) else 0


def _is_seam(head: str, rest: str, text: str, *, chained: bool) -> bool:
    """Tell whether a headline ends here and something else begins; where another ended before, less is needed to show it."""
    words = head.split()
    last, first = _LAST_WORD.search(head), _FIRST_WORD.match(rest)
    if not 2 <= len(words) <= _MOST_WORDS or last is None or first is None or _ENDED.search(head):
        return False
    glued = last[0] + first[0]
    named = glued.casefold() in word_list("camel") or text.count(glued) > 1 or not words[-1].isidentifier()
    if len(last[0]) < (3 if chained else 4) or (named and last[0][-1] not in "!?"):
        return False
    opens = first[0].casefold() in word_list("openers")
    known = opens or _stands(first[0], text)
    if _is_heading(words) or chained:
        return known or len(words) >= 4
    return known and (_stands(last[0].rstrip("!?"), text) or (opens and len(words) >= 4))


def _stands(word: str, text: str) -> bool:
    """Tell whether a word stands somewhere in the text by itself."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text[:200_000], re.IGNORECASE) is not None


def _is_heading(words: list[str]) -> bool:
    """Tell whether most of the longer words are capitalised, or the last one ends in a mark that ends headings."""
    long_words = [word for word in words if len(word) > 3]
    return words[-1][-1] in "!?" or sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)
