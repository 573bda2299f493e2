"""Times in a stretch of text: years, and days that can be told from the date of the article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.model.text import Article

_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}", re.ASCII)
_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_FUTURE = frozenset({"will", "'ll", "shall", "next", "due", "to"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When: the years named, the months named (1 to 12), and the days that can be told."""

    years: frozenset[int]
    months: frozenset[int]
    days: frozenset[date]


def times(article: Article, tree: Grammar, indexes: Sequence[int]) -> Times:
    """Return the times that the tokens at `indexes` name."""
    months = lexicon().months
    words = [tree.words[i] for i in indexes]
    named = [
        n
        for n, word in enumerate(words)
        if (word in months and tree.words[indexes[n]] != "may") or _is_may(tree, indexes[n])
    ]
    return Times(
        years=frozenset(
            int(word) for n, word in enumerate(words) if _YEAR.fullmatch(word) and not _is_counted(tree, indexes[n])
        ),
        months=frozenset(months.index(words[n]) + 1 for n in named),
        days=frozenset(_days(article, words, named)),
    )


def _is_may(tree: Grammar, index: int) -> bool:
    return tree.words[index] == "may" and tree.tokens.pos[index] == "PROPN"


def _is_counted(tree: Grammar, index: int) -> bool:
    head = tree.tokens.heads[index]
    return tree.tokens.deps[index] == "nummod" and head != index and tree.tokens.pos[head] == "NOUN"


def _days(article: Article, words: Sequence[str], named: Sequence[int]) -> Iterator[date]:
    published = article.published
    if published is None or published.precision in {"month", "year"}:
        return
    base = published.earliest.date()
    for word in words:
        if word in _DAY_WORDS:
            yield base + timedelta(days=_DAY_WORDS[word])
        elif word in lexicon().weekdays:
            yield _weekday(base, word, words)
    for n in named:
        day = _month_day(base, words, n)
        if day:
            yield day


def _weekday(base: date, word: str, words: Sequence[str]) -> date:
    """Return the last such day before publication or on it; the next one where the words look ahead."""
    back = (base.weekday() - lexicon().weekdays.index(word)) % 7
    if any(w in _FUTURE for w in words if w != "to"):
        return base + timedelta(days=(7 - back) % 7)
    return base - timedelta(days=back)


def _month_day(base: date, words: Sequence[str], n: int) -> date | None:
    """Return the day that "May 8" or "8 May" at index `n` names, in the year that brings it nearest to `base`."""
    near = [words[i] for i in (n - 1, n + 1) if 0 <= i < len(words)]
    numbers = [int(word) for word in near if word.isdigit() and word.isascii() and 1 <= int(word) <= 31]
    if not numbers:
        return None
    years = [int(w) for w in words[n : n + 4] if _YEAR.fullmatch(w)] or [base.year - 1, base.year, base.year + 1]
    month = lexicon().months.index(words[n]) + 1
    days = [date(year, month, numbers[0]) for year in years if numbers[0] <= _length(year, month)]
    return min(days, key=lambda day: (abs((day - base).days), day), default=None)


def _length(year: int, month: int) -> int:
    after = date(year + (month == 12), month % 12 + 1, 1)
    return (after - date(year, month, 1)).days
