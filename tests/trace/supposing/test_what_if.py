"""What-ifs: what falls with a source, an article or an edge, and what two sources that are one, or two, make of a count."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.provenance import Claim, Provenance
from headwater.model.what_if import (
    ArticleAway,
    EdgeAway,
    NamedSource,
    OneSource,
    SourceAway,
    Supposition,
    TwoSources,
    WhatIf,
)
from headwater.trace.counting.origins import count
from headwater.trace.counting.supposed import supposed, with_akin
from headwater.trace.drift import drift
from headwater.trace.edges import edges
from headwater.trace.loops import loops
from headwater.trace.provenances import claim_of
from headwater.trace.returns import returns
from headwater.trace.supposing.prepared import Prepared, prepare
from headwater.trace.supposing.what_if import ordered, what_if
from headwater.trace.supposing.withdrawn import remaining
from headwater.trace.unseen import cited
from mini_piles import Made, Says, Told, pile

_NAMES = ("Cassia Brown", "Ms Brown", "Tarn Bridges", "a county official", "the review", "the radio")
_OWN = ("Tarn Post (no source given)", "Ebb Times (on the spot)")


@st.composite
def sentences(draw: st.DrawFn, number: int) -> Says:
    """Make a sentence about one of three claims, from nobody or from up to two sources."""
    known = (
        ("Cassia Brown", "person", "named"),
        ("Ms Brown", "person", "named"),
        ("Tarn Bridges", "organisation", "named"),
        ("a county official", "person", "described"),
        ("a person familiar with the matter", "person", "anonymous"),
        ("the review", "document", "document"),
        ("the Tarn Post", "outlet", "outlet"),
        ("the Ebb Times", "outlet", "outlet"),
        ("the Corr Wire", "outlet", "outlet"),
        ("the radio", "outlet", "outlet"),
    )
    sources = draw(st.lists(st.sampled_from(known), max_size=2, unique=True))
    names = " citing ".join(name for name, _, _ in sources)
    claim = draw(st.sampled_from(("cracks", "lorries", "tolls")))
    return Says(
        text=f"The {claim} at Tarn were {draw(st.integers(0, 3))} in line {number}{', said ' if names else ''}{names}.",
        claim=claim,
        chain=tuple((name, kind) for name, kind, _ in sources),  # type: ignore[misc]
        sourcing=sources[-1][2] if sources else "unsourced",  # type: ignore[arg-type]
        stance=draw(st.sampled_from(("asserts", "asserts", "asserts", "denies"))),
    )


@st.composite
def piles(draw: st.DrawFn) -> Made:
    """Make a pile of up to six articles, of which some copy an earlier one."""
    outlets = ("Tarn Post", "Ebb Times", "Corr Wire", "Inland Echo")
    told: list[Told] = []
    copied: list[tuple[int, int, str]] = []
    for number in range(draw(st.integers(1, 6))):
        outlet, day = draw(st.sampled_from(outlets)), draw(st.one_of(st.none(), st.integers(1, 4)))
        copies: bool = draw(st.booleans())
        if told and copies:
            original: int = draw(st.integers(0, len(told) - 1))
            told.append(Told(outlet=outlet, day=day, says=told[original].says))
            whole = "\n".join(says.text if isinstance(says, Says) else says for says in told[original].says)
            copied += [(other, number, whole) for other in range(number) if told[other].says == told[original].says]
        else:
            lines = st.lists(sentences(number=number), min_size=1, max_size=4)
            told.append(Told(outlet=outlet, day=day, says=draw(lines)))
    return pile(*told, copied=copied)


@st.composite
def supposings(draw: st.DrawFn, made: Made) -> list[Supposition]:
    """Make up to three suppositions that bear on a pile, and some that do not."""
    ids = st.sampled_from([article.id for article in made.articles])
    sources = st.builds(NamedSource, name=st.sampled_from(_NAMES + _OWN), article_ids=st.none() | st.tuples(ids))
    one = st.one_of(
        st.builds(SourceAway, source=sources),
        st.builds(ArticleAway, article_id=ids),
        st.builds(EdgeAway, downstream=ids, upstream=ids),
        st.builds(OneSource, left=sources, right=sources),
        st.builds(TwoSources, left=sources, right=sources),
    )
    return draw(st.lists(one, max_size=3))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Made, list[Supposition]]:
    """Make a pile and suppositions."""
    made = draw(piles())
    return made, draw(supposings(made))


def prepared(made: Made) -> Prepared:
    """Return a pile ready for what-ifs."""
    return prepare(made.articles, made.attributions, made.all_links())


def whole(case: Prepared, suppositions: Sequence[Supposition]) -> Provenance:
    """Return what counting every claim, and finding every edge, loop and drift anew, makes of the suppositions."""
    known = ordered(suppositions)
    left, found = remaining(case, known), case.traced
    threads = [left.thread(number) for number in range(len(found.threads))]
    given_first = supposed(known)
    counted = [count(left.pile, thread, left.ties(thread), given_first) for thread in threads]
    wider = with_akin(given_first, {key: name for one in counted for key, name in sorted(one.akin.items())})
    counted = [count(left.pile, thread, left.ties(thread), wider) for thread in threads]
    ties = [tie for tie in found.ties if left.holds(tie)] + [tie for ties in left.moved.values() for tie in ties]
    its_edges = edges(ties)
    return Provenance(
        claims=tuple(claim_of(thread, one) for thread, one in zip(threads, counted, strict=True) if thread.said),
        edges=its_edges,
        loops=loops(its_edges),
        drift=drift(left.pile, threads, its_edges),
        unseen_sources=(),
        returns=returns(left.pile, threads),
    )


@settings(max_examples=200, deadline=None)
@given(cases())
def test_only_counting_what_is_touched_gives_what_counting_all_gives(case: tuple[Made, list[Supposition]]) -> None:
    """A quick answer that is not the whole answer would mislead."""
    made, suppositions = case
    ready = prepared(made)
    quick, slow = what_if(ready, suppositions).after, whole(ready, suppositions)

    assert quick.claims == slow.claims
    assert quick.edges == slow.edges
    assert quick.loops == slow.loops
    assert quick.drift == slow.drift
    assert quick.returns == slow.returns


@settings(max_examples=100, deadline=None)
@given(cases())
def test_what_is_cited_and_gone_is_unseen(case: tuple[Made, list[Supposition]]) -> None:
    """The unseen sources are those that the chains of what is left lead to."""
    made, suppositions = case
    ready = prepared(made)
    left = remaining(ready, ordered(suppositions))
    threads = [left.thread(number) for number in range(len(ready.traced.threads))]
    places = {(one.kind, one.claim, one.evidence) for one in cited(left.pile, threads)}
    after = what_if(ready, suppositions).after.unseen_sources
    shown = {(one.kind, claim, place) for one in after for claim in one.claims for place in one.evidence}

    assert places <= shown
    assert all(place.article_id in left.pile.articles for one in after for place in one.evidence)


@settings(max_examples=60, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_suppositions_changes_nothing(case: tuple[Made, list[Supposition]], random: object) -> None:
    """Who unticks two sources must not have to mind which first."""
    made, suppositions = case
    ready = prepared(made)
    first = what_if(ready, suppositions)
    random.shuffle(suppositions)  # type: ignore[attr-defined]

    assert what_if(ready, [*suppositions, *suppositions]) == first


@settings(max_examples=60, deadline=None)
@given(cases())
def test_giving_back_what_was_taken_changes_nothing(case: tuple[Made, list[Supposition]]) -> None:
    """A what-if leaves no trace in what was prepared."""
    made, suppositions = case
    ready = prepared(made)
    what_if(ready, suppositions)
    back = what_if(ready, [])

    assert back.after == made.trace() == ready.traced.provenance
    assert not back.difference.claims


@settings(max_examples=100, deadline=None)
@given(cases())
def test_what_is_supposed_keeps_the_interval_in_order(case: tuple[Made, list[Supposition]]) -> None:
    """An interval that is none, or counts more than it lists, cannot be explained."""
    made, suppositions = case
    for claim in what_if(prepared(made), suppositions).after.claims:
        counted = claim.independent_origins

        assert 0 <= counted.min <= counted.max == len(claim.origins)


def official(text: str, *, outlet: str | None = None) -> Says:
    """Return a sentence that has the claim from a county official, through an outlet if one is given."""
    through = [(outlet, "outlet")] if outlet else []
    return Says(text=text, chain=(*through, ("a county official", "person")), sourcing="described")  # type: ignore[arg-type]


def only(answer: WhatIf) -> Claim:
    """Return the one claim of a pile."""
    (claim,) = answer.after.claims
    return claim


@pytest.fixture
def carried() -> Made:
    """Return a pile in which one article has a claim from an official, and another from it."""
    return pile(
        Told(outlet="Tarn Post", day=1, says=[official("The bridge has cracks, a county official told the Post.")]),
        Told(
            outlet="Ebb Times",
            day=2,
            says=[official("The bridge has cracks, the Tarn Post said, citing an official.", outlet="the Tarn Post")],
        ),
    )


def test_what_rests_on_a_source_falls_with_it_and_so_does_what_carries_it(carried: Made) -> None:
    """Forty outlets that rest on one man have nothing without him."""
    answer = what_if(prepared(carried), [SourceAway(source=NamedSource(name="The county official"))])
    (change,) = answer.difference.claims

    assert (only(answer).independent_origins.min, only(answer).independent_origins.max) == (0, 0)
    assert change.kind == "unsupported"
    assert len(change.left) == 2
    assert len(answer.difference.left_articles) == 2


def test_what_is_credited_to_an_article_taken_away_is_a_source_unseen(carried: Made) -> None:
    """The credit still stands in the text of who took it over."""
    answer = what_if(prepared(carried), [ArticleAway(article_id=carried.id_of("Tarn Post"))])

    assert [one.kind for one in answer.after.unseen_sources] == ["outlet"]
    assert [one.article_id for one in only(answer).appearances] == [carried.id_of("Ebb Times")]
    assert only(answer).independent_origins.max == 1


def test_an_edge_taken_away_leads_out_of_the_pile(carried: Made) -> None:
    """Who rules that one does not rest on the other wants to see the count without it."""
    ends = {"downstream": carried.id_of("Ebb Times"), "upstream": carried.id_of("Tarn Post")}
    answer = what_if(prepared(carried), [EdgeAway(**ends)])

    assert not answer.after.edges
    assert len(answer.difference.edges_gone) == 1


def test_two_descriptions_can_be_supposed_one_or_two() -> None:
    """A reporter may know who they are."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[official("The bridge has cracks, a county official said.")]),
        Told(
            outlet="Ebb Times",
            day=1,
            says=[
                Says(
                    text="The bridge has cracks, a person familiar with the matter said.",
                    chain=[("a person familiar with the matter", "person")],
                    sourcing="anonymous",
                )
            ],
        ),
    )
    left, right = NamedSource(name="a county official"), NamedSource(name="a person familiar with the matter")
    found = only(what_if(prepared(made), [])).independent_origins
    one = only(what_if(prepared(made), [OneSource(left=left, right=right)])).independent_origins
    two = only(what_if(prepared(made), [TwoSources(left=left, right=right)])).independent_origins

    assert (found.min, found.max) == (1, 2)
    assert (one.min, one.max) == (1, 1)
    assert (two.min, two.max) == (2, 2)


def test_copies_of_what_is_gone_stay_copies_of_one_text() -> None:
    """Taking the original away makes nobody independent."""
    text = "The bridge has cracks."
    told = [
        Told(outlet=name, day=day, says=[text + " Nobody was told.", Says(text=f"{text} It is shut.")])
        for day, name in ((1, "Corr Wire"), (2, "Tarn Post"), (3, "Ebb Times"))
    ]
    whole = "\n".join(says.text if isinstance(says, Says) else says for says in told[0].says)
    made = pile(*told, copied=[(0, 1, whole), (0, 2, whole), (1, 2, whole)])
    answer = what_if(prepared(made), [ArticleAway(article_id=made.id_of("Corr Wire"))])

    assert [(edge.downstream, edge.kind) for edge in answer.after.edges] == [(made.id_of("Ebb Times"), "republication")]
    assert only(answer).independent_origins.max == 1
