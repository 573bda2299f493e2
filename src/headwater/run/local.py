"""A run on this machine: from paths to a case that keeps what is done, so that a second run only does what is new."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

from headwater.compare.kept import Compared
from headwater.compare.names.aliases import Aliases
from headwater.errors import NothingToRead
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.identity import digest
from headwater.model.rulings import Ruling
from headwater.run.intake import Listener, take_in
from headwater.run.keeping import keep, kept
from headwater.run.learning import learn_repeated_lines
from headwater.run.naming import FORGOTTEN, are_forgotten, given_aliases, marked, told
from headwater.run.options import DEFAULTS, Options, Say
from headwater.run.pipeline import Job, Memory, Progress, Work, case
from headwater.run.pool import outcomes
from headwater.run.takings import clock, unheard, wanted
from headwater.run.versions import made_by, stage_version
from headwater.store.answers import finished_pile, forget_answer, put_answer
from headwater.store.articles import all_articles, article_of, repeated_lines
from headwater.store.attributions import (
    Versions,
    all_attributions,
    all_readings,
    put_attributions,
    reading_of,
    sweep_speakers,
    versions,
)
from headwater.store.captures import sweep_captures
from headwater.store.cases import all_failures, read_case
from headwater.store.files import CaseFile, opened, transaction
from headwater.store.meanings import all_meanings, meanings_made_by, put_meanings
from headwater.store.rulings import all_rulings


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
            if are_forgotten(finished_pile(file), options.aliases):
                say(FORGOTTEN)
            take_in(file, want, options, now, Listener(told=lambda *counts: report("ingest", *counts), say=say))
            learn_repeated_lines(file)
            _read(file, processes, report)
            _finish(file, names, report)
            return read_case(file)


def _read(file: CaseFile, processes: int | None, report: Progress) -> None:
    """Read every article that is not read yet, one transaction an article."""
    held = versions(file)
    places = {article_id: place for place, article_id in enumerate(held, start=1)}
    done = 0
    with closing(outcomes(_jobs(file, held), processes)) as results:
        for job, work in results:
            with transaction(file):
                forget_answer(file)
                now = _versions(file, job.article.id)
                put_attributions(file, job.article, work.reading, work.attributions, now)
                put_meanings(file, job.article.id, work.meanings, _meant_by(now))
            done = places[job.article.id]
            report("read", done, len(held))
    if done < len(held):
        report("read", len(held), len(held))


def _jobs(file: CaseFile, held: dict[str, Versions]) -> Iterator[Job]:
    """Yield what is to be done for each article, loading it only when its turn comes."""
    meant = meanings_made_by(file)
    for article_id, made in held.items():
        now = _versions(file, article_id)
        if made.read != now.read:
            yield Job(article=article_of(file, article_id), is_compared=True)
        elif made.attribute != now.attribute or meant.get(article_id) != _meant_by(now):
            yield Job(article=article_of(file, article_id), reading=reading_of(file, article_id), is_compared=True)


def _finish(file: CaseFile, names: Aliases, report: Progress) -> None:
    """Compare and trace the whole pile, unless that was done with the same articles, names, rulings and versions."""
    rulings = all_rulings(file)
    pile = marked(_pile(file, names, rulings), names)
    if finished_pile(file) == pile:
        return
    own = {article_id: _meant_by(_versions(file, article_id)) for article_id in versions(file)}
    made: list[Compared] = []
    memory = Memory(kept=kept(file, own, told(names)), keep=made.append)
    tools = (*made_by(), *told(names))
    result = case(_works(file), all_failures(file), tools, report, names, rulings, memory)
    with transaction(file):
        for one in made:
            keep(file, one, own, told(names))
        put_answer(file, result, pile)
        sweep_captures(file)
        sweep_speakers(file)


def _works(file: CaseFile) -> Iterator[Work]:
    """Yield what is kept for each article, sorted by article."""
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in all_attributions(file):
        said[attribution.article_id].append(attribution)
    meant = all_meanings(file)
    for article, reading in zip(all_articles(file), all_readings(file), strict=True):
        its_meanings = meant.get(article.id, {})
        yield Work(article=article, reading=reading, attributions=tuple(said[article.id]), meanings=its_meanings)


def _versions(file: CaseFile, article_id: str) -> Versions:
    """Return by what an article is to be read now: today's stages, and the lines that its outlet is known to repeat."""
    lines = repeated_lines(file, article_id)
    learned = digest(*(f"{line.span.start} {line.span.end} {line.reason}" for line in lines)) if lines else ""
    return Versions(read=stage_version("read") + learned, attribute=stage_version("attribute") + learned)


def _meant_by(now: Versions) -> str:
    """Return by what the meanings of an article's statements are to be made now."""
    return digest(now.read, now.attribute, stage_version("compare"))


def _pile(file: CaseFile, names: Aliases, rulings: Sequence[Ruling]) -> str:
    """Return a digest of all that the answer is made from."""
    held = [(article_id, *astuple(made)) for article_id, made in sorted(versions(file).items())]
    tools = (stage_version("compare"), stage_version("trace"), *made_by(), *told(names), *map(repr, rulings))
    return digest(*tools, *(part for row in held for part in row))
