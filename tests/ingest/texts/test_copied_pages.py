"""A page that somebody copied whole: the article found among menus, and nothing of it lost."""

from headwater.ingest.facts.headers import header_lines
from headwater.ingest.texts.copied_pages import text_lines
from headwater.ingest.texts.furniture import furniture

_SENTENCE = (
    "The council of Tarn said on Monday that the bridge would be shut for the whole of the winter, and gave no reason."
)
_MENU = (
    "Home", "News", "Sport", "Weather", "Jobs", "Property", "Travel", "Sign in", "Subscribe", "Most read",
    "Ferry sinks off Skarn", "Mayor of Skarn resigns",
)  # fmt: skip
_HEADLINE = "Council shuts the bridge of Tarn"
_BELOW = (
    "Share on Facebook", "Follow us", "Related stories", "Swan census needs help", "The last boat at Holm", "Privacy policy",
    "Terms of use", "Contact us",
)  # fmt: skip
_BODY = [f"{_SENTENCE} That was news to {who}." for who in ("the mayor", "the ferryman", "most people who live there")]


def _page(*body: str) -> tuple[str, ...]:
    return (*_MENU, _HEADLINE, "By Oona Skarn", "4 March 2024", *body, *_BELOW)


def test_the_article_is_found_between_the_menus() -> None:
    """Whoever copies a page by hand copies all of it."""
    found = text_lines(_page(*_BODY), "page")

    assert [line.text for line in found if line.role == "title"] == [_HEADLINE]
    assert [line.text for line in found if line.role == "prose"] == _BODY
    assert [line.role for line in found if line.text in _MENU] == ["label"] * 12
    assert [line.role for line in found if line.text.startswith(("By", "4"))] == ["byline", "date"]


def test_prose_apart_from_the_article_is_kept_with_a_doubt() -> None:
    """It may be a teaser, or the article's own end below an advertisement."""
    found = text_lines((*_page(*_BODY), *_BELOW, _SENTENCE), "page")

    assert (found[-1].text, found[-1].role) == (_SENTENCE, "prose")
    assert found[-1].doubt


def test_a_text_without_menus_is_left_to_the_rules_for_headers() -> None:
    """Verse, lists and transcripts are short lines too."""
    texts = (
        _HEADLINE,
        "By Oona Skarn",
        *_BODY,
        "Share this article",
        "A line",
        "Another line",
        "A third line",
        "A fourth",
    )

    assert text_lines(texts, "page") == furniture(header_lines(texts, "page"))


def test_no_line_is_lost() -> None:
    """All that the file holds is in the article's text."""
    page = _page(*_BODY)

    assert sorted(line.text for line in text_lines(page, "page")) == sorted(page)
