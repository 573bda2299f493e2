"""Which kind of text a file is: a page, a feed, a mail, a table, a list of addresses, or an article written down."""

import re
from itertools import islice

_NAMED = {
    "text/plain": "txt text asc",
    "text/markdown": "md markdown mdown mkd",
    "text/html": "html htm shtml php asp aspx jsp cfm do",
    "application/xhtml+xml": "xhtml xht",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv tab",
    "application/jsonl": "jsonl ndjson jsonlines",
    "message/rfc822": "eml emlx",
    "application/mbox": "mbox mbx",
    "multipart/related": "mht mhtml",
    "text/uri-list": "uri uris urls url webloc desktop",
    "application/rtf": "rtf",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/epub+zip": "epub",
    "application/warc": "warc",
    "application/x-arc": "arc",
    "application/wacz": "wacz",
    "application/har+json": "har",
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "text/x-opml": "opml",
    "application/zip": "zip",
    "application/x-tar": "tar tgz",
    "application/gzip": "gz",
    "application/zstd": "zst",
    "application/vnd.apache.parquet": "parquet",
    "application/x-webarchive": "webarchive",
}
_BY_SUFFIX = {suffix: media_type for media_type, suffixes in _NAMED.items() for suffix in suffixes.split()}
# Kinds that a name may give to bytes that do not look like anything else.
_PLAIN = frozenset(
    ["text/plain", "text/markdown", "text/html", "application/xhtml+xml", "text/csv", "text/tab-separated-values",
     "application/jsonl", "message/rfc822", "application/mbox", "multipart/related", "text/uri-list", "text/x-opml"]
)  # fmt: skip
_ROOTS = {
    "rss": "application/rss+xml",
    "channel": "application/rss+xml",
    "feed": "application/atom+xml",
    "entry": "application/atom+xml",
    "urlset": "application/x-sitemap+xml",
    "sitemapindex": "application/x-sitemap+xml",
    "opml": "text/x-opml",
    "newsitem": "application/vnd.iptc.g2.newsitem+xml",
    "newsmessage": "application/vnd.iptc.g2.newsitem+xml",
    "packageitem": "application/vnd.iptc.g2.newsitem+xml",
    "nitf": "application/vnd.iptc.g2.newsitem+xml",
    "newsml": "application/vnd.iptc.g2.newsitem+xml",
    "html": "application/xhtml+xml",
}
_PROLOG = re.compile(
    r"\s+|<\?[^>]{0,2000}\?>|<!--.{0,8000}?-->|<!DOCTYPE(?:[^>\[]{0,2000}\[.{0,4000}?\])?[^>\[]{0,2000}>",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})")
_BOOKMARKS = re.compile(r"<!doctype\s+netscape-bookmark", re.IGNORECASE)
_SHORTCUT = re.compile(r"\[(?:InternetShortcut|Desktop Entry)\]", re.IGNORECASE)
_PAGE = re.compile(r"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_PAGE_PART = re.compile(
    r"<(?:meta|title|base|link|script|style|div|p|article|main|section|h[1-6]|table|ul|span|a|img|center|font|frameset)[\s>/]",
    re.IGNORECASE,
)
_HEADER = re.compile(r"([!-9;-~]{1,60}):[ \t]?(.{0,2000})")
_FROM_LINE = re.compile(r"From \S{1,200}.{0,60}\d\d:\d\d.{0,40}\d{4}")
_SURE_HEADERS = frozenset(["received", "message-id", "return-path", "mime-version", "delivered-to", "dkim-signature"])
_SAVED = re.compile(r"^(?:From: <?Saved by|Snapshot-Content-Location:|X-MAF-)", re.IGNORECASE | re.MULTILINE)
# A line of a list of addresses: an address, and at most a note behind it; or a link in Markdown.
_ADDRESS = re.compile(
    r"(?:[-*+•–]\s{1,20}|\d{1,6}[.)]\s{1,20})?"
    r"(?:<?https?://[^\s<>]{3,4000}>?(?:\s.{0,100})?|\[[^\[\]]{0,300}\]\(https?://[^\s()<>]{3,4000}\))$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:[-*+•–]|\d{1,6}[.)])?\s{0,20}(?:<?h\S{0,4000}|\[[^\[\]]{0,300}(?:\]\S{0,4000})?)?$", re.IGNORECASE
)
_CSL_TYPE = re.compile(r'"type"\s*:\s*"(?:article|webpage|post|report|book|chapter|manuscript|broadcast|interview)\b')
_CSL_MARK = re.compile(r'"(?:date-parts|container-title|container-title-short|citation-key|accessed|issued)"\s*:')
_NINJS_MARKS = re.compile(
    r'"(?:body_x?html|body_text|bodies|headlines?|pubstatus|versioncreated|firstcreated|usageterms|contentcreated|altids)"\s*:',
    re.IGNORECASE,
)

# How many arrays of a JSON file's beginning are looked into.
_MOST_ARRAYS = 20
_ARRAY = re.compile(r"(?:^|:\s{0,40})\[\s{0,200}\{")
_MARK = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\]:]')
# Fields of an article: what it is called, where it stands, who wrote it and when; its text, last by names of little other use.
_TITLES = frozenset(["title", "headline", "webtitle", "heading"])
_PLACES = frozenset(["url", "link", "weburl", "permalink", "web_url", "uri", "canonical_url", "source_url"])
_DATES = frozenset(
    ["published", "date", "published_at", "publishedat", "pub_date", "pubdate", "webpublicationdate", "date_publish", "seendate",
     "publish_date", "datepublished", "author", "authors", "byline"]
)  # fmt: skip
_TEXTS = frozenset(["text", "content", "body"])
_FULL_TEXTS = frozenset(
    ["bodytext", "full_text", "fulltext", "article_text", "maintext", "articlebody", "body_text", "raw_text"]
)


