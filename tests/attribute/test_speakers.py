"""Speakers: who "he", "the same man" and "Mr Thole" are, and how they are sourced."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]
PORT = "Nora Pell, the harbour master, said the pier was shut. "
DECK = "A deckhand who was aboard told the inquiry that the alarm had rung. "

NAMED = {
    "a pronoun after its name": (PORT + "“Nobody was hurt,” she said.", "Nora Pell"),
    "a short name": (PORT + "“Nobody was hurt,” Ms Pell said.", "Nora Pell"),
    "a pronoun after a description": (DECK + "“It rang for two days,” he said.", "A deckhand who was aboard"),
    "the same man": (DECK + "The same man said the ferry was late.", "A deckhand who was aboard"),
    "a description taken up": (DECK + "The deckhand said the ferry was late.", "A deckhand who was aboard"),
}
SOURCED = {
    "named": PORT,
    "described": DECK,
    "anonymous": "A person familiar with the matter said the pier was shut.",
    "document": "The report said the pier was shut.",
    "outlet": "The Harbour Gazette reported that the pier was shut.",
    "unsourced": "It has been documented that the pier was shut.",
    "self_reported": "We told the council that the pier was shut.",
}


RESOLVED = {
    "he inside reported words is who reports": (
        "Otto Brand said he feared that the pier would fall.",
        "he",
        "Otto Brand",
    ),
    "he after a woman and a man": (
        "Otto Brand met Nora Pell on Monday. “The pier is shut,” he said.",
        "he",
        "Otto Brand",
    ),
    "she after a man and a woman": (
        "Otto Brand met Nora Pell on Monday. She said the pier was shut.",
        "She",
        "Nora Pell",
    ),
    "his own sex told by his": (
        "The pilot gave his name as Asil. Nora Pell heard him. She said the pier was shut.",
        "She",
        "Nora Pell",
    ),
    "he goes on after he": (
        "Ondrej Brand came late. He sat down. The hall was full. He said that the pier was shut.",
        "He",
        "Ondrej Brand",
    ),
    "he in a quotation is somebody else": (
        "Otto Brand met Ida Crane. “He promised that the pier would open,” Ms Crane said.",
        "He",
        "Otto Brand",
    ),
    "it for a body": ("The Harbour Board met on Monday. It said the pier was shut.", "It", "Harbour Board"),
    "they for a group": ("Three deckhands sat on the quay. They said the pier was shut.", "They", "three deckhands"),
    "the latter": ("Nora Pell and Otto Brand met. The latter said the pier was shut.", "The latter", "Otto Brand"),
    "the former": ("Nora Pell and Otto Brand met. The former said the pier was shut.", "The former", "Nora Pell"),
    "the company": (
        "Corvane Steel closed its gates. The company said the pier was shut.",
        "The company",
        "Corvane Steel",
    ),
    "the document in other words": (
        "A memo said the pier was unsafe. The document said it should be shut.",
        "The document",
        "a memo",
    ),
    "the statement is its sender's": (
        "The Harbour Board denied it on Monday. “The pier is safe,” the statement said.",
        "the statement",
        "Harbour Board",
    ),
    "who keeps the name back": (
        "A member of the board said the pier was shut. The director, who asked not to be named, said it had cost much.",
        "The director, who asked not to be named",
        "A member of the board",
    ),
    "whose report": (
        "The fault was found by Ida Crane, whose report said that the pier was unsafe.",
        "whose report",
        "Ida Crane’s report",
    ),
    "her lawyer": ("Nora Pell left early. Her lawyer said the pier was shut.", "Her lawyer", "Nora Pell’s lawyer"),
    "the company that a headline calls so": (
        "Company sees no risk\n\nCorvane Steel shut its gates on Monday. The pier is shut, according to the company.",
        "the company",
        "Corvane Steel",
    ),
    "a member of a body that is named": (
        "Corvane Group will buy Tarn Foundry, the bell maker that has cast metal since 1880, a member of the Tarn board said.",
        "a member of the Tarn board",
        "a member of the Tarn board",
    ),
    "a name that is all that is given": (
        "A spokesman, who gave his name only as Commander Asil, said the pier was shut.",
        "A spokesman, who gave his name only as Commander Asil",
        "Commander Asil",
    ),
    "a document credited to who reported it goes on": (
        "The affidavit, first reported by the Harbour Gazette, says the valve was stuck. It says that the pier was shut.",
        "It",
        "The affidavit, first reported by the Harbour Gazette",
    ),
    "an office with its portfolio": (
        "Secretary of State Otto Brand said the pier was shut.",
        "Secretary of State Otto Brand",
        "Otto Brand",
    ),
}
UNRESOLVED = {
    "two men fit": "Otto Brand met Carl Oster on the pier. Then Otto Brand and Carl Oster ate. “It is shut,” he said.",
    "nobody fits": "The pier was shut on Monday. “Nobody was hurt,” he said.",
    "it is nothing": "The Harbour Board met. It emerged that the pier was shut.",
    "only a body before he": "The jury withdrew. “Nobody was hurt,” he said.",
}
KINDS = {
    "The fishermen's cooperative said the pier was shut.": "organisation",
    "The housing agency said the pier was shut.": "organisation",
    "The state news agency said the pier was shut.": "outlet",
    "Caldoro's foreign ministry met. Caldoro denies that the pier was shut.": "organisation",
    "Norvane said it had shut the pier.": "organisation",
    "Sixty percent of residents said the pier was shut.": "group",
    "Tessaline CEO Grace Oake said the pier was shut.": "person",
    "Corvane Trucks said the pier was shut.": "organisation",
    "Footage filmed on Monday shows that the pier was shut.": "document",
}


@pytest.mark.parametrize("name", sorted(RESOLVED))
def test_a_source_that_points_back_is_resolved(name: str, attribute: Attribute) -> None:
    """A claim rests on somebody: "he" and "the document" can be asked for nothing."""
    text, source, expected = RESOLVED[name]
    held, rows = attribute(text)
    found = [
        row.speaker.name if row.speaker else None
        for row in rows
        if row.sources and held[row.sources[0].start : row.sources[0].end] == source
    ]

    assert found[-1:] == [expected]


@pytest.mark.parametrize("name", sorted(UNRESOLVED))
def test_a_pronoun_in_doubt_is_left_open(name: str, attribute: Attribute) -> None:
    """Words put into the wrong mouth are worse than words without a mouth."""
    held, rows = attribute(UNRESOLVED[name])
    pronouns = [row for row in rows if row.sources and held[row.sources[0].start : row.sources[0].end] in {"he", "It"}]

    assert all(row.speaker is None for row in pronouns)


@pytest.mark.parametrize("text", sorted(KINDS))
def test_the_kind_of_a_source_is_told(text: str, attribute: Attribute) -> None:
    """A body is nobody's "he", and a housing office prints no news."""
    _, rows = attribute(text)

    assert [row.speaker.kind for row in rows if row.speaker is not None][-1:] == [KINDS[text]]


