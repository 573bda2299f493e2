"""The commands do what their help says, and say in two lines what is wrong when they cannot."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import headwater
from conftest import ROOT, STORIES
from headwater.cli import status

COMMANDS = (
    *("demo", "trace", "articles", "attributions", "explain", "compare", "rule", "show", "report", "export"),
    *("decisions", "decisions list", "decisions export", "decisions import", "decisions undo", "decisions corpus"),
)
NEEDS_MORE = {"demo", "decisions undo"}  # what their examples name is made by other commands
PAGE = ROOT / "docs" / "reference" / "cli.md"


@pytest.fixture(scope="module")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case with the shortest story in it."""
    path = tmp_path_factory.mktemp("cli") / "case.db"
    headwater.trace([STORIES[1]], path)
    return path


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, 80 columns wide and with nothing else in its environment."""
    command = [sys.executable, "-m", "headwater", *arguments]
    alone = {"PATH": os.environ["PATH"], "COLUMNS": "80", **environment}
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=alone)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_as_it_was_reviewed(command: str, golden: Callable[[str, str], None]) -> None:
    """The help is the page that most people read; a change of it is looked at like code."""
    done = run(*command.split(), "--help")

    assert (done.returncode, done.stderr) == (0, "")
    golden(
        f"help/{command.replace(' ', '-') or 'headwater'}.txt",
        "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines()),
    )


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in NEEDS_MORE])
def test_the_example_in_the_help_works(
    command: str, case_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An example that fails is worse than none."""
    shutil.copytree(STORIES[1], tmp_path / "articles")
    if command not in {"trace", "articles", "attributions", "explain", "compare"}:
        shutil.copy(case_file, tmp_path / "case.db")
        (tmp_path / "decisions.jsonl").write_text(
            headwater.export_decisions(headwater.open_case(case_file)), encoding="utf-8"
        )
    monkeypatch.chdir(tmp_path)
    status([*command.split(), "--help"])
    example = re.search(r"Example: headwater (.*)", capsys.readouterr().out, re.DOTALL)

    assert example
    assert status(shlex.split(example.group(1).strip(" │\n"))) == 0


def test_the_demonstration_shows_an_answer_and_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A newcomer sees what it is for within a minute, and where to look next."""
    monkeypatch.chdir(tmp_path)
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)

    assert status(["demo", "--open"]) == 0
    printed = capsys.readouterr().out
    assert "8 articles from 7 outlets" in printed
    assert "demo/report.html" in printed
    assert shown == [(tmp_path / "demo" / "report.html").as_uri()]
    assert (tmp_path / "demo" / "report.html").read_text(encoding="utf-8").startswith("<!")
    assert len(headwater.open_case(tmp_path / "demo" / "case.db").articles) == 8


def test_all_read_is_nought(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script can tell that nothing was left out."""
    article = tmp_path / "a.txt"
    article.write_text("A title\n\nThe mayor said on Monday that the bridge had been closed.\n", encoding="utf-8")
    case_file = tmp_path / "case.db"

    assert status(["trace", str(article), "-o", str(case_file)]) == 0
    printed = capsys.readouterr()
    assert "1 article, " in printed.out
    assert "reading 1 of 1 articles, done" in printed.err


def test_skipped_files_are_three_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script can tell that something was left out, and a person what and why."""
    (tmp_path / "a.txt").write_text("A title\n\nThe mayor said that the bridge was closed.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")

    assert status(["trace", str(tmp_path), "-o", str(tmp_path / "case.db"), "--quiet"]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert re.fullmatch(r"skipped: [^\n]*b\.txt[^\n]*empty\n.+\n", printed.err)


def test_nothing_readable_is_one(tmp_path: Path) -> None:
    """A case without an article is no success."""
    (tmp_path / "b.txt").write_bytes(b"")

    assert status(["trace", str(tmp_path), "-o", str(tmp_path / "case.db"), "--quiet"]) == 1


@pytest.mark.parametrize(
    ("arguments", "expected", "told"),
    [
        (["show", "nowhere.db"], 1, "nowhere.db is not a Headwater case"),
        (["trace", "nowhere", "-o", "case.db"], 1, "cannot read nowhere"),
        (["trace", "."], 2, "Missing option '--output' / '-o'."),
        (["fly"], 2, "No such command 'fly'."),
        (["export", "case.db", "--to", "stone"], 2, "Invalid value for '--to'"),
        (["show"], 2, "Missing argument 'CASE'."),
        (["attributions"], 2, "Invalid value: give PATHS, or --urls FILE."),
        (["articles"], 2, "Invalid value: give PATHS, or --urls FILE."),
        (["articles", "a.csv", "--column", "text"], 2, "Invalid value: --column wants WHAT=NAME"),
        (["attributions", "nowhere.txt"], 1, "cannot read nowhere.txt"),
        (["attributions", "a.txt", "--json", "--tsv"], 2, "Invalid value: --json and --tsv are two forms"),
        (["explain", "nowhere.txt:1"], 1, "cannot read nowhere.txt"),
        (["explain", "a.txt"], 2, "Invalid value: 'a.txt' is no FILE:PLACE"),
        (["compare", "a.txt"], 2, "Missing argument 'B'."),
        (["compare", "nowhere.txt", "a.txt"], 1, "cannot read nowhere.txt"),
        (["compare", "a.txt", "a.txt"], 1, "a.txt is one article"),
        (["compare", "a.txt", "b.txt", "--case", "nowhere.db"], 1, "nowhere.db is not a Headwater case"),
        (["explain", "a.txt:first"], 2, "Invalid value: 'a.txt:first' is no FILE:PLACE"),
    ],
)
def test_what_is_wrong_is_said_in_two_lines(
    arguments: list[str],
    expected: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One line says what is wrong, one what to do, and neither is a traceback."""
    monkeypatch.chdir(tmp_path)

    assert status(arguments) == expected
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(told)


