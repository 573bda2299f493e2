"""Old claims that come back: what an article tells as new though the pile shows that it is long past."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from headwater.model.provenance import Evidence, Return, ReturnKind
from headwater.model.text import Article
from headwater.trace.parties.outlets import outlet_name, outlet_of
from headwater.trace.pile import Pile
from headwater.trace.threads import Said, Thread

_AGAINST = frozenset({"denies", "disputes"})
_LONG = timedelta(days=120)
_SURE = 0.8  # score of a link: below, the two places may not tell one event
_FEWEST_CLAIMS = 2
_FEWEST_WORDS = 10  # of a copied passage
_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATED = re.compile(
    r"\b(?:in|on|of) (?P<words>(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
    r"(?: \d{1,2},)? (?P<year>(?:19|20)\d\d))\b"
)
_PAST_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LOOKS_BACK = re.compile(
    r"\b(?:years?|months|decades?) (?:ago|before|earlier|later|on|old)\b|\blast (?:year|spring|summer|autumn|fall|winter)\b"
    r"|\ba year (?:ago|before|earlier|later)\b|\banniversary\b|\bback in\b|\barchives?\b|\bat the time\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """One claim in an article, and the place that shows how old it is: what it tells, of when, and the words that say so."""

    claim: str
    later: Evidence
    older: Evidence
    age: timedelta
    words: str


def returns(pile: Pile, found: Sequence[Thread]) -> tuple[Return, ...]:
    """Return what comes back in each article, told from the oldest place that shows it; who looks back himself is left out."""
    stories: dict[tuple[str, str], list[_Sign]] = defaultdict(list)
    events: dict[str, list[_Sign]] = defaultdict(list)
    telling = {id_ for thread in found for id_ in thread.articles()}
    backward = {id_ for id_ in telling if _LOOKS_BACK.search(pile.articles[id_].text)}
    shared = (thread for thread in found if len(thread.articles()) > 1)
    backward |= {said.article_id for thread in shared for said in thread.said if said.appearance.stance in _AGAINST}
    for thread in found:
        for later, older in _pairs(pile, thread, backward):
            event = _event(pile, thread, later, older)
            events[later.article_id] += [event] if event else []
            story = _story(pile, thread, later, older)
            stories[later.article_id, older.article_id] += [story] if story else []
    copied = _copied(pile) if stories else frozenset()
    told = {
        pair: signs
        for pair, signs in stories.items()
        if len({sign.claim for sign in signs}) >= _FEWEST_CLAIMS or (signs and frozenset(pair) in copied)
    }
    told_before = {article_id for article_id, _ in told}
    dated = {(id_, ""): signs for id_, signs in events.items() if id_ not in told_before}
    made = [*_oldest("old_story", pile, told), *_oldest("old_event", pile, dated)]
    return tuple(sorted(made, key=lambda one: (-one.age_days, one.later, one.kind)))


def _pairs(pile: Pile, thread: Thread, backward: set[str]) -> Iterator[tuple[Said, Said]]:
    """Yield the places of a claim in dated articles that neither look back nor reply, and those linked to it elsewhere.

    Of the others only those are yielded that tell a date, and where the claim is long known all.
    """
    place = {one.id: number for number, one in enumerate(thread.said)}
    dated = [number for number, older in enumerate(thread.said) if _DATED.search(older.sentence)]
    known = [published.latest for one in thread.said if (published := pile.articles[one.article_id].published)]
    first = min(known, default=None)
    for later in thread.asserted():
        published = pile.articles[later.article_id].published
        if later.article_id not in backward and published and first:
            linked = pile.scores.get(later.id, {})
            sure = {place[id_] for id_, score in linked.items() if score >= _SURE and id_ in place}
            old = published.earliest - first >= _LONG
            for number in sorted(sure) if old else sorted(sure.intersection(dated)):
                if thread.said[number].article_id != later.article_id:
                    yield later, thread.said[number]


def _story(pile: Pile, thread: Thread, later: Said, older: Said) -> _Sign | None:
    """Return the sign that an older article tells the same, None if it is not much older or the later one knows of its time."""
    mine, theirs = pile.articles[later.article_id].published, pile.articles[older.article_id].published
    if mine is None or theirs is None or not older.asserted or mine.earliest - theirs.latest < _LONG:
        return None
    if _names_time(pile.articles[later.article_id], theirs.earliest) or _is_known(pile, later, older):
        return None
    age = mine.earliest - theirs.latest
    return _Sign(claim=thread.id, later=later.evidence, older=older.evidence, age=age, words="")


def _is_known(pile: Pile, later: Said, older: Said) -> bool:
    """Say whether the later place tells the claim as past, or its article is by the older one's outlet or names it."""
    mine, theirs = pile.articles[later.article_id], pile.articles[older.article_id]
    named = {one.outlet for one in pile.named[later.article_id]}
    return outlet_of(theirs) in {outlet_of(mine), *named} or _PAST_YEAR.search(later.sentence) is not None


