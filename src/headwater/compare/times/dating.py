"""Phrases of time: what "last Tuesday", "8 May", "two years ago" or "the day before" mean, seen from a given day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.numbers.numerals import numeral
from headwater.compare.times import days
from headwater.compare.times.days import Days

_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}", re.ASCII)
_DECADE = re.compile(r"(1[5-9][0-9]0|20[0-9]0)s", re.ASCII)
_DAY = re.compile(r"(0?[1-9]|[12][0-9]|3[01])(st|nd|rd|th)?", re.ASCII)
_ISO = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])-([0-3][0-9])", re.ASCII)
_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}
_TURNS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_FOLLOWING = {"previous": -1, "preceding": -1, "following": 1, "next": 1, "same": 0}
_UNITS = {
    "day": "day", "days": "day", "night": "night", "nights": "night", "week": "week", "weeks": "week", "fortnight": "fortnight",
    "month": "month", "months": "month", "year": "year", "years": "year", "decade": "decade", "decades": "decade",
    "evening": "day", "morning": "day", "afternoon": "day",
}  # fmt: skip
_PARTS = {
    "early": "start", "beginning": "start", "start": "start", "mid": "middle", "middle": "middle", "late": "end", "end": "end",
}  # fmt: skip
_SMALLER = frozenset({"morning", "afternoon", "evening", "night", "noon", "midnight", "dawn", "lunchtime"})
_INVARIANT = frozenset({"fish", "people", "sheep", "aircraft", "deer", "cattle"})
_BEFORE_YEARS = frozenset({"in", "since", "of", "the", "until", "from", "'s", "by"})
_ANY = frozenset({"a", "one", "every", "each", "any", "some"})
_SURE, _LIKELY, _UNSURE = 1.0, 0.8, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """From where a phrase of time is seen: the day of the article, its year, what was named last, and which way.

    `today` is None where the day is not known, `year` where not even that is. `ahead` is True for a clause that looks ahead,
    False for one in the past tense, None for one that does not tell. `looks_back` says that older days were named before.
    """

    today: date | None
    year: int | None
    last: Days | None
    ahead: bool | None
    looks_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase of time: the days it means (None if they cannot be told), the index behind it, and how sure that reading is.

    `weekday` (0 is Monday), `month` and `number` (of the day) are told even where the year is not known.
    """

    days: Days | None
    after: int
    sure: float
    weekday: int | None = None
    month: int | None = None
    number: int | None = None


Reader = Callable[[Grammar, int, int, View], Phrase | None]


def phrase(tree: Grammar, index: int, stop: int, view: View) -> Phrase | None:
    """Return the phrase of time that begins at the token `index`; None if none does."""
    for read in _READERS:
        found = read(tree, index, stop, view)
        if found:
            return found
    return None


def may_begin(tree: Grammar, index: int) -> bool:
    """Whether a phrase of time can begin at a token: a quick look that spares the reading of most."""
    word = tree.words[index]
    return word[:1].isdigit() or word in _openings() or (word.endswith(".") and tree.tokens.pos[index] == "PROPN")


@cache
def _openings() -> frozenset[str]:
    months = {name[:size] for name in lexicon().months for size in (3, 4, len(name))}
    words = {*_PARTS, *_TURNS, *_DAY_WORDS, *days.SEASONS, *lexicon().weekdays, *lexicon().number_words, *months}
    return frozenset(words | {"a", "an", "the", "that", "half", "several"})


def _at(tree: Grammar, index: int, stop: int) -> str:
    return tree.words[index] if 0 <= index < stop else ""


def _part_of(tree: Grammar, index: int, stop: int, view: View) -> Phrase | None:
    """Read "the end of March", "early 2019", "late last year", "mid-March"."""
    name = _PARTS.get(tree.words[index])
    if not name:
        return None
    begin = index + 1
    while _at(tree, begin, stop) in {"of", "the", "-", "in"}:
        begin += 1
    inner = (
        phrase(tree, begin, stop, view)
        if begin < stop and tree.words[begin] not in _PARTS
        else _the_unit(tree, begin, stop, view)
    )
    if inner is None and begin > index + 1:
        inner = _the_unit(tree, begin, stop, view)
    if inner is None or inner.days is None or inner.days.grain == "day":
        return None
    return Phrase(days=days.part(inner.days, name), after=inner.after, sure=inner.sure, month=inner.month)


def _the_unit(tree: Grammar, index: int, stop: int, view: View) -> Phrase | None:
    """Read "the month", "the year", as in "by the end of the year"."""
    unit = _at(tree, index, stop)
    if view.today is None or unit not in {"week", "month", "year"}:
        return None
    return Phrase(days=_turned(view.today, unit, 0), after=index + 1, sure=_LIKELY)


