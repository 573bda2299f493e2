"""Bodies that a server packed for the way, unpacked piece by piece, so that a small one cannot become a huge one unseen."""

import zlib
from collections.abc import Generator, Iterable, Iterator

ACCEPTED = "gzip, deflate"
"""What a request says it can unpack. Python itself knows these two, and every server has one of them or sends its pages bare."""

_PIECE_BYTES = 65_536
_GZIP = b"\x1f\x8b"
_BARE = frozenset(["", "identity", "none", "binary"])
_MAX_LAYERS = 2


def unpacked(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Yield the body whose `pieces` come packed as the header Content-Encoding says, at most 64 KB at a time.

    Raises:
        zlib.error: it is packed in a way that was not asked for, or damaged.
        EOFError: it ends too early.
    """
    layers = [name for part in coding.lower().split(",") if (name := part.strip().removeprefix("x-")) not in _BARE]
    if len(layers) > _MAX_LAYERS:
        raise zlib.error("it is packed several times over")
    for layer in reversed(layers):
        if layer not in {"gzip", "deflate"}:
            raise zlib.error(f"it is packed as {layer[:20]!r}, which was not asked for")
        pieces = _inflated(pieces)
    yield from pieces


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what was packed as gzip (one file after another, as in web archives), zlib or bare deflate."""
    source = iter(pieces)
    rest = yield from _file(_begun(b"", source), source)
    while (rest := _begun(rest, source)).startswith(_GZIP):  # anything else behind the end counts for nothing
        rest = yield from _file(rest, source)


def _begun(packed: bytes, source: Iterator[bytes]) -> bytes:
    """Return `packed` with as much of what follows as shows what it is."""
    while len(packed) < 2 and (piece := next(source, None)) is not None:
        packed += piece
    return packed


def _file(packed: bytes, source: Iterator[bytes]) -> Generator[bytes, None, bytes]:
    """Yield what one packed file holds, and return what stands behind it."""
    if not packed:
        return b""
    engine = zlib.decompressobj(_window(packed))
    piece: bytes | None = packed
    while piece is not None and not engine.eof:
        if inflated := engine.decompress(piece, _PIECE_BYTES):
            yield inflated
        if not engine.eof:
            piece = engine.unconsumed_tail or next(source, None)
    if not engine.eof:
        yield engine.flush()
    if not engine.eof:
        raise EOFError("the packed data end too early")
    return engine.unused_data


def _window(packed: bytes) -> int:
    """Return how zlib is told what it unpacks: gzip or zlib by their first two bytes, else bare deflate, which has no mark."""
    marked = packed.startswith(_GZIP) or (packed[0] & 0x0F == 8 and int.from_bytes(packed[:2], "big") % 31 == 0)
    return zlib.MAX_WBITS + 32 if marked else -zlib.MAX_WBITS
