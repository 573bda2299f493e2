"""What the tests of comparing share: one parser, and ways from bare texts to articles, readings, statements and links."""

from collections.abc import Callable

import pytest

from compare.pages import page
from headwater.attribute.attributions import attributions
from headwater.compare.grammar import Grammar, grammar
from headwater.compare.judging.same import Judge
from headwater.compare.judging.views import side
from headwater.compare.links import links, meanings_of, profiles_of
from headwater.compare.matcher import load_matcher
from headwater.compare.profiles import weights
from headwater.compare.statements import statements
from headwater.compare.ties import ties
from headwater.model.links import Links, Statement
from headwater.model.text import Article
from headwater.read.parse import Parser, load_parser
from headwater.read.readings import reading


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Return the English parser, loaded once."""
    return load_parser()


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[[str], tuple[Article, Grammar]]:
    """Return a function that gives the article that holds a text, and its grammar."""

    def run(text: str) -> tuple[Article, Grammar]:
        article = page(text)
        return article, grammar(article, reading(article, parser))

    return run


@pytest.fixture(scope="session")
def state(parser: Parser) -> Callable[[str], tuple[Statement, ...]]:
    """Return a function that gives the statements of a text."""

    def run(text: str) -> tuple[Statement, ...]:
        article = page(text)
        read = reading(article, parser)
        return statements(article, read, grammar(article, read), attributions(article, read))

    return run


@pytest.fixture(scope="session")
def link(parser: Parser) -> Callable[..., Links]:
    """Return a function that gives the links of a pile of texts."""

    def run(*texts: str) -> Links:
        articles = [page(text, f"page {number}") for number, text in enumerate(texts)]
        readings = [reading(article, parser) for article in articles]
        said = [a for article, read in zip(articles, readings, strict=True) for a in attributions(article, read)]
        return links(articles, readings, said)

    return run


@pytest.fixture(scope="session")
def judged(parser: Parser) -> Callable[..., Judge]:
    """Return a function that gives who judges the statements of a pile of texts, in the order of the texts."""

    def run(*texts: str) -> Judge:
        articles = [page(text, f"page {number:04}") for number, text in enumerate(texts)]
        readings = [reading(article, parser) for article in articles]
        said = [a for article, read in zip(articles, readings, strict=True) for a in attributions(article, read)]
        found = profiles_of(articles, readings, said)
        found.sort(key=lambda profile: (profile.statement.article_id, profile.statement.start))
        telling = weights(found)
        return Judge(
            sides=[side(profile, telling) for profile in found],
            ties=ties(found),
            meanings=meanings_of(articles, readings, found, load_matcher()),
        )

    return run


@pytest.fixture(scope="session")
def relation(link: Callable[..., Links]) -> Callable[[str, str], str | None]:
    """Return a function that tells how two sentences are linked in a pile with enough else in it; None if they are not."""
    elsewhere = (
        "The library opens at nine. Its roof leaks in winter. A painter gave the school three easels.",
        "Buses will stop at the market. The choir sang on Sunday. Tomatoes did well after the warm spring.",
        "The council bought a van. Two swans nest by the weir. Old maps hang in the station.",
    )

    def run(left: str, right: str) -> str | None:
        found = link(left, right, *elsewhere)
        home = {s.id: s.article_id for s in found.statements}
        kinds = {k.relation for k in found.statement_links if {home[k.left], home[k.right]} == {"page 0", "page 1"}}
        return min(kinds) if kinds else None

    return run
