"""How often a web page's outlet and day of publication are those that the page itself states.

    python benchmarks/page_facts.py FOLDER

FOLDER holds `html/<id>.html.gz`, as for pages.py. `page_facts.jsonl` beside this script says for 80 of its pages which outlet and
which day the page states, judged by hand: the names that are right, and the days (two, where the page gives a moment that falls
on two days, in its own zone and in UTC); none where the page states none, or two that contradict each other. The first 60, every
third of the pages by id, were looked at while the rules were made. The other 20 were judged afterwards; one outlet of theirs
was wrong then, and the rule that made it so was dropped. Prints one JSON object: the shares of what is stated that are right,
wrong, and not found.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from headwater.errors import NotAnArticle
from headwater.ingest.articles import article
from headwater.model.identity import digest
from headwater.model.text import Article, Capture

JUDGED = Path(__file__).parent / "page_facts.jsonl"
SEEN = 60


def main(folder: Path) -> None:
    """Print the shares of the pages that were looked at and of those that were not."""
    judged = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    found = [verdicts(_article(folder / "html" / f"{item['page']}.html.gz"), item) for item in judged]
    groups = {"all": found, "seen": found[:SEEN], "fresh": found[SEEN:]}
    print(json.dumps({name: shares(group) for name, group in groups.items()}, indent=2))


def verdicts(item: Article | None, judged: dict[str, list[str]]) -> dict[str, str]:
    """Return for outlet and day whether what was found is right, wrong or missing; what the page does not state is left out."""
    outlet = item.outlet if item else None
    day = item.published.earliest.date().isoformat() if item and item.published else None
    names = {_letters(name) for name in judged["outlets"]}
    return dict(
        (
            *_verdict("outlet", _letters(outlet) if outlet else None, names),
            *_verdict("day", day, set(judged["days"])),
        )
    )


def shares(found: list[dict[str, str]]) -> dict[str, dict[str, float]]:
    """Return the share of each verdict, by fact."""
    figures: dict[str, dict[str, float]] = {}
    for fact in ("outlet", "day"):
        counts = Counter(verdict[fact] for verdict in found if fact in verdict)
        figures[fact] = {name: round(counts[name] / counts.total(), 4) for name in ("right", "wrong", "missing")}
    return figures


def _verdict(fact: str, value: str | None, right: set[str]) -> Iterator[tuple[str, str]]:
    if right:
        yield fact, "missing" if value is None else "right" if value in right else "wrong"


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()).removeprefix("the")


def _article(path: Path) -> Article | None:
    """Return the article of a page, None where none is found."""
    body = gzip.decompress(path.read_bytes())
    try:
        return article(Capture(id=digest(body), path="page.html", media_type="text/html", body=body))
    except NotAnArticle:
        return None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
