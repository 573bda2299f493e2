"""The export says everything, in the promised shape, and can be read back."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings

from headwater.model.case import Case
from headwater.model.provenance import Provenance
from headwater.present.export.jsonl import jsonl
from headwater.present.export.jsonl_reader import read_jsonl
from strategies import cases

EMPTY = Case(
    articles=(),
    attributions=(),
    passages=(),
    provenance=Provenance(claims=(), edges=(), loops=(), drift=(), unseen_sources=()),
    failures=(),
    made_by=(),
)
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "export.md"
# What the contract promises; more keys may stand beside these.
PROMISED = {
    "case": {"version", "made_by"},
    "article": {"id", "path", "outlet", "agency", "title", "bylines", "published", "language", "text"},
    "attribution": {
        "id", "article", "source", "cue", "content", "kind", "act", "parent", "speaker", "sourcing", "confidence"
    },
    "claim": {"id", "text", "appearances", "origins", "independent_origins"},
    "edge": {"from", "to", "kind", "evidence"},
    "passage": set(),
    "loop": {"articles"},
    "drift": set(),
    "return": set(),
    "unseen_source": {"name", "kind", "claims"},
    "failure": set(),
    "duplicate": {"path", "article_path"},
    "statement": set(),
    "statement_link": set(),
    "specific_link": set(),
    "decision": {"id", "kind", "by", "at", "why", "value", "places", "articles", "sources", "undoes"},
}  # fmt: skip
PROMISED_INSIDE = {
    "published": {"earliest", "latest", "precision", "read_from"},
    "speaker": {"id", "name"},
    "appearances": {"article", "start", "end", "text", "stance", "chain", "sourcing", "attribution"},
    "origins": {"name", "kind"},
    "independent_origins": {"min", "max", "reasons"},
    "source": {"start", "end"},
    "content": {"start", "end"},
}


def lines_of(case: Case) -> list[str]:
    """Return the lines of an export as a program that splits at every line end sees them."""
    return "".join(jsonl(case)).splitlines()


@settings(max_examples=25, deadline=None)
@given(cases())
def test_what_is_exported_reads_back_the_same(case: Case) -> None:
    """The export loses nothing: another program can do all that Headwater can."""
    lines = lines_of(case)

    assert read_jsonl(lines) == case


@settings(max_examples=25, deadline=None)
@given(cases())
def test_every_record_holds_what_the_contract_promises(case: Case) -> None:
    """Programs that were written against the contract keep working."""
    records = [json.loads(line) for line in lines_of(case)]

    assert records[0]["type"] == "case"
    for record in records:
        assert record.keys() >= PROMISED[record["type"]]
        for name in record.keys() & PROMISED_INSIDE.keys():
            inside = record[name] if isinstance(record[name], list) else [record[name]]
            assert all(one is None or one.keys() >= PROMISED_INSIDE[name] for one in inside)


@settings(max_examples=25, deadline=None)
@given(cases())
def test_records_refer_to_records(case: Case) -> None:
    """Every id that is mentioned belongs to something that is there."""
    records = [json.loads(line) for line in lines_of(case)]
    known = {record["id"] for record in records if "id" in record}

    mentioned = {record[key] for record in records for key in ("article", "parent", "from", "to") if record.get(key)}
    assert mentioned <= known


def test_an_export_of_an_earlier_version_is_read() -> None:
    """Keys were added to the contract; an export that was archived before still opens."""
    record = {
        "type": "attribution", "id": "a", "article": "b", "source": None, "cue": None, "content": [{"start": 0, "end": 1}],
        "kind": "direct", "act": "speech", "stance": "asserts", "hedged": False, "parent": None, "speaker": None,
        "sourcing": "unsourced", "confidence": 0.5, "evidence": [],
    }  # fmt: skip
    (read,) = read_jsonl([json.dumps(record)]).attributions

    assert (read.modality, read.hedges, read.said_at) == ("certain", (), None)


def test_half_a_character_does_not_break_a_line() -> None:
    """A damaged page may hold half a surrogate pair; the export of a whole pile must not fail for it."""
    made_by = ("half \ud800",)
    (line,) = jsonl(replace(EMPTY, made_by=made_by))

    assert line.encode()
    assert read_jsonl([line]).made_by == made_by


def test_no_line_end_but_ours_is_written() -> None:
    """Programs split text at different characters; all of them must find one object a line."""
    made_by = ("a\u2028b\u2029c\x85d\x0ce\rf\ng\x1c",)
    text = "".join(jsonl(replace(EMPTY, made_by=made_by)))

    assert len(text.splitlines()) == 1
    assert read_jsonl(text.splitlines()).made_by == made_by


def keys(value: object) -> Iterator[str]:
    """Yield every key in a record, at any depth."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from keys(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from keys(inside)


@settings(max_examples=25, deadline=None)
@given(cases())
def test_the_page_describes_every_key_of_every_type(case: Case) -> None:
    """Who writes a program against the export finds all of it on one page."""
    sections = dict(
        re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    )

    for line in lines_of(case):
        record = json.loads(line)
        described = set(re.findall(r"`(\w+)`", sections[record.pop("type")]))
        assert set(keys(record)) - {"start", "end", "article"} <= described
