"""What a terminal shows, and what stands in a log file instead."""

import re

import pytest

from headwater.present.attributions import entries, heading
from headwater.present.beside import Beside, View, Words
from headwater.present.screen import BLANK, Line, Screen, Table
from headwater.terminal import print_article, print_legend, print_reasons, print_screen, print_view, progress
from present.make import article, attribution

SCREEN: Screen = (
    Line(kind="title", text="Two articles [bold]not markup[/bold]"),
    BLANK,
    Line(
        kind="item",
        text="one thing, said at such length that it has to run over the end of the line and on to the next",
    ),
    Table(header=("claim", "carriers"), rows=(("a claim", "12"),), numeric=frozenset({1}), wide=0),
)
CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make Rich believe that it writes to a terminal, 60 wide."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_the_same_words_in_colours(capsys: pytest.CaptureFixture[str]) -> None:
    """Colours are for the eye; nothing is said by them alone."""
    print_screen(SCREEN)

    printed = capsys.readouterr().out
    assert "\x1b[1m" in printed
    lines = [line.rstrip() for line in CODES.sub("", printed).splitlines()]
    assert lines[0] == "Two articles [bold]not markup[/bold]"
    assert max(map(len, lines)) <= 60
    assert " ".join(printed.split()).count("•") == 1
    assert any(re.search(r"a claim\s+12", line) for line in lines)


def test_a_file_gets_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    """What is redirected can be searched and mailed."""
    print_screen(SCREEN)

    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert printed.splitlines()[0] == "Two articles [bold]not markup[/bold]"


PAGE = article("A clerk said the dam, which is old, may fall.", title="A dam [bold]of clay[/bold]")
SAID = attribution(PAGE, source="A clerk", cue="said", content="the dam, which is old, may fall", name="a clerk")


def show_attributions() -> None:
    """Print an article with one attribution, and why it is one."""
    print_legend()
    shown = entries(PAGE, (), (SAID,))
    print_article(heading(PAGE, len(shown)), shown)
    print_reasons([("", "1. a clerk"), ("because", "it is said so often that this line has to be broken somewhere")])


@pytest.mark.usefixtures("terminal")
def test_the_parts_of_an_attribution_differ_by_more_than_colour(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever sees no colours, or wants none, still sees which words are source, cue and content."""
    monkeypatch.setenv("NO_COLOR", "1")

    show_attributions()

    printed = capsys.readouterr().out
    assert "\x1b[4mA clerk\x1b[0m" in printed
    assert "\x1b[1msaid\x1b[0m" in printed
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", printed)
    lines = CODES.sub("", printed).splitlines()
    assert max(map(len, lines)) <= 60
    assert "A dam [bold]of clay[/bold]" in [line.rstrip() for line in lines]


@pytest.mark.parametrize("term", ["dumb", None])
def test_without_styles_the_parts_stand_between_marks(
    term: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file, a pipe and an old terminal show the same three parts."""
    if term:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", term)

    show_attributions()

    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "[A clerk] {said} <the dam, which is old, may fall>" in printed


PAIR: View = (
    Line(kind="title", text="Two articles [bold]not markup[/bold]"),
    Beside(
        left=(Words(text="about "), Words(text="sixty [red]people[/red]", mark="left"), Words(text=" were hurt")),
        right=(Words(text="about "), Words(text="38", mark="right"), Words(text=" were hurt")),
        heads=("title", "paragraph 1"),
    ),
    Beside(left=(Words(text="It rained."),), right=(Words(text="It rained."),)),
)


@pytest.mark.usefixtures("terminal")
def test_two_articles_stand_in_columns_where_there_is_room(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The eye goes from side to side; what differs is marked by signs, not by colour alone."""
    monkeypatch.setenv("COLUMNS", "120")

    print_view(PAIR)

    lines = [" ".join(line.split()) for line in CODES.sub("", capsys.readouterr().out).splitlines()]
    assert lines == [
        "Two articles [bold]not markup[/bold]",
        "A title │ B paragraph 1",
        "about [-sixty [red]people[/red]-] were hurt │ about {+38+} were hurt",
        "It rained. │ It rained.",
    ]


@pytest.mark.usefixtures("terminal")
def test_two_articles_stand_one_above_the_other_where_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    """A narrow window is no reason to break every line."""
    print_view(PAIR)

    printed = capsys.readouterr().out
    lines = [line.rstrip() for line in CODES.sub("", printed).splitlines()]
    assert "\x1b[1;31m[-sixty" in printed
    assert lines[1:] == [
        "  A  title",
        "     about [-sixty [red]people[/red]-] were hurt",
        "  B  paragraph 1",
        "     about {+38+} were hurt",
        "A=B  It rained.",
    ]


def test_two_articles_are_plain_text_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """What is redirected can be searched and mailed."""
    print_view(PAIR)

    assert "     about [-sixty [red]people[/red]-] were hurt\n" in capsys.readouterr().out


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_a_bar(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever waits sees the stage, how far it is, and how fast it goes."""
    with progress(quiet=False) as heard:
        for done in range(1, 4):
            heard("read", done, 3)
        heard("compare", 0, 1)

    drawn = CODES.sub("", capsys.readouterr().err)
    assert "reading" in drawn
    assert "3/3" in drawn
    assert "comparing" in drawn


def test_a_log_gets_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """A log of a large trace is ten lines, not thousands."""
    with progress(quiet=False) as heard:
        for done in range(1, 1001):
            heard("read", done, 1000)
        heard("compare", 0, 1)
        heard("compare", 1, 1)

    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "reading 100 of 1000 articles"
    assert lines[-2:] == ["reading 1000 of 1000 articles, done", "comparing, done"]
    assert len(lines) == 11


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A job that runs every night writes only when something is wrong."""
    with progress(quiet=True) as heard:
        heard("read", 1, 1)

    assert capsys.readouterr() == ("", "")
