"""Zip packages that are one document (DOCX, ODT, EPUB): opened with care, one part at a time."""

import lzma
import zlib
from io import BytesIO
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from headwater.errors import EncryptedFile, TooMuchWork, UnreadableFile, UnsupportedFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_MAX_PARTS = 20_000
_MAX_UNPACKED_BYTES = 200_000_000
# Text packs to a tenth, a very monotonous one to a hundredth; only what is made to do harm goes beyond.
_MAX_RATIO = 300
_ALWAYS_ALLOWED_BYTES = 5_000_000
MAX_PART_BYTES = 50_000_000
# What the standard library's reader of zip files raises on damaged ones, RuntimeError for a locked part among them.
_DAMAGE = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError, UnicodeError)


def package(file: bytes | BinaryIO, path: str) -> ZipFile:
    """Return the package, with its sizes checked before anything is unpacked.

    Raises:
        EncryptedFile: it is an office document locked with a password.
        TooMuchWork: unpacked it would be far larger than documents are.
        UnreadableFile: it is damaged.
        UnsupportedFile: it is a document in the format that Word had before 2007.
    """
    if isinstance(file, bytes) and file.startswith(_OLE):
        raise _ole(file, path)
    stream = BytesIO(file) if isinstance(file, bytes) else file
    try:
        opened = ZipFile(stream)
    except _DAMAGE as error:
        raise UnreadableFile(path, "it is damaged: it does not hold the parts that such a document has") from error
    _check_sizes(opened, path)
    return opened


def part(opened: ZipFile, name: str, path: str) -> bytes | None:
    """Return the bytes of one part, None if there is none of that name.

    Raises:
        EncryptedFile: the part is locked with a password.
        TooMuchWork: the part is larger than the text of any document.
        UnreadableFile: the part is damaged.
    """
    try:
        info = opened.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise EncryptedFile(path)
    if info.file_size > MAX_PART_BYTES:
        raise TooMuchWork(path, f"a part of it is larger than {MAX_PART_BYTES // 1_000_000} MB")
    try:
        return opened.read(info)
    except (*_DAMAGE, RuntimeError) as error:
        raise UnreadableFile(path, "it is damaged: a part of it cannot be unpacked") from error


def _ole(body: bytes, path: str) -> EncryptedFile | UnsupportedFile:
    """Return what is wrong with a file of the kind in which Word kept its documents before 2007, and still keeps locked ones."""
    if _LOCKED in body:
        return EncryptedFile(path)
    old = _OLD_WORD in body
    return UnsupportedFile(path, "an old Word document (save it as .docx)" if old else "an old office document")


def _check_sizes(opened: ZipFile, path: str) -> None:
    infos = opened.infolist()
    unpacked, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if len(infos) > _MAX_PARTS:
        raise TooMuchWork(path, f"it has more than {_MAX_PARTS} parts")
    if unpacked > _MAX_UNPACKED_BYTES:
        raise TooMuchWork(path, f"unpacked it is larger than {_MAX_UNPACKED_BYTES // 1_000_000} MB")
    if unpacked > max(_ALWAYS_ALLOWED_BYTES, _MAX_RATIO * packed):
        raise TooMuchWork(path, f"unpacked it is more than {_MAX_RATIO} times as large")
