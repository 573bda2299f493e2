"""The page of one source: everything that is told on its word or passed on by it, over time, and the claims that rest on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from headwater.model.provenance import Appearance
from headwater.present import names, phrases, sentences
from headwater.present.facts import Standing
from headwater.present.pages.called import Wording, chain_names, is_called, likely, name_keys, wordings
from headwater.present.pages.claims import ClaimRow, claim_row
from headwater.present.pages.decided import DecisionRow, on_source
from headwater.present.pages.indexed import Indexed, Spot, source_key, spot_of, tags_of
from headwater.present.sources import Source

_MOST_WORDS = 100
_MOST_CLAIMS = 40
_Row = TypeVar("_Row")
_Names = frozenset[tuple[str, ...]]


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
    """Everything about one source. `also` are other names that are counted as it, `asked_as` is the name that claims have.

    `said_first` is the number of the first statement shown. `wordings` are the words that were taken to be it, `likely` the
    keys and names of other sources that may be the same.
    """

    key: str
    name: str
    kind: str
    is_named: bool
    summary: str
    in_pile: tuple[tuple[str, str], ...]
    also: tuple[str, ...]
    tags: tuple[str, ...]
    asked_as: str
    wordings: tuple[Wording, ...]
    likely: tuple[tuple[str, str], ...]
    origin_of: tuple[ClaimRow, ...]
    more_origin_of: int
    claims_page: int
    claims_pages: int
    said: tuple[SaidRow, ...]
    more_said: int
    said_first: int
    said_page: int
    said_pages: int
    decided: tuple[DecisionRow, ...]


def source_page(known: Indexed, source: Source, *, said: int = 1, claims: int = 1) -> SourcePage:
    """Return the page of one source; of its statements and of its claims the page of that number, the last if there are fewer."""
    held = known.facts
    mine = name_keys(source)
    spans = {(place.article_id, place.start, place.end) for place in source.places}
    told = [
        (standing, appearance)
        for article_id in source.articles
        for standing, appearance in known.told_in.get(article_id, ())
        if _is_on(mine, appearance, spans)
    ]
    told.sort(key=lambda one: (held.numbers[one[1].article_id], one[1].start, one[1].end))
    found = wordings(known, source)
    claimed = chain_names(known, source)
    based = sorted({one.number: one for one, _ in told if _rests_on(one, mine)}.items())
    its_claims = _part([claim_row(known, one) for _, one in based], claims, _MOST_CLAIMS)
    its_words = _part(told, said, _MOST_WORDS)
    return SourcePage(
        key=source_key(source),
        name=phrases.one_line(source.name),
        kind=source.kind,
        is_named=source.named,
        summary=sentences.cited_in(held, source).capitalize(),
        in_pile=tuple((one, held.cited(one)) for one in source.in_pile),
        also=tuple(name for name in source.called if names.key(name) != names.key(source.name)),
        tags=tags_of(known, source),
        asked_as=claimed[0] if claimed else source.name,
        wordings=found,
        likely=likely(known, source, found),
        origin_of=its_claims.rows,
        more_origin_of=its_claims.more,
        claims_page=its_claims.number,
        claims_pages=its_claims.pages,
        said=tuple(_said(known, mine, *one) for one in its_words.rows),
        decided=on_source(known, source.called),
        more_said=its_words.more,
        said_first=(its_words.number - 1) * _MOST_WORDS + 1,
        said_page=its_words.number,
        said_pages=its_words.pages,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part(Generic[_Row]):
    """One page of a list: its number from 1, of how many, and how many rows are on the others."""

    rows: tuple[_Row, ...]
    number: int
    pages: int
    more: int


def _part(rows: Sequence[_Row], asked: int, size: int) -> _Part[_Row]:
    pages = max(1, -(-len(rows) // size))
    number = min(asked, pages)
    shown = tuple(rows[(number - 1) * size : number * size])
    return _Part(rows=shown, number=number, pages=pages, more=len(rows) - len(shown))


def _is_on(mine: _Names, appearance: Appearance, spans: set[tuple[str, int, int]]) -> bool:
    where = (appearance.article_id, appearance.start, appearance.end)
    return where in spans or any(is_called(mine, name) for name in appearance.chain)


def _rests_on(standing: Standing, mine: _Names) -> bool:
    return any(is_called(mine, origin.name) for origin in standing.claim.origins)


def _said(known: Indexed, mine: _Names, standing: Standing, appearance: Appearance) -> SaidRow:
    return SaidRow(
        place=spot_of(known.facts, appearance),
        claim=standing.claim.id,
        claim_number=standing.number,
        stance_words=sentences.stance_words(appearance.stance),
        through=tuple(phrases.shorten(name, 80) for name in appearance.chain if not is_called(mine, name)),
        gives=bool(appearance.chain) and is_called(mine, appearance.chain[-1]),
    )
