"""Tar archives, compressed or not: every file in them, in the archive's order, read as a stream."""

import struct
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, Self, cast

from headwater.errors import TooMuchWork, UnreadableFile
from headwater.ingest.containers.compressed import ERRORS, unpacked
from headwater.ingest.containers.parts import BREAKS_OFF, Part, buffered, is_hidden, part_path
from headwater.ingest.layouts import passed_over
from headwater.ingest.members import Broken, Inner, Member

# What tarfile raises over damaged archives, beside what the decompressors do.
_ERRORS = (*ERRORS, tarfile.TarError, struct.error, OverflowError, IndexError, KeyError)
_HEADERS = frozenset(
    [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK]
)
_LARGEST_HEADER_BYTES = 1_000_000
_MOST_NAMES = 200_000


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield every plain file of the archive. Links, devices, hidden files, and what belongs to another file, are passed over.

    An archive that breaks off or is damaged gives what stands before that place, and then one `Broken`. It is gone through
    twice: which file belongs to which is known when all names are.
    """
    passed = passed_over(_names(file, path))
    try:
        archive = _Archive.open(fileobj=unpacked(file, path), mode="r|", tarinfo=_Entry)
    except _ERRORS:
        yield Broken(path=path, error=UnreadableFile(path, BREAKS_OFF))
        return
    with archive:
        part: Part | None = None
        while (entry := _next(archive)) is not None:
            if _is_meant(entry) and entry.name not in passed:
                place = part_path(path, entry.name)
                part = Part(cast("BinaryIO", archive.extractfile(entry)), place, _ERRORS)
                yield Inner(path=place, file=buffered(part), size_bytes=entry.size)
        if not archive.is_ended and not (part is not None and part.is_broken):
            yield Broken(path=path, error=UnreadableFile(path, BREAKS_OFF))


def _names(file: BinaryIO, path: str) -> list[str]:
    """Return the names of the files in the archive; none where there are so many that they would fill the memory."""
    names: list[str] = []
    try:
        archive = _Archive.open(fileobj=unpacked(file, path), mode="r|", tarinfo=_Entry)
    except _ERRORS:
        return names
    with archive, suppress(TooMuchWork):  # which is told when the files are read
        while (entry := _next(archive)) is not None:
            names += [entry.name] if _is_meant(entry) else []
            if len(names) > _MOST_NAMES:
                return []
    return names


def _is_meant(entry: tarfile.TarInfo) -> bool:
    return entry.isreg() and not is_hidden(entry.name)


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    """Return what comes next, None at the end or where the archive cannot be read on."""
    # tarfile keeps every entry it met: memory would grow with the archive.
    archive.members.clear()  # type: ignore[attr-defined]
    try:
        return archive.next()
    except _ERRORS:
        return None


class _Archive(tarfile.TarFile):
    """An archive that knows whether its own mark of the end was met: tarfile takes damage for the end."""

    is_ended = False


class _Entry(tarfile.TarInfo):
    """An entry of an archive."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        """Return the next entry of an archive."""
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            vars(archive)["is_ended"] = True
            raise

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Return the entry that a block describes. Headers of a size that nobody needs are refused: tarfile reads them whole."""
        entry = super().frombuf(buf, encoding, errors)
        if entry.type in _HEADERS and entry.size > _LARGEST_HEADER_BYTES:
            raise tarfile.ReadError
        return entry
