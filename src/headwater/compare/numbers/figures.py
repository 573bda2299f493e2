"""Two statements' figures side by side: the same, compatible, rivals, or figures of different things."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from headwater.compare.meanings import near, stem
from headwater.compare.numbers.measures import measures
from headwater.compare.numbers.quantities import Quantity, same_quantity

SAME_THING = 1.0
UNTOLD = 0.7  # one leaves out of what
OTHER_WORDS = 0.4  # two nouns that may or may not mean one thing
ODD_NOUN = 0.3  # "the 500m loan" and 500 million marks
ROUNDED = 0.9  # what a rounded figure counts against the same figure
VAGUE = 0.6  # what a vague one does that holds the other
BOUND = 0.4  # what one does that lies within what is said, though it would hardly be said so
OTHER_DOING = 0.6  # how sure two figures are rivals that belong to different doings
FAR_FACTOR = 50  # figures that lie further apart are hardly of one thing
EVERYDAY, COMMON = 0.5, 0.8  # how much it tells that both say two, or both two hundred
AGED = 0.3  # and that both tell somebody's age
_SMALL = 7
_OPEN = frozenset({("hurt", "treated"), ("ill", "treated"), ("dead", "missing"), ("safe", "treated")})
_NO_RIVALS = frozenset({"age", "factor"})


class Meeting(NamedTuple):
    """Two quantities: how sure both count one thing, and how well the numbers fit (1 equal, 0 excluded)."""

    left: Quantity
    right: Quantity
    thing: float
    fit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How the figures of two statements stand to each other, each from 0 to 1, and the figures that show it, in words.

    `same`: the same number of the same. `bare`: the same number, where one leaves out of what; `unlike` where they count what
    cannot be one thing: metres and days, the dead and the hurt. `compatible`: a vague or bounded number holds the other.
    `rival`: different numbers of one thing, and no figure of it agrees; `rival_bare` where one leaves out of what. `denied`: one
    says there was none of what the other counts. `missing`: the share of the figures that the other does not give.
    """

    same: float
    bare: float
    unlike: float
    compatible: float
    rival: float
    rival_bare: float
    denied: float
    missing: float
    reasons: tuple[str, ...]


def compare_figures(left: Sequence[Quantity], right: Sequence[Quantity]) -> Figures:
    """Return how two statements' figures stand to each other. Turned round, only the order within the reasons changes."""
    meetings = [Meeting(a, b, same_thing(a, b), fit(a, b)) for a in left for b in right]
    equal = [m for m in meetings if m.fit >= ROUNDED]
    same = _most(m for m in equal if m.thing == SAME_THING)
    rivals = [(_rivalry(m), m) for m in _rivals(meetings)]
    return Figures(
        same=same,
        bare=0.0 if same else _most(m for m in equal if m.thing >= UNTOLD),
        unlike=0.0 if any(m.thing for m in equal) else _most(m for m in equal if not m.thing),
        compatible=max((m.thing * m.fit for m in meetings if 0 < m.fit < ROUNDED), default=0.0),
        rival=max((sure for sure, m in rivals if m.thing == SAME_THING), default=0.0),
        rival_bare=max((sure for sure, m in rivals if m.thing < SAME_THING), default=0.0),
        denied=float(any(_is_denied(m) for m in meetings)),
        missing=_missing(left, right, equal),
        reasons=tuple(_reasons(meetings, [m for _, m in rivals])),
    )


def _most(meetings: Iterable[Meeting]) -> float:
    return max(map(telling, meetings), default=0.0)


def same_thing(left: Quantity, right: Quantity) -> float:
    """Return how sure two quantities count or measure one kind of thing: 0 for days and metres, the dead and the hurt."""
    if left.kind != right.kind:
        return _across(left, right)
    if left.is_further != right.is_further:
        return OTHER_WORDS
    if left.kind == "share":
        return _same_share(left, right)
    if left.fate and right.fate:
        is_open = tuple(sorted((left.fate, right.fate))) in _OPEN
        return SAME_THING if left.fate == right.fate else OTHER_WORDS if is_open else 0.0
    return _same_counted(left, right)


def _same_counted(left: Quantity, right: Quantity) -> float:
    """Return how sure two counts are of one thing; the dead are hardly the nurses who were sent."""
    if left.unit is None or right.unit is None:
        return UNTOLD
    if not (left.fate or right.fate):
        return _same_noun(left.unit, right.unit, is_count=left.kind == "count")
    plain = right if left.fate else left
    thing = _same_noun(left.unit, right.unit, is_count=left.kind == "count")
    return min(thing, OTHER_WORDS if plain.unit in measures().somebody and plain.about else UNTOLD)


