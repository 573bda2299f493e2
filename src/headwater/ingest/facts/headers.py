"""The lines above and below an article's prose: title, outlet, date, byline, slug, notice, and what each of them is."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from headwater.ingest.facts.bylines import is_byline, is_name, is_role_line
from headwater.ingest.facts.credit_lines import byline_agency, dateline, is_notice
from headwater.ingest.facts.dates import find_date
from headwater.ingest.facts.domains import site
from headwater.ingest.facts.header_kinds import (
    CRUMBS,
    DATE_WORDS,
    ends_as_outlet,
    is_agency_line,
    is_date_line,
    is_label,
    is_mostly_latin,
    is_other_script,
)
from headwater.ingest.facts.mastheads import HeaderLine, could_be_name, masthead

Role = Literal[
    "title", "outlet", "date", "byline", "role", "notice", "place", "label", "tagline", "caption", "plain", "prose"
]

_MAX_HEAD_LINES = 14
_MAX_TAIL_LINES = 6
# No header line is longer; so no pattern for header lines ever sees more.
_MAX_LINE = 300
_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{1,16}):\s+(?P<value>\S.*)")
_FIELD_ROLES: dict[str, Role] = {
    "date": "date", "published": "date", "updated": "date", "posted": "date", "issued": "date", "sent": "date",
    "from": "outlet", "outlet": "outlet", "publication": "outlet", "newspaper": "outlet", "publisher": "outlet",
    "station": "outlet",
    "subject": "title", "title": "title", "headline": "title", "reporter": "byline", "author": "byline", "byline": "byline",
    "words": "byline", "text": "byline", "by": "byline", "reader": "label", "to": "label", "url": "label", "link": "label",
    "section": "label", "page": "label", "edition": "label", "contact": "label", "slug": "label", "presenter": "label",
}  # fmt: skip
_DATED_HEADLINE = re.compile(
    r"(?P<headline>\S+(?:\s+\S+){3,20}?[^,\s])\s+"
    r"(?P<date>(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:\d{1,2}\s+[a-z]{3,9}|[a-z]{3,9}\s+\d{1,2}),?\s+\d{4})",
    re.IGNORECASE,
)
_PLACE_LINE = re.compile(r"[A-Z][A-Z.'’-]{2,20}(?: [A-Z.'’-]{2,20}){0,2}(?:, [A-Z][\w. ]{1,20})?")
_ADDRESS_LINE = re.compile(r"\W{0,3}(?:https?://)?(?P<host>[\w-]{1,60}(?:\.[\w-]{1,60}){1,4})/?\W{0,3}")
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)\]*_]{0,3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line or paragraph of an article, what it is, and which block of the file it stood in.

    `doubt` says, as a sentence for the reader, why a line that was kept may be none of the article's own.
    """

    text: str
    role: Role
    block: int
    doubt: str | None = None


def header_lines(paragraphs: tuple[str, ...], file_stem: str) -> tuple[Line, ...]:
    """Return all of `paragraphs` as lines with their roles. Lines above the prose are told apart; prose stays as it is.

    The title is the line that reads most like a headline; it has the role "title", the masthead "outlet". A file without any
    header is all prose, but for a headline on its first line.
    """
    latin = is_mostly_latin(paragraphs)
    head, rest = _split_head(paragraphs, latin=latin)
    kinds = _affiliated([replace(line, role=_kind(line, latin=latin)) for line in head])
    body = "\n".join(line.text for line in rest)
    placed = _with_title(_with_outlet(kinds, body, file_stem))
    return tuple(_settled(placed)) + tuple(_with_tail(_tail_parted(rest)))


def field_value(line: str) -> str:
    """Return what stands after the key of a line such as "Date: 4 March 2026"; the line itself where there is no key."""
    match = _FIELD.fullmatch(line.strip())
    return match["value"] if match and match["key"].casefold() in _FIELD_ROLES else line


