"""The page of a source: all that it is credited with can be read, however much it is."""

from headwater.present.pages.indexed import indexed
from headwater.present.pages.source import source_page
from present import make

_MANY = 230


def test_pages_of_a_source_hold_all_its_statements_once() -> None:
    """An agency is credited with thousands: who reads on must come to the last, and meet none twice."""
    text = " ".join(f"The bridge lost {number} bolts, Anna Lund said." for number in range(_MANY))
    paper = make.article(text, outlet="The Post")
    quotes = [f"The bridge lost {number} bolts" for number in range(_MANY)]
    said = tuple(
        make.attribution(paper, source="Anna Lund", cue="said", content=one, name="Anna Lund") for one in quotes
    )
    claims = tuple(
        make.claim(
            f"{one}.", (make.appearance(paper, one, chain=("Anna Lund",), sourcing="named"),), origins=("Anna Lund",)
        )
        for one in quotes
    )
    known = indexed(make.case((paper,), claims=claims, attributions=said))
    source = next(iter(known.sources.values()))

    pages = [source_page(known, source, said=number) for number in (1, 2, 3)]
    shown = [row.place.start for page in pages for row in page.said]
    assert len(set(shown)) == len(shown) == _MANY
    assert [page.said_first for page in pages] == [1, 101, 201]
    assert source_page(known, source, said=99) == pages[-1]
    claims_shown = {row.id for number in range(1, 7) for row in source_page(known, source, claims=number).origin_of}
    assert claims_shown == {claim.id for claim in claims}
