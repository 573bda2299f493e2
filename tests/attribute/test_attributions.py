"""Attributions: one example for each way in which news says who says what, and the laws that hold for any text."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.attribution import Attribution

Row = tuple[str, str, str]
Told = Callable[[str], list[Row]]
Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]

EXAMPLES = {
    "a that-clause": (
        "The mayor said that the bridge would open in May.",
        [("The mayor", "said", "that the bridge would open in May")],
    ),
    "a clause without that": (
        "The ministry has denied it ever owned the boats.",
        [("The ministry", "has denied", "it ever owned the boats")],
    ),
    "a question": (
        "Reporters asked whether the dam was safe.",
        [("Reporters", "asked", "whether the dam was safe")],
    ),
    "a quotation before its cue": (
        "“We never saw the invoice,” the treasurer said.",
        [("the treasurer", "said", "“We never saw the invoice,”")],
    ),
    "a quotation with its speaker behind": (
        "“We never saw the invoice,” said Maud Ferris, the treasurer.",
        [("Maud Ferris, the treasurer", "said", "“We never saw the invoice,”")],
    ),
    "a quotation after its cue": (
        "The treasurer said: “We never saw the invoice.”",
        [("The treasurer", "said", "“We never saw the invoice.”")],
    ),
    "a quotation cut in two": (
        "“The engine was old,” he said, “and nobody had looked at it.”",
        [("he", "said", "“The engine was old,” ... “and nobody had looked at it.”")],
    ),
    "a quotation that goes on in a second sentence": (
        "“The engine was old,” said the skipper. “Nobody had looked at it.”",
        [("the skipper", "said", "“The engine was old,” ... “Nobody had looked at it.”")],
    ),
    "words quoted inside a clause": (
        "The skipper said the engine was “older than my son” and leaked.",
        [("The skipper", "said", "the engine was “older than my son” and leaked")],
    ),
    "a clause cut by its cue": (
        "The yard, she added, was never insured.",
        [("she", "added", "The yard ... was never insured")],
    ),
    "one of several at the end": (
        "About 1,800 of the jobs would go at the plant in Tarn, one of the people said.",
        [("one of the people", "said", "About 1,800 of the jobs would go at the plant in Tarn")],
    ),
    "a clause that the parser hangs on the words before it": (
        "A cholera outbreak in a province of Tarn has killed 12 people, the country's health ministry said on Monday.",
        [("the country's health ministry", "said", "A cholera outbreak in a province of Tarn has killed 12 people")],
    ),
    "pointing out": (
        "The treasurer pointed out that nobody had signed it.",
        [("The treasurer", "pointed out", "that nobody had signed it")],
    ),
    "according to": (
        "According to the harbour office, two boats sank.",
        [("the harbour office", "According to", "two boats sank")],
    ),
    "according to at the end": (
        "Two boats sank on Sunday, according to the harbour office.",
        [("the harbour office", "according to", "Two boats sank on Sunday")],
    ),
    "a reporting adverb": (
        "The pilot was allegedly asleep.",
        [("", "allegedly", "The pilot was ... asleep")],
    ),
    "a passive with nobody behind it": (
        "It has been documented that the valve failed twice.",
        [("", "has been documented", "that the valve failed twice")],
    ),
    "a raised subject": (
        "The chairman is said to own three of the boats.",
        [("", "is said", "The chairman ... to own three of the boats")],
    ),
    "somebody who was told": (
        "Residents were told that the water was clean.",
        [("", "were told", "that the water was clean")],
    ),
    "a vow": (
        "The union vowed to strike on Friday.",
        [("The union", "vowed", "to strike on Friday")],
    ),
    "an order to somebody": (
        "The court ordered the company to empty the reservoir.",
        [("The court", "ordered", "to empty the reservoir")],
    ),
    "no comment": (
        "The company declined to comment.",
        [("The company", "declined", "to comment")],
    ),
    "an accusation": (
        "The minister accused the union of wrecking the talks.",
        [("The minister", "accused", "the union of wrecking the talks")],
    ),
    "a denial of a thing": (
        "The bank rejected the allegation.",
        [("The bank", "rejected", "the allegation")],
    ),
    "a call for a thing": (
        "Campaigners called for a public inquiry.",
        [("Campaigners", "called for", "a public inquiry")],
    ),
    "a belief": (
        "Analysts believe that the price will fall.",
        [("Analysts", "believe", "that the price will fall")],
    ),
    "a document": (
        "The report found that the brakes had failed.",
        [("The report", "found", "that the brakes had failed")],
    ),
    "a noun with its claim": (
        "The judge dismissed his claim that the map was forged.",
        [("his", "claim", "that the map was forged")],
    ),
    "two verbs with one subject": (
        "The mayor said the road was safe and denied that anyone had been warned.",
        [
            ("The mayor", "said", "the road was safe"),
            ("The mayor", "denied", "that anyone had been warned"),
        ],
    ),
    "a participle": (
        "The doctor said the patient was stable, adding that she could eat.",
        [("The doctor", "adding", "that she could eat")],
    ),
    "a relative clause": (
        "The midwife, who warned that the ward was full, resigned on Monday.",
        [("The midwife", "warned", "that the ward was full")],
    ),
    "a chain": (
        "Meridian Press reported that a defector had revealed that the list was false.",
        [
            ("Meridian Press", "reported", "that a defector had revealed that the list was false"),
            ("a defector", "had revealed", "that the list was false"),
        ],
    ),
    "a carrier that cites": (
        "The bridge had not been inspected since March, the Harbour Gazette reported, citing an engineer.",
        [
            ("the Harbour Gazette", "reported", "The bridge had not been inspected since March ... citing an engineer"),
            ("an engineer", "citing", "The bridge had not been inspected since March"),
        ],
    ),
    "a quoted source": (
        "The bridge may close, the newspaper quoted the engineer as saying.",
        [("the engineer", "as saying", "The bridge may close")],
    ),
    "a citation": (
        "The valve has been stuck since 2018 (Ferris 2021, p. 14). Nobody has mended it since.",
        [("Ferris 2021, p. 14", "", "The valve has been stuck since 2018")],
    ),
}
NOTHING = {
    "a scare quote": "The so-called “harbour plan” was opened on Monday by nobody in particular.",
    "a title": "She played in “The Long Winter” for three years at the old theatre.",
    "a plain action": "The guard opened the gate and the lorry drove through it.",
    "what the article knows": "Everybody in the village knows the old road by the mill.",
}


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_each_construct_is_found_whole(name: str, told: Told) -> None:
    """A construct that is missed takes its claim out of every count."""
    text, expected = EXAMPLES[name]

    found = told(text)

    assert [row for row in expected if row not in found] == [], found


@pytest.mark.parametrize("name", sorted(NOTHING))
def test_nothing_is_found_where_nobody_speaks(name: str, told: Told) -> None:
    """A source that never spoke is worse than one that was missed."""
    assert told(NOTHING[name]) == []


def test_an_inner_source_lies_in_the_outer_one(attribute: Attribute) -> None:
    """Chains are read off the parents."""
    _, rows = attribute("Meridian Press reported that a defector had revealed that the list was false.")
    outer, inner = sorted(rows, key=lambda row: row.contents[0])

    assert (outer.parent, inner.parent) == (None, outer.id)


def test_a_denial_is_no_assertion(attribute: Attribute) -> None:
    """A denial counted as an assertion turns the answer round."""
    _, rows = attribute("The ministry denied that it owned the boats.")

    assert [row.stance for row in rows] == ["denies"]


def test_a_hedge_is_kept(attribute: Attribute) -> None:
    """A hedge that vanishes on the way is one of the things to show."""
    _, rows = attribute("The skipper said the ferry may have been too fast.")

    assert [row.hedged for row in rows] == [True]


PIECES = [
    "The mayor said that ",
    "“We never saw it,” ",
    "she told reporters",
    "according to the report",
    ", citing a clerk, ",
    "(ibid., p. 3)",
    "\n\n",
    "Q: ",
    "He added: “",
    "”",
    " reportedly",
    "the claim that it sank. ",
    ". ",
    " as saying ",
    "Harbour Gazette",
    "’",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_laws_hold_for_any_text(attribute: Attribute, text: str) -> None:
    """Whatever comes in, spans lie in the text, parents exist and lead upward, and a second run gives the same."""
    _, rows = attribute(text)
    parents = {row.id: row.parent for row in rows}

    assert all(0 <= s.start < s.end <= len(text) for row in rows for s in (*row.sources, *row.cues, *row.contents))
    assert all(list(spans) == sorted(spans) for row in rows for spans in (row.sources, row.cues, row.contents))
    assert all(row.contents and 0 <= row.confidence <= 1 and row.evidence for row in rows)
    assert all(_leads_up(parents, row.id) for row in rows)
    assert attribute(text)[1] == rows


def test_a_source_of_which_only_marks_are_left_is_none(attribute: Attribute) -> None:
    """Quotation marks that stand in one another leave nothing between them to be a source."""
    text, rows = attribute("The mayor said that “We never saw it,” ”’, citing a clerk, “We never saw it,”  ")

    assert rows
    assert all(text[span.start : span.end].strip() for row in rows for span in row.sources)


def _leads_up(parents: dict[str, str | None], start: str) -> bool:
    at: str | None = start
    for _ in range(len(parents) + 1):
        if at is None:
            return True
        at = parents[at]
    return False
