"""Headwater's attributions beside textacy's direct quotations: the same articles, the same parse, one run, one scorer.

rival.py      prints one JSON object

textacy finds direct quotations alone and raises an error on an odd number of quotation marks: an article where it does counts
as one in which it found nothing. Speeds are in words a second of processor time, from the text to what was found.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import process_time

from spacy.tokens import Doc, Token
from textacy.extract.triples import direct_quotations

from headwater.attribute.attributions import attributions
from headwater.ingest.articles import article
from headwater.model.attribution import Attribution
from headwater.model.text import Article
from headwater.read.parse import Parser, load_parser
from headwater.read.readings import reading
from heldout import Marked, held_out
from speed import capture

SCORER = Path(__file__).parent / "score_attributions.py"
Record = dict[str, object]


def article_record(name: str, text: str) -> Record:
    """Return an article's line of the export, as much as the scorer reads."""
    return {"type": "article", "id": name, "path": name, "text": text}


def our_records(found: Article, said: Iterable[Attribution]) -> Iterator[Record]:
    """Yield the lines of the export that the scorer reads."""
    yield article_record(found.path, found.text)
    for one in said:
        spans = {"source": one.sources, "cue": one.cues, "content": one.contents}
        ranges = {role: [[span.start, span.end] for span in its] or None for role, its in spans.items()}
        yield {"type": "attribution", "id": one.id, "article": found.path, "parent": one.parent, **ranges}


def rival_records(doc: Doc, name: str) -> Iterator[Record]:
    """Yield textacy's quotations in the same form.

    Raises:
        ValueError: the quotation marks are odd in number; textacy raises it.
    """
    for number, triple in enumerate(direct_quotations(doc)):
        content = [[triple.content.start_char, triple.content.end_char]]
        ranges = {"source": extent(triple.speaker), "cue": extent(triple.cue), "content": content}
        yield {"type": "attribution", "id": f"{name} {number}", "article": name, "parent": None, **ranges}


def extent(tokens: list[Token]) -> list[list[int]] | None:
    """Return one range from the first token to the last."""
    return [[tokens[0].idx, tokens[-1].idx + len(tokens[-1])]] if tokens else None


def ours(marked: Marked, parser: Parser) -> list[Record]:
    """Return what Headwater finds in one article."""
    found = article(capture(marked.name, marked.text))
    return list(our_records(found, attributions(found, reading(found, parser))))


def theirs(marked: Marked, parser: Parser) -> list[Record]:
    """Return what textacy finds in one article; only the article where it raises its error."""
    page = article_record(marked.name, marked.text)
    try:
        return [page, *rival_records(parser.language(marked.text), marked.name)]
    except ValueError:
        return [page, {"type": "failure"}]


def score(gold: Iterable[Marked], records: Iterable[Record], folder: Path) -> dict[str, object]:
    """Return what the scorer says."""
    truth, export = folder / "gold.jsonl", folder / "export.jsonl"
    truth.write_text("".join(f"{marked.gold}\n" for marked in gold), encoding="utf-8")
    export.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(truth), str(export), "--json"]
    said: dict[str, object] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return said


def measure() -> dict[str, object]:
    """Return scores and speeds of both, and how many times faster ours is."""
    articles, parser = held_out(), load_parser()
    words = sum(len(marked.text.split()) for marked in articles)
    result: dict[str, object] = {}
    speeds: dict[str, float] = {}
    for name, find in (("headwater", ours), ("textacy", theirs)):
        find(articles[0], parser)
        start = process_time()
        records = [record for marked in articles for record in find(marked, parser)]
        speeds[name] = words / (process_time() - start)
        with tempfile.TemporaryDirectory() as folder:
            told = score(articles, records, Path(folder))
        errors = sum(record["type"] == "failure" for record in records)
        figures = {key: told[key] for key in ("jaccard50", "recall_by_kind", "source_found", "predicted")}
        result[name] = {"words_per_second": round(speeds[name]), "errors": errors, **figures}
    result["speed_ratio"] = round(speeds["headwater"] / speeds["textacy"], 2)
    return result


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
