"""How a mailbox is cut into mails."""

import io
import tracemalloc
from collections.abc import Iterator

import pytest

from headwater.ingest.containers.mailboxes import members
from headwater.ingest.members import Broken, Member
from headwater.model.text import Capture

_FROM = "From x@y.example Fri Mar 14 09:12:00 2025\n"


def read(text: str) -> list[Member]:
    """Return what a mailbox gives."""
    return list(members(io.BytesIO(text.encode()), "box.mbox"))


def bodies(found: list[Member]) -> list[tuple[str, str]]:
    """Return paths and texts of the captures."""
    return [(one.path, one.body.decode().strip()) for one in found if isinstance(one, Capture)]


def test_each_mail_is_one() -> None:
    """A mailbox holds years of newsletters."""
    text = f"{_FROM}Subject: a\n\nFirst text.\n\n{_FROM}Subject: b\n\nSecond text.\n"

    assert bodies(read(text)) == [("box.mbox#mail 1", "First text."), ("box.mbox#mail 2", "Second text.")]


def test_lines_that_begin_like_the_mark_stay_text() -> None:
    """Programs quote them, or forget to."""
    text = f"{_FROM}Subject: a\n\nFirst.\n\n>From here on.\n\nFrom there on.\n>>From me.\n"

    assert bodies(read(text)) == [("box.mbox#mail 1", "First.\n\nFrom here on.\n\nFrom there on.\n>From me.")]


@pytest.mark.parametrize(
    "mark",
    ["From - Fri Mar 14 09:12:00 2025", "From 17@xxx Fri Mar 14 09:12:00 +0000 2025", "From a@b 2025-03-14T09:12:00"],
)
def test_marks_of_many_programs_are_known(mark: str) -> None:
    """Each writes its own."""
    assert len(bodies(read(f"{mark}\nSubject: a\n\nOne.\n\n{mark}\nSubject: b\n\nTwo.\n"))) == 2


def test_a_file_of_none_is_told_as_such() -> None:
    """An export may have gone wrong."""
    (found,) = read("\n\n")

    assert isinstance(found, Broken)


def test_a_broken_mail_does_not_spoil_the_next() -> None:
    """What can be read is read."""
    bad = "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\n" * 30_000

    found = read(f"{_FROM}{bad}\n\n{_FROM}Subject: b\n\nTwo.\n")

    assert isinstance(found[0], Broken)
    assert bodies(found) == [("box.mbox#mail 2", "Two.")]


def test_memory_does_not_grow_with_the_mails() -> None:
    """Mailboxes of many gigabytes are common."""
    one = f"{_FROM}Subject: a\n\n{'Text here. ' * 200}\n\n".encode()

    class Endless(io.RawIOBase):
        """A mailbox of many mails that lies nowhere."""

        left = 1000

        def readable(self) -> bool:
            """Return True."""
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            """Give the next mail."""
            self.left -= 1
            block = one if self.left >= 0 else b""
            buffer[: len(block)] = block
            return len(block)

    found: Iterator[Member] = members(io.BufferedReader(Endless()), "box.mbox")
    tracemalloc.start()
    count = sum(1 for _ in found)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 1000
    assert peak < 1_000_000
