"""The answer in plain sentences: right numbers, right words, honest about doubt."""

import json
import re
from collections.abc import Callable

import pytest

from headwater.errors import NoSuchClaim
from headwater.model.case import Case
from headwater.present.screen import plain
from headwater.present.trail import trail
from headwater.present.words import claim_summary, headline, summary
from mini_piles import Says, Told, body, case_of, pile, put_later
from present import make


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


def test_the_answer_where_an_old_claim_comes_back(golden: Callable[[str, str], None]) -> None:
    """Old news told as new is true and misleads; whoever reads of it must see both articles and how far apart they are."""
    words = "sixty thousand jars of apple sauce were called back because there was glass in some of them"
    jars = Says(text=f"On Monday {words}, the firm said.", chain=body("the firm"), sourcing="named")
    hurt = Says(text="Two toddlers in Dunhope were treated for cuts.", claim="hurt")
    made = pile(
        Told(outlet="Tarn Post", day=1, title="Baby food called back", says=[jars, hurt]),
        Told(outlet="Ebb Times", day=2, title="Glass horror", says=[Says(text=f"This week {words}."), hurt]),
        Told(outlet="Alma Wire", day=5, title="Alert is old", says=[Says(text=f"It was in May 2031 that {words}.")]),
        copied=[(0, 1, words)],
    )
    put_later(made, 2000)
    case = case_of(made)

    golden("report-show-returns.txt", plain(headline(case)))
    golden("report-claim-returns.txt", plain(trail(case, "1")))


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
    """A wrong number is told apart from a claim that says nothing."""
    with pytest.raises(NoSuchClaim, match="99"):
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


def pile_of_strangers() -> Case:
    """Return three articles that share no claim but one source."""
    papers = [
        make.article(f"The bridge {what}, Anna Lund said.", path=what, outlet=what.upper())
        for what in ("is shut", "was painted", "can be seen")
    ]
    quotes = [each.text.partition(",")[0] for each in papers]
    said = tuple(
        make.attribution(each, source="Anna Lund", cue="said", content=quote, name="Anna Lund")
        for each, quote in zip(papers, quotes, strict=True)
    )
    claims = tuple(
        make.claim(f"{quote}.", (make.appearance(each, quote, chain=("Anna Lund",), sourcing="named"),))
        for each, quote in zip(papers, quotes, strict=True)
    )
    return make.case(tuple(papers), claims=claims, attributions=said)


def test_where_no_claim_travels_the_source_leads() -> None:
    """Articles that share no claim may still rest on one person: that is the first thing to know."""
    text = " ".join(plain(headline(pile_of_strangers())).split())

    assert "3 claims, each in one text only; 1 named source." in text
    assert "Anna Lund (person) is cited in all 3 articles, for 3 statements." in text
    assert text.index("Whose word it rests on") < text.index("And 3 more claims")


def test_the_sources_come_as_data() -> None:
    """Programs read the same list as people."""
    sources = json.loads(json.dumps(summary(pile_of_strangers())))["sources"]

    assert [(each["name"], each["kind"], len(each["articles"]), each["statements"]) for each in sources] == [
        ("Anna Lund", "person", 3, 3)
    ]
