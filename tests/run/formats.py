"""One invented article in every format that Headwater reads: files to be written into a folder, and what must come of each."""

import copy
import csv
import gzip
import io
import json
import lzma
import plistlib
import quopri
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import docx
import duckdb
import zstandard

from headwater.ingest.documents.pdf_sheets import opened, picture
from headwater.ingest.members import captured
from ingest.documents.make_pdf import Layout, laid_out, pdf, with_picture
from packed import gzipped_records, record, tarred, zipped

SAMPLES_OF_OTHERS = Path(__file__).parents[1] / "ingest" / "samples"
TITLE = "Ferry at Port Skelling stays in dock"
OUTLET = "The Corvane Courier"
WRITER = "Mara Tollen"
DAY = "2023-12-05"
URL = "https://courier.example/harbour/ferry-stays"
PHRASE = "a second fault in the steering gear"
PARAGRAPHS = (
    "The ferry Lisbet will not sail this week, the harbour office at Port Skelling said on Tuesday after a long meeting.",
    f"An inspector had found {PHRASE}, according to Oskar Lindqvist, a spokesman for the line that owns the ship.",
    "“We will sail when it is safe and not a day before,” he said, and added that the islanders had been told in the morning.",
    "The council is to meet on Thursday. Nobody on the north shore knows how the mail will come before the winter.",
)
TEXT = "\n\n".join(PARAGRAPHS)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
WRITTEN = f"{TITLE}\n\nBy {WRITER}\n\n{OUTLET}, 5 December 2023\n\n{TEXT}\n"
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | {OUTLET}</title><link rel="canonical" href="{URL}">
<meta property="og:site_name" content="{OUTLET}"><meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="{DAY}T10:15:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>{TITLE}</h1>{BODY}</article>
<footer>All rights reserved.</footer></body></html>
"""
RUSSIAN_TITLE = "Паром остаётся в порту"
RUSSIAN_PHRASE = "вторую неисправность в рулевом механизме"
_RUSSIAN = (
    "Паром на этой неделе не выйдет в море, сообщили во вторник в управлении порта после долгого совещания.",
    f"Инспектор обнаружил {RUSSIAN_PHRASE}, рассказал представитель компании, которой принадлежит судно.",
    "Судно выйдет, когда это будет безопасно, сказал он и добавил, что жителям острова сообщили об этом утром.",
)
_KOI8 = (
    '<?xml version="1.0" encoding="koi8-r"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml" lang="ru"><head>'
    f"<title>{RUSSIAN_TITLE}</title></head><body><h1>{RUSSIAN_TITLE}</h1>{''.join(f'<p>{one}</p>' for one in _RUSSIAN)}"
    "</body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An article in one format. `files` lie in a folder by their names; the facts are what must be read from them."""

    files: Mapping[str, bytes]
    title: str | None = TITLE
    phrase: str = PHRASE
    outlet: str | None = None
    day: str | None = None
    url: str | None = None
    bylines: tuple[str, ...] = ()


def samples() -> dict[str, Sample]:
    """Return the samples by the name of their format."""
    return (
        _pages()
        | _archived()
        | _documents()
        | _mails()
        | _archives()
        | _feeds()
        | _tables()
        | _news_items()
        | _packed()
    )


def _pages() -> dict[str, Sample]:
    frame = b"<!DOCTYPE html><html><body><article><p>Buy a yacht. Buy two, it said in the frame.</p></article></body></html>"
    saved = PAGE.replace(
        "<html lang",
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Wed Sep 04 2024 10:00:00 GMT+0200\n--><html lang",
    )
    archive = {
        "WebMainResource": {
            "WebResourceData": PAGE.encode(),
            "WebResourceURL": URL,
            "WebResourceTextEncodingName": "UTF-8",
            "WebResourceMIMEType": "text/html",
        }
    }
    facts: dict[str, Any] = {"outlet": OUTLET, "day": DAY, "url": URL}
    return {
        "html": Sample(files={"ferry.html": PAGE.encode()}, **facts),
        "xhtml in koi8-r": Sample(
            files={"parom.xhtml": _KOI8.encode("koi8-r")}, title=RUSSIAN_TITLE, phrase=RUSSIAN_PHRASE
        ),
        "mhtml": Sample(files={"ferry.mhtml": _mhtml()}, **facts),
        "webarchive": Sample(files={"ferry.webarchive": plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)}, **facts),
        "complete page": Sample(
            files={"Ferry.html": PAGE.encode(), "Ferry_files/frame.html": frame, "Ferry_files/a.css": b"p {}"}, **facts
        ),
        "SingleFile": Sample(files={"ferry.html": saved.encode()}, **facts),
    }


