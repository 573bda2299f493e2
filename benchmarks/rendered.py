"""Invented worlds as tracing would be given them: articles with attributions and links, as if every stage before made no mistake.

The texts hold no more than tracing looks at: who says what, names of outlets, words shared by copies.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

from headwater.model.attribution import Attribution, Sourcing, Speaker, SpeakerKind
from headwater.model.identity import digest
from headwater.model.links import Links, Passage, Statement, StatementLink
from headwater.model.provenance import Provenance
from headwater.model.text import Article, Credit, Published, Span
from headwater.trace.provenances import provenance
from spread import Dispatch, Face, Telling, World
from withheld import Piece
from wordings import thing, wording, wordings

Chain = tuple[tuple[str, SpeakerKind, Sourcing], ...]
_START = datetime(2031, 5, 1, tzinfo=UTC)
_ANONYMOUS = "a person familiar with the matter"
_DENIER = "Ambrose Tull"
_SEEN = "Our reporter saw that "


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What tracing is given, and the statements of each claim."""

    articles: tuple[Article, ...]
    attributions: tuple[Attribution, ...]
    links: Links
    claims: Mapping[int, tuple[str, ...]]

    def trace(self) -> Provenance:
        """Return what tracing makes of it."""
        return provenance(self.articles, self.attributions, self.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A sentence with the telling that stands in it and the chain of sources that it gives; `lifted` are words taken over."""

    text: str
    telling: Telling
    chain: Chain
    lifted: str = ""


def render(spread: World, kept_back: frozenset[Piece] = frozenset(), *, linked: bool = True) -> Rendered:
    """Return a world as model objects, without the evidence that is kept back.

    `linked` says whether the statements of a claim are linked, each with each.
    """
    writer = _Writer(spread=spread, kept_back=kept_back)
    lines = [tuple(_lines(writer, number)) for number in range(len(spread.dispatches))]
    articles = [_article(writer, number, lines[number]) for number in range(len(lines))]
    attributions: list[Attribution] = []
    statements: list[Statement] = []
    claims: dict[int, list[str]] = {}
    for article, its_lines in zip(articles, lines, strict=True):
        at = 0
        for line in its_lines:
            at = article.text.index(line.text, at)
            chained = _attributions(article, line, at)
            attributions += chained
            statements.append(_statement(article, line, at, chained))
            claims.setdefault(line.telling.claim, []).append(statements[-1].id)
            at += len(line.text)
    return Rendered(
        articles=tuple(articles),
        attributions=tuple(attributions),
        links=Links(
            statements=tuple(statements),
            passages=tuple(sorted(_passages(writer, articles, lines), key=lambda p: p.id)),
            statement_links=tuple(
                _same(*pair) for ids in claims.values() for pair in combinations(ids if linked else (), 2)
            ),
        ),
        claims={claim: tuple(ids) for claim, ids in claims.items()},
    )


def joined(events: Sequence[Rendered]) -> Rendered:
    """Return several worlds as one pile."""
    return Rendered(
        articles=tuple(article for event in events for article in event.articles),
        attributions=tuple(attribution for event in events for attribution in event.attributions),
        links=Links(
            statements=tuple(statement for event in events for statement in event.links.statements),
            passages=tuple(passage for event in events for passage in event.links.passages),
            statement_links=tuple(link for event in events for link in event.links.statement_links),
        ),
        claims=dict(enumerate(ids for event in events for ids in event.claims.values())),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """A world and what of its evidence is kept back."""

    spread: World
    kept_back: frozenset[Piece]

    def shows(self, kind: str, article: int, telling: int = 0) -> bool:
        """Say whether a piece of evidence is given."""
        return Piece(kind=kind, article=article, telling=telling) not in self.kept_back  # type: ignore[arg-type]

    def outlet(self, article: int) -> str:
        """Return the outlet of an article."""
        return self.spread.outlets[self.spread.dispatches[article].outlet]


def _lines(writer: _Writer, number: int) -> Iterator[_Line]:
    """Yield the sentences of an article that take a stand on a claim."""
    dispatch = writer.spread.dispatches[number]
    if dispatch.manner == "republication" and dispatch.upstream is not None:
        reworded = not writer.shows("passage", number)
        for line in _lines(writer, dispatch.upstream):
            yield _reworded(writer, number, line) if reworded else line
        return
    for place, telling in enumerate(dispatch.tellings):
        yield _line(writer, number, place, telling)


def _reworded(writer: _Writer, number: int, line: _Line) -> _Line:
    """Return a sentence of a copy in words of its own; who it names as its source stays."""
    old, new = wordings(writer.spread, line.telling.claim), wording(writer.spread, line.telling.claim, number)
    text = line.text.replace(_SEEN, "")
    for before in old:
        text = text.replace(before, new).replace(_capital(before), _capital(new))
    return _Line(text=text, telling=line.telling, chain=line.chain)


def _line(writer: _Writer, number: int, place: int, telling: Telling) -> _Line:
    dispatch = writer.spread.dispatches[number]
    lifts = dispatch.manner == "excerpt" and dispatch.upstream is not None and not telling.headline
    copied = lifts and writer.shows("passage", number)
    words = wording(writer.spread, telling.claim, (dispatch.upstream or 0) if copied else number)
    if telling.headline:
        return _Line(text=f"{thing(writer.spread, telling.claim)} shut", telling=telling, chain=())
    if telling.denies:
        return _denial(telling, words)
    face = writer.spread.origins[telling.shown][telling.face] if telling.shown is not None else None
    if face is not None and face.showing == "spot":
        return _Line(text=f"{_SEEN}{words}.", telling=telling, chain=())
    source = _source(face, named=_is_named(writer, number, place)) if face is not None else None
    if source is not None and _is_another(writer, number, place):
        source = replace(source, name=_another(source.name), beside=_another(source.beside))
    credited = telling.credited and telling.upstream is not None and writer.shows("credit", number, place)
    outlet = writer.outlet(telling.upstream or 0) if credited else ""
    text, chain = _sentence(words, source, outlet)
    return _Line(text=text, telling=telling, chain=chain, lifted=words if copied else "")


def _is_named(writer: _Writer, number: int, place: int) -> bool:
    """Say whether an article names a source: it has no name that the article it takes the claim from keeps back."""
    telling = writer.spread.dispatches[number].tellings[place]
    if writer.spread.dispatches[number].manner != "republication" and not writer.shows("name", number, place):
        return False
    if telling.upstream is None:
        return True
    theirs = enumerate(writer.spread.dispatches[telling.upstream].tellings)
    return any(
        _is_named(writer, telling.upstream, at)
        for at, one in theirs
        if (one.claim, one.shown) == (telling.claim, telling.shown)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A source as an article tells of it."""

    name: str
    kind: SpeakerKind
    sourcing: Sourcing
    beside: str


def _source(face: Face, *, named: bool) -> _Shown:
    if face.showing == "anonymous":
        return _Shown(name=_ANONYMOUS, kind="person", sourcing="anonymous", beside="")
    if face.showing == "described" or (not named and face.showing == "named" and face.described != _ANONYMOUS):
        return _Shown(name=face.described, kind="person", sourcing="described", beside="")
    if face.showing == "document":
        return _Shown(
            name=face.name if named else face.described,
            kind="document",
            sourcing="document",
            beside=face.beside if named else "",
        )
    if not named:
        return _Shown(name=_ANONYMOUS, kind="person", sourcing="anonymous", beside="")
    return _Shown(name=face.name, kind=face.kind, sourcing="named", beside=face.beside)


def _is_another(writer: _Writer, number: int, place: int) -> bool:
    """Say whether an article has the same claim before from somebody else who answers to the same description."""
    origins, tellings = writer.spread.origins, writer.spread.dispatches[number].tellings
    mine = tellings[place]
    return any(
        one.claim == mine.claim and one.shown != mine.shown and _described(origins, one) == _described(origins, mine)
        for one in tellings[:place]
        if one.shown is not None
    )


def _described(origins: Sequence[Sequence[Face]], telling: Telling) -> str:
    return origins[telling.shown][telling.face].described if telling.shown is not None else ""


def _another(words: str) -> str:
    """Return a description as of somebody else than whom it was used of before."""
    return re.sub(r"^an? ", "another ", words)


def _sentence(words: str, source: _Shown | None, outlet: str) -> tuple[str, Chain]:
    """Return a sentence that gives a source, an outlet that had it first, both or neither, and its chain."""
    opening = _capital(words)
    credit: Chain = ((f"the {outlet}", "outlet", "outlet"),) if outlet else ()
    if source is None:
        return (f"{opening}, the {outlet} reported." if outlet else f"{opening}."), credit
    who = f"{source.name}, {source.beside}," if source.beside else source.name
    verb = f"told the {outlet}" if outlet else "said"
    if source.kind == "document":
        verb = f"said, as the {outlet} reported" if outlet else "said"
    return f"{opening}, {who} {verb}.", (*credit, (source.name, source.kind, source.sourcing))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _denial(telling: Telling, words: str) -> _Line:
    if telling.upstream is not None:
        return _Line(text=f"We were wrong to report that {words}.", telling=telling, chain=())
    return _Line(
        text=f"It is untrue that {words}, {_DENIER} said.", telling=telling, chain=((_DENIER, "person", "named"),)
    )


def _article(writer: _Writer, number: int, lines: Sequence[_Line]) -> Article:
    dispatch = writer.spread.dispatches[number]
    outlet = writer.outlet(number)
    titled = bool(lines) and lines[0].telling.headline
    head = [lines[0].text] if titled else []
    agency = _agency(writer, number, dispatch)
    marks = (Credit(name=agency, kind="byline", text=f"By the {agency}", span=None),) if agency else ()
    body = [line.text for line in lines[titled:]]
    id_ = digest("article", writer.spread.seed, number)
    return Article(
        id=id_,
        capture_id=id_,
        path=f"{writer.spread.seed}/{number}.txt",
        outlet=outlet,
        agency=agency,
        title=lines[0].text if titled else None,
        title_span=Span(start=0, end=len(lines[0].text)) if titled else None,
        bylines=(),
        dateline=None,
        credits=marks,
        published=_published(dispatch, number, dated=writer.shows("date", number)),
        language="en",
        text="\n".join([*head, *_passing(writer, number), *body]),
        furniture=(),
    )


def _passing(writer: _Writer, number: int) -> list[str]:
    """Return the sentence in which an article, or the one that it copies, names another's outlet in passing."""
    dispatch = writer.spread.dispatches[number]
    if dispatch.upstream is None:
        return []
    if dispatch.manner == "republication" and writer.shows("passage", number):
        return _passing(writer, dispatch.upstream)
    return [f"The {writer.outlet(dispatch.upstream)} had the news first."] if dispatch.manner == "match" else []


def _agency(writer: _Writer, number: int, dispatch: Dispatch) -> str | None:
    """Return whom the head of a copy credits for its text."""
    if dispatch.manner != "republication" or dispatch.upstream is None or not writer.shows("credit", number):
        return None
    return writer.outlet(dispatch.upstream)


def _published(dispatch: Dispatch, number: int, *, dated: bool) -> Published | None:
    """Return the date of an article: without one, nothing at all or only the month is known."""
    at = _START + timedelta(hours=dispatch.hour)
    if not dated:
        last = datetime(2031, 7, 1, tzinfo=UTC) - timedelta(microseconds=1)
        rough = Published(earliest=_START, latest=last, precision="month", read_from="text")
        return rough if number % 2 else None
    if dispatch.to_the_minute:
        return Published(earliest=at, latest=at + timedelta(seconds=59), precision="minute", read_from="text")
    day = at.replace(hour=0)
    return Published(
        earliest=day, latest=day + timedelta(days=1) - timedelta(microseconds=1), precision="day", read_from="text"
    )


def _attributions(article: Article, line: _Line, at: int) -> list[Attribution]:
    """Return one attribution for each source of a line, outermost first."""
    made: list[Attribution] = []
    for depth, (name, kind, sourcing) in enumerate(line.chain):
        made.append(
            Attribution(
                id=digest("attribution", article.id, at, depth),
                article_id=article.id,
                sources=(),
                cues=(),
                contents=(Span(start=at, end=at + len(line.text)),),
                kind="indirect",
                act="speech",
                stance="denies" if line.telling.denies else "asserts",
                hedged=False,
                parent=made[-1].id if made else None,
                speaker=Speaker(id=digest("speaker", kind, name.casefold()), name=name, kind=kind),
                sourcing=sourcing,
                confidence=1.0,
                evidence=(),
            )
        )
    return made


def _statement(article: Article, line: _Line, at: int, chained: Sequence[Attribution]) -> Statement:
    place = Span(start=at, end=at + len(line.text))
    return Statement(
        id=digest("statement", article.id, at),
        article_id=article.id,
        start=place.start,
        end=place.end,
        content=(place,),
        wording=(place,),
        text=line.text,
        attribution_id=chained[-1].id if chained else None,
        stance="denies" if line.telling.denies else "asserts",
        hedged=False,
    )


def _same(one: str, other: str) -> StatementLink:
    left, right = sorted((one, other))
    return StatementLink(left=left, right=right, relation="same", score=1.0, evidence=())


def _passages(writer: _Writer, articles: Sequence[Article], lines: Sequence[Sequence[_Line]]) -> Iterator[Passage]:
    """Yield what articles share: copies of one text all of it, an excerpt a sentence with each copy of its original."""
    root = _roots(writer)
    for one, other in combinations(range(len(articles)), 2):
        if root[one] == root[other]:
            yield _passage(articles[one], articles[other], articles[other].text)
    for number, dispatch in enumerate(writer.spread.dispatches):
        if dispatch.manner != "excerpt" or dispatch.upstream is None:
            continue
        for other in (n for n in range(len(articles)) if root[n] == root[dispatch.upstream]):
            for words in (line.lifted[1:] for line in lines[number] if line.lifted):
                if words in articles[other].text:
                    yield _passage(articles[number], articles[other], words)


def _roots(writer: _Writer) -> list[int]:
    """Return for each article the one that has its text first."""
    found: list[int] = []
    for number, dispatch in enumerate(writer.spread.dispatches):
        copied = dispatch.manner == "republication" and writer.shows("passage", number)
        found.append(found[dispatch.upstream] if copied and dispatch.upstream is not None else number)
    return found


def _passage(one: Article, other: Article, words: str) -> Passage:
    left, right = sorted((one, other), key=lambda article: article.id)
    spans = [Span(start=a.text.index(words), end=a.text.index(words) + len(words)) for a in (left, right)]
    return Passage(
        id=digest("passage", left.id, right.id, words),
        left=left.id,
        right=right.id,
        left_span=spans[0],
        right_span=spans[1],
        kind="copied",
        word_count=len(words.split()),
        score=1.0,
        evidence=(),
    )
