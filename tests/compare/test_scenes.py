"""Places of events: what a text names behind a preposition, and two texts' places side by side."""

from collections.abc import Callable

import pytest

from compare.pages import page
from headwater.compare.grammar import grammar
from headwater.compare.scenes import Scene, compare_scenes, scenes
from headwater.read.parse import Parser
from headwater.read.readings import reading

Places = Callable[[str], tuple[Scene, ...]]


@pytest.fixture
def places(parser: Parser) -> Places:
    """Return a function that gives the places of a text."""

    def run(text: str) -> tuple[Scene, ...]:
        article = page(text)
        read = reading(article, parser)
        tree = grammar(article, read)
        return scenes(read, tree, range(len(tree.words)))

    return run


@pytest.mark.parametrize(
    ("text", "names", "kinds"),
    [
        ("The bomb fell in Sarvel.", {"sarvel"}, set()),
        ("The ship sank off the port of Keth.", {"keth"}, {"port"}),
        ("A train left the rails at Bram Junction.", {"bram"}, {"junction"}),
    ],
)
def test_places_are_told_with_their_kind(places: Places, text: str, names: set[str], kinds: set[str]) -> None:
    """The port of Keth is one place with Keth, and Bram Junction is not Bram."""
    (found,) = places(text)

    assert found.names == frozenset(names)
    assert found.kinds == frozenset(kinds)


def test_how_far_away_a_place_is_is_told(places: Places) -> None:
    """What happened 15 km north of a town did not happen in it."""
    (found,) = places("The plane came down 15 km north of Sarvel.")

    assert (found.is_near, found.kilometres) == (True, 15.0)


@pytest.mark.parametrize("text", ["He came in March.", "She sat in a chair.", "It happened at night."])
def test_what_is_no_place_is_none(places: Places, text: str) -> None:
    """Behind "in" and "at" stand many things."""
    assert places(text) == ()


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The bomb fell in Sarvel.", "The rocket landed in Sarvel.", "same"),
        ("The ship sank in Keth.", "The ship sank in the port of Keth.", "within"),
        ("The bomb fell in Sarvel.", "The bomb fell near Sarvel.", "within"),
        ("Wagons left the rails at Bram Junction.", "Wagons left the rails at Bram Lane.", "clash"),
        ("The bomb fell in the town of Sarvel.", "The bomb fell in the town of Osk.", "clash"),
    ],
)
def test_places_meet(places: Places, left: str, right: str, kind: str) -> None:
    """Two derailments at two places are two."""
    found, turned = compare_scenes(places(left), places(right)), compare_scenes(places(right), places(left))

    assert {name for name in ("same", "within", "clash") if getattr(found, name) > 0} == {kind}
    assert (found.same, found.within, found.clash) == (turned.same, turned.within, turned.clash)
