"""What a person decided on two places holds, from the command line and from Python, in this trace and in every later one."""

from itertools import chain
from pathlib import Path

import pytest

import headwater
from headwater.cli import status
from headwater.errors import NoSuchRuling, NoSuchWords, NothingRuled, NotInCase, SeveralPlaces
from headwater.model.case import Case
from headwater.model.rulings import Decision

TEXTS = {
    "1.txt": "Fire kills horses\n\nA fire in a barn at Marne killed a dozen horses on Monday. The mayor opened a bakery.\n",
    "2.txt": "Barn burns\n\nTwelve horses died when a Marne barn burned. The library sold forty maps.\n",
    "3.txt": "Library\n\nForty maps were sold by the library at Sallow. Animals perished at a farm, owners said.\n",
}
SAME = Decision(words=("killed a dozen horses", "Animals perished at a farm"), same=True, by="A. Roe", note="One barn.")
NOT_SAME = Decision(words=("A fire in a barn at Marne", "Twelve horses died"), same=False, by="A. Roe")


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case with three articles in the folder that it was made in."""
    monkeypatch.chdir(tmp_path)
    Path("pile").mkdir()
    for name, text in TEXTS.items():
        Path("pile", name).write_text(text, encoding="utf-8")
    headwater.trace(["pile"], "case.db")
    return Path("case.db")


def are_one(case: Case, *words: str) -> bool:
    """Whether one claim has all these words in its appearances."""
    told = [" / ".join(one.text for one in claim.appearances) for claim in case.provenance.claims]
    return any(all(each in text for each in words) for text in told)


def test_what_a_person_holds_for_one_claim_is_one(pile: Path) -> None:
    """Also with what each of the two was one claim with before."""
    before = headwater.open_case(pile)

    after = headwater.rule(pile, SAME)

    assert are_one(before, "a dozen horses", "Twelve horses")
    assert not are_one(before, "a dozen horses", "Animals")
    assert are_one(after, "a dozen horses", "Twelve horses", "Animals")
    (link,) = [link for link in after.statement_links if link.decided]
    assert link.score == 1
    assert link.evidence[0].startswith("for: a person decided: one claim (A. Roe, ")
    assert link.evidence[0].endswith("): One barn.")


def test_what_a_person_holds_for_two_claims_is_two(pile: Path) -> None:
    """However like each other they look."""
    after = headwater.rule(pile, NOT_SAME)

    assert not are_one(after, "a dozen horses", "Twelve horses")
    assert [outcome.holds for outcome in after.outcomes] == [True]


def test_a_ruling_survives_new_articles_and_changed_files(pile: Path) -> None:
    """It is about words, wherever they stand now."""
    headwater.rule(pile, SAME)
    Path("pile", "4.txt").write_text("Weir\n\nTwo swans nest by the weir at Tallow.\n", encoding="utf-8")
    Path("pile", "3.txt").write_text(
        "The library\n\nA new roof was promised.\n\nAnimals perished\nat a farm, owners said.\n", encoding="utf-8"
    )

    after = headwater.trace(["pile"], pile)

    assert len(after.articles) == 4
    assert are_one(after, "a dozen horses", "Animals perished")
    assert [outcome.holds for outcome in after.outcomes] == [True]


def test_a_ruling_whose_words_are_gone_is_told(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody should believe that it still holds."""
    headwater.rule(pile, SAME)
    Path("pile", "3.txt").write_text("Library\n\nForty maps were sold by the library at Sallow.\n", encoding="utf-8")

    assert status(["trace", "pile", "-o", str(pile), "-q"]) == 0

    told = "Ruling 1 is not applied: pile/3.txt no longer holds the words “Animals perished at a farm”."
    assert told in capsys.readouterr().err
    assert told in " ".join(headwater.show(headwater.open_case(pile)).split())


def test_of_two_rulings_that_contradict_each_other_the_later_holds(pile: Path) -> None:
    """Both are kept, and the one that lost says so; taken back, it is as if the later had not been."""
    headwater.rule(pile, SAME)
    against = headwater.rule(pile, Decision(words=SAME.words, same=False, by="B. Ohl"))

    again = headwater.undo_ruling(pile, 2)

    assert [(one.number, one.holds) for one in against.outcomes] == [(1, False), (2, True)]
    assert against.outcomes[0].reason == "ruling 2, which is later, keeps the two apart"
    assert not are_one(against, "a dozen horses", "Animals perished")
    assert are_one(again, "a dozen horses", "Animals perished")


def test_a_case_under_rulings_is_kept_and_exported_whole(pile: Path) -> None:
    """What a function returns, what is kept, and what is exported are one."""
    made = headwater.rule(pile, SAME)

    assert headwater.open_case(pile) == made
    assert headwater.read_export(headwater.export(made)) == made
    assert headwater.trace([], pile) == made


@pytest.mark.parametrize(
    ("words", "within", "error"),
    [
        (("a dozen goats", "Twelve horses"), (None, None), NoSuchWords),
        (("the library", "Twelve horses"), (None, None), SeveralPlaces),
        (("the library", "Twelve horses"), ("pile/9.txt", None), NotInCase),
        (("a dozen horses", "A fire in a barn"), (None, None), NothingRuled),
    ],
)
def test_a_ruling_that_means_nothing_is_refused(
    pile: Path, words: tuple[str, str], within: tuple[str | None, str | None], error: type[Exception]
) -> None:
    """Nothing is kept of it, and the case stays as it was."""
    with pytest.raises(error):
        headwater.rule(pile, Decision(words=words, same=True, by="A. Roe", within=within))

    assert headwater.open_case(pile).rulings == ()
    assert headwater.open_case(pile).provenance.claims


def test_a_ruling_that_is_not_there_cannot_be_taken_back(pile: Path) -> None:
    """A number mistyped must not take another one back."""
    with pytest.raises(NoSuchRuling):
        headwater.undo_ruling(pile, 7)


def test_a_person_rules_from_the_command_line(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ruled, listed, taken back."""
    case = str(pile)
    asked = [
        ["rule", case, *SAME.words, "--same", "--by", "A. Roe", "--why", "One barn.", "--in", "pile/1.txt"],
        ["rule", case, "--list"],
        ["rule", case, "--undo", "1"],
        ["rule", case, "--list"],
    ]

    assert [status(arguments) for arguments in asked] == [0, 0, 0, 0]
    lines = [line.strip() for line in chain(capsys.readouterr().out.splitlines())]
    assert lines[0].startswith("Ruling 1 is kept: “A fire in a barn at Marne")
    assert "pile/3.txt: “Animals perished at a farm”" in lines
    assert "Ruling 1 is taken back. Next: headwater rule case.db --list" in lines
    assert lines[-1] == "There are no rulings in this case."


@pytest.mark.parametrize("missing", [["--same"], ["--by", "A. Roe"], []])
def test_a_decision_without_a_name_or_without_a_decision_is_wrong_use(pile: Path, missing: list[str]) -> None:
    """Who decided what is what a ruling is."""
    assert status(["rule", str(pile), *SAME.words, *missing]) == 2
