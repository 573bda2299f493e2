"""What is taken into a case: everything once, nothing lost, whatever happens on the way."""

import gzip
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import headwater
from headwater.model.case import Case

TEXT = (
    "Boats lost at {0}\n\nThe harbour master of {0} said on Tuesday that {1} boats had been lost. The pier is closed.\n"
)
PAGE = (
    '<html><head><title>{0}</title><link rel="canonical" href="https://news.example/{0}"></head><body><article><h1>Boats lost at'
    " {0}</h1><p>The harbour master of {0} said on Tuesday that {1} boats had been lost in the storm of the night before.</p>"
    "<p>He said that the pier of {0} would be closed until the {1} of them had been raised and taken to the yard.</p>"
    "<p>The owners were told in the morning. {1} families depend on the fishery, and the council of {0} is to meet.</p>"
    "</article></body></html>"
)


def write(folder: Path, name: str, place: str, count: int = 3) -> Path:
    """Write an article about boats that were lost somewhere."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(TEXT.format(place, count), encoding="utf-8")
    return folder / name


def names(case: Case) -> list[str]:
    """Return the last part of each article's path, sorted."""
    return sorted(Path(article.path).name for article in case.articles)


def record(number: int) -> bytes:
    """Return a record of a web archive, compressed by itself as is usual."""
    body = PAGE.format(f"Harbour{number}", number + 2).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http;msgtype=response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nWARC-Date: 2026-03-04T10:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)


def test_the_same_file_twice_is_one_article(tmp_path: Path) -> None:
    """A page saved twice says nothing twice."""
    write(tmp_path / "pile", "a.txt", "Skerrow")
    write(tmp_path / "pile", "b.txt", "Skerrow")
    write(tmp_path / "pile", "c.txt", "Lorne")

    case = headwater.trace([tmp_path / "pile"])

    assert names(case) == ["a.txt", "c.txt"]
    assert [(Path(one.path).name, Path(one.article_path).name) for one in case.duplicates] == [("b.txt", "a.txt")]


def test_one_text_under_two_addresses_is_two_articles(tmp_path: Path) -> None:
    """A text that two sites publish was published twice: that is what copies are counted by."""
    rows = [f'{{"url": "https://{site}.example/1", "text": "{"The harbour master said so. " * 20}"}}' for site in "ab"]
    (tmp_path / "list.jsonl").write_text("\n".join(rows), encoding="utf-8")

    case = headwater.trace([tmp_path / "list.jsonl"])

    assert [article.url for article in sorted(case.articles, key=lambda one: one.path)] == [
        "https://a.example/1",
        "https://b.example/1",
    ]
    assert case.duplicates == ()


def test_a_duplicate_takes_the_place_of_what_changes(tmp_path: Path) -> None:
    """What was there twice is not lost when one of the two becomes something else."""
    first = write(tmp_path / "pile", "a.txt", "Skerrow")
    write(tmp_path / "pile", "b.txt", "Skerrow")
    case_file = tmp_path / "case.db"
    headwater.trace([tmp_path / "pile"], case_file)
    write(tmp_path / "pile", "a.txt", "Lorne", 7)

    case = headwater.trace([first], case_file)

    assert names(case) == ["a.txt", "b.txt"]
    assert case.duplicates == ()
    assert case == headwater.trace([tmp_path / "pile"])


def test_what_an_archive_no_longer_holds_leaves_the_case(tmp_path: Path) -> None:
    """An archive that is made anew is as it is now."""
    archive = tmp_path / "pile.zip"
    case_file = tmp_path / "case.db"
    for held in (("Skerrow", "Lorne"), ("Lorne", "Ambry")):
        with zipfile.ZipFile(archive, "w") as opened:
            for place in held:
                opened.writestr(f"{place}.txt", TEXT.format(place, 4))
        case = headwater.trace([archive], case_file)

    assert names(case) == ["pile.zip#Ambry.txt", "pile.zip#Lorne.txt"]


def test_nothing_is_lost_or_doubled_when_the_process_is_killed(tmp_path: Path) -> None:
    """A power cut in the middle of a large archive costs what was being done, and no more."""
    archive = tmp_path / "crawl.warc.gz"
    archive.write_bytes(b"".join(map(record, range(60))))
    case_file = tmp_path / "case.db"
    script = f"import headwater; headwater.trace([{str(archive)!r}], {str(case_file)!r})"

    running = subprocess.Popen([sys.executable, "-c", script])
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and _taken_in(case_file) < 7 and running.poll() is None:
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    halfway = _taken_in(case_file)
    case = headwater.trace([archive], case_file)

    assert 7 <= halfway <= 60
    assert names(case) == sorted(f"{number}" for number in range(60))
    assert case == headwater.trace([archive])


