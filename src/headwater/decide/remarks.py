"""Notes and tags: what people wrote beside a case. They change no count; it is only told where they stand now."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from headwater.decide.names import names_told, plain
from headwater.decide.upstream import articles_of, whole
from headwater.model.anchors import Shelf, anchored, shelf, standing_for
from headwater.model.decisions import REMARK_KINDS, Decision, Outcome
from headwater.model.provenance import Claim, Evidence
from headwater.model.text import Article


def remarked(articles: Iterable[Article], decisions: Iterable[Decision]) -> tuple[Outcome, ...]:
    """Return where the notes and tags among `decisions` stand now, or what of them is gone, sorted by id."""
    asked = [one for one in decisions if one.kind in REMARK_KINDS]
    known = shelf(articles) if asked else shelf(())
    return tuple(sorted((_remark(known, one) for one in asked), key=lambda one: one.id))


def _remark(known: Shelf, decision: Decision) -> Outcome:
    places: set[Evidence] = set()
    gone: list[str] = []
    for place in decision.places:
        found = anchored(known, place)
        if found is None:
            gone.append(f"{place.article.path} no longer holds the words “{' '.join(place.words.split())[:60]}”")
        else:
            places.add(Evidence(article_id=found[0].id, start=found[1].start, end=found[1].end))
    for meant in decision.articles:
        article = standing_for(known, meant)
        if article is None:
            gone.append(f"{meant.path} is not in this case")
        else:
            places.add(whole(article))
    for source in decision.sources:
        places |= {whole(article) for article in articles_of(known, source)}
    told = gone[0] if gone else "it stands"
    return Outcome(id=decision.id, holds=not gone, reason=told, places=tuple(sorted(places)))


def with_names(
    outcomes: Iterable[Outcome], decisions: Iterable[Decision], claims: Sequence[Claim]
) -> tuple[Outcome, ...]:
    """Return the outcomes, where those on sources that nobody is called any more do not hold, sorted by id."""
    asked = {one.id: one for one in decisions if one.sources}
    told = names_told(claims) if asked else frozenset()
    return tuple(sorted((_with_names(one, asked.get(one.id), told) for one in outcomes), key=lambda one: one.id))


def _with_names(outcome: Outcome, decision: Decision | None, told: frozenset[str]) -> Outcome:
    gone = [source.name for source in decision.sources if plain(source.name) not in told] if decision else []
    if not outcome.holds or not gone:
        return outcome
    return replace(outcome, holds=False, reason=f"no source is called “{gone[0]}” any more")
