"""Who credits whom: which part is shown, and its picture."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from headwater.present.pages import network as module
from headwater.present.pages.indexed import indexed
from headwater.present.pages.network import (
    Network,
    NetworkLink,
    NetworkNode,
    fitting,
    network,
    network_page,
    network_picture,
)
from present import make
from present.make import story


@pytest.fixture(scope="module")
def ferry() -> Network:
    """Return who credits whom in the ferry story."""
    return network(indexed(story("01-skerrow-ferry")))


def _invented(links: Iterable[tuple[str, str, int]]) -> Network:
    """Return a network of outlets "o..." and sources, with how many statements each link stands for."""
    made = [NetworkLink(user=user, used=used, statements=count, articles=1) for user, used, count in links]
    weights = {
        end: sum(one.statements for one in made if end in (one.user, one.used))
        for link in made
        for end in (link.user, link.used)
    }
    nodes = {
        key: NetworkNode(id=key, name=f"The {key}", kind="person", key=key, in_pile=key[0] == "o", weight=weight)
        for key, weight in sorted(weights.items(), key=lambda one: (-one[1], one[0]))
    }
    return Network(nodes=nodes, links=tuple(sorted(made, key=lambda one: (-one.statements, one.user, one.used))))


def test_a_part_is_the_weightiest_nodes_each_with_a_place(ferry: Network) -> None:
    """Of thousands, those that say most are looked at first."""
    page = network_page(ferry, "", 6)

    assert [node.id for node in page.nodes] == list(ferry.nodes)[:6]
    assert len(page.spots) == 6
    assert page.all_nodes == len(ferry.nodes)
    assert network_page(ferry, "", 6) == page


def test_papers_that_print_an_agency_are_not_the_agency() -> None:
    """Else one square bears the name of one of them, and the statements of all."""
    wire = make.article("The bridge is shut, Ann Roe said.", path="1.txt", outlet="Corvane Wire", date="2026-03-04")
    paper = replace(make.article(wire.text, path="2.txt", outlet="Ledger", date="2026-03-04"), agency="Corvane")
    third = make.article("The bridge is shut, Corvane reported.", path="3.txt", outlet="Post", date="2026-03-05")
    said = [
        make.attribution(one, source="Ann Roe", cue="said", content="The bridge is shut", name="Ann Roe")
        for one in (wire, paper)
    ]
    said.append(
        make.attribution(
            third, source="Corvane", cue="reported", content="The bridge is shut", name="Corvane", kind="outlet"
        )
    )
    found = network(indexed(make.case((wire, paper, third), attributions=tuple(said))))

    names = sorted(node.name for node in found.nodes.values() if node.in_pile)
    assert names == ["Corvane Wire", "Ledger", "Post"]


def test_around_a_node_is_all_that_it_is_linked_to() -> None:
    """The one that is asked for is there, however little it says."""
    found = _invented([("o1", "a", 9), ("o1", "b", 8), ("o2", "b", 7), ("o2", "c", 1)])

    assert {node.id for node in network_page(found, "c", 10).nodes} == {"c", "o2"}
    assert {node.id for node in network_page(found, "b", 2).nodes} == {"b", "o1"}
    assert {node.id for node in network_page(found, "c", 1).nodes} == {"c"}
    assert network_page(found, "b", 2).all_nodes == 3
    assert network_page(found, "nobody", 10).around == ""


def test_no_node_loses_its_last_link(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where thousands of links are too many to draw, nobody is made to look as if he were alone."""
    monkeypatch.setattr(module, "_MOST_LINKS", 3)
    found = _invented([*[(f"o{a}", f"s{b}", 9) for a in range(3) for b in range(3)], ("o0", "late", 1)])

    page = network_page(found, "", 100)

    assert {end for link in page.links for end in (link.user, link.used)} == set(found.nodes)
    assert len(page.links) < page.all_links == 10


def test_a_node_is_found_by_words_of_its_name(ferry: Network) -> None:
    """Nobody types "The Skerrow Packet" in full, and nobody seeks nothing."""
    assert next(node.name for node in fitting(ferry, "packet  SKERROW", 5)) == "The Skerrow Packet"
    assert fitting(ferry, "  ", 5) == ()
    assert len(fitting(ferry, "e", 2)) == 2


def test_a_picture_leads_on_and_says_names_as_they_are(ferry: Network) -> None:
    """Names come from articles: they are text, also in a picture."""
    harm = _invented([("o<script>", 'a" onload="x', 1)])

    picture = network_picture(network_page(harm, "", 10), lambda node: f"/network?around={len(node)}&x=1")

    assert "<script>" not in picture
    assert '" onload' not in picture
    assert 'href="/network?around=9&amp;x=1"' in picture
    assert network_picture(network_page(ferry, "", 20), str).count("<rect") == 7


@pytest.mark.parametrize("links", [[], [("o1", "a", 1)]], ids=["nobody", "two"])
def test_a_case_with_next_to_nobody_has_a_page(links: list[tuple[str, str, int]]) -> None:
    """The first article of a case is looked at too."""
    page = network_page(_invented(links), "", 150)

    assert ("<svg" in network_picture(page, str)) == bool(links)
