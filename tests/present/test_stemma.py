"""Family trees: nothing overlaps, nothing is lost, and the picture can be read without colour or eyes."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from lxml import etree

from headwater.model.case import Case
from headwater.present.facts import facts
from headwater.present.lineage import Lineage, lineage
from headwater.present.stemma import picture, svg
from present import make
from present.piles import pile, piles

SPACE = {"s": "http://www.w3.org/2000/svg"}
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


@settings(max_examples=40, deadline=None)
@given(piles())
def test_no_two_nodes_overlap_and_none_is_lost(case: Case) -> None:
    """A label under another is a label nobody reads."""
    drawn = list(boxes(picture(case, case.provenance.claims[0].id)))

    assert len(drawn) == len(case.articles) + 2
    assert all(apart(left, right) for index, left in enumerate(drawn) for right in drawn[:index])


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


def test_the_picture_has_words_for_who_cannot_see_it() -> None:
    """A screen reader says what the picture is and where its words are."""
    case = make.story("01-skerrow-ferry")
    known = facts(case)
    drawing = svg(known, tree(case), "The bridge", "one")

    assert drawing.startswith("<svg")
    assert 'role="img"' in drawing
    assert '<title id="one-title">Family tree of the claim: The bridge</title>' in drawing
    assert '<desc id="one-desc">8 articles below 2 origins' in drawing
