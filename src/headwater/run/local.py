"""A run on this machine: from paths to a case that keeps what is done, so that a second run only does what is new."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from headwater.errors import NothingToRead
from headwater.model.case import Case
from headwater.run.finishing import article_versions, finish, meant_by
from headwater.run.intake import Listener, take_in
from headwater.run.learning import learn_repeated_lines
from headwater.run.naming import FORGOTTEN, are_forgotten, given_aliases
from headwater.run.options import DEFAULTS, Options, Progress, Say
from headwater.run.pipeline import Job
from headwater.run.pool import outcomes
from headwater.run.takings import clock, unheard, wanted
from headwater.store.answers import finished_pile, forget_answer
from headwater.store.articles import article_of
from headwater.store.attributions import Versions, put_attributions, reading_of, versions
from headwater.store.files import CaseFile, opened, transaction
from headwater.store.meanings import meanings_made_by, put_meanings


def trace(
    paths: Iterable[str | Path],
    path: Path | None = None,
    *,
    options: Options = DEFAULTS,
    processes: int | None = None,
    report: Progress,
    say: Say = unheard,
) -> Case:
    """Return the case that the articles under `paths`, and those already in it, make.

    What was done before is kept: an article is done again only if its file changed or a stage that made it has. A file that
    changed takes the place of its earlier version; articles whose files are not among `paths` stay. After Ctrl-C, or when
    the process is ended, the case holds everything that was finished, and the same call goes on from there.

    Args:
        paths: files, folders, globs, addresses, and "-" for standard input; none to bring an existing case up to date.
        path: the case file, made if need be; None to keep the case in memory alone.
        options: how the paths are read.
        processes: how many to use at most; as many as there are processors if None.
        report: told about progress.
        say: told in words what takes a while.

    Raises:
        NothingToRead: there is no article, neither under `paths` nor in the case.
        HeadwaterError: the case file, or the file of aliases, cannot be used.
    """
    now = clock()
    names = given_aliases(options.aliases)
    with wanted(paths, options) as want:
        if not want and path is None:
            raise NothingToRead("an empty list")
        with opened(path, create=bool(want)) as file:
            before = finished_pile(file)
            if before and are_forgotten(before.links, options.aliases):
                say(FORGOTTEN)
            take_in(file, want, options, now, Listener(told=lambda *counts: report("ingest", *counts), say=say))
            learn_repeated_lines(file)
            _read(file, processes, report)
            return finish(file, names, report)


def _read(file: CaseFile, processes: int | None, report: Progress) -> None:
    """Read every article that is not read yet, one transaction an article."""
    held = versions(file)
    places = {article_id: place for place, article_id in enumerate(held, start=1)}
    done = 0
    with closing(outcomes(_jobs(file, held), processes)) as results:
        for job, work in results:
            with transaction(file):
                forget_answer(file)
                now = article_versions(file, job.article.id)
                put_attributions(file, job.article, work.reading, work.attributions, now)
                put_meanings(file, job.article.id, work.meanings, meant_by(now))
            done = places[job.article.id]
            report("read", done, len(held))
    if done < len(held):
        report("read", len(held), len(held))


def _jobs(file: CaseFile, held: dict[str, Versions]) -> Iterator[Job]:
    """Yield what is to be done for each article, loading it only when its turn comes."""
    meant = meanings_made_by(file)
    for article_id, made in held.items():
        now = article_versions(file, article_id)
        if made.read != now.read:
            yield Job(article=article_of(file, article_id), is_compared=True)
        elif made.attribute != now.attribute or meant.get(article_id) != meant_by(now):
            yield Job(article=article_of(file, article_id), reading=reading_of(file, article_id), is_compared=True)


def is_read(file: CaseFile) -> bool:
    """Say whether every article of a case is read by today's stages."""
    return next(_jobs(file, versions(file)), None) is None
