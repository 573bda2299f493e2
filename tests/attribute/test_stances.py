"""Stances: asserting, denying, disputing and declining to speak are told apart."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]
STANCES = {
    "The ministry said that it owned the boats.": "asserts",
    "The ministry denied that it owned the boats.": "denies",
    "The ministry disputed the figure.": "disputes",
    "The ministry did not deny that it owned the boats.": "asserts",
    "The ministry declined to discuss the boats.": "declines_comment",
    "The ministry would not discuss the boats.": "declines_comment",
    "The ministry said it would not comment on the boats.": "declines_comment",
    "The ministry said it could neither confirm nor deny.": "declines_comment",
    "The ministry asked whether the boats were safe.": "questions",
    "The ministry rejected the figure.": "denies",
    "The ministry dismissed the estimate.": "denies",
    "The ministry dismissed the report as false.": "denies",
    "The ministry dismissed him as a crank.": "asserts",
    "The ministry did not dispute the figure.": "asserts",
    "The ministry questioned the figure.": "disputes",
    "The ministry doubted that the boats were safe.": "disputes",
    "The ministry did not accept that the boats were unsafe.": "disputes",
    "The ministry could not confirm the report.": "questions",
    "The ministry was unable to confirm the report.": "questions",
    "The ministry could not say whether the boats were safe.": "questions",
    "The ministry refused to rule out a sale.": "questions",
    "The ministry would not say whether the boats were safe.": "declines_comment",
    "The ministry never said that the boats were safe.": "denies",
    "The firm has no intention of selling the boats.": "denies",
    "There was no suggestion that she knew.": "denies",
    "There was no doubt that she knew.": "asserts",
}


@pytest.mark.parametrize("text", sorted(STANCES))
def test_a_stance_is_read_from_cue_and_content(text: str, attribute: Attribute) -> None:
    """A silence counted as a claim invents a witness."""
    _, rows = attribute(text)

    assert [row.stance for row in rows] == [STANCES[text]]


def test_neither_to_confirm_nor_to_deny_is_no_denial(attribute: Attribute) -> None:
    """Who leaves it open contradicts nobody."""
    _, rows = attribute("The ministry could neither confirm nor deny the report.")

    assert {row.stance for row in rows} == {"declines_comment"}
