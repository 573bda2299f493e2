"""Kinds of files: the bytes decide where they are sure, the name where they are not."""

import bz2
import gzip
import io
import json
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.kinds import HEAD_BYTES, is_told, kind, what

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"


def zipped(*names: str, mimetype: str | None = None) -> bytes:
    """Return a zip archive of small files, the declaration of its type first."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if mimetype is not None:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "words")
    return stream.getvalue()


def tarred() -> bytes:
    """Return a tar archive of one page."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("page.html"), io.BytesIO(b""))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "head", "told"),
    [
        ("a.txt", b"%PDF-1.7 ...", "application/pdf"),
        ("a.pdf", b"\r\n\r\n%PDF-1.4 ...", "application/pdf"),
        ("letter.doc", rb"{\rtf1\ansi words}", "application/rtf"),
        ("a", b"PAR1\x15\x04", "application/vnd.apache.parquet"),
        ("a", b"WARC/1.1\r\nWARC-Type: warcinfo", "application/warc"),
        ("a.gz", gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo"), "application/warc"),
        ("a.gz", gzip.compress(tarred()), "application/x-tar"),
        ("page.html.gz", gzip.compress(b"<html>"), "application/gzip"),
        ("a.tar.bz2", bz2.compress(tarred()), "application/x-tar"),
        ("a.txt.bz2", bz2.compress(b"words"), "application/x-bzip2"),
        ("a", tarred(), "application/x-tar"),
        ("crawl.warc.zst", b"\x28\xb5\x2f\xfd\x00", "application/warc"),
        ("a.txt.zst", b"\x28\xb5\x2f\xfd\x00", "application/zstd"),
        ("a", b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource", "application/x-webarchive"),
    ],
)
def test_bytes_that_are_sure_go_before_the_name(name: str, head: bytes, told: str) -> None:
    """People and programs name files wrongly."""
    assert kind(name, head) == told


@pytest.mark.parametrize(
    ("name", "head", "told"),
    [
        ("a.zip", zipped("a.html"), "application/zip"),
        ("a", zipped("[Content_Types].xml", "word/document.xml"), _DOCX),
        ("a.docx", zipped("[Content_Types].xml"), _DOCX),
        ("a", zipped(mimetype=_ODT), _ODT),
        ("a", zipped("META-INF/container.xml", mimetype="application/epub+zip"), "application/epub+zip"),
        ("a.zip", zipped("archive/data.warc.gz", "datapackage.json"), "application/wacz"),
        ("a", zipped("1700000000/index.html", "1700000000/index.rdf"), "application/x-maff"),
        ("a.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), None),
        ("a.ods", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), None),
    ],
)
def test_a_zip_is_told_by_its_first_entries(name: str, head: bytes, told: str | None) -> None:
    """Half of all formats are zip archives inside."""
    assert kind(name, head[:HEAD_BYTES]) == told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.txt", "Words.", "text/plain"),
        ("README", "Words.", "text/plain"),
        ("Rates rise to 3.5 per cent", "Words.", "text/plain"),
        ("a.md", "# Words", "text/markdown"),
        ("a.txt", "<!DOCTYPE html><p>Words.</p>", "text/html"),
        ("index.php?id=3", "<!-- saved --><HTML lang=en><p>Words.", "text/html"),
        ("a.html", "Words.", "text/html"),
        ("a", "<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", "application/xhtml+xml"),
        ("a.xml", "<?xml version='1.0'?><!-- a > b --><rss version='2.0'>", "application/rss+xml"),
        ("a.xml", '<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "application/rss+xml"),
        ("a.xml", '<feed xmlns="http://www.w3.org/2005/Atom">', "application/atom+xml"),
        ("a.xml", "<urlset>", "application/x-sitemap+xml"),
        ("a.xml", "<sitemapindex>", "application/x-sitemap+xml"),
        ("a.opml", "<opml version='2.0'>", "text/x-opml"),
        ("a.xml", '<!DOCTYPE x [<!ENTITY y "z">]><n:newsItem>', "application/vnd.iptc.g2.newsitem+xml"),
        ("a.xml", "<invoice>", None),
        ("a.html", "<?xml version='1.0'?><rss>", "application/rss+xml"),
        ("a.csv", "title,text\nA,B\n", "text/csv"),
        ("a.csv", "<html><body>Sign in", "text/html"),
        ("a.tsv", "title\ttext\n", "text/tab-separated-values"),
        ("a.jsonl", '{"a": 1}\n', "application/jsonl"),
        ("a.txt", "# mine\nhttps://one.example/a\n\nhttp://two.example/b\nhttps://th", "text/uri-list"),
        ("a.txt", "https://one.example/a\nWords.\nMore.", "text/plain"),
        (
            "a.txt",
            "https://one.example/a - the first\n- <https://two.example/b>\n2. [C](https://c.example/)",
            "text/uri-list",
        ),
        ("a.txt", "https://one.example/a\n- [Council to vo", "text/uri-list"),
        ("a.txt", "https://one.example/a\n\nThe ferry will not sail, the office said.", "text/plain"),
        ("a.txt", "https://one.example/a said nothing of it" + " and nothing" * 20, "text/plain"),
        ("a.url", "[InternetShortcut]\r\nURL=https://a.example/", "text/uri-list"),
        ("a.webloc", "<?xml version='1.0'?><plist><dict>", "text/uri-list"),
        ("bookmarks.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>", "text/uri-list"),
        ("a.fodt", "<office:document office:mimetype='application/vnd.oasis.opendocument.text'>", _ODT),
        ("a.plist", "<?xml version='1.0'?><plist><dict>", None),
        ("a.css", "p { color: red }", None),
        ("a.js", "var a = 1", None),
        ("a", "\ufeffWords.", "text/plain"),
    ],
)
def test_texts_are_told_by_look_and_name(name: str, text: str, told: str | None) -> None:
    """The name alone would take a sign-in page for a table."""
    assert kind(name, text.encode()) == told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"log": {"version": "1.2", "entries": []}}, "application/har+json"),
        ({"version": "https://jsonfeed.org/version/1.1", "items": []}, "application/feed+json"),
        ([{"type": "article-newspaper", "issued": {"date-parts": [[2024]]}}], "application/vnd.citationstyles.csl+json"),
        ({"uri": "x", "standard": {"name": "ninjs", "version": "3.0"}, "headlines": []}, "application/vnd.iptc.ninjs+json"),
        ({"uri": "x", "versioncreated": "2024-01-01", "body_text": "Words."}, "application/vnd.iptc.ninjs+json"),
        ([{"title": "T", "url": "https://a.example"}], "application/jsonl"),
        ({"status": "ok", "articles": [{"title": "T", "content": "Words."}]}, "application/jsonl"),
        ({"name": "settings", "fonts": [{"title": "Serif"}]}, None),
        ({"title": "T", "maintext": "Words."}, "application/jsonl"),
        ({"title": "T", "text": "Words.", "url": "https://a.example", "date": "2024"}, "application/jsonl"),
        ({"title": "Settings", "text": "Choose."}, None),
        ({"summary": "Words.", "articles": [{"file": "a.txt", "title": "T", "published": "2024"}]}, None),
        ({"tags": [{"id": 1}], "results": [{"tags": [{"id": 2}], "title": "T", "url": "x"}]}, "application/jsonl"),
        ({"name": "settings"}, None),
    ],
)  # fmt: skip
def test_json_is_told_by_its_keys(data: object, told: str | None) -> None:
    """A file of settings is no article, and every export is called .json."""
    assert kind("a.json", json.dumps(data).encode()) == told
    assert kind("-", json.dumps(data, indent=1).encode()) == told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.eml", "Subject: Words\n\nWords.", "message/rfc822"),
        ("a", "Return-Path: <a@b.example>\nReceived: from x\n\tby y\nSubject: W\n\nWords.", "message/rfc822"),
        ("a", "From a@b.example Mon Jan  1 00:00:00 2024\nSubject: Words\n\nWords.", "application/mbox"),
        ("a.txt", "From the beginning it was clear at 10:30 that 2024\nwould be dry.", "text/plain"),
        ("a.txt", "Title: Words\nDate: 1 May 2024\n\nWords.", "text/plain"),
        ("a.mht", 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n', "multipart/related"),
        ("a", "From: <Saved by Blink>\nSubject: W\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "multipart/related"),
    ],
)  # fmt: skip
def test_mail_is_told_by_its_headers(name: str, text: str, told: str) -> None:
    """An article may begin with "From" or with header lines of its own."""
    assert kind(name, text.encode()) == told


