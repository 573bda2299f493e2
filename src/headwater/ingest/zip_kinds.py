"""Which of the many formats that are zip archives inside this one is."""

import re
import struct

_BY_MIMETYPE = {
    "application/epub+zip": "application/epub+zip",
    "application/vnd.oasis.opendocument.text": "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.text-template": "application/vnd.oasis.opendocument.text",
}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Names of entries that only one format has; "" is a format that is not read.
_BY_ENTRY = (
    (re.compile(r"word/"), _DOCX),
    (re.compile(r"(?:xl|ppt|visio)/"), ""),
    (re.compile(r"Index/.*\.iwa$|index\.apxl$"), ""),
    (re.compile(r"META-INF/container\.xml$"), "application/epub+zip"),
    (re.compile(r"(?:archive|indexes)/[^/]*\.(?:warc|cdxj?|idx)(?:\.gz)?$|pages/pages\.jsonl$"), "application/wacz"),
    (re.compile(r"[^/]+/index\.rdf$"), "application/x-maff"),
)
_BY_SUFFIX = {
    "docx": _DOCX,
    "dotx": _DOCX,
    "odt": "application/vnd.oasis.opendocument.text",
    "ott": "application/vnd.oasis.opendocument.text",
    "epub": "application/epub+zip",
    "wacz": "application/wacz",
    "maff": "application/x-maff",
    "htz": "application/x-maff",
    **dict.fromkeys(
        ("xlsx", "xlsm", "ods", "pptx", "odp", "key", "numbers", "pages", "docm", "dotm", "jar", "apk"), ""
    ),
}
_ENTRY = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"


def zip_kind(suffix: str, head: bytes) -> str | None:
    """Return the media type of a zip archive that begins with `head`, "" for a kind that is not read, None for no zip at all.

    Its first entries decide, then the suffix of its name; else it is a plain archive.
    """
    if not head.startswith((_ENTRY, _EMPTY, b"PK00PK\x03\x04")):
        return None
    entries = _entries(head)
    if entries and entries[0][0] == "mimetype":
        declared = entries[0][1].decode("ascii", errors="replace").strip()
        if declared.startswith("application/vnd.oasis.") or declared in _BY_MIMETYPE:
            return _BY_MIMETYPE.get(declared, "")
    for pattern, media_type in _BY_ENTRY:
        if any(pattern.match(name) for name, _ in entries):
            return media_type
    return _BY_SUFFIX.get(suffix, "application/zip")


def _entries(head: bytes) -> list[tuple[str, bytes]]:
    """Return the names of the entries that begin in the head, each with its bytes as they stand there."""
    found, start = [], head.find(_ENTRY)
    while 0 <= start <= len(head) - 30:
        size, _, name_length, extra_length = struct.unpack_from("<IIHH", head, start + 18)
        name = head[start + 30 : start + 30 + name_length].decode("utf-8", errors="replace")
        body = start + 30 + name_length + extra_length
        found.append((name, head[body : body + size]))
        start = head.find(_ENTRY, start + 30)
    return found