def test_a_list_of_addresses_fetches_nothing_by_itself(tmp_path: Path) -> None:
    """A table that lies in a folder must not make Headwater call anybody; the wall around the tests would fall."""
    (tmp_path / "list.csv").write_text("url,date\nhttps://news.example/1,2026-03-04\n", encoding="utf-8")
    write(tmp_path, "a.txt", "Skerrow")

    case = headwater.trace([tmp_path])

    assert [(Path(one.subject).name, one.error.rsplit(" holds ")[1]) for one in case.failures] == [
        ("list.csv", "1 address and no text of articles")
    ]
    assert "--urls" in case.failures[0].hint


def test_standard_input_is_a_file_like_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another program writes can be piped in, whatever it is."""
    piped = tmp_path / "piped"
    piped.write_bytes(b"".join(map(record, range(2))))

    with piped.open(encoding="latin-1") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        found = list(headwater.articles(["-"]))

    assert [one.article.path for one in found] == ["-#https://news.example/0", "-#https://news.example/1"]


def _taken_in(case_file: Path) -> int:
    """Return how many articles a case that is being written holds."""
    count = subprocess.run(
        [sys.executable, "-c", _COUNT, str(case_file)], capture_output=True, text=True, check=False
    ).stdout
    return int(count or 0)


_COUNT = """
import sqlite3, sys
try:
    print(sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute("SELECT COUNT(*) FROM article").fetchone()[0])
except sqlite3.Error:
    print(0)
"""


def test_what_columns_are_taken_for_is_told(tmp_path: Path) -> None:
    """A guess that nobody hears of cannot be put right."""
    table = tmp_path / "list.csv"
    table.write_text(f"heading,story\nA title,{'The harbour master said so. ' * 9}\n", encoding="utf-8")
    told: list[str] = []

    (found,) = headwater.articles([table], say=told.append)

    assert found.article.title == "A title"
    assert [words.partition(": ")[2].split(" (")[0] for words in told] == ["text from “story”"]


def test_a_case_leads_back_to_the_page(tmp_path: Path) -> None:
    """Whoever doubts a sentence is shown where it stands in the original."""
    page = tmp_path / "a.html"
    page.write_text(PAGE.format("Skerrow", 7), encoding="utf-8")
    case_file = tmp_path / "case.db"

    (article,) = headwater.trace([page], case_file).articles
    places = headwater.places(case_file, article.id)

    words = {article.text[one.start : one.end]: one.part for one in places}
    assert words["Boats lost at Skerrow"].endswith("/h1[1]/text()[1]")
    with pytest.raises(KeyError):
        headwater.places(case_file, "none")


def test_a_failed_file_that_is_gone_is_no_failure_any_more(tmp_path: Path) -> None:
    """Who deletes what cannot be read has done what can be done."""
    write(tmp_path / "pile", "a.txt", "Skerrow")
    bad = tmp_path / "pile" / "b.txt"
    bad.write_bytes(b"")
    case_file = tmp_path / "case.db"
    assert headwater.trace([tmp_path / "pile"], case_file).failures
    bad.unlink()

    assert headwater.trace([tmp_path / "pile"], case_file).failures == ()


def test_a_flash_of_one_line_is_an_article(tmp_path: Path) -> None:
    """The shortest news is a sentence without a full stop; it must not be lost as a headline over nothing."""
    flash = tmp_path / "flash.txt"
    flash.write_text("Skerrow ferry strikes pier, nine hurt", encoding="utf-8")

    (found,) = headwater.articles([flash])

    assert found.article.text == "Skerrow ferry strikes pier, nine hurt"


def test_what_is_wrong_with_an_address_stays_told(tmp_path: Path) -> None:
    """A page that could not be had is no file that is gone: its failure stays until it is asked for again."""
    write(tmp_path / "pile", "a.txt", "Skerrow")
    case_file = tmp_path / "case.db"
    address = "http://127.0.0.1:9/page"
    headwater.trace([tmp_path / "pile", address], case_file)

    case = headwater.trace([tmp_path / "pile"], case_file)

    assert [one.subject for one in case.failures] == [address]
