"""Surprises: only those that exist, each with its places, none with a verdict."""

import re
from dataclasses import replace

import pytest

from headwater.model.links import StatementLink
from headwater.model.provenance import Evidence, Loop, Return, UnseenSource
from headwater.present.facts import facts
from headwater.present.screen import plain
from headwater.present.surprises import surprises
from headwater.present.words import headline
from present import make

VERDICTS = re.compile(
    r"\b(?:true|false|fake|reliable|unreliable|trustworthy|the first to|liar|rating)\b", re.IGNORECASE
)


@pytest.mark.parametrize("name", ["01-skerrow-ferry", "05-quarnby-clock", "06-haldrin-lifeboat"])
def test_there_is_no_verdict(name: str) -> None:
    """Headwater shows what the pile says about its sources; what is true is for people."""
    own = [surprise.text for surprise in surprises(facts(make.story(name)))]

    assert not [text for text in own if VERDICTS.search(re.sub("“.*?”", "", text))]


def test_only_surprises_that_exist_are_told() -> None:
    """A quiet pile has no surprises, and nobody makes one up."""
    only = make.article("The bridge is shut.")
    claim = make.claim("The bridge is shut.", (make.appearance(only, "The bridge is shut."),))

    assert surprises(facts(make.case((only,), claims=(claim,)))) == ()


@pytest.mark.parametrize(("score", "told"), [(0.95, {"single_source"}), (0.6, set())])
def test_a_claim_that_weak_likeness_ties_surprises_nobody(score: float, told: set[str]) -> None:
    """What may be two claims is not the most repeated one."""
    texts = ("The bridge is shut.", "Nobody may cross the bridge.")
    papers = [make.article(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    places = tuple(make.appearance(paper, text) for paper, text in zip(papers, texts, strict=True))
    left, right = sorted(place.statement_id for place in places)
    link = StatementLink(left=left, right=right, relation="same", score=score, evidence=())
    case = replace(make.case(tuple(papers), claims=(make.claim(texts[0], places),)), statement_links=(link,))

    assert {each.kind for each in surprises(facts(case))} & {"single_source"} == told


def test_every_surprise_of_the_stories_is_found() -> None:
    """Each kind is told once the pile holds it."""
    kinds = {
        each.kind for name in ("01-skerrow-ferry", "05-quarnby-clock") for each in surprises(facts(make.story(name)))
    }

    assert kinds == {
        "single_source",
        "long_chain",
        "loop",
        "lonely_denial",
        "drift",
        "unseen_source",
        "late_correction",
    }


def test_every_surprise_can_be_looked_up() -> None:
    """A sentence without a place is gossip."""
    found = surprises(facts(make.story("01-skerrow-ferry")))

    assert all(each.places for each in found)


def test_a_circle_of_corrections_and_loops_ends() -> None:
    """Whatever the tracer hands over, the answer comes."""
    left, right = (make.article("The bridge is shut.", path=name, outlet=name) for name in ("a", "b"))
    claim = make.claim(
        "The bridge is shut.", tuple(make.appearance(each, "The bridge is shut.") for each in (left, right))
    )
    edges = tuple(
        make.edge(down, upper, kind, (claim.id,))
        for kind in ("pickup", "correction", "republication")
        for down, upper in ((left, right), (right, left))
    )
    loop = Loop(
        articles=(left.id, right.id), claims=(claim.id,), evidence=(Evidence(article_id=left.id, start=0, end=5),)
    )
    case = make.case((left, right), claims=(claim,), edges=edges)
    looped = replace(case, provenance=replace(case.provenance, loops=(loop,)))

    assert plain(headline(case))
    assert "A loop: a and b rest on each other" in " ".join(plain(headline(looped)).split())


def test_a_denial_that_nobody_is_said_to_make_is_not_told() -> None:
    """What only reads like a denial is no ground to say that somebody denies it."""
    case = make.story("01-skerrow-ferry")
    unsaid = replace(case, attributions=tuple(replace(each, stance="asserts") for each in case.attributions))

    assert "lonely_denial" not in {each.kind for each in surprises(facts(unsaid))}


def test_what_to_fetch_next_is_named() -> None:
    """The source on which most claims hang comes first, what has no name last."""
    papers = [make.article("The bridge is shut.", path=name) for name in "ab"]
    at = [make.place(each, "The bridge is shut.") for each in papers]
    unseen = (
        UnseenSource(name="reports", kind="document", claims=("x", "y"), evidence=tuple(at)),
        UnseenSource(name="the Lund letter", kind="document", claims=("x", "y"), evidence=(at[0],)),
        UnseenSource(name="Reuters", kind="outlet", claims=("x",), evidence=tuple(at)),
    )
    (only,) = surprises(facts(make.case(tuple(papers), unseen=unseen)))

    assert only.text == (
        "Not in the pile: “Lund letter”, a document cited in 1 article; 2 claims rest on it. "
        "Fetch it next, then “Reuters” (1 more not in the pile)."
    )


def test_what_falls_with_an_unseen_source_is_told() -> None:
    """A document that is the only origin of a claim is to be fetched before one that has company."""
    paper = make.article("The bridge is shut. The pier is open.", path="a", outlet="a")
    place = make.place(paper, "The bridge is shut.")
    claims = [
        make.claim(text, (make.appearance(paper, text, chain=("letter",)),), origins=("letter",))
        for text in ("The bridge is shut.", "The pier is open.")
    ]
    letter = UnseenSource(
        name="the Lund letter", kind="document", claims=tuple(each.id for each in claims), evidence=(place,)
    )
    (only,) = [
        s
        for s in surprises(facts(make.case((paper,), claims=tuple(claims), unseen=(letter,))))
        if s.kind == "unseen_source"
    ]

    assert "2 claims rest on it, 1 of them on nothing else. Fetch it next." in only.text


def test_an_old_claim_that_comes_back_is_told() -> None:
    """A reader who is told today's news must learn that it is that of years ago."""
    old, new = (make.article("The jars hold glass.", path=name, outlet=name) for name in ("Post", "Times"))
    claim = make.claim(
        "The jars hold glass.", tuple(make.appearance(each, "The jars hold glass.") for each in (old, new))
    )
    back = Return(
        kind="old_story",
        claims=(claim.id,),
        earlier=make.place(old, "The jars hold glass."),
        later=make.place(new, "The jars hold glass."),
        age_days=2600,
        text="Told here as if it were new; Post had it more than seven years before.",
    )
    case = make.case((old, new), claims=(claim,))
    known = facts(replace(case, provenance=replace(case.provenance, returns=(back,))))

    (text,) = (each.text for each in surprises(known) if each.kind == "return")
    assert text == (
        "An old claim comes back: Times, undated, tells “The jars hold glass” as if it were new; "
        "Post had it more than seven years before."
    )