def _archived() -> dict[str, Sample]:
    facts: dict[str, Any] = {"outlet": OUTLET, "day": DAY, "url": URL}
    return {
        "ArchiveBox": Sample(
            files={
                "index.html": b"<!DOCTYPE html><html><body><h1>Archived sites</h1></body></html>",
                "archive/1725440000.1/index.json": json.dumps({"url": URL, "timestamp": "1725440000.1"}).encode(),
                "archive/1725440000.1/index.html": b"<!DOCTYPE html><html><body><h1>Snapshot</h1></body></html>",
                "archive/1725440000.1/singlefile.html": PAGE.replace(URL, "").encode(),
                "archive/1725440000.1/output.html": PAGE.encode(),
                "archive/1725440000.1/readability/content.html": BODY.encode(),
                "archive/1725440000.1/readability/content.txt": TEXT.encode(),
            },
            **facts,
        ),
        "auto-archiver": Sample(
            files={
                "k3f/index.html": b'<!DOCTYPE html><html><h2>Archived media for <span class="copy">x</span></h2></html>',
                "k3f/screenshot.png": b"\x89PNG\r\n\x1a\n" + bytes(99),
                "k3f/collections/c1/c1.wacz": _wacz(),
            },
            **facts,
        ),
    }


def _documents() -> dict[str, Sample]:
    facts: dict[str, Any] = {"outlet": OUTLET, "day": DAY, "bylines": (WRITER,)}
    quay: dict[str, Any] = {
        "title": "Harbour board shuts the north quay",
        "phrase": "divers found cracks",
        "outlet": "The Corran Courier",
    }
    quay_facts: dict[str, Any] = {**quay, "day": "2025-03-14", "bylines": ("Ilse Maren",)}
    drawn = laid_out(
        (f"By {WRITER}", f"{OUTLET}, 5 December 2023", *PARAGRAPHS),
        Layout(headline=TITLE, space=8, size=11, leading=14),
    )
    marked = f"# {TITLE}\n\n*By {WRITER}*\n\n{OUTLET}, 5 December 2023\n\n{TEXT}\n"
    return {
        "pdf": Sample(files={"ferry.pdf": pdf(drawn)}, **facts),
        "docx": Sample(files={"ferry.docx": _docx()}, **facts),
        **{
            suffix: Sample(files={f"quay.{suffix}": (SAMPLES_OF_OTHERS / f"quay.{suffix}").read_bytes()}, **quay_facts)
            for suffix in ("odt", "rtf")
        },
        "epub": Sample(files={"harbour.epub": _epub()}, outlet=OUTLET, day=DAY),
        "markdown": Sample(files={"ferry.md": marked.encode()}, **facts),
        "plain text": Sample(files={"ferry.txt": WRITTEN.encode()}, **facts),
    }


def _mails() -> dict[str, Sample]:
    mail = EmailMessage()
    mail["Subject"] = TITLE
    mail["From"] = f"{OUTLET} <news@courier.example>"
    mail["Date"] = "Tue, 05 Dec 2023 10:15:00 +0200"
    mail.set_content(TEXT)
    newsletter = copy.deepcopy(mail)
    newsletter.add_alternative(f"<html><body><h1>{TITLE}</h1>{BODY}</body></html>", subtype="html")
    box = b"".join(b"From a@b.example Tue Dec 05 10:15:00 2023\n" + one.as_bytes() + b"\n" for one in (mail,))
    facts: dict[str, Any] = {"outlet": OUTLET, "day": DAY}
    return {
        "e-mail": Sample(files={"ferry.eml": mail.as_bytes()}, **facts),
        "newsletter": Sample(files={"letter.eml": newsletter.as_bytes()}, **facts),
        "mailbox": Sample(files={"news.mbox": box}, **facts),
    }