def around_date(line: str) -> tuple[str, ...]:
    """Return the names that stand beside the date in a line: "The Tarn Beacon, 4 March 2024"."""
    date = find_date(line)
    if date is None:
        return ()
    rest = f"{line[: date.start]} | {line[date.end :]}"
    parts = (DATE_WORDS.sub("", part).strip(" .,-–—") for part in re.split(r"\s[-–—·•]\s|[|,;]", rest))
    return tuple(
        part
        for part in parts
        if could_be_name(part) and part[0].isupper() and not is_byline(part) and not is_role_line(part)
    )


def named_site(lines: tuple[Line, ...]) -> str | None:
    """Return the site whose bare address stands in the header, for an article that nothing else names the outlet of.

    None where none stands there, or several do.
    """
    head = takewhile(lambda line: line.role != "prose", lines)
    addresses = (
        _ADDRESS_LINE.fullmatch(line.text.strip()) for line in head if line.role in {"label", "tagline", "outlet"}
    )
    sites = {site(f"https://{address['host']}") for address in addresses if address}
    return sites.pop() if len(sites) == 1 else None


def plain_kind(text: str, *, latin: bool = True) -> Role:
    """Return what a line near the top of a page is by its own words: "date", "byline", "label", or "plain".

    `latin` is whether the article is in Latin letters: then a line in another script is a label.
    """
    return _kind(Line(text=text, role="plain", block=0), latin=latin)


def tail_kind(text: str) -> Role:
    """Return what a line below the prose is: stricter than above it, where headers are to be expected."""
    if len(text) > _MAX_LINE:
        return "plain"
    if is_notice(text):
        return "notice"
    if len(text.split()) <= 8 and is_byline(text):
        return "byline"
    if len(text) <= 40 and find_date(text) and is_date_line(text) and not _SENTENCE_END.search(text):
        return "date"
    return "plain"


def _split_head(paragraphs: tuple[str, ...], *, latin: bool) -> tuple[list[Line], list[Line]]:
    """Return the lines before the first prose, and everything from there on, a paragraph a line."""
    head: list[Line] = []
    for block, paragraph in enumerate(paragraphs):
        lines = [part for line in paragraph.split("\n") for part in _dated_headline(line)]
        foreign = [latin and is_other_script(line) for line in lines]
        prose = next((i for i, line in enumerate(lines) if not foreign[i] and _is_prose(line, is_first=not head)), None)
        full = len(head) + len(lines) > _MAX_HEAD_LINES
        if prose is None and not full:
            head.extend(Line(text=line.strip(), role="plain", block=block) for line in lines)
            continue
        head.extend(Line(text=line.strip(), role="plain", block=block) for line in lines[: prose or 0])
        remainder = "\n".join(lines[prose or 0 :])
        return head, [
            Line(text=text, role="prose", block=block + i)
            for i, text in enumerate((remainder, *paragraphs[block + 1 :]))
        ]
    return head[:1], [Line(text=line.text, role="prose", block=line.block) for line in head[1:]]


def _dated_headline(line: str) -> list[str]:
    """Return a headline and the full date at its end as two lines; any other line as it is."""
    match = _DATED_HEADLINE.fullmatch(line.strip()) if len(line) < _MAX_LINE else None
    if match is None or len(line.split()) > 25 or find_date(match["date"]) is None:
        return [line]
    return [match["headline"], match["date"]]


def _is_prose(line: str, *, is_first: bool) -> bool:
    """Tell whether a line belongs to the article's own text and not to its header."""
    text = line.strip()
    words = text.split()
    if len(words) > 30 or len(text) > _MAX_LINE or dateline(text):
        return True
    ended = _SENTENCE_END.search(text) or (text.endswith(":") and len(words) > 12)
    if not ended or is_byline(text) or is_notice(text) or _header_field(text):
        return False
    single = not re.search(r"[.!?][\"'”’)]?\s", text[:-1])
    if is_first and single and len(words) <= 16 and not text.endswith(".") and text[0] not in '"“':
        return False
    return not text.isupper() and (len(words) > 8 or text[0].islower() or not single)


