"""Citations: where one article of the pile names another's outlet, as the source of a claim or in passing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from headwater.model.provenance import Evidence
from headwater.model.text import Article
from headwater.trace.chained.passed_on import Link, sentence_at
from headwater.trace.parties.credits import draws_on, is_nested
from headwater.trace.parties.outlets import NamedOutlet, mentions_title, outlet_of
from headwater.trace.parties.releases import is_release
from headwater.trace.pile import Pile, articles_of
from headwater.trace.texts.order import date_key, is_earlier
from headwater.trace.texts.words import content_words
from headwater.trace.threads import Said, Thread

# How long what a body says is taken for what it says in its release.
_FRESH = timedelta(hours=54)
# How many of an outlet's articles are compared with a sentence that names it.
_MOST_MEANT = 30
_TELLING = frozenset({"asserts", "denies"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One article names another; `claim_id` and `said_id` are None where it names it outside a source of a claim.

    `draws` says that the words there show that it uses the other's report.
    """

    downstream: str
    upstream: str
    claim_id: str | None
    said_id: str | None
    evidence: Evidence
    draws: bool


def citations(pile: Pile, found: Sequence[Thread]) -> tuple[Citation, ...]:
    """Return every citation between two articles of the pile, sorted."""
    all_of = [*_credits_for_claims(pile, found), *_namings(pile, found)]
    return tuple(
        sorted(all_of, key=lambda c: (c.downstream, c.upstream, c.evidence, c.claim_id or "", c.said_id or ""))
    )


def _credits_for_claims(pile: Pile, found: Sequence[Thread]) -> list[Citation]:
    return [
        Citation(
            downstream=said.article_id,
            upstream=upstream,
            claim_id=thread.id,
            said_id=said.id,
            evidence=said.evidence,
            draws=True,
        )
        for thread in found
        for said in thread.said
        for upstream in _nearest(pile, thread, said)
    ]


def _nearest(pile: Pile, thread: Thread, said: Said) -> tuple[str, ...]:
    """Return the articles that an appearance credits itself: who quotes an agency quoting the radio has it from the agency."""
    cited = (cited_articles(pile, thread, said, link) for link in said.links)
    return tuple(
        id_ for id_ in next((upstream for upstream in cited if upstream), ()) if _from_release(pile, said, id_)
    )


def _from_release(pile: Pile, said: Said, upstream: str) -> bool:
    """Say whether an appearance can be from this article: a body's release is used where the body alone is said to assert it.

    Where a spokesman or a document of the body is the source, somebody spoke to the outlet or it read something else; days later
    the body has said it anew.
    """
    publisher = outlet_of(pile.articles[upstream])
    release = pile.articles[upstream]
    if not is_release(release):
        return True
    if _long_after(pile.articles[said.article_id], release):
        return False
    spoken = any(publisher in link.outlets and link.sourcing != "outlet" for link in said.links)
    return not spoken or (said.appearance.stance in _TELLING and len(said.links) == 1)


def _long_after(later: Article, release: Article) -> bool:
    if later.published is None or release.published is None:
        return False
    return later.published.earliest - release.published.latest >= _FRESH


def cited_articles(pile: Pile, thread: Thread, said: Said, link: Link) -> tuple[str, ...]:
    """Return the articles that a link of a chain stands for, one for each outlet that has one.

    An outlet's article that has the claim goes before all others. A later article is meant only where it cites this outlet in
    turn: then the two quote each other in a ring.
    """
    citing = pile.articles[said.article_id]
    found = (_telling(pile, thread, citing, outlet)[:1] or _silent(pile, citing, outlet) for outlet in link.outlets)
    return tuple(id_ for first in found for id_ in first)


def _telling(pile: Pile, thread: Thread, citing: Article, outlet: str) -> list[str]:
    """Return the articles of an outlet that have the claim and can be meant, the likeliest first."""
    known = [a for a in _having(pile, thread, citing, outlet) if _possible(pile, citing, a)]
    known.sort(key=lambda a: (a.id not in thread.carriers(), not mentions_title(citing, a)))
    return [article.id for article in known]


def _having(pile: Pile, thread: Thread, citing: Article, outlet: str) -> list[Article]:
    """Return the articles of an outlet that have a claim and can be meant, looked for among the fewer of the two."""
    if len(pile.outlets.get(outlet, ())) <= len(thread.articles()):
        return [article for article in articles_of(pile, outlet, citing) if article.id in thread.articles()]
    own = {id_ for id_ in thread.articles() if outlet_of(pile.articles[id_]) == outlet}
    return [article for article in articles_of(pile, outlet, citing) if article.id in own] if own else []