@pytest.mark.parametrize(
    "text",
    [
        "A school cook said the alarm rang for days. Philippa Oake, 58, had a seat below. She lives nearby.",
        "The head of the foundry said the night shift was safe. “There is no plan,” said Selwyn Pike, the director.",
        "A gas station clerk said the man had a phone. “It was a phone,” the clerk, Renee Oake, said.",
        "Tarn's top election official said the roll was right. Secretary of State Otto Brand said his staff had read it.",
        "The head of the observatory said the hill was calm. Dr Perpetua Lund told reporters that it would stay so.",
    ],
)
def test_a_name_that_comes_later_is_the_leads_speaker(text: str, attribute: Attribute) -> None:
    """Reports open with what somebody is, and name them after: one origin, not two."""
    _, rows = attribute(text)

    assert rows[0].speaker is not None
    assert rows[0].sourcing == "named"
    assert len({row.speaker.id for row in rows if row.speaker is not None}) == 1


def test_somebody_else_named_next_is_not_the_leads_speaker(attribute: Attribute) -> None:
    """Two people are two origins."""
    _, rows = attribute(
        "A deckhand said the alarm rang for days. Otto Brand, the mayor, said that he had heard nothing."
    )

    assert [row.speaker.name for row in rows if row.speaker is not None][:1] == ["a deckhand"]


