"""One invented article in every format that Headwater reads: files to be written into a folder, and what must come of each."""

import gzip
import io
import json
import plistlib
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import docx
import duckdb
import zstandard

from ingest.documents.make_pdf import Layout, Put, laid_out, pdf, with_picture
from headwater.ingest.documents.pdf_sheets import opened, picture
from headwater.ingest.members import captured
from packed import gzipped_records, record, tarred, zipped

TITLE = "Ferry at Port Skelling stays in dock"
OUTLET = "The Corvane Courier"
WRITER = "Mara Tollen"
DAY = "2024-09-03"
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
WRITTEN = f"{TITLE}\n\nBy {WRITER}\n\n{OUTLET}, 3 September 2024\n\n{TEXT}\n"
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
    "Паром «Лисбет» на этой неделе не выйдет в море, сообщили во вторник в управлении порта после долгого совещания.",
    f"Инспектор обнаружил {RUSSIAN_PHRASE}, рассказал представитель компании, которой принадлежит судно.",
    "«Мы выйдем, когда это будет безопасно», сказал он и добавил, что жителям острова сообщили об этом утром.",
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
    return _pages() | _documents() | _mails() | _archives() | _feeds() | _tables() | _news_items() | _packed()


def _pages() -> dict[str, Sample]:
    frame = b"<!DOCTYPE html><html><body><article><p>Buy a boat. Buy two boats, it said in the frame.</p></article></body></html>"
    saved = PAGE.replace("<html lang", f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Wed Sep 04 2024 10:00:00 GMT+0200\n--><html lang")
    archive = {
        "WebMainResource": {
            "WebResourceData": PAGE.encode(),
            "WebResourceURL": URL,
            "WebResourceTextEncodingName": "UTF-8",
            "WebResourceMIMEType": "text/html",
        }
    }
    facts = {"outlet": OUTLET, "day": DAY, "url": URL}
    return {
        "html": Sample(files={"ferry.html": PAGE.encode()}, **facts),
        "xhtml in koi8-r": Sample(files={"parom.xhtml": _KOI8.encode("koi8-r")}, title=RUSSIAN_TITLE, phrase=RUSSIAN_PHRASE),
        "mhtml": Sample(files={"ferry.mhtml": _mhtml()}, **facts),
        "webarchive": Sample(files={"ferry.webarchive": plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)}, **facts),
        "complete page": Sample(
            files={"Ferry.html": PAGE.encode(), "Ferry_files/frame.html": frame, "Ferry_files/a.css": b"p {}"}, **facts
        ),
        "SingleFile": Sample(files={"ferry.html": saved.encode()}, **facts),
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
                "k3f/index.html": b'<!DOCTYPE html><html><body><h2>Archived media for <span class="copy">x</span></h2></body></html>',
                "k3f/screenshot.png": b"\x89PNG\r\n\x1a\n" + bytes(99),
                "k3f/collections/c1/c1.wacz": _wacz(),
            },
            **facts,
        ),
    }


def _documents() -> dict[str, Sample]:
    facts = {"outlet": OUTLET, "day": DAY, "bylines": (WRITER,)}
    quay = {"title": "Harbour board shuts the north quay", "phrase": "divers found cracks", "outlet": "The Corran Courier"}
    quay_facts = {**quay, "day": "2025-03-14", "bylines": ("Ilse Maren",)}
    drawn = laid_out((f"By {WRITER}", f"{OUTLET}, 3 September 2024", *PARAGRAPHS), Layout(headline=TITLE, space=8, size=11, leading=14))
    marked = f"# {TITLE}\n\n*By {WRITER}*\n\n{OUTLET}, 3 September 2024\n\n{TEXT}\n"
    samples_of_others = Path(__file__).parents[1] / "ingest" / "samples"
    return {
        "pdf": Sample(files={"ferry.pdf": pdf(drawn)}, **facts),
        "docx": Sample(files={"ferry.docx": _docx()}, **facts),
        **{
            suffix: Sample(files={f"quay.{suffix}": (samples_of_others / f"quay.{suffix}").read_bytes()}, **quay_facts)
            for suffix in ("odt", "rtf")
        },
        "epub": Sample(files={"harbour.epub": _epub()}, outlet=OUTLET, day=DAY),
        "markdown": Sample(files={"ferry.md": marked.encode()}, **facts),
        "plain text": Sample(files={"ferry.txt": WRITTEN.encode()}, **facts),
    }