def _silent(pile: Pile, citing: Article, outlet: str) -> list[str]:
    """Return the likeliest of an outlet's articles where none that can be meant has the claim: the first whose title is given."""
    known = [a for a in articles_of(pile, outlet, citing) if _possible(pile, citing, a)]
    titled = (a for a in known if mentions_title(citing, a))
    return [article.id for article in [next(titled, None) or known[0]]] if known else []


def origin_articles(pile: Pile, thread: Thread, said: Said) -> tuple[str, ...]:
    """Return the articles that an appearance rests on by its chain: the innermost outlets' that put the claim forward.

    Where an outlet has several, readers are not told which is meant: it may be any of them.
    """
    others, citing = thread.carriers() - {said.article_id}, pile.articles[said.article_id]
    for link in reversed(said.links):
        upstream = tuple(
            id_ for outlet in link.outlets for id_ in _telling(pile, thread, citing, outlet) if id_ in others
        )
        if upstream:
            return upstream
    return ()


def _possible(pile: Pile, citing: Article, cited: Article) -> bool:
    if not is_earlier(citing, cited):
        return True
    return any(named.outlet == outlet_of(citing) for named in pile.named[cited.id])


def _namings(pile: Pile, found: Sequence[Thread]) -> list[Citation]:
    """Return where articles name each other's outlet in their text, each time its article that fits the sentence best."""
    claims: dict[str, set[str]] = defaultdict(set)
    for thread in found:
        for id_ in thread.articles():
            claims[id_].add(thread.id)
    result = []
    for outlet, of_one in _by_outlet(pile).items():
        worded: dict[str, frozenset[str]] = {}  # one outlet's texts are compared again and again, then never more
        for article, before, named in of_one:
            known = [a for a in articles_of(pile, outlet, article) if _possible(pile, article, a)]
            if known:
                draws = _draws(article, before, named)
                upstream = _meant(article, named, known, claims, worded) if draws else _likest(article, known, claims)
                result.append(_naming(article, named, upstream, draws=draws))
    return result


def _by_outlet(pile: Pile) -> dict[str, list[tuple[Article, NamedOutlet | None, NamedOutlet]]]:
    """Return the places that name each outlet: the article, what it names before, and the place."""
    found: dict[str, list[tuple[Article, NamedOutlet | None, NamedOutlet]]] = defaultdict(list)
    for article in pile.articles.values():
        for before, named in pairwise([None, *pile.named[article.id]]):
            if named is not None:
                found[named.outlet].append((article, before, named))
    return found


def _naming(article: Article, named: NamedOutlet, upstream: Article, *, draws: bool) -> Citation:
    return Citation(
        downstream=article.id,
        upstream=upstream.id,
        claim_id=None,
        said_id=None,
        evidence=Evidence(article_id=article.id, start=named.start, end=named.end),
        draws=draws and not is_release(upstream) and not is_earlier(article, upstream),
    )


def _likest(article: Article, known: Sequence[Article], claims: Mapping[str, set[str]]) -> Article:
    """Return the article with most claims in common."""
    shared = [len(claims[article.id] & claims[a.id]) for a in known]
    return known[shared.index(max(shared))]


def _meant(
    article: Article,
    named: NamedOutlet,
    known: Sequence[Article],
    claims: Mapping[str, set[str]],
    worded: dict[str, frozenset[str]],
) -> Article:
    """Return which of an outlet's articles the sentence that names it speaks of, by its words, then by claims in common.

    Only the last few that came before it are looked at. `worded` takes up the words of each.
    """
    start, end = sentence_at(article, named.start, named.end)
    words = content_words(article.text[start:end])
    earlier = sorted((a for a in known if not is_earlier(article, a)), key=date_key)[-_MOST_MEANT:] or list(known)
    for one in earlier:
        if one.id not in worded:
            worded[one.id] = content_words(one.text)
    fits = {a.id: len(words & worded[a.id]) for a in earlier}
    best = max(fits[a.id] for a in earlier)
    return _likest(article, [a for a in earlier if fits[a.id] == best], claims)


def _draws(article: Article, before: NamedOutlet | None, named: NamedOutlet) -> bool:
    """Say whether an article uses the report of an outlet that it names, and not what the one named before tells of it."""
    start, _ = sentence_at(article, named.start, named.end)
    outer = before if before is not None and before.start >= start and before.outlet != named.outlet else None
    return not (outer and is_nested(article, outer, named)) and draws_on(article, named)
