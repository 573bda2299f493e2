"""Who sent a mail, and what that says of the text in it: an outlet, a writer, both, or only somebody who passed it on."""

import re

from headwater.ingest.facts.bylines import is_name
from headwater.ingest.facts.mastheads import press_word
from headwater.model.text import Given

_ADDRESS = re.compile(r"<?\b([\w.+=&'*/~-]{1,80})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})>?")
# What stands before the "@" where no person reads the answers.
_NOBODY = re.compile(
    r"(?:no|do[-_.]?not)[-_.]?reply.*"
    r"|.*(?:news|letters?|mail(?:er|ing)?s?|alerts?|updates?|info|hello|contact|editors?|digest"
    r"|team|subscri\w{1,8}|support|press|media|briefing|daily|weekly|bounces?|notifications?|list|reply|morning|redaktion|redaccion|redazione)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s+(?:at|from|for|of|via|@)\s+|\s*[|·•/]\s*|,\s+|\s+[-–—]\s+|\s+\((?=[^()]{2,80}\)$)", re.IGNORECASE
)
_PREFIX = re.compile(
    r"\s{0,4}(?:re|fwd?|aw|wg|tr|rv|sv|vs|enc|i|vb|doorst|antw|r)(?:\[\d{1,3}\])?\s{0,2}:\s{0,4}", re.IGNORECASE
)
_PASSED_ON = re.compile(r"\s{0,4}(?:fwd?|wg|tr|rv|enc|vb|doorst)\s{0,2}:", re.IGNORECASE)


def told_by(subject: str, sender: str, date: str) -> Given:
    """Return what the headers of a mail, as decoded, say of its text.

    A sender is an outlet where the name has a word of the press, is that of its own server, or where nobody reads the answers;
    else a writer, if it could be a person's name. Who passes a text on is neither.
    """
    outlet, writers = (None, ()) if is_passed_on(subject) else named(sender)
    return Given(title=title(subject), outlet=outlet, bylines=writers, published=date.strip() or None)


def title(subject: str) -> str | None:
    """Return a subject without the marks of answers and of passing on, None if nothing is left."""
    words = " ".join(subject.split())
    while (mark := _PREFIX.match(words)) is not None:
        words = words[mark.end() :]
    return words or None


def is_passed_on(subject: str) -> bool:
    """Tell whether a subject says that somebody passed a mail on."""
    return bool(_PASSED_ON.match(subject))


def named(sender: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the outlet and the writers that a "From" names: '"Ilse Maren from The Corran Courier" <news@courier.example>'."""
    address = _ADDRESS.search(sender)
    name = " ".join(sender[: address.start()].split() if address else sender.split()).strip("\"'<> ")
    box, server = (address[1], address[2]) if address else ("", "")
    parts = [part.strip("\"'() ") for part in _BETWEEN.split(name) if part.strip("\"'() ")]
    if len(parts) == 2 and is_name(parts[0]) and not _is_outlet(parts[0], "", server):
        return parts[1], (parts[0],)
    if not name or "@" in name:
        return None, ()
    if _is_outlet(name, box, server):
        return name, ()
    return None, (name,) if is_name(name) else ()


def _is_outlet(name: str, box: str, server: str) -> bool:
    letters = re.sub(r"^the(?=[a-z])|[^a-z0-9]", "", re.sub(r"[^a-z0-9 ]", "", name.casefold()).replace(" ", ""))
    host = re.sub(r"[^a-z0-9]", "", server.casefold())
    own_server = len(letters) > 2 and letters in host
    return own_server or press_word(name) or bool(box and _NOBODY.fullmatch(box))
