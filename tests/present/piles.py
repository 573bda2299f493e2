"""Piles of articles with one claim and any edges at all, for laws that must always hold."""

from collections.abc import Collection, Sequence

from hypothesis import strategies as st

from headwater.model.case import Case
from headwater.model.provenance import EdgeKind
from present import make

_NAMES = (
    "The Long-Named Evening Outlet",
    "W" * 90,
    "朝日新聞" * 20,
    "صحيفة الشرق الأوسط اليومية " * 4,
    "</text><script>alert(1)</script>\u202e&amp;\x00",
    "e\u0301" * 60,
)

KINDS: tuple[EdgeKind, ...] = ("republication", "excerpt", "rewrite", "pickup", "match", "update", "correction")


def pile(
    count: int,
    links: list[tuple[int, int, EdgeKind]],
    days: Sequence[int | str | None],
    *,
    name: str = "The Long-Named Evening Outlet",
    denying: Collection[int] = (),
) -> Case:
    """Return a case of `count` articles with one claim and these edges (downstream, upstream, kind).

    A day is one of March 2026, a date as it is written, or not known; those `denying` say that it is not so, on somebody's word.
    """
    articles = tuple(
        make.article(
            f"The bridge is shut. {index}",
            path=f"{index:03}.txt",
            outlet=f"{name} {index}",
            date=f"2026-03-{day:02}" if isinstance(day, int) else day,
        )
        for index, day in zip(range(count), days, strict=True)
    )
    claim = make.claim(
        "The bridge is shut.",
        tuple(
            make.appearance(
                each,
                "The bridge is shut.",
                chain=(f"{name}’s mayor" if index in denying else "a man",) if index % 3 == 0 else (),
                sourcing="described",
                stance="denies" if index in denying else "asserts",
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
    day = st.none() | st.integers(min_value=1, max_value=28) | st.sampled_from(["2026-03", "2026"])
    days = draw(st.lists(day, min_size=count, max_size=count))
    name = draw(st.sampled_from(_NAMES))
    return pile(count, links, days, name=name, denying=draw(st.sets(index, max_size=count // 2)))
