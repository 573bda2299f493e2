"""What a person decides on a case counts, lasts, and can be taken back and shared, whatever it is about."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

import headwater
from headwater import Choice, Part, Words
from headwater.cli import status
from headwater.errors import NoSuchAttribution, NothingDecided, NothingOfThatName, NotInCase
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.run import finishing, pipeline
from headwater.trace.provenances import provenance

TEXTS = {
    "1.txt": "Fire kills horses\n\nA fire in a barn at Marne killed a dozen horses, a fire officer said. The mayor sang.\n",
    "2.txt": "Barn burns\n\nTwelve horses died when a Marne barn burned, the farmer Jan Roe said. The library sold maps.\n",
    "3.txt": "Library\n\nForty maps were sold by the library at Sallow. Animals perished at a farm, owners said.\n",
}
ENDS = ("pile/2.txt", "pile/1.txt")


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case with three articles in the folder that it was made in."""
    monkeypatch.chdir(tmp_path)
    Path("pile").mkdir()
    for name, text in TEXTS.items():
        Path("pile", name).write_text(text, encoding="utf-8")
    headwater.trace(["pile"], "case.db")
    return Path("case.db")


def said(case: Case, words: str) -> Attribution:
    """Return the attribution whose content begins with some words."""
    texts = {article.id: article.text for article in case.articles}
    (found,) = (one for one in case.attributions if texts[one.article_id][one.contents[0].start :].startswith(words))
    return found


def part(case: Case, role: str, words: str) -> Part:
    """Return some words of an article as a part of an attribution."""
    (text,) = (article.text for article in case.articles if words in article.text)
    return Part(role=role, start=text.index(words), end=text.index(words) + len(words))  # type: ignore[arg-type]


def choices(case: Case) -> list[Choice]:
    """Return a choice of each sort, by two people."""
    officer = said(case, "A fire").id
    horses = (part(case, "content", "Twelve horses died"), part(case, "source", "the farmer Jan Roe"))
    maps = (part(case, "content", "Forty maps were sold"), part(case, "source", "the library at Sallow"))
    claims = (Words(words="killed a dozen horses"), Words(words="Animals perished"))
    return [
        Choice(kind="attribution_right", by="Ana", attribution=officer),
        Choice(kind="speaker_is", by="Ana", attribution=officer, value="Ida Pell"),
        Choice(kind="attribution_respanned", by="Ben", attribution=said(case, "Twelve").id, parts=horses),
        Choice(kind="attribution_wrong", by="Ben", attribution=said(case, "Animals").id),
        Choice(kind="attribution_added", by="Ben", articles=("pile/3.txt",), parts=maps, value="document"),
        Choice(kind="same_claim", by="Ana", places=claims, why="One barn."),
        Choice(kind="edge_is", by="Ana", articles=ENDS, value="rewrite"),
        Choice(kind="two_sources", by="Ben", sources=("Library (no source given)", "Jan Roe")),
        Choice(kind="note", by="Ben", articles=("pile/1.txt",), value="Ring them."),
        Choice(kind="tag", by="Ana", sources=("Jan Roe",), value="B2"),
    ]


def without_decisions(case: Case) -> Case:
    """Return a case as if nobody had decided anything that is told in it."""
    return replace(case, decisions=(), outcomes=())


def taken_back(pile: Path, ids: Iterable[str]) -> Case:
    """Return a case with some decisions taken back, one after another."""
    for id_ in ids:
        headwater.undo_decision(pile, id_, by="Ana")
    return headwater.open_case(pile)


def test_what_is_taken_back_was_never_there(pile: Path) -> None:
    """Nobody has to fear to try, and what was found is never lost."""
    before = headwater.open_case(pile)
    decided = headwater.decide(pile, *choices(before))

    after = taken_back(pile, [one.id for one in decided.decisions])

    assert without_decisions(decided) != before
    assert without_decisions(after) == before
    assert len(after.decisions) == 2 * len(decided.decisions)


def test_a_case_at_hand_spares_reading_and_changes_nothing(pile: Path) -> None:
    """Who decides again and again, as on a screen, waits for no reading; what is out of date is read all the same."""
    first = headwater.open_case(pile)
    second = headwater.decide(pile, *choices(first), held=first)
    edge = Choice(kind="edge_is", by="Ana", articles=ENDS, value="match")

    assert second == headwater.open_case(pile)
    assert headwater.decide(pile, edge, held=second) == headwater.open_case(pile)
    assert headwater.decide(pile, Choice(kind="note", by="Ana", value="x"), held=first) == headwater.open_case(pile)
    assert headwater.undo_decision(pile, second.decisions[0].id, by="Ana", held=second) == headwater.open_case(pile)


