"""The work on single articles, shared out over processes: each loads the parser once and takes whole articles."""

import functools
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice

from headwater.read.parse import Parser, load_parser
from headwater.run.pipeline import Job, Work, work

# A process takes about two seconds to start and load the parser, in which another reads about this many articles.
_ARTICLES_WORTH_A_PROCESS = 16
# Enough to keep every process busy while the slowest article is awaited, few enough to hold in memory.
_JOBS_AHEAD = 8

Outcome = tuple[Job, Work]


def outcomes(jobs: Iterable[Job], processes: int | None) -> Generator[Outcome, None, None]:
    """Yield each job with what became of it, in the order of `jobs`, which are drawn only as they are needed.

    Args:
        jobs: one for each article.
        processes: how many to use at most; as many as there are processors if None. Few jobs are done in this process.
    """
    count = processes or os.cpu_count() or 1
    source = iter(jobs)
    first = list(islice(source, count * _ARTICLES_WORTH_A_PROCESS))
    count = min(count, len(first) // _ARTICLES_WORTH_A_PROCESS)
    if count < 2:
        yield from map(_outcome, chain(first, source))
        return
    context = multiprocessing.get_context("spawn")  # the only way to start that is safe beside threads, and everywhere
    executor = ProcessPoolExecutor(count, mp_context=context, initializer=_prepare)
    try:
        yield from _in_order(executor, chain(first, source), count * _JOBS_AHEAD)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)  # they need a while to leave, and have nothing more to say


def _in_order(executor: ProcessPoolExecutor, jobs: Iterable[Job], ahead: int) -> Iterator[Outcome]:
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
    return job, work(job, _parser())
