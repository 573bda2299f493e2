"""What a reader would not have guessed from the pile: each surprise is one sentence with numbers and the places to look at."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from headwater.model.provenance import Appearance, Drift, DriftKind, Edge, Evidence
from headwater.present import names, phrases, statements
from headwater.present.facts import Facts, Standing, place_of
from headwater.present.fetching import called, is_named, to_fetch, why_fetch
from headwater.present.sentences import origin_words

SurpriseKind = Literal[
    "single_source",
    "long_chain",
    "loop",
    "lonely_denial",
    "drift",
    "unseen_source",
    "late_correction",
    "return",
    "lost_source",
]
_AGAINST = ("denies", "disputes")
_LONGEST_DESCRIPTION = 8
_LONGEST_QUOTE = 180
_DEPENDS = frozenset({"republication", "excerpt", "rewrite", "pickup"})
_DRIFT_WORDS: dict[DriftKind, str] = {
    "condition_lost": "A condition was lost on the way",
    "hedge_dropped": "A hedge was dropped on the way",
    "quotation_moved": "A quotation changed hands on the way",
    "figure_changed": "A figure changed on the way",
    "withdrawn_carried": "Taken back, and told again",
    "quotation_cut": "A quotation was cut on the way",
    "quotation_altered": "A quotation was altered on the way",
    "attribution_dropped": "A source was dropped on the way",
    "headline_stronger": "A headline says more than its own text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """One thing worth knowing: a sentence, the places behind it, and the ids of the claims it is about."""

    kind: SurpriseKind
    text: str
    places: tuple[Evidence, ...]
    claims: tuple[str, ...]


def surprises(known: Facts) -> tuple[Surprise, ...]:
    """Return the surprises of a case, the weightiest kind first; kinds of which there is none are left out."""
    finders: tuple[Callable[[Facts], Surprise | None], ...] = (
        _single_source,
        _loop,
        _lonely_denial,
        _late_correction,
        _return,
        _drift,
        _lost_source,
        _long_chain,
        _unseen_source,
    )
    found = [finder(known) for finder in finders]
    return tuple(replace(each, text=each.text.replace("….", "…")) for each in found if each)


def _whole(known: Facts) -> list[Standing]:
    """Return the claims that are whole sentences, and whose places are surely one claim."""
    return [standing for standing in known.standings if not standing.is_fragment and not standing.is_loose]


def _single_source(known: Facts) -> Surprise | None:
    """Return the most repeated claim that rests on one origin."""
    single = [each for each in _whole(known) if each.claim.independent_origins.max == 1 and len(each.carriers) > 1]
    if not single:
        return None
    most = max(single, key=lambda each: (len(each.carriers), -each.number))
    claim = most.claim
    name = origin_words(known, claim.origins[0].name) if claim.origins else "one origin that cannot be named"
    sure = "come down to" if claim.independent_origins.min == 1 else "come down, as far as the pile tells, to"
    every = "both" if len(most.carriers) == 2 else "all of them"
    text = (
        f"Most repeated on one source: {_claim(most, 140)} is in {phrases.plural(len(most.carriers), 'article')}, "
        f"and {every} {sure} {name}."
    )
    places = claim.origins[0].evidence if claim.origins else ()
    return Surprise(kind="single_source", text=text, places=places or _first_places(most), claims=(claim.id,))


def _loop(known: Facts) -> Surprise | None:
    """Return the widest circle of articles that rest on each other."""
    loops = known.case.provenance.loops
    if not loops:
        return None
    loop = max(loops, key=lambda each: (len(each.articles), len(each.claims), each.articles))
    names = phrases.listed(_told_by_date(known, _by_number(known, loop.articles)))
    more = f" ({phrases.plural(len(loops) - 1, 'more loop')} in the pile)" if len(loops) > 1 else ""
    about = [known.standing_of[claim_id] for claim_id in loop.claims if claim_id in known.standing_of]
    what = f" for {_claim(min(about, key=lambda each: each.number))}" if about else ""
    text = f"A loop: {names} rest on each other{what}, so neither confirms the other{more}."
    if len(loop.articles) > 2:
        text = text.replace("so neither confirms the other", "so none confirms another")
    return Surprise(kind="loop", text=text, places=loop.evidence, claims=loop.claims)


def _lonely_denial(known: Facts) -> Surprise | None:
    """Return the denial of the most carried claim that stands in one text only, where somebody is said to deny it."""
    for standing in sorted(_whole(known), key=lambda each: (-len(each.carriers), each.number)):
        denials = _told_denials(known, standing)
        told_in = {known.text_of[each.article_id] for each in standing.claim.appearances if each.stance in _AGAINST}
        others = [article_id for article_id in standing.carriers if known.text_of[article_id] not in told_in]
        if not denials or len(told_in) != 1 or len(others) < 2:
            continue
        where = denials[0].article_id
        who = phrases.shorten(names.cleaned(denials[0].chain[-1]), 60)
        verb = denials[0].stance
        text = (
            f"The denial nobody carried: {who} {verb} {_claim(standing)} in {known.cited(where)}; "
            f"{_none(len(others))} that carry the claim has it{_later(known, where, others)}."
        )
        return Surprise(kind="lonely_denial", text=text, places=_places(denials), claims=(standing.claim.id,))
    return None


def _told_denials(known: Facts, standing: Standing) -> list[Appearance]:
    """Return the appearances in which an article says that somebody denies or disputes, not those that only read as if."""
    said = {each.id for each in known.case.attributions if each.stance in _AGAINST}
    denials = [each for each in standing.claim.appearances if each.stance in _AGAINST and each.attribution_id in said]
    return [each for each in denials if each.chain and names.cleaned(each.chain[-1])]


def _none(count: int) -> str:
    """Return "none of the three other articles"."""
    return f"{'neither' if count == 2 else 'none'} of the {phrases.spelled(count)} other articles"


def _later(known: Facts, where: str, others: list[str]) -> str:
    denied = known.articles[where].published
    if denied is None:
        return ""
    dates = [known.articles[article_id].published for article_id in others]
    later = sum(date is not None and date.earliest >= denied.latest for date in dates)
    which = "both" if later == len(others) == 2 else "all" if later == len(others) else f"{later} of them"
    return f" ({which} came out later)" if later else ""


def _late_correction(known: Facts) -> Surprise | None:
    """Return the correction that most articles resting on the corrected one do not have."""
    edges = known.case.provenance.edges
    corrected = {edge.upstream for edge in edges if edge.kind == "correction"}
    above: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.kind in _DEPENDS:
            above[edge.upstream].append(edge)
    found: list[tuple[int, Edge, tuple[str, ...]]] = []
    for edge in edges:
        if edge.kind == "correction":
            left = tuple(each for each in _resting_on(edge, above) if each not in corrected and each != edge.downstream)
            found.append((len(left), edge, _by_number(known, left)))
    if not found:
        return None
    count, edge, left = max(found, key=lambda each: (each[0], each[1].downstream))
    if not count:
        return None
    text = (
        f"A correction that did not reach the copies: {known.cited(edge.downstream)}, corrects {known.cited(edge.upstream)}; "
        f"{phrases.plural(count, 'article')} that {phrases.noun(count, 'rests')} on it "
        f"({phrases.listed(_told_by_date(known, left))}) {phrases.noun(count, 'has')} no correction in the pile."
    )
    return Surprise(kind="late_correction", text=text, places=edge.evidence, claims=edge.claims)


def _resting_on(correction: Edge, above: Mapping[str, Sequence[Edge]]) -> set[str]:
    """Return the articles that took what was corrected from the corrected one, over any number of steps.

    `above` are the edges by the article upstream.
    """
    corrected = set(correction.claims)
    reached: set[str] = set()
    waiting = [correction.upstream]
    while waiting:
        for edge in above.get(waiting.pop(), ()):
            shared = not corrected or not edge.claims or not corrected.isdisjoint(edge.claims)
            if shared and edge.downstream not in reached:
                reached.add(edge.downstream)
                waiting.append(edge.downstream)
    return reached - {correction.upstream}


def _drift(known: Facts) -> Surprise | None:
    """Return the change on the way, a dropped hedge before all others, in the most carried claim."""
    changes = known.case.provenance.drift
    drift = [d for d in changes if d.claim_id in known.standing_of and d.kind in _DRIFT_WORDS]
    if not drift:
        return None
    order = list(_DRIFT_WORDS)
    first = min(drift, key=lambda each: (order.index(each.kind), -_weight(known, each), each.earlier, each.later))
    more = f" ({phrases.plural(len(drift) - 1, 'more change')} in the pile)." if len(drift) > 1 else ""
    then = "its headline" if first.kind == "headline_stronger" else f"{known.cited(first.later.article_id)},"
    text = (
        f"{_DRIFT_WORDS[first.kind]}: {known.cited(first.earlier.article_id)}, has {_quote(known, first.earlier)}; "
        f"{then} has {_quote(known, first.later)}{more or '.'}"
    )
    return Surprise(kind="drift", text=text, places=(first.earlier, first.later), claims=(first.claim_id,))


def _return(known: Facts) -> Surprise | None:
    """Return the oldest thing that somebody tells as new."""
    returns = known.case.provenance.returns
    if not returns:
        return None
    first = max(returns, key=lambda one: (one.age_days, len(one.claims)))
    others = len({one.later.article_id for one in returns} - {first.later.article_id})
    more = (
        f" ({phrases.plural(others, 'more article')} {phrases.noun(others, 'does', 'do')} the like)" if others else ""
    )
    proof = first.text.partition("; ")[2].removesuffix(".")
    where, words = known.cited(first.later.article_id), _quote(known, first.later)
    text = f"An old claim comes back: {where}, tells {words} as if it were new; {proof}{more}."
    return Surprise(kind="return", text=text, places=(first.earlier, first.later), claims=first.claims)


def _lost_source(known: Facts) -> Surprise | None:
    """Return the article that gives no source furthest from the one that still did."""
    lost = [
        (_steps_up(known, known.standing_of[each.claim_id], each.later.article_id), each)
        for each in known.case.provenance.drift
        if each.kind == "attribution_dropped" and each.claim_id in known.standing_of
    ]
    steps, first = max(lost, key=lambda way: (way[0], way[1].earlier, way[1].later), default=(0, None))
    if first is None or steps < 2:
        return None
    text = (
        f"A source lost {phrases.spelled(steps)} steps down the line: {known.cited(first.later.article_id)}, has "
        f"{_quote(known, first.later)} as plain fact; {known.cited(first.earlier.article_id)}, still said whose word it was."
    )
    return Surprise(kind="lost_source", text=text, places=(first.earlier, first.later), claims=(first.claim_id,))


def _steps_up(known: Facts, standing: Standing, article_id: str) -> int:
    """Return over how many articles, one after the other, an article has a claim at most."""
    above: dict[str, set[str]] = defaultdict(set)
    for edge in known.edges_of(standing):
        if edge.kind in _DEPENDS:
            above[edge.downstream].add(edge.upstream)
    reached, layer, steps = {article_id}, {article_id}, 0
    while layer := set().union(*(above[each] for each in layer)) - reached:
        reached |= layer
        steps += 1
    return steps


def _weight(known: Facts, drift: Drift) -> int:
    return len(known.standing_of[drift.claim_id].carriers)


def _quote(known: Facts, place: Evidence) -> str:
    """Return the sentence at a place; only the words themselves where it is long and they are a statement of their own."""
    words = known.articles[place.article_id].text[place.start : place.end]
    sentence = known.sentence(place)
    is_enough = len(sentence) > _LONGEST_QUOTE and statements.is_statement(words)
    return phrases.claimed(words if is_enough else sentence, _LONGEST_QUOTE)


def _claim(standing: Standing, limit: int = 120) -> str:
    """Return a claim in quotation marks for the middle of a sentence."""
    return phrases.claimed(standing.title, limit)


def _long_chain(known: Facts) -> Surprise | None:
    """Return the longest way from a reader back to a source, over articles and the sources they name."""
    looped: dict[str, set[int]] = defaultdict(set)
    for number, loop in enumerate(known.case.provenance.loops):
        for article_id in loop.articles:
            looped[article_id].add(number)
    ways = [(standing, *_way_up(known, standing, looped)) for standing in _whole(known)]
    standing, steps, places = max(ways, key=lambda way: len(way[1]), default=(None, (), ()))
    if standing is None or len(steps) < 4:
        return None
    way = [phrases.mid_sentence(step, 50) for step in steps]
    text = (
        f"The longest chain has {phrases.plural(len(steps) - 1, 'step')}: {_claim(standing)} came from {way[-1]} "
        f"by way of {phrases.listed(way[-2:0:-1], 9)} to {way[0]}."
    )
    return Surprise(kind="long_chain", text=text, places=places, claims=(standing.claim.id,))


def _way_up(
    known: Facts, standing: Standing, looped: Mapping[str, set[int]]
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Return the longest chain for one claim, nearest to the reader first, and where its links are written.

    `looped` are the numbers of the loops that articles are in.
    """
    claim = standing.claim
    chains: dict[str, tuple[tuple[str, ...], Evidence]] = {}
    for appearance in claim.appearances:
        known_length = len(chains.get(appearance.article_id, ((), None))[0])
        if appearance.stance == "asserts" and len(appearance.chain) > known_length and _are_names(appearance.chain):
            chains[appearance.article_id] = (appearance.chain, place_of(appearance))
    path = _longest_path(known, standing, looped) if len(standing.articles) > 1 else ()
    best: tuple[tuple[str, ...], tuple[Evidence, ...]] = ((), ())
    starts = [*([path] if path else []), *((article_id,) for article_id in sorted(chains))]
    for way in starts:
        chain, place = chains.get(way[-1], ((), None))
        steps = _told_apart([*(phrases.label(known.articles[each], 46) for each in way), *chain])
        if len(steps) > len(best[0]):
            places = (*(edge_place for edge_place in _edge_places(known, way, standing)), *([place] if place else []))
            best = (steps, places)
    return best


