"""Ties: articles on different events must not be made to agree by a phrase."""

from collections.abc import Callable

from compare.pages import page
from headwater.compare.grammar import grammar
from headwater.compare.profiles import Profile, profiles
from headwater.compare.statements import statements
from headwater.compare.ties import Ties, ties
from headwater.model.links import Links
from headwater.read.parse import Parser
from headwater.read.readings import reading

FIRE = (
    "A barn at Marne burned down on Monday. Twelve horses were killed. Farmer Josef Ohl said the fire began in the hay."
)
SAME_FIRE = "Josef Ohl of Marne lost twelve horses when his barn caught fire. The hay had been damp, the farmer said."
CONCERT = "The choir sang Bach on Friday. Tickets had gone within two hours. Ada Roe said the hall was too small."


def tied(parser: Parser, *texts: str) -> Ties:
    """Return the ties between articles that hold these texts."""
    found: list[Profile] = []
    for number, text in enumerate(texts):
        article = page(text, f"page {number}")
        read = reading(article, parser)
        tree = grammar(article, read)
        found.extend(profiles(article, tree, statements(article, read, tree, ())))
    return ties(found)


def test_names_and_rare_words_tie_articles_on_one_event(parser: Parser) -> None:
    """Two reports of a fire have its place, its people and its things in common; a concert has none of them."""
    between = tied(parser, FIRE, SAME_FIRE, CONCERT)

    assert between.strangers("page 0", "page 1") == between.strangers("page 1", "page 0") == 0.0
    assert between.strangers("page 0", "page 2") == 1.0
    assert between.strangers("page 2", "page 2") == 0.0


def test_a_common_phrase_links_no_strangers(link: Callable[..., Links]) -> None:
    """Two hours are two hours everywhere: false agreement costs more trust than a missed link."""
    found = link(CONCERT, "The train to Hamburg leaves every two hours. A new bridge is being built over the Elbe.")

    assert found.statement_links == ()


def test_a_verdict_tells_what_spoke_for_and_against(link: Callable[..., Links]) -> None:
    """Every judgement carries its reasons in words."""
    found = link(FIRE, SAME_FIRE, CONCERT)
    evidence = {reason for one in found.statement_links for reason in one.evidence}

    assert "for: they count as many of the same" in evidence
    assert all(reason.startswith(("for: ", "against: ")) for reason in evidence)
