"""Lines and facts to an article: its text with the title first, who published it, when, and what it credits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from headwater.ingest.facts import bylines, credit_lines, headers, mastheads
from headwater.ingest.facts.dates import find_date
from headwater.ingest.facts.headers import Line
from headwater.ingest.facts.language import language, tongues
from headwater.ingest.facts.stated_dates import stated_dates
from headwater.ingest.pages.facts import PageFacts
from headwater.ingest.pages.given import merged
from headwater.ingest.pages.republished import with_addresses
from headwater.ingest.texts.decode import cleaned
from headwater.ingest.texts.pieces import Piece
from headwater.ingest.texts.places import places
from headwater.model.identity import digest
from headwater.model.text import Article, Capture, Credit, Doubt, Span, TakenIn

_DATED = frozenset(["date", "byline", "outlet", "label", "tagline"])
_FURNITURE = frozenset(["outlet", "date", "byline", "role", "notice", "place", "label", "tagline"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A line and its place in the article's text."""

    line: Line
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One article of a capture: its lines, what the capture's own data say, what stood beside it, and its text in pieces."""

    lines: tuple[Line, ...]
    facts: PageFacts
    beside: PageFacts
    pieces: tuple[Piece, ...]
    doubts: tuple[str, ...] = ()


def has_prose(part: Part) -> bool:
    """Tell whether there is running text."""
    return any(line.role == "prose" and any(c.isalpha() for c in line.text) for line in part.lines)


def assembled(capture: Capture, part: Part, number: int | None, now: datetime | None) -> TakenIn:
    """Return the article that a part of a capture makes; `number` counts the parts from 1, None where there is but one."""
    lines = tuple(line for line in part.lines if line.text.strip())
    placed = _place(_title_first(lines))
    path = capture.path if number is None else f"{capture.path}#{number}"
    article = _article(capture, path, placed, part, now)
    return TakenIn(article=article, places=places(article.text, part.pieces))


