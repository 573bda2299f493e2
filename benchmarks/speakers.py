"""How often the speaker behind "he", "the minister" or "the report" is the right one: 185 places in articles of our corpus.

speakers.py            prints the shares right, wrong and left open as one JSON object, for the places that the rules were
                       mended on (`tuned`) and for those that were judged after the rules had been written (`fresh`)
speakers.py --wrong    prints instead each place that is not right, with what was found and what is right

speakers.jsonl has one place a line: the article's path in corpus/, the offset of the source in its text and the source's first
word, and the right speaker by the names or descriptions that the article gives, the fullest first. The places were drawn at
random from the pronouns and the phrases with "the", "this" or a possessive that the system took for sources, no more than
three an article, none from the fifth of the corpus that is held out. One reader judged each by what stands around it; phrases
that stand for themselves are right if they are kept as they are, and places where no reader could tell were left out. A
speaker is right if its name shares half of the content words of the shorter of both names. It is left open if none is given,
or only the source's own words where they stand for somebody named.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from found import capture
from headwater.attribute.attributions import attributions
from headwater.ingest.articles import article
from headwater.read.parse import Parser, load_parser
from headwater.read.readings import reading
from marked import CORPUS
from markup import parse

PLACES = Path(__file__).parent / "speakers.jsonl"
WORD = re.compile(r"[^\W_]+")
NUMBERS = frozenset("123456789")  # those that tell two of one description apart
EMPTY = frozenset("the a an of in at for and or to on by with from s its his her their".split())  # noqa: SIM905 - read as a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One judged source: where it stands, and who it is."""

    path: str
    offset: int
    source: str
    speakers: tuple[str, ...]
    tuned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found for a place: "right", "wrong", "open", or "missed" where nothing begins there any more."""

    place: Place
    verdict: str
    found: str


def places() -> tuple[Place, ...]:
    """Return the judged places, sorted."""
    rows = [json.loads(line) for line in PLACES.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Place(**{**row, "speakers": tuple(row["speakers"])})
        for row in sorted(rows, key=lambda row: (row["path"], row["offset"]))
    )


def answers(judged: tuple[Place, ...], parser: Parser) -> Iterator[Answer]:
    """Yield what is found for each place, in order."""
    for path in sorted({place.path for place in judged}):
        text, _ = parse((CORPUS / path).read_text(encoding="utf-8"))
        read = article(capture(path, text))
        said = [row for row in attributions(read, reading(read, parser)) if row.sources]
        speakers = {row.sources[0].start: row.speaker.name if row.speaker else "" for row in said}
        ends = {row.sources[0].start: row.sources[0].end for row in said}
        spans = {start: read.text[start:end] for start, end in ends.items()}
        for place in judged:
            if place.path == path:
                there = read.text.startswith(place.source, place.offset) and place.offset in speakers
                found = speakers.get(place.offset, "")
                yield Answer(
                    place=place,
                    verdict=verdict(found, spans.get(place.offset, ""), place.speakers) if there else "missed",
                    found=found,
                )


def verdict(found: str, words: str, right: tuple[str, ...]) -> str:
    """Return whether a name is one of the right ones, another, or none but the source's own words."""
    mine = content(found)
    if any(len(mine & gold) >= min(len(mine), len(gold)) / 2 for gold in map(content, right) if mine):
        return "right"
    return "open" if not mine or mine <= content(words) | NUMBERS else "wrong"


def content(name: str) -> frozenset[str]:
    """Return the words of a name that are not grammar."""
    words = frozenset(WORD.findall(name.casefold()))
    return words - EMPTY or words


def shares(found: tuple[Answer, ...]) -> dict[str, float | int]:
    """Return the share of each verdict among the places where something is found, and how many those are."""
    counts = Counter(answer.verdict for answer in found)
    judged = counts.total() - counts["missed"]
    return {name: round(counts[name] / max(judged, 1), 3) for name in ("right", "wrong", "open")} | {"places": judged}


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="each place that is not right")
    found = tuple(answers(places(), load_parser()))
    if parser.parse_args().wrong:
        for one in found:
            if one.verdict != "right":
                place = one.place
                print(
                    f"{one.verdict:7}{place.path}:{place.offset} {place.source!r}: {one.found!r}, not {place.speakers[0]!r}"
                )
        return
    groups = {
        name: tuple(a for a in found if a.place.tuned == tuned) for name, tuned in (("tuned", True), ("fresh", False))
    }
    print(json.dumps({name: shares(group) for name, group in groups.items()}))


if __name__ == "__main__":
    main()
