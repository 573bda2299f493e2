"""Plain lines on what became of one claim: what changed on the way, and where it came back after a long time."""

from collections import defaultdict
from collections.abc import Iterable

from headwater.model.provenance import Drift, Evidence, Return
from headwater.present import phrases
from headwater.present.facts import Facts, Standing
from headwater.present.screen import BLANK, Line, Table

_UNCORRECTED = "correction_not_carried"


def drift_of(known: Facts, standing: Standing) -> tuple[Drift, ...]:
    """Return what changed in one claim."""
    return tuple(each for each in known.case.provenance.drift if each.claim_id == standing.claim.id)


def returns_of(known: Facts, standing: Standing) -> tuple[Return, ...]:
    """Return where one claim came back."""
    return tuple(each for each in known.case.provenance.returns if standing.claim.id in each.claims)


def change_lines(known: Facts, standing: Standing) -> list[Line | Table]:
    """Return what a reader is told of the changes in one claim, each with the words of both sides."""
    found = drift_of(known, standing)
    changed = [each for each in found if each.kind != _UNCORRECTED]
    lines = [*_pairs(known, changed), *_uncorrected(known, [each for each in found if each.kind == _UNCORRECTED])]
    back = list(_pairs(known, returns_of(known, standing)))
    lines = [BLANK, Line(kind="heading", text="What changed on the way"), *lines] if lines else []
    return [*lines, *([BLANK, Line(kind="heading", text="Older than it looks"), *back] if back else [])]


def place_line(known: Facts, place: Evidence) -> Line:
    """Return the sentence around a place, with the name of its article."""
    return Line(kind="quote", text=f"{known.label(place.article_id)}: {phrases.quoted(known.sentence(place), 240)}")


def _pairs(known: Facts, changed: Iterable[Drift | Return]) -> Iterable[Line]:
    """Yield what changed in the later article, then the words of the earlier and of the later one."""
    told: dict[tuple[Line, ...], list[str]] = defaultdict(list)
    for change in changed:
        told[place_line(known, change.earlier), place_line(known, change.later)].append(change_sentence(known, change))
    for quotes, texts in told.items():
        yield from (Line(kind="item", text=text) for text in texts)
        yield from quotes


def change_sentence(known: Facts, change: Drift | Return) -> str:
    """Return what changed, after the name of the article in which it did: "The Bollard, 5 March 2026: told ... here."."""
    text = phrases.one_line(change.text)
    return f"{known.cited(change.later.article_id)}: {text[:1].lower()}{text[1:]}" if " here" in text else text


def _uncorrected(known: Facts, left: Iterable[Drift]) -> Iterable[Line]:
    """Yield for each article that takes a claim back those that have it from there and were not corrected."""
    by_correction: dict[Evidence, dict[str, None]] = defaultdict(dict)
    for each in sorted(left, key=lambda one: known.numbers[one.later.article_id]):
        by_correction[each.earlier][known.label(each.later.article_id)] = None
    for correction, labels in by_correction.items():
        by = known.label(correction.article_id)
        whose = f"{phrases.listed(list(labels), 9)}, which {phrases.noun(len(labels), 'has')} it from there"
        yield Line(kind="item", text=f"{by} has taken this back; the pile has no correction by {whose}.")
        yield place_line(known, correction)
