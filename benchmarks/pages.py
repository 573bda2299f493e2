"""How well, and how fast, the article's own text is found in web pages.

    python benchmarks/pages.py FOLDER

FOLDER holds `gold.json` ({id: {"articleBody": text}}) and `html/<id>.html.gz`. Per page, precision and recall are taken over the
multisets of 4-word shingles; both are averaged over the pages, and F1 is taken of the averages, as the article extraction
benchmark does (Source: Scrapinghub, 2020). A page that is refused counts as one from which nothing came. The rows: trafilatura by
itself; an article's prose, without headline, captions and furniture, which is what users get; the same without the sub-headlines
above the text, which the gold text leaves out and we keep on purpose; and the article's whole text, headline and all.

The speed ratio is that of pages per CPU second: the whole of `articles` against trafilatura's `extract`, in turns, the best of
three rounds each, so that a busy machine spoils neither.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import trafilatura

from headwater.errors import HeadwaterError
from headwater.ingest.articles import article
from headwater.ingest.facts.headers import Line
from headwater.ingest.pages.page import page
from headwater.ingest.texts.decode import page_text
from headwater.model.identity import digest
from headwater.model.text import Capture

_ROUNDS = 3


def main(folder: Path) -> None:
    """Print one row for each way of taking the text, how many pages are refused, and the speed ratio."""
    gold = {
        name: item["articleBody"]
        for name, item in json.loads((folder / "gold.json").read_text(encoding="utf-8")).items()
    }
    captures = {name: _capture(folder / "html" / f"{name}.html.gz") for name in sorted(gold)}
    lines = {name: _lines(capture) for name, capture in captures.items()}
    rows: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("trafilatura alone", lambda name: _plain(captures[name])),
        ("article, prose", lambda name: _prose(lines[name], above=True)),
        ("article, prose below", lambda name: _prose(lines[name], above=False)),
        ("article, whole text", lambda name: "\n\n".join(line.text for line in lines[name])),
    )
    print(f"{'text':24} {'P':>6} {'R':>6} {'F1':>6}   {len(gold)} pages")
    for label, take in rows:
        precision, recall = _averages([_shares(take(name), gold[name]) for name in captures])
        print(f"{label:24} {precision:6.3f} {recall:6.3f} {2 * precision * recall / (precision + recall):6.3f}")
    print(f"{'refused pages':24} {sum(not found for found in lines.values())}")
    _print_speed(list(captures.values()))


def _print_speed(captures: list[Capture]) -> None:
    """Print pages per CPU second of both, and how the one is to the other."""
    rounds = [(_speed(_whole, captures), _speed(_plain, captures)) for _ in range(_ROUNDS)]
    ours, theirs = (max(speeds) for speeds in zip(*rounds, strict=True))
    print(f"{'pages per CPU second':24} {ours:.1f}, trafilatura {theirs:.1f}")
    print(f"{'speed ratio':24} {ours / theirs:.2f}")


def _speed(take: Callable[[Capture], str], captures: list[Capture]) -> float:
    start = time.process_time()
    for capture in captures:
        take(capture)
    return len(captures) / (time.process_time() - start)


def _capture(path: Path) -> Capture:
    body = gzip.decompress(path.read_bytes())
    return Capture(id=digest(body), path="page.html", media_type="text/html", body=body)


def _plain(capture: Capture) -> str:
    return trafilatura.extract(capture.body.decode("utf-8", errors="replace")) or ""


def _whole(capture: Capture) -> str:
    try:
        return article(capture).text
    except HeadwaterError:
        return ""


def _lines(capture: Capture) -> tuple[Line, ...]:
    """Return the lines of a page's article, none where it is refused."""
    try:
        return page(page_text(capture)).lines
    except HeadwaterError:
        return ()


def _prose(lines: tuple[Line, ...], *, above: bool) -> str:
    """Return an article's own text; with what stands between the headline and the body, or without."""
    return "\n\n".join(line.text for line in lines if line.role == "prose" and (above or line.block != 1))


def _shares(found: str, gold: str) -> tuple[float, float]:
    """Return precision and recall of one page."""
    left, right = _shingles(found), _shingles(gold)
    common = (left & right).total()
    return common / max(1, left.total()), common / max(1, right.total())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def _averages(shares: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(p for p, _ in shares) / len(shares), sum(r for _, r in shares) / len(shares)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
