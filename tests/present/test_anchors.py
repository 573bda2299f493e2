"""Links that lead to the sentence."""

from headwater.model.case import Case
from headwater.present.anchors import anchors, references
from headwater.present.facts import facts
from present import make


def test_links_to_one_article_name_it_once() -> None:
    """Six links to one article must not repeat its name six times."""
    where = make.article("Rain fell. Snow fell. Hail fell.", outlet="The Post", date="2026-03-04")
    case: Case = make.case((where,))
    places = [make.place(where, part) for part in ("Rain fell.", "Snow fell.", "Rain fell.")]
    found = references(anchors(facts(case), places), places, 6)

    assert [(each.text, each.anchor) for each in found] == [("The Post, 4 Mar 2026", "a1-1"), ("2", "a1-2")]
