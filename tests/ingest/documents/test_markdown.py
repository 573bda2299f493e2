"""What is read from Markdown, and what bad files come to."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import UnreadableFile
from headwater.ingest.documents.markdown import plain, written
from headwater.ingest.members import captured
from headwater.ingest.texts.pieces import Piece, Written

_PROSE = "The board met on Monday and shut the quay."


def read(text: str) -> Written:
    """Return what is read from a Markdown file."""
    return written(captured("notes.md", text.encode(), "text/markdown"))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("The **board** _met_ on `Monday` ~~not~~.", "The board met on Monday not."),
        (
            "The [board](http://x.invalid 'its page') met, <http://y.invalid> said.",
            "The board met, http://y.invalid said.",
        ),
        ("The [board][1] met.\n\n[1]: http://x.invalid", "The board met."),
        ("![A quay](a.png) stands", "A quay stands"),
        ("snake_case_name and 2*3*4", "snake_case_name and 234"),
        ("A star \\* and &amp; sign", "A star * and & sign"),
        ("The [[Board|board]] met [[Ilse Maren]].", "The board met Ilse Maren."),
        ("It fell.[^1]\n\n[^1]: The report is dated 2 March.", "It fell.\n\nThe report is dated 2 March."),
        ("By Ilse<br>Corran", "By Ilse\nCorran"),
    ],
)
def test_marks_go_and_words_stay(source: str, words: str) -> None:
    """Marks are how words are printed, not words."""
    assert plain(source) == words


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("# Quay shut\nThe board met.", ["Quay shut", "The board met."]),
        ("Quay shut\n=====\n\nThe board\n---", ["Quay shut", "The board"]),
        ("By Ilse\n4 March 2024\n\nText", ["By Ilse\n4 March 2024", "Text"]),
        ("- one\n- two\n\nAfter", ["- one\n- two", "After"]),
        ("3. one\n\n   more\n4. two", ["3. one", "more", "4. two"]),
        ("> We waited.\nToo long.\n>\n> No more.\n\nSo he.", ["> We waited.\n> Too long.", "> No more.", "So he."]),
        ("|Quay|Berths|\n|-|-|\n|**North**|9|", ["Quay | Berths\nNorth | 9"]),
        ("```\ncode *here*\n```\n\n    set off\n", ["code *here*", "    set off"]),
        ("<div class='x'><p>One</p><p>Two</p></div>\n\n<!-- no -->\n<script>x</script>", ["One", "Two"]),
        ("***\n\nText\n\n---", ["Text"]),
    ],
)
def test_blocks_stay_apart(source: str, blocks: list[str]) -> None:
    """What is set off by somebody's marks must not run into other text."""
    assert plain(source) == "\n\n".join(blocks)


def test_front_matter_becomes_header_lines() -> None:
    """Note takers and site makers keep the facts there, and many things besides."""
    matter = (
        "---\ntitle: \"Quay shut: what now\"\nauthors:\n  - '[[Ilse Maren]]'\n  - Oskar Lind\nsource: https://x.invalid/a\n"
        "publishDate: 2024-03-04\ncreated: 2025-01-01\ntags: [quay]\nsummary: >\n  none\npublisher: The Corran Courier\n---\n"
    )

    assert plain(matter + _PROSE).split("\n\n") == [
        (
            "title: Quay shut: what now\nauthor: Ilse Maren, Oskar Lind\nurl: https://x.invalid/a\n"
            "published: 2024-03-04\noutlet: The Corran Courier"
        ),
        _PROSE,
    ]


def test_front_matter_of_another_kind_is_read() -> None:
    """Makers of sites have two ways of writing it."""
    assert plain(f'+++\ntitle = "Quay shut"\ndraft = false\n+++\n{_PROSE}') == f"title: Quay shut\n\n{_PROSE}"


def test_the_title_is_the_front_matter_s_or_the_first_heading() -> None:
    """A title that is told need not be guessed."""
    assert read(f"---\ntitle: Quay is shut\n---\n# Other words\n\n{_PROSE}").title == "Quay is shut"
    assert read(f"# Quay *is* shut\n\n{_PROSE}").title == "Quay is shut"
    assert read(f"{_PROSE}\n\n# Quay is shut").title is None


def test_the_one_piece_is_the_text_as_decoded() -> None:
    """A reader must find the place in the file."""
    text = f"# Quay\n\n{_PROSE}"

    assert read(text).pieces == (Piece(part="", text=text),)


def test_hard_wrapped_lines_are_joined() -> None:
    """Editors of text break lines at a width."""
    line = "the harbour board of the old town has shut the whole quay for now"

    assert read(f"{line}\n{line}\n{line}\n\n{line}\n{line}\n{line}").paragraphs == (" ".join([line] * 3),) * 2


def test_binary_data_are_refused() -> None:
    """Noise would match other noise."""
    with pytest.raises(UnreadableFile):
        written(captured("a.md", bytes(range(256)) * 20, "text/markdown"))


@pytest.mark.parametrize(
    "unit", ["(", "[", "[a](", "*a _", "> ", "- ", "`", "<b>", "![", "|a", "[^a]:", "[[", "---\n", "a|\n-|\n", "&a"]
)
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    """No pattern may run away on a text made to make it."""
    started = process_time()

    plain(unit * (20_000 // len(unit)))

    assert process_time() - started < 5


@settings(deadline=None)
@given(st.text(st.sampled_from("ab *_[]()<>!|#->`~\n1.:\\&^"), max_size=80))
def test_no_text_is_lost_or_raises(text: str) -> None:
    """Whatever the marks, the letters are in the text."""
    assert plain(f"{text}\n\n{_PROSE}").replace("\n", " ").find("The board met on Monday") >= 0
