"""Rewrites: articles that tell another's claims in other words, without sources of their own."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import combinations, permutations

from headwater.model.text import Article
from headwater.trace.grounds.contacts import quotes_anew, reports_itself, spoke_to_us
from headwater.trace.grounds.ties import Tie, by_downstream
from headwater.trace.parties.outlets import outlet_of
from headwater.trace.parties.releases import is_release
from headwater.trace.parties.sources import kinship
from headwater.trace.pile import Pile
from headwater.trace.texts.order import is_earlier
from headwater.trace.texts.words import content_words, figures, name_words, tokens, word_list
from headwater.trace.threads import Said, Thread

_Made = Mapping[str, Sequence[Tie]]
_FEWEST_CLAIMS = 2
_FEWEST_DETAILS = 3
_SHORTEST_DETAIL = 5
# How many claims in the same order, and in which share of pairs, or told by nobody else, show a retelling without details.
_MANY = 5
_IN_ORDER = 0.75
_SEVERAL = 3
_NEWS = timedelta(days=3)
_REMEMBERED = timedelta(days=60)
_LAST_DAY = 31
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def rewritten(pile: Pile, found: Sequence[Thread], made: Sequence[Tie]) -> list[Tie]:
    """Return a tie for each article that retells another: its best source among those that are not copies themselves."""
    copied = {tie.downstream for tie in made if tie.kind == "republication"}
    rare, ties_from = _rare_words(pile, copied), by_downstream(made)
    options: dict[str, list[Tie]] = defaultdict(list)
    for (later, earlier), threads in _shared(found, copied).items():
        if _possible(pile.articles[later], pile.articles[earlier], ties_from):
            told = [t for t in threads if _retold(pile, t, later, earlier, ties_from)]
            if _places(told, later) >= _FEWEST_CLAIMS and (
                _credits(later, earlier, ties_from)
                or _borrows(pile, told, later, earlier, rare)
                or _follows(pile, told, later, earlier, rare)
            ):
                options[later].append(_tie(pile, told, later, earlier, rare))
    best = [
        max(ties, key=lambda tie: (len(tie.claims), tie.confidence, tie.upstream))
        for _, ties in sorted(options.items())
    ]
    pairs = {(tie.downstream, tie.upstream) for tie in best}
    return [tie for tie in best if (tie.upstream, tie.downstream) not in pairs]


def _shared(found: Sequence[Thread], copied: Iterable[str]) -> dict[tuple[str, str], list[Thread]]:
    """Return the claims that each ordered pair of articles puts forward, where there are enough of them."""
    shared: dict[tuple[str, str], list[Thread]] = defaultdict(list)
    left_out = set(copied)
    seen = Counter(id_ for thread in found if len(thread.carriers()) > 1 for id_ in thread.carriers() - left_out)
    several = {id_ for id_, number in seen.items() if number >= _FEWEST_CLAIMS}
    for thread in found:
        for pair in permutations(sorted(thread.carriers() & several), 2):
            shared[pair].append(thread)
    return {pair: threads for pair, threads in shared.items() if len(threads) >= _FEWEST_CLAIMS}


def _possible(later: Article, earlier: Article, made: _Made) -> bool:
    """Say whether the later article can have been made from the earlier: by dates, or because it credits it anyway."""
    names_another = any(tie.kind == "pickup" and tie.upstream != earlier.id for tie in made.get(later.id, ()))
    if is_release(later) or _credits(earlier.id, later.id, made):
        return False
    if outlet_of(later) == outlet_of(earlier) or (names_another and not _credits(later.id, earlier.id, made)):
        return False
    if later.published is None or earlier.published is None:
        return _credits(later.id, earlier.id, made)
    return not is_earlier(later, earlier) and later.published.latest >= earlier.published.latest


def _credits(later: str, earlier: str, made: _Made) -> bool:
    return any(tie.upstream == earlier for tie in made.get(later, ()))


def _retold(pile: Pile, thread: Thread, later: str, earlier: str, made: _Made) -> bool:
    """Say whether the later article has the claim in its own voice, or from sources that the earlier one has it from too."""
    mine = thread.asserted_in(later)
    return not any(_credited(said, thread, made) for said in mine) and all(
        _borrowed(pile, thread, said, earlier) for said in mine
    )


def _credited(said: Said, thread: Thread, made: _Made) -> bool:
    """Say whether the claim, or another in the same sentence, is credited to an outlet or matched."""
    place = said.evidence
    return any(
        tie.kind in {"pickup", "match"}
        and (
            thread.id in tie.claims
            or any(place.start < p.end and p.start < place.end for p in tie.evidence if p.article_id == said.article_id)
        )
        for tie in made.get(said.article_id, ())
    )


def _places(told: Sequence[Thread], later: str) -> int:
    """Return in how many places of the later article, none inside another, the claims stand."""
    spans = sorted({(s.evidence.start, s.evidence.end) for t in told for s in t.asserted_in(later) if not s.headline})
    count, end = 0, -1
    for start, stop in spans:
        count += start >= end
        end = max(end, stop)
    return count


def _borrowed(pile: Pile, thread: Thread, said: Said, earlier: str) -> bool:
    """Say whether an appearance has no source but what the earlier article offers: its own words, or a source of its."""
    attribution = pile.attributions.get(said.appearance.attribution_id or "")
    read_itself = attribution is not None and attribution.kind == "citation"
    if (
        said.appearance.sourcing == "self_reported"
        or read_itself
        or spoke_to_us(pile.articles[said.article_id], said.sentence)
    ):
        return False
    mine = said.source
    if mine is None:
        return True
    theirs = [one.source for one in thread.asserted_in(earlier) if not one.headline]
    if mine.sourcing == "document" and None in theirs:
        return True
    kin = [kinship(mine, source) for source in theirs if source is not None]
    documents = mine.sourcing == "document"
    return any(found is not None and (found.certain or documents) for found in kin)


def _borrows(pile: Pile, told: Sequence[Thread], later: str, earlier: str, rare: Mapping[str, float]) -> bool:
    """Say whether an article that credits nobody shows that it was made from another.

    It has nobody's word that the other has not, and it tells either telling details of it or many of its claims.
    """
    if not _within(pile.articles[later], pile.articles[earlier], _REMEMBERED):
        return False
    details = len(_shared_details(pile, later, earlier, rare)) >= _FEWEST_DETAILS
    return (details or len(told) > _FEWEST_CLAIMS) and not _reports(pile, later, earlier)


def _follows(pile: Pile, told: Sequence[Thread], later: str, earlier: str, rare: Mapping[str, float]) -> bool:
    """Say whether an article soon tells what another told first: much of it in the same order, or what nobody else had.

    A reaction that it quotes besides does not make it a report of its own.
    """
    news = [t for t in told if not _had_itself(pile, t, later) and _is_first(pile, t, earlier)]
    sure = is_earlier(pile.articles[earlier], pile.articles[later]) or not _borrows(pile, told, earlier, later, rare)
    if not sure or not _within(pile.articles[later], pile.articles[earlier], _NEWS):
        return False
    alone = [t for t in news if _only_one_before(pile, t, later, earlier)]
    return (len(news) >= _MANY and _order(news, later, earlier) >= _IN_ORDER) or len(alone) >= _SEVERAL


def _within(later: Article, earlier: Article, time: timedelta) -> bool:
    if later.published is None or earlier.published is None:
        return False
    return later.published.earliest - earlier.published.latest < time


def _had_itself(pile: Pile, thread: Thread, later: str) -> bool:
    """Say whether an earlier article of the same outlet has the claim."""
    mine = pile.articles[later]
    others = (pile.articles[id_] for id_ in thread.articles() if id_ != later)
    return any(outlet_of(other) == outlet_of(mine) and not is_earlier(mine, other) for other in others)


def _is_first(pile: Pile, thread: Thread, earlier: str) -> bool:
    """Say whether no other article is known to have the claim before the earlier one."""
    return not any(is_earlier(pile.articles[id_], pile.articles[earlier]) for id_ in thread.carriers())


def _only_one_before(pile: Pile, thread: Thread, later: str, earlier: str) -> bool:
    """Say whether nobody else, as far as dates tell, had the claim before the later article."""
    mine = pile.articles[later]
    return all(is_earlier(mine, pile.articles[id_]) for id_ in thread.articles() - {later, earlier})


def _order(told: Sequence[Thread], later: str, earlier: str) -> float:
    """Return the share of pairs of claims that both articles tell in the same order."""
    places = sorted((_first(thread, later), _first(thread, earlier)) for thread in told)
    pairs = [(one[1], other[1]) for one, other in combinations(places, 2)]
    return sum(one <= other for one, other in pairs) / len(pairs) if pairs else 0.0


def _first(thread: Thread, article_id: str) -> int:
    places = [(said.headline, said.appearance.start) for said in thread.asserted_in(article_id)]
    return min(places)[1]


def _shared_details(pile: Pile, later: str, earlier: str, rare: Mapping[str, float]) -> list[str]:
    """Return the details that both have and few others, the most telling first."""
    shared = _details(pile.articles[later].text) & _details(pile.articles[earlier].text) & rare.keys()
    return sorted(shared, key=lambda word: (-rare[word], word))


def _reports(pile: Pile, later: str, earlier: str) -> bool:
    """Say whether the article has somebody's word that the other does not have."""
    mine, theirs = pile.articles[later], pile.articles[earlier]
    return reports_itself(mine) or quotes_anew(mine, theirs) or _names_others(pile, later, theirs)


