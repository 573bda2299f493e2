"""What the app answers when it cannot do what it is asked: one sentence, and what to do."""

from dataclasses import dataclass
from typing import Any

from headwater.errors import HeadwaterError, NoSuchClaim, NothingOfThatName, NotInCase
from headwater.web.errors import NothingOpen, StillDrawing, StillReading

_NOT_THERE = (NoSuchClaim, NotInCase, NothingOpen, NothingOfThatName)
SOON = (StillReading, StillDrawing)
"""What is otherwise in a moment: it is worth asking again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, and what to do about it."""

    error: str
    hint: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "The question is not one that can be asked."},
    404: {"model": Problem, "description": "There is no such thing in the case."},
    409: {"model": Problem, "description": "It cannot be done with this case as it stands."},
    503: {"model": Problem, "description": "The case is being read: ask again in a moment."},
}


def status_of(error: HeadwaterError) -> int:
    """Return the HTTP status that tells of an error."""
    if isinstance(error, SOON):
        return 503
    return 404 if isinstance(error, _NOT_THERE) else 409