def _title_first(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with the title moved to the front: an article's text starts with it."""
    titles = tuple(line for line in lines if line.role == "title")[:1]
    return titles + tuple(line for line in lines if line not in titles)


def _place(lines: tuple[Line, ...]) -> tuple[_Placed, ...]:
    """Return the lines with their places in the text that they make, an empty line between each two."""
    placed, start = [], 0
    for line in lines:
        end = start + len(line.text)
        placed.append(_Placed(line=line, span=Span(start=start, end=end)))
        start = end + 2
    return tuple(placed)


def _article(capture: Capture, path: str, placed: tuple[_Placed, ...], part: Part, now: datetime | None) -> Article:
    """Return the article that the placed lines and the page's own data make."""
    text = "\n\n".join(item.line.text for item in placed)
    title = next((item for item in placed if item.line.role == "title"), None)
    prose = tuple(item.line.text for item in placed if item.line.role == "prose")
    start = next((credit_lines.dateline(line) for line in prose[:2] if credit_lines.dateline(line)), None)
    facts = _told(placed, part, "\n".join(prose), now)
    found = _credits(placed, facts)
    site = headers.named_site(tuple(item.line for item in placed)) or facts.site
    outlet = facts.outlet or _wire(placed, found) or site
    return Article(
        id=digest("article", path, capture.id),
        capture_id=capture.id,
        path=path,
        outlet=outlet and cleaned(outlet),
        agency=_agency(found, outlet, facts.agencies),
        title=headers.field_value(title.line.text) if title else None,
        title_span=_title_span(title) if title else None,
        bylines=tuple(map(cleaned, _bylines(placed, facts))),
        dateline=start.place if start and start.place else _place_line(placed) or facts.dateline,
        credits=found,
        published=facts.published or facts.addressed,
        language=language(prose),
        text=text,
        furniture=tuple(item.span for item in placed if item.line.role in _FURNITURE),
        url=facts.url or capture.url,
        modified=facts.modified,
        captions=tuple(item.span for item in placed if item.line.role == "caption"),
        tongues=tongues(text, [item.span for item in placed]),
        doubts=(*facts.doubts, *_doubts(placed, part)),
    )


def _doubts(placed: tuple[_Placed, ...], part: Part) -> Iterator[Doubt]:
    """Yield what is doubtful in the text: what the document could not give, then line by line."""
    yield from (Doubt(about="text", reason=reason) for reason in part.doubts)
    for item in placed:
        if item.line.doubt:
            yield Doubt(about="text", reason=item.line.doubt, span=item.span)


def _title_span(title: _Placed) -> Span:
    """Return the headline's own place, without the key that may stand before it."""
    value = headers.field_value(title.line.text)
    start = title.span.start + len(title.line.text.rstrip()) - len(value)
    return Span(start=start, end=start + len(value))


def _outlet(placed: tuple[_Placed, ...], body: str) -> str | None:
    """Return the name that the masthead gives."""
    line = next((item.line for item in placed if item.line.role == "outlet"), None)
    if line:
        return mastheads.outlet_name(headers.field_value(line.text), body)
    parts = (part for item in placed if item.line.role == "date" for part in headers.around_date(item.line.text))
    return next((mastheads.outlet_name(part, body) for part in parts if mastheads.press_word(part)), None)


def _place_line(placed: tuple[_Placed, ...]) -> str | None:
    """Return the place that stands by itself below a byline."""
    return next((item.line.text for item in placed if item.line.role == "place"), None)


def _wire(placed: tuple[_Placed, ...], found: tuple[Credit, ...]) -> str | None:
    """Return the agency of the dateline where a slug line shows that this is the agency's own file."""
    slugged = placed[:4] if any(item.line.role in {"label", "date"} for item in placed[:2]) else ()
    named = next((credit.name for credit in found if credit.kind == "dateline" and credit.name), None)
    slug = any(item.line.role == "label" or item.line.text.isupper() for item in slugged if item.line.role != "prose")
    return named if slug else None


def _bylines(placed: tuple[_Placed, ...], facts: PageFacts) -> tuple[str, ...]:
    """Return the writers' names, each once, in the order in which they stand."""
    lines = [item.line.text for item in placed if item.line.role == "byline"]
    read = [name for line in lines for name in bylines.persons(line) if not credit_lines.is_agency(name)]
    return tuple(dict.fromkeys(read or facts.authors))


def _told(placed: tuple[_Placed, ...], part: Part, body: str, now: datetime | None) -> PageFacts:
    """Return the facts that the capture's data tell, then those of the article's lines, then what was given beside it."""
    own = part.facts
    lines = [item.line.text for item in placed if item.line.role in _DATED]
    stated = stated_dates(lines, now=now)
    guessed = own.outlet is None or own.outlet == own.site
    facts = replace(
        own,
        outlet=_outlet(placed, body) or own.outlet if guessed else own.outlet,
        published=own.published or stated.published,
        modified=own.modified or stated.modified,
        doubts=own.doubts if own.published else (*own.doubts, *stated.doubts),
    )
    return merged(facts, part.beside)


def _credits(placed: tuple[_Placed, ...], facts: PageFacts) -> tuple[Credit, ...]:
    """Return every credit: bylines of agencies, the dateline's, notices, and the page's data; by place, data last."""
    found: list[Credit] = []
    prose = [item for item in placed if item.line.role == "prose"]
    body = "\n".join(item.line.text for item in prose)
    for item in placed:
        if item.line.role in {"byline", "role", "date"}:
            found.extend(_byline_credits(item, body))
        if item.line.role in {"notice", "prose"}:
            found.extend(_credit(item, mark) for mark in credit_lines.notices(item.line.text))
    for item in prose[:2]:
        start = credit_lines.dateline(item.line.text)
        if start and start.agency:
            found.append(_credit(item, start.agency))
    found.extend(Credit(name=name, kind="meta", text=name, span=None) for name in facts.agencies)
    read = tuple(
        sorted(found, key=lambda credit: (credit.span is None, credit.span or Span(start=0, end=0), credit.text))
    )
    return with_addresses(read, facts.credits)


def _byline_credits(item: _Placed, body: str) -> list[Credit]:
    """Return the agency that a line with writer or date credits; beside a date also a name that the body treats as a medium."""
    date = find_date(item.line.text)
    undated = item.line.text[: date.start] + " | " + item.line.text[date.end :] if date else item.line.text
    credited, name = credit_lines.byline_agency(undated)
    if not credited and item.line.role == "date":
        name = next((part for part in headers.around_date(item.line.text) if mastheads.is_told(part, body)), None)
        credited = name is not None
    return [Credit(name=name, kind="byline", text=item.line.text, span=item.span)] if credited else []


def _credit(item: _Placed, mark: credit_lines.Mark) -> Credit:
    span = Span(start=item.span.start + mark.start, end=item.span.start + mark.end)
    return Credit(
        name=mark.name, kind=mark.kind, text=item.line.text[mark.start : mark.end], span=span, title=mark.title
    )


def _agency(found: tuple[Credit, ...], outlet: str | None, agencies: tuple[str, ...]) -> str | None:
    """Return the agency that is credited first, by the longest form of its name here; None where it is the outlet itself.

    Of notices and of the page's data, which credit other sites too, only those count that name an agency.
    """
    named = [
        credit.name
        for credit in found
        if credit.name
        and (credit.kind in {"byline", "dateline"} or credit.name in agencies or credit_lines.is_agency(credit.name))
    ]
    if not named:
        return None
    words = set(named[0].casefold().split())
    full = max((name for name in named if words <= set(name.casefold().split())), key=len)
    return None if outlet and words <= set(outlet.casefold().split()) else full