def _date(tree: Grammar, index: int, stop: int, view: View) -> Phrase | None:
    """Read "8 May 2025", "the 8th of May", "May 8", "May 2025", "May of this year", "last May", "2025-05-08"."""
    for after in (index + 1, index + 5):  # the parser may cut it at its hyphens
        iso = _ISO.fullmatch("".join(tree.words[index : min(after, stop)]))
        if iso:
            return _told(days.on(int(iso[1]), int(iso[2]), int(iso[3])), after, _SURE)
    turn = _TURNS.get(tree.words[index])
    begin = index + (turn is not None)
    first = _DAY.fullmatch(_at(tree, begin, stop)) if turn is None else None
    place = begin + bool(first) + (bool(first) and _at(tree, begin + 1, stop) == "of")
    number = _month(tree, place, stop)
    if number is None:
        return None
    behind = _DAY.fullmatch(_at(tree, place + 1, stop)) if not first else None
    after = place + 1 + bool(behind)
    told = first or behind
    named = int(told[1]) if told else None
    year, after = _year_behind(tree, after, stop, view)
    return _dated(view, number, named, (year, turn), after)


def _month(tree: Grammar, index: int, stop: int) -> int | None:
    word = _at(tree, index, stop).removesuffix(".")
    if word in {"may", "march"} and tree.tokens.pos[index] != "PROPN":
        return None
    months = lexicon().months
    if word in months:
        return months.index(word) + 1
    short = [n for n, name in enumerate(months, 1) if len(word) in {3, 4} and name.startswith(word)]
    return short[0] if len(short) == 1 and word not in {"mar", "may"} and tree.tokens.pos[index] == "PROPN" else None


def _year_behind(tree: Grammar, index: int, stop: int, view: View) -> tuple[int | None, int]:
    """Return the year that stands behind a month or a day, and the index behind it: "2025", ", 2025", "of last year"."""
    comma = index + (_at(tree, index, stop) in {",", "of", "in"})
    if _YEAR.fullmatch(_at(tree, comma, stop)):
        return int(tree.words[comma]), comma + 1
    turn = _TURNS.get(_at(tree, comma, stop))
    if turn is not None and _at(tree, comma + 1, stop) == "year" and view.year is not None:
        return view.year + turn, comma + 2
    if _at(tree, comma, stop) in {"that", "the"} and _at(tree, comma + 1, stop) in {"year", "same"} and view.last:
        return view.last.first.year, comma + 2 + (tree.words[comma + 1] == "same")
    return None, index


def _dated(view: View, month: int, number: int | None, told: tuple[int | None, int | None], after: int) -> Phrase:
    """Return a month or a day of it, in the year told or in the one that brings it near to the day of the article."""
    year, turn = told
    sure = _SURE if year is not None else _LIKELY
    if year is None and view.year is not None:
        year = _nearest_year(view, month, number, turn)
    if year is None:
        return Phrase(days=None, after=after, sure=sure, month=month, number=number)
    found = days.month(year, month) if number is None else days.on(year, month, number)
    return Phrase(days=found, after=after, sure=sure, month=month, number=number)


def _nearest_year(view: View, month: int, number: int | None, turn: int | None) -> int:
    """Return the year of a month without one: of the last such month, of the next if the clause looks ahead, else the nearest."""
    year = view.year or 0
    if view.today is None:
        return year
    here = view.today.replace(day=1) if number is None else view.today
    found = [one for n in (-1, 0, 1) if (one := days.on(year + n, month, number or 1))]
    if view.ahead or turn == 1:
        found = [one for one in found if one.first >= here] or found
    elif view.ahead is False or turn == -1:
        printed_early = days.moved(here, 2 if number else 0)
        found = [one for one in found if one.first <= printed_early] or found
        if turn == -1 and number is None:
            found = [one for one in found if one.first < here] or found
    return min(found, key=lambda one: (abs((one.first - here).days), one.first)).first.year if found else year


def _weekday(tree: Grammar, index: int, stop: int, view: View) -> Phrase | None:
    """Read "Tuesday", "last Tuesday", "next Tuesday", "Tuesday, 13 May"; the last one before or on the day, or the next."""
    turn = _TURNS.get(tree.words[index])
    place = index + (turn is not None)
    word = _at(tree, place, stop)
    if word not in lexicon().weekdays or _is_name(tree, place):
        return None
    weekday, after = lexicon().weekdays.index(word), place + 1
    begin = after
    while _at(tree, begin, stop) in _SMALLER | {",", "the"}:
        begin += 1
    dated = _date(tree, begin, stop, view) if begin < stop else None
    if dated and dated.number is not None:
        return _dated_weekday(dated, weekday, view)
    if view.today is None or _at(tree, index - 1, stop) in _ANY:
        return Phrase(days=None, after=after, sure=_LIKELY, weekday=weekday)
    sure = _UNSURE if turn is not None or view.looks_back else _LIKELY
    return Phrase(days=days.day(_nearest(view, weekday, turn)), after=after, sure=sure, weekday=weekday)