def test_taking_back_what_was_taken_back_brings_it_into_force(pile: Path) -> None:
    """The history is a history: it only grows."""
    decided = headwater.decide(pile, Choice(kind="edge_is", by="Ana", articles=ENDS, value="match"))
    undone = headwater.undo_decision(pile, decided.decisions[0].id, by="Ben")

    again = headwater.undo_decision(pile, undone.decisions[-1].id, by="Ana")

    assert not undone.provenance.edges
    assert again.provenance == decided.provenance
    with pytest.raises(NothingDecided):
        taken_back(pile, [undone.decisions[-1].id])


def test_each_choice_counts_and_says_who_made_it(pile: Path) -> None:
    """A reader sees what a person decided, and what it changed."""
    case = headwater.decide(pile, *choices(headwater.open_case(pile)))

    assert all(one.holds for one in case.outcomes), case.outcomes
    officer, horses = said(case, "A fire"), said(case, "Twelve")
    assert (officer.speaker and officer.speaker.name, officer.decided) == ("Ida Pell", True)
    assert (horses.speaker and horses.speaker.name, horses.decided) == ("Jan Roe", True)
    assert horses.evidence[0].startswith("decided by Ben on ")
    assert said(case, "Forty").act == "document"
    assert not [one for one in case.attributions if one.speaker and one.speaker.name == "owners"]
    (edge,) = case.provenance.edges
    assert (edge.kind, edge.decided) == ("rewrite", True)
    assert edge.reasons[0].startswith("rewrite: decided by Ana on ")
    assert any("Ida Pell" in origin.name for claim in case.provenance.claims for origin in claim.origins)


def test_a_case_with_decisions_is_kept_and_exported_whole(pile: Path) -> None:
    """What a function returns, what is kept, and what is exported are one."""
    made = headwater.decide(pile, *choices(headwater.open_case(pile)))

    assert headwater.open_case(pile) == made
    assert headwater.read_export(headwater.export(made)) == made
    assert headwater.trace([], pile) == made


def test_decisions_outlive_files_that_are_renamed_changed_and_added(pile: Path) -> None:
    """They are about words, wherever these stand now."""
    headwater.decide(pile, *choices(headwater.open_case(pile)))
    Path("pile", "1.txt").rename("pile/first.txt")
    Path("pile", "2.txt").write_text(
        TEXTS["2.txt"].replace("Barn burns", "A barn burns\n\nBy Wyn Oakes"), encoding="utf-8"
    )
    Path("pile", "4.txt").write_text("Weir\n\nTwo swans nest by the weir at Tallow.\n", encoding="utf-8")

    after = headwater.trace(["pile"], pile)

    assert [one.reason for one in after.outcomes if not one.holds] == []
    assert said(after, "A fire").speaker == said(headwater.open_case(pile), "A fire").speaker
    assert [edge.kind for edge in after.provenance.edges if edge.decided] == ["rewrite"]


def test_two_people_put_their_work_together_in_any_order(pile: Path, tmp_path: Path) -> None:
    """Who imports from whom makes no difference, and nothing comes twice."""
    before = headwater.open_case(pile)
    bare = pile.read_bytes()
    lines = headwater.export_decisions(headwater.decide(pile, *choices(before))).splitlines(keepends=True)
    thirds = [lines[:1] + lines[1 + n :: 3] for n in range(3)]

    cases = []
    for number, order in enumerate(permutations(thirds)):
        copy = tmp_path / f"{number}.db"
        copy.write_bytes(bare)
        for some in order:
            headwater.import_decisions(copy, "".join(some))
        cases.append(headwater.open_case(copy))
    again = headwater.import_decisions(pile, "".join(lines))

    assert all(case == headwater.open_case(pile) for case in cases)
    assert (again.new, again.known_count, again.conflicts) == ((), len(lines) - 1, ())


