"""Family trees: nothing overlaps, nothing is lost, and the picture can be read without colour or eyes."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from headwater.model.case import Case
from headwater.model.provenance import EdgeKind
from headwater.present.facts import facts
from headwater.present.lineage import Lineage, lineage
from headwater.present.stemma import picture, svg
from present import make

SPACE = {"s": "http://www.w3.org/2000/svg"}
KINDS: tuple[EdgeKind, ...] = ("republication", "excerpt", "rewrite", "pickup", "match", "update", "correction")
Box = tuple[float, float, float, float]


def tree(case: Case, most: int = 40) -> Lineage:
    """Return the family tree of a case's leading claim."""
    known = facts(case)
    return lineage(known, known.standings[0], most)


def boxes(drawing: str) -> Iterator[Box]:
    """Yield the left, top, right and bottom of every node of a picture."""
    root = etree.fromstring(drawing.encode(), etree.XMLParser(resolve_entities=False))
    for rect in root.iterfind(".//s:rect[@class='box']", SPACE):
        x, y, width, height = (float(rect.get(key, "")) for key in ("x", "y", "width", "height"))
        yield x, y, x + width, y + height
    for shape in root.iterfind(".//s:polygon", SPACE):
        corners = [tuple(map(float, corner.split(","))) for corner in shape.get("points", "").split()]
        yield (
            min(x for x, _ in corners),
            min(y for _, y in corners),
            max(x for x, _ in corners),
            max(y for _, y in corners),
        )


def apart(left: Box, right: Box) -> bool:
    """Tell whether two boxes do not touch."""
    return left[2] <= right[0] or right[2] <= left[0] or left[3] <= right[1] or right[3] <= left[1]


def pile(count: int, links: list[tuple[int, int, EdgeKind]], days: list[int | None]) -> Case:
    """Return a case of `count` articles with one claim and these edges (downstream, upstream, kind)."""
    articles = tuple(
        make.article(
            f"The bridge is shut. {index}",
            path=f"{index:03}.txt",
            outlet=f"The Long-Named Evening Outlet {index}",
            date=None if day is None else f"2026-03-{day:02}",
        )
        for index, day in zip(range(count), days, strict=True)
    )
    claim = make.claim(
        "The bridge is shut.",
        tuple(
            make.appearance(
                each, "The bridge is shut.", chain=("a man",) if index % 3 == 0 else (), sourcing="described"
            )
            for index, each in enumerate(articles)
        ),
        origins=("a man", "nobody in particular"),
    )
    edges = tuple(
        make.edge(articles[down], articles[upper], kind, (claim.id,), credit_only=kind == "pickup")
        for down, upper, kind in links
        if down != upper
    )
    return make.case(articles, claims=(claim,), edges=edges)


@st.composite
def piles(draw: st.DrawFn) -> Case:
    """Draw a pile with any edges at all, even ones that make no sense."""
    count = draw(st.integers(min_value=1, max_value=40))
    index = st.integers(min_value=0, max_value=count - 1)
    links = draw(st.lists(st.tuples(index, index, st.sampled_from(KINDS)), max_size=40))
    days = draw(st.lists(st.none() | st.integers(min_value=1, max_value=28), min_size=count, max_size=count))
    return pile(count, links, days)


@settings(max_examples=40, deadline=None)
@given(piles())
def test_no_two_nodes_overlap_and_none_is_lost(case: Case) -> None:
    """A label under another is a label nobody reads."""
    drawn = list(boxes(picture(case, case.provenance.claims[0].id)))

    assert len(drawn) == len(case.articles) + 2
    assert all(apart(left, right) for index, left in enumerate(drawn) for right in drawn[:index])


@settings(max_examples=40, deadline=None)
@given(piles())
def test_what_hangs_below_stands_to_the_right(case: Case) -> None:
    """Time runs one way."""
    nodes = {node.id: node for node in tree(case).nodes}

    assert all(node.parent is None or nodes[node.parent].column < node.column for node in nodes.values())


@settings(max_examples=20, deadline=None)
@given(piles())
def test_a_picture_is_inside_its_frame(case: Case) -> None:
    """Nothing is cut off at the edge."""
    drawing = picture(case, case.provenance.claims[0].id)
    width, height = map(float, re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawing)[0])

    assert all(x >= 0 and right <= width and y >= 0 and bottom <= height for x, y, right, bottom in boxes(drawing))


@pytest.mark.parametrize("index", [0, 1])
def test_the_family_tree_of_a_claim(index: int, golden: Callable[[str, str], None]) -> None:
    """The picture is reviewed like text."""
    case = make.story("01-skerrow-ferry")
    known = facts(case)

    golden(f"report-stemma-{index + 1}.svg", picture(case, known.standings[index].claim.id).replace("><", ">\n<"))


def test_articles_hang_from_the_source_that_they_have_at_first_hand() -> None:
    """A wire copy rests on the wire, not on the deckhand whom it never met."""
    nodes = {(node.name, node.day): node for node in tree(make.story("01-skerrow-ferry")).nodes}
    names = {node.id: name for (name, _), node in nodes.items()}

    assert names[nodes["The Skerrow Packet", "4 Mar 2026"].parent or ""] == "the Packet's unnamed deckhand"
    assert names[nodes["Inland Observer", "5 Mar 2026"].parent or ""] == "Corvane Wire"
    assert names[nodes["The Bollard", "5 Mar 2026"].parent or ""] == "The Skerrow Packet"


def test_a_loop_is_drawn_as_one_arc_with_two_heads() -> None:
    """A loop must be seen at a glance, and without colour."""
    case = make.story("05-quarnby-clock")
    claim = next(each for each in case.provenance.claims if "oldest" in each.text)
    drawing = picture(case, claim.id)

    assert drawing.count('class="line loop"') == 1
    assert drawing.count('class="head"') == 2
    assert "↻ loop" in drawing


def test_denials_differ_in_shape_and_word() -> None:
    """Colour alone tells a third of readers nothing in print."""
    case = make.story("01-skerrow-ferry")
    claim = next(each for each in case.provenance.claims if "eleven" in each.text)
    drawing = picture(case, claim.id)

    assert drawing.count("<polygon") == 5
    assert "denies it" in drawing
    assert "✕" in drawing


def test_undated_articles_stand_apart() -> None:
    """An undated article must not look like the latest."""
    case = pile(3, [], [1, 2, None])
    drawing = picture(case, case.provenance.claims[0].id)

    assert 'class="guide undated"' in drawing
    assert ">undated<" in drawing


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


def test_the_picture_has_words_for_who_cannot_see_it() -> None:
    """A screen reader says what the picture is and where its words are."""
    case = make.story("01-skerrow-ferry")
    known = facts(case)
    drawing = svg(known, tree(case), "The bridge", "one")

    assert drawing.startswith("<svg")
    assert 'role="img"' in drawing
    assert '<title id="one-title">Family tree of the claim: The bridge</title>' in drawing
    assert '<desc id="one-desc">8 articles below 2 origins' in drawing