@pytest.mark.parametrize(
    ("name", "head", "words", "told"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture", True),
        ("a", b"\x89PNG\r\n\x1a\n", "a picture", False),
        ("a.jpg", b"words", "a picture", False),
        ("a", b"SQLite format 3\x00", "a database", False),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document", True),
        ("a", b"\x00\x00\x00\x18ftypmp42", "a video", False),
        ("a.json", b"{}", "a JSON file", False),
        ("a.docx", b"words", "not what its name says: its bytes are not those of a .docx file", True),
        ("a.rar", b"Rar!\x1a\x07\x01\x00", "a RAR archive", True),
        ("a.html", b'<html><meta name="generator" content="Headwater 1">', "a report or export that Headwater wrote", False),
        ("a.jsonl", b'{"type":"case","version":1,"made_by":[]}', "a report or export that Headwater wrote", False),
        ("a.html", b'<!DOCTYPE html><h2>Archived media for <span class="copy">', "a list of what auto-archiver kept", False),
        ("a.xyz", b"\x00\x01\x02\x03", "a .xyz file", False),
        ("a", b"\x00\x01\x02\x03", "a file of no known kind", False),
    ],
)  # fmt: skip
def test_what_is_not_read_is_named(name: str, head: bytes, words: str, told: bool) -> None:
    """Whoever names a file hears why it is left out; in a folder only what could have been an article is told."""
    assert kind(name, head) is None
    assert what(name, head) == words
    assert is_told(name, head) == told


def test_prose_that_begins_with_a_signature_is_prose() -> None:
    """Two letters are no proof of a picture."""
    assert kind("a.txt", b"BM said on Monday that MZ would close.") == "text/plain"


@given(st.text(st.sampled_from("ab.<{[\n "), max_size=12), st.binary(max_size=600))
def test_every_file_is_read_or_named(name: str, head: bytes) -> None:
    """No bytes may stop the run, whatever they are called."""
    assert kind(name, head) or what(name, head)
