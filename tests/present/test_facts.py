"""A case, counted."""

from dataclasses import replace

import pytest

from headwater.model.links import StatementLink
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


def test_where_next_to_nothing_is_shared_two_texts_are_not_enough_to_lead() -> None:
    """Among a hundred claims of two long articles, one that both seem to make is likely to be a chance likeness."""
    lonely = " ".join(f"Bridge {number} was shut on Monday." for number in range(60))
    papers = [
        make.article(f"The harbour was closed in May. {lonely}", path=name) for name in ("a.txt", "b.txt", "c.txt")
    ]
    single = [
        make.claim(text := f"Bridge {n} was shut on Monday.", (make.appearance(papers[0], text),)) for n in range(60)
    ]
    shared = "The harbour was closed in May."

    def lead_of(count: int) -> str | None:
        claim = make.claim(shared, tuple(make.appearance(each, shared) for each in papers[:count]))
        lead = facts(make.case(tuple(papers), claims=(claim, *single))).lead()
        return lead.claim.text if lead else None

    assert lead_of(2) is None
    assert lead_of(3) == shared


@pytest.mark.parametrize(("scores", "sure"), [((0.95, 0.6, 0.6), 2), ((0.8, 0.7, 0.7), 3), ((0.6, 0.6, 0.5), 0)])
def test_what_weak_likeness_ties_is_told_as_loose(scores: tuple[float, ...], sure: int) -> None:
    """One weak link proves little, several that agree prove more: a count must not look surer than what it rests on."""
    texts = ("The bridge is shut.", "Nobody may cross the bridge.", "They closed the crossing.")
    papers = [make.article(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    places = [make.appearance(paper, text) for paper, text in zip(papers, texts, strict=True)]
    ids = [place.statement_id for place in places]
    pairs = ((ids[0], ids[1]), (ids[1], ids[2]), (ids[0], ids[2]))
    links = [
        StatementLink(left=min(pair), right=max(pair), relation="same", score=score, evidence=())
        for pair, score in zip(pairs, scores, strict=True)
    ]
    case = make.case(tuple(papers), claims=(make.claim(texts[0], tuple(places)),))
    standing = facts(replace(case, statement_links=tuple(links))).standings[0]

    assert standing.sure_texts == sure
    assert standing.is_loose == (sure < 3)
