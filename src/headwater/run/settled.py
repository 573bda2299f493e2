"""What people decided, put to work between the stages: which attributions count, what is settled, what came of each decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.attribute.given import given
from headwater.decide.attributions import Spans, decided
from headwater.decide.remarks import remarked, with_names
from headwater.decide.standing import Standing, standing
from headwater.decide.upstream import upstream
from headwater.model.attribution import Act, Attribution
from headwater.model.decisions import ATTRIBUTION_KINDS, CLAIM_KINDS, UPSTREAM_KINDS, Decision, Outcome
from headwater.model.identity import digest
from headwater.model.provenance import Provenance
from headwater.model.text import Article, Reading
from headwater.model.what_if import Settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The decisions of a case, which of them stand, and what came of those on attributions, once these are made."""

    decisions: tuple[Decision, ...]
    stands: Standing
    told: tuple[Outcome, ...] = ()

    @property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions that stand, in the order in which they were made."""
        return self.stands.decisions

    def bearing_on_links(self) -> str:
        """Return a digest of those after which statements have to be compared anew."""
        kinds = ATTRIBUTION_KINDS | CLAIM_KINDS
        return digest(*(one.id for one in self.standing if one.kind in kinds))

    def bearing_upstream(self) -> str:
        """Return a digest of those after which the way upstream has to be traced anew."""
        return digest(*(one.id for one in self.standing if one.kind in UPSTREAM_KINDS))


def layer(decisions: Iterable[Decision]) -> Layer:
    """Return the layer that some decisions make; their order changes nothing."""
    known = {one.id: one for one in decisions}
    ordered = tuple(sorted(known.values(), key=lambda one: (one.at, one.id)))
    return Layer(decisions=ordered, stands=standing(ordered))


NOTHING_DECIDED = layer(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """The attributions that count, by article; what came of the decisions on them; and for each article touched, a digest."""

    attributions: tuple[Attribution, ...]
    outcomes: tuple[Outcome, ...]
    touched: dict[str, str]


def counting(
    articles: Sequence[Article], readings: Sequence[Reading], attributions: Sequence[Attribution], by: Layer
) -> Counting:
    """Return the attributions that count; readings are needed only of articles on which somebody decided."""
    texts = {article.id: article for article in articles}
    read = {reading.article_id: reading for reading in readings}

    def make(article_id: str, spans: Spans, act: Act | None) -> Attribution:
        return given(texts[article_id], read[article_id], spans.sources, spans.cues, spans.contents, act)

    found = decided(articles, attributions, by.standing, make)
    touched = {id_: digest(*(repr(a) for a in found.attributions if a.article_id == id_)) for id_ in found.touched}
    return Counting(attributions=found.attributions, outcomes=found.outcomes, touched=touched)


def settled(articles: Iterable[Article], by: Layer) -> tuple[Settled, ...]:
    """Return what is settled of the way upstream."""
    return upstream(articles, by.standing).settled


def outcomes(
    articles: Sequence[Article], by: Layer, before: Iterable[Outcome], found: Provenance | None
) -> tuple[Outcome, ...]:
    """Return what came of all decisions, sorted by id.

    Args:
        articles: of the case.
        by: the decisions.
        before: what came of those on attributions and claims.
        found: what was traced under them; None where it is not traced yet, so that no names are looked for.
    """
    made = (*before, *upstream(articles, by.standing).outcomes, *remarked(articles, by.standing))
    told = with_names(made, by.standing, found.claims) if found is not None else made
    return tuple(sorted((*told, *by.stands.outcomes), key=lambda one: one.id))


def of_links(known: Iterable[Outcome], by: Layer) -> tuple[Outcome, ...]:
    """Return what came of the decisions on attributions and claims that stand."""
    ids = {one.id for one in by.standing if one.kind in ATTRIBUTION_KINDS | CLAIM_KINDS}
    return tuple(one for one in known if one.id in ids)
