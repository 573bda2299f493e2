"""Ties: every single ground for saying that one article depends on another, before they are summed up as edges."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from headwater.model.provenance import EdgeKind, Evidence
from headwater.model.text import Article
from headwater.trace.changed.quotations import verbatim
from headwater.trace.grounds.citations import Citation
from headwater.trace.grounds.contacts import spoke_to_us
from headwater.trace.grounds.copies import Copy
from headwater.trace.grounds.originals import Pointer
from headwater.trace.parties.credits import had_it_first
from headwater.trace.parties.outlets import outlet_of
from headwater.trace.parties.releases import is_release
from headwater.trace.parties.sources import kinship
from headwater.trace.parties.voices import Source
from headwater.trace.pile import Pile
from headwater.trace.texts.order import date_key, is_earlier, looks_back
from headwater.trace.threads import Said, Thread, by_article, in_both

_WITHDRAWS = re.compile(
    r"\b(?:we|this (?:newspaper|paper|site)) (?:were|was) wrong\b|\bcorrections? and clarifications?\b|\bcorrection:"
    r"|\bwe (?:apologise|apologize|regret|retract|withdraw)\b|\bput (?:that|this|it|things|the record) (?:right|straight)\b"
    r"|\b(?:wrongly|incorrectly|mistakenly) (?:reported|said|stated)\b|\b(?:article|report|story|headline) (?:was|has been) "
    r"(?:retracted|withdrawn|amended|corrected)\b|\bset the record straight\b|\bin error\b"
    r"|\b(?:an|the) earlier version of this (?:article|report|story|page)\b|\(corrects\b|\bcorrected[-:]"
    r"|\bthe error (?:arose|was)\b|\bwe are happy to (?:make|set|put)\b|\b(?:notice|note) of retraction\b"
    r"|\b(?:is|are|has been|was) hereby retracted\b",
    re.IGNORECASE,
)
_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\.?"
_REPORT_OF = re.compile(
    rf"\b(?:story|article|report|item|dispatch) (?:published )?(?:on|of|from) {_MONTH} (?P<day>\d{{1,2}})\b",
    re.IGNORECASE,
)
# How long a second undisclosed source is taken to confirm the first.
_NEWS = timedelta(days=30)
_PEOPLE = frozenset({"person", "group"})
_POINTS = {"address": "it credits this very address", "title": "it credits an article with this very title"}
_SURE = {"address": 0.99, "title": 0.95}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One ground for an edge from `downstream` to `upstream`; `decided` is True where a person said so."""

    downstream: str
    upstream: str
    kind: EdgeKind
    claims: frozenset[str]
    reason: str
    confidence: float
    worded: bool
    evidence: tuple[Evidence, ...]
    decided: bool = False


def by_downstream(ties: Iterable[Tie]) -> dict[str, list[Tie]]:
    """Return the ties of each article that depends on others, in their order."""
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.downstream].append(tie)
    return found


def copied(found: Sequence[Thread], copies: Iterable[Copy]) -> list[Tie]:
    """Return a tie for each copy."""
    claims = by_article(found)
    return [_copied(claims, copy) for copy in copies]


def _copied(by_id: Mapping[str, Sequence[Thread]], copy: Copy) -> Tie:
    places = [
        (
            Evidence(article_id=p.left, start=p.left_span.start, end=p.left_span.end),
            Evidence(article_id=p.right, start=p.right_span.start, end=p.right_span.end),
        )
        for p in copy.passages
    ]
    inside = [place for pair in places for place in pair]
    claims = _claims_at(by_id, copy.downstream, copy.upstream, inside)
    return Tie(
        downstream=copy.downstream,
        upstream=copy.upstream,
        kind="republication" if copy.whole else "excerpt",
        claims=claims,
        reason=copy.reason,
        confidence=min(0.99, 0.6 + copy.share * 0.4) if copy.whole else 0.8,
        worded=True,
        evidence=tuple(inside),
    )


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.article_id == other.article_id and one.start < other.end and other.start < one.end


