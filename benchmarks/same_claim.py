"""Statements of one claim in piles of up to 100,000: seconds, growth and peak memory, and how well they are linked.

same_claim.py [--sizes N,N,...]      prints one JSON object

A pile is made of the invented events of `claims/`. The wordings of an event are laid out as articles, one wording of each claim
in each, and read by the pipeline as far as profiles and meanings. For a larger pile whole events are copied, and a copy is
another event: its names, every second word that only a few events have, its figures and its days are exchanged by its own, and
its meanings are turned away from those it is copied from, all by the same turn. So truth is known: statements of one claim of one
event are to be linked, and no others; `other_events` is the share of links that run across events. The matcher has learned from
these wordings, so recall here is no forecast. What is timed begins with profiles and meanings and ends with links. `growth` is
the power of the size by which the time grows from one size to the next: 1 grows with the pile, 2 with its square.

Each size is measured in a process of its own, for its peak of memory.
"""

import argparse
import json
import resource
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from math import log
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, get_args

import numpy as np

from headwater.compare.acts.deeds import Mood
from headwater.compare.lexicon import lexicon
from headwater.compare.links import meanings_of, profiles_of, statement_links, weigh
from headwater.compare.matcher import Meanings, load_matcher, meanings
from headwater.compare.meanings import stem
from headwater.compare.numbers.quantities import Quantity
from headwater.compare.profiles import Profile
from headwater.compare.times.days import Days
from headwater.model.identity import digest
from headwater.model.links import Statement, StatementLink
from headwater.model.text import Article, Published, Reading, Span, Tokens
from headwater.read.parse import load_parser
from headwater.read.readings import reading

