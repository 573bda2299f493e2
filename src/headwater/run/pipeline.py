"""The order of the stages after ingest: article, reading, attributions, then links and provenance over the whole pile."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from headwater.attribute.attributions import attributions
from headwater.compare.kept import NOTHING_KEPT, Compared, Kept
from headwater.compare.links import compared
from headwater.compare.meant import meant
from headwater.compare.names.aliases import NO_ALIASES, Aliases
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.provenance import Failure
from headwater.model.text import Article, Place, Reading
from headwater.read.parse import Parser
from headwater.read.readings import reading
from headwater.run.keeping import uncollected
from headwater.run.options import Progress
from headwater.run.settled import NOTHING_DECIDED, Layer, outcomes, settled
from headwater.trace.provenances import provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be done for one article. `reading` is given where an earlier run's is still good.

    `places` are where its text stands in its capture, for who wants to know that of the work. `is_compared` asks for what
    comparing reads of the article alone.
    """

    article: Article
    reading: Reading | None = None
    places: tuple[Place, ...] = ()
    is_compared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the stages that look at one article alone made of it; `meanings` of its statements, by id, if they were asked for."""

    article: Article
    reading: Reading
    attributions: tuple[Attribution, ...]
    places: tuple[Place, ...] = ()
    meanings: Mapping[str, bytes] = field(default_factory=dict)


def work(job: Job, parser: Parser) -> Work:
    """Return what read and attribute make of one article."""
    its_reading = job.reading or reading(job.article, parser)
    said = attributions(job.article, its_reading)
    meanings = meant(job.article, its_reading, said) if job.is_compared else {}
    return Work(article=job.article, reading=its_reading, attributions=said, places=job.places, meanings=meanings)


def _forgotten(_made: Compared) -> None:
    """Let what comparing made pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What comparing `kept` of an earlier run, and who is given what it makes in this one, to `keep` it. It changes no case."""

    kept: Kept = NOTHING_KEPT
    keep: Callable[[Compared], None] = _forgotten


NO_MEMORY = Memory()


def case(
    works: Iterable[Work],
    failures: Iterable[Failure],
    made_by: Sequence[str],
    report: Progress,
    names: Aliases = NO_ALIASES,
    by: Layer = NOTHING_DECIDED,
    memory: Memory = NO_MEMORY,
) -> Case:
    """Return the case that all articles together make. The order of `works` and `failures` changes nothing.

    `names` are the user's groups of names that mean the same, `by` is what people decided. The attributions of `works` are those
    that count under it.
    """
    ordered = sorted(works, key=lambda one: one.article.id)
    articles = tuple(one.article for one in ordered)
    said = tuple(attribution for one in ordered for attribution in one.attributions)
    known = replace(memory.kept, meanings={id_: row for one in ordered for id_, row in one.meanings.items()})
    report("compare", 0, 1)
    with uncollected():
        made = compared(
            articles, tuple(one.reading for one in ordered), said, aliases=names, decisions=by.standing, kept=known
        )
    found = made.links
    memory.keep(made)
    report("compare", 1, 1)
    report("trace", 0, 1)
    with uncollected():
        rests = provenance(articles, said, found, settled(articles, by))
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
        specific_links=found.specific_links,
        decisions=by.decisions,
        outcomes=outcomes(articles, by, (*by.told, *found.outcomes), rests),
    )