def _is_name(tree: Grammar, index: int) -> bool:
    """Whether a weekday is part of a name: "the Sunday Pennant"."""
    head = tree.tokens.heads[index]
    return tree.tokens.deps[index] == "compound" and head > index and tree.tokens.pos[head] == "PROPN"


def _dated_weekday(dated: Phrase, weekday: int, view: View) -> Phrase:
    """Return a date told with its weekday; of the years that it may be in, the nearest in which that weekday fits."""
    found, sure = dated.days, dated.sure
    if sure < _SURE and view.year is not None and found and found.first.weekday() != weekday:
        near = [days.on(view.year + n, dated.month or 1, dated.number or 1) for n in (-1, 1, -2, -3, -4, -5)]
        found = next((one for one in near if one and one.first.weekday() == weekday), found)
    return Phrase(days=found, after=dated.after, sure=sure, weekday=weekday, month=dated.month, number=dated.number)


def _nearest(view: View, weekday: int, turn: int | None) -> date:
    today = view.today or date(2000, 1, 1)
    back = (today.weekday() - weekday) % 7
    if turn == 1 or (view.ahead and turn != -1):
        return days.moved(today, (7 - back) % 7 or (7 if turn == 1 else 0))
    return days.moved(today, -(back or (7 if turn == -1 else 0)))


def _day_word(tree: Grammar, index: int, stop: int, view: View) -> Phrase | None:
    """Read "today", "yesterday", "this morning", "last night"."""
    word, following = tree.words[index], _at(tree, index + 1, stop)
    shift = _DAY_WORDS.get(word)
    after = index + 1
    if word in {"this", "last"} and following in _SMALLER:
        shift, after = (-1 if word == "last" else 0), index + 2
    if shift is None:
        return None
    return Phrase(days=days.day(days.moved(view.today, shift)) if view.today else None, after=after, sure=_SURE)


def _counted(tree: Grammar, index: int, stop: int, view: View) -> Phrase | None:
    """Read "two years ago", "a week earlier", "three days later", "a month after that"."""
    number = numeral(tree.words, index, stop)
    count, place = (number.value, number.after) if number else (1.0, index + 1)
    if number is None and tree.words[index] not in {"a", "an"}:
        return None
    unit = _UNITS.get(_at(tree, place, stop))
    way = _at(tree, place + 1, stop)
    if unit is None or not 0 < count < 5000:
        return None
    if way in {"ago", "back"}:
        from_day = days.day(view.today) if view.today else None
        return _told(days.shifted(from_day, -count, unit) if from_day else None, place + 2, _LIKELY)
    ways = {"later": 1, "afterwards": 1, "earlier": -1, "before": -1, "previously": -1}
    if way not in ways or (
        way == "before" and place + 2 < stop and tree.tokens.pos[place + 2] not in {"PUNCT", "CCONJ"}
    ):
        return None
    return _told(days.shifted(view.last, ways[way] * count, unit) if view.last else None, place + 2, _UNSURE)


def _following(tree: Grammar, index: int, stop: int, view: View) -> Phrase | None:
    """Read "the previous day", "the following week", "the same year", "the day before", "that night"."""
    if tree.words[index] == "that" and _at(tree, index + 1, stop) in _UNITS:
        return _shift(view, 0, _UNITS[tree.words[index + 1]], index + 2)
    if tree.words[index] != "the":
        return None
    shift, unit = _FOLLOWING.get(_at(tree, index + 1, stop)), _UNITS.get(_at(tree, index + 2, stop))
    if shift is not None and unit:
        return _shift(view, shift, unit, index + 3)
    unit, way = _UNITS.get(_at(tree, index + 1, stop)), _at(tree, index + 2, stop)
    is_last = index + 3 >= stop or tree.tokens.pos[min(index + 3, stop - 1)] in {"PUNCT", "CCONJ"}
    if unit and way in {"before", "after"} and is_last:
        return _shift(view, -1 if way == "before" else 1, unit, index + 3)
    return None


