"""Which words around an outlet's name make it a source."""

import pytest

from headwater.model.provenance import EdgeKind
from mini_piles import Says, Told, edge_between, named, pile


def kind_of(sentence: str, *more: str | Says) -> EdgeKind | None:
    """Return the kind of the edge that a sentence in one article makes to the Tarn Post's, which has another claim."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text="The bridge is shut.", chain=named("Cassia Brown"))]),
        Told(outlet="Radio Ebb", day=1, says=["Nine lorries wait."]),
        Told(outlet="Inland Echo", day=2, says=[sentence, *more]),
    )
    edge = edge_between(made, "Inland Echo", "Tarn Post")
    return edge.kind if edge else None


@pytest.mark.parametrize(
    "sentence",
    [
        "The memo was obtained, in the usual manner, by the Tarn Post.",
        "A column by Otto Lamm in the Tarn Post gave two grounds.",
        "We had that from the Post's website.",
        "The Tarn Post, which got hold of it, says that it is long.",
        "The Sunday Post had a lid flying past a window.",
    ],
)
def test_using_anothers_report_is_a_pickup(sentence: str) -> None:
    """A reader follows such a mention back, whether or not one claim was found to be the same."""
    assert kind_of(sentence) == "pickup"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Tarn Post did not answer the telephone.",
        "Radio Ebb, quoting the Tarn Post, said that the bridge was shut.",
        "A post stood in the river.",
    ],
)
def test_a_mere_mention_is_none(sentence: str) -> None:
    """What one outlet says of another is that one's use of it."""
    assert kind_of(sentence) is None


def test_whoever_grants_that_another_had_it_first_has_it_too() -> None:
    """Such words stand where an outlet has got its own copy."""
    own = Says(text="The bridge is shut, the memo says.", chain=(("the memo", "document"),), sourcing="document")

    assert kind_of("The memo was first reported by the Tarn Post.", own) == "match"
