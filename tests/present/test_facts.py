"""A case, counted."""

from headwater.present.facts import facts
from present import make


def test_a_fragment_never_leads() -> None:
    """Half a sentence in three texts says less than a sentence in two."""
    papers = [make.article("To be sold in May. The bridge is shut.", path=name) for name in "abc"]
    fragment = make.claim("To be sold in May.", tuple(make.appearance(each, "To be sold in May.") for each in papers))
    whole = make.claim(
        "The bridge is shut.", tuple(make.appearance(each, "The bridge is shut.") for each in papers[:2])
    )
    lead = facts(make.case(tuple(papers), claims=(fragment, whole))).lead()

    assert lead is not None
    assert lead.claim.text == "The bridge is shut."


def test_what_one_text_alone_holds_does_not_lead() -> None:
    """A claim that did not travel says nothing about the pile."""
    paper = make.article("The bridge is shut.")
    only = make.claim("The bridge is shut.", (make.appearance(paper, "The bridge is shut."),))

    assert facts(make.case((paper,), claims=(only,))).lead() is None


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
