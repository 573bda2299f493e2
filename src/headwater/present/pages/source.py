"""The page of one source: everything that is told on its word or passed on by it, over time, and the claims that rest on it."""

from dataclasses import dataclass

from headwater.model.provenance import Appearance
from headwater.present import names, phrases, sentences
from headwater.present.facts import Standing
from headwater.present.pages.claims import ClaimRow, claim_row
from headwater.present.pages.decided import DecisionRow, on_source
from headwater.present.pages.indexed import Indexed, Spot, plain, source_key, spot_of
from headwater.present.sources import Source

_MOST_WORDS = 300
_MOST_CLAIMS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """One statement on a source's word: where, how it stands to its claim, through whom, and in which claim."""

    place: Spot
    claim: str
    claim_number: int
    stance_words: str
    through: tuple[str, ...]
    gives: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """Everything about one source. `wordings` are the names that articles give it, each with how often."""

    key: str
    name: str
    kind: str
    is_named: bool
    summary: str
    in_pile: tuple[tuple[str, str], ...]
    wordings: tuple[tuple[str, int], ...]
    origin_of: tuple[ClaimRow, ...]
    more_origin_of: int
    said: tuple[SaidRow, ...]
    more_said: int
    decided: tuple[DecisionRow, ...]


def source_page(known: Indexed, source: Source) -> SourcePage:
    """Return the page of one source."""
    held = known.facts
    spans = {(place.article_id, place.start, place.end) for place in source.places}
    told = [
        (standing, appearance)
        for article_id in source.articles
        for standing, appearance in known.told_in.get(article_id, ())
        if _is_on(source, appearance, spans)
    ]
    told.sort(key=lambda one: (held.numbers[one[1].article_id], one[1].start, one[1].end))
    wordings: dict[str, int] = {}
    for _, appearance in told:
        for name in appearance.chain:
            if _is_called(source, name):
                wordings[name] = wordings.get(name, 0) + 1
    based = sorted({one.number: one for one, _ in told if _rests_on(one, source)}.items())
    return SourcePage(
        key=source_key(source),
        name=phrases.one_line(source.name),
        kind=source.kind,
        is_named=source.named,
        summary=sentences.source_lead(held, source),
        in_pile=tuple((one, held.cited(one)) for one in source.in_pile),
        wordings=tuple(sorted(wordings.items(), key=lambda one: (-one[1], one[0]))),
        origin_of=tuple(claim_row(known, one) for _, one in based[:_MOST_CLAIMS]),
        more_origin_of=max(0, len(based) - _MOST_CLAIMS),
        said=tuple(_said(known, source, *one) for one in told[:_MOST_WORDS]),
        decided=on_source(known, source.name),
        more_said=max(0, len(told) - _MOST_WORDS),
    )


def _is_on(source: Source, appearance: Appearance, spans: set[tuple[str, int, int]]) -> bool:
    where = (appearance.article_id, appearance.start, appearance.end)
    return where in spans or any(_is_called(source, name) for name in appearance.chain)


def _is_called(source: Source, name: str) -> bool:
    return plain(names.cleaned(name) or name) == plain(source.name)


def _rests_on(standing: Standing, source: Source) -> bool:
    return any(_is_called(source, origin.name) for origin in standing.claim.origins)


def _said(known: Indexed, source: Source, standing: Standing, appearance: Appearance) -> SaidRow:
    return SaidRow(
        place=spot_of(known.facts, appearance),
        claim=standing.claim.id,
        claim_number=standing.number,
        stance_words=sentences.stance_words(appearance.stance),
        through=tuple(phrases.shorten(name, 80) for name in appearance.chain if not _is_called(source, name)),
        gives=bool(appearance.chain) and _is_called(source, appearance.chain[-1]),
    )