def _header_field(text: str) -> Role | None:
    match = _FIELD.fullmatch(text)
    return _FIELD_ROLES.get(match["key"].casefold()) if match else None


def _kind(line: Line, *, latin: bool) -> Role:
    """Return what a header line is by its own words; "plain" where they do not tell."""
    text = line.text
    if len(text) > _MAX_LINE:
        return "plain"
    field = _header_field(text)
    if field:
        return field
    role: Role = next((role for role, holds in _KINDS if holds(text)), "plain")
    if role == "plain" and latin and is_other_script(text):
        return "label"
    return "plain" if role in {"role", "date"} and ends_as_outlet(text) else role


_KINDS: tuple[tuple[Role, Callable[[str], bool]], ...] = (
    ("notice", is_notice),
    ("byline", is_byline),
    ("byline", is_agency_line),
    ("role", is_role_line),
    ("date", is_date_line),
    ("label", is_label),
)


def _affiliated(lines: list[Line]) -> list[Line]:
    """Return the lines with those marked that go with a byline right above them: the writer's agency, the place."""
    marked: list[Line] = []
    for line in lines:
        above = marked[-1] if marked else None
        if line.role == "plain" and above and above.role in {"byline", "role"} and above.block == line.block:
            if byline_agency(line.text)[0]:
                marked.append(replace(line, role="byline"))
                continue
            if _PLACE_LINE.fullmatch(line.text):
                marked.append(replace(line, role="place"))
                continue
        marked.append(line)
    return marked


def _with_outlet(lines: list[Line], body: str, file_stem: str) -> list[Line]:
    """Return the lines with the masthead marked, if one can be told and no field names the outlet already."""
    if any(line.role == "outlet" for line in lines):
        return lines
    candidates = [
        HeaderLine(text=line.text, index=i, beside_date=_beside_date(lines, i))
        for i, line in enumerate(lines)
        if line.role == "plain"
    ]
    index = masthead(candidates, body, file_stem)
    return [replace(line, role="outlet") if i == index else line for i, line in enumerate(lines)]


def _beside_date(lines: list[Line], index: int) -> bool:
    """Tell whether a date or issue line follows at once, or after one line of the same block."""
    following = [line for line in lines[index + 1 : index + 3] if line.block == lines[index].block]
    return any(line.role == "date" or (line.role == "label" and not CRUMBS.fullmatch(line.text)) for line in following)


def _with_title(lines: list[Line]) -> list[Line]:
    """Return the lines with the headline marked. Where nothing else shows a header, only the first line can be one."""
    if any(line.role == "title" for line in lines):
        return lines
    plain = [i for i, line in enumerate(lines) if line.role == "plain" and re.search(r"[^\W\d_]{2}", line.text)]
    known = any(line.role not in {"plain", "label"} for line in lines)
    if not known and len(plain) > 3 and any(len(lines[i].text.split()) > 15 for i in plain):
        return lines
    if not known:
        plain = [i for i in plain if not _before(lines, i)]
    if not plain:
        return lines
    score, best = max((_title_score(lines, i, first=i == plain[0]), -i) for i in plain)
    if score < 0.0:
        return lines
    return [replace(line, role="title") if i == -best else line for i, line in enumerate(lines)]


def _before(lines: list[Line], index: int) -> bool:
    """Tell whether another plain line stands before this one."""
    return any(line.role == "plain" for line in lines[:index])