def quoted_whole(pile: Pile, found: Sequence[Thread], citations: Iterable[Citation]) -> list[Tie]:
    """Return an excerpt for each quotation that an article takes from the running text of another that it names."""
    result, claims = [], by_article(found)
    for down, up in sorted({(c.downstream, c.upstream) for c in citations}):
        pairs = tuple(verbatim(pile.articles[down], pile.articles[up]))
        if pairs:
            places = tuple(place for pair in pairs for place in pair)
            result.append(
                Tie(
                    downstream=down,
                    upstream=up,
                    kind="excerpt",
                    claims=_claims_at(claims, down, up, places),
                    reason="it quotes the other's text word for word, and names it",
                    confidence=0.8,
                    worded=True,
                    evidence=places,
                )
            )
    return result


def _claims_at(
    claims: Mapping[str, Sequence[Thread]], down: str, up: str, places: Sequence[Evidence]
) -> frozenset[str]:
    """Return the claims that stand in some of the places, in both articles."""
    return frozenset(
        thread.id
        for thread in in_both(claims, down, up)
        if all(
            any(_overlap(said.evidence, place) for said in thread.said_in(end) for place in places)
            for end in (down, up)
        )
    )


def followed(pile: Pile, found: Sequence[Thread]) -> list[Tie]:
    """Return the ties between articles of one outlet: a later one updates or corrects an earlier one with a claim in common."""
    result, claims = [], by_article(found)
    for of_one in pile.outlets.values():
        for later, earlier in _pairs(claims, of_one):
            if _after(later, earlier) and not _of_another_day(later, earlier, of_one):
                result += _followed(claims, later, earlier)
    return _of_the_last(pile, result)


def _pairs(claims: Mapping[str, Sequence[Thread]], of_one: Sequence[Article]) -> Iterator[tuple[Article, Article]]:
    """Yield the ordered pairs of an outlet's articles that have a claim in common."""
    told: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(of_one):
        for thread in claims.get(article.id, ()):
            told[thread.id].append(number)
    for number, article in enumerate(of_one):
        others = {other for thread in claims.get(article.id, ()) for other in told[thread.id]}
        yield from ((article, of_one[other]) for other in sorted(others - {number}))


def _of_the_last(pile: Pile, ties: Sequence[Tie]) -> list[Tie]:
    """Return the ties without the updates of a version that an article between updates already."""
    last: dict[str, str] = {}
    for tie in sorted(ties, key=lambda t: date_key(pile.articles[t.upstream])):
        if pile.articles[tie.upstream].published is not None:
            last[tie.downstream] = tie.upstream
    return [tie for tie in ties if tie.kind != "update" or last.get(tie.downstream, tie.upstream) == tie.upstream]


def _of_another_day(later: Article, earlier: Article, of_one: Sequence[Article]) -> bool:
    """Say whether a correction names the day of the report that it corrects, and that is another one's."""
    if _withdrawal(later.text) is None:
        return False
    days = {(m["month"][:3].title(), int(m["day"])) for m in _REPORT_OF.finditer(later.text)}
    meant = [article.id for article in of_one if _day(article) in days]
    return bool(meant) and earlier.id not in meant


def _day(article: Article) -> tuple[str, int] | None:
    """Return month and day of publication."""
    published = article.published
    return (f"{published.earliest:%b}", published.earliest.day) if published else None


def _after(later: Article, earlier: Article) -> bool:
    if is_earlier(earlier, later):
        return True
    return looks_back(later) is not None and not is_earlier(later, earlier) and looks_back(earlier) is None


