"""What changes under a supposition, as pages show it: one claim first if it was asked about, then which claims change and how."""

from dataclasses import dataclass

from headwater.model.what_if import ClaimChange, WhatIf
from headwater.present import phrases, what_if
from headwater.present.facts import Facts
from headwater.present.screen import Line

_MOST_ROWS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallen:
    """One claim that changes: how many independent origins it had, and then has; who is left without a source."""

    claim: str
    number: int
    text: str
    before: str
    after: str
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FallenGroup:
    """Claims that change in one way; `more` is how many are not shown."""

    heading: str
    rows: tuple[Fallen, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What changes when something is supposed. `about` tells of the one claim that was asked about, if one was."""

    supposing: str
    about: tuple[Line, ...]
    text: str
    groups: tuple[FallenGroup, ...]
    around: tuple[str, ...]


def supposed(known: Facts, answer: WhatIf, claim: str = "") -> Supposed:
    """Return what changes, of the claim with the id `claim` first."""
    changes = sorted(answer.difference.claims, key=lambda one: known.standing_of[one.claim_id].number)
    groups = []
    for kind, heading in what_if.HEADINGS.items():
        found = [one for one in changes if one.kind == kind]
        if found:
            rows = tuple(_fallen(known, one) for one in found[:_MOST_ROWS])
            groups.append(FallenGroup(heading=heading, rows=rows, more=len(found) - len(rows)))
    about = what_if.about_claim(known, answer, claim) if claim else ()
    return Supposed(
        supposing=what_if.supposing(known, answer),
        about=tuple(line for line in about if line.text),
        text=what_if.overview(known, answer),
        groups=tuple(groups),
        around=tuple(what_if.around(known, answer)),
    )


def _fallen(known: Facts, change: ClaimChange) -> Fallen:
    standing = known.standing_of[change.claim_id]
    was, now = change.before.independent_origins, change.after.independent_origins if change.after else None
    return Fallen(
        claim=change.claim_id,
        number=standing.number,
        text=phrases.shorten(standing.title, 300),
        before=_ends(was.min, was.max),
        after=_ends(now.min, now.max) if now else "told by no article",
        left=tuple(what_if.left(known, change)),
    )


def _ends(fewest: int, most: int) -> str:
    return f"{fewest:,}" if fewest == most else f"{fewest:,} to {most:,}"
