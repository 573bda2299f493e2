"""Links: the same claim found in other words, other claims kept apart, and laws over whole piles."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.pages import page
from headwater.attribute.attributions import attributions
from headwater.compare.links import links
from headwater.model.links import Links
from headwater.read.parse import Parser
from headwater.read.readings import reading

Relation = Callable[[str, str], str | None]

SENTENCES = (
    "Twelve horses were killed when a barn burned at Marne on Monday.",
    "The mayor of Tallow said the bridge would close in May.",
    "The bridge at Tallow will be closed in May, according to Mayor Ohl.",
    "A fire in a barn at Marne killed a dozen horses.",
    "“There is no plan to close the bridge,” the railway said.",
    "The library sold forty maps.",
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A fire in a barn at Marne killed a dozen horses.", "Twelve horses died when a Marne barn burned."),
        ("The clinic treated nine passengers for burns.", "Nine passengers were treated at the clinic, a nurse said."),
        ("Tallow Mill let waste into the river Arl.", "Ada Roe said the Arl was polluted by waste from Tallow Mill."),
        ("The tower at Marne was built in 1402.", "Marne's tower dates from 1402."),
        (
            "Brigg Group has agreed to buy the Tallow foundry.",
            "The purchase of the Tallow foundry by Brigg Group is agreed.",
        ),
    ],
)
def test_one_claim_in_other_words_is_linked(relation: Relation, left: str, right: str) -> None:
    """Passive for active, word for numeral, noun for verb: the truth conditions are the same."""
    assert relation(left, right) == "same"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("About 40,000 fish died in Lake Orm.", "About 11,000 fish died in Lake Orm."),
        ("The mill lowered the lake by nineteen metres.", "Lowering the lake would take nineteen days."),
        ("There were 214 desks in the school at Marne.", "The observatory at Marne recorded 214 earthquakes."),
        ("A barn at Marne burned in 1994.", "A barn at Sallow burned in 2016."),
        ("The mayor opened a bakery.", "A tenor sang in the square."),
        (
            "Rebels fought to topple the government of Ardan Loss in Velmar in 2011.",
            "Students toppled the government of Imre Hodd in Costria in 2011, after a long and costly strike.",
        ),
    ],
)
def test_look_alikes_are_kept_apart(relation: Relation, left: str, right: str) -> None:
    """Another figure, another thing counted, another year: another claim."""
    assert relation(left, right) is None


def test_a_denial_is_opposed(relation: Relation) -> None:
    """A denial belongs to the claim that it denies, on the other side."""
    left = "The night ferry to Marne will be closed in May."

    assert relation(left, "The night ferry to Marne will not be closed in May.") == "opposed"
    assert relation(left, "The night ferry to Marne will close in May.") == "same"


def test_a_refusal_is_linked_to_what_it_refuses_to_speak_of(link: Callable[..., Links]) -> None:
    """A reader of the claim sees who would not speak of it."""
    found = link("An alarm rang on the bridge of the ferry for two days. The owners declined to discuss the alarm.")
    (pair,) = found.statement_links

    assert {s.stance for s in found.statements if s.id in {pair.left, pair.right}} == {"asserts", "declines_comment"}
    assert "stand" in pair.evidence[0]


def test_copied_sentences_are_the_same_claim(link: Callable[..., Links]) -> None:
    """Where a passage was copied, the statement at the same place says the same, whatever the features think."""
    text = (
        "The old weir at Tallow gave way on Sunday and the lower meadows stood under two feet of brown water by noon."
    )
    found = link(f"Good news. {text} A painter came.", f"{text} Nobody minded.")

    assert {(k.relation, k.score, k.evidence) for k in found.statement_links} == {
        ("same", 1.0, ("for: they stand in the same words",))
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=1, max_size=4))
def test_the_order_of_articles_changes_nothing(parser: Parser, texts: list[list[str]]) -> None:
    """Links are symmetric and sorted, refer to statements that are there, and never to one twice."""
    articles = [page(" ".join(sentences), f"page {n}") for n, sentences in enumerate(texts)]
    readings = [reading(article, parser) for article in articles]
    said = [a for article, read in zip(articles, readings, strict=True) for a in attributions(article, read)]
    found = links(articles, readings, said)
    ids = [s.id for s in found.statements]
    pairs = [(k.left, k.right) for k in found.statement_links]

    assert links(articles[::-1], readings[::-1], said[::-1]) == found
    assert ids == sorted(set(ids))
    assert pairs == sorted(set(pairs))
    assert all(left < right and left in ids and right in ids for left, right in pairs)
    assert all(0 <= k.score <= 1 and k.evidence for k in found.statement_links)


def test_nothing_gives_nothing() -> None:
    """An empty pile is no error."""
    assert links((), (), ()) == Links(statements=(), passages=(), statement_links=())
