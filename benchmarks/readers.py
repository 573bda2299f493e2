"""Readers of the web app, all at once: each keeps its connection and its key, and opens one page after another.

readers.py LINK READERS PAGES PAUSE [VIEW]    reads questions from standard input, prints one JSON object

LINK     what opens the app
READERS  how many there are
PAGES    how many pages each opens
PAUSE    the longest pause of a reader between two pages, in seconds; 0 for none
VIEW     the one view that they open, instead of all as MIX has them

The questions are a JSON object: the paths of each view. What is printed has for each view how many seconds each of its pages
took, from the question to the last byte, how many bytes the longest page has, and what was not answered with a page.
"""

import http.client
import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random  # noqa: TID251 - chance comes from a seed
from time import perf_counter, sleep
from typing import Any
from urllib.parse import urlsplit

# How often each view is opened, of a hundred pages: people read claims and articles, search, and now and then look around.
MIX: Mapping[str, int] = {
    "case": 5,
    "claims": 16,
    "claim": 18,
    "crowded claim": 1,
    "edge": 6,
    "article": 20,
    "articles": 4,
    "sources": 4,
    "source": 6,
    "network": 2,
    "compare": 4,
    "search": 12,
    "decisions": 1,
    "api": 1,
}
_PATIENCE_SECONDS = 60
_LATEST_SECONDS = 180  # after which no reader opens another page
_OK = 200


@dataclass(slots=True, kw_only=True)
class Seen:
    """What readers met with."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    longest: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    refused: list[str] = field(default_factory=list)


def entered(link: str) -> tuple[str, str]:
    """Return the host of the app and the cookie that its link gives."""
    parts = urlsplit(link)
    line = http.client.HTTPConnection(parts.netloc, timeout=_PATIENCE_SECONDS)
    line.request("GET", f"{parts.path}?{parts.query}")
    answer = line.getresponse()
    answer.read()
    line.close()
    return parts.netloc, (answer.getheader("set-cookie") or "").partition(";")[0]


def read(link: str, questions: Mapping[str, Sequence[str]], chance: Random, pages: int, pause: float) -> Seen:
    """Open so many pages, chosen by chance, over one connection."""
    host, cookie = entered(link)
    line = http.client.HTTPConnection(host, timeout=_PATIENCE_SECONDS)
    views = [view for view in questions if questions[view]]
    weights = [MIX[view] for view in views]
    seen, begun = Seen(), perf_counter()
    for view in chance.choices(views, weights, k=pages):
        if perf_counter() - begun > _LATEST_SECONDS:
            break
        path = chance.choice(questions[view])
        before = perf_counter()
        line.request("GET", path, headers={"Cookie": cookie})
        answer = line.getresponse()
        size = len(answer.read())
        seen.seconds[view].append(perf_counter() - before)
        seen.longest[view] = max(seen.longest[view], size)
        if answer.status != _OK:
            seen.refused.append(f"{answer.status} {path}")
        sleep(chance.uniform(0, pause))
    line.close()
    return seen


def fetched(link: str, paths: Sequence[str]) -> list[Any]:
    """Return what the app answers in JSON at some paths."""
    host, cookie = entered(link)
    line = http.client.HTTPConnection(host, timeout=_PATIENCE_SECONDS)
    found = []
    for path in paths:
        line.request("GET", path, headers={"Cookie": cookie})
        found.append(json.loads(line.getresponse().read()))
    line.close()
    return found


def main(link: str, readers: str, pages: str, pause: str, view: str = "") -> int:
    """Let the readers read, print what they met with."""
    asked: dict[str, list[str]] = json.load(sys.stdin)
    questions = {name: paths for name, paths in asked.items() if view in {"", name}}
    chances = [Random(number) for number in range(int(readers))]  # noqa: S311 - nothing is kept secret
    begun = perf_counter()
    with ThreadPoolExecutor(len(chances)) as pool:
        found = list(pool.map(lambda chance: read(link, questions, chance, int(pages), float(pause)), chances))
    seconds = {name: [one for seen in found for one in seen.seconds[name]] for name in questions}
    longest = {name: max(seen.longest[name] for seen in found) for name in questions}
    refused = [one for seen in found for one in seen.refused]
    print(json.dumps({"seconds": seconds, "longest": longest, "refused": refused, "took": perf_counter() - begun}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
