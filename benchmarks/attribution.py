"""How well Headwater finds who says what: the held-out fifth of the corpus, or any folder of gold lines.

attribution.py                    prints the scorer's figures for the held-out fifth as one JSON object
attribution.py --gold FOLDER      the same for the .jsonl files of FOLDER
attribution.py --by-rule          prints instead, for each rule, how many finds it made and the share that is right
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from found import Record, capture, ours, score
from headwater.attribute.attributions import attributions
from headwater.ingest.articles import article
from headwater.model.attribution import Attribution
from headwater.model.text import Span
from headwater.read.parse import Parser, load_parser
from headwater.read.readings import reading
from marked import Marked, from_lines, held_out

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def measure(articles: Iterable[Marked], parser: Parser) -> dict[str, object]:
    """Return the scorer's figures for `articles`, for the news among them where genres are told, and how far confidence errs."""
    kept = tuple(articles)
    records = {marked.name: list(ours(marked, parser)) for marked in kept}
    result = _scored(kept, records)
    news = [marked for marked in kept if json.loads(marked.gold).get("genre") == "news"]
    if news:
        result["news"] = _scored(news, records)
    return result


def _scored(kept: Sequence[Marked], records: Mapping[str, list[Record]]) -> dict[str, object]:
    said = score(kept, [record for marked in kept for record in records[marked.name]])
    outcomes = [row for marked in kept for row in _outcomes(marked, records[marked.name])]
    f1, source = said["jaccard50"], said["source_found"]
    if isinstance(f1, dict) and isinstance(source, float):
        said["f1_with_source"] = round(f1["f1"] * source, 3)
    said["calibration_error"] = calibration_error(outcomes)
    return said


def calibration_error(outcomes: Iterable[tuple[float, bool]]) -> float:
    """Return the expected calibration error: how far confidence is from the share that is right, over ten equal steps of it."""
    steps: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in outcomes:
        steps.setdefault(min(int(confidence * 10), 9), []).append((confidence, right))
    off = [abs(sum(confidence - right for confidence, right in rows)) for rows in steps.values()]
    return round(sum(off) / max(sum(map(len, steps.values())), 1), 4)


def _outcomes(marked: Marked, records: list[Record]) -> Iterator[tuple[float, bool]]:
    """Yield confidence and whether it overlaps with gold by a half, for each attribution of one article; optional rows aside."""
    text = str(next(record["text"] for record in records if record["type"] == "article"))
    gold = [(_bag(marked.text, row["content"]), row["optional"]) for row in json.loads(marked.gold)["attributions"]]
    for record in records:
        if record["type"] == "attribution":
            bag = _bag(text, _as_ranges(record["content"]))
            overlap, optional = max(((_overlap(bag, other), aside) for other, aside in gold), default=(0.0, False))
            if not (optional and overlap >= 0.5):
                yield float(str(record["confidence"])), overlap >= 0.5


def by_rule(articles: Iterable[Marked], parser: Parser) -> list[tuple[str, int, float, float]]:
    """Return for each rule how many finds it made, and the share that overlaps with gold by a half and by eight tenths."""
    made: Counter[str] = Counter()
    half: Counter[str] = Counter()
    most: Counter[str] = Counter()
    for marked in articles:
        read = article(capture(marked.name, marked.text))
        gold = [_bag(marked.text, row["content"]) for row in json.loads(marked.gold)["attributions"]]
        for found in attributions(read, reading(read, parser)):
            rule = found.evidence[0].split(":")[0]
            overlap = max((_overlap(_bag(read.text, _ranges(found)), other) for other in gold), default=0.0)
            made[rule] += 1
            half[rule] += overlap >= 0.5
            most[rule] += overlap >= 0.8
    return [(rule, count, half[rule] / count, most[rule] / count) for rule, count in made.most_common()]


def _as_ranges(value: object) -> list[list[int]]:
    return [[int(start), int(end)] for start, end in value] if isinstance(value, list) else []


def _ranges(found: Attribution) -> list[list[int]]:
    return [[span.start, span.end] for span in found.contents]


def _bag(text: str, ranges: Iterable[list[int]]) -> Counter[str]:
    spans = (Span(start=start, end=end) for start, end in ranges)
    return Counter(word.lower() for span in spans for word in WORD.findall(text[span.start : span.end]))


def _overlap(left: Counter[str], right: Counter[str]) -> float:
    whole = (left | right).total()
    return (left & right).total() / whole if whole else 0.0


def lines(rows: Iterable[tuple[str, int, float, float]]) -> Iterator[str]:
    """Yield the rows of the table by rule."""
    yield f"{'rule':44} {'finds':>6} {'half':>6} {'most':>6}"
    for rule, count, half, most in rows:
        yield f"{rule:44} {count:6d} {half:6.2f} {most:6.2f}"


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, help="a folder of gold .jsonl files instead of the held-out fifth")
    parser.add_argument("--by-rule", action="store_true", help="precision of each rule")
    arguments = parser.parse_args()
    articles = held_out() if arguments.gold is None else from_lines(arguments.gold)
    if arguments.by_rule:
        print("\n".join(lines(by_rule(articles, load_parser()))))
    else:
        print(json.dumps(measure(articles, load_parser())))


if __name__ == "__main__":
    main()