def _are_names(chain: Iterable[str]) -> bool:
    """Tell whether all steps of a chain are names or short descriptions; a long one is likely to be half a sentence."""
    return all(names.is_named(step) or len(step.split()) <= _LONGEST_DESCRIPTION for step in chain)


def _told_apart(steps: list[str]) -> tuple[str, ...]:
    """Return names without those that may well be the name before them: an outlet cited under another name is one step."""
    return tuple(step for index, step in enumerate(steps) if not index or not phrases.same_name(steps[index - 1], step))


def _longest_path(known: Facts, standing: Standing, looped: Mapping[str, set[int]]) -> tuple[str, ...]:
    """Return the longest line of articles that took the claim from one another, the last to publish first; loops are left out."""
    edges = known.edges_of(standing)
    above: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        inside = edge.upstream in looped and not looped[edge.upstream].isdisjoint(looped.get(edge.downstream, ()))
        if edge.kind in _DEPENDS and not inside:
            above[edge.downstream].add(edge.upstream)
    best: dict[str, tuple[str, ...]] = {}
    waiting = sorted(set(above) | set().union(*above.values()))
    while waiting:
        ready = [article_id for article_id in waiting if above[article_id] <= best.keys()]
        for article_id in ready:
            ways = sorted(best[upper] for upper in above[article_id])
            best[article_id] = (article_id, *max(ways, key=len, default=()))
        if not ready:
            break
        waiting = [article_id for article_id in waiting if article_id not in best]
    return max((best[article_id] for article_id in sorted(best)), key=len, default=())


