"""A user's file of names is read with care, and a case knows whether one had a part in it."""

from pathlib import Path
from typing import Any

import pytest

from headwater.errors import BadAliases, MissingFile, UnreadableFile
from headwater.model.case import Case
from headwater.run import finishing
from headwater.run.local import trace
from headwater.run.naming import FORGOTTEN, MOST_BYTES, given_aliases
from headwater.run.options import Options
from headwater.run.pipeline import case

FIRST = "Dam shut\n\nThe Nusra Front had shut the old dam at Korvale, a farmer said on Tuesday.\n"
SECOND = "News\n\nThe river men had shut the old dam at Korvale, a villager said on Wednesday.\n"


def unheard(_stage: str, _done: int, _total: int) -> None:
    """Let progress pass."""


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """Return a file of names, beside a folder with two articles that need it."""
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "1.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "pile" / "2.txt").write_text(SECOND, encoding="utf-8")
    place = tmp_path / "names.txt"
    place.write_text("al-Nusra Front = river men\n", encoding="utf-8")
    return place


def test_no_file_gives_no_names() -> None:
    """Most people give none."""
    assert given_aliases(None).groups == ()


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Each mistake has its own words."""
    (tmp_path / "bad.txt").write_text("A = B\nC\n", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(b"Malm\xf6 = Malmo\n")
    (tmp_path / "large.txt").write_bytes(b"#" * (MOST_BYTES + 1))

    with pytest.raises(BadAliases, match=r"line 2 of .*bad.txt"):
        given_aliases(str(tmp_path / "bad.txt"))
    with pytest.raises(UnreadableFile, match="UTF-8"):
        given_aliases(str(tmp_path / "latin.txt"))
    with pytest.raises(UnreadableFile, match="4 MB at most"):
        given_aliases(str(tmp_path / "large.txt"))
    with pytest.raises(UnreadableFile):
        given_aliases(str(tmp_path))
    with pytest.raises(MissingFile):
        given_aliases(str(tmp_path / "none.txt"))


def test_another_file_has_the_case_compared_anew(names: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same names cost nothing; others change the answer; none is an answer without, and the user is told."""
    compared: list[int] = []

    def counted(*given: Any) -> Case:  # noqa: ANN401 - whatever it is given
        compared.append(1)
        return case(*given)

    monkeypatch.setattr(finishing, "case", counted)
    file, said = tmp_path / "case.db", list[str]()

    def run(path: Path | None) -> tuple[int, tuple[str, ...], list[str]]:
        compared.clear()
        said.clear()
        options = Options(aliases=None if path is None else str(path))
        made = trace([tmp_path / "pile"], file, options=options, processes=1, report=unheard, say=said.append)
        return len(compared), tuple(tool for tool in made.made_by if tool.startswith("aliases")), list(said)

    first = run(names)
    again = run(names)
    names.write_text("# river\nal-Nusra Front  =  river men # all of them\n", encoding="utf-8")
    noted = run(names)
    without = run(None)
    still_without = run(None)

    assert first[0] == 1
    assert len(first[1]) == 1
    assert first[2] == []
    assert again == (0, first[1], [])
    assert noted == again
    assert without == (1, (), [FORGOTTEN])
    assert still_without == (0, (), [])
