"""Bytes to text: which charset a capture is in, and what of its text is kept."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from headwater.errors import UnreadableFile
from headwater.ingest.texts.mended import mended
from headwater.model.text import Capture

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_DECLARED = re.compile(
    rb"""charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_:.-]{2,40})|encoding\s{0,4}=\s{0,4}["']([A-Za-z0-9_:.-]{2,40})"""
)
_SERVED = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
# What is meant by names that are often used for a smaller charset than the bytes are in. Source: WHATWG, Encoding Standard.
_MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "x-cp1251": "cp1251", "iso-8859-8-i": "iso-8859-8", "unicode": "utf-8",
}  # fmt: skip
_WESTERN = frozenset(["cp1252", "iso8859-15", "iso8859-1"])
# Written in seven bits: as bytes they would fit UTF-8 too.
_SHIFTED = frozenset(["iso2022_jp", "iso2022_jp_2", "iso2022_kr", "hz", "utf-7"])
# What texts of single bytes are mostly in that are taken for something else.
_OFTEN = ("cp1250", "iso8859-2", "cp1252", "mac-roman", "cp1251", "koi8-r", "mac-latin2", "cp852", "cp850", "cp1257")
_ODD = re.compile(
    "[a-zß-öø-ž][¡-©«-´¶-¹»-¿×÷‚„†‡‰‹ˆ˜\x80-\x9f\u02c7-\u02dd\u2500-\u25ff]"
    "|[a-zß-öø-ÿ](?:[A-Z](?=[a-z])|[À-ÖØ-ÞĄĆČĎĘĚŁŃŇŐŘŚŠŤŮŰŸŹŻŽ])"
    "|[a-z][\u0370-\u05ff]|[\u0370-\u05ff][a-z]|[а-я][А-Я](?=[а-я])"
)
_SAMPLE = 200_000
_WINDOW = 1 << 16  # bytes; an error of decoding copies what it was given
_MOST_WRONG = 200  # one undecodable byte in so many is damage; more of them show another charset

# Line ends of every kind; and what is not seen on a page: control, format and private characters, but for tab and newline.
_BINARY = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\ufffd]")
_NEWLINES = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060-\u2064\ud800-\udfff\ufeff\ufff9-\ufffb\ue000-\uf8ff]"
)
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Joiners mean something after the letters of scripts that join, and inside pictures made of several.
_STRAY_JOINERS = re.compile(
    "[\u200c\u200d](?<!"
    "[\u0600-\u08ff\u0900-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc\ufe0f\u2600-\u27bf\U0001f000-\U0001faff].)"
)


def decoded(capture: Capture) -> str:
    """Return the capture's text in NFC, with plain newlines and without characters that nobody sees.

    Letters that somebody had decoded wrongly before are put right where that is sure.

    Raises:
        UnreadableFile: the bytes are in no charset that makes text of them.
    """
    return cleaned(mended(raw(capture)))


def raw(capture: Capture) -> str:
    """Return the capture's text as its bytes have it, before any cleaning: what a place in a text file counts in.

    A byte order mark decides the charset, then UTF-16 or UTF-8 where the bytes fit it, then what the server declared, then what
    the page declares, then what the bytes suggest. In UTF-8 with some bytes of another kind these are read as windows-1252.

    Raises:
        UnreadableFile: the bytes are in no charset that makes text of them.
    """
    text = _decode(capture)
    if _looks_binary(text):
        raise UnreadableFile(capture.path, "it holds binary data, not text")
    return text


def page_text(capture: Capture) -> str:
    """Return a web page's text to be parsed: decoded, and its letters put right. What is shown of it is cleaned later.

    Raises:
        UnreadableFile: the bytes are in no charset that makes text of them.
    """
    return unicodedata.normalize("NFC", mended(raw(capture)).replace("\x00", ""))


def cleaned(text: str) -> str:
    """Return `text` in NFC with newlines of one kind, plain spaces, and no control or format characters.

    Marks of direction are kept in lines with letters that run from right to left, joiners after letters that join.
    """
    plain = _UNSEEN.sub("", _SPACES.sub(" ", _NEWLINES.sub("\n", text)))
    if _DIRECTIONS.search(plain):
        plain = "\n".join(
            line if _RIGHT_TO_LEFT.search(line) else _DIRECTIONS.sub("", line) for line in plain.split("\n")
        )
    if "\u200c" in plain or "\u200d" in plain:
        plain = _STRAY_JOINERS.sub("", plain)
    return unicodedata.normalize("NFC", plain)


