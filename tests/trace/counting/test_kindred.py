"""Sources of one claim are compared as if each were held against each, however many there are."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.provenance import Evidence
from headwater.model.what_if import NamedSource, OneSource, TwoSources
from headwater.trace.counting.kindred import kindred
from headwater.trace.counting.supposed import AS_FOUND, Supposed, kin
from headwater.trace.parties.descriptions import Description
from headwater.trace.parties.voices import Kinship, Source

_PEOPLE = ("Ada Tonson", "A. Tonson", "Tonson", "Wyn Pell", "Mayor Wyn Pell", "Sergeant Ida Marrick", "the minister")
_UNNAMED = (
    "a port official",
    "an official",
    "officials",
    "a nurse",
    "a person familiar with the matter",
    "local anglers",
)
_OUTLETS = (
    "Barton Post",
    "Barton Wire",
    "Post",
    "Corran Echo",
    "Corran",
    "the Barton Police Gazette",
    "the council",
    "Report",
)
_BODIES = (
    "the Barton Harbour Board",
    "the ministry",
    "Ministry of Health",
    "the army",
    "the anglers' club",
    "the police",
)
_DOCUMENTS = ("the Tonson review", "the report", "a statement", "Pell's letter", "a police report")
_WORDS = (
    "barton",
    "post",
    "corran",
    "echo",
    "spokesman",
    "mayor",
    "nurse",
    "police",
    "council",
    "review",
    "author",
    "anglers",
)

_words = st.frozensets(st.sampled_from(_WORDS), max_size=3)
_descriptions = st.builds(
    Description,
    words=_words,
    bodies=_words,
    around=_words,
    authors=st.frozensets(st.sampled_from(("tonson", "pell")), max_size=1),
    relies_on=st.sampled_from((frozenset(), frozenset(), frozenset({"barton"}))),
    points_to=st.sampled_from((frozenset(), frozenset({"review"}), frozenset({"report"}))),
)


@st.composite
def _sources(draw: st.DrawFn) -> Source:
    names, kinds, sourcings = draw(
        st.sampled_from(
            (
                (_PEOPLE, ("person",), ("named", "document")),
                (_UNNAMED, ("person", "group"), ("described", "anonymous")),
                (_OUTLETS, ("outlet",), ("outlet", "unsourced", "self_reported")),
                (_BODIES, ("organisation", "outlet", "person"), ("named", "described")),
                (_DOCUMENTS, ("document",), ("document",)),
            )
        )
    )
    article = draw(st.sampled_from("abc"))
    return Source(
        name=draw(st.sampled_from(names)),
        kind=draw(st.sampled_from(kinds)),
        sourcing=draw(st.sampled_from(sourcings)),
        article_id=article,
        through=draw(st.sampled_from(("barton post", "corran echo"))),
        description=draw(_descriptions),
        evidence=Evidence(article_id=article, start=draw(st.integers(0, 3)), end=5),
        teller=draw(st.sampled_from(((), ("pell",)))),
    )


_TONSON, _OFFICIAL = NamedSource(name="Ada Tonson"), NamedSource(name="an official", article_ids=("a",))
_ONE = Supposed(one=(OneSource(left=_TONSON, right=_OFFICIAL),))
_TWO = Supposed(apart=(TwoSources(left=_TONSON, right=_OFFICIAL),))


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.none() | _sources(), max_size=9),
    st.sampled_from((AS_FOUND, _ONE, _TWO)),
)
def test_all_that_are_kin_are_found(sources: list[Source | None], supposed: Supposed) -> None:
    """A pair that is left out would count one source twice."""
    expected: dict[tuple[int, int], Kinship] = {}
    for number, other in ((a, b) for one in combinations(range(len(sources)), 2) for a, b in (one, one[::-1])):
        left, right = sources[number], sources[other]
        known = kin(supposed, left, right) if left is not None and right is not None else None
        expected |= {(number, other): known} if known is not None else {}

    found = {(a, b): one.found for one in kindred(supposed, sources) for a in one.left for b in one.right if a != b}

    assert found == expected


@settings(deadline=None, max_examples=100)
@given(st.lists(_sources(), max_size=9))
def test_the_pairs_of_kin_hold_all_of_them_together(sources: list[Source]) -> None:
    """A chain of a few pairs stands for all pairs of a large group, and must leave nobody out."""
    for one in kindred(AS_FOUND, sources):
        everyone = {(a, b) for a in one.left for b in one.right if a < b}
        chained = set(one.pairs(AS_FOUND))

        assert chained <= everyone
        assert {number for pair in chained for number in pair} == {number for pair in everyone for number in pair}
        assert one.first() == min(everyone, default=None)
