"""Bytes to text: which charset a capture is in, and the damage that is repaired letter by letter."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from headwater.errors import UnreadableFile
from headwater.model.text import Capture

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_DECLARED = re.compile(
    rb"""charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_:.-]{2,40})|encoding\s{0,4}=\s{0,4}["']([A-Za-z0-9_:.-]{2,40})"""
)
# Line ends of every kind; and what is not seen on a page: control, format and private characters, but for tab and newline.
_NEWLINES = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ue000-\uf8ff]"
)
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def decoded(capture: Capture) -> str:
    """Return the capture's text in NFC, with plain newlines and without characters that nobody sees.

    A byte order mark decides, then UTF-8 if it fits, then the charset the page declares, then the one that its bytes suggest.

    Raises:
        UnreadableFile: the bytes are in no charset that makes text of them.
    """
    text = _decode(capture)
    if _looks_binary(text):
        raise UnreadableFile(capture.path, "it holds binary data, not text")
    return cleaned(text)


def cleaned(text: str) -> str:
    """Return `text` in NFC with newlines of one kind, plain spaces, and no control or format characters."""
    plain = _SPACES.sub(" ", _NEWLINES.sub("\n", text)).replace("\u00ad", "")
    without_halves = "".join(c for c in _UNSEEN.sub("", plain) if not 0xD800 <= ord(c) <= 0xDFFF)
    return unicodedata.normalize("NFC", without_halves)


def _decode(capture: Capture) -> str:
    body = capture.body
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body.decode(charset, errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_declared(body) or _decode_suggested(capture)


def _decode_declared(body: bytes) -> str | None:
    """Return the text in the charset that the head of a page declares, None if there is none or it does not fit."""
    match = _DECLARED.search(body[:4096])
    if match is None:
        return None
    try:
        return body.decode((match[1] or match[2]).decode("ascii"))
    except (LookupError, UnicodeError, ValueError):
        return None


def _decode_suggested(capture: Capture) -> str:
    """Return the text in the likeliest charset: nearly right UTF-8 first, then what the frequencies of letters say."""
    mended = capture.body.decode("utf-8", errors="replace")
    if mended.count("\ufffd") * 200 < len(mended):
        return mended
    best = from_bytes(capture.body[:200_000], steps=5, chunk_size=512, threshold=0.2).best()
    if best is None:
        raise UnreadableFile(capture.path, "its letters fit no known charset")
    try:
        return capture.body.decode(best.encoding, errors="replace")
    except LookupError as error:
        raise UnreadableFile(capture.path, f"its charset {best.encoding} is not known") from error


def _looks_binary(text: str) -> bool:
    """Tell whether more than a hundredth of the text are characters that no text holds."""
    sample = text[:20_000]
    odd = sum(1 for c in sample if c in "\x00\ufffd" or (ord(c) < 32 and c not in "\t\n\r\x0b\x0c\x1a"))
    return odd * 100 > len(sample)
