"""What hypothesis draws: whole cases in which everything refers to something that is there, and readings."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from drawn import moments, one_of, scores, some, some_decisions, words
from headwater.model.attribution import (
    Act,
    Attribution,
    AttributionKind,
    Modality,
    SaidAt,
    Sourcing,
    Speaker,
    SpeakerKind,
    Stance,
)
from headwater.model.case import Case, Duplicate
from headwater.model.decisions import Decision, Outcome
from headwater.model.identity import digest
from headwater.model.links import Passage, PassageKind, Relation, SpecificLink, Statement, StatementLink
from headwater.model.provenance import (
    Appearance,
    Claim,
    Drift,
    DriftKind,
    Edge,
    EdgeKind,
    Evidence,
    Failure,
    IndependentOrigins,
    Loop,
    Origin,
    Provenance,
    Reason,
    ReasonKind,
    Return,
    ReturnKind,
    UnseenSource,
)
from headwater.model.text import (
    Article,
    Block,
    BlockKind,
    Credit,
    CreditKind,
    Doubt,
    Mention,
    MentionKind,
    Precision,
    Published,
    Quote,
    Reading,
    Span,
    Tokens,
    Tongue,
)


@st.composite
def spans(draw: DrawFn, length: int) -> Span:
    """Draw a stretch of a text of this length."""
    start = draw(st.integers(0, length))
    return Span(start=start, end=draw(st.integers(start, length)))


@st.composite
def articles(draw: DrawFn, path: str) -> Article:
    """Draw an article."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
    span = spans(len(text))
    published = st.builds(Published, earliest=moments, latest=moments, precision=one_of(Precision), read_from=words)
    return draw(
        st.builds(
            Article,
            id=st.just(digest("article", path, text)),
            capture_id=st.just(digest(text)),
            path=st.just(path),
            outlet=st.none() | words,
            agency=st.none() | words,
            title=st.none() | words,
            title_span=st.none() | span,
            bylines=some(words),
            dateline=st.none() | words,
            credits=some(
                st.builds(
                    Credit,
                    name=st.none() | words,
                    kind=one_of(CreditKind),
                    text=words,
                    span=st.none() | span,
                    title=st.none() | words,
                    url=st.none() | words,
                )
            ),
            published=st.none() | published,
            language=words,
            text=st.just(text),
            furniture=some(span),
            url=st.none() | words,
            modified=st.none() | published,
            captions=some(span),
            tongues=some(st.builds(_tongue, span, words, words)),
            doubts=some(
                st.builds(Doubt, about=st.sampled_from(["text", "outlet"]), reason=words, span=st.none() | span)
            ),
        )
    )


def _tongue(span: Span, language: str, script: str) -> Tongue:
    return Tongue(start=span.start, end=span.end, language=language, script=script)


@st.composite
def speakers(draw: DrawFn) -> Speaker:
    """Draw a speaker whose id is made as ids of speakers are."""
    kind, name = draw(one_of(SpeakerKind)), draw(words)
    return Speaker(id=digest(kind, name.casefold()), name=name, kind=kind)


@st.composite
def attributions(draw: DrawFn, article: Article) -> tuple[Attribution, ...]:
    """Draw the attributions of one article; some lie in the one before."""
    span = spans(len(article.text))
    ids = [digest(article.id, number) for number in range(draw(st.integers(0, 3)))]
    return tuple(
        draw(
            st.builds(
                Attribution,
                id=st.just(own),
                article_id=st.just(article.id),
                sources=some(span),
                cues=some(span),
                contents=st.lists(span, min_size=1, max_size=2).map(tuple),
                kind=one_of(AttributionKind),
                act=one_of(Act),
                stance=one_of(Stance),
                hedged=st.booleans(),
                parent=st.sampled_from([None, *ids[:number]]),
                speaker=st.none() | speakers(),
                sourcing=one_of(Sourcing),
                confidence=scores,
                evidence=some(words),
                modality=one_of(Modality),
                hedges=some(span),
                cue_negations=some(span),
                content_negations=some(span),
                said_at=st.none()
                | st.builds(SaidAt, span=span, earliest=st.none() | st.dates(), latest=st.none() | st.dates()),
            )
        )
        for number, own in enumerate(ids)
    )


