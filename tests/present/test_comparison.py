"""Two articles compared have what both share, and each what it alone states."""

from dataclasses import replace

import pytest

from headwater.errors import NotInCase, SameArticle
from headwater.model.case import Duplicate
from headwater.present.comparison import comparison, comparison_in
from present import make
from present.pairs import (
    CLOSED,
    FAULTY,
    LEFT,
    LINKS,
    PASSAGES,
    RIGHT,
    SOUND,
    STATEMENTS,
    TICKETS,
    link,
    pair,
    statement,
)


def test_shared_words_are_counted_on_both_sides() -> None:
    """That most of B stands in A and that most of A stands in B are two findings."""
    found = pair()

    assert (found.left.shared, found.left.words) == (16, 39)
    assert (found.right.shared, found.right.words) == (16, 36)
    assert found.left.quoted == found.right.quoted == 5


def test_claims_are_common_contradicted_or_of_one_side() -> None:
    """Each statement is told once."""
    found = pair()

    assert [claim.relation for claim in found.claims] == ["same", "same", "opposed"]
    assert [claim.in_passages for claim in found.claims] == [False, True, False]
    assert found.left.alone == (TICKETS,)
    assert found.right.alone == ()


def test_statements_whose_words_are_shared_are_not_of_one_side() -> None:
    """A sentence that stands in both is not listed as being in one, whether or not it was linked."""
    assert CLOSED not in pair(links=()).left.alone


def test_who_declines_to_comment_contradicts_nobody() -> None:
    """A refusal is no denial."""
    refusal = statement(RIGHT, "A letter says that the pump was faulty.", "declines_comment")
    found = comparison(
        LEFT,
        RIGHT,
        passages=(),
        statements=(SOUND, refusal),
        links=(link(SOUND, refusal, "opposed"),),
        attributions=(),
    )

    assert [claim.relation for claim in found.claims] == ["same"]


def test_a_claim_may_be_common_by_a_third_article() -> None:
    """In a large case not every pair of places is linked, and contradiction goes by way of others too."""
    third = make.article("The pump was always faulty.", path="c.txt")
    between = statement(third, "The pump was always faulty.")
    links = (link(SOUND, between, "opposed"), link(between, FAULTY))

    (claim,) = pair(links=links).claims

    assert (claim.left, claim.right, claim.relation, claim.pairs) == ((SOUND,), (FAULTY,), "opposed", ())


def test_articles_that_change_places_change_sides() -> None:
    """Comparing has no direction."""
    one, other = pair(), pair(RIGHT, LEFT)

    assert (one.left, one.right) == (other.right, other.left)
    assert {(each.left, each.right) for each in one.passages} == {(each.right, each.left) for each in other.passages}
    assert {(each.left, each.right, each.relation) for each in one.claims} == {
        (each.right, each.left, each.relation) for each in other.claims
    }


def test_articles_of_a_case_are_told_by_path_name_of_a_copy_or_id() -> None:
    """Whoever has a case need not find the files again."""
    case = replace(
        make.case((LEFT, RIGHT)),
        passages=PASSAGES,
        statements=STATEMENTS,
        statement_links=LINKS,
        duplicates=(Duplicate(path="copy.txt", article_path="b.txt"),),
    )

    assert comparison_in(case, "a.txt", "b.txt") == comparison_in(case, LEFT.id, "copy.txt") == pair()
    with pytest.raises(NotInCase):
        comparison_in(case, "a.txt", "c.txt")
    with pytest.raises(SameArticle):
        comparison_in(case, "b.txt", "copy.txt")