def test_an_unknown_claim_is_told(case_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong number is the commonest slip."""
    assert status(["show", str(case_file), "9999"]) == 1
    assert "no claim '9999'" in capsys.readouterr().err


def test_ctrl_c_leaves_a_case_that_is_completed_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever stops a long trace is told that nothing was lost."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("headwater.run.finishing.put_answer", interrupt)
    arguments = ["trace", str(STORIES[1]), "-o", str(tmp_path / "case.db"), "--quiet"]

    assert status(arguments) == 130
    assert "what is done is kept" in capsys.readouterr().err
    monkeypatch.undo()
    assert status(arguments) == 0


def test_show_says_the_same_to_people_and_programs(case_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two forms of one answer hold the same facts."""
    assert status(["show", str(case_file)]) == 0
    text = capsys.readouterr().out
    assert status(["show", str(case_file), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)

    assert f"{data['articles']} articles" in text
    assert data["claims"]


def test_show_draws_a_claim_for_pages_and_for_slides(
    case_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The picture is asked for where the claim is read."""
    svg, png = tmp_path / "tree.svg", tmp_path / "tree.png"

    assert status(["show", str(case_file), "1", "--svg", str(svg), "--png", str(png)]) == 0
    assert capsys.readouterr().out == f"Picture: {svg}\nPicture: {png}\n"
    assert svg.read_text(encoding="utf-8") == headwater.picture(headwater.open_case(case_file), "1")
    assert png.read_bytes() == headwater.picture_png(headwater.open_case(case_file), "1")


def test_export_writes_the_same_to_the_terminal_and_to_a_file(
    case_file: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A pipe and a file get the same bytes."""
    path = tmp_path / "out.jsonl"
    assert status(["export", str(case_file), "--to", "jsonl"]) == 0
    sys.stdout.flush()
    piped = capfdbinary.readouterr().out

    assert status(["export", str(case_file), "-o", str(path), "--quiet"]) == 0
    assert path.read_bytes() == piped


def test_what_cannot_be_written_is_told(case_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that does not exist is a slip, not a bug."""
    assert status(["report", str(case_file), "-o", str(tmp_path / "no" / "report.html")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


SAID = "A title\n\nThe mayor said on Monday that the bridge “is closed”, and may stay so.\n"


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a folder with an article in which one thing is said, and with one that is empty."""
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("said")
def test_attributions_are_printed_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """One look tells who says what, and where to ask why."""
    assert status(["attributions", "a.txt"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines[0].startswith("Marked: [source] {cue} <content>.")
    assert lines[2:4] == ["A title", "a.txt · undated · 1 attribution"]
    assert lines[4].strip().startswith("19  the mayor (person, described) · speech, mixed · ")
    assert "[The mayor] {said} on Monday <that the bridge “is closed”" in " ".join(lines[5:])


@pytest.mark.usefixtures("said")
def test_attributions_are_printed_as_lines_of_the_export(capsys: pytest.CaptureFixture[str]) -> None:
    """A program that reads an export reads this."""
    assert status(["attributions", "a.txt", "--json"]) == 0
    case = headwater.read_export(capsys.readouterr().out)

    (article,), (attribution,) = case.articles, case.attributions
    assert article.path == "a.txt"
    assert attribution.article_id == article.id


@pytest.mark.usefixtures("said")
def test_attributions_are_printed_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """A spreadsheet opens it."""
    assert status(["attributions", "a.txt", "--tsv"]) == 0
    header, row = (line.split("\t") for line in capsys.readouterr().out.splitlines())

    found = dict(zip(header, row, strict=True))
    assert (found["source"], found["cue"], found["said"]) == ("The mayor", "said", "on Monday")


@pytest.mark.usefixtures("said")
def test_attributions_of_broken_files_are_skipped_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """What could be read is printed; what could not is told beside it."""
    assert status(["attributions", "a.txt", "b.txt"]) == 3
    printed = capsys.readouterr()
    assert "the mayor (person" in printed.out
    assert printed.err.startswith("skipped: cannot read b.txt: it is empty\n")

    assert status(["attributions", "b.txt"]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("said")
def test_a_place_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever doubts an attribution sees where it comes from; a place behind the end is told as such."""
    assert status(["explain", "a.txt:19"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("1. the mayor (person, described)")
    assert "because" in printed

    assert status(["explain", "a.txt:9999"]) == 1
    assert "no place 9999 in a.txt" in capsys.readouterr().err


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a folder with two articles that share a sentence, and a case of both."""
    shared = "The harbour bridge was closed on Monday after a lorry struck one of its two main pillars at dawn."
    (tmp_path / "a.txt").write_text(f"Bridge closed\n\n{shared} Nobody was hurt.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Lorry hits bridge\n\nIt rained. {shared}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    headwater.trace(["a.txt", "b.txt"], "case.db")


@pytest.mark.usefixtures("two")
def test_two_articles_are_compared_from_files_and_from_a_case(capsys: pytest.CaptureFixture[str]) -> None:
    """People and programs are told the same, whichever way the articles come."""
    assert status(["compare", "a.txt", "b.txt"]) == 0
    text = capsys.readouterr().out
    assert status(["compare", "a.txt", "b.txt", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert status(["compare", "--case", "case.db", "a.txt", "b.txt", "--json"]) == 0
    kept = json.loads(capsys.readouterr().out)
    assert status(["compare", "a.txt", "b.txt", "--all"]) == 0
    everything = capsys.readouterr().out

    assert "19 of 24 words of A stand in B in the same words" in text
    assert data["left"]["words_in_other"] == 19
    assert data == kept
    assert len(everything) > len(text)


@pytest.mark.usefixtures("two")
def test_an_article_that_a_case_lacks_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in a path is the commonest."""
    assert status(["compare", "--case", "case.db", "a.txt", "c.txt"]) == 1
    assert capsys.readouterr().err.startswith("there is no article c.txt in this case\n")


@pytest.mark.usefixtures("two")
def test_ctrl_c_ends_a_comparison(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever stops it gets no traceback."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("headwater.run.compared.outcomes", interrupt)

    assert status(["compare", "a.txt", "b.txt"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("said")
def test_ctrl_c_ends_attributions(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever stops it gets no traceback."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("headwater.run.attributed.outcomes", interrupt)

    assert status(["attributions", "a.txt"]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_a_reader_that_stops_early_is_no_error(case_file: Path) -> None:
    """`headwater export case.db | head` ends without a traceback."""
    command = f"{shlex.quote(sys.executable)} -m headwater export {shlex.quote(str(case_file))} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, encoding="utf-8", check=False)  # noqa: S602 - a pipe

    assert (done.stdout, done.stderr) == ('{"type": "', "")


def test_no_colour_where_none_is_wanted(case_file: Path) -> None:
    """Codes for colours in a log file, or against NO_COLOR, make the text hard to read."""
    forced = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    plain = run("show", str(case_file)).stdout
    coloured = run("show", str(case_file), **forced).stdout
    refused = run("show", str(case_file), **forced, NO_COLOR="1").stdout

    assert "\x1b[" not in plain
    assert re.search(r"\x1b\[[0-9;]*3[0-7]m", coloured)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", refused)


def test_the_help_is_there_at_once() -> None:
    """No language tool is loaded to print a help text, show a case or fail."""
    code = "import sys; from headwater.cli import status; status(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)

    assert {"spacy", "trafilatura", "networkx", "sqlite3"}.isdisjoint(done.stderr.split())


def test_the_version_is_told() -> None:
    """A bug report needs it."""
    assert run("--version").stdout == f"headwater {headwater.__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_on_the_page(command: str) -> None:
    """The reference leaves nothing out."""
    options = set(re.findall(r"--[a-z-]+[a-z]", run(*command.split(), "--help").stdout)) - {"--help"}
    section = re.search(
        rf"^## headwater {command.split(maxsplit=1)[0]}$(.*?)(?=^## |\Z)",
        PAGE.read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )

    assert section
    assert {option for option in options if f"`{option}`" not in section.group(1)} == set()
