"""What the documentation shows is what a reader gets."""

import doctest
import re
from pathlib import Path

import pytest

from examples import PAGES, ROOT, Example, agrees, corrected, examples, furnish, run, sessions

LINK = re.compile(r"\]\(([^)\s]+)\)")


def named(path: Path) -> str:
    """Return a page's name for the test's id."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_command_prints_what_the_page_says(path: Path, tmp_path: Path) -> None:
    """A newcomer who types what the page says sees what the page shows."""
    found = list(examples(path.read_text(encoding="utf-8")))
    furnish(tmp_path)

    for example in found:
        output = run(example.command, tmp_path)
        true = output is None or agrees(example.output, output)
        assert true, "\n".join((f"$ {example.command}", *(output or ()), "(make docs writes this into the page)"))


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_python_session_says_what_the_page_says(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Python examples can be pasted as they stand."""
    page = path.read_text(encoding="utf-8")
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    together = "\n".join(sessions(page))

    runner.run(doctest.DocTestParser().get_doctest(together, {}, named(path), str(path), 0))

    assert runner.summarize(verbose=False).failed == 0


def test_output_runs_to_the_next_command() -> None:
    """Two commands in one block each have their own output."""
    page = "```console\n$ headwater a\none\ntwo\n$ headwater b\n```\nprose\n$ no\n"

    assert list(examples(page)) == [
        Example(command="headwater a", line=2, output=("one", "two")),
        Example(command="headwater b", line=5, output=()),
    ]


def test_dots_stand_for_any_lines() -> None:
    """A long output may be cut, but what is shown of it must be true."""
    printed = ("one", "...", "four")

    assert agrees(printed, ("one", "two", "three", "four"))
    assert not agrees(printed, ("one", "two", "three"))


def test_a_corrected_example_stays_as_short_as_it_was() -> None:
    """Correcting a page does not fill it with output that its author had cut."""
    assert corrected(("old", "..."), ("new", "two", "three")) == ["new", "..."]


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_link_to_a_file_leads_somewhere(path: Path) -> None:
    """A page that was moved takes its links along."""
    page = path.read_text(encoding="utf-8")
    targets = [target.split("#")[0] for target in LINK.findall(page) if "://" not in target]

    assert [target for target in targets if target and not (path.parent / target).exists()] == []
