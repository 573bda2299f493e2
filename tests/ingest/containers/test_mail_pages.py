"""How pages of mails are made readable."""

from time import process_time

import pytest

from headwater.ingest.containers.mail_pages import is_housekeeping, without_layout
from headwater.ingest.containers.markup import plain


def test_tables_that_lay_out_become_blocks() -> None:
    """The paragraphs of an article must not become cells of a row."""
    page = "<TABLE width=600><tbody><tr><td class='x'><p>One.</p><p>Two.</p></td></tr></tbody></TABLE>"

    assert (
        without_layout(page) == "<div width=600><div><div><div class='x'><p>One.</p><p>Two.</p></div></div></div></div>"
    )


def test_what_is_not_shown_is_left_out() -> None:
    """The preview repeats the text."""
    page = "<div style='color:red;display: none;max-height:0'>Preview <b>text</b></div><p style='color:red'>Text</p>"

    assert plain(without_layout(page)) == "Text"


@pytest.mark.parametrize(
    "offer",
    [
        "You get this mail because you signed up. <a href='https://t.example/1'>Unsubscribe</a>",
        "<a href='https://t.example/1'>View this email in your browser</a>",
        "<span>Kein Interesse? <a href='https://t.example/1'>Newsletter abbestellen</a></span>",
    ],
)
def test_offers_to_leave_the_list_are_left_out(offer: str) -> None:
    """They are about the mail, not in the article."""
    assert plain(without_layout(f"<table><tr><td><p>Text.</p><td><p>{offer}</p></td></tr></table>")) == "Text."


def test_prose_about_lists_stays() -> None:
    """An article may be about them."""
    page = "<p>Firms must let people unsubscribe, <a href='a'>the regulator said in a report on Monday</a>.</p>"

    assert without_layout(page) == page
    assert not is_housekeeping("Firms must let people unsubscribe, the regulator said.")
    assert is_housekeeping("Unsubscribe: https://t.example/1")


@pytest.mark.parametrize(
    "unit", ["<p>", "<div style='", "<div style='display:none'>", "<table ", "<a href=x>", "<p>a</div>", "view "]
)
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    """No pattern may run away on a page made to make it."""
    started = process_time()

    without_layout(unit * (200_000 // len(unit)))

    assert process_time() - started < 5
