"""Who says what in some files, one article after another, without making a case of them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from headwater.errors import HeadwaterError, NothingToRead
from headwater.ingest.members import Broken
from headwater.model.provenance import Failure
from headwater.model.text import TakenIn
from headwater.run.bounded import Bounded
from headwater.run.options import DEFAULTS, Options
from headwater.run.pipeline import Job, Work
from headwater.run.pool import outcomes
from headwater.run.takings import captures, failure, found, taken_in

LARGE_CHARACTERS = 1_000_000  # some minutes; what is longer is mostly several articles in one file


def taken(paths: Iterable[str | Path], options: Options = DEFAULTS) -> Iterator[TakenIn | Failure]:
    """Yield the articles under `paths` as they are taken in, in the order of their names, or what is wrong with a file.

    Args:
        paths: files, folders, globs, addresses, and "-" for standard input.
        options: how they are read.

    Raises:
        HeadwaterError: paths were given, and none of them names a file.
    """
    names = tuple(dict.fromkeys(map(str, paths)))
    sources, wrong = found(names)
    if not sources:
        raise NothingToRead(", ".join(names) or "an empty list")
    yield from wrong
    with closing(Bounded()) as bounded:
        for source in sources:
            for member in captures(source, bounded, options):
                if isinstance(member, Broken):
                    yield failure("capture", member.path, member.error)
                    continue
                try:
                    yield from taken_in(member, bounded, options)
                except HeadwaterError as error:
                    yield failure("ingest", member.path, error)


def attributed(
    paths: Iterable[str | Path],
    *,
    options: Options = DEFAULTS,
    processes: int | None = None,
    large: Callable[[str, int], None] | None = None,
) -> Iterator[Work | Failure]:
    """Yield what was found in each article under `paths`, in the order of their names, or what is wrong with a file.

    Args:
        paths: files, folders, globs, addresses, and "-" for standard input.
        options: how they are read.
        processes: how many to use at most; as many as there are processors if None.
        large: told the name and the length of each article that will take long, before it is read.

    Raises:
        HeadwaterError: paths were given, and none of them names a file.
    """
    failures: list[Failure] = []
    jobs = _jobs(taken(paths, options), failures, large)
    with closing(outcomes(jobs, processes)) as results:
        for _, work in results:
            yield from failures
            failures.clear()
            yield work
    yield from failures


def _jobs(
    takings: Iterable[TakenIn | Failure], failures: list[Failure], large: Callable[[str, int], None] | None
) -> Iterator[Job]:
    """Yield what can be read, and put aside what is wrong with the rest."""
    for taking in takings:
        if isinstance(taking, Failure):
            failures.append(taking)
            continue
        if large is not None and len(taking.article.text) > LARGE_CHARACTERS:
            large(taking.article.path, len(taking.article.text))
        yield Job(article=taking.article)