def _event(pile: Pile, thread: Thread, later: Said, older: Said) -> _Sign | None:
    """Return the sign that another article dates what is told to long ago, None if it does not."""
    published = pile.articles[later.article_id].published
    dated = _DATED.search(older.sentence)
    if published is None or dated is None or later.headline:
        return None
    end = _end_of(dated)
    if published.earliest - end < _LONG or _names_time(pile.articles[later.article_id], end):
        return None
    age = published.earliest - end
    return _Sign(claim=thread.id, later=later.evidence, older=older.evidence, age=age, words=dated["words"])


def _end_of(dated: re.Match[str]) -> datetime:
    """Return the last moment that a date in a text can mean, to the month."""
    year = int(dated["year"])
    number = next(n for n, name in enumerate(_NAMES, start=1) if name[:3] in dated["words"])
    return datetime(year, number, monthrange(year, number)[1], 23, 59, 59, tzinfo=UTC)


def _names_time(article: Article, moment: datetime) -> bool:
    """Say whether an article names the year or the month of a moment anywhere in its text."""
    return re.search(rf"\b(?:{moment.year}|{_NAMES[moment.month - 1]})\b", _body(article)) is not None


def _body(article: Article) -> str:
    """Return the text of an article without its header lines, which give its own date."""
    kept, at = [], 0
    for span in article.furniture:
        kept.append(article.text[at : span.start])
        at = span.end
    return " ".join([*kept, article.text[at:]])


def _copied(pile: Pile) -> frozenset[frozenset[str]]:
    """Return the pairs of articles that share a copied passage of some length."""
    return frozenset(
        frozenset((one.left, one.right))
        for one in pile.passages
        if one.kind == "copied" and one.word_count >= _FEWEST_WORDS
    )


def _oldest(kind: ReturnKind, pile: Pile, found: Mapping[tuple[str, str], Sequence[_Sign]]) -> Iterator[Return]:
    """Yield for each article what comes back in it, by the oldest sign of that."""
    by_article: dict[str, list[_Sign]] = defaultdict(list)
    for (article_id, _), signs in sorted(found.items()):
        by_article[article_id] += signs
    for signs in by_article.values():
        if signs:
            first = min(signs, key=lambda sign: (-sign.age, sign.later, sign.older, sign.claim))
            yield Return(
                kind=kind,
                claims=tuple(sorted({sign.claim for sign in signs})),
                earlier=first.older,
                later=first.later,
                age_days=first.age.days,
                text=_told(pile, first),
            )


def _told(pile: Pile, sign: _Sign) -> str:
    older, later = pile.articles[sign.older.article_id], pile.articles[sign.later.article_id]
    if sign.words:
        return f"Told here as if it were new; {outlet_name(older)} dates it to {sign.words}, {_long_before(sign.age)}."
    headline = "" if not older.title or older.title == later.title else ", under another headline"
    return f"Told here as if it were new; {outlet_name(older)} had it {_long_before(sign.age)}{headline}."


def _long_before(age: timedelta) -> str:
    """Return "four months before", "more than a year before", "more than seven years before"."""
    years = age.days // 365
    if years:
        return f"more than {_COUNT[years] if years < len(_COUNT) else years} {'year' if years == 1 else 'years'} before"
    return f"{_MONTH_COUNT[age.days // 30]} months before"


_MONTH_COUNT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = ("no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
