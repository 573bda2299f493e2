"""JSON files that hold items: one, a list of them, a list under a name, or one a line; and the words of their values."""

import json
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from headwater.errors import NotAnArticle, TooMuchWork
from headwater.ingest.containers.streams import whole

Item = dict[str, object]


def items(file: BinaryIO, path: str, wrappers: Sequence[str]) -> Iterator[Item]:
    """Yield the items of a file, in order; `wrappers` are the names under which a list of them may stand.

    Raises:
        NotAnArticle: it is no JSON, or holds no items.
        TooMuchWork: it is nested without end.
        UnreadableFile: it is too large.
    """
    body = whole(file, path)
    found = (
        [_loaded(line, path) for line in body.split(b"\n") if line.strip()]
        if _is_lines(body)
        else [_loaded(body, path)]
    )
    if len(found) == 1 and isinstance(found[0], dict):
        inner = next((found[0][name] for name in wrappers if isinstance(found[0].get(name), list)), None)
        found = inner if isinstance(inner, list) else found
    elif len(found) == 1 and isinstance(found[0], list):
        found = found[0]
    held = [one for one in found if isinstance(one, dict) and one]
    if not held:
        raise NotAnArticle("the file holds no items")
    yield from held


def words(value: object) -> str:
    """Return a text, or a number, on one line; "" for anything else."""
    if isinstance(value, str):
        return " ".join(value[:100_000].split())
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def names(value: object) -> Iterator[str]:
    """Yield the names in a value: a text, something with a name or value, or a list of these."""
    for one in value if isinstance(value, list) else [value]:
        told = one
        if isinstance(one, dict):
            told = next((one[key] for key in ("name", "value", "literal", "fullname", "title") if one.get(key)), "")
        if name := words(told):
            yield name


def _is_lines(body: bytes) -> bool:
    """Tell whether a file holds one item a line: its first line is a whole one, and another follows."""
    first, _, rest = body.lstrip().partition(b"\n")
    return first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")


def _loaded(body: bytes, path: str) -> object:
    try:
        return json.loads(body)
    except RecursionError as error:
        raise TooMuchWork(path, "it is nested without end") from error
    except ValueError as error:
        raise NotAnArticle("it is no JSON, or is damaged") from error
