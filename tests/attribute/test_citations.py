"""Citations: in brackets, by ibid, by the number of a note."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]
Told = Callable[[str], list[tuple[str, str, str]]]

FIRST = "The bridge was unsafe (Corm Gazette, “Bridge fails test”, 4 March 2026)."


def credited(told: Told, text: str) -> list[tuple[str, str]]:
    """Return source and content of each attribution without a cue."""
    return [(source, content) for source, cue, content in told(text) if not cue]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (FIRST, "Corm Gazette, “Bridge fails test”, 4 March 2026", "The bridge was unsafe"),
        ("The town had 117 mills then (Roeck 2003, p. 14).", "Roeck 2003, p. 14", "The town had 117 mills then"),
        ("The mill was shut in June [ibid., p. 4].", "ibid., p. 4", "The mill was shut in June"),
        ("The mill was shut in May of last year. Ibid. It never opened.", "Ibid", "The mill was shut in May of last year"),
        ("It has one school (“Poor Town”, Gazette, 3 May 2025).", "“Poor Town”, Gazette, 3 May 2025", "It has one school"),
    ],
)  # fmt: skip
def test_a_citation_credits_the_sentence_before_it(told: Told, text: str, source: str, content: str) -> None:
    """A claim with a citation rests on what is cited, not on the article."""
    assert (source, content) in credited(told, text)


def test_ibid_is_the_citation_before_it(attribute: Attribute) -> None:
    """The reader is sent back to a name; so must the count of sources be."""
    _, rows = attribute(f"{FIRST} Nobody was told (ibid). The council knew in 2024 (ibid.).")

    assert len({row.speaker.name for row in rows if row.speaker is not None and row.kind == "citation"}) == 1


@pytest.mark.parametrize("word", ["citing", "quoting"])
@pytest.mark.parametrize("carrier", ["ibid", "AFP", "Corm Gazette"])
def test_a_citation_that_cites_holds_its_own_source(attribute: Attribute, carrier: str, word: str) -> None:
    """The paper is nearer to the reader, the agency it cites nearer to the event."""
    text, rows = attribute(f"{FIRST} The council knew of it in 2024 ({carrier}, {word} the Roads Agency).")
    by_source = {text[row.sources[0].start : row.sources[0].end]: row for row in rows if row.sources}

    assert by_source["the Roads Agency"].parent == by_source[carrier].id


@pytest.mark.parametrize(("mark", "note"), [("[1]", "[1]"), ("[1]", "1."), ("¹", "¹"), ("[1]", "^[1]"), ("[1]", "1)")])
def test_a_numbered_note_credits_the_sentence_with_its_number(told: Told, mark: str, note: str) -> None:
    """Footnotes are citations that stand elsewhere."""
    text = f"The bridge was unsafe for years.{mark} Nobody used it.\n\nIt will open in May.\n\n{note} Roads Agency, Report, p. 4."

    assert ("Roads Agency, Report, p. 4", "The bridge was unsafe for years") in credited(told, text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor (a dentist) opened it. She has two sons (Tom, 12, and Ned, 9).",
        "The club (founded in 1902) won it (by two goals).",
        "It rained in May.[1] It was cold.",
        "He came first. 1. He ran. 2. He won.",
    ],
)
def test_other_brackets_and_numbers_cite_nothing(attribute: Attribute, text: str) -> None:
    """A remark taken for a source is a source that does not exist."""
    assert not [row for row in attribute(text)[1] if row.kind == "citation"]


@pytest.mark.parametrize(
    "remark", ["[emphasis added]", "(emphasis added)", "(my emphasis)", "[italics mine]", "(emphasis in original)"]
)
def test_a_remark_on_emphasis_is_neither_cue_nor_content(told: Told, remark: str) -> None:
    """The editor adds it; nobody says it."""
    text = f"The report found that “no bridge shall open without a test” {remark}. It was never read."

    assert told(text) == [("The report", "found", "that “no bridge shall open without a test”")]


def test_a_citation_stays_outside_what_the_sentence_reports(told: Told) -> None:
    """The words of a source end before the note on where they were printed."""
    rows = told("The council said that the bridge was unsafe (Corm Gazette, 4 March 2026).")

    assert ("The council", "said", "that the bridge was unsafe") in rows