def _archives() -> dict[str, Sample]:
    one = record(1, PAGE.encode(), url=URL)
    entry = {
        "startedDateTime": "2024-09-04T10:00:00.000Z",
        "request": {"method": "GET", "url": URL},
        "response": {"status": 200, "content": {"mimeType": "text/html; charset=utf-8", "text": PAGE}},
    }
    facts: dict[str, Any] = {"outlet": OUTLET, "day": DAY, "url": URL}
    files = {
        "WARC": {"crawl.warc": one},
        "WARC, gzip": {"crawl.warc.gz": gzipped_records(one)},
        "WARC, zstd": {"crawl.warc.zst": zstandard.compress(one)},
        "WACZ": {"crawl.wacz": _wacz()},
        "HAR": {"visit.har": json.dumps({"log": {"version": "1.2", "entries": [entry]}}).encode()},
    }
    return {name: Sample(files=held, **facts) for name, held in files.items()}


def _feeds() -> dict[str, Sample]:
    rss = (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{OUTLET}</title><link>https://courier.example/</link><item><title>{TITLE}</title><link>{URL}</link>"
        f"<pubDate>Tue, 05 Dec 2023 10:15:00 +0200</pubDate><content:encoded><![CDATA[{BODY}]]></content:encoded></item>"
        "</channel></rss>"
    )
    atom = (
        f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title><entry><id>x:1</id>'
        f'<title>{TITLE}</title><link rel="alternate" href="{URL}"/><published>2023-12-05T08:15:00Z</published>'
        f'<content type="html">{escape(BODY)}</content></entry></feed>'
    )
    item = {"id": "1", "url": URL, "title": TITLE, "content_html": BODY, "date_published": f"{DAY}T10:15:00+02:00"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": OUTLET, "items": [item]}
    facts: dict[str, Any] = {"outlet": OUTLET, "day": DAY, "url": URL}
    return {
        "RSS": Sample(files={"feed.rss": rss.encode()}, **facts),
        "Atom": Sample(files={"feed.atom": atom.encode()}, **facts),
        "JSON Feed": Sample(files={"feed.json": json.dumps(feed).encode()}, **facts),
    }


def _tables() -> dict[str, Sample]:
    row = {"Headline": TITLE, "Text": TEXT, "Source": OUTLET, "Date": DAY, "URL": URL}
    sheets = {}
    for suffix, comma in (("csv", ","), ("tsv", "\t")):
        written = io.StringIO()
        writer = csv.writer(written, delimiter=comma)
        writer.writerows([row.keys(), row.values()])
        sheets[suffix] = {f"rows.{suffix}": written.getvalue().encode()}
    facts: dict[str, Any] = {"outlet": OUTLET, "day": DAY, "url": URL}
    files = {**sheets, "jsonl": {"rows.jsonl": json.dumps(row).encode()}, "parquet": {"rows.parquet": _parquet(row)}}
    return {name: Sample(files=held, **facts) for name, held in files.items()}


def _news_items() -> dict[str, Sample]:
    ninjs = {
        "uri": "urn:courier:1",
        "standard": {"name": "ninjs", "version": "3.0"},
        "type": "text",
        "firstCreated": f"{DAY}T08:15:00Z",
        "headlines": [{"role": "main", "value": TITLE}],
        "by": WRITER,
        "bodies": [{"role": "main", "contentType": "text/html", "value": BODY}],
    }
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{BODY}</body></html>'
    newsml = (
        '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:courier:1"><itemMeta>'
        f"<firstCreated>{DAY}T08:15:00Z</firstCreated></itemMeta><contentMeta><headline>{TITLE}</headline><by>{WRITER}</by>"
        f'</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">{page}</inlineXML></contentSet></newsItem>'
    )
    return {
        "ninjs 3": Sample(files={"item.json": json.dumps(ninjs).encode()}, day=DAY, bylines=(WRITER,)),
        "NewsML-G2": Sample(files={"item.xml": newsml.encode()}, day=DAY, bylines=(WRITER,)),
    }


def _packed() -> dict[str, Sample]:
    files = {"papers/ferry.html": PAGE.encode()}
    facts: dict[str, Any] = {"outlet": OUTLET, "day": DAY, "url": URL}
    packed = {
        "zip": {"papers.zip": zipped(files)},
        "tar.gz": {"papers.tar.gz": gzip.compress(tarred(files))},
        "tar.zst": {"papers.tar.zst": zstandard.compress(tarred(files))},
        "tar.xz": {"papers.tar.xz": lzma.compress(tarred(files))},
        "gz": {"ferry.html.gz": gzip.compress(PAGE.encode())},
        "zip in a tar": {"papers.tar": tarred({"a.zip": zipped(files)})},
    }
    return {name: Sample(files=held, **facts) for name, held in packed.items()}


def scanned() -> bytes:
    """Return a PDF that is a picture of the article, with no text in it."""
    with opened(captured("a.pdf", pdf(laid_out((TITLE, *PARAGRAPHS), Layout(size=12, leading=18))), "")) as file:
        drawn = picture(file, 1, 150)
    assert drawn is not None
    head, dots = drawn[0].split(b"\n", 1)
    _, columns, rows, _ = head.split()
    return with_picture(dots, int(columns), int(rows))


def _mhtml() -> bytes:
    bound = "----MultipartBoundary--x----"
    pages = ((URL, PAGE), ("https://ads.example/frame", "<html><body><p>Buy a yacht.</p></body></html>"))
    parts = "".join(
        f"--{bound}\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {url}\r\n"
        f"\r\n{quopri.encodestring(page.encode()).decode()}\r\n"
        for url, page in pages
    )
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nDate: Wed, 4 Sep 2024 09:12:00 +0100\r\n"
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{bound}"\r\n\r\n'
        f"{parts}--{bound}--\r\n"
    ).encode()


