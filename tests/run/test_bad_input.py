"""Bad input: whatever lies in a pile, nothing stops; each file that is not read is told, with what is wrong and what to do."""

import functools
import gzip
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import headwater
from headwater.errors import NothingToRead
from headwater.model.case import Case
from headwater.run.options import Options
from ingest.documents.make_pdf import Put, assembled, pdf
from packed import gzipped_records, record, tarred, zipped
from run.formats import PAGE, PARAGRAPHS, PHRASE, SAMPLES_OF_OTHERS, TEXT, TITLE, URL, WRITTEN, samples

SAMPLES = samples()
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12))
    + f"]><rss version='2.0'><channel><title>x</title><item><title>{TITLE}</title>"
    "<description>&m;</description></item></channel></rss>"
)
LINKS = "".join(f'<li><a href="/{i}">The council votes on pier {i}, and nobody comes</a></li>' for i in range(60))
FRONT = f"<!DOCTYPE html><html><body><ul>{LINKS}</ul></body></html>"
VIDEO = (
    '<!DOCTYPE html><html><head><meta property="og:type" content="video.other"><title>Watch: the storm</title></head>'
    '<body><h1>Watch: the storm</h1><video src="a.mp4"></video></body></html>'
)
STUB = (
    '<!DOCTYPE html><html><head><title>Ferry stays</title><script type="application/ld+json">'
    '{"@type": "NewsArticle", "headline": "Ferry stays", "isAccessibleForFree": false}</script></head>'
    '<body><h1>Ferry stays</h1><div class="paywall"><p>Subscribe to continue reading.</p><p>Already a subscriber? Log in.</p>'
    "</div></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """Bytes that hold no article, and what the user must be told: in the error, and in the hint."""

    body: bytes
    error: str
    hint: str = "."


@functools.cache
def bad_files() -> Mapping[str, Bad]:
    """Return bad files by name."""
    noise = bytes(range(256)) * 40
    lock = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%b>/U<%b>>>" % (b"28" * 32, b"bf" * 32)
    locked = "/Encrypt 3 0 R/ID[<00000000000000000000000000000000><00000000000000000000000000000000>]"
    catalogue = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"]
    office = {name: (SAMPLES_OF_OTHERS / name).read_bytes() for name in ("quay.docx", "quay.odt")}
    damaged = "damaged|breaks off"
    return {
        "empty.html": Bad(body=b"", error="it is empty"),
        "blank.txt": Bad(body=b" \n\n ", error="it is empty"),
        "noise.html": Bad(body=noise, error="fit no known charset"),
        "noise.docx": Bad(body=noise, error="its bytes are not those of a .docx file", hint="Save the article as"),
        "photo.pdf": Bad(body=b"\x89PNG\r\n\x1a\n" + noise, error="a picture", hint="Save the article as"),
        "papers.rar": Bad(body=b"Rar!\x1a\x07" + noise, error="a RAR archive", hint="of an archive, what is in it"),
        "cut.txt.gz": Bad(body=gzip.compress(os.urandom(4000))[:-2000], error=damaged),
        "cut.pdf": Bad(body=pdf([[Put(x=50, y=700, text=TITLE)]])[:200], error=damaged),
        "cut.zip": Bad(body=zipped({"a.txt": TEXT.encode()})[:200], error=damaged),
        "locked.pdf": Bad(body=assembled([*catalogue, lock], trailer=locked), error="password", hint="save a copy"),
        "bomb.zip": Bad(body=zipped({"a.txt": b" " * 60_000_000}), error="larger than 20 MB"),
        "nested.zip": Bad(body=_nested(zipped({"a.txt": TEXT.encode()})), error="one in the other", hint="as .txt"),
        "nul.txt": Bad(body=bytes(5000), error="no running text"),
        "video.html": Bad(body=VIDEO.encode(), error="a video", hint="save it as"),
        "stub.html": Bad(body=STUB.encode(), error="a paywall", hint="save it as"),
        "front.html": Bad(body=FRONT.encode(), error="an index", hint="save it as"),
        "laughs.rss": Bad(body=LAUGHS.encode(), error="neither a whole text nor an address"),
        "cut.docx": Bad(body=office["quay.docx"][:3000], error=damaged),
        "cut.odt": Bad(body=office["quay.odt"][:6000], error=damaged),
        "cut.epub": Bad(body=SAMPLES["epub"].files["harbour.epub"][:300], error=damaged),
        "cut.json": Bad(body=SAMPLES["JSON Feed"].files["feed.json"][:300], error=damaged),
        "bare.csv": Bad(body=b"a,b\n1,2\n3,4\n", error="no column of texts", hint="--column text="),
        "big.txt": Bad(body=b"word " * 5_000_000, error="larger than 20 MB"),
    }


def _nested(body: bytes) -> bytes:
    """Return an archive in an archive in an archive."""
    for _ in range(5):
        body = zipped({"a.zip": body})
    return body


def pile(folder: Path) -> Path:
    """Write every bad file, and what is odd but good, into a folder and return it."""
    for name, bad in bad_files().items():
        (folder / name).write_bytes(bad.body)
    for name in ("huge.html", "huge.warc"):
        with (folder / name).open("wb") as sparse:
            sparse.truncate(1_000_000_000)
    odd = {
        "deep.html": PAGE.replace("Skelling", "Ottery").replace("<article>", "<div>" * 100_000 + "<article>").encode(),
        "latin.txt": WRITTEN.encode() + b"\xff\xfe caf\xe9\n",
        "nul bytes.html": PAGE.replace("Skelling", "Ulver").replace(PHRASE, f"{PHRASE}\0").encode(),
        "a\nname of lines.txt": WRITTEN.replace("Skelling", "Brisk").encode(),
        "one/same.txt": WRITTEN.encode(),
        "two/same.txt": WRITTEN.replace("Skelling", "Torlind").encode(),
        "climb.zip": zipped({"../../../climbed.txt": WRITTEN.replace("Skelling", "Ambry").encode()}),
        "climb.tar": tarred({"/etc/climbed.txt": WRITTEN.replace("Skelling", "Lorne").encode()}),
        "cut.warc.gz": gzipped_records(record(1, PAGE.encode(), url=URL), record(2, PAGE.encode()))[:-200],
    }
    for name, body in odd.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(body)
    (folder / "one" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "lost.txt").symlink_to(folder / "nowhere")
    return folder


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return the case of a pile of bad files."""
    return headwater.trace([pile(tmp_path_factory.mktemp("pile"))])


@pytest.mark.parametrize("name", bad_files())
def test_what_is_wrong_is_told_and_what_to_do(name: str, case: Case) -> None:
    """A file that is left out without a word is worse than one that stops the run."""
    bad = bad_files()[name]

    told = [one for one in case.failures if Path(one.subject).name.partition("#")[0] == name]

    assert told
    assert all(re.search(bad.error, one.error) and re.search(bad.hint, one.hint) for one in told), told
    assert not any("Error" in one.error or "Traceback" in one.error or "\n" in one.error for one in told)


def test_what_can_be_read_is_read(case: Case) -> None:
    """Deep nesting, odd bytes and odd names are no reason to leave an article out; nor is damage behind it."""
    names = sorted(_below(article.path) for article in case.articles)

    assert names == [
        "a\\nname of lines.txt",
        "climb.tar#etc/climbed.txt",
        "climb.zip#climbed.txt",
        f"cut.warc.gz#{URL}",
        "deep.html",
        "latin.txt",
        "nul bytes.html",
        "one/same.txt",
        "two/same.txt",
    ]
    assert all(PHRASE in article.text and TITLE[:6] in (article.title or "") for article in case.articles)
    assert all("“We will sail" in article.text for article in case.articles)


def test_nothing_else_is_told(case: Case) -> None:
    """Loops and broken links in a folder are no files; a web archive that breaks off is told beside its article."""
    others = [one for one in case.failures if _below(one.subject).partition("#")[0] not in bad_files()]

    assert [(_below(one.subject), one.error.rpartition(": ")[2]) for one in others] == [
        ("cut.warc.gz", "it breaks off, or is damaged"),
        ("huge.html", "it is larger than 20 MB"),
        ("huge.warc", "its bytes are not those of a .warc file, which Headwater does not read"),
    ]


def test_paths_in_archives_that_climb_out_write_nothing(tmp_path: Path) -> None:
    """An archive may try to write where it was not asked to."""
    (tmp_path / "in").mkdir()
    archive = tmp_path / "in" / "climb.zip"
    archive.write_bytes(zipped({"../climbed.txt": WRITTEN.encode()}))

    (one,) = headwater.articles([archive])

    assert one.article.path == f"{archive}#climbed.txt"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["climb.zip", "in"]


def test_a_line_of_megabytes_is_read(tmp_path: Path) -> None:
    """Exports of databases have no line breaks."""
    line = tmp_path / "line.txt"
    line.write_text(" ".join([*PARAGRAPHS] * 12_000), encoding="utf-8")

    (one,) = headwater.articles([line])

    assert len(one.article.text) > 5_000_000


def test_what_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions of others' files are often set so."""
    (tmp_path / "good.txt").write_text(WRITTEN, encoding="utf-8")
    (tmp_path / "closed.txt").write_text(WRITTEN, encoding="utf-8")
    openly = Path.open

    def refusing(path: Path, *values: Any) -> Any:  # noqa: ANN401 - whatever Path.open takes and gives
        if path.name == "closed.txt":
            raise PermissionError(13, "Permission denied")
        return openly(path, *values)

    monkeypatch.setattr(Path, "open", refusing)
    closed, good = headwater.articles([tmp_path], options=Options(ocr=True))

    assert (closed.subject, closed.error) == (
        str(tmp_path / "closed.txt"),
        f"cannot read {tmp_path / 'closed.txt'}: Permission denied",
    )
    assert good.article.title == TITLE


def test_names_that_mean_nothing_are_told_with_the_reasons(tmp_path: Path) -> None:
    """Who gives three files of which none is read wants to know why."""
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))
    names = [tmp_path / "a.doc", *(tmp_path / f"{number}.txt" for number in range(9))]

    with pytest.raises(NothingToRead) as raised:
        next(headwater.articles(names))

    assert "a.doc is an old Word document" in str(raised.value)
    assert "0.txt: there is no such file or folder; " in str(raised.value)
    assert str(raised.value).endswith("; and 5 more")


def test_an_address_of_another_kind_is_told_as_such() -> None:
    """It is no file either."""
    (failure,) = headwater.articles(["ftp://courier.example/a"])

    assert "only http and https are fetched" in failure.error


def _below(path: str) -> str:
    """Return a path below the pile's folder."""
    return re.sub(r".*/pile\d+/", "", path)
