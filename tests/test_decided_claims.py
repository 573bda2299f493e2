"""What a person decided on claims holds, from the command line and from Python, in this trace and in every later one."""

from pathlib import Path

import pytest

import headwater
from headwater.cli import status
from headwater.errors import NoSuchDecision, NoSuchWords, NothingDecided, NotInCase, SeveralPlaces
from headwater.model.case import Case
from headwater.model.choices import Choice, Words

TEXTS = {
    "1.txt": "Fire kills horses\n\nA fire in a barn at Marne killed a dozen horses on Monday. The mayor opened a bakery.\n",
    "2.txt": "Barn burns\n\nTwelve horses died when a Marne barn burned. The library sold forty maps.\n",
    "3.txt": "Library\n\nForty maps were sold by the library at Sallow. Animals perished at a farm, owners said.\n",
}
SAME_WORDS = ("killed a dozen horses", "Animals perished at a farm")


def on_claims(words: tuple[str, str], *, same: bool, by: str = "A. Roe", why: str | None = None) -> Choice:
    """Return a choice on two places, named by words."""
    places = (Words(words=words[0]), Words(words=words[1]))
    return Choice(kind="same_claim" if same else "other_claim", by=by, why=why, places=places)


SAME = on_claims(SAME_WORDS, same=True, why="One barn.")
NOT_SAME = on_claims(("A fire in a barn at Marne", "Twelve horses died"), same=False)


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

    after = headwater.decide(pile, SAME)

    assert are_one(before, "a dozen horses", "Twelve horses")
    assert not are_one(before, "a dozen horses", "Animals")
    assert are_one(after, "a dozen horses", "Twelve horses", "Animals")
    (link,) = [link for link in after.statement_links if link.decided]
    assert link.score == 1
    assert link.evidence[0].startswith("for: one claim, decided by A. Roe on ")
    assert link.evidence[0].endswith(" (One barn.)")


def test_what_a_person_holds_for_two_claims_is_two(pile: Path) -> None:
    """However like each other they look."""
    after = headwater.decide(pile, NOT_SAME)

    assert not are_one(after, "a dozen horses", "Twelve horses")
    assert [outcome.holds for outcome in after.outcomes] == [True]


def test_a_decision_survives_new_articles_and_changed_files(pile: Path) -> None:
    """It is about words, wherever they stand now."""
    headwater.decide(pile, SAME)
    Path("pile", "4.txt").write_text("Weir\n\nTwo swans nest by the weir at Tallow.\n", encoding="utf-8")
    Path("pile", "3.txt").write_text(
        "The library\n\nA new roof was promised.\n\nAnimals perished\nat a farm, owners said.\n", encoding="utf-8"
    )

    after = headwater.trace(["pile"], pile)

    assert len(after.articles) == 4
    assert are_one(after, "a dozen horses", "Animals perished")
    assert [outcome.holds for outcome in after.outcomes] == [True]


def test_a_decision_whose_words_are_gone_is_told(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody should believe that it still holds."""
    made = headwater.decide(pile, SAME)
    Path("pile", "3.txt").write_text("Library\n\nForty maps were sold by the library at Sallow.\n", encoding="utf-8")

    assert status(["trace", "pile", "-o", str(pile), "-q"]) == 0

    known = made.decisions[0].id[:8]
    told = f"Decision {known} is not applied: pile/3.txt no longer holds the words “Animals perished at a farm”."
    assert told in capsys.readouterr().err
    assert told in " ".join(headwater.show(headwater.open_case(pile)).split())


def test_of_two_decisions_that_contradict_each_other_the_later_holds(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are kept, and that two people disagree is told; taken back, it is as if the later had not been."""
    headwater.decide(pile, SAME)
    against = headwater.decide(pile, on_claims(SAME_WORDS, same=False, by="B. Ohl"))
    status(["decisions", "list", str(pile)])

    again = headwater.undo_decision(pile, against.decisions[1].id, by="B. Ohl")

    holds = {one.id: one.holds for one in against.outcomes}
    assert [holds[one.id] for one in against.decisions] == [False, True]
    assert "Where people disagree" in capsys.readouterr().out
    assert not are_one(against, "a dozen horses", "Animals perished")
    assert are_one(again, "a dozen horses", "Animals perished")


def test_a_case_with_decisions_is_kept_and_exported_whole(pile: Path) -> None:
    """What a function returns, what is kept, and what is exported are one."""
    made = headwater.decide(pile, SAME)

    assert headwater.open_case(pile) == made
    assert headwater.read_export(headwater.export(made)) == made
    assert headwater.trace([], pile) == made


@pytest.mark.parametrize(
    ("words", "within", "error"),
    [
        (("a dozen goats", "Twelve horses"), (None, None), NoSuchWords),
        (("the library", "Twelve horses"), (None, None), SeveralPlaces),
        (("the library", "Twelve horses"), ("pile/9.txt", None), NotInCase),
        (("a dozen horses", "A fire in a barn"), (None, None), NothingDecided),
    ],
)
def test_a_decision_that_means_nothing_is_refused(
    pile: Path, words: tuple[str, str], within: tuple[str | None, str | None], error: type[Exception]
) -> None:
    """Nothing is kept of it, and the case stays as it was."""
    places = tuple(Words(words=one, within=path) for one, path in zip(words, within, strict=True))

    with pytest.raises(error):
        headwater.decide(pile, Choice(kind="same_claim", by="A. Roe", places=places))

    assert headwater.open_case(pile).decisions == ()
    assert headwater.open_case(pile).provenance.claims


@pytest.mark.parametrize("wanted", ["7f", "7fffffff", ""])
def test_a_decision_that_is_not_there_cannot_be_taken_back(pile: Path, wanted: str) -> None:
    """An id mistyped must not take another one back."""
    headwater.decide(pile, SAME)

    with pytest.raises(NoSuchDecision):
        headwater.undo_decision(pile, wanted, by="A. Roe")


def test_a_person_decides_from_the_command_line(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Decided, listed, taken back; what was taken back stays listed."""
    case = str(pile)
    ruled = status(["rule", case, *SAME_WORDS, "--same", "--by", "A. Roe", "--why", "One barn.", "--in", "pile/1.txt"])
    known = headwater.open_case(pile).decisions[0].id[:8]

    done = [
        ruled,
        status(["decisions", "undo", case, known, "--by", "A. Roe"]),
        status(["decisions", "list", case]),
    ]

    assert done == [0, 0, 0]
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[0].startswith(f"Decision {known} is kept: “A fire in a barn at Marne")
    assert f"Decision {known} is taken back. Next: headwater decisions list case.db" in lines
    assert "pile/3.txt: “Animals perished at a farm”" in lines
    assert any(line.startswith("Not applied: taken back by A. Roe on ") for line in lines)


@pytest.mark.parametrize("missing", [["--same"], ["--by", "A. Roe"], []])
def test_a_decision_without_a_name_or_without_a_decision_is_wrong_use(pile: Path, missing: list[str]) -> None:
    """Who decided what is what a decision is."""
    assert status(["rule", str(pile), *SAME_WORDS, *missing]) == 2
