"""What a block is by its words and its links."""

import pytest

from headwater.ingest.pages.furniture import block_kind


@pytest.mark.parametrize("text", ["Related stories", "相关阅读", "あわせて読みたい", "•••", "Read more:", "यह भी पढ़ें"])
def test_labels_head_links(text: str) -> None:
    """What follows a label is somebody else's headline."""
    assert block_kind(text, 0) == "heads links"


@pytest.mark.parametrize(
    ("text", "linked"),
    [("Read more: Ten walks for a frosty morning", 30), ("Image 3 of 12", 0), ("관련기사 서리 내린 아침의 산책", 16)],
)
def test_a_label_with_its_link_is_furniture(text: str, linked: int) -> None:
    """A headline in the middle of a text says nothing in that text."""
    assert block_kind(text, linked) == "furniture"


@pytest.mark.parametrize(
    "text", ["In this March 4, 2024, file photo, the bridge stands shut.", "The bridge (Photo: Olga Penn)"]
)
def test_captions_are_told_by_their_credits(text: str) -> None:
    """Some pages set captions as paragraphs."""
    assert block_kind(text, 0) == "caption"


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("“Sign up for our newsletter,” the mayor said, laughing.", 0),
        ("The report, which the council published on Monday, is long.", 20),
        ("He wants people to read more: books, papers and letters.", 0),
        ("One in five (1 of 5) said no.", 0),
    ],
)
def test_sentences_are_prose(text: str, linked: int) -> None:
    """A sentence must not be lost for the words it is made of."""
    assert block_kind(text, linked) is None
