"""A stage's version changes with whatever decides what it makes, and with nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.run.versions import made_by, stage_version

STAGES = ("ingest", "read", "attribute", "compare", "trace")


@pytest.fixture(autouse=True)
def _forgetful() -> Iterator[None]:
    """Let versions be found out anew in each test, and after it."""
    stage_version.cache_clear()
    yield
    stage_version.cache_clear()


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that stands for the code of every stage."""
    folder = tmp_path / "stage"
    (folder / "data").mkdir(parents=True)
    (folder / "rules.py").write_text("RULES = 1", encoding="utf-8")
    (folder / "data" / "cues.toml").write_text("say = 1", encoding="utf-8")
    monkeypatch.setattr("headwater.run.versions.files", lambda _package: folder)
    return folder


def test_every_stage_has_its_own() -> None:
    """A change of one stage does not throw away what the others made."""
    assert len({stage_version(stage) for stage in STAGES}) == len(STAGES)


@pytest.mark.parametrize("name", ["rules.py", "data/cues.toml"])
def test_a_change_of_code_or_data_is_a_new_version(code: Path, name: str) -> None:
    """Nobody has to remember to raise a number."""
    before = stage_version("read")
    (code / name).write_text("changed", encoding="utf-8")
    stage_version.cache_clear()

    assert stage_version("read") != before


def test_what_python_leaves_behind_is_no_change(code: Path) -> None:
    """Running a stage does not make it a new one."""
    before = stage_version("read")
    (code / "__pycache__").mkdir()
    (code / "__pycache__" / "rules.pyc").write_bytes(b"compiled")
    stage_version.cache_clear()

    assert stage_version("read") == before


def test_a_new_tool_is_a_new_version(code: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer parser reads differently, so what the older one read is read again."""
    before = {stage: stage_version(stage) for stage in ("read", "attribute")}
    monkeypatch.setattr("headwater.run.versions.version", lambda _tool: "99")
    stage_version.cache_clear()

    assert code.exists()
    assert stage_version("read") != before["read"]
    assert stage_version("attribute") == before["attribute"]


def test_the_tools_are_named_with_their_versions() -> None:
    """A result can be traced back to what made it."""
    assert any(line.startswith("headwater ") for line in made_by())
    assert any(line.startswith("spacy 3.") for line in made_by())
