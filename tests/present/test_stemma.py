"""Family trees: nothing overlaps, nothing is lost, and the picture can be read without colour or eyes."""

import re
from collections.abc import Callable, Iterator
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from headwater.model.case import Case
from headwater.model.provenance import EdgeKind
from headwater.present.addresses import Addresses
from headwater.present.facts import facts
from headwater.present.family.lettering import width
from headwater.present.family.lineage import lineage
from headwater.present.family.members import Lineage
from headwater.present.stemma import picture, svg
from present import make
from present.piles import pile, piles

SPACE = {"s": "http://www.w3.org/2000/svg"}
Box = tuple[float, float, float, float]
MARGIN = 24
ENDS = ("small", "day", "lanename", "loopname")


def tree(case: Case, most: int = 40) -> Lineage:
    """Return the family tree of a case's leading claim."""
    known = facts(case)
    return lineage(known, known.standings[0], most)


def boxes(drawing: str) -> Iterator[Box]:
    """Yield the left, top, right and bottom of every node of a picture."""
    for rect in drawn(drawing).iterfind(".//s:rect[@class='box']", SPACE):
        x, y, width, height = (float(rect.get(key, "")) for key in ("x", "y", "width", "height"))
        yield x, y, x + width, y + height
    for shape in drawn(drawing).iterfind(".//s:polygon[@class='box']", SPACE):
        corners = [tuple(map(float, corner.split(","))) for corner in shape.get("points", "").split()]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        yield min(across), min(down), max(across), max(down)


def drawn(drawing: str) -> Any:  # noqa: ANN401 - lxml's elements are typed without their own methods
    """Return the part of a picture that is the tree, without its legend."""
    root: Any = etree.fromstring(drawing.encode(), etree.XMLParser(resolve_entities=False))
    for entry in root.xpath("//s:g[starts-with(@transform, 'translate') and s:text[@class='small']]", namespaces=SPACE):
        entry.getparent().remove(entry)
    return root


def turns(drawing: str) -> Iterator[tuple[float, float]]:
    """Yield where the lines of a picture begin, turn and end, as far as their commands are absolute."""
    for path in drawn(drawing).iterfind(".//s:path", SPACE):
        for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", path.get("d", "")):
            yield float(x), float(y)
        for x in re.findall(r"H(-?[\d.]+)", path.get("d", "")):
            yield float(x), 0
        for y in re.findall(r"V(-?[\d.]+)", path.get("d", "")):
            yield 0, float(y)


def apart(left: Box, right: Box) -> bool:
    """Tell whether two boxes do not touch."""
    return left[2] <= right[0] or right[2] <= left[0] or left[3] <= right[1] or right[3] <= left[1]


@settings(max_examples=60, deadline=None)
@given(piles())
def test_no_two_nodes_overlap_and_none_is_lost(case: Case) -> None:
    """A label under another is a label nobody reads."""
    found = tree(case)
    placed = list(boxes(picture(case, case.provenance.claims[0].id)))

    assert len(placed) == len(found.nodes)
    assert all(apart(left, right) for index, left in enumerate(placed) for right in placed[:index])


@settings(max_examples=60, deadline=None)
@given(piles())
def test_a_picture_is_inside_its_frame(case: Case) -> None:
    """Nothing is cut off at the edge: no box, no line, and no text, as far as its width can be told."""
    drawing = picture(case, case.provenance.claims[0].id)
    wide, high = (float(size) - 2 * MARGIN for size in re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawing)[0])
    texts = [text for text in drawn(drawing).iterfind(".//s:text", SPACE) if text.get("class") != "title"]

    assert all(x >= 0 and right <= wide and y >= 0 and bottom <= high for x, y, right, bottom in boxes(drawing))
    assert all(0 <= x <= wide and 0 <= y <= high for x, y in turns(drawing))
    assert all(
        float(text.get("x")) + width(text.text or "", 11) <= wide + 1 for text in texts if text.get("class") in ENDS
    )


@settings(max_examples=30, deadline=None)
@given(piles())
def test_whatever_names_hold_is_text(case: Case) -> None:
    """An outlet's name is hostile until proven otherwise."""
    drawing = picture(case, case.provenance.claims[0].id)
    names = {element.tag.rpartition("}")[2] for element in drawn(drawing).iter()}

    assert names <= {"svg", "title", "desc", "style", "g", "rect", "path", "polygon", "circle", "text"}
    assert "\u202e" not in drawing


@pytest.mark.parametrize("index", [0, 1])
def test_the_family_tree_of_a_claim(index: int, golden: Callable[[str, str], None]) -> None:
    """The picture is reviewed like text."""
    case = make.story("01-skerrow-ferry")
    known = facts(case)

    golden(f"report-stemma-{index + 1}.svg", picture(case, known.standings[index].claim.id).replace("><", ">\n<"))


def test_a_loop_is_drawn_as_one_arc_with_two_heads() -> None:
    """A loop must be seen at a glance, and without colour."""
    case = make.story("05-quarnby-clock")
    claim = next(each for each in case.provenance.claims if "oldest" in each.text)
    (loop,) = drawn(picture(case, claim.id)).iterfind(".//s:g[@class='loops']", SPACE)

    assert len(loop.findall("s:path[@class='line loop']", SPACE)) == 1
    assert len(loop.findall("s:path[@class='head']", SPACE)) == 2
    assert loop.findtext("s:text", "", SPACE) == "loop"


