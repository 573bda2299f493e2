"""Moments: when a text says that something happened, told from the day of the article and from what it named before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.times import days
from headwater.compare.times.dating import Phrase, View, may_begin, phrase
from headwater.compare.times.days import Days
from headwater.model.text import Article

Bound = Literal["in", "by", "since"]

_WITHIN: Bound = "in"
_BOUNDS: dict[str, Bound] = {
    "by": "by", "until": "by", "till": "by", "before": "by", "since": "since", "from": "since", "after": "since",
}  # fmt: skip
_PARTS = {
    "dawn": 5, "morning": 8, "noon": 12, "midday": 12, "lunchtime": 12, "afternoon": 15, "evening": 19, "tonight": 21,
    "night": 23, "overnight": 24, "midnight": 24,
}  # fmt: skip
_SAYING_NOUNS = frozenset(
    {
        "statement",
        "interview",
        "briefing",
        "conference",
        "speech",
        "broadcast",
        "remark",
        "comment",
        "report",
        "article",
        "story",
        "edition",
        "coverage",
        "newspaper",
    }
)
_PLANNING = frozenset(
    [
        "plan",
        "expect",
        "intend",
        "hope",
        "aim",
        "schedule",
        "due",
        "set",
        "propose",
        "want",
        "prepare",
        "ready",
        "likely",
        "begin",
        "start",
    ]
)
_ALWAYS_SAYING = frozenset({"say", "add"})
_PUBLISHING = frozenset({"publish", "release", "issue", "broadcast", "air"})
_SMALL_HOURS = 2
_CLIMB = 6
_OLD = 10  # days: a text that tells of an older day counts on from there
_DATELINE = re.compile(r"\b([A-Z][a-z]{2,8})\.? ([0-3]?[0-9])\b|\b([0-3]?[0-9]) ([A-Z][a-z]{2,8})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time that a text names, at the tokens from `index` to `after`.

    `days` is what can be told from the calendar, None if nothing; `weekday` (0 is Monday), `month` and `number` of the day are
    told even then. `bound` says that it is a limit: "by", "since". `hour` is the part of the day, about. `sure` is how sure the
    reading is. `is_ahead` says that the clause looks ahead; `is_of_saying` that it is when something was said, not when it was.
    """

    index: int
    after: int
    days: Days | None
    bound: Bound
    sure: float
    weekday: int | None
    month: int | None
    number: int | None
    hour: int | None
    is_ahead: bool | None
    is_of_saying: bool


def moments(article: Article, tree: Grammar) -> tuple[Moment, ...]:
    """Return the times that an article names, in order.

    What is told from a day before ("a month later") is told from the last time named that is not one of saying.
    """
    return tuple(_moments(tree, today(article), _year(article)))


def named(found: Sequence[Moment], indexes: Sequence[int]) -> tuple[Moment, ...]:
    """Return those of the moments of an article that stand within the tokens at `indexes`, without those of saying."""
    inside = frozenset(indexes)
    return tuple(one for one in found if not one.is_of_saying and _heart(one) & inside)


def today(article: Article) -> date | None:
    """Return the day from which an article tells its times: that of its dateline or its publication; None if not known."""
    published = article.published
    if published is None:
        return None
    told = _DATELINE.search(article.dateline or "")
    if told:
        name, number = (told[1] or told[4]).casefold(), int(told[2] or told[3])
        months = [n for n, month in enumerate(lexicon().months, 1) if month.startswith(name)]
        found = days.on(published.earliest.year, months[0], number) if months else None
        if found and abs((found.first - published.earliest.date()).days) <= _OLD:
            return found.first
    return published.earliest.date() if published.precision in {"second", "minute", "day"} else None


def _year(article: Article) -> int | None:
    return article.published.earliest.year if article.published else None


def _moments(tree: Grammar, base: date | None, year: int | None) -> Iterator[Moment]:
    index, stop = 0, len(tree.words)
    last: Days | None = None
    told_from, looks_back = base, False
    while index < stop:
        if tree.words[index] in {".", "?", "!"}:
            told_from = base
        if not may_begin(tree, index):
            index += 1
            continue
        view = View(today=told_from, year=year, last=last, ahead=_is_ahead(tree, index), looks_back=looks_back)
        found = phrase(tree, index, stop, view)
        if found is None:
            index += 1
            continue
        moment = _moment(tree, index, found, view)
        yield moment
        if moment.days and not moment.is_of_saying:
            last = moment.days
            told_from = _counted_on(moment, base) or told_from
            looks_back = looks_back or _is_old(moment, base)
        index = max(found.after, index + 1)