def _names_others(pile: Pile, later: str, earlier: Article) -> bool:
    """Say whether it names a person as a source whom the other does not name."""
    known = set(tokens(earlier.text))
    names = (
        name_words(a.speaker.name)
        for a in pile.said_in.get(later, ())
        if a.speaker is not None and a.speaker.kind == "person" and a.sourcing == "named"
    )
    return any(words and words[-1] not in known for words in names)


def _tie(pile: Pile, told: Sequence[Thread], later: str, earlier: str, rare: Mapping[str, float]) -> Tie:
    details = _shared_details(pile, later, earlier, rare)
    weight = sum(rare[word] for word in details)
    shown = ", ".join(f"“{word}”" for word in details[:4])
    places = [said.evidence for thread in told for said in thread.said_in(later, earlier) if said.asserted]
    with_details = f", with details such as {shown}" if shown else ""
    return Tie(
        downstream=later,
        upstream=earlier,
        kind="rewrite",
        claims=frozenset(thread.id for thread in told),
        reason=f"it tells {len(told)} of the other's claims without a source of its own{with_details}",
        confidence=round(1 - math.exp(-(len(told) + weight / 10) / 3), 3),
        worded=True,
        evidence=tuple(places),
    )


def _rare_words(pile: Pile, copied: set[str]) -> dict[str, float]:
    """Return how telling each detail is that at most half of the texts have, or two: the fewer, the more."""
    texts = [article for article in pile.articles.values() if article.id not in copied]
    seen = Counter(word for article in texts for word in _details(article.text))
    most = max(2, len(texts) // 2)
    return {word: 1 + math.log(len(texts) / count) for word, count in seen.items() if 1 < count <= most}


@lru_cache(maxsize=512)
def _details(text: str) -> frozenset[str]:
    """Return the words and figures of a text that a reteller would take over, days and months left out."""
    words = {word for word in content_words(text) if len(word) >= _SHORTEST_DETAIL and word.isalpha()}
    telling = {f"{value:g}" for value in figures(text) if value > _LAST_DAY and not _FIRST_YEAR <= value <= _LAST_YEAR}
    return frozenset((words - word_list("calendar")) | telling)
