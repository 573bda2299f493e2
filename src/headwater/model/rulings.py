"""Rulings: what a person decided about two places, whether they make one claim or not, and what came of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decides: whether two places, named by the words that stand there, make one claim.

    `by` is who decides, `note` why. `within` are the path or id of the article of each place, needed only where the words stand
    in several places.
    """

    words: tuple[str, str]
    same: bool
    by: str
    note: str | None = None
    within: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledPlace:
    """A place that a ruling is about: the words that were meant, and where they stood when it was made.

    The words are what counts: they are looked for again whenever the article is read anew. `path` and `capture_id` lead to the
    article where its file has changed or was moved.
    """

    article_id: str
    path: str
    capture_id: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's decision that two places make one claim (`same`), or that they do not.

    `number` is unique in its case and grows: of two that contradict each other, the one with the higher number holds. `by` is
    the name that the person gave, `note` the reason, None where none was given.
    """

    number: int
    left: RuledPlace
    right: RuledPlace
    same: bool
    by: str
    at: datetime
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a ruling in the last comparison: whether it holds, and in words on what, or why not."""

    number: int
    holds: bool
    reason: str