def _decode(capture: Capture) -> str:
    for mark, charset in _BOMS:
        if capture.body.startswith(mark):
            return capture.body.decode(charset, errors="replace")
    body = capture.body.rstrip(b"\x00") if capture.body.endswith(b"\x00\x00\x00") else capture.body
    wide = _wide(body)
    if wide:
        return body.decode(wide, errors="replace")
    served = _SERVED.search(capture.media_type)
    named = _charset(served[1]) if served else None
    shifted = named in _SHIFTED or b"\x1b$B" in body[:_SAMPLE]
    try:
        return body.decode(named if named in _SHIFTED else "iso2022_jp") if shifted else body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_declared(body, named) or _nearly_utf8(body) or _decode_suggested(capture, body)


def _wide(body: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is in, None for none: the zeros of its spaces stand in every second byte."""
    sample = body[:8192]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 100 < len(sample) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _charset(name: str) -> str | None:
    """Return Python's name of the charset that is meant by a declared one, None where it is unknown or cannot be."""
    try:
        return codecs.lookup(_MEANT.get(name.lower(), name)).name
    except LookupError:
        return None


def _decode_declared(body: bytes, served: str | None) -> str | None:
    """Return the text in the charset that the server, or the head of a page, declares; None if none does, or it does not fit."""
    match = _DECLARED.search(body[:4096])
    written = _charset((match[1] or match[2]).decode("ascii")) if match else None
    for name in (served, written):
        if name is None or name.startswith(("utf", "ascii")):
            continue
        try:
            text = body.decode(name, errors="replace")
        except (LookupError, UnicodeError):  # a codec that makes no text of bytes, such as "hex" or "idna"
            continue
        if text.count("\ufffd") * _MOST_WRONG < len(text) and not (name in _WESTERN and _is_misread(text)):
            return text
    return None


def _is_misread(text: str) -> bool:
    """Tell whether a text of single bytes is hardly Western: most of its letters have accents."""
    letters = [c for c in text[:_SAMPLE] if c.isalpha()]
    return sum(c > "\x7f" for c in letters) * 2 > len(letters)


def _nearly_utf8(body: bytes) -> str | None:
    """Return the text of UTF-8 with a little damage, None for what is none. A character cut off at the very end is dropped."""
    wrong = body.decode("utf-8", errors="replace").count("\ufffd")
    right = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", body))
    if wrong * _MOST_WRONG > len(body) or wrong * 2 > right + 2:
        return None
    parts: list[str] = []
    start, rest = 0, memoryview(body)
    while start < len(body):
        window = rest[start : start + _WINDOW]
        try:
            text, used = codecs.utf_8_decode(window, "strict", start + _WINDOW >= len(body))
        except UnicodeDecodeError as error:
            text, used = str(window[: error.start], "utf-8"), error.end
            if start + used < len(body):
                text += str(window[error.start : used], "cp1252", "replace")
        parts.append(text)
        start += used
    return "".join(parts)


def _decode_suggested(capture: Capture, body: bytes) -> str:
    """Return the text in the likeliest charset by the frequencies of its letters, from the first that tells something on."""
    first = re.search(rb"[\x80-\xff]", body)
    begin = max(0, first.start() - 2000) if first else 0
    sample = body[begin : begin + _SAMPLE]
    best = from_bytes(sample, steps=5, chunk_size=512, threshold=0.2).best()
    if best is None:
        raise UnreadableFile(capture.path, "its letters fit no known charset")
    if not _oddness(sample, best.encoding):
        return body.decode(best.encoding, errors="replace")
    return body.decode(min((best.encoding, *_OFTEN), key=lambda name: _oddness(sample, name)), errors="replace")


def _oddness(sample: bytes, charset: str) -> int:
    """Return how often the text has in a word what no word has: a sign, a letter of another script, a capital in its middle."""
    text = sample.decode(charset, errors="replace")
    return len(_ODD.findall(text)) + 3 * text.count("\ufffd")


def _looks_binary(text: str) -> bool:
    """Tell whether more than a hundredth of the text are characters that no text holds."""
    sample = text[:20_000]
    return len(_BINARY.findall(sample)) * 100 > len(sample)
