"""The family tree behind the picture: time runs one way, and nobody drops out in silence."""

from hypothesis import given, settings

from headwater.model.case import Case
from headwater.present.facts import facts
from headwater.present.lineage import Lineage, lineage
from present import make
from present.piles import pile, piles


def tree(case: Case, most: int = 40) -> Lineage:
    """Return the family tree of a case's leading claim."""
    known = facts(case)
    return lineage(known, known.standings[0], most)


@settings(max_examples=40, deadline=None)
@given(piles())
def test_what_hangs_below_stands_to_the_right(case: Case) -> None:
    """Time runs one way."""
    nodes = {node.id: node for node in tree(case).nodes}

    assert all(node.parent is None or nodes[node.parent].column < node.column for node in nodes.values())


def test_articles_hang_from_the_source_that_they_have_at_first_hand() -> None:
    """A wire copy rests on the wire, not on the deckhand whom it never met."""
    nodes = {(node.name, node.day): node for node in tree(make.story("01-skerrow-ferry")).nodes}
    names = {node.id: name for (name, _), node in nodes.items()}

    assert names[nodes["The Skerrow Packet", "4 Mar 2026"].parent or ""] == "the Packet's unnamed deckhand"
    assert names[nodes["Inland Observer", "5 Mar 2026"].parent or ""] == "Corvane Wire"
    assert names[nodes["The Bollard", "5 Mar 2026"].parent or ""] == "The Skerrow Packet"


def test_a_crowd_of_copies_is_folded() -> None:
    """Three hundred copies of one wire are one node that says so."""
    found = tree(pile(300, [(index, 0, "republication") for index in range(1, 300)], [1] * 300))

    assert [node.copies for node in found.nodes if node.kind == "article"] == [299]
    assert found.left_out == 0


def test_a_crowd_of_texts_is_cut_and_counted() -> None:
    """What has no room is counted, never dropped in silence."""
    found = tree(pile(60, [], [1] * 60))

    assert sum(node.kind == "article" for node in found.nodes) == 40
    assert found.left_out == 20
