"""What holds for any pile: bounds, reasons, evidence inside the texts, and no dependence on the order of the input."""

from collections.abc import Iterator
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model.attribution import Sourcing, SpeakerKind, Stance
from headwater.model.provenance import Evidence, Provenance
from headwater.trace.provenances import provenance
from mini_piles import Made, Says, Told, pile

_OUTLETS = ("Tarn Post", "Ebb Times", "Corr Wire", "Inland Echo")
_SOURCES: tuple[tuple[str, SpeakerKind, Sourcing], ...] = (
    ("Cassia Brown", "person", "named"),
    ("Ms Brown", "person", "named"),
    ("Tarn Bridges", "organisation", "named"),
    ("a county official", "person", "described"),
    ("a person familiar with the matter", "person", "anonymous"),
    ("the review", "document", "document"),
    ("the Tarn Post", "outlet", "outlet"),
    ("the Ebb Times", "outlet", "outlet"),
    ("the paper", "outlet", "outlet"),
    ("the radio", "outlet", "outlet"),
)
_STANCES: tuple[Stance, ...] = ("asserts", "asserts", "asserts", "denies", "questions")


@st.composite
def sentences(draw: st.DrawFn) -> Says:
    """Make a sentence about one of two claims, from nobody or from up to two sources."""
    sources = draw(st.lists(st.sampled_from(_SOURCES), max_size=2, unique=True))
    names = " and ".join(name for name, _, _ in sources)
    number = draw(st.integers(min_value=0, max_value=3))
    return Says(
        text=f"The bridge at Tarn has {number} cracks{', said ' if names else ''}{names}.",
        claim=draw(st.sampled_from(("cracks", "lorries"))),
        chain=tuple((name, kind) for name, kind, _ in sources),
        sourcing=sources[-1][2] if sources else "unsourced",
        stance=draw(st.sampled_from(_STANCES)),
        hedged=draw(st.booleans()),
    )


@st.composite
def piles(draw: st.DrawFn) -> Made:
    """Make a pile of up to five articles."""
    told = st.builds(
        Told,
        outlet=st.sampled_from(_OUTLETS),
        day=st.one_of(st.none(), st.integers(min_value=1, max_value=4)),
        says=st.lists(st.one_of(sentences(), st.just("The Tarn Post had it first.")), max_size=4),
        title=st.sampled_from((None, "Crack shuts bridge")),
        agency=st.sampled_from((None, "Corr Wire")),
    )
    return pile(*draw(st.lists(told, max_size=5)))


@settings(max_examples=60, deadline=None)
@given(piles())
def test_the_fewest_are_at_most_the_most_and_no_more_than_the_origins(made: Made) -> None:
    """An interval that is none, or counts more than it lists, cannot be explained."""
    for claim in made.trace().claims:
        counted = claim.independent_origins
        asserted = any(appearance.stance == "asserts" for appearance in claim.appearances)

        assert (1 if asserted else 0) <= counted.min <= counted.max <= len(claim.origins)
        assert bool(counted.reasons) == asserted


@settings(max_examples=60, deadline=None)
@given(piles())
def test_evidence_lies_in_the_texts(made: Made) -> None:
    """Every number opens to a sentence."""
    texts = {article.id: article.text for article in made.articles}
    for place in evidence(made.trace()):
        assert 0 <= place.start < place.end <= len(texts[place.article_id])


@settings(max_examples=50, deadline=None)
@given(piles(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(made: Made, random: object) -> None:
    """The same pile gives the same answer, however the files were listed."""
    shuffled = Made(
        articles=list(made.articles),
        attributions=list(made.attributions),
        statements=list(made.statements),
        links=list(made.links),
    )
    for part in (shuffled.articles, shuffled.attributions, shuffled.statements, shuffled.links):
        random.shuffle(part)  # type: ignore[attr-defined]

    assert provenance(shuffled.articles, shuffled.attributions, shuffled.all_links()) == made.trace()


@settings(max_examples=60, deadline=None)
@given(piles())
def test_every_statement_is_one_appearance_of_one_claim(made: Made) -> None:
    """Nothing that was said is lost, and nothing is counted twice."""
    found = [appearance.statement_id for claim in made.trace().claims for appearance in claim.appearances]

    assert sorted(found) == sorted(statement.id for statement in made.statements)


@settings(max_examples=60, deadline=None)
@given(piles())
def test_no_edge_runs_back_in_time_outside_a_loop(made: Made) -> None:
    """Nobody copies what is not yet written."""
    found = made.trace()
    articles = {article.id: article for article in made.articles}
    rings = [set(loop.articles) for loop in found.loops]
    for edge in found.edges:
        later, earlier = articles[edge.downstream].published, articles[edge.upstream].published
        back = later is not None and earlier is not None and later.latest < earlier.earliest

        assert edge.downstream != edge.upstream
        assert not back or any({edge.downstream, edge.upstream} <= ring for ring in rings)


def evidence(found: Provenance) -> Iterator[Evidence]:
    """Yield every place that an answer points to."""
    for claim in found.claims:
        yield from chain.from_iterable(origin.evidence for origin in claim.origins)
        yield from chain.from_iterable(reason.evidence for reason in claim.independent_origins.reasons)
    yield from chain.from_iterable(edge.evidence for edge in found.edges)
    yield from chain.from_iterable(loop.evidence for loop in found.loops)
    yield from chain.from_iterable(source.evidence for source in found.unseen_sources)
    yield from chain.from_iterable((drift.earlier, drift.later) for drift in found.drift)
