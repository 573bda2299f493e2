"""Piles of articles with one claim and any edges at all, for laws that must always hold."""

from hypothesis import strategies as st

from headwater.model.case import Case
from headwater.model.provenance import EdgeKind
from present import make

KINDS: tuple[EdgeKind, ...] = ("republication", "excerpt", "rewrite", "pickup", "match", "update", "correction")


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