def test_denials_face_what_they_deny() -> None:
    """Colour alone tells a third of readers nothing in print: place, shape and word tell it too."""
    case = pile(4, [], [1, 2, 3, 4], denying={3})
    drawing = picture(case, case.provenance.claims[0].id)
    places = sorted(boxes(drawing), key=lambda box: box[1])
    divide = next(drawn(drawing).iterfind(".//s:path[@class='divide']", SPACE)).get("d")
    below = [box for box in places if box[1] > float(divide.split()[1].split("H")[0])]

    assert len(below) == 2
    assert below[0][1] == below[1][1]
    assert len(list(drawn(drawing).iterfind(".//s:path[@class='cross']", SPACE))) == 2
    assert ">Says it<" in drawing
    assert ">Denies it<" in drawing


def test_undated_articles_stand_apart() -> None:
    """An undated article must not look like the latest."""
    case = pile(3, [], [1, 2, None])
    drawing = picture(case, case.provenance.claims[0].id)

    assert 'class="guide undated"' in drawing
    assert ">undated<" in drawing


def test_an_uncertain_date_is_a_bar_over_its_span() -> None:
    """A month is no day: the bar reaches from the first to the last column that it can belong to."""
    case = pile(4, [], [1, 5, 9, "2026-03"])
    (bar,) = (
        re.findall(r"M(\d+) \d+H(\d+)", path.get("d", ""))
        for path in drawn(picture(case, case.provenance.claims[0].id)).iterfind(".//s:path[@class='bar']", SPACE)
    )
    guides = [float(x) for x in re.findall(r'class="guide" d="M(\d+)', picture(case, case.provenance.claims[0].id))]

    assert float(bar[0][0]) == guides[0]
    assert float(bar[0][1]) > guides[-1]


def test_a_folded_node_says_how_many_it_stands_for() -> None:
    """Twenty-seven outlets with one text are one node."""
    case = pile(27, [(index, 0, "republication") for index in range(1, 27)], [1] * 27)

    assert ">×27<" in picture(case, case.provenance.claims[0].id)


def test_a_line_tells_what_it_rests_on() -> None:
    """Solid, dashed and dotted: shared wording, a credit alone, or neither."""
    case = pile(4, [(1, 0, "excerpt"), (2, 0, "pickup"), (3, 0, "rewrite")], [1, 2, 3, 4])
    drawing = drawn(picture(case, case.provenance.claims[0].id))

    looks = [
        path.get("class").split()[1]
        for path in drawing.iterfind(".//s:path[@class]", SPACE)
        if "line " in path.get("class")
    ]
    assert sorted(set(looks) - {"names"}) == ["credit", "inferred", "text"]


def test_the_picture_has_words_for_who_cannot_see_it() -> None:
    """A screen reader says what the picture is and where its words are."""
    case = make.story("01-skerrow-ferry")
    known = facts(case)
    drawing = svg(known, tree(case), "The bridge", "one")

    assert drawing.startswith("<svg")
    assert 'role="img"' in drawing
    assert '<title id="one-title">Family tree of the claim: The bridge</title>' in drawing
    assert '<desc id="one-desc">8 articles below 2 origins' in drawing


def test_links_lead_where_they_are_told_and_nowhere_else() -> None:
    """The report has fragments, the app has paths, and a file by itself has neither."""
    case = make.story("01-skerrow-ferry")
    known = facts(case)
    leads = Addresses(
        article=lambda number: f"/articles/{number}",
        edge=lambda downstream, upstream: f"/edges/{known.numbers[downstream]}/{known.numbers[upstream]}",
        source=lambda name: f'/sources?name="{name}"',
    )
    linked = svg(known, tree(case), "The bridge", "one", addresses=leads)

    assert 'href="/articles/1"' in linked
    assert re.search(r'href="/edges/\d/\d"', linked)
    assert 'href="/sources?name=&quot;' in linked
    assert "href" not in svg(known, tree(case), "The bridge", "one")
    assert 'role="group"' in linked


def test_a_picture_by_itself_needs_nothing_beside_it() -> None:
    """Slides and drawing programs know no variables of a page."""
    case = make.story("01-skerrow-ferry")
    drawing = picture(case, case.provenance.claims[0].id)

    assert "var(" not in drawing
    assert "url(" not in drawing
    assert "prefers-color-scheme" in drawing
    assert "prefers-color-scheme" not in picture(case, case.provenance.claims[0].id, dark=False)


def test_five_hundred_appearances_are_drawn_at_once() -> None:
    """A crowd is folded so that it can be read, and drawn before anyone waits."""
    links: list[tuple[int, int, EdgeKind]] = [
        (index, index // 7, "pickup" if index % 3 else "rewrite") for index in range(1, 500)
    ]
    case = pile(500, links, [1 + index // 20 for index in range(500)], denying=set(range(5, 500, 11)))
    known = facts(case)
    started = process_time()
    found = tree(case)
    svg(known, found, "The bridge", "one")

    assert process_time() - started < 1
    assert sum(node.kind == "article" for node in found.nodes) <= 40
