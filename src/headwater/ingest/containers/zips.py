"""Zip archives: every file in them, in the archive's order."""

import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from lzma import LZMAError
from typing import BinaryIO, cast

from headwater.errors import EncryptedFile, TooMuchWork, UnreadableFile
from headwater.ingest.containers.parts import BREAKS_OFF, Part, Window, buffered, is_hidden, part_path
from headwater.ingest.containers.zip_salvage import salvaged
from headwater.ingest.layouts import passed_over
from headwater.ingest.members import Broken, Inner, Member

ERRORS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, struct.error,
    zlib.error, LZMAError, OverflowError, IndexError,
)  # fmt: skip
"""What zipfile raises over damaged archives."""
_PACKINGS = frozenset([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
_IS_LOCKED, _IS_UTF8 = 0x1, 0x800
_LOCAL_HEADER = struct.Struct("<4s22xHH")
# The directory is read whole: a million entries with names of usual length.
_MAX_DIRECTORY_BYTES = 100_000_000


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield every file of the archive; of one whose directory is lost, what still stands in it, and then that it is damaged.

    Hidden files, and what a browser saved beside a page, are passed over. A file that shares its bytes with another is no file
    that anybody packed: archives of that kind are made to unpack without end.

    Raises:
        TooMuchWork: its directory is of absurd size.
    """
    if _directory_bytes(file) > _MAX_DIRECTORY_BYTES:
        raise TooMuchWork(path, "its list of files is longer than that of any archive in use")
    try:
        archive = zipfile.ZipFile(file)
    except ERRORS:
        yield from _salvaged(file, path)
        return
    with archive:
        passed = passed_over(name_of(info) for info in archive.infolist())
        yield from entries(archive, file, path, (info for info in archive.infolist() if name_of(info) not in passed))


def entries(
    archive: zipfile.ZipFile, file: BinaryIO, path: str, chosen: Iterable[zipfile.ZipInfo]
) -> Iterator[Inner | Broken]:
    """Yield these entries of an archive that was opened from `file`."""
    overlapping = _overlapping(archive.infolist(), archive.start_dir)
    for info in chosen:
        name = name_of(info)
        if name.endswith("/") or is_hidden(name):
            continue
        place = part_path(path, name)
        if info.header_offset in overlapping:
            yield Broken(path=place, error=TooMuchWork(place, "it shares its bytes with other files of the archive"))
        else:
            yield _entry(archive, file, place, info)


def name_of(info: zipfile.ZipInfo) -> str:
    """Return an entry's name. Some programs write UTF-8 without saying so, which zipfile reads as the letters of an old PC."""
    if info.flag_bits & _IS_UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _entry(archive: zipfile.ZipFile, file: BinaryIO, place: str, info: zipfile.ZipInfo) -> Inner | Broken:
    """Return one entry as a stream. What was not compressed can be read in any order, without a copy."""
    if info.flag_bits & _IS_LOCKED:
        return Broken(path=place, error=EncryptedFile(place))
    if info.compress_type not in _PACKINGS:
        return Broken(path=place, error=UnreadableFile(place, "it is compressed in a way that is not known"))
    if info.compress_type == zipfile.ZIP_STORED:
        start = _start(file, info)
        if start is not None:
            return Inner(
                path=place, file=buffered(Window(file, place, start, info.file_size)), size_bytes=info.file_size
            )
    try:
        stream = cast("BinaryIO", archive.open(info))
    except ERRORS:
        return Broken(path=place, error=UnreadableFile(place, "it is damaged"))
    return Inner(path=place, file=buffered(Part(stream, place, ERRORS)), size_bytes=info.file_size)


def _start(file: BinaryIO, info: zipfile.ZipInfo) -> int | None:
    """Return where an entry's own bytes begin, None where its header is not there."""
    if info.header_offset < 0:
        return None
    file.seek(info.header_offset)
    header = file.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        return None
    _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    return info.header_offset + _LOCAL_HEADER.size + int(name_length) + int(extra_length)


def _overlapping(infos: list[zipfile.ZipInfo], end: int) -> frozenset[int]:
    """Return the places of entries that reach into the next one."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    ends = [info.header_offset + _LOCAL_HEADER.size + info.compress_size for info in ordered]
    starts = [info.header_offset for info in ordered] + [end]
    reaching = [start for (start, following), stop in zip(pairwise(starts), ends, strict=True) if stop > following]
    return frozenset(reaching)


def _directory_bytes(file: BinaryIO) -> int:
    """Return how long the archive says that its directory is, 0 where it says nothing. Source: PKWARE, APPNOTE 6.3.10, 4.3."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 66_000))
    tail = file.read(66_000)
    file.seek(0)
    wide, plain = tail.rfind(b"PK\x06\x06"), tail.rfind(b"PK\x05\x06")
    if wide >= 0:
        return int.from_bytes(tail[wide + 40 : wide + 48], "little")
    return int.from_bytes(tail[plain + 12 : plain + 16], "little") if plain >= 0 else 0


def _salvaged(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield the files of an archive without a directory, as they follow each other, and then what is wrong with it."""
    for place, stream in salvaged(file, path):
        if not is_hidden(place.removeprefix(f"{path}#")) and not place.endswith("/"):
            yield Inner(path=place, file=buffered(stream))
    yield Broken(path=path, error=UnreadableFile(path, BREAKS_OFF))
