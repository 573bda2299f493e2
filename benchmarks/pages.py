"""How well the article's own text is found in web pages: precision, recall and F1 over 4-word shingles.

    python benchmarks/pages.py FOLDER

FOLDER holds `gold.json` ({id: {"articleBody": text}}) and `html/<id>.html.gz`. Per page, precision and recall are taken over the
multisets of 4-word shingles; both are averaged over the pages, and F1 is taken of the averages, as the article extraction
benchmark does (Source: Scrapinghub, 2020). Three rows: the body extraction by itself; an article's prose, without headline and
furniture; and the article's whole text, which holds the headline on purpose though the gold text does not.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from headwater.errors import HeadwaterError
from headwater.ingest.articles import article
from headwater.ingest.extraction import body_paragraphs
from headwater.model.identity import digest
from headwater.model.text import Article, Capture


def main(folder: Path) -> None:
    """Print one row for each way of taking the text."""
    gold = {
        page: item["articleBody"]
        for page, item in json.loads((folder / "gold.json").read_text(encoding="utf-8")).items()
    }
    bodies = {page: gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()) for page in sorted(gold)}
    rows: tuple[tuple[str, Callable[[bytes], str]], ...] = (
        ("body extraction alone", _extracted),
        ("article, prose", lambda body: _prose(_article(body))),
        ("article, whole text", lambda body: getattr(_article(body), "text", "")),
    )
    print(f"{'text':24} {'P':>6} {'R':>6} {'F1':>6}   {len(gold)} pages")
    for name, take in rows:
        precision, recall = _averages([_shares(take(bodies[page]), gold[page]) for page in bodies])
        print(f"{name:24} {precision:6.3f} {recall:6.3f} {2 * precision * recall / (precision + recall):6.3f}")


def _extracted(body: bytes) -> str:
    return "\n\n".join(body_paragraphs(body.decode("utf-8", errors="replace")))


def _article(body: bytes) -> Article | None:
    """Return the article of a page, None where none is found."""
    try:
        return article(Capture(id=digest(body), path="page.html", media_type="text/html", body=body))
    except HeadwaterError:
        return None


def _prose(item: Article | None) -> str:
    """Return the article's text without its headline and furniture."""
    if item is None:
        return ""
    text = item.text
    spans = sorted((*item.furniture, *((item.title_span,) if item.title_span else ())), reverse=True)
    for span in spans:
        text = text[: span.start] + text[span.end :]
    return text


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
