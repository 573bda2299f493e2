"""Lines that name who wrote an article, and the persons in them."""

import re

_ROLE = (
    r"(?i:correspondents?|reporters?|editors?|writers?|columnists?|staff|desk|bureau|contributors?|critic|team"
    r"|board|agency|agencies)"
)
_LEAD = re.compile(
    r"[(\[*_ ]{0,3}(?:(?:words|text|story|report|written|reporting|posted|published|exclusive|compiled|reported|analysis|review"
    r"|special)\s+)?"
    r"(?:by|from)\s+|[(\[*_ ]{0,3}(?:words|text|reporter|author|byline|reporting|by|autor(?:a|es)?|autore|auteur(?:e|s)?"
    r"|författare|forfatter|yazar|автор|текст|نویسنده|خبرنگار|گزارشگر|الكاتب|بقلم|كتب|作者|記者|记者|文|글)\s{0,2}[:：]\s{0,2}"
    r"|بقلم\s+",
    re.IGNORECASE,
)
# Words that begin a byline in Spanish, Portuguese and French; only names may follow.
_FOREIGN_LEAD = re.compile(r"(?i:por|par)\s+(?=[^\W\d_a-z])")
_KOREAN = re.compile(r"(?P<name>[가-힣]{2,4})\s?기자(?:\s|$)")
# Scripts that know no capitals, where a name may be one word.
_CASELESS = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ROLE_LINE = re.compile(
    r"[(\[*_ ]{0,3}(?:(?:by|from)\s+)?(?:[\w'’-]+\s+){0,3}"
    + _ROLE
    + r"(?:\s+and\s+(?:wire\s+)?agencies)?(?:,?\s+(?:in\s+)?[A-Z][\w'’-]+)?[.)\]*_ ]{0,3}",
    re.IGNORECASE,
)
# Letters, and the signs that stand on them in scripts of India and in decomposed text.
_REST = r"[\w'’.\u0300-\u036f\u0900-\u0dff\u200c-]*"
_NAME_WORD = rf"(?:[^\W\d_a-z]{_REST}|de|da|dos|del|della|di|van|von|der|den|la|le|al|el|bin|ibn|ter|ten|of)"
_NAME = re.compile(rf"(?:(?:Dr|Sir|Dame|Prof)\.? )?[^\W\d_a-z]{_REST}(?: {_NAME_WORD}){{1,3}}")
_NAME_ROLE = re.compile(rf"({_NAME.pattern}),\s+(?:[\w'’&-]+\s+){{0,5}}{_ROLE}(?:\s+(?:in|at)\s+.{{1,30}})?")
_REPORTS = re.compile(rf"({_NAME.pattern})\s+(?:reports|reporting|writes)(?:\s+(?:from|in)\s+.{{1,30}})?[.:]?")
_SHORT = 70
_NOBODY = frozenset(
    (
        "admin",
        "administrator",
        "guest",
        "anonymous",
        "webmaster",
        "news",
        "redaktion",
        "redacción",
        "redazione",
        "rédaction",
        "redactie",
        "редакция",
        "editorial",
        "author",
        "user",
        "unknown",
        "n/a",
        "none",
    )
)
_ROLE_WORD = re.compile(rf"\b{_ROLE}\b", re.IGNORECASE)
_STOP = re.compile(
    r"\s[|·•—–/-]\s|[|·•;(\[]|\s(?:in|at|for|of the|on|with)\s|\s{2,}|,\s(?!(?:and\s)?[^\W\d_a-z][\w'’.-]* [^\W\d_a-z])"
)


def is_byline(line: str) -> bool:
    """Tell whether `line` names who wrote the article, by name or by role."""
    text = line.strip()
    if len(text.split()) > 14:
        return False
    if _foreign_names(text):
        return True
    lead = _LEAD.match(text)
    if lead:
        rest = text[lead.end() :].lstrip()
        return (
            bool(rest)
            and (not rest[0].islower() or bool(_ROLE_WORD.search(rest)))
            and not re.search(r"[a-z]{3}[.!?]$", rest)
        )
    return bool(_NAME_ROLE.fullmatch(text) or _REPORTS.fullmatch(text))


def is_name(line: str) -> bool:
    """Tell whether `line` is nothing but two or three words that could be a person's name."""
    return 2 <= len(line.split()) <= 3 and bool(_NAME.fullmatch(line.strip())) and not _ROLE_WORD.search(line)


def is_person(line: str) -> bool:
    """Tell whether `line`, which is known to name a writer, can be a person's name: a few words, no account and no role."""
    words = line.split()
    if not 1 <= len(words) <= 5 or len(line) > 60 or re.search(r"[@/:|\d_<>]|\.\w", line) or _ROLE_WORD.search(line):
        return False
    account = len(words) == 1 and len(line) > 3 and line.isupper() and line.isascii()
    return line.casefold().strip() not in _NOBODY and not words[0][0].islower() and not account


def is_role_line(line: str) -> bool:
    """Tell whether `line` names a role and no person: "Staff reporter", "From our correspondent"."""
    return len(line.split()) <= 7 and bool(_ROLE_LINE.fullmatch(line.strip()))


def persons(line: str) -> tuple[str, ...]:
    """Return the persons that a byline names, without "By", their roles and places. Agencies are for `credits` to name."""
    text = line.strip(" ()[]*_")
    foreign = _foreign_names(text)
    if foreign:
        return foreign
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    report = _REPORTS.fullmatch(rest)
    rest = report[1] if report else rest
    rest = _after_role(_STOP.split(rest, maxsplit=1)[0])
    names = (part.strip(" .,*_") for part in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*", rest))
    return tuple(_person_case(name) for name in names if _is_named(name, alone=lead is not None))


def _is_named(name: str, *, alone: bool) -> bool:
    """Tell whether a part of a byline is a person's name; with `alone` one word will do in a script without capitals."""
    if _ROLE_WORD.search(name):
        return False
    return bool(_NAME.fullmatch(name)) or (alone and bool(_CASELESS.match(name)) and is_person(name))


def _foreign_names(text: str) -> tuple[str, ...]:
    """Return the names in a byline that only its first or last word tells, in another language; none for any other line."""
    lead, korean = _FOREIGN_LEAD.match(text), _KOREAN.fullmatch(text) if len(text) < _SHORT else None
    if korean:
        return (korean["name"],)
    parts = (
        re.split(r",\s+|\s+(?:y|e|et|und)\s+", text[lead.end() :].strip(" .")) if lead and len(text) < _SHORT else []
    )
    return tuple(map(_person_case, parts)) if parts and all(map(is_name, parts)) else ()


def _after_role(text: str) -> str:
    """Return what follows a role that stands before the name: "Crime Correspondent Leon Marchetti"."""
    roles = list(_ROLE_WORD.finditer(text))
    after = text[roles[-1].end() :].strip() if roles else ""
    return after if _NAME.match(after) else text


def _person_case(name: str) -> str:
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize() if len(match[0]) > 1 else match[0], name)