def test_where_two_people_disagree_is_told(pile: Path, tmp_path: Path) -> None:
    """A merge must not silently make one of two words win."""
    theirs = tmp_path / "theirs.db"
    theirs.write_bytes(pile.read_bytes())
    headwater.decide(pile, Choice(kind="edge_is", by="Ana", articles=ENDS, value="rewrite"))
    other = headwater.decide(theirs, Choice(kind="edge_is_not", by="Ben", articles=ENDS))

    merged = headwater.import_decisions(pile, headwater.export_decisions(other))

    (conflict,) = merged.conflicts
    assert (conflict.lost.by, conflict.holding.by) == ("Ana", "Ben")
    assert not merged.case.provenance.edges


def test_who_decides_again_is_in_no_conflict(pile: Path) -> None:
    """People change their minds."""
    headwater.decide(pile, Choice(kind="edge_is", by="Ana", articles=ENDS, value="rewrite"))
    after = headwater.decide(pile, Choice(kind="edge_is", by=" ana ", articles=ENDS, value="match"))

    assert [edge.kind for edge in after.provenance.edges] == ["match"]
    assert headwater.import_decisions(pile, headwater.export_decisions(after)).conflicts == ()


def test_an_edge_turned_round_leads_the_other_way(pile: Path) -> None:
    """Dates are wrong more often than one thinks."""
    headwater.decide(pile, Choice(kind="edge_is", by="Ana", articles=ENDS, value="pickup"))
    after = headwater.decide(pile, Choice(kind="edge_reversed", by="Ana", articles=ENDS, value="pickup"))

    paths = {article.id: article.path for article in after.articles}
    assert [(paths[edge.downstream], paths[edge.upstream]) for edge in after.provenance.edges] == [ENDS[::-1]]


