"""Values of JSON cut out of a text as it streams by, and each as a value: numbers as they are written, nothing too deep."""

import json
import re
from collections.abc import Iterator, Mapping

from headwater.ingest.members import MAX_BYTES, TOO_LARGE

Cut = tuple[str, str]
"""A value's text and ""; or "" and what is wrong with it in words."""

_IN_STRING = re.compile(r'["\\]')
_OUTSIDE = re.compile(r'["{}\[\]]')
# The keys of a value in a list by which it is called, or which hold its words.
_NAMES = ("name", "text", "value", "title")


def parsed(text: str) -> tuple[object, str]:
    """Return the value of a JSON text and ""; or None and what is wrong with it in words. Numbers are texts, as written."""
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str, strict=False), ""
    except json.JSONDecodeError as error:
        wrong = error.msg.lower().removesuffix(" at").removesuffix(" starting")
        return None, f"it is no JSON, or breaks off: {wrong} at character {error.pos + 1}"
    except RecursionError:
        return None, "it is nested too deep"


def values(blocks: Iterator[str], inside: int) -> Iterator[Cut]:
    """Yield each object, array and string that lies in `inside` arrays: in none, for values one after the other."""
    cutter = _Cutter(inside)
    for block in blocks:
        yield from cutter.cut(block)
        if cutter.ended:
            yield from () if inside else [("", "its brackets do not match")]
            return
    if cutter.keeping or inside:
        yield "", "the file ends in the middle of it"


def flat(value: Mapping[str, object]) -> dict[str, str | tuple[str, ...]]:
    """Return an object's fields as texts and lists of texts, also those that are empty.

    An inner object's fields are called "outer.inner"; deeper ones are left out.
    """
    cells: dict[str, str | tuple[str, ...]] = {}
    for name, field in value.items():
        inner = field.items() if isinstance(field, Mapping) else ()
        for key, one in ((name, field), *((f"{name}.{key}", one) for key, one in inner)):
            if not isinstance(one, Mapping):
                cells[key] = cell_of(one)
    return cells


def cell_of(value: object) -> str | tuple[str, ...]:
    """Return a scalar or a list of them as text, "" for nothing and for what is deeper."""
    if isinstance(value, list | tuple):
        return tuple(text for one in value if (text := _word(one)))
    return "" if isinstance(value, Mapping) else _scalar(value)


def _word(value: object) -> str:
    """Return an item of a list as text: a scalar, or an object's name."""
    if isinstance(value, Mapping):
        return next((_scalar(value[name]) for name in _NAMES if name in value), "")
    return "" if isinstance(value, list | tuple) else _scalar(value)


def _scalar(value: object) -> str:
    if value is None or isinstance(value, Mapping | list | tuple):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


class _Cutter:
    """The state between two blocks: how deep, in a string or not, and the value that has begun. A class for that reason."""

    def __init__(self, inside: int) -> None:
        self._depth = -inside
        self.keeping = False
        self.ended = False
        self._in_string = False
        self._escaped = False
        self._kept: list[str] = []
        self._size = 0

    def cut(self, block: str) -> Iterator[Cut]:
        """Yield the values that end in this block. At depth 0 a value begins; when it falls below 0, their array has ended."""
        place, start = 0, 0
        while (mark := self._mark(block, place)) is not None:
            place = mark.end()
            if self._depth == 0 and not self.keeping and mark[0] in '{["':
                self.keeping, start = True, mark.start()
            if self._step(mark[0]) and self.keeping:
                yield self._taken(block[start:place])
            if self.ended:
                return
        if self.keeping:
            self._keep(block[start:])

    def _mark(self, block: str, place: int) -> re.Match[str] | None:
        """Return the next sign that changes anything."""
        if self._escaped and place < len(block):
            self._escaped = False
            place += 1
        return (_IN_STRING if self._in_string else _OUTSIDE).search(block, place)

    def _step(self, sign: str) -> bool:
        """Take one sign in, and tell whether a value ends with it."""
        if sign == "\\":
            self._escaped = True
            return False
        if sign == '"':
            self._in_string = not self._in_string
            return self._depth == 0 and not self._in_string
        self._depth += 1 if sign in "{[" else -1
        self.ended = self._depth < 0 and sign in "}]"
        return self._depth == 0 and sign in "}]"

    def _keep(self, piece: str) -> None:
        self._size += len(piece)
        if self._size > MAX_BYTES:
            self._kept.clear()
        else:
            self._kept.append(piece)

    def _taken(self, piece: str) -> Cut:
        """Return the value that ends with this piece, and forget it."""
        self._keep(piece)
        cut = ("", TOO_LARGE) if self._size > MAX_BYTES else ("".join(self._kept), "")
        self._kept.clear()
        self._size, self.keeping = 0, False
        return cut
