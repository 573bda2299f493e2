"""Blocks of words and text nodes of a page."""

import pytest

from headwater.ingest.pages.blocks import extent, kinds, page_blocks
from headwater.ingest.pages.names import FURNITURE, HIDDEN, REMARKS
from headwater.ingest.pages.trees import tree
from ingest.pages import hard_pages


def texts(page: str) -> list[str]:
    """Return the words of a page's blocks."""
    return [block.text for block in page_blocks(tree(page))[0]]


@pytest.mark.parametrize("name", hard_pages.WHOLE)
def test_each_piece_stands_where_its_path_leads(name: str) -> None:
    """A reader is shown the place in the original by this path."""
    root = tree(hard_pages.WHOLE[name])
    _, pieces = page_blocks(root)

    assert pieces
    assert [root.xpath(piece.part) for piece in pieces] == [[piece.text] for piece in pieces]


def test_blocks_are_runs_of_words_in_the_order_of_the_page() -> None:
    """Loose words between two elements are a paragraph of their own."""
    page = "<div>One <b>two</b><p>three</p>four<br>five<br><br>six<ul><li>seven</ul></div>"

    assert texts(page) == ["One two", "three", "four\nfive", "six", "seven"]


def test_what_nobody_sees_is_in_no_block() -> None:
    """Scripts, styles and form fields are no text of the page."""
    page = "<p>one<script>no()</script><style>no</style><select><option>no</select><textarea>no</textarea> two</p>"

    assert texts(page) == ["one two"]


def test_signs_that_nobody_sees_are_left_out() -> None:
    """Character references bring in what the decoded bytes did not hold."""
    assert texts("<p>br&#1;idge&shy;s &#x200b;shut&nbsp;now e&#x301;</p>") == ["bridges shut now é"]


def test_links_are_counted_by_their_letters() -> None:
    """A line that is mostly a link leads elsewhere."""
    (block,) = page_blocks(tree("<p><a href=/x>Ten walks</a> and more</p>"))[0]

    assert (block.linked, block.leads, block.runs) == (9, True, False)


@pytest.mark.parametrize(
    ("names", "kind"),
    [("class='related-posts'", FURNITURE), ("id=comments", REMARKS), ("hidden", HIDDEN), ("class='a1b2cNav'", 0)],
)
def test_a_page_tells_what_its_parts_are(names: str, kind: int) -> None:
    """Most of what surrounds an article is called by its name."""
    blocks, _ = page_blocks(tree(hard_pages.article(hard_pages.BODY, beside=f"<div {names}><p>Beside it.</p></div>")))

    assert kinds(blocks[-1].around, extent(blocks)) == kind


def test_a_name_is_not_believed_of_what_holds_most_of_the_text() -> None:
    """Many a site calls the whole page "with-sidebar"."""
    blocks, _ = page_blocks(tree(f"<div class='sidebar'>{hard_pages.BODY}</div>"))

    assert kinds(blocks[0].around, extent(blocks)) == 0
