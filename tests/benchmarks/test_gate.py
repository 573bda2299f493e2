"""A gate that lets a fallen score through is worse than none."""

import json
import sys
from pathlib import Path

import pytest

import gate
from gate import Benchmark, Row, flat, is_told, of_table, rows, tightened


@pytest.mark.parametrize(
    ("value", "floor", "ceiling", "fits"),
    [
        (0.5, 0.5, None, True),
        (0.49, 0.5, None, False),
        (600, None, 600, True),
        (601, None, 600, False),
        (None, 0.5, None, False),
        (None, None, None, True),
        (0.1, None, None, True),
    ],
)
def test_a_figure_must_be_there_and_within_its_bounds(
    value: float | None, floor: float | None, ceiling: float | None, fits: bool
) -> None:
    """A score that is gone has fallen, too."""
    assert Row(name="any", value=value, floor=floor, ceiling=ceiling).fits is fits


def test_nested_figures_have_one_name() -> None:
    """Floors are looked up by that name."""
    assert dict(flat({"a": {"f1": 0.5, "note": "text"}, "b": None}, "x")) == {"x.a.f1": 0.5, "x.b": None}


def test_a_floor_without_its_figure_is_a_row() -> None:
    """A figure that is no longer printed must not take its floor along."""
    found = list(rows("x", {"x.a": 1.0}, {"floors": {"x.gone": 0.5, "y.a": 2}, "ceilings": {}}))

    assert [(row.name, row.fits) for row in found] == [("x.a", True), ("x.gone", False)]


def test_a_table_is_read() -> None:
    """One benchmark prints for people."""
    printed = "text   P   R   F1   181 pages\narticle, prose            0.950  0.971  0.961\n"

    assert of_table(printed) == {"article_prose": {"p": 0.95, "r": 0.971, "f1": 0.961}}


def test_a_fallen_score_fails_the_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """This is what `make bench` goes by."""
    (tmp_path / "one.py").write_text("print('{\"score\": 0.4}')", encoding="utf-8")
    bounds = {"floors": {"one.score": 0.5}, "ceilings": {}}
    (tmp_path / "floors.json").write_text(json.dumps(bounds), encoding="utf-8")
    monkeypatch.setattr(gate, "HERE", tmp_path)
    monkeypatch.setattr(gate, "BENCHMARKS", {"one": Benchmark(script="one.py")})
    monkeypatch.setattr(sys, "argv", ["gate.py"])

    assert gate.main() == 1


@pytest.mark.parametrize(
    ("row", "floor", "ceiling"),
    [
        (Row(name="score", value=0.8, floor=0.5, ceiling=None), 0.79, None),
        (Row(name="fallen", value=0.4, floor=0.5, ceiling=None), 0.5, None),
        (Row(name="megabytes", value=100, floor=None, ceiling=400), None, 130),
        (Row(name="free", value=3, floor=None, ceiling=None), None, None),
    ],
)
def test_a_bound_is_only_ever_tightened(row: Row, floor: float | None, ceiling: float | None) -> None:
    """To let a score fall takes a commit that says why."""
    assert (tightened(row).floor, tightened(row).ceiling) == (floor, ceiling)


def test_absent_data_are_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Some corpora may not be passed on; who lacks them can still measure the rest."""
    absent = Benchmark(script="none.py", needs=tmp_path / "absent")
    (tmp_path / "floors.json").write_text('{"floors": {"one.score": 0.5}, "ceilings": {}}', encoding="utf-8")
    monkeypatch.setattr(gate, "HERE", tmp_path)
    monkeypatch.setattr(gate, "BENCHMARKS", {"one": absent})
    monkeypatch.setattr(sys, "argv", ["gate.py"])

    assert gate.main() == 0


def test_every_bound_belongs_to_a_benchmark() -> None:
    """A bound whose benchmark is gone would never be looked at."""
    bounds = json.loads((Path(gate.__file__).parent / "floors.json").read_text(encoding="utf-8"))

    assert {name.split(".")[0] for kind in bounds.values() for name in kind} <= set(gate.BENCHMARKS)


@pytest.mark.parametrize(
    ("name", "floor", "told"),
    [("speed.words_per_second", None, True), ("speed.odd", None, False), ("speed.odd", 1, True)],
)
def test_what_is_worth_telling_is_told_without_a_bound(name: str, floor: float | None, *, told: bool) -> None:
    """Speeds differ between machines, so they have no floor; who asks how fast it is gets an answer all the same."""
    assert is_told("speed", Row(name=name, value=5, floor=floor, ceiling=None)) is told
