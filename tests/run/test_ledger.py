"""Decisions are written down before they are counted: nothing that comes between loses one, keeps one twice, or hides one."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import headwater
from headwater import Choice, Words
from headwater.cli import status
from headwater.errors import NoSuchDecision, NothingDecided
from headwater.model.case import Case
from headwater.run import finishing
from headwater.run.deciding import Counted, count
from headwater.run.ledger import drafts, write, write_others, write_undoing
from headwater.store.cases import load
from headwater.store.files import opened

_TEXTS = {
    "1.txt": "Fire kills horses\n\nA fire in a barn at Marne killed a dozen horses, a fire officer said. The mayor sang.\n",
    "2.txt": "Barn burns\n\nTwelve horses died when a Marne barn burned, the farmer Jan Roe said. The library sold maps.\n",
    "3.txt": "Library\n\nForty maps were sold by the library at Sallow. Animals perished at a farm, owners said.\n",
}
_EDGE = Choice(kind="edge_is", by="Ana", articles=("pile/2.txt", "pile/1.txt"), value="rewrite")
_CLAIM = Choice(
    kind="same_claim", by="Ana", places=(Words(words="killed a dozen horses"), Words(words="Animals perished"))
)
_NOTE = Choice(kind="note", by="Ben", articles=("pile/1.txt",), value="Ring them.")
_NAMES = Choice(kind="two_sources", by="Ben", sources=("Library (no source given)", "Jan Roe"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case with three articles."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "pile").mkdir()
    for name, text in _TEXTS.items():
        (folder / "pile" / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        headwater.trace(["pile"], "case.db")
    return folder / "case.db"


@pytest.fixture
def pile(made: Path, tmp_path: Path) -> Path:
    """Return a copy of it that may be changed."""
    return Path(shutil.copy(made, tmp_path / "case.db"))


def _unheard(*_told: object) -> None:
    """Let progress pass."""


def _written(pile: Path, *choices: Choice) -> list[str]:
    """Write choices down as the app does, and return the ids of the decisions."""
    held = load(pile)
    return [one.id for one in write(pile, held, drafts(held, choices))]


def _counted(pile: Path, ids: list[str], held: Counted | None = None) -> Counted:
    return count(pile, ids, held=held, report=_unheard)


def _at_once(made: Path, other: Path, kept: Case) -> Case:
    """Return what a copy of the case comes to that takes over the same decisions and counts them all at once."""
    shutil.copy(made, other)
    headwater.import_decisions(other, headwater.export_decisions(kept))
    return load(other)


def test_what_is_written_down_is_kept_and_is_said_to_wait(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The app may end before it counts: no screen may then show the old numbers as if nobody had decided."""
    before = load(pile)
    _written(pile, _EDGE)
    case = load(pile)

    assert [one.kind for one in case.decisions] == ["edge_is"]
    assert case.provenance == before.provenance
    assert "not counted yet" in case.failures[0].error
    for command in (["show"], ["show", "1"], ["report", "-o", str(pile.with_suffix(".html"))], ["export"]):
        name, *rest = command
        status([name, str(pile), *rest])
        assert "not counted yet" in capsys.readouterr().err
    status(["decisions", "list", str(pile)])
    assert "Not counted yet." in capsys.readouterr().out


@pytest.mark.parametrize("choice", [_EDGE, _CLAIM, _NOTE, _NAMES], ids=lambda choice: str(choice.kind))
def test_what_is_counted_later_comes_to_what_it_would_have_at_once(
    made: Path, pile: Path, tmp_path: Path, choice: Choice
) -> None:
    """When a decision is counted must never show in what it comes to."""
    result = _counted(pile, _written(pile, choice))

    kept = load(pile)
    assert kept == _at_once(made, tmp_path / "other.db", kept)
    assert result.case == kept
    assert kept.failures == ()


def test_each_decision_is_counted_in_its_turn(made: Path, pile: Path, tmp_path: Path) -> None:
    """Who decided second is told what his decision changed, and not that nothing did since it was counted with the first."""
    first, second = _written(pile, _EDGE), _written(pile, _CLAIM)
    once = _counted(pile, first)
    told_once = {one.id for one in load(pile).outcomes}
    _counted(pile, second, once)

    assert told_once == set(first)
    assert load(pile) == _at_once(made, tmp_path / "other.db", load(pile))


def test_a_case_at_hand_is_taken_only_while_the_file_holds_the_same(pile: Path) -> None:
    """Another program may change the case between two decisions."""
    held = _counted(pile, _written(pile, _NOTE))
    headwater.decide(pile, _CLAIM)
    result = _counted(pile, _written(pile, _EDGE), held)

    assert result.case == load(pile)
    assert len(load(pile).outcomes) == 3


