"""The family tree behind the picture: time runs one way, and nobody drops out in silence."""

from dataclasses import replace

from hypothesis import given, settings

from headwater.model.case import Case
from headwater.model.provenance import Origin
from headwater.present.facts import facts
from headwater.present.family.lineage import lineage
from headwater.present.family.members import Lineage, Node
from present import make
from present.piles import pile, piles


def tree(case: Case, most: int = 40) -> Lineage:
    """Return the family tree of a case's leading claim."""
    known = facts(case)
    return lineage(known, known.standings[0], most)


def articles(found: Lineage) -> list[Node]:
    """Return the nodes that stand for articles."""
    return [node for node in found.nodes if node.kind == "article"]


@settings(max_examples=40, deadline=None)
@given(piles())
def test_what_hangs_below_stands_to_the_right(case: Case) -> None:
    """Time runs one way."""
    nodes = {node.id: node for node in tree(case).nodes}

    assert all(node.parent is None or nodes[node.parent].column < node.column for node in nodes.values())


@settings(max_examples=40, deadline=None)
@given(piles())
def test_every_article_is_in_the_tree_once(case: Case) -> None:
    """A copy that is folded is still told, and told once."""
    found = tree(case)
    told = [each for node in articles(found) for each in (node.id, *node.copies)]

    assert sorted(told) == sorted(each.id for each in case.articles)


@settings(max_examples=40, deadline=None)
@given(piles())
def test_what_denies_comes_last_and_hangs_from_what_denies(case: Case) -> None:
    """The facing lane is one, and no branch crosses from lane to lane."""
    nodes = tree(case).nodes
    by_id = {node.id: node for node in nodes}

    assert [node.denies for node in nodes] == sorted(node.denies for node in nodes)
    assert all(node.parent is None or by_id[node.parent].denies == node.denies for node in nodes)


def test_articles_hang_from_the_source_that_they_have_at_first_hand() -> None:
    """A wire copy rests on the wire, not on the deckhand whom it never met."""
    nodes = {(node.name, node.day): node for node in tree(make.story("01-skerrow-ferry")).nodes}
    names = {node.id: name for (name, _), node in nodes.items()}

    assert names[nodes["The Skerrow Packet", "4 Mar 2026"].parent or ""] == "the Packet's unnamed deckhand"
    assert names[nodes["The Bollard", "5 Mar 2026"].parent or ""] == "The Skerrow Packet"


def test_whole_text_copies_are_one_node() -> None:
    """Three outlets that print the wire are one text, and the dates of all are told."""
    case = make.story("01-skerrow-ferry")
    known = facts(case)
    wire = next(node for node in tree(case).nodes if node.name == "Corvane Wire")

    assert {known.label(each) for each in wire.copies} == {"Lorne Valley Courier", "Eastmark Ledger", "Inland Observer"}
    assert wire.day == "4 to 5 Mar 2026"


def test_a_crowd_of_copies_is_folded() -> None:
    """Three hundred copies of one wire are one node that says so."""
    found = tree(pile(300, [(index, 0, "republication") for index in range(1, 300)], [1] * 300))

    assert [node.size for node in articles(found)] == [300]


def test_many_origins_that_may_be_one_are_one_root() -> None:
    """A hundred outlets that print one text on nobody's word would push that text out of sight, each as a root of its own."""
    case = pile(30, [(index, 0, "republication") for index in range(1, 30)], [1] * 30)
    claim = case.provenance.claims[0]
    doubtful = tuple(
        Origin(name=f"Outlet {index}", kind="outlet", certain=False, evidence=(make.place(article, "bridge"),))
        for index, article in enumerate(case.articles)
    )
    sure = Origin(name="Ann Roe", kind="person", certain=True, evidence=doubtful[0].evidence)
    claims = (replace(claim, origins=(sure, *doubtful)), *case.provenance.claims[1:])
    found = tree(replace(case, provenance=replace(case.provenance, claims=claims)))
    roots = [node for node in found.nodes if node.kind == "origin"]

    assert [(node.name, len(node.together)) for node in roots] == [("Ann Roe", 0), ("30 possible origins", 30)]


def test_a_crowd_that_rests_on_the_same_is_folded() -> None:
    """Of sixty outlets that pick up one report the first are told one by one, the others together."""
    found = tree(pile(61, [(index, 0, "pickup") for index in range(1, 61)], [1] * 61))
    first, *others = articles(found)
    crowd = [node for node in others if node.is_crowd]

    assert first.size == 1
    assert all(node.parent == first.id for node in others)
    assert [node.size for node in crowd] == [60 - len(others) + 1]


def test_a_crowd_has_one_source_or_none() -> None:
    """Who says it on nobody's word is not put with those who have it from somebody: the line would say more than is known."""
    case = pile(300, [], [1] * 300)
    found = tree(case)
    told_by = {link.lower for link in found.links}
    on_his_word = {each.article_id for each in case.provenance.claims[0].appearances if each.chain}

    for node in articles(found):
        together = {node.id, *node.copies}
        assert together <= on_his_word if node.id in told_by else not together & on_his_word
        assert node.rests_on_nothing == (node.id not in told_by)


def test_what_most_rest_on_is_kept_in_a_crowd() -> None:
    """Of a chain of hundreds the reader sees where it begins, and that the rest hangs from there."""
    found = tree(pile(300, [(index, index - 1, "rewrite") for index in range(1, 300)], [1] * 300))

    assert 30 <= len(articles(found)) <= 40
    assert sum(node.size for node in articles(found)) == 300
    assert articles(found)[-1].size > 200


def test_an_article_dated_to_the_month_stands_after_what_it_rests_on() -> None:
    """A vague date neither makes an article the earliest nor the latest: it has a bar over all that it may be."""
    found = tree(pile(4, [(3, 1, "rewrite")], [1, 5, 9, "2026-03"]))
    vague = next(node for node in found.nodes if node.is_vague)
    days = {column.index: column.day for column in found.columns}

    assert vague.day == "March 2026"
    assert days[vague.column - 1] == "5 Mar 2026"
    assert days[vague.last_column] == "9 Mar 2026"


def test_a_change_is_marked_on_the_line_along_which_it_happened() -> None:
    """The reader sees between which two articles the hedge was lost."""
    case = make.story("01-skerrow-ferry")
    known = facts(case)
    changed = next(
        each for each in known.standings if any(one.claim_id == each.claim.id for one in case.provenance.drift)
    )
    found = lineage(known, changed)
    lines = {(link.upper, link.lower) for link in found.links}

    assert found.changes
    assert all((change.upper, change.lower) in lines for change in found.changes if change.upper)