def _shift(view: View, count: int, unit: str, after: int) -> Phrase:
    if view.last is None:
        return Phrase(days=None, after=after, sure=_UNSURE)
    if unit in {"week", "month", "year"}:
        return Phrase(days=_turned(view.last.first, unit, count), after=after, sure=_UNSURE)
    return Phrase(days=days.shifted(view.last, count, unit), after=after, sure=_UNSURE)


def _turn(tree: Grammar, index: int, stop: int, view: View) -> Phrase | None:
    """Read "last week", "this month", "next year", "last summer", "at the weekend", "earlier this year"."""
    word, following = tree.words[index], _at(tree, index + 1, stop)
    if following == "weekend" and word in {"the", "last", "this", "next"}:
        return _told(_weekend(view, _TURNS.get(word)), index + 2, _LIKELY)
    turn = _TURNS.get(word)
    if turn is None or word == "past":
        return None
    if following in {"week", "month", "year"}:
        if following == "year" and view.year is not None:
            return _told(days.year(view.year + turn), index + 2, _SURE)
        return _told(_turned(view.today, following, turn) if view.today else None, index + 2, _LIKELY)
    if following in days.SEASONS and tree.tokens.pos[index + 1] in {"NOUN", "PROPN"} and view.today:
        return _told(_season(view, following, turn), index + 2, _LIKELY)
    return None


def _turned(today: date, unit: str, turn: int) -> Days:
    if unit == "week":
        return days.week(days.moved(today, 7 * turn))
    return days.month(today.year, today.month + turn) if unit == "month" else days.year(today.year + turn)


def _weekend(view: View, turn: int | None) -> Days | None:
    if view.today is None:
        return None
    ahead = turn == 1 or (turn != -1 and view.ahead)
    saturday = _nearest(View(today=view.today, year=None, last=None, ahead=ahead), 5, 1 if ahead else None)
    return Days(first=saturday, last=days.moved(saturday, 1), grain="day")


def _season(view: View, name: str, turn: int) -> Days:
    """Return the season meant: "last" is the last that is over, "next" the first that has not begun, "this" the nearest."""
    today = view.today or date(2000, 1, 1)
    found = [days.season(today.year + n, name) for n in (-1, 0, 1)]
    if turn == -1:
        return max((one for one in found if one.last < today), key=lambda one: one.first)
    if turn == 1:
        return min((one for one in found if one.first > today), key=lambda one: one.first, default=found[-1])
    return min(found, key=lambda one: abs((one.first - today).days))


def _bare_season(tree: Grammar, index: int, stop: int, view: View) -> Phrase | None:
    """Read "in the spring", "the summer of 2024", "spring 2024"; not a hot spring, nor a fall."""
    article = tree.words[index] == "the"
    place = index + article
    name = _at(tree, place, stop)
    if name not in days.SEASONS or tree.tokens.pos[place] not in {"NOUN", "PROPN"}:
        return None
    year, after = _year_behind(tree, place + 1, stop, view)
    if year is not None:
        return _told(days.season(year, name), after, _SURE)
    before = _at(tree, index - 1, stop)
    if before not in {"in", "since", "by", "until", "during", "over", "from"} or view.today is None:
        return None
    return _told(_season(view, name, 1 if view.ahead else 0), after, _UNSURE)


def _year(tree: Grammar, index: int, stop: int, _view: View) -> Phrase | None:
    """Read "2019", "the 1990s"; not "1994 fish", nor "2,019"."""
    word = tree.words[index]
    decade = _DECADE.fullmatch(word)
    if decade:
        return _told(days.decade(int(decade[1])), index + 1, _SURE)
    if (
        not _YEAR.fullmatch(word)
        or _at(tree, index - 1, stop) in {"$", "£", "€", "-", "/"}
        or _at(tree, index + 1, stop) in {"%", "per"}
    ):
        return None
    return None if _is_count(tree, index) else _told(days.year(int(word)), index + 1, _SURE)


def _is_count(tree: Grammar, index: int) -> bool:
    """Whether what looks like a year counts things: "1994 fish", not "the 2019 floods" or "in 1994 complaints were made"."""
    head, before = tree.tokens.heads[index], tree.words[index - 1] if index else ""
    plural = tree.tokens.tags[head] in {"NNS", "NNPS"} or tree.words[head] in _INVARIANT
    return tree.tokens.deps[index] == "nummod" and plural and before not in _BEFORE_YEARS


def _told(found: Days | None, after: int, sure: float) -> Phrase:
    return Phrase(days=found, after=after, sure=sure)


_READERS: tuple[Reader, ...] = (
    _part_of, _weekday, _date, _day_word, _counted, _following, _turn, _bare_season, _year,
)  # fmt: skip
