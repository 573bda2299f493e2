"""Plain text to paragraphs: damage undone, meaning kept."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.texts.repair import paragraphs

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


def test_a_running_head_that_cuts_a_sentence_goes_and_the_masthead_stays() -> None:
    """Two pages are enough to tell it, since no writer puts a headline inside a sentence."""
    head = "THE TARN BEACON"
    text = f"{head}\n\nThe mayor of Tarn told the council that the bridge\n\n{head}\n\n2\n\nwould be shut. It was."

    assert paragraphs(text) == (head, "The mayor of Tarn told the council that the bridge would be shut. It was.")


def test_page_numbers_that_count_up_go_wherever_they_stand() -> None:
    """Some programs leave no empty line around them; a number of a table stays."""
    page = "\n".join(f"line {'abcdefghijklmn'[n]} of a page, which ends here." for n in range(13))
    text = "\n".join(f"{page}\n{number}" for number in (7, 8, 9))

    assert not any(line in {"7", "8", "9"} for part in paragraphs(text) for line in part.split("\n"))
    assert any("200" in part for part in paragraphs("The tolls were\n200\nand\n201\nin all."))


def test_a_column_of_numbers_is_no_row_of_page_numbers() -> None:
    """A table that was copied cell by cell keeps its figures."""
    assert paragraphs("Dead\n\n12\n\nHurt\n\n40\n\n7\n\n9") == ("Dead", "12", "Hurt", "40", "7", "9")


@pytest.mark.parametrize("width", [30, 45, 66, 80, 110])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapping_at_any_width_is_undone(width: int, between: str) -> None:
    """Columns, mails and terminals are of many widths; some programs put an empty line after each line."""
    first = "The inspectors came on a Tuesday and stayed until the lamps were lit, counting barrels in the cellar. "
    second = "On Wednesday they came again, with a second book and new boots, and began once more from the first. "
    third = "By Friday all had been counted twice, and the owner was told that he had one too few or one too many. "
    parts = tuple((part * 3).strip() for part in (first, second, third))
    wrapped = (between * 2 if between == "\n" else "\n\n\n").join(
        between.join(textwrap.wrap(part, width)) for part in parts
    )

    assert paragraphs(wrapped) == parts


def test_three_lines_are_enough_to_show_wrapping() -> None:
    """A brief is as long as that."""
    lines = (
        "The inspectors came on a Tuesday and stayed until the lamps were",
        "lit, counting barrels in the lower cellar. They did not say what",
        "the book was for.",
    )

    assert paragraphs("\n".join(lines)) == (" ".join(lines),)


def test_a_quotation_wrapped_at_another_width_is_joined_too() -> None:
    """Mails quote letters, and letters quote leaflets."""
    long = " ".join(["The inspectors came again and counted all the barrels in the cellar."] * 8)
    text = f"{textwrap.fill(long, 76)}\n\n{textwrap.fill(long.replace('cellar', 'loft'), 50)}"

    assert paragraphs(text) == (long, long.replace("cellar", "loft"))


def test_a_word_with_a_hyphen_of_its_own_keeps_it() -> None:
    """Mail programs break lines at hyphens and put none in."""
    text = (
        "The state-\nowned brewery paid more for the year-\nold barrels, and more for freedom-of-\ninformation people."
    )

    made = " ".join(paragraphs(text))

    assert all(word in made for word in ("state-owned", "year-old", "freedom-of-information"))


def test_a_post_stays_with_the_line_that_says_whose_it_is() -> None:
    """A blank line between them would make a heading of the one and a statement of the paper's of the other."""
    header = "Tarn Council @TarnCouncil · 29 Oct"
    post = f"{header}\nWe are aware of the loose wire. The lift is safe, we think, and as far as we can tell, empty."

    assert paragraphs(f"It began on Monday.\n\n{post}\n\nNobody answered.")[1] == post


@pytest.mark.parametrize(
    ("glued", "cut"),
    [
        ("Bridge Shut|The council of Tarn said on Monday that it would shut it.", 1),
        ("Council shuts bridge for the winter|The council of Tarn said that all of the winter would be cold.", 1),
        ("UN Passes Iran Resolution|Iran's minister warned on Tuesday that Iran would answer any such thing.", 1),
        (
            "Ferry sinks off Skarn|Mayor calls bridge safe|Council shuts both|The mayor of Skarn had said it was safe.",
            3,
        ),
        ("Why is the bridge shut?|The council of Tarn said on Monday that it would shut it.", 1),
        ("MarketsWeatherSport|Trams are back on the long bridge of Tarn after nineteen months.", 1),
        ("People in the town wrote to @TarnCouncil and @SkarnMayor that the bridge had not been shut.", 0),
        ("A film on YouTube showed that the council had shut the bridge for the winter.", 0),
        ("He works for StreetBees, a firm that had been told on Monday to shut the bridge.", 0),
        ("The firm of MacDonald said that the deal with PayPal was off, and that was it.", 0),
    ],
)
def test_headlines_that_were_run_together_are_cut_apart(glued: str, cut: int) -> None:
    """A related headline makes claims that are none of the article's, and names with a capital inside are words."""
    found = paragraphs(glued.replace("|", ""))

    assert found == tuple(glued.split("|"))
    assert len(found) == cut + 1


def test_a_heading_glued_to_its_article_is_cut_off() -> None:
    """Copying from a page loses the break after headlines."""
    glued = "Council Shuts Bridge For The WinterThe council of Tarn said on Monday that it would shut it."

    assert paragraphs(glued)[0] == "Council Shuts Bridge For The Winter"


@given(st.text(alphabet="abc Ü12.-\n\"'>*", max_size=300))
def test_no_letter_is_made_up_or_lost(text: str) -> None:
    """Repair moves white space, hyphens and page numbers, and nothing else."""
    made = "".join(paragraphs(text))

    assert [c for c in made if c.isalpha()] == [c for c in text if c.isalpha()]


@pytest.mark.parametrize(
    "text",
    [
        "the council of Tarn " * 50_000,
        "the council of Tarn said that the bridge would be shut for the\n" * 16_000,
        "the council of Tarn said that\n\n1\n\n" * 20_000,
        "aaaBbbb" * 140_000,
    ],
)
def test_a_megabyte_takes_seconds_at_most(text: str) -> None:
    """Time grows with the text, not with its square: a file may have twenty of them."""
    start = time.process_time()

    paragraphs(text)

    assert time.process_time() - start < 5