def _same_share(left: Quantity, right: Quantity) -> float:
    """Return how sure two shares are of one thing: not if they are taken of two, or one tells by how much a thing changed."""
    one, other = left.whole, right.whole
    if one is None or other is None:
        changed = right if one else left
        return OTHER_WORDS if one != other and changed.about - {"third", "quart", "half"} else SAME_THING
    return SAME_THING if one == other or other in near().get(one, frozenset()) else OTHER_WORDS


def _across(left: Quantity, right: Quantity) -> float:
    """Return how sure a count and a measure are of one thing: "84 million", and "84 million crowns"."""
    count, measure = sorted((left, right), key=lambda one: one.kind != "count")
    if count.kind != "count" or count.fate or measure.kind == "score":
        return 0.0
    if measure.kind == "factor" and count.unit == "time":
        return SAME_THING
    return UNTOLD if count.unit is None else ODD_NOUN


def _same_noun(left: str, right: str, *, is_count: bool) -> float:
    if left == right or (left, right) in measures().things:
        return SAME_THING
    if not is_count:
        return 0.0
    known = measures()
    people = known.anybody | known.somebody
    if (left in known.anybody and right in people) or (right in known.anybody and left in people):
        return SAME_THING
    one, other = stem(left), stem(right)
    return SAME_THING if one == other or other in near().get(one, frozenset()) else OTHER_WORDS


def fit(left: Quantity, right: Quantity) -> float:
    """Return how well two numbers fit: 1 equal, less if one is rounded, vague or a bound that holds the other, 0 excluded."""
    is_vague = not (left.is_exact and right.is_exact)
    if left.value == right.value and left.is_exact == right.is_exact:
        return 1.0
    if not is_vague and "range" not in {left.form, right.form} and same_quantity(left, right):
        return ROUNDED
    if left.least <= right.most and right.least <= left.most:
        return VAGUE if is_vague or "range" in {left.form, right.form} else BOUND
    return 0.0


def telling(meeting: Meeting) -> float:
    """Return how little two would give one number by chance: 214 is rarer than 200, and 200 than two."""
    return max(_telling(meeting.left), _telling(meeting.right))


def _telling(one: Quantity) -> float:
    if one.kind == "age":  # it tells who is meant, not what is said of them
        return AGED
    if one.grain == 1 and one.value < _SMALL:
        return EVERYDAY
    return COMMON if round(one.value / one.grain) < 10 else 1.0


def _is_denied(m: Meeting) -> bool:
    return m.thing == SAME_THING and m.left.value != m.right.value and 0 in {m.left.value, m.right.value}


def _rivals(meetings: Sequence[Meeting]) -> Iterator[Meeting]:
    """Yield what rivals what: numbers of one thing that exclude each other, neither met by another figure."""
    settled = {id(one) for m in meetings if m.fit > 0 and m.thing >= UNTOLD for one in (m.left, m.right)}
    for m in meetings:
        is_excluded = m.fit == 0 and m.thing >= UNTOLD and 0 not in {m.left.value, m.right.value}
        if is_excluded and m.left.kind not in _NO_RIVALS and not {id(m.left), id(m.right)} & settled:
            yield m


def _rivalry(m: Meeting) -> float:
    """Return how sure two figures of one thing are rivals: less if they belong to different doings or lie far apart."""
    left, right = m.left, m.right
    belong = bool(left.fate and left.fate == right.fate) or not left.about or not right.about
    belong = belong or any(word in right.about or near().get(word, frozenset()) & right.about for word in left.about)
    low, high = sorted((left.value, right.value))
    return 1.0 if belong and high <= FAR_FACTOR * low else OTHER_DOING


def _missing(left: Sequence[Quantity], right: Sequence[Quantity], equal: Sequence[Meeting]) -> float:
    if not left and not right:
        return 0.0
    met = len({m.left for m in equal}) + len({m.right for m in equal})
    return 1 - met / (len(set(left)) + len(set(right)))


def _reasons(meetings: Sequence[Meeting], rivals: Sequence[Meeting]) -> Iterator[str]:
    for m in meetings:
        if m.thing >= UNTOLD and m.fit > 0:
            yield f"{'the same figure' if m.fit >= ROUNDED else 'figures that can be one'}: {_both(m)}"
        elif m.fit == 1.0:
            yield f"one number, of different things: {_both(m)}"
        elif _is_denied(m):
            yield f"none against some: {_both(m)}"
    for m in rivals:
        yield f"rival figures: {_both(m)}"


def _both(m: Meeting) -> str:
    return f"{spoken(m.left)} and {spoken(m.right)}"


def spoken(one: Quantity) -> str:
    """Return a quantity in words for a reader: "9 person dead", "20 to 120 house"."""
    number = f"{one.value:,.10g}" if one.is_exact else f"{one.least:,.10g} to {one.most:,.10g}"
    fate = None if one.unit in measures().fates else one.fate
    return " ".join(part for part in (number, one.unit, fate) if part)