CLAIMS = Path(__file__).parent.parent / "claims"
SIZES = (1_000, 10_000, 30_000, 100_000)
TURNED = 0.15  # of a meaning's 384 numbers change sign in a copy: like for like is then 0.7 alike, as where names are exchanged
FEW_EVENTS = 8
RARE_NUMBER = 7
EMBEDDED = 400  # statements that the matcher is timed on
WEEK = timedelta(weeks=1)
DAY = datetime(2026, 3, 5, 12, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Pile:
    """Statements with their profiles and meanings, row by row, and which claim and which wording of it each belongs to."""

    profiles: Sequence[Profile]
    meanings: Meanings
    claims: Sequence[str]
    wordings: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Told:
    """One wording of a claim of an event."""

    event: str
    claim: int
    text: str


def told() -> Iterator[list[Told]]:
    """Yield articles: of each event the first wording of each claim, then the second of each, and so on."""
    for path in sorted(CLAIMS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            all_wordings = [[*claim["said"], *claim.get("denied", ())] for claim in event["claims"]]
            for rank in range(max(map(len, all_wordings))):
                yield [
                    Told(event=event["event"], claim=number, text=wordings[rank])
                    for number, wordings in enumerate(all_wordings)
                    if rank < len(wordings)
                ]


def page(number: int, text: str) -> Article:
    """Return an article that holds `text`."""
    return Article(
        id=f"{number:05d}",
        capture_id=digest(text),
        path=f"{number:05d}",
        outlet=None,
        agency=None,
        title=None,
        title_span=None,
        bylines=(),
        dateline=None,
        credits=(),
        published=Published(earliest=DAY, latest=DAY, precision="minute", read_from="meta"),
        language="en",
        text=text,
        furniture=(),
    )


def base(pages: Sequence[Sequence[Told]]) -> Pile:
    """Return the statements in `pages` as they are, read by the pipeline."""
    parser = load_parser()
    articles = [page(number, "\n\n".join(one.text for one in its)) for number, its in enumerate(pages)]
    readings = [reading(article, parser) for article in articles]
    profiles = profiles_of(articles, readings, ())
    meant = meanings_of(articles, readings, profiles, load_matcher())
    marks = [_mark(articles, pages, profile) for profile in profiles]
    return Pile(profiles=profiles, meanings=meant, claims=[m[0] for m in marks], wordings=[m[1] for m in marks])


def _mark(articles: Sequence[Article], pages: Sequence[Sequence[Told]], profile: Profile) -> tuple[str, str]:
    """Return the claim and the wording that a statement is a part of."""
    number = int(profile.statement.article_id)
    rank = articles[number].text.count("\n\n", 0, profile.statement.start)
    one = pages[number][rank]
    return f"{one.event} {one.claim}", f"{one.event} {one.claim} {number}"


def pile(given: Pile, size: int) -> Pile:
    """Return `size` statements, sorted by id: those of `given`, whole events of it copied as often as it takes."""
    of_event: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(given.claims):
        of_event[claim.split()[0]].append(number)
    own = exchanged([[given.profiles[n] for n in rows] for _, rows in sorted(of_event.items())])
    chosen: list[tuple[str, int, int]] = []
    copy = 0
    while len(chosen) < size:
        for _, rows in sorted(of_event.items(), key=lambda row: digest("order", row[0])):
            chosen.extend((digest("copy", copy, row), row, copy) for row in rows if len(chosen) < size)
        copy += 1
    turns = [turn(number) for number in range(copy)]
    chosen.sort()
    tables = [{word: f"{word}·{number}" for word in own} if number else {} for number in range(copy)]
    return Pile(
        profiles=[copied(given.profiles[row], name, number, tables[number]) for name, row, number in chosen],
        meanings=np.array([given.meanings[row] * turns[number] for _, row, number in chosen], dtype=np.float32),
        claims=[f"{given.claims[row]} {number}" for _, row, number in chosen],
        wordings=[f"{given.wordings[row]} {number}" for _, row, number in chosen],
    )


def exchanged(events: Sequence[Sequence[Profile]]) -> frozenset[str]:
    """Return the words that a copy has its own ones for: those of names, and every second that few events have."""
    known = {*lexicon().months, *lexicon().weekdays}
    names = {name for event in events for profile in event for name in (*profile.names, *profile.entities)}
    names = {part for name in names for part in (name, *name.split())} - known
    count = Counter(word for event in events for word in {word for profile in event for word in profile.words})
    rare = {word for word, n in count.items() if n <= FEW_EVENTS and digest("exchanged", word)[0] in "02468ace"}
    return frozenset((names | {stem(name) for name in names} | rare) - set(get_args(Mood)))


def turn(copy: int) -> np.ndarray:
    """Return which numbers of a meaning change sign in a copy."""
    signs = np.ones(384, dtype=np.float32)
    if copy:
        chance = np.random.default_rng(copy)
        signs[chance.permutation(384)[: int(384 * TURNED)]] = -1
    return signs


def copied(profile: Profile, name: str, copy: int, table: Mapping[str, str]) -> Profile:
    """Return `profile` as that of another event."""
    statement = replace(profile.statement, id=name, article_id=f"{profile.statement.article_id}.{copy}")
    made: Profile = _copied(profile, copy, table) if copy else profile
    return replace(made, statement=statement)


def _copied(one: Any, copy: int, table: Mapping[str, str]) -> Any:  # noqa: ANN401, PLR0911 - whatever a profile is made of
    if isinstance(one, str):
        return table.get(one) or (" ".join(table.get(part, part) for part in one.split(" ")) if " " in one else one)
    if isinstance(one, Quantity):
        step = copy * one.grain if one.value >= RARE_NUMBER else 0
        return replace(one, value=one.value + step, least=one.least + step, most=one.most + step)
    if isinstance(one, Days):
        return replace(one, first=one.first + copy * WEEK, last=one.last + copy * WEEK)
    if isinstance(one, frozenset | tuple):
        return type(one)(_copied(part, copy, table) for part in one)
    if isinstance(one, Mapping):
        return {_copied(key, copy, table): value for key, value in one.items()}
    if is_dataclass(one) and not isinstance(one, type):
        return replace(one, **{f.name: _copied(getattr(one, f.name), copy, table) for f in fields(one)})
    return one


def judged(given: Pile, links: Sequence[StatementLink]) -> dict[str, float]:
    """Return how many of the links join statements of one claim, and how many pairs of its wordings are joined."""
    row = {profile.statement.id: number for number, profile in enumerate(given.profiles)}
    pairs = [(row[link.left], row[link.right]) for link in links]
    right = [(a, b) for a, b in pairs if given.claims[a] == given.claims[b]]
    joined = {tuple(sorted((given.wordings[a], given.wordings[b]))) for a, b in right}
    of_claim: dict[str, set[str]] = defaultdict(set)
    for claim, wording in zip(given.claims, given.wordings, strict=True):
        of_claim[claim].add(wording)
    due = sum(1 for its in of_claim.values() for _ in combinations(its, 2))
    return {
        "links": len(pairs),
        "other_events": round(sum(_event(given, a) != _event(given, b) for a, b in pairs) / max(1, len(pairs)), 3),
        "precision": round(len(right) / max(1, len(pairs)), 3),
        "recall": round(sum(a != b for a, b in joined) / max(1, due), 3),
    }


def _event(given: Pile, row: int) -> tuple[str, str]:
    event, _, copy = given.claims[row].split()
    return event, copy


def measure(given: Pile, size: int) -> dict[str, float]:
    """Return the figures for one size."""
    made = pile(given, size)
    before = peak_memory_megabytes()
    start, processor_start = perf_counter(), process_time()
    links = statement_links(made.profiles, weigh(made.profiles, (), made.meanings))
    return {
        "statements": size,
        "seconds": round(perf_counter() - start, 1),
        "processor_seconds": round(process_time() - processor_start, 1),
        "megabytes_of_pile": round(before),
        "megabytes_more": round(peak_memory_megabytes() - before),
        **judged(made, links),
    }


def growth(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return by which power of the size the time grows from each size to the next."""
    pairs = pairwise((row["statements"], max(0.1, row["processor_seconds"])) for row in rows)
    return {f"to_{more}": round(log(later / sooner) / log(more / less), 2) for (less, sooner), (more, later) in pairs}


def embed(texts: Sequence[str]) -> tuple[int, float]:
    """Return how many texts the matcher read, and in how many seconds, loading not counted."""
    matcher = load_matcher()
    articles = [page(number, text) for number, text in enumerate(texts)]
    stated = [whole(article) for article in articles]
    readings = [unparsed(article) for article in articles]
    meanings(articles[0], readings[0], [stated[0]], matcher)
    start = perf_counter()
    for article, its_reading, statement in zip(articles, readings, stated, strict=True):
        meanings(article, its_reading, [statement], matcher)
    return len(texts), perf_counter() - start


def whole(article: Article) -> Statement:
    """Return all of an article as one statement."""
    return Statement(
        id=article.id,
        article_id=article.id,
        start=0,
        end=len(article.text),
        content=(Span(start=0, end=len(article.text)),),
        wording=(Span(start=0, end=len(article.text)),),
        text=article.text,
        attribution_id=None,
        stance="asserts",
        hedged=False,
    )


def unparsed(article: Article) -> Reading:
    """Return a reading that knows no more than that an article is one sentence: enough for the matcher."""
    return Reading(
        article_id=article.id,
        blocks=(),
        sentences=(Span(start=0, end=len(article.text)),),
        quotes=(),
        tokens=Tokens(starts=(), ends=(), lemmas=(), pos=(), tags=(), deps=(), heads=()),
        mentions=(),
        attempted=True,
        made_by="benchmark",
    )


def embedded_per_second(texts: Sequence[str], processes: int) -> int:
    """Return how many statements a second are read by so many processes at a time."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        done = list(pool.map(embed, [texts] * processes))
    return round(sum(count / seconds for count, seconds in done))


def peak_memory_megabytes() -> float:
    """Return the most memory this process has held (Linux counts kibibytes, macOS bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), metavar="N,N,...")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    pages = list(told())
    texts = [one.text for its in pages for one in its][::7][:EMBEDDED]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        given = pool.submit(base, pages).result()
    rows = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            rows.append(pool.submit(measure, given, size).result())
    speeds = {f"embedded_per_second_{n}": embedded_per_second(texts, n) for n in (1, 2)}
    piles = {f"statements_{row['statements']}": row for row in rows}
    print(json.dumps({**piles, "growth": growth(rows), **speeds}, indent=1))


if __name__ == "__main__":
    main()
