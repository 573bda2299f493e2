"""The order of the stages: capture, article, reading, attributions, then links and provenance over the whole pile."""

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from headwater.attribute.attributions import attributions
from headwater.compare.links import links
from headwater.ingest.articles import article
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.provenance import Failure
from headwater.model.text import Article, Capture, Reading
from headwater.read.parse import Parser
from headwater.read.readings import reading
from headwater.trace.provenances import provenance

_HALF = re.compile("[\ud800-\udfff]")

Progress = Callable[[str, int, int], None]
"""Told the stage ("read", "compare" or "trace"), how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be done for one file. `article` and `reading` are given where an earlier run's are still good."""

    capture: Capture
    article: Article | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the stages that look at one article alone made of it."""

    article: Article
    reading: Reading
    attributions: tuple[Attribution, ...]


def work(job: Job, parser: Parser) -> Work:
    """Return what ingest, read and attribute make of one capture.

    Raises:
        HeadwaterError: there is no article in it.
    """
    its_article = job.article or _without_halves(article(job.capture))
    its_reading = job.reading or reading(its_article, parser)
    return Work(article=its_article, reading=its_reading, attributions=attributions(its_article, its_reading))


def _without_halves(one: Article) -> Article:
    """Return the article with each unpaired half of a character, which damaged pages hold, replaced by U+FFFD.

    Such a half is no text: it can be neither kept nor written. Every offset stays.
    """
    whole = functools.partial(_HALF.sub, "\ufffd")
    return replace(
        one,
        outlet=one.outlet and whole(one.outlet),
        agency=one.agency and whole(one.agency),
        title=one.title and whole(one.title),
        bylines=tuple(map(whole, one.bylines)),
        dateline=one.dateline and whole(one.dateline),
        credits=tuple(replace(c, name=c.name and whole(c.name), text=whole(c.text)) for c in one.credits),
        text=whole(one.text),
    )


def case(works: Iterable[Work], failures: Iterable[Failure], made_by: Sequence[str], report: Progress) -> Case:
    """Return the case that all articles together make. The order of `works` and `failures` changes nothing."""
    ordered = sorted(works, key=lambda one: one.article.id)
    articles = tuple(one.article for one in ordered)
    said = tuple(attribution for one in ordered for attribution in one.attributions)
    report("compare", 0, 1)
    found = links(articles, tuple(one.reading for one in ordered), said)
    report("compare", 1, 1)
    report("trace", 0, 1)
    rests = provenance(articles, said, found)
    report("trace", 1, 1)
    return Case(
        articles=articles,
        attributions=said,
        passages=found.passages,
        provenance=rests,
        failures=tuple(sorted(failures, key=lambda one: (one.subject, one.stage, one.error))),
        made_by=tuple(sorted({*made_by, *(one.reading.made_by for one in ordered)})),
        statements=found.statements,
        statement_links=found.statement_links,
    )
