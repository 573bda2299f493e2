"""Pages a second and peak memory on the way from a web archive to articles, for few pages and for many.

archives.py [COUNT ...]     prints one JSON object; 1,000, 5,000 and 10,000 pages if no count is given

The archive is made here, of invented pages with menus, related headlines and scripts around a text of their own. Each count is
read in a process of its own, so that its peak memory is its own: `peak_growth` is that of the largest count over that of the
smallest, and must stay near 1. `opened_per_second` is the archive alone, `articles_per_second` with the articles made of its
pages; seconds are of processor time.
"""

import argparse
import gzip
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from headwater.errors import NotAnArticle
from headwater.ingest.articles import articles
from headwater.ingest.files import opened
from headwater.model.text import Capture

COUNTS = (1_000, 5_000, 10_000)
WORDS = (
    "harbour", "council", "bridge", "minister", "river", "report", "water", "school", "budget", "vote", "letter",
    "company", "farmer", "storm", "engine", "union", "museum", "market", "doctor", "station", "committee", "island",
    "festival", "factory", "court", "region", "plan", "figure", "winter", "morning", "worker", "teacher", "road", "ferry",
    "line", "pilot", "mayor", "village", "bank", "office", "library", "street", "garden", "theatre", "archive", "crew",
    "cargo", "border", "paper", "signal", "tower",
)  # fmt: skip
VERBS = (
    "said", "told", "found", "opened", "closed", "moved", "asked", "built", "sold", "kept", "raised", "lowered", "counted",
    "signed", "refused", "promised",
)  # fmt: skip
NAMES = (
    "Arden", "Bellow", "Corvin", "Dasko", "Elmet", "Farrow", "Gant", "Hollis", "Ilves", "Jorvik", "Kestrel", "Lorne",
    "Marrow", "Nevin", "Orsk", "Penrith",
)  # fmt: skip


def draws(seed: str) -> Iterator[int]:
    """Yield numbers that depend on the seed alone."""
    number = 0
    while True:
        yield from sha256(f"{seed} {number}".encode()).digest()
        number += 1


def sentence(chance: Iterator[int]) -> str:
    """Return a sentence of no meaning."""
    words = [WORDS[next(chance) % len(WORDS)] for _ in range(6 + next(chance) % 12)]
    name, verb = NAMES[next(chance) % len(NAMES)], VERBS[next(chance) % len(VERBS)]
    return f"{name} {verb} that the {words[0]} of the {' '.join(words[1:])} would be {100 + next(chance)} by the end of the year."


def page(number: int) -> bytes:
    """Return one page of an invented paper."""
    chance = draws(f"page {number}")
    title = sentence(chance)[:70].rsplit(" ", 1)[0]
    body = "".join(
        f"<p>{' '.join(sentence(chance) for _ in range(2 + next(chance) % 4))}</p>\n"
        for _ in range(8 + next(chance) % 12)
    )
    menu = "".join(f'<li><a href="/{word}">{word.title()}</a></li>' for word in WORDS[:20])
    related = "".join(f'<li><a href="/{next(chance)}">{sentence(chance)[:60]}</a></li>' for _ in range(12))
    script = "".join(f"window.data[{i}]={{id:{next(chance)}}};" for i in range(300))
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Invented Courier</title>
<meta property="og:site_name" content="The Invented Courier"><meta property="article:published_time" content="2024-03-{
        1 + number % 28:02d}T08:00:00Z"><script>window.data=[];{script}</script></head><body><nav><ul>{menu}</ul></nav>
<article><h1>{title}</h1><p class="byline">By {NAMES[number % 16]} {NAMES[number // 16 % 16]}</p>{body}</article>
<aside><h2>Related</h2><ul>{related}</ul></aside><footer>© The Invented Courier</footer></body></html>""".encode()


def write_archive(path: Path, count: int) -> None:
    """Write a web archive of `count` pages, compressed record by record."""
    with path.open("wb") as file:
        for number in range(count):
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number)
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                "WARC-Date: 2024-04-01T00:00:00Z\r\n"
                f"WARC-Target-URI: https://courier.example/2024/03/{number}.html\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 6, mtime=0))


def read(path: Path, count: int) -> dict[str, float]:
    """Return how fast this process reads the first `count` pages, and how much memory it took."""
    start = process_time()
    pages = sum(isinstance(one, Capture) for one in islice(opened(path), count))
    opening = process_time() - start
    start = process_time()
    made = sum(map(articles_of, islice(opened(path), count)))
    making = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {
        "pages": pages,
        "articles": made,
        "opened_per_second": round(pages / opening),
        "articles_per_second": round(made / making, 1),
        "peak_megabytes": round(peak),
    }


def articles_of(member: object) -> int:
    """Return how many articles a member of the archive makes."""
    try:
        return len(articles(member)) if isinstance(member, Capture) else 0
    except NotAnArticle:
        return 0


def measure(counts: list[int]) -> dict[str, object]:
    """Return the figures of every count, each measured in a new process."""
    figures: dict[str, dict[str, float]] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        write_archive(path, max(counts))
        for count in counts:
            command = [sys.executable, __file__, "--read", str(path), str(count)]
            printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            figures[f"pages_{count}"] = json.loads(printed)
    first, last = figures[f"pages_{min(counts)}"], figures[f"pages_{max(counts)}"]
    return {**figures, "peak_growth": round(last["peak_megabytes"] / first["peak_megabytes"], 3)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    parser.add_argument("--read", type=Path, help="read this archive in this process")
    arguments = parser.parse_args()
    print(
        json.dumps(
            read(arguments.read, arguments.counts[0]) if arguments.read else measure([*arguments.counts]), indent=1
        )
    )


if __name__ == "__main__":
    main()
