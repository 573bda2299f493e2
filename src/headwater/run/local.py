"""A run on this machine: from paths to a case that keeps what is done, so that a second run only does what is new."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import astuple, dataclass, replace
from functools import cache
from pathlib import Path

from headwater.errors import HeadwaterError, NothingToRead
from headwater.ingest.files import capture, expand
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.identity import digest
from headwater.model.provenance import Failure
from headwater.model.text import Article, Capture
from headwater.run.pipeline import Job, Progress, Work, case
from headwater.run.pool import outcomes
from headwater.run.versions import made_by, stage_version
from headwater.store.answers import (
    finished_pile,
    forget_answer,
    forget_failures,
    put_answer,
    put_failure,
)
from headwater.store.articles import (
    Kept,
    Versions,
    all_articles,
    all_attributions,
    all_readings,
    capture_of,
    kept,
    put_article,
    reading_of,
    remove_article,
    sweep,
)
from headwater.store.cases import all_failures, read_case
from headwater.store.files import CaseFile, opened, transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The files that some paths name, by the name each goes by in the case, sorted; and what is wrong with the others."""

    files: Mapping[str, Path]
    failures: tuple[Failure, ...]


def trace(
    paths: Iterable[str | Path], path: Path | None = None, *, processes: int | None = None, report: Progress
) -> Case:
    """Return the case that the articles under `paths`, and those already in it, make.

    What was done before is kept: an article is done again only if its file changed or a stage that made it has. A file that
    changed takes the place of its earlier version; articles whose files are not among `paths` stay. After Ctrl-C the case
    holds every article that was finished, and the same call goes on from there.

    Args:
        paths: files, folders and globs; none to bring an existing case up to date.
        path: the case file, made if need be; None to keep the case in memory alone.
        processes: how many to use at most; as many as there are processors if None.
        report: told about progress.

    Raises:
        NothingToRead: there is no article, neither under `paths` nor in the case.
        HeadwaterError: the case file cannot be used.
    """
    found = _found(paths)
    if not found.files and path is None:
        raise NothingToRead("an empty list")
    with opened(path, create=bool(found.files)) as file:
        _start(file, found)
        _work(file, found, processes, report)
        _finish(file, report)
        return read_case(file)


def _found(paths: Iterable[str | Path]) -> _Found:
    """Return which files to read. Paths that name none are only told, unless there is nothing else.

    Raises:
        HeadwaterError: paths were given, and none of them names a file.
    """
    names = list(dict.fromkeys(str(path) for path in paths))
    files: dict[str, Path] = {}
    errors: list[tuple[str, HeadwaterError]] = []
    for name in names:
        try:
            files.update((_storable(file.as_posix()), file) for file in expand((name,)))
        except HeadwaterError as error:
            errors.append((name, error))
    if errors and not files:
        raise errors[0][1] if len(errors) == 1 else NothingToRead(", ".join(names))
    failures = tuple(_failure("capture", name, error) for name, error in errors)
    return _Found(files=dict(sorted(files.items())), failures=failures)


def _storable(name: str) -> str:
    """Return a file's name, with bytes in it that are no characters written out."""
    return name.encode("utf-8", "backslashreplace").decode()


def _failure(stage: str, subject: str, error: HeadwaterError) -> Failure:
    return Failure(stage=stage, subject=_storable(subject), error=_storable(str(error)), hint=error.hint)


def _start(file: CaseFile, found: _Found) -> None:
    """Take down what is wrong with paths; forget what was wrong with files that are now tried again."""
    with transaction(file):
        forget_failures(file, [*found.files, *(failure.subject for failure in found.failures)])
        for failure in found.failures:
            put_failure(file, failure)


def _work(file: CaseFile, found: _Found, processes: int | None, report: Progress) -> None:
    """Do all that is not done, one transaction an article."""
    held = kept(file)
    names = sorted({*found.files, *held})
    places = {name: place for place, name in enumerate(names, start=1)}
    done = 0
    with closing(outcomes(_jobs(file, found, held, names), processes)) as results:
        for job, outcome in results:
            with transaction(file):
                _keep(file, job, outcome)
            done = places[job.capture.path]
            report("read", done, len(names))
    if done < len(names):
        report("read", len(names), len(names))


def _jobs(file: CaseFile, found: _Found, held: Mapping[str, Kept], names: Iterable[str]) -> Iterator[Job]:
    """Yield what is to be done for each article, reading its file only when its turn comes."""
    articles = {article.id: article for article in all_articles(file)} if held else {}
    for name in names:
        its_capture = _capture(file, name, found.files.get(name))
        job = _job(file, its_capture, held.get(name), articles) if its_capture else None
        if job:
            yield job


def _capture(file: CaseFile, name: str, place: Path | None) -> Capture | None:
    """Return the bytes of a file, or as the case keeps them; None, and the failure kept, if they cannot be had."""
    if place is None:
        return capture_of(file, name)
    try:
        return replace(capture(place), path=name)
    except HeadwaterError as error:
        put_failure(file, _failure("capture", name, error))
        return None


def _job(file: CaseFile, its_capture: Capture, held: Kept | None, articles: Mapping[str, Article]) -> Job | None:
    """Return what is to be done for one capture, None if all of it is done."""
    now = _versions()
    if held is None or held.capture_id != its_capture.id or held.versions.ingest != now.ingest:
        return Job(capture=its_capture)
    if held.versions.read != now.read:
        return Job(capture=its_capture, article=articles[held.article_id])
    if held.versions.attribute != now.attribute:
        return Job(capture=its_capture, article=articles[held.article_id], reading=reading_of(file, held.article_id))
    return None


def _keep(file: CaseFile, job: Job, outcome: Work | Failure) -> None:
    """Keep what became of one capture, in place of what was kept for the file before."""
    forget_answer(file)
    if isinstance(outcome, Work):
        put_article(file, job.capture, outcome.article, outcome.reading, outcome.attributions, _versions())
    else:
        remove_article(file, job.capture.path)
        put_failure(file, outcome)


def _finish(file: CaseFile, report: Progress) -> None:
    """Compare and trace the whole pile, unless that was done with the same articles and the same versions."""
    pile = _pile(file)
    if finished_pile(file) == pile:
        return
    result = case(_works(file), all_failures(file), made_by(), report)
    with transaction(file):
        put_answer(file, result, pile)
        sweep(file)


def _works(file: CaseFile) -> Iterator[Work]:
    """Yield what is kept for each article, sorted by article."""
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in all_attributions(file):
        said[attribution.article_id].append(attribution)
    for article, reading in zip(all_articles(file), all_readings(file), strict=True):
        yield Work(article=article, reading=reading, attributions=tuple(said[article.id]))


@cache
def _versions() -> Versions:
    return Versions(ingest=stage_version("ingest"), read=stage_version("read"), attribute=stage_version("attribute"))


def _pile(file: CaseFile) -> str:
    """Return a digest of all that the answer is made from."""
    held = [(name, one.article_id, *astuple(one.versions)) for name, one in sorted(kept(file).items())]
    return digest(stage_version("compare"), stage_version("trace"), *made_by(), *(part for row in held for part in row))
