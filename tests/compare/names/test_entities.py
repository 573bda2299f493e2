"""Who and what an article names, under one key for all names."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from compare.pages import page
from headwater.attribute.attributions import attributions
from headwater.compare.names.aliases import NO_ALIASES, Aliases, aliases
from headwater.compare.names.entities import Named, named
from headwater.read.parse import Parser
from headwater.read.readings import reading


@pytest.fixture(scope="session")
def name(parser: Parser) -> Callable[..., Named]:
    """Return a function that gives the names in a text."""

    def run(text: str, user: Aliases = NO_ALIASES) -> Named:
        article = page(text)
        read = reading(article, parser)
        return named(article, read, attributions(article, read), user)

    return run


def keys(found: Named) -> set[str]:
    """Return the keys of all names."""
    return {one.key for one in found.names}


def test_a_capital_is_a_government_only_where_it_acts(name: Callable[..., Named]) -> None:
    """Damascus denies; shells fall in Damascus."""
    assert "syria" in keys(name("Damascus denied the attack."))
    assert "syria/damascus" in keys(name("Shells fell in Damascus on Monday."))
    assert "turkey" in keys(name("The rebels were backed by Ankara."))


def test_full_names_and_surnames_are_one(name: Callable[..., Named]) -> None:
    """A paper gives the full name once."""
    found = name("James Hollis resigned on Monday. Mr Hollis gave no reason. Hollis had led the port since 2019.")

    assert keys(found) == {"hollis, james"}


def test_persons_of_one_surname_stay_apart(name: Callable[..., Named]) -> None:
    """A brother's deeds are not his sister's, nor a father's his son's."""
    found = name("James Hollis paid. Mary Hollis did not. Raymond Tully Sr. died. Raymond Tully Jr. voted.")

    assert {"hollis, james", "hollis, mary"} <= keys(found)
    assert len([key for key in keys(found) if key.startswith("tully")]) == 2


def test_an_acronym_of_the_text_goes_before_ours(name: Callable[..., Named]) -> None:
    """DRC is a country, unless the article says otherwise."""
    found = name("The Danish Refugee Council (DRC) left on Friday. The DRC said it would return.")

    assert keys(found) == {"danish refugee council"}


def test_a_body_keeps_its_key_when_it_is_only_described(name: Callable[..., Named]) -> None:
    """After "Torlind Water Board", "the board" is that board."""
    text = "The Torlind Water Board met on Monday. The board closed the valve."
    found = name(text)
    place = found.at(text.index("board closed"))

    assert place is not None
    assert place.key == "torlind water board"


def test_a_users_names_are_found_in_small_letters_too(name: Callable[..., Named]) -> None:
    """A pile may call them what it will."""
    user = aliases("Ridge Action = dam people\n", "names.txt")

    assert "ridge action" in keys(name("On Monday the dam people shut the valve.", user))


def test_months_and_days_are_no_names(name: Callable[..., Named]) -> None:
    """Two reports of one March are not about one thing for that."""
    assert keys(name("It was shut in March, on a Tuesday. It rained on Oct. 3.")) <= {"oct"}


def test_names_do_not_overlap(name: Callable[..., Named]) -> None:
    """Every word is in one name at most."""
    found = name(
        "The Washington Post said the US State Department and New York Times reporters met Paris Hilton in Paris."
    )

    assert all(left.end <= right.start for left, right in pairwise(found.names))
    assert found.names == tuple(sorted(found.names))