@pytest.mark.parametrize(
    "text",
    [
        "A review by the engineer Ida Crane was leaked. Ms Crane writes that the valve is stuck.",
        "On page 22 Ida Crane writes that the valve is stuck.",
        "The authors write that the valve is stuck.",
    ],
)
def test_an_author_is_sourced_to_the_document(text: str, attribute: Attribute) -> None:
    """Whoever was only read has not been asked."""
    _, rows = attribute(text)

    assert [row.sourcing for row in rows][-1:] == ["document"]


def test_an_author_who_speaks_is_named(attribute: Attribute) -> None:
    """An interview is no document."""
    _, rows = attribute("A review by the engineer Ida Crane was leaked. Ms Crane said that the valve is stuck.")

    assert [row.sourcing for row in rows][-1:] == ["named"]


def test_whoever_supplied_something_is_anonymous(attribute: Attribute) -> None:
    """That they supplied it tells nothing of who they are."""
    _, rows = attribute("The person who supplied the number said that it was wrong.")

    assert [row.sourcing for row in rows] == ["anonymous"]


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_speaker_goes_by_the_fullest_name(name: str, attribute: Attribute) -> None:
    """Origins are counted by speaker: one person under two names would count twice."""
    text, expected = NAMED[name]
    _, rows = attribute(text)
    speakers = [row.speaker for row in rows]

    assert [speaker.name for speaker in speakers if speaker is not None] == [expected, expected]
    assert len({speaker.id for speaker in speakers if speaker is not None}) == 1


@pytest.mark.parametrize("sourcing", sorted(SOURCED))
def test_each_way_of_sourcing_is_told(sourcing: str, attribute: Attribute) -> None:
    """How a claim is sourced is shown beside it."""
    _, rows = attribute(SOURCED[sourcing])

    assert [row.sourcing for row in rows] == [sourcing]


def test_a_name_in_brackets_is_somebodys(attribute: Attribute) -> None:
    """What stands in brackets is not parsed; the words after them tell nothing of it."""
    _, rows = attribute(
        "The dam is in no danger (C. Thole, quoted in the Torlind Gazette, 12 January). That may be so."
    )
    found = {
        (row.speaker.kind, row.sourcing) for row in rows if row.speaker is not None and row.speaker.name == "C. Thole"
    }

    assert found == {("person", "named")}


def test_ibid_is_the_citation_before(attribute: Attribute) -> None:
    """Two citations of one work are one origin."""
    _, rows = attribute("The valve is stuck (Ferris 2021, p. 14). The board was warned in May (ibid., p. 22).")

    assert [row.speaker.name for row in rows if row.speaker is not None] == ["Ferris 2021", "Ferris 2021"]


def test_an_i_inside_a_quotation_is_its_speaker(attribute: Attribute) -> None:
    """The first person inside somebody's words is that somebody."""
    _, rows = attribute(PORT + "“I think that the pier will open again in May,” she said.")

    assert {row.speaker.name for row in rows if row.speaker is not None} == {"Nora Pell"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nora Pell told public radio station KQZR that the pier was shut.", "KQZR"),
        ("Nora Pell told the newspaper Mizan that the pier was shut.", "Mizan"),
    ],
)
def test_an_outlet_is_known_by_its_letters_and_by_the_word_before(text: str, told: str, attribute: Attribute) -> None:
    """Not every outlet is called a Gazette."""
    _, rows = attribute(text)

    assert [row.evidence[-1] for row in rows] == [f"told to: {told}"]


def test_the_outlet_that_was_told_stands_in_the_evidence(attribute: Attribute) -> None:
    """An outlet that others quote from is a link of the chain, though it is nobody's source in the sentence."""
    _, rows = attribute("Nora Pell told the Harbour Gazette that the pier was shut.")

    assert [row.evidence[-1] for row in rows] == ["told to: Harbour Gazette"]
