"""Opening: what a file holds, however deep, and what is said where it cannot be had."""

import gzip
import io
import lzma

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import TooMuchWork
from headwater.ingest import opening
from headwater.ingest.kinds import HEAD_BYTES, kind
from headwater.ingest.members import MAX_BYTES, Broken
from headwater.ingest.opening import is_container, members
from headwater.model.text import Capture
from packed import PAGE, tarred, zipped

TEXT = b"The mayor said on Monday that the bridge would close."


def opened(body: bytes, path: str) -> list[opening.Opened]:
    """Return all that a file holds."""
    media_type = kind(path, body[:HEAD_BYTES])
    assert media_type is not None
    return list(members(io.BytesIO(body), path, media_type))


def told(body: bytes, path: str) -> list[tuple[str, str]]:
    """Return the path of each member with its media type or its error."""
    return [
        (one.path, one.media_type if isinstance(one, Capture) else type(getattr(one, "error", one)).__name__)
        for one in opened(body, path)
    ]


def test_a_file_that_is_no_container_is_itself() -> None:
    """One function opens everything."""
    (only,) = opened(TEXT, "a.txt")

    assert isinstance(only, Capture)
    assert (only.path, only.media_type, only.body) == ("a.txt", "text/plain", TEXT)
    assert not is_container("text/plain")


def test_archives_in_archives_are_opened() -> None:
    """A case comes as a zip of what came as tar and gzip."""
    inner = gzip.compress(tarred({"b.txt": TEXT, "c.html.gz": gzip.compress(PAGE)}))
    body = zipped({"a.html": PAGE, "in/inner.tar.gz": inner})

    assert told(body, "x.zip") == [
        ("x.zip#a.html", "text/html"),
        ("x.zip#in/inner.tar.gz#b.txt", "text/plain"),
        ("x.zip#in/inner.tar.gz#c.html.gz#c.html", "text/html"),
    ]


def test_too_deep_is_told() -> None:
    """An archive that holds itself has no end."""
    body = PAGE
    for _ in range(6):
        body = zipped({"a.zip": body})

    (only,) = opened(body, "x.zip")

    assert isinstance(only, Broken)
    assert isinstance(only.error, TooMuchWork)
    assert only.path.count("#") == opening.MAX_DEPTH


def test_two_files_of_one_name_are_two() -> None:
    """A path is what tells two articles apart."""
    stream = io.BytesIO(zipped({"a.txt": TEXT, "b.txt": TEXT}).replace(b"b.txt", b"a.txt"))

    assert [one.path for one in members(stream, "x.zip", "application/zip")] == ["x.zip#a.txt", "x.zip#a.txt (2)"]


@given(st.lists(st.sampled_from(["a", "a (2)", "a (3)", "b"]), max_size=8))
def test_no_two_get_one_name(names: list[str]) -> None:
    """Not even where a file is called as a second one would be."""
    uses: dict[int, int] = {}

    given_names = [opening._own_name(name, uses) for name in names]

    assert len(set(given_names)) == len(names)


def test_what_could_be_missed_is_told_and_the_rest_is_not() -> None:
    """Pictures and styles of a saved site are no failures; an old Word document may hold the article."""
    passed = {"a.css": b"p {}", "b.png": b"\x89PNG\r\n\x1a\n", "c.json": b"{}", "e.xyz": b"1"}
    body = zipped({**passed, "d.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})

    assert told(body, "x.zip") == [("x.zip#d.doc", "UnsupportedFile")]


def test_an_empty_or_huge_page_does_not_stop_the_archive() -> None:
    """One bad file must not take the others with it."""
    body = zipped({"a.html": b"", "b.txt": b"w" * (MAX_BYTES + 1), "c.txt": TEXT})

    assert told(body, "x.zip") == [
        ("x.zip#a.html", "UnreadableFile"),
        ("x.zip#b.txt", "TooLarge"),
        ("x.zip#c.txt", "text/plain"),
    ]


def test_a_report_of_ours_in_an_archive_is_passed_over() -> None:
    """A report repeats every claim of a pile."""
    body = zipped({"report.html": b'<!doctype html><meta name="generator" content="Headwater">', "a.txt": TEXT})

    assert told(body, "x.zip") == [("x.zip#a.txt", "text/plain")]


def test_an_archive_without_articles_is_told() -> None:
    """Whoever gave it must not take it for read."""
    assert told(zipped({"a.png": b"\x89PNG\r\n\x1a\n"}), "x.zip") == [("x.zip", "NotAnArticle")]
    assert told(zipped({}), "x.zip") == [("x.zip", "NotAnArticle")]


def test_there_is_an_end_to_how_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of endless members is made to do harm."""
    monkeypatch.setattr(opening, "MAX_MEMBERS", 3)
    body = tarred({f"{number}.txt": TEXT for number in range(9)})

    assert [name for _, name in told(body, "x.tar")] == ["text/plain"] * 3 + ["TooMuchWork"]


def test_there_is_an_end_to_how_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen archives in each of sixteen archives unpack to more than any disk holds."""
    monkeypatch.setattr(opening, "unpacked_limit", lambda size: 10 * size)
    leaf = zipped({"a.txt": b"w" * 1_000_000})
    body = zipped({f"{number}.zip": zipped({f"{other}.zip": leaf for other in range(9)}) for number in range(9)})

    names = [name for _, name in told(body, "x.zip")]

    assert names[-1] == "TooMuchWork"
    assert names.count("TooMuchWork") <= opening.MAX_DEPTH
    assert len(names) < 81


def test_a_disk_that_fails_is_told() -> None:
    """What the system says is what the user can act on."""

    class Failing(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    (only,) = members(Failing(TEXT), "a.txt", "text/plain")

    assert isinstance(only, Broken)
    assert str(only.error) == "cannot read a.txt: Input/output error"


@settings(deadline=None)  # the first call of a library takes long
@given(st.binary(max_size=300), st.sampled_from(sorted({*opening._DOORS, *opening._TABLES})))
def test_no_bytes_stop_the_run(body: bytes, media_type: str) -> None:
    """Every door tells what is wrong with a file in one of our errors."""
    found = list(members(io.BytesIO(body), "x", media_type))

    assert all(one.path.startswith("x") for one in found)


@settings(deadline=None)
@given(st.data())
def test_no_damage_stops_the_run(data: st.DataObject) -> None:
    """Files break on their way; whatever is broken in them, there is an answer."""
    name, whole = data.draw(st.sampled_from(_SAMPLES))
    place, letter = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(whole)))

    damaged = (whole[:place] + bytes([letter]) + whole[place + 1 :])[:cut]
    media_type = kind(name, whole) or ""

    assert all(one.path.startswith(name) for one in members(io.BytesIO(damaged), name, media_type))


_SAMPLES = [
    ("x.zip", zipped({"a.txt": TEXT, "b.html": PAGE * 9})),
    ("x.tar", tarred({"a.txt": TEXT, "b.html": PAGE * 9})),
    ("x.tgz", gzip.compress(tarred({"a.txt": TEXT, "b.html": PAGE * 9}))),
    ("x.zst", zstandard.compress(TEXT * 9)),
    ("x.xz", lzma.compress(TEXT * 9)),
]
