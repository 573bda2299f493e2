"""A case, counted."""

from headwater.present.facts import facts
from present import make


def test_a_denier_counts_once_however_many_sentences() -> None:
    """Two sentences of one harbour master are one denial."""
    post = make.article("The bridge is shut. Not so, said Anna Lund. It is open, said Lund.", outlet="The Post")
    claim = make.claim(
        "The bridge is shut.",
        (
            make.appearance(post, "The bridge is shut."),
            make.appearance(post, "Not so, said Anna Lund.", stance="denies", chain=("Anna Lund",), sourcing="named"),
            make.appearance(post, "It is open, said Lund.", stance="denies", chain=("Lund",), sourcing="named"),
        ),
    )

    assert facts(make.case((post,), claims=(claim,))).standings[0].deniers == ("Anna Lund",)
