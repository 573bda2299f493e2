"""What Headwater finds in articles with gold attributions, and what the scorer says of it."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from headwater.attribute.attributions import attributions
from headwater.ingest.articles import article
from headwater.model.attribution import Attribution
from headwater.model.identity import digest
from headwater.model.text import Article, Capture
from headwater.read.parse import Parser
from headwater.read.readings import reading
from marked import Marked

SCORER = Path(__file__).parent / "score_attributions.py"
Record = dict[str, object]


def capture(name: str, text: str) -> Capture:
    """Return `text` as if it had been read from a file."""
    body = text.encode()
    return Capture(id=digest(body), path=name, media_type="text/plain", body=body)


def ours(marked: Marked, parser: Parser) -> list[Record]:
    """Return what Headwater finds in one article, as the lines of the export that the scorer reads."""
    found = article(capture(marked.name, marked.text))
    return list(_records(found, attributions(found, reading(found, parser))))


def article_record(name: str, text: str) -> Record:
    """Return an article's line of the export, as much as the scorer reads."""
    return {"type": "article", "id": name, "path": name, "text": text}


def score(gold: Iterable[Marked], records: Iterable[Record]) -> dict[str, object]:
    """Return what the scorer says of `records`."""
    with tempfile.TemporaryDirectory() as folder:
        truth, export = Path(folder) / "gold.jsonl", Path(folder) / "export.jsonl"
        truth.write_text("".join(f"{marked.gold}\n" for marked in gold), encoding="utf-8")
        export.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(truth), str(export), "--json"]
        said: dict[str, object] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return said


def _records(found: Article, said: Iterable[Attribution]) -> Iterator[Record]:
    yield article_record(found.path, found.text)
    for one in said:
        spans = {"source": one.sources, "cue": one.cues, "content": one.contents}
        ranges = {role: [[span.start, span.end] for span in its] or None for role, its in spans.items()}
        sure = {"confidence": one.confidence}
        yield {"type": "attribution", "id": one.id, "article": found.path, "parent": one.parent, **ranges, **sure}