def test_a_count_that_breaks_off_keeps_each_decision_once(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decisions that wait are counted together: a fault in the middle must neither lose one nor, tried again, keep one twice."""
    ids = [*_written(pile, _EDGE), *_written(pile, _NOTE), *_written(pile, _NAMES)]
    with monkeypatch.context() as broken:
        broken.setattr(finishing, "put_provenance", _fail)
        with pytest.raises(RuntimeError):
            _counted(pile, ids)
    halfway = load(pile)
    _counted(pile, ids)

    assert sorted(one.id for one in halfway.decisions) == sorted(ids)
    assert "3 decisions" in halfway.failures[0].error
    assert sorted(one.id for one in load(pile).decisions) == sorted(ids)
    assert load(pile).failures == ()


def _fail(*_: object) -> None:
    raise RuntimeError("no more memory")


_KILLED = """
import os, signal, sys
from pathlib import Path
from headwater.run import finishing
from headwater.run.deciding import count
put = finishing.put_provenance
def killed(*given):
    put(*given)
    os.kill(os.getpid(), signal.SIGKILL)
finishing.put_provenance = killed
count(Path(sys.argv[1]), sys.argv[2:], report=lambda *told: None)
"""


def test_what_is_killed_while_it_counts_leaves_the_old_count_and_says_so(pile: Path) -> None:
    """Half a count is none: the case is as it was, with the decision, and the next who comes counts it."""
    before = load(pile)
    ids = _written(pile, _EDGE)
    ended = subprocess.run([sys.executable, "-c", _KILLED, str(pile), *ids], check=False, env=dict(os.environ))
    halfway = load(pile)
    after = _counted(pile, ids).case

    assert ended.returncode == -signal.SIGKILL
    assert halfway.provenance == before.provenance
    assert "not counted yet" in halfway.failures[0].error
    assert any(edge.decided for edge in after.provenance.edges)


@pytest.mark.parametrize(
    "counting",
    [lambda pile: headwater.trace([], pile), lambda pile: headwater.decide(pile, _NOTE)],
    ids=["trace", "decide"],
)
def test_whatever_brings_a_case_up_to_date_counts_what_waits(pile: Path, counting: Callable[[Path], Case]) -> None:
    """Who goes on in a terminal after the app was ended must not have to know that something waited."""
    _written(pile, _EDGE)

    case = counting(pile)

    assert any(edge.decided for edge in case.provenance.edges)
    assert load(pile).failures == ()


def test_what_would_come_to_nothing_is_not_written(pile: Path) -> None:
    """A decision on what is not there would lie in the case for ever and mean nothing."""
    twice = Choice(kind="edge_is", by="Ana", articles=("pile/1.txt", "pile/1.txt"), value="rewrite")
    with pytest.raises(NothingDecided):
        _written(pile, _NOTE, twice)

    assert load(pile).decisions == ()


def test_what_waits_can_be_taken_back(pile: Path) -> None:
    """Who sees a mistake in the same second need not wait until it is counted."""
    (edge,) = _written(pile, _EDGE)
    (undone,) = write_undoing(pile, edge[:8], "Ana")
    with pytest.raises(NothingDecided):
        write_undoing(pile, edge, "Ana")
    with pytest.raises(NoSuchDecision):
        write_undoing(pile, "0" * 8, "Ana")
    case = _counted(pile, [edge, undone.id]).case

    assert not any(edge.decided for edge in case.provenance.edges)
    assert len(load(pile).outcomes) == 2


def test_what_another_made_is_written_once(made: Path, pile: Path, tmp_path: Path) -> None:
    """The same file is easily taken over twice."""
    other = Path(shutil.copy(made, tmp_path / "other.db"))
    decisions = headwater.decide(other, _EDGE, _NOTE).decisions

    assert {one.id for one in write_others(pile, decisions)} == {one.id for one in decisions}
    assert write_others(pile, decisions) == ()


def test_an_article_that_is_being_read_anew_hinders_no_decision(pile: Path) -> None:
    """More articles may come in just while somebody decides; the words are looked for when it is counted."""
    held = load(pile)
    with opened(pile) as file:
        file.connection.execute("UPDATE article SET read_version = '', attribute_version = ''")
        file.connection.execute("DELETE FROM reading")
    right = Choice(kind="edge_is", by="Ana", articles=("pile/2.txt", "pile/1.txt"), value="rewrite")

    assert write(pile, held, drafts(held, [right]))
