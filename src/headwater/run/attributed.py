"""Who says what in some files, one article after another, without making a case of them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from headwater.errors import HeadwaterError, NothingToRead
from headwater.ingest.files import capture, expand
from headwater.model.provenance import Failure
from headwater.run.pipeline import Job, Work
from headwater.run.pool import outcomes

LARGE_BYTES = 1_000_000  # about a minute; what is longer is mostly several articles in one file


def attributed(
    paths: Iterable[str | Path], *, processes: int | None = None, large: Callable[[str, int], None] | None = None
) -> Iterator[Work | Failure]:
    """Yield what was found in each file under `paths`, in the order of their names, or what is wrong with it.

    Args:
        paths: files, folders and globs.
        processes: how many to use at most; as many as there are processors if None.
        large: told the name and size in bytes of each file that will take long, before it is read.

    Raises:
        HeadwaterError: paths were given, and none of them names a file.
    """
    files, wrong = _expanded(paths)
    yield from wrong
    failures: list[Failure] = []
    jobs = _readable((_job(file, large) for file in files), failures)
    with closing(outcomes(jobs, processes)) as results:
        for _, outcome in results:
            yield from failures
            failures.clear()
            yield outcome
    yield from failures


def _expanded(paths: Iterable[str | Path]) -> tuple[tuple[Path, ...], list[Failure]]:
    files: set[Path] = set()
    errors: list[tuple[str, HeadwaterError]] = []
    names = list(dict.fromkeys(str(path) for path in paths))
    for name in names:
        try:
            files.update(expand((name,)))
        except HeadwaterError as error:
            errors.append((name, error))
    if not files:
        raise errors[0][1] if len(errors) == 1 else NothingToRead(", ".join(names) or "an empty list")
    ordered = tuple(sorted(files, key=lambda file: file.as_posix()))
    return ordered, [_failure(name, error) for name, error in errors]


def _readable(jobs: Iterable[Job | Failure], failures: list[Failure]) -> Iterator[Job]:
    """Yield what can be read, and put aside what is wrong with the rest."""
    for job in jobs:
        if isinstance(job, Failure):
            failures.append(job)
        else:
            yield job


def _job(file: Path, large: Callable[[str, int], None] | None) -> Job | Failure:
    try:
        read = capture(file)
    except HeadwaterError as error:
        return _failure(file.as_posix(), error)
    if large is not None and len(read.body) > LARGE_BYTES:
        large(read.path, len(read.body))
    return Job(capture=read)


def _failure(subject: str, error: HeadwaterError) -> Failure:
    return Failure(stage="capture", subject=subject, error=str(error), hint=error.hint)
