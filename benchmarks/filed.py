"""A large invented case as a file, as if it had been taken in, read, compared and traced: what the web app is tried with.

filed.py PATH [ARTICLES]    writes it

The pile is that of `worlds.py`, of many events that the same outlets report, and one claim that many articles carry. What tracing
does not look at stands after it in each article: paragraphs of invented prose, so that texts and their words are as many as in a
real pile.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random  # noqa: TID251 - chance comes from a seed

from crowded import crowd
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.text import Article, Capture, Reading, TakenIn, Tokens
from headwater.run.keeping import uncollected
from headwater.run.versions import made_by, stage_version
from headwater.store.answers import MadeFrom, put_answer
from headwater.store.articles import put_articles
from headwater.store.attributions import Versions, put_attributions, sweep_speakers
from headwater.store.files import opened, transaction
from invented import load_prose, sentence
from rendered import Rendered, joined, render
from spread import paper_names, world

_AGENCIES, _PAPERS = 12, 400
_EVENT, _CLAIMS = 20, 11
_CROWD = 450  # articles of one claim, which makes 500 to 700 places of it
_SENTENCES, _PARAGRAPHS, _LENGTH = 8_000, 5, 4
_EMPTY = Tokens(starts=(), ends=(), lemmas=(), pos=(), tags=(), deps=(), heads=())


def write_case(path: Path, articles: int) -> None:
    """Write a case of so many articles, with five statements in each."""
    made = _pile(articles)
    with uncollected():
        found = made.trace()
    longer = tuple(_longer(made.articles))
    case = Case(
        articles=longer,
        attributions=made.attributions,
        passages=made.links.passages,
        provenance=found,
        failures=(),
        made_by=made_by(),
        statements=made.links.statements,
        statement_links=made.links.statement_links,
    )
    _keep(path, case)


def _pile(articles: int) -> Rendered:
    names = paper_names(_AGENCIES, _PAPERS)
    events = range(1, 1 + max(1, (articles - _CROWD) // _EVENT))
    return joined(
        [crowd(_CROWD), *(render(world(seed, articles=_EVENT, claims=_CLAIMS, outlets=names)) for seed in events)]
    )


def _longer(articles: Sequence[Article]) -> Iterator[Article]:
    """Yield the articles with invented prose at their ends."""
    chance, prose = Random(5), load_prose()  # noqa: S311 - nothing is kept secret
    known = [sentence(prose, chance) for _ in range(_SENTENCES)]
    for article in articles:
        paragraphs = (" ".join(chance.choices(known, k=_LENGTH)) for _ in range(_PARAGRAPHS))
        yield replace(article, text="\n".join([article.text, *paragraphs]))


def _keep(path: Path, case: Case) -> None:
    """Write a case into a file, in one transaction."""
    said: dict[str, list[Attribution]] = defaultdict(list)
    for one in case.attributions:
        said[one.article_id].append(one)
    read = Versions(read=stage_version("read"), attribute=stage_version("attribute"))
    with opened(path, create=True) as file, transaction(file):
        for article in case.articles:
            capture = Capture(
                id=article.capture_id, path=article.path, media_type="text/plain", body=article.text.encode()
            )
            put_articles(file, capture, [TakenIn(article=article, places=())], stage_version("ingest"))
            put_attributions(file, article, _reading(article), said[article.id], read)
        put_answer(file, case, MadeFrom(links="invented", pile="invented"))
        sweep_speakers(file)


def _reading(article: Article) -> Reading:
    return Reading(
        article_id=article.id,
        blocks=(),
        sentences=(),
        quotes=(),
        tokens=_EMPTY,
        mentions=(),
        attempted=False,
        made_by="invented",
    )


if __name__ == "__main__":
    write_case(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20_000)