@st.composite
def readings(draw: DrawFn, article: Article) -> Reading:
    """Draw a reading; its columns have equal length, as all readings' have."""
    span = spans(len(article.text))
    length = draw(st.integers(0, 4))
    numbers = st.lists(st.integers(0, 9999), min_size=length, max_size=length).map(tuple)
    texts = st.lists(words, min_size=length, max_size=length).map(tuple)
    bounds = {"start": st.integers(0, 9), "end": st.integers(0, 9)}
    return draw(
        st.builds(
            Reading,
            article_id=st.just(article.id),
            blocks=some(st.builds(Block, **bounds, kind=one_of(BlockKind), speaker=st.none() | span)),
            sentences=some(span),
            quotes=some(st.builds(Quote, **bounds, depth=st.integers(0, 3), closed=st.booleans())),
            tokens=st.builds(
                Tokens, starts=numbers, ends=numbers, lemmas=texts, pos=texts, tags=texts, deps=texts, heads=numbers
            ),
            mentions=some(st.builds(Mention, **bounds, kind=one_of(MentionKind), entity=words)),
            attempted=st.booleans(),
            made_by=words,
        )
    )


@st.composite
def places(draw: DrawFn, pile: tuple[Article, ...]) -> Evidence:
    """Draw a stretch of one of the articles."""
    article = draw(st.sampled_from(pile))
    span = draw(spans(len(article.text)))
    return Evidence(article_id=article.id, start=span.start, end=span.end)


@st.composite
def statements(draw: DrawFn, pile: tuple[Article, ...], said: tuple[str, ...]) -> tuple[Statement, ...]:
    """Draw statements, each with an id of its own."""
    drawn = []
    for number in range(draw(st.integers(0, 3))):
        where = draw(places(pile))
        drawn.append(
            Statement(
                id=digest("statement", number),
                article_id=where.article_id,
                start=where.start,
                end=where.end,
                content=draw(some(spans(9))),
                wording=draw(some(spans(9))),
                text=draw(words),
                attribution_id=draw(st.sampled_from([None, *said])),
                stance=draw(one_of(Stance)),
                hedged=draw(st.booleans()),
            )
        )
    return tuple(drawn)


@st.composite
def claims(draw: DrawFn, pile: tuple[Article, ...], said: tuple[str, ...]) -> tuple[Claim, ...]:
    """Draw claims, each with an id of its own."""
    evidence = some(places(pile))
    appearance = st.builds(
        Appearance,
        statement_id=words,
        article_id=st.sampled_from([article.id for article in pile]),
        start=st.integers(0, 9),
        end=st.integers(0, 9),
        text=words,
        stance=one_of(Stance),
        chain=some(words),
        sourcing=one_of(Sourcing),
        hedged=st.booleans(),
        attribution_id=st.sampled_from([None, *said]),
    )
    origin = st.builds(Origin, name=words, kind=one_of(SpeakerKind), certain=st.booleans(), evidence=evidence)
    reason = st.builds(Reason, kind=one_of(ReasonKind), text=words, evidence=evidence)
    counts = st.builds(IndependentOrigins, min=st.integers(0, 9), max=st.integers(0, 9), reasons=some(reason))
    ids = [digest("claim", number) for number in range(draw(st.integers(0, 2)))]
    return tuple(
        draw(
            st.builds(
                Claim,
                id=st.just(own),
                text=words,
                appearances=some(appearance),
                origins=some(origin),
                independent_origins=counts,
            )
        )
        for own in ids
    )


