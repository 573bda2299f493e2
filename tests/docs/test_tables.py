"""The weights and thresholds in the documentation are those that judge."""

import pytest

from headwater.compare.judging.features import FEATURES
from tables import LEARNING, PAGE, set_by_hand, told


@pytest.fixture(scope="module")
def page() -> str:
    """Return the page on comparing."""
    return PAGE.read_text(encoding="utf-8")


def test_the_page_tells_the_weights_that_judge(page: str) -> None:
    """A reader who checks a score by hand gets what Headwater gets."""
    true = told(page)

    assert page == true, "make docs writes the weights into the page"


def test_every_feature_stands_in_the_page(page: str) -> None:
    """A weight that is nowhere explained cannot be questioned."""
    missing = [feature.name for feature in FEATURES if f"\n| {feature.name} | " not in page]

    assert missing == []


def test_what_is_written_by_hand_stays() -> None:
    """Writing the weights anew does not cost the explanations; a feature that is gone goes."""
    page = "| feature | weight | what it means |\n|---|---|---|\n| meaning | +0 | how alike |\n| gone | +1 | old |\n\nprose\n"

    written = told(page)

    assert " | how alike |\n" in written
    assert "gone" not in written
    assert written.endswith(" |\n\nprose\n")


def test_weights_set_by_hand_are_known() -> None:
    """Learned and set are told apart, for they deserve different trust."""
    names = {feature.name for feature in FEATURES}

    assert set_by_hand()
    assert set_by_hand() <= names, LEARNING.name
