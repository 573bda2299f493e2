"""How clean the stories are taken in: gold quotations kept, lines of furniture told apart, and none of them a source.

cleaning.py [--show]

furniture.json lists by hand, for each article of the stories, lines that are none of its prose: mastheads, dates, bylines, menus,
share lines, related links, footers. Prints one JSON object:

quotes_kept            share of the gold quotations that stand in the article's text
quotes_called_furniture  how many of them lie in what is called furniture or a caption: each is a loss
furniture_told         share of the listed lines that are not left standing in the text as prose
attributions_of_furniture  how many attributions have a source or content in a listed line, or in what is called furniture
words_kept             share of the words of `corpus/` that repair leaves where they were

--show prints each loss to standard error.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from headwater.ingest.texts.decode import cleaned
from headwater.ingest.texts.repair import paragraphs
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.text import Article, Span
from markup import parse
from stories import STORIES, pipeline

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was counted in one article, and each loss in words."""

    quotes: int
    kept: int
    hidden: int
    listed: int
    told: int
    attributed: int
    losses: tuple[str, ...]


def letters(text: str) -> str:
    """Return letters and digits only: what cleaning may change is left out."""
    return "".join(re.findall(r"[^\W_]+", text))


def lines(article: Article) -> Iterator[Span]:
    """Yield the lines of an article's text."""
    for match in re.finditer(r"[^\n]+", article.text):
        yield Span(start=match.start(), end=match.end())


def overlap(left: Span, right: Span) -> bool:
    """Tell whether two spans share a character."""
    return left.start < right.end and right.start < left.end


def inside(span: Span, known: tuple[Span, ...]) -> bool:
    """Tell whether a span lies, for the most part, in one of the known ones."""
    return any(2 * (min(span.end, one.end) - max(span.start, one.start)) > span.end - span.start for one in known)


def lines_of(listed: list[str], article: Article) -> list[Span]:
    """Return the lines of the text that are listed ones, or made of little else."""
    keys = [letters(line) for line in listed]
    found = []
    for span in lines(article):
        key = letters(article.text[span.start : span.end])
        if any(known == key or (known in key and len(known) * 10 > len(key) * 6) for known in keys):
            found.append(span)
    return found


def checked(article: Article, quotes: list[str], listed: list[str], attributions: list[Attribution]) -> Checked:
    """Return what holds of one article."""
    key, losses = letters(article.text), []
    called = (*article.furniture, *article.captions)
    hidden_text = "\n".join(letters(article.text[span.start : span.end]) for span in called)
    lost = [quote for quote in quotes if letters(quote) not in key]
    hidden = [quote for quote in quotes if quote not in lost and letters(quote) in hidden_text]
    title = () if article.title_span is None else (article.title_span,)
    standing = [span for span in lines_of(listed, article) if not inside(span, (*called, *title))]
    wrong = [
        attribution
        for attribution in attributions
        if any(
            overlap(part, span)
            for part in (*attribution.sources, *attribution.contents)
            for span in (*standing, *called)
        )
    ]
    losses += [f"quotation lost: {quote}" for quote in lost] + [
        f"quotation called furniture: {quote}" for quote in hidden
    ]
    losses += [f"taken for prose: {article.text[span.start : span.end][:120]}" for span in standing]
    losses += [f"attribution of furniture: {_shown(article, attribution)}" for attribution in wrong]
    return Checked(
        quotes=len(quotes), kept=len(quotes) - len(lost), hidden=len(hidden), listed=len(listed),
        told=len(listed) - len(standing), attributed=len(wrong), losses=tuple(losses),
    )  # fmt: skip


def _shown(article: Article, attribution: Attribution) -> str:
    parts = (*attribution.sources, *attribution.contents)
    return " | ".join(article.text[part.start : part.end][:80] for part in parts)


def story(folder: Path, furniture: dict[str, list[str]]) -> Iterator[tuple[str, Checked]]:
    """Yield what holds of each article of one story, under its name."""
    gold = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    case: Case = pipeline(folder)
    for article in case.articles:
        name = Path(article.path).name
        quotes = [
            appearance["quote"]
            for claim in gold["claims"]
            for appearance in claim["appearances"]
            if appearance["article"] == name
        ]
        attributions = [attribution for attribution in case.attributions if attribution.article_id == article.id]
        listed = furniture.get(f"{folder.name}/{name}", [])
        yield f"{folder.name}/{name}", checked(article, quotes, listed, attributions)


def words_kept() -> float:
    """Return the share of the corpus's words that are the same, in the same order, after repair."""
    kept = whole = 0
    for path in sorted(CORPUS.rglob("*.txt")):
        text = cleaned(parse(path.read_text(encoding="utf-8"))[0])
        before, after = (re.findall(r"[^\W\d_]+", part) for part in (text, "\n".join(paragraphs(text))))
        whole += len(before)
        kept += len(before) if before == after else sum(map(len, after)) * len(before) // max(1, sum(map(len, before)))
    return kept / whole


def main() -> int:
    """Check all stories and the corpus, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    furniture = json.loads((HERE / "furniture.json").read_text(encoding="utf-8"))
    found: list[Checked] = []
    for gold in sorted(STORIES.glob("*/story.json")):
        for name, result in story(gold.parent, furniture):
            found.append(result)
            for loss in result.losses if arguments.show else ():
                print(f"{name}: {loss}", file=sys.stderr)
    figures = {
        "quotes_kept": round(sum(one.kept for one in found) / sum(one.quotes for one in found), 4),
        "quotes_called_furniture": sum(one.hidden for one in found),
        "furniture_told": round(sum(one.told for one in found) / sum(one.listed for one in found), 4),
        "attributions_of_furniture": sum(one.attributed for one in found),
        "words_kept": round(words_kept(), 5),
    }
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