def _followed(claims: Mapping[str, Sequence[Thread]], later: Article, earlier: Article) -> list[Tie]:
    shared = in_both(claims, later.id, earlier.id)
    if not shared:
        return []
    taken_back = [
        t for t in shared if earlier.id in t.carriers() and any(_takes_back(said) for said in t.said_in(later.id))
    ]
    withdraws = _withdrawal(later.text)
    correction = withdraws is not None
    threads = taken_back if correction and taken_back else shared
    places = [said.evidence for thread in threads for said in thread.said_in(later.id, earlier.id)]
    if withdraws and correction:
        places.append(Evidence(article_id=later.id, start=withdraws.start(), end=withdraws.end()))
    return [
        Tie(
            downstream=later.id,
            upstream=earlier.id,
            kind="correction" if correction else "update",
            claims=frozenset(thread.id for thread in threads),
            reason="the same outlet takes back what it had said"
            if correction
            else "the same outlet returns to what it had said",
            confidence=0.9 if correction else 0.8,
            worded=True,
            evidence=tuple(places),
        )
    ]


@lru_cache(maxsize=4096)
def _withdrawal(text: str) -> re.Match[str] | None:
    """Return where an article takes something back in its own words: "we were wrong" in quotation marks is somebody else's."""
    return next((match for match in _WITHDRAWS.finditer(text) if not _is_quoted(text, match.start())), None)


def _is_quoted(text: str, at: int) -> bool:
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _takes_back(said: Said) -> bool:
    return said.appearance.stance in {"denies", "disputes"}


def credited(pile: Pile, citations: Sequence[Citation]) -> list[Tie]:
    """Return a pick-up for each claim that an article credits to another's outlet, and for each report that it draws on."""
    foreign = [c for c in citations if outlet_of(pile.articles[c.downstream]) != outlet_of(pile.articles[c.upstream])]
    for_claims = {(cite.downstream, cite.upstream) for cite in foreign if cite.claim_id is not None}
    return [
        Tie(
            downstream=cite.downstream,
            upstream=cite.upstream,
            kind="pickup",
            claims=frozenset({cite.claim_id} if cite.claim_id else ()),
            reason="it credits the other's outlet"
            if cite.claim_id
            else "it draws on the other's report, which it names",
            confidence=0.9 if cite.claim_id else 0.7,
            worded=False,
            evidence=(cite.evidence,),
        )
        for cite in foreign
        if cite.claim_id is not None or (cite.draws and (cite.downstream, cite.upstream) not in for_claims)
    ]


def pointed(found: Sequence[Thread], pointing: Iterable[Pointer], made: Iterable[Tie]) -> list[Tie]:
    """Return a tie for each mark that gives another's address or title; of the kind of the copy, where it holds its text."""
    copying = {
        (tie.downstream, tie.upstream): tie for tie in made if tie.worded and tie.kind in {"republication", "excerpt"}
    }
    told: dict[str, set[str]] = defaultdict(set)
    for thread in found:
        for id_ in thread.articles():
            told[id_].add(thread.id)
    return [_pointed(one, copying.get((one.downstream, one.upstream)), told) for one in pointing]


def _pointed(one: Pointer, copy: Tie | None, told: Mapping[str, set[str]]) -> Tie:
    shared = told.get(one.downstream, set()) & told.get(one.upstream, set())
    return Tie(
        downstream=one.downstream,
        upstream=one.upstream,
        kind=copy.kind if copy else "pickup",
        claims=copy.claims if copy else frozenset(shared),
        reason=_POINTS[one.by],
        confidence=_SURE[one.by],
        worded=False,
        evidence=(Evidence(article_id=one.downstream, start=one.start, end=one.end),),
    )


def matched(pile: Pile, found: Sequence[Thread], citations: Iterable[Citation], made: Iterable[Tie]) -> list[Tie]:
    """Return a match for each claim that an article has from sources of its own after another's outlet that it refers to.

    Without a reference there is a match only where both have the claim from undisclosed sources of their own: a second outlet
    that finds such a source is confirming the first.
    """
    copies = {tie.downstream for tie in made}
    refers: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for cite in citations:
        refers[cite.downstream].setdefault(cite.upstream, cite.evidence)
    result = []
    for thread in found:
        if len(thread.carriers()) < 2:
            continue
        holders = _first_holders(pile, thread, copies)
        for said in thread.asserted():
            named = refers.get(said.article_id, {})
            options = (
                _match(pile, thread, said, first, named.get(first.article_id))
                for first in _matchable(said, holders, named)
                if _outside(pile, said, first, copies)
            )
            tie = next((option for option in options if option), None)
            result += [tie] if tie else []
    return result


