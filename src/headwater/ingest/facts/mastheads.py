"""Names of outlets: which line of a header is the masthead and not the headline, and how its name is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.ingest.lexicon import word_list

_PART = re.compile(
    r"\s+[-–—|:•·]\s+|\s*\|\s*"
    r"|,\s+(?=[^,]*\b(?:section|edition|supplement|service|desk|issue|no|vol|briefing|page)\b)",
    re.IGNORECASE,
)
# What is done to outlets, and what outlets do, in their own pages.
_TOLD = (
    r"(?:told|tells|telling|speaking to|spoke to|talked to|interview with|statement to|e-?mail to|seen by"
    r"|obtained by)"
)
_OWN_WORK = (
    r"(?:understands|has learn(?:ed|t)|has seen|has read|can reveal|asked|approached|contacted"
    r"|reporter|readers?|correspondent)\b"
)
_FORM = re.compile(r",?\s+(?:ltd|limited|inc|plc|llc|gmbh|corp)\.?$", re.IGNORECASE)
_NUMBER = re.compile(r"\s+\(?\d[\d.]*\)?\s*(?:FM|AM|MHz)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLine:
    """What the masthead is judged by: a header line, where it stands, and what it stands beside."""

    text: str
    index: int
    beside_date: bool


def masthead(lines: Sequence[HeaderLine], body: str, file_stem: str) -> int | None:
    """Return the index of the line that names the outlet, None where no line clearly does.

    Evidence for a line: a word that names of outlets hold, the outlet naming itself in the body, a date or number of issue
    beside it, capitals where other lines have none, the file's name. Against it: words that headlines need, small letters,
    digits, length. No line counts on its place alone.
    """
    scored = sorted((-_score(line, lines, body, file_stem), line.index) for line in lines)
    if not scored or -scored[0][0] < 2.5:
        return None
    return scored[0][1]


def outlet_name(line: str, body: str) -> str:
    """Return the name that a masthead gives: without the section or company form, spelled as the body spells it."""
    name = (
        _NUMBER.sub("", _FORM.sub("", _PART.split(line.strip(' *#_"“”'), maxsplit=1)[0])).strip(" .,:;*_")
        or line.strip()
    )
    name = _shorter(re.sub(r"\s*\([^()]{1,30}\)$", "", name), body)
    match = re.search(rf"\b{re.escape(name)}\b", body, re.IGNORECASE)
    if match and not match[0].isupper() and match[0][-1].islower() and name.isupper():
        return _capital(match[0])
    return _title_case(name) if name.isupper() and len(name) > 3 else name


def _shorter(name: str, body: str) -> str:
    """Return a name without a last "News" or "Online" where the body names the outlet only without it."""
    words = name.split()
    if (
        len(words) < 3
        or words[-1].casefold() not in {"news", "online", "radio", "newsroom", "today"}
        or name.casefold() in body.casefold()
    ):
        return name
    short = " ".join(words[:-1])
    return short if re.search(rf"\b{re.escape(short)}\b", body) else name


def press_word(name: str) -> bool:
    """Tell whether a name holds a word that names of outlets are made with."""
    parts = _words(re.sub(r"^the\s", "", name.strip(), flags=re.IGNORECASE))
    telling = parts[:1] + parts[-1:] + [left for left, right in pairwise(parts) if right in {"of", "online", "fm"}]
    return any(part in word_list("press") for part in telling)


def is_told(name: str, body: str) -> bool:
    """Tell whether somebody in the body tells `name` something, or it does what reporters do: then it is a medium."""
    known = re.escape(re.sub(r"^the\s+", "", name, flags=re.IGNORECASE))
    return bool(
        re.search(rf"(?:\b{_TOLD} (?:the )?{known}\b)|(?:\b{known}(?:['’]s)? {_OWN_WORK})", body, re.IGNORECASE)
    )


def could_be_name(text: str) -> bool:
    """Tell whether `text` is short and plain enough to be a name and no sentence."""
    words = text.split()
    return 0 < len(words) <= 7 and len(text) <= 60 and not re.search(r"[!?;\"“”]|\.\s|\.$", text)


def _score(line: HeaderLine, lines: Sequence[HeaderLine], body: str, file_stem: str) -> float:
    name = _FORM.sub("", _PART.split(line.text.strip(), maxsplit=1)[0]).strip()
    if not could_be_name(name) or not _words(name):
        return 0.0
    strong = _named(line, name) + _self_named(name, body) + _file_named(name, file_stem)
    strong += 1.5 if line.beside_date else 0.0
    if strong < 1.5:
        return 0.0
    others = [other.text for other in lines if other.index != line.index]
    weak = 1.0 if line.index == 0 else 0.0
    weak += 1.0 if name.isupper() and not all(other.isupper() for other in others) else 0.0
    weak += 0.5 if len(name.split()) <= 4 else 0.0
    return strong + weak - _headline_like(name)


def _named(line: HeaderLine, name: str) -> float:
    """Return the weight of the name's own words; a body that speaks for itself stands first or beside the date."""
    if press_word(name):
        return 2.0 if len(name.split()) > 1 else 1.0
    issues = line.index == 0 or line.beside_date
    return 2.0 if issues and any(word in word_list("bodies") for word in _words(line.text)) else 0.0


def _self_named(name: str, body: str) -> float:
    """Return the weight of the body's naming the outlet: as one that is told things, or by its last word ("told the Packet")."""
    bare = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    known = re.escape(bare)
    if is_told(name, body):
        return 2.0
    last = bare.split()[-1].capitalize()
    short = re.search(rf"\b(?:[Tt]he|to|told) {re.escape(last)}\b(?! [A-Z])", body) if len(bare.split()) > 1 else None
    mentioned = re.search(rf"\b{known}\b", body, re.IGNORECASE)
    return 1.0 if short else 0.5 if mentioned else 0.0


def _file_named(name: str, file_stem: str) -> float:
    """Return the weight of the file's name holding the line's words."""
    words = [word for word in _words(name) if word not in word_list("small")]
    held = _words(re.sub(r"[-_.]+", " ", file_stem))
    if not words or not all(word in held for word in words):
        return 0.0
    return 1.5 if set(held) <= set(_words(name)) else 1.0


def _headline_like(name: str) -> float:
    """Return what speaks against a name: words of headlines, small letters inside, digits, a colon."""
    words = name.split()
    against = 3.0 if re.search(r"\bby\b|^an? ", name, re.IGNORECASE) or _words(name)[-1] in word_list("genres") else 0.0
    against += 2.0 if set(_words(name)) & word_list("headlines") else 0.0
    small = [word for word in words[1:] if word[0].islower() and word not in word_list("small")]
    against += min(3.0, 1.5 * len(small))
    against += 1.5 if re.search(r"\d", name) else 0.0
    return against + (1.0 if len(words) > 5 or name.endswith(":") or name[0] in "('‘" else 0.0)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold().replace("'s", "").replace("’s", ""))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _title_case(name: str) -> str:
    """Return a name in capitals with capitals only where names have them; initials stay."""
    words = name.split()
    return " ".join(_word_case(word, first=index == 0) for index, word in enumerate(words))


def _word_case(word: str, *, first: bool) -> str:
    small = word.casefold()
    letters = re.sub(r"[^a-z]", "", small)
    if letters in word_list("initials") or (
        len(letters) > 1
        and letters.isascii()
        and not re.search(r"[aeiouy]", letters)
        and letters not in {"st", "dr", "mr"}
    ):
        return word
    if small in word_list("small") and not first:
        return small
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda match: match[0].capitalize(), small)