def named_text(suffix: str, text: str = "") -> str | None:
    """Return the kind that a file's name gives to its text, None for a name that no text that is read has.

    A text without a suffix is taken for plain text. One that holds nothing but addresses is a list of them, and so is a shortcut.
    """
    named = _BY_SUFFIX.get(suffix, None if suffix else "text/plain")
    if not text.strip():
        return named
    if _SHORTCUT.match(text) or (named == "text/plain" and _only_addresses(text)):
        return "text/uri-list"
    return named if named in _PLAIN else None


def page_kind(suffix: str, start: str) -> str | None:
    """Return the kind of a web page, None where a text that begins with "<" is none."""
    after = _after_prolog(start)
    if _BOOKMARKS.match(start):
        return "text/uri-list"
    if _PAGE.match(start) or _PAGE.match(after):
        strict = start.startswith("<?xml") or suffix in {"xhtml", "xht"}
        return "application/xhtml+xml" if strict else "text/html"
    return "text/html" if not suffix and _PAGE_PART.match(after) else None


def xml_kind(suffix: str, start: str) -> str | None:
    """Return the kind that the first element of an XML file tells, None where it tells of none that is read."""
    root = _ROOT.match(_after_prolog(start))
    if root is None:
        return None
    name = root[1].casefold()
    if name == "rdf":
        return "application/rss+xml" if "purl.org/rss/" in start or "my.netscape.com/rdf" in start else None
    if name == "plist":
        return "application/x-webarchive" if "WebMainResource" in start else named_text(suffix)
    if name == "document":
        return "application/vnd.oasis.opendocument.text" if "opendocument.text" in start else None
    return _ROOTS.get(name)


def json_kind(suffix: str, start: str) -> str | None:
    """Return the kind that the first keys of a JSON file tell, None where they tell of none that is read."""
    if suffix == "har" or re.match(r'\{\s*"log"\s*:\s*\{', start):
        return "application/har+json"
    if re.search(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', start):
        return "application/feed+json"
    if suffix in {"jsonl", "ndjson", "jsonlines"} or re.match(r"\{[^\r\n]{1,8000}\}\s*\n\s*\{", start):
        return "application/jsonl"
    if _CSL_TYPE.search(start) and _CSL_MARK.search(start) and start.startswith(("[", '{"items"')):
        return "application/vnd.citationstyles.csl+json"
    ninjs = re.search(r'"name"\s*:\s*"ninjs"', start) or re.search(r"ninjs[-_/]schema", start)
    if ninjs or ('"uri"' in start and len({mark[0].casefold() for mark in _NINJS_MARKS.finditer(start)}) >= 2):
        return "application/vnd.iptc.ninjs+json"
    return "application/jsonl" if _holds_records(start) else None


def _holds_records(start: str) -> bool:
    """Tell whether a JSON file holds articles: an array of them, as services answer, or one, as programs write that read pages.

    A record in an array has a text or an address, and a title or a date. One object must have more, for settings have titles and
    texts too.
    """
    arrays = [_names(start[array.end() - 1 :]) for array in islice(_ARRAY.finditer(start), _MOST_ARRAYS)]
    if any(names & (_PLACES | _TEXTS | _FULL_TEXTS) and names & (_TITLES | _DATES) for names in arrays):
        return True
    names = _names(start)
    about = sum(bool(names & fields) for fields in (_TITLES, _PLACES, _DATES))
    return about >= (1 if names & _FULL_TEXTS else 3 if names & _TEXTS else 9)


def _names(start: str) -> set[str]:
    """Return the names of an object's own fields, in small letters, as far as they are seen: not those of objects in it."""
    names, depth, last = set(), 0, ""
    for mark in _MARK.findall(start):
        if mark in {"{", "["}:
            depth += 1
        elif mark in {"}", "]"}:
            depth -= 1
            if depth <= 0:
                break
        elif mark == ":" and depth == 1:
            names.add(last.strip('"').casefold())
        last = mark
    return names


def mail_kind(suffix: str, start: str) -> str | None:
    """Return the kind of a mail, a mailbox or a page saved as mail, None where a text is none of them."""
    lines = start.splitlines()
    if len(lines) > 1 and _FROM_LINE.match(lines[0]) and _HEADER.match(lines[1]):
        return "application/mbox"
    names = _header_names(lines)
    saved = bool(_SAVED.search(start[:4000])) or suffix in {"mht", "mhtml"}
    if names & _SURE_HEADERS and len(names) > 1:
        return "multipart/related" if saved and "mime-version" in names else "message/rfc822"
    return None


def _after_prolog(text: str) -> str:
    """Return what follows declarations, comments and the document type."""
    place = 0
    while found := _PROLOG.match(text, place):
        place = found.end()
    return text[place:]


def _header_names(lines: list[str]) -> set[str]:
    """Return the names of the headers that a text begins with, up to its first empty line; none where prose is among them."""
    names = set()
    for line in lines[:60]:
        if not line.strip():
            break
        header = _HEADER.match(line)
        if header is None and line[0] not in " \t":
            return set()
        if header is not None and line[0] not in " \t":
            names.add(header[1].casefold())
    return names


def _only_addresses(text: str) -> bool:
    """Tell whether every line that says anything has an address; the last may be cut off, but is no prose below an address."""
    lines = [line.strip() for line in text.splitlines()]
    told = [line for line in lines if line and not line.startswith("#")]
    if not told or not all(map(_ADDRESS.match, told[: max(1, len(told) - 1)])):
        return False
    return bool(_ADDRESS.match(told[-1]) or _CUT.match(told[-1]))
