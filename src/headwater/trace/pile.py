"""Everything that tracing was given, indexed once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.attribution import Attribution
from headwater.model.links import Links, Passage, Statement, StatementLink
from headwater.model.text import Article
from headwater.model.what_if import EdgeAway, EdgeSet, Settled
from headwater.trace.parties.casts import presenters
from headwater.trace.parties.editions import editions
from headwater.trace.parties.houses import houses
from headwater.trace.parties.namings import namings
from headwater.trace.parties.outlets import NamedOutlet, by_word, outlet_of
from headwater.trace.texts.order import date_key, is_earlier, looks_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """The articles by id, oldest first, what they say, how it is linked and scored; by outlet, by article, who names whom.

    `decided` are the statements that a person holds for the same claim as another; `presenters` are the speakers of transcripts
    who speak for the outlet; `houses` are outlets of releases by their short names; `cut` are the articles that are supposed not
    to rest on another: (downstream, upstream). `settled` is what people decided of the way upstream, `held` are the pairs of
    articles of which they decided that one rests on the other.
    """

    articles: Mapping[str, Article]
    attributions: Mapping[str, Attribution]
    statements: Mapping[str, Statement]
    passages: tuple[Passage, ...]
    links: tuple[StatementLink, ...]
    outlets: Mapping[str, tuple[Article, ...]]
    outlets_by_word: Mapping[str, tuple[str, ...]]
    named: Mapping[str, tuple[NamedOutlet, ...]]
    said_in: Mapping[str, tuple[Attribution, ...]]
    scores: Mapping[str, Mapping[str, float]]
    decided: frozenset[str]
    presenters: Mapping[str, frozenset[str]]
    houses: Mapping[str, str]
    cut: frozenset[tuple[str, str]] = frozenset()
    settled: tuple[Settled, ...] = ()
    held: frozenset[tuple[str, str]] = frozenset()


def gather(
    articles: Sequence[Article], attributions: Sequence[Attribution], links: Links, settled: Sequence[Settled] = ()
) -> Pile:
    """Return the pile; nothing in it depends on the order of what came in."""
    ordered = sorted(editions(sorted(articles, key=date_key)), key=date_key)
    known = {article.id for article in ordered}
    statements = sorted(links.statements, key=lambda s: (s.article_id, s.start, s.end, s.id))
    by_id = {article.id: article for article in ordered}
    said_in = _by_article(attributions)
    return Pile(
        articles=by_id,
        attributions={a.id: a for a in sorted(attributions, key=lambda a: a.id)},
        statements={statement.id: statement for statement in statements if statement.article_id in known},
        passages=tuple(sorted((p for p in links.passages if {p.left, p.right} <= known), key=lambda p: p.id)),
        links=tuple(sorted(links.statement_links, key=lambda k: (k.left, k.right, k.relation))),
        outlets=_by_outlet(ordered),
        outlets_by_word=by_word({outlet_of(article) for article in ordered}),
        named=namings(ordered),
        said_in=said_in,
        scores=_scores(links.statement_links),
        decided=frozenset(end for link in links.statement_links if link.decided for end in (link.left, link.right)),
        presenters=presenters(by_id, said_in),
        houses=houses(ordered),
        cut=frozenset((one.downstream, one.upstream) for one in settled if isinstance(one, EdgeAway)),
        settled=tuple(settled),
        held=frozenset((one.downstream, one.upstream) for one in settled if isinstance(one, EdgeSet)),
    )


def _scores(links: Iterable[StatementLink]) -> dict[str, dict[str, float]]:
    """Return for each statement the scores of its links by the statement at their other end."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for link in links:
        found[link.left][link.right] = link.score
        found[link.right][link.left] = link.score
    return found


def _by_outlet(articles: Iterable[Article]) -> dict[str, tuple[Article, ...]]:
    """Return each outlet's articles, those that look back on an earlier report last."""
    found: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        found[outlet_of(article)].append(article)
    return {
        key: tuple(sorted(found[key], key=lambda a: (looks_back(a) is not None, *date_key(a)))) for key in sorted(found)
    }


def _by_article(attributions: Iterable[Attribution]) -> dict[str, tuple[Attribution, ...]]:
    found: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in sorted(attributions, key=lambda a: a.id):
        found[attribution.article_id].append(attribution)
    return {id_: tuple(of_one) for id_, of_one in found.items()}


def articles_of(pile: Pile, key: str, citing: Article) -> tuple[Article, ...]:
    """Return the outlet's articles that `citing` can mean: its own earlier ones, or another outlet's."""
    others = (a for a in pile.outlets.get(key, ()) if a.id != citing.id and (citing.id, a.id) not in pile.cut)
    if key == outlet_of(citing):
        return tuple(a for a in others if is_earlier(a, citing) or (looks_back(citing) and not is_earlier(citing, a)))
    return tuple(others)


def in_headline(article: Article, start: int, end: int) -> bool:
    """Say whether the place lies in the article's title."""
    title = article.title_span
    return title is not None and start < title.end and end > title.start


def words_at(pile: Pile, article_id: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the words at `spans` of one article, joined by spaces."""
    text = pile.articles[article_id].text
    return " ".join(text[start:end].strip() for start, end in spans)
