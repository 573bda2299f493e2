"""Captures in, articles out: the one function that knows which door a capture goes through."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from headwater.errors import NotAnArticle
from headwater.ingest import bylines, credit_lines, headers, mastheads
from headwater.ingest.dates import find_date
from headwater.ingest.decode import decoded
from headwater.ingest.documents.markdown import plain
from headwater.ingest.headers import Line
from headwater.ingest.language import language
from headwater.ingest.page_facts import PageFacts
from headwater.ingest.pages import page
from headwater.ingest.repair import paragraphs
from headwater.model.identity import digest
from headwater.model.text import Article, Capture, Credit, Published, Span, TakenIn

_FURNITURE = frozenset(["outlet", "date", "byline", "role", "notice", "place", "label", "tagline"])
_NO_FACTS = PageFacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A line and its place in the article's text."""

    line: Line
    span: Span


def article(capture: Capture) -> Article:
    """Return the first article that `capture` holds; most hold one.

    Raises:
        HeadwaterError: as `articles`.
    """
    return articles(capture)[0].article


def articles(capture: Capture) -> tuple[TakenIn, ...]:
    """Return the articles that `capture` holds, in its order, each with the places of its text in the capture.

    Raises:
        NotAnArticle: there is no text in it that could be an article.
        UnreadableFile: its bytes are no text.
    """
    text = decoded(capture)
    if "html" in capture.media_type:
        lines, facts = page(text)
    else:
        parts = paragraphs(plain(text) if capture.media_type == "text/markdown" else text)
        lines, facts = headers.header_lines(parts, PurePosixPath(capture.path).stem), _NO_FACTS
    lines = tuple(line for line in lines if line.text.strip())
    if not any(line.role == "prose" and any(c.isalpha() for c in line.text) for line in lines):
        raise NotAnArticle("the file holds no running text")
    return (TakenIn(article=_article(capture, _place(_title_first(lines)), facts), places=()),)


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


def _article(capture: Capture, placed: tuple[_Placed, ...], facts: PageFacts) -> Article:
    """Return the article that the placed lines and the page's own data make."""
    text = "\n\n".join(item.line.text for item in placed)
    title = next((item for item in placed if item.line.role == "title"), None)
    prose = tuple(item.line.text for item in placed if item.line.role == "prose")
    start = next((credit_lines.dateline(line) for line in prose[:2] if credit_lines.dateline(line)), None)
    found = _credits(placed, facts)
    outlet = facts.outlet or _outlet(placed, "\n".join(prose)) or _wire(placed, found)
    return Article(
        id=digest("article", capture.path, capture.id),
        capture_id=capture.id,
        path=capture.path,
        outlet=outlet,
        agency=_agency(found, outlet),
        title=headers.field_value(title.line.text) if title else None,
        title_span=_title_span(title) if title else None,
        bylines=_bylines(placed, facts),
        dateline=start.place if start and start.place else _place_line(placed),
        credits=found,
        published=facts.published or _published(placed) or facts.addressed,
        language=language(prose),
        text=text,
        furniture=tuple(item.span for item in placed if item.line.role in _FURNITURE),
    )


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


def _published(placed: tuple[_Placed, ...]) -> Published | None:
    """Return the date of the header lines, else of the lines below the prose.

    A numeric date that can be read two ways gives way to a clear one that lies within it.
    """
    lines = [item.line.text for item in placed if item.line.role in {"date", "byline", "outlet", "label", "tagline"}]
    dates = [date for line in lines if (date := find_date(line))]
    if not dates:
        return None
    first = dates[0]
    inside = [
        d for d in dates if d.precision != first.precision and first.earliest <= d.earliest and d.latest <= first.latest
    ]
    return (inside[0] if first.precision == "year" and inside else first).published("header line")


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
    return tuple(
        sorted(found, key=lambda credit: (credit.span is None, credit.span or Span(start=0, end=0), credit.text))
    )


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
    return Credit(name=mark.name, kind=mark.kind, text=item.line.text[mark.start : mark.end], span=span)


def _agency(found: tuple[Credit, ...], outlet: str | None) -> str | None:
    """Return the agency that is credited first, by the longest form of its name here; None where it is the outlet itself."""
    named = [
        credit.name
        for credit in found
        if credit.name and (credit.kind != "notice" or credit_lines.is_agency(credit.name))
    ]
    if not named:
        return None
    words = set(named[0].casefold().split())
    full = max((name for name in named if words <= set(name.casefold().split())), key=len)
    return None if outlet and words <= set(outlet.casefold().split()) else full
