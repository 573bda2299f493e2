"""Mails: the text of each with what its headers say of it, and the files and mails that lie in it."""

import io
import re
from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO

from headwater.errors import EncryptedFile, HeadwaterError, NotAnArticle, TooMuchWork, UnreadableFile
from headwater.ingest.containers.mail_pages import without_layout
from headwater.ingest.containers.mail_parts import Leaf, content, header, leaves, parameter, parsed
from headwater.ingest.containers.mail_texts import headlines, lines, passed_on, unflowed, without_clutter
from headwater.ingest.containers.markup import plain
from headwater.ingest.containers.parts import part_path
from headwater.ingest.containers.senders import is_passed_on, told_by
from headwater.ingest.containers.streams import whole
from headwater.ingest.members import Broken, Inner, Link, Member, captured
from headwater.ingest.texts.decode import decoded
from headwater.model.text import Capture, Given

_MAX_MESSAGES_DEEP = 4
_PASSED_OVER = re.compile(
    r"(?:image|audio|video|font)/.*|text/(?:calendar|x-vcard|vcard|directory|css|javascript|x-amp-html|enriched)"
    r"|application/(?:pkcs7-.*|x-pkcs7-.*|pgp-.*|ics|ms-tnef|vnd\.ms-tnef|javascript)|message/(?!rfc822|global$).*"
)
_LOCKED = re.compile(r"multipart/encrypted|application/(?:x-)?pkcs7-mime")
_DEFAULTS = frozenset(("", "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1"))
# A note of fewer words that comes with files or other mails is about these.
_NOTE_WORDS = 40
# HTML that says less than half of what the plain text says is a frame around it.
_DECORATION = 0.5


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield a mail's text, then the files and mails in it; of a mail that only lists articles, their addresses.

    The text is the HTML where that says as much as the plain text. Pictures, invitations and signatures are passed over, and so
    is a short note to files that lie in the mail.

    Raises:
        TooMuchWork: it has more parts than any mail, or they lie one in the other without end.
        UnreadableFile: it is too large, or damaged beyond reading.
    """
    yield from mail(whole(file, path), path)


def mail(body: bytes, path: str) -> Iterator[Member]:
    """Yield what one mail holds; as `members`, for bytes."""
    yield from _message(parsed(_bare(body), path), path, 0)


def _bare(body: bytes) -> bytes:
    """Return the mail in a file: Apple's program writes its length before it and its own notes after it."""
    length, newline, _ = body[:20].partition(b"\n")
    if newline and length.strip().isdigit():
        start = len(length) + 1
        return body[start : start + int(length)]
    return body


def _message(message: Message, path: str, depth: int) -> Iterator[Member]:
    """Yield what a mail holds that lies in `depth` others."""
    if _LOCKED.fullmatch(message.get_content_type()) and parameter(message, "smime-type") != "signed-data":
        yield Broken(path=path, error=EncryptedFile(path))
        return
    parts = list(leaves(message))
    texts = [part for part in parts if not part.name]
    files = [part for part in parts if part.name and not _PASSED_OVER.fullmatch(part.media_type)]
    subject = header(message, "Subject")
    given = told_by(subject, header(message, "From"), header(message, "Date"))
    told = list(_text(texts, path, given, subject, accompanied=bool(files)))
    yield from told
    for part in files:
        yield from _file(part, path, depth)
    if not told and not files:
        yield Broken(path=path, error=NotAnArticle("the mail holds no text"))


def _text(texts: list[Leaf], path: str, given: Given, subject: str, *, accompanied: bool) -> Iterator[Capture | Link]:
    """Yield the mail's text, or the addresses that it lists."""
    page = without_layout("\n".join(_decoded(part, path) for part in texts if part.media_type == "text/html"))
    letters = "\n\n".join(_letters(part, path) for part in texts if part.media_type == "text/plain").strip()
    words, plain_words = len(plain(page).split()), len(letters.split())
    if max(words, plain_words) < (_NOTE_WORDS if accompanied else 1):
        return
    listed = headlines(page)
    passed = is_passed_on(subject)
    inner = passed_on(letters or (lines(page) if passed else ""), note_words=10_000 if passed else _NOTE_WORDS)
    if listed:
        for number, (url, title) in enumerate(listed, start=1):
            yield Link(path=part_path(path, f"link {number}"), url=url, given=Given(title=title))
    elif words and words >= _DECORATION * plain_words:
        yield _captured(path, page, "text/html", inner[0] if inner else given)
    else:
        facts, text = inner or (given, letters)
        yield _captured(path, without_clutter(text), "text/plain", facts)


def _captured(path: str, text: str, media_type: str, given: Given) -> Capture:
    return captured(path, text.encode("utf-8", "replace"), f"{media_type}; charset=utf-8", given=given)


def _letters(part: Leaf, path: str) -> str:
    """Return a plain text, with its paragraphs whole where it says that its lines were broken."""
    text = _decoded(part, path).replace("\r\n", "\n").replace("\r", "\n")
    if parameter(part.message, "format").casefold() == "flowed":
        return unflowed(text, delete_space=parameter(part.message, "delsp").casefold() == "yes")
    return text


def _decoded(part: Leaf, path: str) -> str:
    """Return a part's text: in the charset that it declares if that fits, else in the one that its letters suggest."""
    body, charset = content(part.message), parameter(part.message, "charset").casefold()
    try:
        return body.decode("utf-8" if charset in _DEFAULTS else charset)
    except (LookupError, ValueError):
        try:
            return decoded(captured(path, body, part.media_type))
        except UnreadableFile:
            return body.decode("utf-8", "replace")


def _file(part: Leaf, path: str, depth: int) -> Iterator[Member]:
    """Yield a file that lies in a mail, or what a mail in a mail holds."""
    inner = part.message.get_payload(0) if part.message.is_multipart() else None
    if part.media_type.startswith("message/") and isinstance(inner, Message):
        name = part_path(path, header(inner, "Subject") or "mail")
        if depth >= _MAX_MESSAGES_DEEP:
            yield Broken(path=name, error=TooMuchWork(name, f"it lies in {depth + 1} mails, one in the other"))
            return
        try:
            yield from _message(inner, name, depth + 1)
        except HeadwaterError as error:
            yield Broken(path=name, error=error)
        return
    body = content(part.message)
    yield Inner(path=part_path(path, part.name), file=io.BytesIO(body), size_bytes=len(body))