def _wacz() -> bytes:
    lines = [{"format": "json-pages-1.0", "id": "pages"}, {"id": "x", "url": URL, "ts": "2024-09-04T10:00:00Z"}]
    frame = record(2, url="https://ads.example/frame")
    return zipped(
        {
            "archive/data.warc.gz": gzipped_records(record(1, PAGE.encode(), url=URL), frame),
            "pages/pages.jsonl": "".join(json.dumps(line) + "\n" for line in lines).encode(),
            "datapackage.json": b"{}",
        },
        zipfile.ZIP_STORED,
    )


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, level=1)
    for paragraph in (f"By {WRITER}", f"{OUTLET}, 5 December 2023", *PARAGRAPHS):
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _epub() -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a.opf"/></rootfiles>'
        "</container>"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Harbour'
        f"</dc:title><dc:publisher>{OUTLET}</dc:publisher><dc:date>{DAY}</dc:date></metadata><manifest>"
        '<item id="i" href="b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="i"/></spine></package>'
    )
    chapter = (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>{TITLE}</h1>{BODY}</body></html>'
    )
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "a.opf": package.encode(),
            "b.xhtml": chapter.encode(),
        }
    )


def _parquet(row: Mapping[str, str]) -> bytes:
    with NamedTemporaryFile(suffix=".parquet") as file, duckdb.connect(":memory:") as connection:
        columns = ", ".join(f"${name} AS {name}" for name in row)
        connection.execute(f"COPY (SELECT {columns}) TO '{file.name}' (FORMAT parquet)", dict(row))
        return Path(file.name).read_bytes()


LISTS = {
    "links.txt": f"{URL}\n",
    "zotero.json": json.dumps(
        [
            {
                "id": "x",
                "type": "article-newspaper",
                "title": TITLE,
                "URL": URL,
                "issued": {"date-parts": [[2023, 12, 5]]},
            }
        ]
    ),
    "feeds.opml": f'<opml version="2.0"><body><outline type="rss" text="x" xmlUrl="{URL}"/></body></opml>',
    "sitemap.xml": (
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{URL}</loc></url></urlset>'
    ),
    "links.uri": f"# a list\r\n{URL}\r\n",
    "shortcut.url": f"[InternetShortcut]\r\nURL={URL}\r\n",
    "rows.csv": f"url,date\n{URL},2023-12-05\n",
}
"""Lists that hold one address and no text, by their names."""
