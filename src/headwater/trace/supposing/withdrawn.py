"""The pile without some articles and edges: which ties are left, and which copy takes the place of an original that is gone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from headwater.model.text import Article
from headwater.model.what_if import ArticleAway, EdgeAway, Supposition
from headwater.trace.grounds.ties import Tie
from headwater.trace.parties.outlets import outlet_name, outlet_of
from headwater.trace.pile import Pile
from headwater.trace.provenances import ties_among
from headwater.trace.supposing.prepared import Prepared
from headwater.trace.texts.order import date_key, is_earlier
from headwater.trace.threads import Thread

_COPYING = frozenset({"republication", "excerpt", "rewrite"})
_WITHIN_OUTLET = frozenset({"update", "correction"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """What is left of a pile when articles (`away`) and edges (`cut`) are taken away.

    `heirs` are the copies that take the place of an original that is gone, `moved` the ties that they take over, by upstream
    article.
    """

    prepared: Prepared
    pile: Pile
    away: frozenset[str]
    cut: frozenset[tuple[str, str]]
    heirs: tuple[str, ...]
    moved: Mapping[str, tuple[Tie, ...]]

    def holds(self, tie: Tie) -> bool:
        """Say whether a tie that was found is left."""
        return self.holds_pair(tie.downstream, tie.upstream)

    def holds_pair(self, downstream: str, upstream: str) -> bool:
        """Say whether what was found between two articles is left."""
        return not {downstream, upstream} & self.away and (downstream, upstream) not in self.cut

    def thread(self, number: int) -> Thread:
        """Return a claim without its appearances in articles taken away."""
        found = self.prepared.traced.threads[number]
        if not self.away & found.articles():
            return found
        return replace(found, said=tuple(said for said in found.said if said.article_id not in self.away))

    def ties(self, thread: Thread) -> tuple[Tie, ...]:
        """Return the ties that bear on a claim."""
        found = [tie for tie in ties_among(self.prepared.traced.upon, thread) if self.holds(tie)]
        return (*found, *ties_among(self.moved, thread))


def remaining(prepared: Prepared, suppositions: Iterable[Supposition]) -> Remaining:
    """Return what is left when the suppositions on articles and edges hold."""
    known = list(suppositions)
    pile = prepared.traced.pile
    away = frozenset(one.article_id for one in known if isinstance(one, ArticleAway)) & pile.articles.keys()
    cut = frozenset((one.downstream, one.upstream) for one in known if isinstance(one, EdgeAway))
    bare = Remaining(
        prepared=prepared, pile=_without(pile, away, cut | pile.cut), away=away, cut=cut, heirs=(), moved={}
    )
    heirs = {id_: heir for id_ in sorted(away) if (heir := _heir(bare, id_)) is not None}
    moved: dict[str, list[Tie]] = defaultdict(list)
    for id_, heir in heirs.items():
        for tie in _taken_over(bare, id_, heir):
            moved[tie.upstream].append(tie)
    in_order = {id_: tuple(sorted(ties, key=lambda t: (t.downstream, t.kind, t.reason))) for id_, ties in moved.items()}
    return replace(bare, heirs=tuple(sorted(set(heirs.values()))), moved=in_order)


def _without(pile: Pile, away: frozenset[str], cut: frozenset[tuple[str, str]]) -> Pile:
    if not away:
        return replace(pile, cut=cut)
    outlets = dict(pile.outlets)
    for key in {outlet_of(pile.articles[id_]) for id_ in away}:
        outlets[key] = tuple(article for article in outlets[key] if article.id not in away)
        if not outlets[key]:
            del outlets[key]
    articles = {id_: article for id_, article in pile.articles.items() if id_ not in away}
    return replace(pile, articles=articles, outlets=outlets, cut=cut)


def _heir(left: Remaining, original: str) -> str | None:
    """Return the copy that takes an original's place: the earliest, of several the longest."""
    copies = [
        left.pile.articles[tie.downstream]
        for tie in left.prepared.traced.upon.get(original, ())
        if tie.kind == "republication"
        and tie.downstream not in left.away
        and (tie.downstream, original) not in left.cut
    ]
    return min(copies, key=_first).id if copies else None


def _first(article: Article) -> tuple[tuple[bool, str], int, str]:
    undated, moment, _ = date_key(article)
    return ((undated, moment), -len(article.text), article.id)


def _taken_over(left: Remaining, original: str, heir: str) -> Iterator[Tie]:
    """Yield the ties of an original as its heir's: what was made from the one text, and what that was made from."""
    found = left.prepared
    name = outlet_name(found.traced.pile.articles[original])
    for tie in found.traced.upon.get(original, ()):
        if tie.kind in _COPYING and tie.downstream != heir and (tie.downstream, original) not in left.cut:
            reason = f"both have the text of {name}, which is taken away" if tie.kind == "republication" else tie.reason
            yield from _moved(left, replace(tie, upstream=heir, reason=reason), original)
    for tie in found.ties_of.get(original, ()):
        if tie.kind not in _WITHIN_OUTLET and tie.upstream != heir and (original, tie.upstream) not in left.cut:
            yield from _moved(left, replace(tie, downstream=heir), original)


def _moved(left: Remaining, tie: Tie, original: str) -> Iterator[Tie]:
    """Yield a tie between two others than it was found between, if there can be one."""
    if not left.holds(tie):
        return
    later, earlier = left.pile.articles[tie.downstream], left.pile.articles[tie.upstream]
    if is_earlier(later, earlier) or outlet_of(later) == outlet_of(earlier):
        return
    claims = frozenset(id_ for id_ in tie.claims if _both(left.prepared, id_, tie))
    if claims or tie.kind == "republication":
        yield replace(tie, claims=claims, evidence=tuple(p for p in tie.evidence if p.article_id != original))


def _both(found: Prepared, claim: str, tie: Tie) -> bool:
    told = set(found.told_in.get(tie.downstream, ())) & set(found.told_in.get(tie.upstream, ()))
    return any(found.traced.threads[number].id == claim for number in told)
