"""What kind of file this is: told by its first bytes where they are sure, else by its name."""

import re
import zlib
from collections.abc import Callable

from headwater.ingest.text_kinds import json_kind, mail_kind, named_text, page_kind, xml_kind
from headwater.ingest.zip_kinds import zip_kind

HEAD_BYTES = 8192
"""How many of a file's first bytes are looked at."""

# First bytes of what is not read, with the place where they stand, and what it is in words.
_UNREAD = (
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"\x89PNG", "a picture"),
    (0, b"\xff\xd8\xff", "a picture"),
    (0, b"GIF8", "a picture"),
    (0, b"BM", "a picture"),
    (0, b"II*\x00", "a picture"),
    (0, b"MM\x00*", "a picture"),
    (8, b"WEBP", "a picture"),
    (0, b"\x00\x00\x01\x00", "a picture"),
    (4, b"ftypavif", "a picture"),
    (4, b"ftyphei", "a picture"),
    (4, b"ftypmif1", "a picture"),
    (4, b"ftyp", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (8, b"AVI ", "a video"),
    (0, b"FLV\x01", "a video"),
    (0, b"\x00\x00\x01\xba", "a video"),
    (8, b"WAVE", "a sound recording"),
    (0, b"ID3", "a sound recording"),
    (0, b"OggS", "a sound recording"),
    (0, b"fLaC", "a sound recording"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"OTTO", "a font"),
    (0, b"\x00\x01\x00\x00", "a font"),
    (0, b"7z\xbc\xaf'\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (60, b"BOOKMOBI", "a Kindle book"),
    (0, b"!<arch>", "a program library"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ", "a program"),
    (0, b"%!PS", "a PostScript file"),
)
_UNREAD_NAMES = {
    "a picture": "png jpg jpeg gif bmp tif tiff webp svg ico avif heic psd eps",
    "a video": "mp4 m4v mov avi mkv webm flv mpg mpeg ogv ts 3gp wmv m3u8",
    "a sound recording": "mp3 wav ogg oga opus flac m4a aac wma aiff",
    "a font": "woff woff2 ttf otf eot",
    "a style sheet": "css scss less xsl xslt",
    "a script": "js mjs cjs jsx tsx py rb sh bat ps1 pl wasm map swf",
    "a database": "db sqlite sqlite3 duckdb mdb accdb",
    "an old Word document": "doc dot",
    "a Word document with macros": "docm dotm",
    "a spreadsheet": "xls xlsx xlsm ods numbers gsheet",
    "a presentation": "ppt pptx odp key",
    "an Apple Pages document": "pages",
    "an Outlook message": "msg pst ost",
    "a Kindle book": "mobi azw azw3 kfx",
    "a DjVu file": "djvu djv",
    "a RAR archive": "rar",
    "a 7z archive": "7z",
    "a JSON file": "json json5",
    "an index of a web archive": "cdx cdxj idx",
    "a settings file": "ini cfg conf toml yaml yml plist properties",
    "a log": "log",
    "subtitles": "srt vtt ass",
}
_WORDS = {suffix: words for words, suffixes in _UNREAD_NAMES.items() for suffix in suffixes.split()}
# What could have held an article for the reader who put it there: its being left out is told, not passed over.
_TOLD = frozenset(
    """an old Word document|a Word document with macros|an old office document|a presentation|a spreadsheet
an Apple Pages document|an Outlook message|a Kindle book|a DjVu file|a RAR archive|a 7z archive|a PostScript file""".replace(
        "\n", "|"
    ).split("|")
)
# Kinds whose reader tells best what is wrong with bytes that are no text.
_TEXTS = frozenset(["text/plain", "text/markdown", "text/html", "application/xhtml+xml"])
_DATA = re.compile(r"[{\[]\s*(?:[{\[\"]|-?\d+\s*[,\]])|<\?xml")
# Bytes that stand in no text, in whatever charset of one letter a byte or in UTF-8.
_UNWRITTEN = bytes({*range(32)} - {*b"\t\n\r\x0b\x0c\x1a\x1b"})
_SUFFIX = re.compile(r"\.([A-Za-z0-9_]{1,12})$")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTY_LISTS = {"webarchive": "application/x-webarchive", "webloc": "text/uri-list"}
_ARC = re.compile(rb"filedesc://\S{1,500} \S{1,40} \d{14} ")
_TARRED = re.compile(r"\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst))$", re.IGNORECASE)
_WARC_NAMED = re.compile(r"\.warc(?:\.zstd?)?$", re.IGNORECASE)
_OUR_OWN = (
    re.compile(rb"<meta name=\"?generator\"? content=\"?Headwater\b", re.IGNORECASE),
    re.compile(rb"\A\{\"type\": ?\"case\", ?\"version\": ?\d{1,4}, ?\"made_by\""),
    re.compile(rb"\Apath\toutlet\tpublished\tplace\tsource\tcue\tcontent\t"),
)
# What other programs write about what they kept, beside what they kept.
_INDEXES = ((re.compile(rb"<h2>Archived media for <span class=\"copy\">"), "a list of what auto-archiver kept"),)


def kind(name: str, head: bytes) -> str | None:
    """Return the media type of the file called `name` that begins with `head`, None for what Headwater does not read.

    `head` should be the first `HEAD_BYTES`. Bytes that are sure go before the name; plain text is told by name and look. Our own
    reports are not read: they repeat every claim of a pile, and read with it would be one more article that says everything.
    """
    if not head.strip():
        return named_text(_suffix(name))
    found = _kind_by_bytes(name, head)
    if found is not None:
        return found or None
    text = _as_text(head)
    if text is None:
        named = named_text(_suffix(name))
        return named if named in _TEXTS and _suffix(name) else None
    return _text_kind(_suffix(name), text)


def what(name: str, head: bytes) -> str:
    """Return in words what a file that is not read is: "a picture", "a database", "a .xyz file"."""
    if is_our_own(head):
        return "a report or export that Headwater wrote"
    suffix = _suffix(name)
    return _signed_words(name, head) or _WORDS.get(suffix) or _unknown_words(suffix, (_as_text(head) or "").lstrip())


def is_told(name: str, head: bytes) -> bool:
    """Tell whether somebody could miss this file, which is not read: then its being left out must be told, even in a folder.

    That is what could hold an article for its reader, and what is called as articles are.
    """
    if is_our_own(head) or _listed(head):
        return False
    suffix = _suffix(name)
    return what(name, head) in _TOLD or (bool(suffix) and named_text(suffix) is not None)


def is_our_own(head: bytes) -> bool:
    """Tell whether a file begins as a report or an export does that Headwater wrote."""
    return any(pattern.search(head[:2048]) for pattern in _OUR_OWN)


def _unknown_words(suffix: str, text: str) -> str:
    """Return in words what neither its bytes nor its name tell for sure."""
    if text.startswith("<?xml") or suffix == "xml":
        return "an XML file that is no feed, sitemap or news item"
    if _DATA.match(text):
        return "a JSON file"
    if suffix and named_text(suffix):
        return f"not what its name says: its bytes are not those of a .{suffix} file"
    return f"a .{suffix} file" if suffix else "a file of no known kind"


def _suffix(name: str) -> str:
    """Return what follows the last dot of a name, in small letters; "" where that is no suffix ("Rates rise to 3.5 per cent")."""
    found = _SUFFIX.search(name.rstrip())
    return found[1].casefold() if found and not found[1].isdigit() else ""


def _kind_by_bytes(name: str, head: bytes) -> str | None:
    """Return the kind that the bytes are sure of, "" where they are sure that it is not read, None where they are not sure."""
    for pattern, told in _SIGNED:
        if pattern.match(head):
            return told if isinstance(told, str) else told(name, head)
    if b"%PDF-" in head[:1024] and _suffix(name) == "pdf":
        return "application/pdf"
    return "" if _signed_words(name, head) or is_our_own(head) else None


def _zip_kind(name: str, head: bytes) -> str | None:
    """Return which of the formats that are zip archives this is."""
    return zip_kind(_suffix(name), head)


def _packed_kind(name: str, head: bytes) -> str:
    """Return what a compressed file holds, where its name says so; what it is packed with is told by its bytes."""
    if _TARRED.search(name):
        return "application/x-tar"
    if head.startswith((b"BZh", b"\xfd7zXZ")):
        return "application/x-bzip2" if head.startswith(b"BZh") else "application/x-xz"
    return "application/warc" if _WARC_NAMED.search(name) else "application/zstd"


def _plist_kind(name: str, head: bytes) -> str:
    """Return what a binary property list is: Safari saves pages and shortcuts so, and many programs their settings."""
    if b"WebMainResource" in head:
        return "application/x-webarchive"
    return _PROPERTY_LISTS.get(_suffix(name), "")


def _gzip_kind(name: str, head: bytes) -> str:
    """Return what a gzip file holds, by its own first bytes: web archives and tar archives have doors of their own."""
    try:
        inside = zlib.decompressobj(wbits=31).decompress(head, HEAD_BYTES)
    except zlib.error:
        inside = b""
    if inside.startswith(b"WARC/"):
        return "application/warc"
    if _ARC.match(inside):
        return "application/x-arc"
    return "application/x-tar" if inside[257:262] == b"ustar" or _TARRED.search(name) else "application/gzip"


def _signed_words(name: str, head: bytes) -> str | None:
    """Return in words what the bytes say that is not read, None where they say nothing."""
    listed = _listed(head)
    if listed or head.startswith(_OLE):
        return listed or _WORDS.get(_suffix(name), "an old office document")
    for place, signature, words in _UNREAD:
        if head[place : place + len(signature)] == signature and (len(signature) > 2 or _as_text(head) is None):
            return words
    return None


def _listed(head: bytes) -> str | None:
    """Return in words what a list is that another program wrote of what it kept, None for what is none."""
    return next((words for pattern, words in _INDEXES if pattern.search(head)), None)


def _as_text(head: bytes) -> str | None:
    """Return the head as text, letter by letter where its charset is not known; None where it is no text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    if len(head.translate(None, delete=_UNWRITTEN)) * 50 < len(head) * 49:
        return None
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")


def _text_kind(suffix: str, text: str) -> str | None:
    """Return the kind of a text: by how it begins, else by the file's name."""
    start = text.lstrip("\ufeff \t\r\n\x00")
    found = None
    if start.startswith("<"):
        found = page_kind(suffix, start) or xml_kind(suffix, start)
    elif start[:1] in {"{", "["}:
        found = json_kind(suffix, start)
    found = found or mail_kind(suffix, start)
    return found or (None if not suffix and _DATA.match(start) else named_text(suffix, start))


# First bytes that leave no doubt, and the kind that they tell or that is told by looking closer.
_SIGNED: tuple[tuple[re.Pattern[bytes], str | Callable[[str, bytes], str | None]], ...] = (
    (re.compile(rb"%PDF-"), "application/pdf"),
    (re.compile(rb"\s{0,20}\{\\rtf"), "application/rtf"),
    (re.compile(rb"PAR1"), "application/vnd.apache.parquet"),
    (re.compile(rb"WARC/[01]\."), "application/warc"),
    (_ARC, "application/x-arc"),
    (re.compile(rb"PK"), _zip_kind),
    (re.compile(rb"\x1f\x8b"), _gzip_kind),
    (re.compile(rb"BZh[1-9]|\xfd7zXZ\x00|\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"), _packed_kind),
    (re.compile(rb".{257}ustar", re.DOTALL), "application/x-tar"),
    (re.compile(rb"bplist00"), _plist_kind),
)
