"""Embedded posts, in the layouts that pages leave behind."""

from collections.abc import Callable

import pytest

from headwater.model.text import Reading

Read = Callable[..., Reading]

BEFORE = "The mayor resigned on Monday.\n\n"
AFTER = "\n\nThe council met in the evening."
POST = "The pier is shut. We shall open it in May."


def posts(read: Read, text: str) -> list[tuple[str, str]]:
    """Return each set-off quotation and its speaker's name."""
    return [
        (text[block.start : block.end], text[block.speaker.start : block.speaker.end])
        for block in read(text).blocks
        if block.kind == "block_quote" and block.speaker
    ]


@pytest.mark.parametrize(
    "layout",
    [
        f"{POST}\n\n— Nora Pell (@norapell) March 4, 2026",
        f"{POST}\n— Nora Pell (@norapell) March 4, 2026",
        f"{POST} — Nora Pell (@norapell) March 4, 2026",
        f"Nora Pell @norapell · Mar 4\n{POST}",
        f"Nora Pell ✓ @norapell · 11:48 PM\n{POST}",
        f"Nora Pell @norapell · 11:48 PM\n\n{POST}",
        f"Nora Pell (@norapell)\nReplying to @cormcouncil\n{POST}",
        f"{POST}\nNora Pell (@norapell) 7:02 AM · Oct 29",
        f"Nora Pell\n@norapell\n{POST}",
        f"Nora Pell\n@norapell\n\n{POST}\n\n10:14 AM · Mar 4, 2026",
    ],
)
def test_a_post_belongs_to_the_name_beside_its_handle(read: Read, layout: str) -> None:
    """What somebody posted is said by them, not by the paper that embeds it."""
    assert posts(read, f"{BEFORE}{layout}{AFTER}") == [(POST, "Nora Pell")]


def test_a_link_at_the_end_of_a_post_does_not_make_it_furniture(read: Read) -> None:
    """Posts end in links to their pictures."""
    text = f"{BEFORE}{POST} https://t.co/abc — Nora Pell (@norapell) March 4, 2026{AFTER}"

    assert [name for _, name in posts(read, text)] == ["Nora Pell"]


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE}Nora Pell @norapell\n\nThe pier was shut on Tuesday.{AFTER}",
        f"{BEFORE}She posts as @norapell every day.\nNobody reads it.{AFTER}",
    ],
)
def test_prose_about_a_handle_is_nobody_s_post(read: Read, text: str) -> None:
    """The paper's own words would be put into somebody's mouth."""
    assert posts(read, text) == []
