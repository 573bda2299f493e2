"""The constructs in which news says who says what: what the rules propose, and what is left when the likeliest are kept."""

from collections.abc import Callable

import pytest

from attribute.conftest import page
from attribute.naming_constructs import CHAINS, FRAMED, NOMINAL, OWN
from attribute.quoting_constructs import INDIRECT, QUOTATIONS
from headwater.attribute.citations import find_citations
from headwater.attribute.clauses import grow_tree
from headwater.attribute.cues import load_cues
from headwater.attribute.direct import find_direct
from headwater.attribute.finds import Find
from headwater.attribute.framed import add_cited, find_framed, find_parentheses
from headwater.attribute.indirect import find_indirect
from headwater.attribute.nominal import find_nominal, find_states
from headwater.attribute.variants import variants
from headwater.model.attribution import Attribution
from headwater.model.text import Span
from headwater.read.parse import Parser
from headwater.read.readings import reading

Row = tuple[str, str, str]
Told = Callable[[str], list[Row]]
Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]

EXAMPLES = {**QUOTATIONS, **INDIRECT, **FRAMED, **NOMINAL, **CHAINS, **OWN}
# What a construct's own words do not settle is left to the weights, and they may think otherwise in so short a text.
DOUBTED = {
    "a promise to",
    "according to one, citing another",
    "allegations by",
    "allegedly",
    "in the words of",
    "reported that, citing",
    "was quoted as saying",
    "a claim backed by",
    "has learned",
    "has learned that",
    "as somebody put it",
    "told somebody, which first reported",
    "an account of",
}
LEFT_ALONE = {
    "a scare quote": "The so-called “expert” opened the new hall on Monday.",
    "scare quotes with an adjective": "The “free” ferry costs nine crowns for each crossing.",
    "a title": "Her novel “The Salt Year” came out in March and sold well.",
    "a name in marks": "The yacht “Morning Star” left the harbour at noon.",
    "a nickname": "Ada “Buzz” Brill opened the new hall on Monday.",
    "a term": "The pipe is made of what plumbers use, “soft copper”.",
}
# Chains in which each source speaks inside the words of the one before.
LINKED = {
    "quoted as saying",
    "was quoted as saying",
    "as quoted by",
    "reported, citing",
    "reported that, citing",
    "citing, reported",
    "crediting",
    "according to one, citing another",
    "three deep",
}
BEFORE = "It rained in Tarn on Monday.\n\n"


def rules(parser: Parser, text: str) -> list[Row]:
    """Return (source, cue, content) of everything that the rules propose for `text`, cut and stretched in every way."""
    tree, cues = grow_tree(text, reading(page(text), parser), load_cues()), load_cues()
    finds: list[Find] = [
        *find_direct(tree, cues),
        *find_indirect(tree, cues),
        *find_framed(tree, cues),
        *find_parentheses(tree, cues),
        *find_nominal(tree, cues),
        *find_states(tree, cues),
        *find_citations(tree, cues),
    ]
    ways = [way for find in finds for way in variants(tree, find)]
    cited = [row for way in ways for row in add_cited(tree, [way])]

    def words(spans: tuple[Span, ...]) -> str:
        return " ... ".join(text[span.start : span.end] for span in spans)

    return [(words(row.sources), words(row.cues), words(row.contents)) for row in (*ways, *cited)]


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_each_construct_is_proposed(name: str, parser: Parser) -> None:
    """What no rule proposes cannot be found, however well it is weighed."""
    text, expected = EXAMPLES[name]

    proposed = rules(parser, BEFORE + text)

    assert [row for row in expected if row not in proposed] == [], proposed


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - DOUBTED))
def test_each_construct_is_kept(name: str, told: Told) -> None:
    """A construct that is proposed and then lost to a rival takes its claim out of every count."""
    text, expected = EXAMPLES[name]

    found = told(BEFORE + text)

    assert [row for row in expected if row not in found] == [], found


@pytest.mark.parametrize("name", sorted(LEFT_ALONE))
def test_marks_that_nobody_speaks_in_are_left_alone(name: str, told: Told) -> None:
    """A source that never spoke is worse than one that was missed."""
    assert told(BEFORE + LEFT_ALONE[name]) == []


@pytest.mark.parametrize("name", sorted(set(CHAINS) - DOUBTED))
def test_a_chain_hangs_together(name: str, attribute: Attribute) -> None:
    """Each source of a chain but the outermost lies in the words of another."""
    text, expected = CHAINS[name]
    _, rows = attribute(BEFORE + text)
    nested = len(expected) - 1 if name in LINKED else 0

    assert sum(row.parent is not None for row in rows) >= nested


def test_a_quotation_takes_no_pronoun_of_its_cue_into_it(told: Told) -> None:
    """Words such as "she told a press conference" are no headline that ends with its source."""
    rows = told(BEFORE + "“The valve was open,” she told a press conference on Monday.")

    assert not [row for row in rows if row[2].endswith("she")]