@pytest.mark.parametrize(
    ("choice", "compared", "traced"),
    [
        (Choice(kind="note", by="Ana", value="Ring them."), 0, 0),
        (Choice(kind="edge_is", by="Ana", articles=ENDS, value="match"), 0, 1),
        (Choice(kind="one_source", by="Ana", sources=("a fire officer", "Jan Roe")), 0, 1),
        (Choice(kind="same_claim", by="Ana", places=(Words(words="a dozen"), Words(words="Animals"))), 1, 0),
    ],
    ids=["a note", "an edge", "two sources", "a claim"],
)
def test_only_what_a_decision_can_change_is_made_anew(
    pile: Path, monkeypatch: pytest.MonkeyPatch, choice: Choice, compared: int, traced: int
) -> None:
    """To decide on an edge of a large case must not take as long as to make it."""
    done: list[str] = []

    def heard(what: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def hearing(*given: object) -> object:
            done.append(what)
            return function(*given)

        return hearing

    monkeypatch.setattr(finishing, "case", heard("compared", pipeline.case))
    monkeypatch.setattr(finishing, "provenance", heard("traced", provenance))

    after = headwater.decide(pile, choice)

    assert (done.count("compared"), done.count("traced")) == (compared, traced)
    assert after == headwater.open_case(pile)


def test_a_case_is_the_same_whichever_way_a_decision_came_to_count(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is spared by tracing alone must not show in the answer."""
    quick = headwater.decide(pile, *choices(headwater.open_case(pile)))
    monkeypatch.setattr(finishing, "stage_version", lambda stage: f"another {stage}")

    assert headwater.trace([], pile) == quick


@pytest.mark.parametrize(
    ("choice", "error"),
    [
        (Choice(kind="edge_is", by="Ana", articles=ENDS), NothingDecided),
        (Choice(kind="edge_is", by="Ana", articles=ENDS, value="theft"), NothingDecided),
        (Choice(kind="edge_is", by="Ana", articles=("pile/1.txt", "pile/1.txt"), value="match"), NothingDecided),
        (Choice(kind="edge_is", by="", articles=ENDS, value="match"), NothingDecided),
        (Choice(kind="edge_is", by="Ana", articles=("pile/9.txt", "pile/1.txt"), value="match"), NotInCase),
        (Choice(kind="attribution_wrong", by="Ana", attribution="7f"), NoSuchAttribution),
        (Choice(kind="attribution_wrong", by="Ana"), NothingDecided),
        (Choice(kind="attribution_added", by="Ana", parts=(Part(role="content", start=0, end=4),)), NothingDecided),
        (
            Choice(
                kind="attribution_added",
                by="Ana",
                articles=("pile/1.txt",),
                parts=(Part(role="content", start=900, end=999),),
            ),
            NothingDecided,
        ),
        (Choice(kind="one_source", by="Ana", sources=("Jan Roe", "Nobody Here")), NothingOfThatName),
        (Choice(kind="tag", by="Ana", sources=("Nobody Here",), value="B2"), NothingDecided),
        (Choice(kind="note", by="Ana", value=" "), NothingDecided),
        (Choice(kind="undo", by="Ana"), NothingDecided),
    ],
)
def test_what_would_come_to_nothing_is_refused(pile: Path, choice: Choice, error: type[Exception]) -> None:
    """And nothing else that was decided with it is kept either."""
    before = headwater.open_case(pile)
    fine = Choice(kind="note", by="Ana", value="Ring them.")

    with pytest.raises(error):
        headwater.decide(pile, fine, choice)

    assert headwater.open_case(pile) == before


def test_a_decision_made_elsewhere_on_what_is_not_here_is_told(pile: Path, tmp_path: Path) -> None:
    """Two copies of a case need not hold the same."""
    made = headwater.decide(pile, Choice(kind="edge_is", by="Ana", articles=ENDS, value="match"))
    fewer = tmp_path / "fewer.db"
    headwater.trace(["pile/1.txt", "pile/3.txt"], fewer)

    merged = headwater.import_decisions(fewer, headwater.export_decisions(made))

    (outcome,) = merged.case.outcomes
    assert (outcome.holds, outcome.reason) == (False, "pile/2.txt is not in this case")


def test_a_what_if_stands_on_what_was_decided_and_may_suppose_otherwise(pile: Path) -> None:
    """To suppose is to try a decision before it is made, also one that would overrule another."""
    case = headwater.decide(pile, Choice(kind="edge_is", by="Ana", articles=ENDS, value="match"))
    merged = headwater.decide(pile, Choice(kind="one_source", by="Ana", sources=("a fire officer", "Jan Roe")))
    claim = merged.provenance.claims[0]

    nothing = headwater.what_if(merged)
    without = headwater.what_if(case, without=["pile/2.txt -> pile/1.txt"])
    apart = headwater.what_if(merged, apart=[("a fire officer", "Jan Roe")])

    assert nothing.after == merged.provenance
    assert not without.after.edges
    assert any(reason.decided for reason in claim.independent_origins.reasons)
    assert not any(reason.decided for reason in apart.after.claims[0].independent_origins.reasons)


def test_work_is_put_together_from_the_command_line(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is new, what was known, and where people disagree is said."""
    theirs = tmp_path / "theirs.db"
    theirs.write_bytes(pile.read_bytes())
    headwater.decide(pile, Choice(kind="edge_is", by="Ana", articles=ENDS, value="rewrite"))
    headwater.decide(theirs, Choice(kind="edge_is_not", by="Ben", articles=ENDS))

    done = [
        status(["decisions", "export", str(theirs), "-o", "theirs.jsonl"]),
        status(["decisions", "import", str(pile), "theirs.jsonl"]),
        status(["decisions", "import", str(pile), "theirs.jsonl", "-q"]),
        status(["decisions", "import", str(pile), "nowhere.jsonl"]),
        status(["decisions", "import", str(pile), "pile/1.txt"]),
    ]

    said_of_it = capsys.readouterr()
    assert done == [0, 0, 0, 1, 1]
    assert "1 new decision, none known already." in said_of_it.out
    told = "Ana decided: pile/2.txt rests on pile/1.txt (rewrite)"
    assert told in said_of_it.err
    assert "Ben decided later: pile/2.txt does not rest on pile/1.txt" in said_of_it.err
    assert "line 1 of pile/1.txt is no decision: it is no JSON" in said_of_it.err


def test_a_screen_says_that_a_person_decided(pile: Path) -> None:
    """Nobody takes a person's word for what was found."""
    case = headwater.decide(
        pile, Choice(kind="one_source", by="Ana", sources=("a fire officer", "Jan Roe"), why="I asked.")
    )

    shown = " ".join(headwater.show(case, "1").split())
    reasons: Any = headwater.summary(case, "1")["reasons"]

    assert "(I asked.): “a fire officer” and “Jan Roe” are one." in shown
    assert "Decided by Ana on " in shown
    assert [one["decided"] for one in reasons].count(True) == 1
