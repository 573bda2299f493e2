"""Packing: what comparing made of one article as plain JSON, to be kept and read back as exactly what it was.

Every text stands once, in a table; lists of numbers say which. The shape follows from the types of the objects, so that what they
gain or lose is packed with them; what an older version packed is told by its version and never read.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from sys import intern
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from headwater.compare.names.entities import Named
from headwater.compare.profiles import Profile

Code = Callable[[Any, Any], Any]
"""From a value and the table of texts to what stands for it, or back."""


class _Codec(NamedTuple):
    """How values of one type are packed and unpacked."""

    pack: Code
    unpack: Code


def pack_names(names: Named) -> bytes:
    """Return the names of an article, packed."""
    return _packed(names, Named)


def unpack_names(packed: bytes) -> Named:
    """Return what `pack_names` was given."""
    found: Named = _unpacked(packed, Named)
    return found


def pack_profiles(profiles: Sequence[Profile]) -> bytes:
    """Return the profiles of an article's statements, packed."""
    return _packed(tuple(profiles), tuple[Profile, ...])


def unpack_profiles(packed: bytes) -> tuple[Profile, ...]:
    """Return what `pack_profiles` was given."""
    found: tuple[Profile, ...] = _unpacked(packed, tuple[Profile, ...])
    return found


def _packed(value: object, kind: Any) -> bytes:  # noqa: ANN401 - a type, of whatever kind
    texts: dict[str, int] = {}
    body = _codec(kind).pack(value, texts)
    return json.dumps([list(texts), body], separators=(",", ":")).encode()


def _unpacked(packed: bytes, kind: Any) -> Any:  # noqa: ANN401 - what the type says
    texts, body = json.loads(packed)
    return _codec(kind).unpack(body, list(map(intern, texts)))


_TEXT = _Codec(lambda value, texts: texts.setdefault(value, len(texts)), lambda row, texts: texts[row])
_PLAIN = _Codec(lambda value, _: value, lambda row, _: row)
_NONE: frozenset[str] = frozenset()


@cache
def _codec(kind: Any) -> _Codec:  # noqa: ANN401 - a type, of whatever kind
    """Return how values of a type are packed."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is str or origin is Literal:
        return _TEXT
    if kind is date:
        return _Codec(lambda value, _: value.toordinal(), lambda row, _: date.fromordinal(row))
    if NoneType in inner:
        (kind,) = (one for one in inner if one is not NoneType)
        return _optional(_codec(kind))
    if origin in _MANY:
        return _MANY[origin](*map(_codec, (one for one in inner if one is not Ellipsis)))
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _record(kind)
    return _PLAIN


def _optional(inner: _Codec) -> _Codec:
    return _Codec(
        lambda value, texts: None if value is None else inner.pack(value, texts),
        lambda row, texts: None if row is None else inner.unpack(row, texts),
    )


def _tuple(inner: _Codec) -> _Codec:
    pack, unpack = inner
    return _Codec(
        lambda value, texts: [pack(one, texts) for one in value],
        lambda row, texts: tuple([unpack(one, texts) for one in row]) if row else (),
    )


def _set(inner: _Codec) -> _Codec:
    pack, unpack = inner
    if inner is _TEXT:  # most of what there is: taken in one go
        return _Codec(
            lambda value, texts: [pack(one, texts) for one in sorted(value)],
            lambda row, texts: frozenset(map(texts.__getitem__, row)) if row else _NONE,
        )
    return _Codec(
        lambda value, texts: [pack(one, texts) for one in sorted(value)],
        lambda row, texts: frozenset([unpack(one, texts) for one in row]),
    )


def _mapping(key: _Codec, value: _Codec) -> _Codec:
    return _Codec(
        lambda given, texts: [[key.pack(one, texts), value.pack(own, texts)] for one, own in given.items()],
        lambda row, texts: {key.unpack(one, texts): value.unpack(own, texts) for one, own in row},
    )


_MANY: Mapping[Any, Callable[..., _Codec]] = {tuple: _tuple, frozenset: _set, Mapping: _mapping}


def _record(kind: Any) -> _Codec:  # noqa: ANN401 - a type, of whatever kind
    """Return how objects with named fields are packed: as a list of what the fields hold."""
    types = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else kind._fields
    codecs = [_codec(types[name]) for name in names]
    packs = [(name, codec.pack) for name, codec in zip(names, codecs, strict=True)]
    unpacks = [(place, codec.unpack) for place, codec in enumerate(codecs) if codec is not _PLAIN]

    def unpack(row: list[Any], texts: Any) -> Any:  # noqa: ANN401 - what the type says
        for place, one in unpacks:
            row[place] = one(row[place], texts)
        return kind(**dict(zip(names, row, strict=True)))

    return _Codec(lambda value, texts: [pack(getattr(value, name), texts) for name, pack in packs], unpack)
