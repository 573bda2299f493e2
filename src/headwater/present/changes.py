"""Plain lines on what became of one claim: what changed on the way, and where it came back after a long time."""

from headwater.model.provenance import Drift, Evidence, Return
from headwater.present import phrases
from headwater.present.facts import Facts, Standing
from headwater.present.screen import BLANK, Line, Table


def drift_of(known: Facts, standing: Standing) -> tuple[Drift, ...]:
    """Return what changed in one claim."""
    return tuple(each for each in known.case.provenance.drift if each.claim_id == standing.claim.id)


def returns_of(known: Facts, standing: Standing) -> tuple[Return, ...]:
    """Return where one claim came back."""
    return tuple(each for each in known.case.provenance.returns if standing.claim.id in each.claims)


def change_lines(known: Facts, standing: Standing) -> list[Line | Table]:
    """Return what a reader is told of the changes in one claim, each with the words of both sides."""
    lines: list[Line | Table] = []
    parts = (
        ("What changed on the way", drift_of(known, standing)),
        ("Older than it looks", returns_of(known, standing)),
    )
    for heading, changes in parts:
        lines += [BLANK, Line(kind="heading", text=heading)] if changes else []
        for change in changes:
            lines.append(Line(kind="item", text=phrases.one_line(change.text)))
            lines += [place_line(known, change.earlier), place_line(known, change.later)]
    return lines


def place_line(known: Facts, place: Evidence) -> Line:
    """Return the sentence around a place, with the name of its article."""
    return Line(kind="quote", text=f"{known.label(place.article_id)}: {phrases.quoted(known.sentence(place), 240)}")
