"""What a reader means by a name: a source, an article, everything of an outlet, or an edge between articles."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from headwater.errors import NothingOfThatName, SeveralOfThatName
from headwater.model.text import Article
from headwater.model.what_if import ArticleAway, EdgeAway, NamedSource, SourceAway, Supposition
from headwater.trace.chained.witnesses import own_source
from headwater.trace.counting.supposed import plain_name, shown_name
from headwater.trace.parties.outlets import outlet_key, outlet_name, outlet_of
from headwater.trace.supposing.prepared import Prepared, names_of
from headwater.trace.texts.words import tokens
from headwater.trace.threads import Said

_ARROW = re.compile(r"\s*(?:->|→)\s*")
_WHERE = re.compile(r"^(?P<name>.+) \((?P<outlet>[^()]+)\)$", re.DOTALL)
_MOST_NEAR = 5
_LONGEST_NAME = 500  # characters


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
    exact = _named_articles(prepared, sides[0])
    sources = _named_sources(prepared, sides[0])
    if sources and outlet_key(sides[0]) not in prepared.traced.pile.outlets:
        exact.append(_Meaning(label=f"the source {_shown(sources)}", away=_away(sources)))
    return _only(name, exact or _likely(prepared, sides[0])).away


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
        return found
    likely = [one for one in _likely(prepared, asked) if all(isinstance(each, SourceAway) for each in one.away)]
    return tuple(one.source for one in _only(name, likely).away if isinstance(one, SourceAway))


def _only(name: str, meanings: Sequence[_Meaning]) -> _Meaning:
    by_effect = {meaning.away: meaning for meaning in reversed(meanings)}
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
    found = [_Meaning(label=article.path, away=(ArticleAway(article_id=article.id),)) for article in known]
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
    pile, words = prepared.traced.pile, set(tokens(plain_name(name)))
    sources = {known: set(tokens(known)) for known in prepared.named_in}
    outlets = {key: set(key.split()) for key in pile.outlets if key not in pile.articles}
    fits = [key for key, own in outlets.items() if words and words <= own]
    found = [meaning for key in fits for meaning in _named_articles(prepared, key)]
    for known, own in sources.items():
        if words and words <= own and not fits:
            meant = _named_sources(prepared, known)
            found.append(_Meaning(label=f"the source {_shown(meant)}", away=_away(meant)))
    if not found:
        near = sorted((-len(words & own), known) for known, own in {**outlets, **sources}.items() if words & own)
        raise NothingOfThatName(name, tuple(_as_shown(prepared, n) for _, n in near[:_MOST_NEAR]))
    return found


def _shown(sources: Sequence[NamedSource]) -> str:
    return " or ".join(source.name for source in sources)


def _as_shown(prepared: Prepared, plain: str) -> str:
    """Return how an article shows a source of a plain name."""
    pile = prepared.traced.pile
    for said in _saying(prepared, plain)[:1]:
        names = [name for link in reversed(said.links) for name in (link.name, link.full)]
        own = own_source(pile, said.evidence, on_the_spot=said.appearance.sourcing == "self_reported")
        shown = [*names, shown_name(own), *([said.source.name] if said.source else [])]
        return next((name for name in shown if plain_name(name) == plain), plain)
    return plain
