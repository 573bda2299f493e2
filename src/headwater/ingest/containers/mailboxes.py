"""Mailboxes (mbox): one mail after the other, cut out of the stream."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from headwater.errors import HeadwaterError, NotAnArticle, TooLarge
from headwater.ingest.containers.mail import mail
from headwater.ingest.containers.parts import part_path
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Broken, Member

_LINE_BYTES = 1 << 16
# What parts two mails, in the forms that programs write it in; a line of text that begins so has no time of day and year.
_FROM = re.compile(
    rb"From [^\r\n]{0,200}?\d\d?:\d\d[^\r\n]{0,60}?\b(?:19|20)\d\d\b|From [^\r\n]{0,200}?\b(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d"
)
_QUOTED = re.compile(rb">+From ")


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield what each mail of the mailbox holds, under "MAILBOX#mail NUMBER"."""
    number = 0
    for number, body in enumerate(_mails(file), start=1):
        name = part_path(path, f"mail {number}")
        if body is None:
            yield Broken(path=name, error=TooLarge(name, TOO_LARGE))
            continue
        try:
            yield from mail(body, name)
        except HeadwaterError as error:
            yield Broken(path=name, error=error)
    if not number:
        yield Broken(path=path, error=NotAnArticle("it is an empty mailbox"))


def _mails(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield each mail's bytes, None for one that is larger than any capture may be."""
    lines: list[bytes] = []
    size, begun, starts, blank = 0, False, True, True
    while line := file.readline(_LINE_BYTES):
        if starts and blank and _FROM.match(line):
            if begun:
                yield b"".join(lines) if size <= MAX_BYTES else None
            lines, size, begun = [], 0, True
        elif begun or line.strip():
            begun = True
            size += len(line)
            if size <= MAX_BYTES:
                lines.append(line[1:] if starts and _QUOTED.match(line) else line)
            else:
                lines.clear()
        starts, blank = line.endswith(b"\n"), not line.strip()
    if begun:
        yield b"".join(lines) if size <= MAX_BYTES else None
