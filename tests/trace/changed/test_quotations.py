"""Quotations between two articles."""

from dataclasses import replace

import pytest

from headwater.model.provenance import Evidence
from headwater.model.text import Span
from headwater.trace.changed.quotations import moved
from headwater.trace.pile import gather
from mini_piles import Made, Says, Told, named, pile

WORDS = '"Nobody told us that the alarm was ringing all night,"'


def said_by(first: str, second: str, *, beside: str = "said {}.") -> Made:
    """Return a pile in which two articles give the same words to two people."""
    says = [
        Says(text=f"{WORDS} {beside.format(name)}", chain=named(name), sourcing="named", kind="direct")
        for name in (first, second)
    ]
    made = pile(*(Told(outlet=f"Paper {n}", day=n, says=[one]) for n, one in enumerate(says, start=1)))
    for number, one in enumerate(made.attributions):
        name = one.speaker.name if one.speaker else ""
        at = made.articles[number].text.find(name)
        sources = (
            (Span(start=at, end=at + len(name)),) if at >= 0 else (Span(start=len(WORDS) + 1, end=len(WORDS) + 3),)
        )
        made.attributions[number] = replace(one, sources=sources, contents=(Span(start=0, end=len(WORDS)),))
    return made


def speakers(made: Made) -> list[tuple[str, str]]:
    """Return from whom to whom the quotation went."""
    known = gather(made.articles, made.attributions, made.all_links())
    up, down = (article.id for article in made.articles)
    place = Evidence(article_id=down, start=0, end=len(made.articles[1].text))
    return [(one.earlier_speaker, one.later_speaker) for one in moved(known, down, up, place)]


def test_words_given_to_another_person_are_found() -> None:
    """A quotation that changes hands makes two witnesses of one."""
    assert speakers(said_by("Otto Lamm", "Vera Stroh")) == [("Otto Lamm", "Vera Stroh")]


@pytest.mark.parametrize(("first", "second"), [("Otto Lamm", "Mr Lamm"), ("Otto Lamm", "O. Lamm")])
def test_one_person_under_two_names_is_no_move(first: str, second: str) -> None:
    """Half of all second mentions are shorter than the first."""
    assert speakers(said_by(first, second)) == []


def test_a_pronoun_proves_nothing() -> None:
    """Who "he" is may have been understood wrongly; only a name beside the words counts."""
    assert speakers(said_by("Otto Lamm", "Vera Stroh", beside="he said.")) == []
