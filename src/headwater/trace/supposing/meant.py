"""What a reader means by a name: a source, an article, everything of an outlet, or an edge between articles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePosixPath

from headwater.errors import NothingOfThatName, SeveralOfThatName
from headwater.model.text import Article
from headwater.model.what_if import ArticleAway, EdgeAway, NamedSource, SourceAway, Supposition
from headwater.trace.chained.passed_on import Link
from headwater.trace.chained.witnesses import own_source
from headwater.trace.counting.supposed import plain_name, shown_name
from headwater.trace.grounds.citations import cited_articles
from headwater.trace.parties.outlets import outlet_key, outlet_name, outlet_of
from headwater.trace.parties.sources import kinship
from headwater.trace.parties.voices import Source
from headwater.trace.supposing.prepared import Prepared, names_of
from headwater.trace.texts.graphs import parts
from headwater.trace.texts.words import content_words, tokens
from headwater.trace.threads import Said

_ARROW = re.compile(r"\s*(?:->|→)\s*")
_WHERE = re.compile(r"^(?P<name>.+) \((?P<outlet>[^()]+)\)$", re.DOTALL)
_MOST_NEAR = 5
_MOST_JOINED = 60  # names that have a word
_MOST_TRIED = 5  # appearances of a source
_LONGEST_NAME = 500  # characters
# What a paper says of a source that it does not name, and the one that talked to him does not.
_UNNAMED = frozenset({"unnamed", "unidentified", "anonymous", "undisclosed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meaning:
    """One thing that a name can mean: what to call it, and what is then taken away."""

    label: str
    away: tuple[Supposition, ...]


def away(prepared: Prepared, name: str) -> tuple[Supposition, ...]:
    """Return what is taken away by a name: a source's as it is shown, an article's path, title or id, an outlet's, or "A -> B".

    An outlet stands for all its articles in the pile.

    Raises:
        NothingOfThatName: nothing has this name.
        SeveralOfThatName: it fits several.
    """
    sides = _ARROW.split(name[:_LONGEST_NAME].strip(), maxsplit=1)
    if len(sides) == 2:
        return _edges(prepared, name, sides[0], sides[1])
    exact = _named_articles(prepared, sides[0]) or _houses(prepared, sides[0])
    sources = _whole(prepared, _named_sources(prepared, sides[0]))
    if sources and not exact:
        exact.append(_Meaning(label=_shown(sources), away=_away(sources)))
    return _only(name, exact or _likely(prepared, sides[0])).away


def source_away(prepared: Prepared, names: Iterable[str]) -> tuple[SourceAway, ...]:
    """Return what is taken away with one source by all of its names, as claims show it; nothing if no claim does.

    Nothing is guessed: a name stands neither for a longer one, nor for articles, nor for an edge.
    """
    found = {one: None for name in names for one in _named_sources(prepared, name[:_LONGEST_NAME].strip())}
    return tuple(SourceAway(source=source) for source in _whole(prepared, tuple(found)))


def source_meant(prepared: Prepared, name: str) -> tuple[NamedSource, ...]:
    """Return the source that a name means, under every name that the articles then show.

    Raises:
        NothingOfThatName: nothing has this name.
        SeveralOfThatName: it fits several.
    """
    asked = name[:_LONGEST_NAME].strip()
    own = tuple(
        source
        for kind in ("on the spot", "no source given")
        for source in _named_sources(prepared, f"{asked} ({kind})")
    )
    found = _named_sources(prepared, asked) or own
    if found:
        return _whole(prepared, found)
    likely = [one for one in _likely(prepared, asked) if all(isinstance(each, SourceAway) for each in one.away)]
    return tuple(one.source for one in _only(name, likely).away if isinstance(one, SourceAway))


def _only(name: str, meanings: Sequence[_Meaning]) -> _Meaning:
    """Return the one meaning of a name; one that another contains is no second."""
    widest = [one for one in meanings if not any(set(one.away) < set(other.away) for other in meanings)]
    by_effect = {meaning.away: meaning for meaning in reversed(widest)}
    if not by_effect:
        raise NothingOfThatName(name)
    if len(by_effect) > 1:
        raise SeveralOfThatName(name, tuple(sorted({one.label for one in by_effect.values()})))
    return next(iter(by_effect.values()))


def _edges(prepared: Prepared, name: str, downstream: str, upstream: str) -> tuple[Supposition, ...]:
    """Return every edge between what two names mean."""
    down, up = (_only(side, _named_articles(prepared, side)).away for side in (downstream, upstream))
    pairs = [
        (one.article_id, other.article_id)
        for one in down
        for other in up
        if isinstance(one, ArticleAway) and isinstance(other, ArticleAway)
    ]
    found = tuple(EdgeAway(downstream=d, upstream=u) for d, u in pairs if (d, u) in prepared.edges)
    if not found:
        raise NothingOfThatName(name)
    return found


def _named_articles(prepared: Prepared, name: str) -> list[_Meaning]:
    """Return the articles with this id, path, file name or title, and the outlet of this name with all of its articles."""
    pile = prepared.traced.pile
    exact = [article for article in pile.articles.values() if name in (article.id, article.path)]
    wanted = plain_name(name)
    known = exact or [
        a for a in pile.articles.values() if name == _file(a) or (a.title and plain_name(a.title) == wanted)
    ]
    found = [
        _Meaning(label=f"the article {article.path}", away=(ArticleAway(article_id=article.id),)) for article in known
    ]
    of_outlet = () if exact else pile.outlets.get(outlet_key(name), ())
    if of_outlet:
        label = f"the outlet {outlet_name(of_outlet[0])}"
        found.append(_Meaning(label=label, away=tuple(ArticleAway(article_id=a.id) for a in _sorted(of_outlet))))
    return found


def _sorted(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: article.id)


def _file(article: Article) -> str:
    return PurePosixPath(article.path).name


def _named_sources(prepared: Prepared, name: str) -> tuple[NamedSource, ...]:
    """Return the sources that are shown under a name, or under "a name (its outlet)"."""
    plain, where = plain_name(name), _WHERE.match(name)
    if plain in prepared.named_in:
        found = {source for said in _saying(prepared, plain) for source in _innermost(said, plain)}
        return tuple(NamedSource(name=_as_shown(prepared, one)) for one in sorted(found))
    if where is None:
        return ()
    plain, key = plain_name(where["name"]), outlet_key(where["outlet"])
    said = [
        s
        for s in _saying(prepared, plain)
        if key in {_through(s), outlet_of(prepared.traced.pile.articles[s.article_id])}
    ]
    names = sorted({source for one in said for source in _innermost(one, plain)})
    ids = tuple(sorted({one.article_id for one in said}))
    return tuple(NamedSource(name=_as_shown(prepared, one), article_ids=ids) for one in names)


def _whole(prepared: Prepared, found: tuple[NamedSource, ...]) -> tuple[NamedSource, ...]:
    """Return sources with the one that each stands for where it is passed on: "a man" is "a man aboard"."""
    more = {
        plain
        for source in found
        if source.article_ids is None
        for plain in _passed_on(prepared, plain_name(source.name))
    }
    known = {plain_name(source.name) for source in found}
    return (*found, *(NamedSource(name=_as_shown(prepared, plain)) for plain in sorted(more - known)))


def _passed_on(prepared: Prepared, plain: str) -> Iterator[str]:
    """Yield the sources that have all words of a name, in the articles that those who give this name have it from."""
    words = content_words(plain) - _UNNAMED
    for number in prepared.named_in.get(plain, ()) if words else ():
        thread = prepared.traced.threads[number]
        for said in thread.said:
            if said.links and plain in _both(said.links[-1]):
                cited = {
                    id_ for link in said.links[:-1] for id_ in cited_articles(prepared.traced.pile, thread, said, link)
                }
                yield from (
                    plain_name(shown_name(other.source))
                    for other in thread.said
                    if other.article_id in cited and other.source and words <= content_words(other.source.name)
                )


def _houses(prepared: Prepared, name: str) -> list[_Meaning]:
    """Return the outlets of the pile that articles mean where they give a source this name: "the agency"."""
    plain = plain_name(name)
    named = {
        key for said in _saying(prepared, plain) for link in said.links if plain in _both(link) for key in link.outlets
    }
    return [meaning for key in sorted(named) for meaning in _named_articles(prepared, key)]


def _both(link: Link) -> set[str]:
    return {plain_name(link.name), plain_name(link.full)}


def _saying(prepared: Prepared, plain: str) -> list[Said]:
    """Return the appearances of which a source has a plain name."""
    threads = (prepared.traced.threads[number] for number in prepared.named_in.get(plain, ()))
    return [said for thread in threads for said in thread.said if plain in names_of(prepared.traced.pile, said)]


def _innermost(said: Said, plain: str) -> tuple[str, ...]:
    """Return the plain name that counting knows a source by: an inner one's own, an outer one's as it stands in the chain."""
    inner = {plain_name(name) for name in (said.links[-1].name, said.links[-1].full)} if said.links else set()
    return (plain_name(shown_name(said.source)),) if said.source and plain in inner else (plain,)


def _through(said: Said) -> str:
    return said.source.through if said.source else ""


def _away(sources: Iterable[NamedSource]) -> tuple[Supposition, ...]:
    return tuple(SourceAway(source=source) for source in sources)


def _likely(prepared: Prepared, name: str) -> list[_Meaning]:
    """Return the sources and outlets that have all words of a name in theirs.

    Raises:
        NothingOfThatName: there are none; it tells which have some of the words.
    """
    pile, words = prepared.traced.pile, _words(plain_name(name))
    sources = {known: _words(known) for known in prepared.named_in}
    outlets = {key: _words(key) for key in pile.outlets if key not in pile.articles}
    found = [m for key, own in outlets.items() if words and words <= own for m in _named_articles(prepared, key)]
    if not found:
        found = _sources_alike(prepared, [known for known, own in sources.items() if words and words <= own])
    if not found:
        near = sorted((-len(words & own), known) for known, own in {**outlets, **sources}.items() if words & own)
        raise NothingOfThatName(name, tuple(_as_shown(prepared, n) for _, n in near[:_MOST_NEAR]))
    return found


def _words(name: str) -> frozenset[str]:
    """Return the words of a name, of many as of one: who asks for the official has not seen whether there are two."""
    return frozenset(word.removesuffix("s") for word in tokens(name))


def _sources_alike(prepared: Prepared, names: Sequence[str]) -> list[_Meaning]:
    """Return what plain names mean; those that counting holds to be one source together."""
    known = {name: _heard(prepared, name) for name in names[:_MOST_JOINED]}
    one = [
        (left, right)
        for left, right in combinations(sorted(known), 2)
        if any((kin := kinship(a, b)) and kin.certain for a in known[left] for b in known[right])
    ]
    meant = []
    for group in sorted(sorted(part) for part in parts(sorted(names), one)):
        each = _whole(prepared, tuple(source for name in group for source in _named_sources(prepared, name)))
        meant.append(_Meaning(label=_shown(each), away=_away(each)))
    return meant


def _heard(prepared: Prepared, plain: str) -> list[Source]:
    """Return what is known of a source, in the first few places that have it."""
    said = (one for one in _saying(prepared, plain) if plain in _innermost(one, plain))
    return [one.source for one in said if one.source][:_MOST_TRIED]


def _shown(sources: Sequence[NamedSource]) -> str:
    return " or ".join(f"“{source.name}”" for source in sources)


def _as_shown(prepared: Prepared, plain: str) -> str:
    """Return how an article shows a source of a plain name."""
    pile = prepared.traced.pile
    for said in _saying(prepared, plain)[:1]:
        names = [name for link in reversed(said.links) for name in (link.name, link.full)]
        own = own_source(pile, said.evidence, on_the_spot=said.appearance.sourcing == "self_reported")
        shown = [*names, shown_name(own), *([said.source.name] if said.source else [])]
        return next((name for name in shown if plain_name(name) == plain), plain)
    return plain
