"""Headwater's attributions beside textacy's direct quotations: the same articles, one model of the parse, one run, one scorer.

rival.py      prints one JSON object

textacy finds direct quotations alone and raises an error on an odd number of quotation marks: an article where it does counts
as one in which it found nothing. Speeds are in words a second of processor time, from the text to what was found.
"""

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from time import process_time

from spacy.language import Language
from spacy.tokens import Doc, Token
from textacy.extract.triples import direct_quotations

from found import Record, article_record, ours, score
from headwater.read.parse import MODELS, load_parser
from marked import Marked, held_out

Way = Callable[[Marked], list[Record]]


def load_theirs() -> Language:
    """Return the model as spaCy loads it, without the search for names, which textacy does not need; ours is made faster."""
    model: Language = import_module(next(name for name in MODELS if find_spec(name))).load(exclude=["ner"])
    return model


def theirs(marked: Marked, language: Language) -> list[Record]:
    """Return what textacy finds in one article; only the article where it raises its error."""
    page = article_record(marked.name, marked.text)
    try:
        return [page, *rival_records(language(marked.text), marked.name)]
    except ValueError:
        return [page, {"type": "failure"}]


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


def measure() -> dict[str, object]:
    """Return scores and speeds of both, and how many times faster ours is."""
    articles, parser, language = held_out(), load_parser(), load_theirs()
    words = sum(len(marked.text.split()) for marked in articles)
    result: dict[str, object] = {}
    speeds: dict[str, float] = {}
    ways: dict[str, Way] = {
        "headwater": lambda marked: ours(marked, parser),
        "textacy": lambda marked: theirs(marked, language),
    }
    for name, find in ways.items():
        find(articles[0])
        start = process_time()
        records = [record for marked in articles for record in find(marked)]
        speeds[name] = words / (process_time() - start)
        errors = sum(record["type"] == "failure" for record in records)
        result[name] = {"words_per_second": round(speeds[name]), "errors": errors, **score(articles, records)}
    result["speed_ratio"] = round(speeds["headwater"] / speeds["textacy"], 2)
    return result


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
