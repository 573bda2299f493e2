"""Who says what in some files, one article after another, without making a case of them."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from headwater.errors import HeadwaterError, NothingToRead
from headwater.ingest.fetch import Fetched, Unchanged
from headwater.ingest.members import Broken
from headwater.model.provenance import Failure
from headwater.model.text import Capture, TakenIn
from headwater.run.bounded import Bounded
from headwater.run.options import DEFAULTS, Options, Say
from headwater.run.pipeline import Job, Work
from headwater.run.pool import outcomes
from headwater.run.takings import Wanted, captures, clock, failure, fetched, taken_in, unheard, wanted

LARGE_CHARACTERS = 1_000_000  # some minutes; what is longer is mostly several articles in one file


def taken(
    paths: Iterable[str | Path], *, options: Options = DEFAULTS, say: Say = unheard
) -> Iterator[TakenIn | Failure]:
    """Yield the articles under `paths` as they are taken in, in the order of their names, or what is wrong with a file.

    What is fetched comes last, in the order in which it arrives.

    Args:
        paths: files, folders, globs, addresses, and "-" for standard input.
        options: how they are read.
        say: told in words what takes a while.

    Raises:
        HeadwaterError: paths were given, and none of them names a file.
    """
    now = clock()
    with wanted(paths, options) as want, closing(Bounded()) as bounded:
        if not want:
            raise NothingToRead("an empty list")
        yield from want.failures
        for member in _captures(want, bounded, options, say):
            if isinstance(member, Broken):
                yield failure("capture", member.path, member.error)
                continue
            try:
                yield from taken_in(member, bounded, options, now)
            except HeadwaterError as error:
                yield failure("ingest", member.path, error)


def _captures(want: Wanted, bounded: Bounded, options: Options, say: Say) -> Iterator[Capture | Broken]:
    links = list(want.links)
    for source in want.sources:
        yield from captures(source, bounded, options, say, links.append if source.leads else None)
    for got in fetched(links, lambda _: None, bounded, options, say):
        if isinstance(got, Fetched):
            yield got.capture
        elif not isinstance(got, Unchanged):
            yield got


def attributed(
    paths: Iterable[str | Path],
    *,
    options: Options = DEFAULTS,
    processes: int | None = None,
    say: Say = unheard,
    only: str | None = None,
) -> Iterator[Work | Failure]:
    """Yield what was found in each article under `paths`, in the order of their names, or what is wrong with a file.

    Args:
        paths: files, folders, globs, addresses, and "-" for standard input.
        options: how they are read.
        processes: how many to use at most; as many as there are processors if None.
        say: told in words what takes a while, before it is done.
        only: the path of the one article that is wanted, in a file of many; None for all.

    Raises:
        HeadwaterError: paths were given, and none of them names a file.
    """
    failures: list[Failure] = []
    wanted_ones = (
        taking
        for taking in taken(paths, options=options, say=say)
        if isinstance(taking, Failure) or only is None or taking.article.path == only
    )
    jobs = _jobs(wanted_ones, failures, say)
    with closing(outcomes(jobs, processes)) as results:
        for _, work in results:
            yield from failures
            failures.clear()
            yield work
    yield from failures


def _jobs(takings: Iterable[TakenIn | Failure], failures: list[Failure], say: Say) -> Iterator[Job]:
    """Yield what can be read, and put aside what is wrong with the rest."""
    for taking in takings:
        if isinstance(taking, Failure):
            failures.append(taking)
            continue
        article = taking.article
        if len(article.text) > LARGE_CHARACTERS:
            say(
                f"{article.path} has {len(article.text) / 1e6:.1f} million characters: reading it takes a while.\n"
                "If it holds several articles, save each as a file of its own: they are read as one."
            )
        yield Job(article=article, places=taking.places)
