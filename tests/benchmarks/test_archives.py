"""The benchmark of archives: the same pages every time, and as many as asked for."""

from pathlib import Path

from archives import page, read, write_archive


def test_the_pages_are_the_same_every_time() -> None:
    """A figure that changes must come from the program."""
    assert page(3) == page(3) != page(4)


def test_as_many_pages_are_read_as_asked_for(tmp_path: Path) -> None:
    """Each makes one article."""
    write_archive(tmp_path / "a.warc.gz", 4)

    figures = read(tmp_path / "a.warc.gz", 3)

    assert (figures["pages"], figures["articles"]) == (3, 3)
