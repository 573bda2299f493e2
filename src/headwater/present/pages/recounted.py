"""What came of a decision: which claims are counted otherwise than a moment ago, and where people now disagree."""

from dataclasses import dataclass

from headwater.model.conflicts import conflicts
from headwater.present import phrases
from headwater.present.decisions import conflict_sentences
from headwater.present.facts import Standing
from headwater.present.pages.indexed import Indexed

_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that came of it: a sentence, which for a claim goes on after its number, and the claim's id and number."""

    text: str
    claim: str = ""
    number: int = 0


def recounted(before: Indexed, after: Indexed) -> tuple[Change, ...]:
    """Return what is counted otherwise in a case than before, the claims by number, at most a few of them; and new conflicts."""
    was = {one.claim.id: one for one in before.facts.standings}
    found = [(was[one.claim.id], one) for one in after.facts.standings if one.claim.id in was]
    moved = [(old, new) for old, new in found if _numbers(old) != _numbers(new)]
    rows = [
        Change(text=f"{_ends(old)} → {_origins(new)}", claim=new.claim.id, number=new.number)
        for old, new in moved[:_MOST]
    ]
    more = len(moved) - _MOST
    if more > 0:
        rows.append(
            Change(text=f"{phrases.plural(more, 'more claim')} {phrases.noun(more, 'has', 'have')} another count.")
        )
    rows += [Change(text=text) for text in _joined(len(was), len(after.facts.standings), len(found))]
    rows += [Change(text=text) for text in _told(after) if text not in set(_told(before))]
    return tuple(rows) or (Change(text="No claim is counted otherwise."),)


def _numbers(one: Standing) -> tuple[int, int]:
    return one.claim.independent_origins.min, one.claim.independent_origins.max


def _ends(one: Standing) -> str:
    fewest, most = _numbers(one)
    return f"{fewest:,}" if fewest == most else f"{fewest:,} to {most:,}"


def _origins(one: Standing) -> str:
    return phrases.interval(*_numbers(one), "independent origin")


def _joined(before: int, after: int, same: int) -> list[str]:
    """Return how many claims are no more, and how many are new: places were joined, or set apart."""
    gone, new = before - same, after - same
    told = [f"{phrases.plural(gone, 'claim')} as before {phrases.noun(gone, 'is', 'are')} no more"] if gone else []
    told += [f"{phrases.plural(new, 'claim')} {phrases.noun(new, 'is', 'are')} new"] if new else []
    return [f"{', '.join(told)}."] if told else []


def _told(known: Indexed) -> list[str]:
    """Return where people disagree, a sentence each."""
    return list(conflict_sentences(conflicts(known.case.decisions, known.case.outcomes)))
