"""Captures and readings, packed small: compressed bytes and compressed JSON columns."""

import json
import zlib
from collections.abc import Sequence
from sys import intern
from typing import Any

from headwater.model.text import Block, Mention, Quote, Reading, Span, Tokens

_TEXT_COLUMNS = ("lemmas", "pos", "tags", "deps")


def pack(body: bytes) -> bytes:
    """Return `body`, compressed."""
    return zlib.compress(body)


def unpack(packed: bytes) -> bytes:
    """Return what `pack` was given."""
    return zlib.decompress(packed)


def pack_reading(reading: Reading) -> bytes:
    """Return everything in `reading` but its id, its tools and whether it was attempted."""
    tokens = reading.tokens
    columns = {
        "blocks": [[b.start, b.end, b.kind, *_pair(b.speaker)] for b in reading.blocks],
        "sentences": [_pair(s) for s in reading.sentences],
        "quotes": [[q.start, q.end, q.depth, q.closed] for q in reading.quotes],
        "mentions": [[m.start, m.end, m.kind, m.entity] for m in reading.mentions],
        "tokens": {
            "starts": tokens.starts,
            "ends": tokens.ends,
            "heads": tokens.heads,
            **{name: getattr(tokens, name) for name in _TEXT_COLUMNS},
        },
    }
    return pack(json.dumps(columns, separators=(",", ":")).encode())


def unpack_reading(article_id: str, made_by: str, packed: bytes, *, attempted: bool) -> Reading:
    """Return the reading that `pack_reading` was given."""
    columns = json.loads(unpack(packed))
    return Reading(
        article_id=article_id,
        blocks=tuple(
            Block(start=start, end=end, kind=kind, speaker=_span(speaker))
            for start, end, kind, *speaker in columns["blocks"]
        ),
        sentences=tuple(Span(start=start, end=end) for start, end in columns["sentences"]),
        quotes=tuple(Quote(start=s, end=e, depth=depth, closed=closed) for s, e, depth, closed in columns["quotes"]),
        tokens=_tokens(columns["tokens"]),
        mentions=tuple(Mention(start=s, end=e, kind=kind, entity=entity) for s, e, kind, entity in columns["mentions"]),
        attempted=attempted,
        made_by=made_by,
    )


def _tokens(columns: dict[str, Any]) -> Tokens:
    """Return the tokens; equal words share one string, which keeps a large pile small in memory."""
    words = {name: tuple(map(intern, columns[name])) for name in _TEXT_COLUMNS}
    return Tokens(
        starts=tuple(columns["starts"]),
        ends=tuple(columns["ends"]),
        heads=tuple(columns["heads"]),
        lemmas=words["lemmas"],
        pos=words["pos"],
        tags=words["tags"],
        deps=words["deps"],
    )


def _pair(span: Span | None) -> list[int]:
    return [span.start, span.end] if span else []


def _span(pair: Sequence[int]) -> Span | None:
    return Span(start=pair[0], end=pair[1]) if pair else None
