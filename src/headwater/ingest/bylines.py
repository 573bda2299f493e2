"""Lines that name who wrote an article, and the persons in them."""

import re

_ROLE = (
    r"(?i:correspondents?|reporters?|editors?|writers?|columnists?|staff|desk|bureau|contributors?|critic|team"
    r"|board|agency|agencies)"
)
_LEAD = re.compile(
    r"[(\[*_ ]{0,3}(?:(?:words|text|story|report|written|reporting|posted|published|exclusive|compiled|reported|analysis|review"
    r"|special)\s+)?"
    r"(?:by|from)\s+|[(\[*_ ]{0,3}(?:words|text|reporter|author|byline|reporting|by)\s{0,2}:\s{0,2}",
    re.IGNORECASE,
)
_ROLE_LINE = re.compile(
    r"[(\[*_ ]{0,3}(?:(?:by|from)\s+)?(?:[\w'’-]+\s+){0,3}"
    + _ROLE
    + r"(?:\s+and\s+(?:wire\s+)?agencies)?(?:,?\s+(?:in\s+)?[A-Z][\w'’-]+)?[.)\]*_ ]{0,3}",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[^\W\d_a-z][\w'’.-]*|de|da|dos|del|della|di|van|von|der|den|la|le|al|el|bin|ibn|ter|ten|of)"
_NAME = re.compile(rf"(?:(?:Dr|Sir|Dame|Prof)\.? )?[^\W\d_a-z][\w'’.-]*(?: {_NAME_WORD}){{1,3}}")
_NAME_ROLE = re.compile(rf"({_NAME.pattern}),\s+(?:[\w'’&-]+\s+){{0,5}}{_ROLE}(?:\s+(?:in|at)\s+.{{1,30}})?")
_REPORTS = re.compile(rf"({_NAME.pattern})\s+(?:reports|reporting|writes)(?:\s+(?:from|in)\s+.{{1,30}})?[.:]?")
_ROLE_WORD = re.compile(rf"\b{_ROLE}\b", re.IGNORECASE)
_STOP = re.compile(
    r"\s[|·•—–/-]\s|[|·•;(\[]|\s(?:in|at|for|of the|on|with)\s|\s{2,}|,\s(?!(?:and\s)?[^\W\d_a-z][\w'’.-]* [^\W\d_a-z])"
)


def is_byline(line: str) -> bool:
    """Tell whether `line` names who wrote the article, by name or by role."""
    text = line.strip()
    if len(text.split()) > 14:
        return False
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


def is_role_line(line: str) -> bool:
    """Tell whether `line` names a role and no person: "Staff reporter", "From our correspondent"."""
    return len(line.split()) <= 7 and bool(_ROLE_LINE.fullmatch(line.strip()))


def persons(line: str) -> tuple[str, ...]:
    """Return the persons that a byline names, without "By", their roles and places. Agencies are for `credits` to name."""
    text = line.strip(" ()[]*_")
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    report = _REPORTS.fullmatch(rest)
    rest = report[1] if report else rest
    rest = _after_role(_STOP.split(rest, maxsplit=1)[0])
    names = (part.strip(" .,*_") for part in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*", rest))
    return tuple(_person_case(name) for name in names if _NAME.fullmatch(name) and not _ROLE_WORD.search(name))


def _after_role(text: str) -> str:
    """Return what follows a role that stands before the name: "Crime Correspondent Leon Marchetti"."""
    roles = list(_ROLE_WORD.finditer(text))
    after = text[roles[-1].end() :].strip() if roles else ""
    return after if _NAME.match(after) else text


def _person_case(name: str) -> str:
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize() if len(match[0]) > 1 else match[0], name)
