"""Small pieces of plain English: counts, dates, lists, names and quotations, safe to show anywhere."""

import re
from collections.abc import Sequence
from datetime import datetime

from headwater.model.text import Article, Published

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - reads best
)
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_EMPTY_WORDS = frozenset("a an the of to in on at for by with and or that this who was were is s".split())  # noqa: SIM905 - same
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s|\n")
_DOUBLE = re.compile('["“”]')
_DOUBLE_OPEN = re.compile(r"“|(?<!\S)\"(?=\S)")
_OPENING_ARTICLE = re.compile(r"(?:An?|The|One|Some|Two|Three) [a-z]")
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])")
_MARGIN = re.compile(r"^(?:> ?)+")  # how mail and plain text set off what they quote
_STRAIGHT = re.compile('"')
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“"}
_MARKS = frozenset({*_PAIRS, *_PAIRS.values(), '"'})
_LOOSE_START = re.compile(r"^[\s.…,;:*–—-]*(?:(?:And|But),?\s+(?=\w))?")
_PLURALS = {"has": "have", "is": "are", "was": "were", "rests": "rest", "stands": "stand", "carries": "carry"}


def clean(text: str) -> str:
    """Return `text` without the characters that do harm on a screen: controls, halves of characters, changes of direction.

    Line breaks and tabs stay. Controls become the replacement character; direction marks go.
    """
    return _UNSHOWABLE.sub("\ufffd", _DIRECTION.sub("", text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """Return `text` clean and on one line."""
    if text.isprintable():  # as nearly all is: there is nothing to clean, and no blank but spaces
        return " ".join(text.split())
    return _BLANK.sub(" ", clean(text)).strip()


def word_set(words: str) -> frozenset[str]:
    """Return words that were written in one line as a set."""
    return frozenset(words.split())


def tidy(text: str) -> str:
    """Return `text` on one line without marks that lost their partner: half a bracket or quotation mark, asterisks."""
    line = _EMPHASIS.sub("", _MARGIN.sub("", one_line(text)))
    if _MARKS.isdisjoint(line):
        return one_line(line)
    waiting: list[tuple[str, int]] = []
    loose: set[int] = set()
    for at, letter in enumerate(line):
        if letter in _PAIRS.values():
            waiting.append((letter, at))
        elif letter in _PAIRS and any(mark == _PAIRS[letter] for mark, _ in waiting):
            while waiting[-1][0] != _PAIRS[letter]:
                loose.add(waiting.pop()[1])
            waiting.pop()
        elif letter in _PAIRS:
            loose.add(at)
    loose |= {at for _, at in waiting} | _loose_quotes(line)
    return one_line("".join(letter for at, letter in enumerate(line) if at not in loose))


def _loose_quotes(line: str) -> set[int]:
    """Return the places of straight quotation marks that open and are not closed, or close and were not opened."""
    loose: set[int] = set()
    opened: int | None = None
    for found in _STRAIGHT.finditer(line):
        at = found.start()
        opens = not line[at - 1 : at].strip("([—–-“‘ ") and bool(line[at + 1 : at + 2].strip())
        loose |= {at} if not opens and opened is None else {opened} if opens and opened is not None else set()
        opened = at if opens else None
    return loose | ({opened} if opened is not None else set())


def capital(text: str) -> str:
    """Return `text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def headed(text: str) -> str:
    """Return a claim as a heading shows it: tidy, without a loose start, with a capital."""
    line = tidy(text)
    line = _LOOSE_START.sub("", line) or line
    return capital(line)


def sentences(*parts: str) -> str:
    """Return parts as sentences, each with a capital and a full stop."""
    lines = [one_line(part) for part in parts if one_line(part)]
    ended = [line if line[-1] in ".!?…" else f"{line}." for line in lines]
    return " ".join(map(capital, ended))


def shorten(text: str, limit: int) -> str:
    """Return `text` on one line, cut between words to at most `limit` characters, with an ellipsis if it was cut."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 2]
    space = cut.rfind(" ")
    is_quote = line[0] == "“" and line[-1] == "”"
    return (cut[:space] if space > limit // 2 else cut).rstrip(" ,;:-–—") + ("…”" if is_quote else "…")


def quoted(text: str, limit: int = 240) -> str:
    """Return `text` in double quotation marks, shortened; double marks inside become single ones, as print sets them."""
    line = shorten(tidy(text), limit)
    if len(line) > 1 and line[0] in '"“' and line[-1] in '"”' and not _DOUBLE.search(line, 1, len(line) - 1):
        line = line[1:-1]
    inner = _DOUBLE_OPEN.sub("‘", line)
    return f"“{_DOUBLE.sub('’', inner)}”"


def claimed(text: str, limit: int = 120) -> str:
    """Return a claim in quotation marks for the middle of a sentence: without its full stop or a loose comma."""
    return quoted(text.strip(" \t\n,;:").removesuffix("."), limit)


def plural(count: int, singular: str, several: str | None = None) -> str:
    """Return the count and its noun: "1 article", "2 articles"."""
    return f"{count:,} {noun(count, singular, several)}"


def noun(count: int, singular: str, several: str | None = None) -> str:
    """Return the noun or verb that goes with `count`: "article", "articles"; "rests", "rest"."""
    return singular if count == 1 else several or _PLURALS.get(singular, f"{singular}s")


def spelled(count: int) -> str:
    """Return a small count in letters ("three"), a larger one in digits."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def interval(lowest: int, highest: int, singular: str, several: str | None = None) -> str:
    """Return "1 independent origin", "2 to 3 independent origins", "0 to 1 independent origins"."""
    if lowest == highest:
        return plural(lowest, singular, several)
    return f"{lowest:,} to {highest:,} {noun(highest + 1, singular, several)}"


def listed(names: Sequence[str], limit: int = 4) -> str:
    """Return names as people list them: "a", "a and b", "a, b and c", "a, b, c and 4 more"."""
    rest = len(names) - limit + 1
    shown = [*names[: limit - 1], f"{rest:,} more"] if rest > 1 else list(names)
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def when(published: Published | None) -> str:
    """Return a publication date as far as it is known: "4 March 2026, 11:20 UTC", "4 March 2026", "March 2026", "undated"."""
    if published is None:
        return "undated"
    day = midpoint(published)
    if published.precision == "year":
        return f"{day.year}"
    if published.precision == "month":
        return f"{_MONTHS[day.month - 1]} {day.year}"
    clock = "" if published.precision == "day" else f", {day:%H:%M} UTC"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}{clock}"


def short_when(published: Published | None) -> str:
    """Return a publication date without the time of day and with a short month: "4 Mar 2026"."""
    if published is None or published.precision in ("year", "month"):
        return when(published)
    day = midpoint(published)
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def midpoint(published: Published) -> datetime:
    """Return the middle of the time in which the article came out: the right day, whatever the time zone of its date line."""
    return published.earliest + (published.latest - published.earliest) / 2


def label(article: Article, limit: int = 60) -> str:
    """Return what to call an article: its outlet, else its title, else its file's name."""
    if article.outlet and one_line(article.outlet):
        return shorten(article.outlet, limit)
    if article.title and one_line(article.title):
        return quoted(article.title, limit - 2)
    return shorten(article.path.rsplit("/", 1)[-1], limit) or "an article without a name"


def cited(article: Article) -> str:
    """Return how an article is cited: "The Skerrow Packet, 4 March 2026"."""
    return f"{label(article)}, {when(article.published)}"


def sentence(text: str, start: int, end: int, reach: int = 300) -> str:
    """Return the sentence or sentences around a place in `text`, as far as full stops and line breaks tell."""
    before = text[max(0, start - reach) : start]
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    first = start - len(before) + ends[-1] if ends else max(0, start - reach)
    found = _SENTENCE_END.search(text, max(first, end - 2), end + reach)
    last = found.end() if found else min(len(text), end + reach)
    return one_line(text[first : max(last, end)])


def mid_sentence(name: str, limit: int = 60) -> str:
    """Return a name as it stands inside a sentence: "a deckhand" for "A deckhand", but "The Skerrow Packet"."""
    line = shorten(name, limit)
    return line[0].lower() + line[1:] if _OPENING_ARTICLE.match(line) else line


def same_name(left: str, right: str) -> bool:
    """Return whether two names may well be one: half of the shorter one's telling words are in the other."""
    mine, other = _telling(left), _telling(right)
    return bool(mine and other) and 2 * len(mine & other) >= min(len(mine), len(other))


def _telling(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold())) - _EMPTY_WORDS
