"""A file of decisions: what one copy of a case wrote, another reads; what is none is refused whole."""

import pytest
from hypothesis import given

from drawn import some_decisions
from headwater.errors import BadDecisions
from headwater.model.decisions import Decision
from headwater.present.export import decisions as files
from headwater.present.export.decisions import decisions_jsonl, read_decisions

NOTE = '{"kind": "note", "by": "Ana", "at": "2026-03-04T05:06:07Z", "value": "Ring them."}'


@given(some_decisions())
def test_what_was_written_is_read(decisions: tuple[Decision, ...]) -> None:
    """Also when it was put through an editor that ends the file with empty lines, or pasted twice."""
    text = "".join(decisions_jsonl(decisions))

    assert read_decisions(f"{text}\n\n{text}", "a file") == decisions


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{NOTE}\nnonsense", "line 2 of a file is no decision: it is no JSON"),
        ("[" * 100_000, "line 1 of a file is no decision: it is no JSON"),
        (f'{NOTE}\n{{"kind": "song"}}', "line 2 of a file is no decision: kind is none of"),
        ('{"type": "decisions", "version": 2}', "a newer Headwater wrote it"),
        ("7", "line 1 of a file is no decision: it is no JSON object"),
    ],
)
def test_a_line_that_is_no_decision_is_told(text: str, told: str) -> None:
    """By its number, so that it can be mended."""
    with pytest.raises(BadDecisions) as raised:
        read_decisions(text, "a file")

    assert told in str(raised.value)


def test_a_file_without_end_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends one cannot fill the memory."""
    monkeypatch.setattr(files, "MOST_LINES", 3)
    with pytest.raises(BadDecisions, match="more than 3 lines"):
        read_decisions(f"{NOTE}\n" * 4, "a file")
    monkeypatch.setattr(files, "MOST_LETTERS", 90)
    with pytest.raises(BadDecisions, match="more than 0 million characters"):
        read_decisions(NOTE * 2, "a file")
