"""A run on this machine: from paths to a case."""

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from headwater.model.case import Case
from headwater.model.identity import digest
from headwater.model.provenance import Failure
from headwater.model.text import Capture
from headwater.run.pipeline import Job, Work, case
from headwater.run.pool import outcomes

TOOLS = ("charset-normalizer", "dateparser", "networkx", "py3langid", "spacy", "trafilatura")

Progress = Callable[[str, int, int], None]


def made_by() -> tuple[str, ...]:
    """Return the names and versions of Headwater and of the tools it works with."""
    return tuple(f"{name} {version(name)}" for name in ("headwater", *TOOLS))


def trace(paths: Iterable[str | Path], *, processes: int | None = 1, progress: Progress | None = None) -> Case:
    """Return the case that the articles under `paths` make."""
    jobs = [Job(capture=capture) for capture in _captures(paths)]
    report = progress or (lambda _stage, _done, _total: None)
    works: list[Work] = []
    failures: list[Failure] = []
    for count, outcome in enumerate(outcomes(jobs, processes), start=1):
        if isinstance(outcome, Work):
            works.append(outcome)
        else:
            failures.append(outcome)
        report("read", count, len(jobs))
    return case(works, failures, made_by())


def _captures(paths: Iterable[str | Path]) -> Iterator[Capture]:
    for path in map(Path, paths):
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix in {".txt", ".md", ".html"} and file.is_file():
                body = file.read_bytes()
                media_type = "text/html" if file.suffix == ".html" else "text/plain"
                yield Capture(id=digest(body), path=file.as_posix(), media_type=media_type, body=body)
