"""Pictures in files: what was asked for is written, and what cannot be is said."""

from pathlib import Path

import pytest

from headwater.errors import NoSuchClaim, UnwritableFile
from headwater.run.drawn import draw
from present import make


def test_each_form_has_its_file(tmp_path: Path) -> None:
    """One tree for the page and for the slide."""
    svg, png = tmp_path / "tree.svg", tmp_path / "tree.png"

    assert draw(make.story("01-skerrow-ferry"), "2", svg, png) == (svg, png)
    assert svg.read_text(encoding="utf-8").startswith("<svg")
    assert png.read_bytes().startswith(b"\x89PNG")


def test_without_a_number_the_first_claim_is_drawn(tmp_path: Path) -> None:
    """Who asks for a picture of a case wants its main claim."""
    case = make.story("01-skerrow-ferry")
    draw(case, None, tmp_path / "a.svg", None)
    draw(case, "1", tmp_path / "b.svg", None)

    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_a_claim_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A slip in a number is told as such."""
    with pytest.raises(NoSuchClaim, match="99"):
        draw(make.story("01-skerrow-ferry"), "99", tmp_path / "a.svg", None)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A full disk and a wrong folder are no bugs."""
    with pytest.raises(UnwritableFile):
        draw(make.story("01-skerrow-ferry"), "1", tmp_path / "none" / "a.svg", None)