def _matchable(said: Said, holders: Sequence[Said], named: Collection[str]) -> Sequence[Said]:
    """Return the first holders that an appearance may confirm: any for an undisclosed source, else those that it refers to."""
    if said.headline or _second_hand(said):
        return ()
    if said.source is not None and _is_undisclosed(said.source):
        return holders
    return [first for first in holders if first.article_id in named] if named else ()


def _is_undisclosed(source: Source) -> bool:
    return source.unnamed and source.kind in _PEOPLE


def _outside(pile: Pile, said: Said, first: Said, copies: set[str]) -> bool:
    """Say whether an appearance can confirm another: it is no copy, is another outlet's, and is not earlier.

    What a body publishes of itself is no report that others could match.
    """
    mine, theirs = pile.articles[said.article_id], pile.articles[first.article_id]
    reported = not is_release(mine) and not is_release(theirs)
    return reported and mine.id not in copies and outlet_of(mine) != outlet_of(theirs) and not is_earlier(mine, theirs)


def _first_holders(pile: Pile, thread: Thread, copies: set[str]) -> list[Said]:
    """Return the earliest appearances that have the claim at first hand: not credited to an outlet, not copied."""
    at_hand = [s for s in thread.asserted() if not (_second_hand(s) or s.headline or s.article_id in copies)]
    return [said for said in at_hand if _moment(pile, said) == _moment(pile, at_hand[0])]


def _moment(pile: Pile, said: Said) -> datetime | None:
    published = pile.articles[said.article_id].published
    return published.earliest if published else None


def _second_hand(said: Said) -> bool:
    return any(link.outlets or link.kind == "outlet" for link in said.links)


def _match(pile: Pile, thread: Thread, said: Said, first: Said, place: Evidence | None) -> Tie | None:
    """Return the match of what was first told, None if it is none; `place` is where its article refers to the other's."""
    reason = _why_match(pile, said, first, thread, referred=place is not None)
    if reason is None:
        return None
    return Tie(
        downstream=said.article_id,
        upstream=first.article_id,
        kind="match",
        claims=frozenset({thread.id}),
        reason=reason,
        confidence=0.8 if place else 0.6,
        worded=False,
        evidence=(said.evidence, first.evidence, *([place] if place else [])),
    )


def _why_match(pile: Pile, said: Said, first: Said, thread: Thread, *, referred: bool) -> str | None:
    """Return why `said` is a match of `first`, None if it is not."""
    mine = said.source
    if referred and spoke_to_us(pile.articles[said.article_id], said.sentence):
        return "it refers to the other's outlet and has the claim from somebody who spoke to it"
    if mine is None:
        return None
    if referred:
        grants = _grants_priority(pile, said, first)
        return "it says that the other had it first, and has the claim from a source of its own" if grants else None
    theirs = [one.source for one in thread.asserted_in(first.article_id) if one.source]
    unnamed = _is_undisclosed(mine) and bool(theirs) and all(source.unnamed for source in theirs)
    if not unnamed or not _soon(pile.articles[said.article_id], pile.articles[first.article_id]):
        return None
    kin = [kinship(mine, source) for source in theirs]
    if any(found is not None and found.certain for found in kin):
        return None
    return "after the other's undisclosed source it brings an undisclosed source of its own"


def _grants_priority(pile: Pile, said: Said, first: Said) -> bool:
    """Say whether an article says that the other's outlet had the story first: who does so has it too."""
    key = outlet_of(pile.articles[first.article_id])
    article = pile.articles[said.article_id]
    return any(one.outlet == key and had_it_first(article, one) for one in pile.named[article.id])


def _soon(later: Article, earlier: Article) -> bool:
    """Say whether an article came out while the other was news, if both have a date."""
    if later.published is None or earlier.published is None:
        return False
    return later.published.earliest - earlier.published.latest < _NEWS
