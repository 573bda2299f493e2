"""The answer in plain sentences: right numbers, right words, honest about doubt."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from headwater.model.provenance import Evidence, Loop
from headwater.present.facts import facts
from headwater.present.screen import Line, plain
from headwater.present.sentences import earliest, pile, tally_numbers
from headwater.present.surprises import surprises
from headwater.present.words import claim_summary, headline, summary, trail
from present import make

VERDICTS = re.compile(
    r"\b(?:true|false|fake|reliable|unreliable|trustworthy|the first to|liar|rating)\b", re.IGNORECASE
)


def test_the_answer_on_one_screen(golden: Callable[[str, str], None]) -> None:
    """What everybody reads first is reviewed word by word."""
    text = plain(headline(make.story("01-skerrow-ferry")))

    golden("report-show.txt", text)


@pytest.mark.parametrize("claim", ["1", "2"])
def test_the_trail_of_a_claim(claim: str, golden: Callable[[str, str], None]) -> None:
    """A claim's trail is reviewed word by word."""
    text = plain(trail(make.story("01-skerrow-ferry"), claim))

    golden(f"report-claim-{claim}.txt", text)


def test_the_answer_for_a_loop(golden: Callable[[str, str], None]) -> None:
    """Circular reporting is what a reader would never see without help."""
    text = plain(headline(make.story("05-quarnby-clock")))

    golden("report-show-loop.txt", text)


def test_copies_of_one_text_count_once() -> None:
    """Eight articles of which three are wire copies are five texts."""
    known = facts(make.story("01-skerrow-ferry"))

    assert pile(known) == "8 articles from 7 outlets, 5 texts."
    assert tally_numbers(known.standings[0]) == "18 appearances in 8 articles, 5 texts, 2 independent origins"


def test_one_of_anything_is_singular() -> None:
    """A wrong plural makes a reader doubt the number."""
    only = make.article("The bridge is shut.", outlet="The Post")
    claim = make.claim("The bridge is shut.", (make.appearance(only, "The bridge is shut."),))
    known = facts(make.case((only,), claims=(claim,)))

    assert pile(known) == "1 article from 1 outlet."
    assert tally_numbers(known.standings[0]) == "1 appearance in 1 article, 1 independent origin"


def test_an_interval_is_said_in_words() -> None:
    """Doubt is part of the number."""
    known = facts(make.story("06-haldrin-lifeboat"))

    assert "1 to 2 independent origins, 1 denial" in tally_numbers(known.standings[0])


def test_a_denier_counts_once_however_many_sentences() -> None:
    """Two sentences of one harbour master are one denial."""
    post = make.article("The bridge is shut. Not so, said Anna Lund. It is open, said Lund.", outlet="The Post")
    claim = make.claim(
        "The bridge is shut.",
        (
            make.appearance(post, "The bridge is shut."),
            make.appearance(post, "Not so, said Anna Lund.", stance="denies", chain=("Anna Lund",), sourcing="named"),
            make.appearance(post, "It is open, said Lund.", stance="denies", chain=("Lund",), sourcing="named"),
        ),
    )

    assert facts(make.case((post,), claims=(claim,))).standings[0].deniers == ("Anna Lund",)


def test_dates_that_do_not_tell_are_not_used() -> None:
    """Two articles of one day: nobody knows which came out earlier, unless one rests on the other."""
    left, right = (
        make.article("The bridge is shut.", path=name, outlet=name.upper(), date="2026-03-04") for name in ("a", "b")
    )
    claim = make.claim(
        "The bridge is shut.", tuple(make.appearance(each, "The bridge is shut.") for each in (left, right))
    )
    apart = facts(make.case((left, right), claims=(claim,)))
    linked = facts(make.case((left, right), claims=(claim,), edges=(make.edge(left, right, "pickup", (claim.id,)),)))

    assert earliest(apart, apart.standings[0]).endswith("1 more article may be as early: the dates do not tell.")
    assert earliest(linked, linked.standings[0]) == "Earliest known appearance: B, 4 March 2026."


def test_undated_articles_are_called_so() -> None:
    """A missing date is never guessed."""
    only = make.article("The bridge is shut.")
    claim = make.claim("The bridge is shut.", (make.appearance(only, "The bridge is shut."),))
    known = facts(make.case((only,), claims=(claim,)))

    assert "cannot be told which is the earliest" in earliest(known, known.standings[0])


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


def test_the_data_says_what_the_sentences_say() -> None:
    """Programs read the same numbers as people."""
    case = make.story("01-skerrow-ferry")
    whole = json.loads(json.dumps(summary(case)))
    first = json.loads(json.dumps(claim_summary(case, "1")))

    assert (whole["articles"], whole["texts"], len(whole["claims"])) == (8, 5, 4)
    assert first["independent_origins"] == {"min": 2, "max": 2}
    assert len(first["appearances"]) == 18
    assert first["id"] == json.loads(json.dumps(claim_summary(case, first["id"])))["id"]


def test_a_claim_that_is_not_there_is_a_mistake_of_the_caller() -> None:
    """A wrong number is answered with how many there are."""
    with pytest.raises(ValueError, match="4 claims, numbered from 1"):
        trail(make.story("01-skerrow-ferry"), "99")


def test_a_terminal_is_not_commanded_by_an_article() -> None:
    """Escape sequences in a title must not reach the screen."""
    evil = make.article("The bridge is shut.\x1b[2J", outlet="\x1b]0;owned\x07Post", path="\u202egpj.exe")
    claim = make.claim(
        "The bridge is shut.\x1b[2J", (make.appearance(evil, "The bridge is shut.", chain=("\x9b31m",)),)
    )
    case = make.case((evil,), claims=(claim,), failures=(make.failure("\x1b[2Jx", "\x07"),))
    text = plain(headline(case)) + plain(trail(case, "1"))

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_no_line_is_wider_than_asked() -> None:
    """The answer fits an eighty-column terminal."""
    text = plain(headline(make.story("01-skerrow-ferry")), width=80)

    assert max(len(line) for line in text.splitlines()) <= 80


def test_lines_are_single_paragraphs() -> None:
    """Whoever colours the answer relies on one line being one paragraph."""
    parts = [part for part in headline(make.story("01-skerrow-ferry")) if isinstance(part, Line)]

    assert not [part for part in parts if "\n" in part.text]
