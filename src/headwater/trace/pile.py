"""Everything that tracing was given, indexed once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.attribution import Attribution
from headwater.model.links import Links, Passage, Statement, StatementLink
from headwater.model.text import Article
from headwater.trace.order import date_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """The articles by id (oldest first), what they say, and how it is linked."""

    articles: Mapping[str, Article]
    attributions: Mapping[str, Attribution]
    statements: Mapping[str, Statement]
    passages: tuple[Passage, ...]
    links: tuple[StatementLink, ...]


def gather(articles: Sequence[Article], attributions: Sequence[Attribution], links: Links) -> Pile:
    """Return the pile; nothing in it depends on the order of what came in."""
    statements = sorted(links.statements, key=lambda s: (s.article_id, s.start, s.end, s.id))
    return Pile(
        articles={article.id: article for article in sorted(articles, key=date_key)},
        attributions={a.id: a for a in sorted(attributions, key=lambda a: a.id)},
        statements={statement.id: statement for statement in statements},
        passages=tuple(sorted(links.passages, key=lambda p: p.id)),
        links=tuple(sorted(links.statement_links, key=lambda k: (k.left, k.right))),
    )


def in_headline(article: Article, start: int, end: int) -> bool:
    """Say whether the place lies in the article's title."""
    title = article.title_span
    return title is not None and start < title.end and end > title.start


def own_text(pile: Pile, article_id: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the words at `spans` of one article, joined by spaces."""
    text = pile.articles[article_id].text
    return " ".join(text[start:end].strip() for start, end in spans)