def _edge_places(known: Facts, way: tuple[str, ...], standing: Standing) -> list[Evidence]:
    steps = set(pairwise(way))
    edges = [edge for edge in known.edges_of(standing) if (edge.downstream, edge.upstream) in steps]
    return [edge.evidence[0] for edge in edges if edge.evidence]


def _unseen_source(known: Facts) -> Surprise | None:
    """Return the sources outside the pile on which most rests: what to fetch next."""
    unseen = to_fetch(known)
    if not unseen:
        return None
    first = unseen[0]
    next_ones = [phrases.quoted(called(each), 80) for each in unseen[1:3] if is_named(each)]
    rest = len(unseen) - 1 - len(next_ones)
    more = f" ({rest:,} more not in the pile)" if rest else ""
    then = f", then {phrases.listed(next_ones)}" if next_ones else ""
    text = (
        f"Not in the pile: {phrases.quoted(called(first), 80)}, {why_fetch(known, first)}. Fetch it next{then}{more}."
    )
    return Surprise(kind="unseen_source", text=text, places=first.evidence, claims=first.claims)


def _by_number(known: Facts, article_ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(article_ids, key=known.numbers.__getitem__))


def _told_by_date(known: Facts, article_ids: Iterable[str]) -> list[str]:
    """Return the labels of articles, with the date where two of them have the same."""
    labels = [(known.label(each), known.cited(each)) for each in article_ids]
    several = Counter(label for label, _ in labels)
    return [cited if several[label] > 1 else label for label, cited in labels]


def _places(appearances: Iterable[Appearance]) -> tuple[Evidence, ...]:
    return tuple(place_of(appearance) for appearance in appearances)


def _first_places(standing: Standing) -> tuple[Evidence, ...]:
    return _places(standing.claim.appearances[:1])
