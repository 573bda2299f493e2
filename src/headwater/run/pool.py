"""The work on single articles, shared out over processes: each loads the parser once and takes whole articles."""

import functools
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from headwater.errors import HeadwaterError
from headwater.model.provenance import Failure
from headwater.read.parse import Parser, load_parser
from headwater.run.pipeline import Job, Work, work

# A process takes about two seconds to start and load the parser, in which another reads this many articles.
ARTICLES_WORTH_A_PROCESS = 16
# Enough to keep every process busy while the results of the slowest article are awaited, few enough to hold in memory.
JOBS_AHEAD = 8

Outcome = Work | Failure


def outcomes(jobs: Sequence[Job], processes: int | None) -> Iterator[Outcome]:
    """Yield what became of each job, in the order of `jobs`.

    Args:
        jobs: one for each capture.
        processes: how many at most; as many as there are processors if None. Few jobs are done in this process.
    """
    wanted = processes or os.cpu_count() or 1
    count = min(wanted, len(jobs) // ARTICLES_WORTH_A_PROCESS)
    if count < 2:
        yield from map(_outcome, jobs)
        return
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(count, mp_context=context, initializer=_prepare)
    try:
        yield from _in_order(executor, jobs, count * JOBS_AHEAD)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _in_order(executor: ProcessPoolExecutor, jobs: Sequence[Job], ahead: int) -> Iterator[Outcome]:
    waiting: deque[Future[Outcome]] = deque()
    for job in jobs:
        waiting.append(executor.submit(_outcome, job))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _prepare() -> None:
    """Leave Ctrl-C to the parent, and load the parser before the first article comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _parser()


@functools.cache
def _parser() -> Parser:
    return load_parser()


def _outcome(job: Job) -> Outcome:
    try:
        return work(job, _parser())
    except HeadwaterError as error:
        return Failure(stage="ingest", subject=job.capture.path, error=str(error), hint=error.hint)
