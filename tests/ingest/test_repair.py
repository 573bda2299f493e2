"""Plain text to paragraphs: damage undone, meaning kept."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.repair import paragraphs

_WRAPPED = """The inspectors came on a Tuesday and stayed until the lamps were
lit, counting barrels in the lower cellar and writing the inter-
national marks of each into a long green book that nobody had
seen before. They did not say what the book was for, and nobody
in the brewery thought that it was their place to ask them.

On Wednesday they came again, with a second book and a pair of
self-important boots, and began once more from the first barrel."""


def test_hard_wrapped_lines_are_joined_and_broken_words_made_whole() -> None:
    """A sentence cut by a mail program is still one sentence."""
    first, second = paragraphs(_WRAPPED)

    assert "the international marks of each" in first
    assert "\n" not in first + second
    assert "self-important boots" in second


def test_lines_that_mean_something_stay() -> None:
    """Verse, lists and headers are lines on purpose."""
    verse = (
        "The herring came in silver\nand went away in tin\nand nobody in Skarn would say\nwhere all the rest had been"
    )

    assert paragraphs(verse) == (verse,)


def test_a_paragraph_a_line_is_told_apart() -> None:
    """Many saved articles have no empty lines at all."""
    lines = [
        f"The mayor said in speech number {n} that nothing at all would be done about the bridge this year."
        for n in "abc"
    ]

    assert paragraphs("\n".join(lines)) == tuple(lines)


def test_a_page_number_in_any_digits_goes_and_the_sentence_is_whole() -> None:
    """Page numbers cut sentences in two."""
    text = "The memo stated that the support for the fighters was not\n\n۱۲\n\nled by moderates but by others whom it named."

    assert paragraphs(text) == (
        "The memo stated that the support for the fighters was not led by moderates but by others whom it named.",
    )


def test_a_year_by_itself_is_no_page_number() -> None:
    """Chronologies head their parts with years."""
    assert "1998" in paragraphs("What happened\n\n1998\n\nThe dam was built.")


def test_a_compound_name_keeps_its_hyphen() -> None:
    """The second half of such a name starts with a capital, wherever its line ends."""
    assert paragraphs("It was first printed by Anti-\nMedia and then by all.") != (
        "It was first printed by AntiMedia and then by all.",
    )


def test_a_heading_glued_to_its_article_is_cut_off() -> None:
    """Copying from a page loses the break after headlines."""
    glued = "Council Shuts Bridge For The WinterThe council of Tarn said on Monday that it would shut it."

    assert paragraphs(glued)[0] == "Council Shuts Bridge For The Winter"


@given(st.text(alphabet="abc Ü12.-\n\"'>*", max_size=300))
def test_no_letter_is_made_up_or_lost(text: str) -> None:
    """Repair moves white space, hyphens and page numbers, and nothing else."""
    made = "".join(paragraphs(text))

    assert [c for c in made if c.isalpha()] == [c for c in text if c.isalpha()]
