"""Decisions as a file of their own, one JSON object a line, so that two people can put their work together."""

import json
from collections.abc import Iterable, Iterator

from headwater.errors import BadDecisions
from headwater.model.decisions import Decision
from headwater.model.records import Flaw, decision_of, record_of
from headwater.present.export.jsonl import written

VERSION = 1
MOST_LETTERS, MOST_LINES = 64_000_000, 100_000


def decisions_jsonl(decisions: Iterable[Decision]) -> Iterator[str]:
    """Yield the lines of a file of decisions: one that says what it is, then one for each, in their order."""
    yield written({"type": "decisions", "version": VERSION})
    yield from (written({"type": "decision", **record_of(one)}) for one in decisions)


def read_decisions(text: str, name: str) -> tuple[Decision, ...]:
    """Return the decisions in a file that `decisions_jsonl` wrote, or somebody else.

    Args:
        text: the file's.
        name: of the file, for errors.

    Raises:
        BadDecisions: it is too large, or a line of it is no decision.
    """
    if len(text) > MOST_LETTERS:
        raise BadDecisions(name, 0, f"it has more than {MOST_LETTERS // 1_000_000} million characters")
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise BadDecisions(name, 0, f"it has more than {MOST_LINES:,} lines")
    found = [
        one
        for number, line in enumerate(lines, start=1)
        if line.strip() and (one := _read(line, name, number)) is not None
    ]
    return tuple({one.id: one for one in found}.values())


def _read(line: str, name: str, number: int) -> Decision | None:
    """Return the decision in one line; None in the line that says what the file is."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadDecisions(name, number, "it is no JSON") from error
    if isinstance(record, dict) and record.get("type") == "decisions":
        if record.get("version") != VERSION:
            raise BadDecisions(name, number, "a newer Headwater wrote it")
        return None
    try:
        return decision_of(record)
    except Flaw as flaw:
        raise BadDecisions(name, number, str(flaw)) from flaw
