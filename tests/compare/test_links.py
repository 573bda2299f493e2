"""Links: the same claim found in other words, other claims kept apart, and laws over whole piles."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.pages import page, unread
from headwater.attribute.attributions import attributions
from headwater.compare.links import links
from headwater.model.attribution import Attribution
from headwater.model.links import Links
from headwater.model.text import Article, Reading
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


def test_a_denial_of_something_else_is_neither_the_claim_nor_against_it(relation: Relation) -> None:
    """Who no longer noticed a horn does not deny that it blew, and nobody told him to say so."""
    left = "A warning horn blew for two days on the night ferry to Marne before the ferry hit the quay."

    assert relation(left, "You stopped noticing the horn on the ferry, a stoker said.") != "opposed"


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

    words = {s.id: s.text for s in found.statements}
    copied = [k for k in found.statement_links if words[k.left] == words[k.right]]

    assert len(copied) == 2
    assert {(k.relation, k.score, k.evidence) for k in copied} == {
        ("same", 1.0, ("for: they stand in the same words",))
    }


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def test_a_contradiction_is_told_only_inside_a_claim(link: Callable[..., Links]) -> None:
    """What speaks of something else denies nothing, however many "not" it holds."""
    found = link(
        "The night ferry to Marne will be closed in May. The library at Tallow did not sell its maps.",
        "The night ferry to Marne will not be closed in May. No painter gave the school an easel.",
        "The council has never bought a van.",
    )
    said = {s.id: s.text for s in found.statements}

    opposed = [k for k in found.statement_links if k.relation == "opposed"]

    assert opposed
    assert {word for k in opposed for word in (said[k.left], said[k.right]) if "night ferry" not in word} == set()
    assert all(k.score >= 0.3 for k in opposed)


Reported = tuple[Article, Reading, tuple[Attribution, ...]]


def reported(parser: Parser, text: str, name: str) -> Reported:
    """Return an article that holds `text`, its reading and its attributions."""
    article = page(text, name)
    read = reading(article, parser)
    return article, read, attributions(article, read)


def timed(pile: Sequence[Reported]) -> tuple[Links, float]:
    """Return the links of a pile, and the seconds of work they took."""
    before = time.process_time()
    found = links([a for a, _, _ in pile], [r for _, r, _ in pile], [one for _, _, said in pile for one in said])
    return found, time.process_time() - before


def copies(one: Reported, count: int) -> list[Reported]:
    """Return so many copies of an article."""
    article, read, said = one
    return [
        (
            replace(article, id=f"copy {n:04}"),
            replace(read, article_id=f"copy {n:04}"),
            tuple(replace(a, id=f"{a.id} {n}", article_id=f"copy {n:04}") for a in said),
        )
        for n in range(count)
    ]


def test_copies_of_one_article_cost_as_much_each_as_a_few_do(parser: Parser) -> None:
    """Thousands of copies are bounded: four times as many cost about four times, not sixteen.

    Ten thousand would take minutes, so the growth of a few hundred stands for them.
    """
    text = "The old weir at Tallow gave way on Sunday. Ada Roe said that nobody was hurt by the water in the lower meadows."
    one = reported(parser, text, "copy")
    timed(copies(one, 2))
    few, least = timed(copies(one, 100))
    many, most = timed(copies(one, 400))

    assert most < 8 * least
    assert len(many.statement_links) < 5 * len(few.statement_links)
    assert len(many.passages) < 5 * len(few.passages)


def test_a_long_article_costs_about_as_much_as_its_parts(parser: Parser) -> None:
    """A book is bounded: four times the sentences cost about four times, not sixteen.

    Five megabytes take longer to read than a test may, so the growth of a few hundred sentences stands for them.
    """
    things = ("mill", "barn", "ferry", "tower", "school", "clock", "weir", "choir")
    places = ("Marne", "Tallow", "Sallow", "Brigg", "Orm")
    doings = ("closed", "burned", "was sold", "shook", "was painted", "flooded", "reopened")
    sentences = [f"The {things[n % 8]} at {places[n % 5]} {doings[n % 7]}." for n in range(280)]
    timed([reported(parser, sentences[0], "warm")])
    short, least = timed([reported(parser, " ".join(sentences[:70]), "short")])
    long, most = timed([reported(parser, " ".join(sentences), "long")])

    assert (len(short.statements), len(long.statements)) == (70, 280)
    assert most < 10 * least
    assert len(long.statement_links) <= 24 * len(long.statements)


def test_a_word_without_end_is_bounded() -> None:
    """A page of one word, a million times, states nothing and holds nothing up."""
    articles = [page("again " * 1_000_000, "page 0"), page("again " * 500_000, "page 1")]
    found = links(articles, [unread(article) for article in articles], ())

    assert len(found.passages) <= 30
    assert found.statement_links == ()


def test_nothing_gives_nothing() -> None:
    """An empty pile is no error."""
    assert links((), (), ()) == Links(statements=(), passages=(), statement_links=())