@st.composite
def provenances(draw: DrawFn, pile: tuple[Article, ...], said: tuple[str, ...]) -> Provenance:
    """Draw what rests on what."""
    drawn = draw(claims(pile, said))
    evidence = some(places(pile))
    article_id = st.sampled_from([article.id for article in pile])
    claim_ids = some(st.sampled_from([claim.id for claim in drawn])) if drawn else st.just(())
    edge = st.builds(
        Edge,
        downstream=article_id,
        upstream=article_id,
        kind=one_of(EdgeKind),
        claims=claim_ids,
        credit_only=st.booleans(),
        confidence=scores,
        reasons=some(words),
        evidence=evidence,
    )
    loop = st.builds(Loop, articles=some(article_id), claims=claim_ids, evidence=evidence)
    unseen = st.builds(
        UnseenSource, name=words, kind=st.sampled_from(("outlet", "document")), claims=claim_ids, evidence=evidence
    )
    place = places(pile)
    claim_id = st.sampled_from([claim.id for claim in drawn] or [""])
    drift = st.builds(Drift, kind=one_of(DriftKind), claim_id=claim_id, earlier=place, later=place, text=words)
    days = st.integers(min_value=0, max_value=10_000)
    back = st.builds(
        Return, kind=one_of(ReturnKind), claims=claim_ids, earlier=place, later=place, age_days=days, text=words
    )
    return Provenance(
        claims=drawn,
        edges=draw(some(edge)),
        loops=draw(some(loop)),
        drift=draw(some(drift)) if drawn else (),
        unseen_sources=draw(some(unseen)),
        returns=draw(some(back)),
    )


def _passages(pile: tuple[Article, ...]) -> SearchStrategy[tuple[Passage, ...]]:
    article_id = st.sampled_from([article.id for article in pile])
    passage = st.builds(
        Passage,
        id=st.just(digest("passage")),
        left=article_id,
        right=article_id,
        left_span=spans(1),
        right_span=spans(1),
        kind=one_of(PassageKind),
        word_count=st.integers(0, 999),
        score=scores,
        evidence=some(words),
    )
    return st.lists(passage, max_size=1).map(tuple)


@st.composite
def _statement_links(draw: DrawFn, made: tuple[Statement, ...]) -> tuple[StatementLink, ...]:
    if not made:
        return ()
    statement_id = st.sampled_from([statement.id for statement in made])
    link = st.builds(
        StatementLink,
        left=statement_id,
        right=statement_id,
        relation=one_of(Relation),
        score=scores,
        evidence=some(words),
        decided=st.booleans(),
    )
    return draw(some(link))


@st.composite
def _specific_links(draw: DrawFn, made: tuple[Statement, ...]) -> tuple[SpecificLink, ...]:
    if not made:
        return ()
    statement_id = st.sampled_from([statement.id for statement in made])
    link = st.builds(SpecificLink, general=statement_id, specific=statement_id, score=scores, evidence=some(words))
    return draw(some(link))


@st.composite
def _outcomes(draw: DrawFn, made: tuple[Decision, ...], pile: tuple[Article, ...]) -> tuple[Outcome, ...]:
    """Draw what came of decisions."""
    return tuple(
        Outcome(
            id=one.id,
            holds=draw(st.booleans()),
            reason=draw(words),
            instead=draw(st.none() | words),
            places=tuple(sorted(draw(st.sets(places(pile), max_size=2)))),
        )
        for one in sorted(made, key=lambda one: one.id)
    )


@st.composite
def cases(draw: DrawFn) -> Case:
    """Draw a case with at least one article."""
    drawn = [draw(articles(f"{number}.txt")) for number in range(draw(st.integers(1, 3)))]
    pile = tuple(sorted(drawn, key=lambda article: article.id))
    said = tuple(attribution for article in pile for attribution in draw(attributions(article)))
    said_ids = tuple(attribution.id for attribution in said)
    made = draw(statements(pile, said_ids))
    made_by_people = draw(some_decisions())
    failure = st.builds(Failure, stage=words, subject=words, error=words, hint=words)
    failed = draw(st.lists(failure, max_size=2, unique_by=lambda one: (one.subject, one.stage, one.error)))
    twice = draw(st.dictionaries(words.map("copies/{}".format), st.just(pile[0].path), max_size=2))
    return Case(
        articles=pile,
        duplicates=tuple(Duplicate(path=path, article_path=first) for path, first in sorted(twice.items())),
        attributions=said,
        passages=draw(_passages(pile)),
        provenance=draw(provenances(pile, said_ids)),
        failures=tuple(sorted(failed, key=lambda one: (one.subject, one.stage, one.error))),
        made_by=tuple(sorted(draw(st.sets(words, max_size=3)))),
        statements=made,
        statement_links=draw(_statement_links(made)),
        specific_links=draw(_specific_links(made)),
        decisions=made_by_people,
        outcomes=draw(_outcomes(made_by_people, pile)),
    )
