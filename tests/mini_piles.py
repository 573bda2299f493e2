"""Makes mini piles: articles of a few sentences, of which some put a claim forward, with the chain of sources given."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

from headwater.model.attribution import Attribution, AttributionKind, Sourcing, Speaker, SpeakerKind, Stance
from headwater.model.case import Case
from headwater.model.identity import digest
from headwater.model.links import Links, Passage, PassageKind, Statement, StatementLink
from headwater.model.provenance import Claim, Edge, Provenance, Reason
from headwater.model.text import Article, Credit, Published, Span
from headwater.trace.provenances import provenance


@dataclass(frozen=True, kw_only=True)
class Says:
    """A sentence that takes a stand on a claim: `chain` are (name, kind) from the outermost source to the innermost."""

    text: str
    claim: str = "claim"
    chain: Sequence[tuple[str, SpeakerKind]] = ()
    sourcing: Sourcing = "unsourced"
    stance: Stance = "asserts"
    hedged: bool = False
    kind: AttributionKind = "indirect"


@dataclass(frozen=True, kw_only=True)
class Told:
    """An article in the making: plain strings are sentences without a claim."""

    outlet: str
    day: int | None
    says: Sequence[Says | str]
    title: str | None = None
    agency: str | None = None
    precise: bool = False


@dataclass(kw_only=True)
class Made:
    """What a pile holds, ready for tracing."""

    articles: list[Article] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    links: list[StatementLink] = field(default_factory=list)

    def trace(self) -> Provenance:
        """Return what tracing makes of the pile."""
        return provenance(self.articles, self.attributions, self.all_links())

    def all_links(self) -> Links:
        """Return what comparing would have found."""
        return Links(
            statements=tuple(self.statements), passages=tuple(self.passages), statement_links=tuple(self.links)
        )

    def id_of(self, outlet: str) -> str:
        """Return the id of the outlet's first article."""
        return next(article.id for article in self.articles if article.outlet == outlet)


def pile(*told: Told, copied: Sequence[tuple[int, int, str]] = (), quoted: Sequence[tuple[int, int, str]] = ()) -> Made:
    """Return a pile; `copied` and `quoted` are passages: the numbers of two articles and the words they share."""
    made = Made()
    for number, one in enumerate(told):
        _add(made, one, number)
    by_claim: dict[str, list[str]] = {}
    claims = [says.claim for one in told for says in one.says if isinstance(says, Says)]
    for statement, claim in zip(made.statements, claims, strict=True):
        by_claim.setdefault(claim, []).append(statement.id)
    made.links = [same(*pair) for ids in by_claim.values() for pair in combinations(ids, 2)]
    made.passages = [_passage(made, *one, "copied") for one in copied] + [
        _passage(made, *q, "quotation") for q in quoted
    ]
    return made


def put_later(made: Made, days: int) -> None:
    """Put all articles but the first some days later."""
    for number, article in enumerate(made.articles[1:], start=1):
        if article.published:
            moved = {end: getattr(article.published, end) + timedelta(days=days) for end in ("earliest", "latest")}
            made.articles[number] = replace(article, published=replace(article.published, **moved))


def case_of(made: Made) -> Case:
    """Return the case of a pile, as it is shown to a reader."""
    links = made.all_links()
    return Case(
        articles=tuple(sorted(made.articles, key=lambda article: article.id)),
        attributions=tuple(made.attributions),
        passages=links.passages,
        provenance=made.trace(),
        failures=(),
        made_by=("mini pile",),
        statements=links.statements,
        statement_links=links.statement_links,
    )


def same(one: str, other: str, score: float = 1.0) -> StatementLink:
    """Return the link of two statements that make one claim."""
    left, right = sorted((one, other))
    return StatementLink(left=left, right=right, relation="same", score=score, evidence=())


def published(day: int | None, *, precise: bool = False) -> Published | None:
    """Return a date of May 2031, to the minute (noon) if `precise`."""
    if day is None:
        return None
    start = datetime(2031, 5, day, 12 if precise else 0, tzinfo=UTC)
    length = timedelta(minutes=1) if precise else timedelta(days=1)
    end = start + length - timedelta(microseconds=1)
    return Published(earliest=start, latest=end, precision="minute" if precise else "day", read_from="text")


