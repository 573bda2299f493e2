"""Parts of archives: names that are only names, and streams whose errors are ours."""

import io
import os

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from headwater.errors import TooMuchWork, UnreadableFile
from headwater.ingest.containers import parts
from headwater.ingest.containers.parts import Part, Window, buffered, copied, is_hidden, part_path, unpacked_limit


@given(st.one_of(st.text(max_size=60), st.text("./\\:Ca\n\u202e", max_size=30)))
@example("\\A:\\")
@example("./C:/a")
@example("x" * 50 + "../" + "a" * 398)
def test_no_name_leads_anywhere(name: str) -> None:
    """Whoever took it for a path would stay where he is, and whoever prints it prints one line."""
    shown = part_path("x.zip", name).removeprefix("x.zip#")

    assert shown
    assert not shown.startswith("/")
    assert not {"..", "."} & set(shown.split("/"))
    assert len(shown.splitlines()) == 1
    assert shown == part_path("", shown).removeprefix("#")


@pytest.mark.parametrize(
    ("name", "hidden"),
    [("a/.git/b.txt", True), ("__MACOSX/._a.txt", True), (".a.txt", True), ("a/b.txt", False), ("../a.txt", False)],
)
def test_what_systems_hide_is_hidden(name: str, *, hidden: bool) -> None:
    """A Mac packs a shadow of every file; a path that climbs is something else."""
    assert is_hidden(name) is hidden


@given(
    st.binary(max_size=60), st.integers(0, 40), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=6)
)
def test_a_window_is_the_stretch_that_it_shows(whole: bytes, start: int, reads: list[tuple[int, int]]) -> None:
    """Wherever it is read, and whatever else reads the stream between."""
    stretch = whole[start : start + 20]
    stream = io.BytesIO(whole)
    window = Window(stream, "x", start, len(stretch))

    for place, size in reads:
        stream.seek(3)
        assert window.seek(place) == place
        assert window.read(size) == stretch[place : place + size]
    assert window.seek(0, os.SEEK_END) == len(stretch)


def test_a_window_beyond_the_end_is_told() -> None:
    """The archive says that there is more than there is."""
    with pytest.raises(UnreadableFile, match="breaks off"):
        buffered(Window(io.BytesIO(b"words"), "x", 2, 9)).read()


def test_an_error_of_a_library_becomes_ours() -> None:
    """And others, which are ours to mend, stay what they are."""

    class Failing(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            raise KeyError

    part = Part(Failing(), "x", (KeyError,))

    with pytest.raises(UnreadableFile):
        part.read(1)
    assert part.is_broken
    with pytest.raises(KeyError):
        Part(Failing(), "x", (ValueError,)).read(1)


def test_a_copy_can_be_read_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is too large to be copied is not."""
    with copied(io.BytesIO(b"words"), "x") as copy:
        copy.seek(2)
        rest = copy.read()
    monkeypatch.setattr(parts, "MAX_COPIED_BYTES", 3)

    assert rest == b"rds"
    with pytest.raises(TooMuchWork):
        copied(io.BytesIO(b"words"), "x")


def test_a_small_archive_may_hold_a_large_text() -> None:
    """Text of much repetition comes to a hundredth; only bombs to a thousandth."""
    assert unpacked_limit(1000) == 1_000_000_000
    assert unpacked_limit(1_000_000_000) == 100_000_000_000
