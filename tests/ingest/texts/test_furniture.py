"""Furniture among an article's lines: out with what a site says, and never out with the article."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.facts.headers import Line, Role
from headwater.ingest.texts.furniture import furniture

_SENTENCE = "The council of Tarn said on Monday that the bridge would be shut for the whole of the winter."


def _lines(*texts: str, role: Role = "prose") -> tuple[Line, ...]:
    return tuple(Line(text=text, role=role, block=block) for block, text in enumerate(texts))


def _roles(*texts: str) -> list[Role]:
    return [line.role for line in furniture(_lines(*texts))]


def test_an_appeal_in_the_middle_is_a_label() -> None:
    """Boxes are pasted between paragraphs."""
    assert _roles(_SENTENCE, "Sign up for our newsletter", _SENTENCE) == ["prose", "label", "prose"]


def test_a_block_is_parted_where_some_of_its_lines_are_furniture() -> None:
    """Text that was copied from a page has no empty lines around its buttons."""
    found = furniture(_lines(f"{_SENTENCE}\nShare this article\nIt gave no reason.\nNor would it.", _SENTENCE))

    assert [(line.text, line.role) for line in found[:3]] == [
        (_SENTENCE, "prose"),
        ("Share this article", "label"),
        ("It gave no reason.\nNor would it.", "prose"),
    ]


def test_headlines_below_a_heading_for_them_are_labels() -> None:
    """A related headline states claims that the article does not."""
    links = ("Mayor denies that bridge is unsafe", "Ferry sinks off Skarn")

    assert _roles(_SENTENCE, _SENTENCE, "Related stories", *links) == ["prose", "prose", "label", "label", "label"]


def test_the_last_of_several_before_prose_is_only_doubted() -> None:
    """It may be the article's own sub-headline."""
    found = furniture(_lines(_SENTENCE, "Read more", "Ferry sinks off Skarn", "What the mayor knew", _SENTENCE))

    assert [line.role for line in found] == ["prose", "label", "label", "prose", "prose"]
    assert found[3].doubt == "This line may be a link to another article."


def test_readers_comments_are_no_part_of_the_article() -> None:
    """They claim what they like."""
    found = _roles(*[_SENTENCE] * 14, "12 comments", "I was there and nobody shut anything.")

    assert found[-2:] == ["label", "label"]


def test_below_a_short_article_comments_are_only_doubted() -> None:
    """What stands above the heading may be a teaser, and the article below."""
    found = furniture(_lines(_SENTENCE, _SENTENCE, "Leave a comment", _SENTENCE))

    assert [line.role for line in found] == ["prose", "prose", "label", "prose"]
    assert found[3].doubt


def test_a_note_on_the_writer_is_told_by_the_byline() -> None:
    """The same words about anybody else are news."""
    byline = _lines("By Oona Skarn", role="byline")
    note = "Oona Skarn is a reporter for the Beacon and covers bridges."
    other = "Odo Tarn is a reporter for the Beacon and covers ferries."

    found = furniture((*byline, *_lines(_SENTENCE, _SENTENCE, other, note)))

    assert [line.role for line in found] == ["byline", "prose", "prose", "prose", "label"]


def test_where_most_would_be_lost_all_is_kept_with_doubts() -> None:
    """An article on newsletters is an article."""
    found = furniture(_lines("Sign up for our newsletter", "Subscribe to our channel", "It rained."))

    assert [line.role for line in found] == ["prose", "prose", "prose"]
    assert [bool(line.doubt) for line in found] == [True, True, False]


def test_what_is_told_already_stays() -> None:
    """Header lines were judged with more knowledge."""
    lines = (*_lines("Share this article", role="title"), *_lines(_SENTENCE))

    assert furniture(lines) == lines


@given(
    st.lists(
        st.sampled_from(
            [
                _SENTENCE,
                "Share this article",
                "Related stories",
                "12 comments",
                "Ferry sinks",
                "Read more: x\nIt rained.",
            ]
        ),
        max_size=12,
    )
)
def test_no_word_is_lost_and_none_changes_its_place(texts: list[str]) -> None:
    """Furniture is told, not thrown away."""
    found = furniture(_lines(*texts))

    assert "\n".join(line.text for line in found) == "\n".join(texts)