def _title_score(lines: list[Line], index: int, *, first: bool) -> float:
    """Return how much a line reads like a headline, by its words and its place."""
    text, words = lines[index].text, lines[index].text.split()
    outlet = next((i for i, line in enumerate(lines) if line.role == "outlet"), None)
    byline = next((i for i, line in enumerate(lines) if line.role in {"byline", "role"}), None)
    score = 1.5 if first else 0.0
    score += 1.5 if sum(word[0].islower() and len(word) > 3 for word in words) else 0.0
    score += 0.5 if len(words) >= 3 else 0.0
    score += 0.0 if any(line.role == "plain" for line in lines[index + 1 :]) else 0.5
    score += 1.0 if byline is not None and byline == index + 1 else 0.0
    score -= 5.0 if text[0].islower() else 2.0 if text[0] in "([*" else 1.0 if text.endswith(")") else 0.0
    score += 0.5 if sum(line.block == lines[index].block for line in lines) == 1 else 0.0
    score -= 1.5 if byline is not None and index > byline else 0.0
    score -= 1.0 if re.match(r"\d{1,2}\.\s", text) else 0.0
    if outlet is not None and index == outlet + 1 and lines[index].block == lines[outlet].block:
        score -= 2.2 if _alone_after(lines, index) else 0.0
    return score


def _alone_after(lines: list[Line], index: int) -> bool:
    """Tell whether another line that could be a headline follows in a later block: then this one may be a motto."""
    return any(line.role == "plain" and line.block > lines[index].block for line in lines[index + 1 :])


def _settled(lines: list[Line]) -> list[Line]:
    """Return the lines with what is still plain decided: text after the headline, a motto or label before it."""
    title = next((i for i, line in enumerate(lines) if line.role == "title"), None)
    known = any(line.role in {"outlet", "date", "byline", "role"} for line in lines)
    settled = []
    for i, line in enumerate(lines):
        role = line.role
        if role == "plain":
            before = known and (title is None or i < title)
            motto = i > 0 and lines[i - 1].role == "outlet" and lines[i - 1].block == line.block
            role = "tagline" if before or (motto and could_be_name(line.text)) else "prose"
            role = "byline" if known and _is_bare_byline(lines, i, role) else role
        settled.append(replace(line, role=role))
    return settled


def _is_bare_byline(lines: list[Line], index: int, role: Role) -> bool:
    """Tell whether a line is a writer's bare name: right below the masthead, or in capitals at the end of a header."""
    text = lines[index].text
    below = (
        role == "tagline" and any(line.role == "title" for line in lines[:index]) and lines[index - 1].role == "outlet"
    )
    if below and is_name(text):
        return True
    last = index == len(lines) - 1 and not any(line.role == "byline" for line in lines)
    return (
        role == "prose"
        and last
        and text.isupper()
        and bool(re.fullmatch(r"[A-Z][A-Z'’-]+(?: [A-Z]\.)?(?: [A-Z][A-Z'’-]+){1,2}", text))
    )


def _tail_parted(lines: list[Line]) -> list[Line]:
    """Return the lines with those last ones parted that hold a byline or notice among others."""
    parted = list(lines[:-_MAX_TAIL_LINES])
    for line in lines[-_MAX_TAIL_LINES:]:
        parts = line.text.split("\n")
        told = len(parts) > 1 and any(tail_kind(part) != "plain" for part in parts)
        parted.extend(replace(line, text=part) for part in (parts if told else [line.text]))
    return parted


def _with_tail(lines: list[Line]) -> list[Line]:
    """Return the lines with bylines, dates and notices marked that stand below the prose."""
    marked = list(lines)
    first = max(1, len(lines) - _MAX_TAIL_LINES)
    for i in range(len(lines) - 1, first - 1, -1):
        role = tail_kind(lines[i].text)
        below = all(line.role != "prose" for line in marked[i + 1 :])
        if (
            role == "plain"
            and below
            and i > 0
            and tail_kind(lines[i - 1].text) == "notice"
            and could_be_name(lines[i].text)
        ):
            role = "tagline"
        if role == "plain":
            if len(lines[i].text.split()) > 30:
                break
            continue
        marked[i] = replace(lines[i], role=role)
    return marked