def _add(made: Made, told: Told, number: int) -> None:
    text = "\n".join([*([told.title] if told.title else []), *(s if isinstance(s, str) else s.text for s in told.says)])
    id_ = digest("article", number)
    marks = (Credit(name=told.agency, kind="byline", text=f"By {told.agency}", span=None),) if told.agency else ()
    article = Article(
        id=id_,
        capture_id=id_,
        path=f"{number}.txt",
        outlet=told.outlet,
        agency=told.agency,
        title=told.title,
        title_span=Span(start=0, end=len(told.title)) if told.title else None,
        bylines=(),
        dateline=None,
        credits=marks,
        published=published(told.day, precise=told.precise),
        language="en",
        text=text,
        furniture=(),
    )
    made.articles.append(article)
    at = 0
    for says in told.says:
        if isinstance(says, Says):
            at = text.index(says.text, at)
            _state(made, article, says, at)
            at += len(says.text)


def _state(made: Made, article: Article, says: Says, at: int) -> None:
    place = Span(start=at, end=at + len(says.text))
    parent = None
    for depth, (name, kind) in enumerate(says.chain):
        innermost = depth == len(says.chain) - 1
        attribution = Attribution(
            id=digest("attribution", article.id, at, says.claim, depth),
            article_id=article.id,
            sources=(),
            cues=(),
            contents=(place,),
            kind=says.kind,
            act="speech",
            stance="asserts",
            hedged=False,
            parent=parent,
            speaker=Speaker(id=digest("speaker", kind, name.casefold()), name=name, kind=kind),
            sourcing=says.sourcing if innermost else "named",
            confidence=1.0,
            evidence=(),
        )
        made.attributions.append(attribution)
        parent = attribution.id
    made.statements.append(
        Statement(
            id=digest("statement", article.id, at, says.claim),
            article_id=article.id,
            start=place.start,
            end=place.end,
            content=(place,),
            wording=(place,),
            text=says.text,
            attribution_id=parent,
            stance=says.stance,
            hedged=says.hedged,
        )
    )


def _passage(made: Made, one: int, other: int, words: str, kind: PassageKind) -> Passage:
    left, right = sorted((made.articles[one], made.articles[other]), key=lambda article: article.id)
    spans = [Span(start=a.text.index(words), end=a.text.index(words) + len(words)) for a in (left, right)]
    return Passage(
        id=digest("passage", left.id, right.id, words),
        left=left.id,
        right=right.id,
        left_span=spans[0],
        right_span=spans[1],
        kind=kind,
        word_count=len(words.split()),
        score=1.0,
        evidence=(),
    )


def biggest(found: Provenance) -> Claim:
    """Return the claim with most appearances."""
    return max(found.claims, key=lambda claim: (len(claim.appearances), claim.id))


def interval(made: Made) -> tuple[int, int]:
    """Return the independent origins of the biggest claim."""
    counted = biggest(made.trace()).independent_origins
    return counted.min, counted.max


def edge_between(made: Made, downstream: str, upstream: str) -> Edge | None:
    """Return the edge between the first articles of two outlets."""
    pair = (made.id_of(downstream), made.id_of(upstream))
    return next((edge for edge in made.trace().edges if (edge.downstream, edge.upstream) == pair), None)


def named(name: str) -> Sequence[tuple[str, SpeakerKind]]:
    """Return the chain of one person."""
    return ((name, "person"),)


def body(name: str) -> Sequence[tuple[str, SpeakerKind]]:
    """Return the chain of one organisation."""
    return ((name, "organisation"),)


def outlet(name: str, *inner: tuple[str, SpeakerKind]) -> Sequence[tuple[str, SpeakerKind]]:
    """Return a chain that begins with an outlet."""
    return ((name, "outlet"), *inner)


CLAIM = "The bridge at Tarn was closed by a crack."


def says(
    text: str = CLAIM, chain: Sequence[tuple[str, SpeakerKind]] = (), sourcing: Sourcing = "named", **more: object
) -> Says:
    """Return a sentence with the claim."""
    return Says(text=text, chain=tuple(chain), sourcing=sourcing if chain else "unsourced", **more)  # type: ignore[arg-type]


def reasons(made: Made, kind: str) -> list[Reason]:
    """Return the reasons of one kind behind the count."""
    return [reason for reason in biggest(made.trace()).independent_origins.reasons if reason.kind == kind]
