"""What a page's own names say of its parts."""

import pytest

from headwater.ingest.pages.names import BODY, CAPTION, FACTS, FURNITURE, NEVER, REMARKS, called, hides


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        ("article-body", BODY),
        ("relatedPosts", FURNITURE),
        ("share_bar mt-2", FURNITURE),
        ("comment-list", REMARKS),
        ("c-newsletter__box", NEVER),
        ("wp-caption-text", CAPTION),
        ("entry-meta", FACTS),
        ("adaptive headline shaded", 0),
        ("sc-77igqf-0 hJpRRP", 0),
    ],
)
def test_classes_tell_what_an_element_is(names: str, kinds: int) -> None:
    """Names are read word by word: "shaded" is no advertisement, and what a machine made up says nothing."""
    assert called("div", names, "", "", "") == kinds


def test_the_classes_of_an_article_tell_its_subjects() -> None:
    """An article on jobs or advertising is no menu."""
    assert called("article", "post tag-jobs category-ads", "", "", "") == 0


def test_a_post_shown_in_an_article_is_quoted_there() -> None:
    """What somebody wrote on a social network is often what an article is about."""
    assert called("div", "social-media-embed", "", "", "") == 0


def test_an_archives_bar_is_never_an_article() -> None:
    """Pages from a web archive carry its bar on top."""
    assert called("div", "", "wm-ipp-base", "", "") == NEVER


@pytest.mark.parametrize(
    ("style", "hidden", "holds"),
    [
        ("color:red; display : none", None, True),
        ("visibility:hidden", None, True),
        (None, "", True),
        ("display:block", None, False),
    ],
)
def test_what_is_not_shown_is_known(style: str | None, hidden: str | None, *, holds: bool) -> None:
    """Pages keep other articles, menus and forms out of sight."""
    assert hides(style, hidden) is holds