def _is_old(moment: Moment, base: date | None) -> bool:
    """Whether a day, week or month is named that is long gone: what weekdays follow may belong to it."""
    is_near = base is None or moment.days is None or (base - moment.days.last).days <= _OLD
    return not is_near and moment.days is not None and moment.days.grain in {"day", "week", "month"}


def _counted_on(moment: Moment, base: date | None) -> date | None:
    """Return the day from which the rest of a sentence is told, once it has named a date long gone: six days after that."""
    if moment.days is None or moment.number is None or not _is_old(moment, base):
        return None
    return days.moved(moment.days.first, 6)


def _moment(tree: Grammar, index: int, found: Phrase, view: View) -> Moment:
    before = [tree.words[i] for i in range(max(0, index - 3), index) if tree.tokens.pos[i] in {"ADP", "SCONJ", "ADV"}]
    bound = next((_BOUNDS[word] for word in reversed(before) if word in _BOUNDS), _WITHIN)
    return Moment(
        index=index,
        after=found.after,
        days=found.days,
        bound=bound,
        sure=found.sure,
        weekday=found.weekday,
        month=found.month,
        number=found.number,
        hour=_hour(tree, index, found.after),
        is_ahead=view.ahead,
        is_of_saying=_is_of_saying(tree, index),
    )


def _hour(tree: Grammar, index: int, after: int) -> int | None:
    """Return the part of the day told with a day: "Tuesday morning", "the early hours of Tuesday", "this morning"."""
    words = tree.words
    if {"hours", "early"} <= set(words[max(0, index - 4) : index]) or {"hours", "small"} <= set(
        words[max(0, index - 4) : index]
    ):
        return _SMALL_HOURS
    before = words[index - 2] if index > 1 and words[index - 1] in {"of", "on"} else ""
    return next((_PARTS[word] for word in (*words[index : after + 1], before) if word in _PARTS), None)


def _heart(one: Moment) -> frozenset[int]:
    return frozenset(range(one.index, one.after))


def _above(tree: Grammar, index: int) -> Iterator[int]:
    """Yield the tokens above one, up to the first verb and including it."""
    for _ in range(_CLIMB):
        head = tree.tokens.heads[index]
        if head == index:
            return
        index = head
        yield index
        if tree.tokens.pos[index] in {"VERB", "AUX"}:
            return


def _is_ahead(tree: Grammar, index: int) -> bool | None:
    """Whether the clause looks ahead ("will close on Monday", "plans to close"); False if it is past, None if untold."""
    above = list(_above(tree, index))
    verb = above[-1] if above else index
    children = tree.children.get(verb, ())
    helpers = {tree.words[child] for child in children if tree.tokens.deps[child] in {"aux", "auxpass"}}
    if helpers & {"will", "'ll", "shall", "wo"}:
        return True
    head = tree.tokens.heads[verb]
    planned = tree.tokens.lemmas[head].casefold() in _PLANNING or head == verb or tree.tokens.pos[head] == "AUX"
    if "to" in helpers and planned:
        return True
    is_past = tree.tokens.tags[verb] == "VBD" or any(tree.tokens.tags[child] == "VBD" for child in children)
    return False if is_past or helpers & {"have", "has", "'ve"} else None


def _is_of_saying(tree: Grammar, index: int) -> bool:
    """Whether a time is one of saying: "said on Monday", "in a statement on Tuesday", "a report published in May"."""
    for above in _above(tree, index):
        lemma = tree.tokens.lemmas[above].casefold()
        if (
            lemma in _ALWAYS_SAYING
            or lemma in _SAYING_NOUNS
            or (lemma in _PUBLISHING and tree.tokens.deps[above] == "acl")
        ):
            return True
        if lemma in lexicon().report_words and tree.tokens.pos[above] == "VERB":
            return any(tree.tokens.deps[child] in {"ccomp", "parataxis"} for child in tree.children.get(above, ()))
    return False
