"""What a user asked to be written is written, or told to be impossible."""

from pathlib import Path

import pytest

from headwater.errors import UnwritableFile
from headwater.run.written import write, writing


def test_text_is_written_with_plain_line_breaks(tmp_path: Path) -> None:
    """The same bytes on every system."""
    write(tmp_path / "a.txt", "ä\nb\n")

    assert (tmp_path / "a.txt").read_bytes() == b"\xc3\xa4\nb\n"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A slip in a name is no bug."""
    with pytest.raises(UnwritableFile, match="nowhere"):
        write(tmp_path / "nowhere" / "a.txt", "")
    with pytest.raises(UnwritableFile), writing(tmp_path / "a"):
        (tmp_path / "a" / "b").mkdir()
