"""What is taken into a case: captures and their articles, each once, and the lines that outlets repeat."""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace

from headwater.errors import HeadwaterError
from headwater.ingest.members import Broken
from headwater.model.case import Duplicate
from headwater.model.provenance import Failure
from headwater.model.text import Capture, TakenIn
from headwater.run.bounded import Bounded
from headwater.run.options import Options
from headwater.run.takings import Source, captures, failure, storable, taken_in
from headwater.run.versions import stage_version
from headwater.store.answers import forget_answer, forget_failures, put_failure
from headwater.store.articles import (
    Source as Held,
)
from headwater.store.articles import (
    path_of_capture,
    path_of_text,
    put_articles,
    remove_source,
    sources,
)
from headwater.store.captures import capture_of, duplicates, duplicates_of, is_duplicate, put_duplicate
from headwater.store.files import CaseFile, transaction

Told = Callable[[int, int], None]
"""Told how many captures were looked at, and how many there are at least."""


def take_in(
    file: CaseFile, wanted: Iterable[Source], failures: Iterable[Failure], options: Options, told: Told
) -> None:
    """Take everything that is new into the case, one transaction a capture; bring the rest to today's version of ingest.

    What a changed source no longer holds leaves the case. Sources that are not wanted now stay as they are.
    """
    with transaction(file):
        for wrong in failures:
            forget_failures(file, wrong.subject)
            put_failure(file, wrong)
    with closing(Bounded()) as bounded:
        intake = _Intake(file, bounded, options, told)
        for source in wanted:
            intake.take(source)
        intake.renew()
        told(len(intake.seen), len(intake.seen))


class _Intake:
    """One taking in: what the case held before, and what was seen since."""

    def __init__(self, file: CaseFile, bounded: Bounded, options: Options, told: Told) -> None:
        self._file = file
        self._bounded = bounded
        self._options = options
        self._told = told
        self._held: dict[str, Held] = sources(file)
        self.seen: set[str] = set()

    def take(self, source: Source) -> None:
        """Take in what one source holds."""
        with transaction(self._file):
            forget_failures(self._file, source.name)
        whole = True
        members: set[str] = set()
        for member in captures(source, self._bounded, self._options):
            path = _unlike(storable(member.path), members)
            members.add(path)
            if isinstance(member, Broken):
                whole = False
                self._fail(path, failure("capture", path, member.error))
            else:
                self._take(replace(member, path=path))
        if whole:
            self._drop(source.name, members)

    def renew(self) -> None:
        """Make anew what an earlier version of ingest made of captures that were not seen now."""
        for path, held in self._held.items():
            if path not in self.seen and held.ingest_version != stage_version("ingest"):
                self._make(capture_of(self._file, path))

    def _take(self, capture: Capture) -> None:
        held = self._held.get(capture.path)
        known = held and (held.capture_id, held.ingest_version) == (capture.id, stage_version("ingest"))
        if not known and not is_duplicate(self._file, capture.path, capture.id):
            first = path_of_capture(self._file, capture.id)
            if first is None or (held and held.capture_id == capture.id):
                self._make(capture)
            else:
                self._put_duplicate(capture, first)
        self._see(capture.path)

    def _make(self, capture: Capture) -> None:
        """Keep what ingest makes of a capture."""
        try:
            taken = taken_in(capture, self._bounded, self._options)
        except HeadwaterError as error:
            self._fail(capture.path, failure("ingest", capture.path, error))
            return
        same = self._same_text(capture, taken)
        if same is not None:
            self._put_duplicate(capture, same)
            return
        heirs = duplicates_of(self._file, capture.path)
        with transaction(self._file):
            forget_answer(self._file)
            put_articles(self._file, capture, taken, stage_version("ingest"))
        for heir in heirs:
            self._take(heir)

    def _same_text(self, capture: Capture, taken: tuple[TakenIn, ...]) -> str | None:
        """Return the article with the same text from the same address; a capture of several articles has none."""
        if len(taken) != 1 or taken[0].article.url is None:
            return None
        return path_of_text(self._file, taken[0].article.url, taken[0].article.text, capture.path)

    def _put_duplicate(self, capture: Capture, article_path: str) -> None:
        self._forget(capture.path)
        with transaction(self._file):
            put_duplicate(self._file, Duplicate(path=capture.path, article_path=article_path), capture)

    def _fail(self, path: str, wrong: Failure) -> None:
        """Keep what is wrong with a capture, and forget what it was before."""
        self._forget(path)
        with transaction(self._file):
            put_failure(self._file, wrong)
        self._see(path)

    def _forget(self, path: str) -> None:
        """Forget a source; what is a duplicate of it takes its place."""
        heirs = duplicates_of(self._file, path)
        with transaction(self._file):
            if path in self._held:
                forget_answer(self._file)
            remove_source(self._file, path)
        for heir in heirs:
            self._take(heir)

    def _drop(self, name: str, members: set[str]) -> None:
        """Forget what a source held earlier and holds no more."""
        gone = [
            path
            for path in (*self._held, *(duplicate.path for duplicate in duplicates(self._file)))
            if (path == name or path.startswith(f"{name}#")) and path not in members
        ]
        for path in gone:
            self._forget(path)

    def _see(self, path: str) -> None:
        self.seen.add(path)
        self._told(len(self.seen), 0)


def _unlike(path: str, others: set[str]) -> str:
    """Return a path, with a number where another part of the same source has that name."""
    numbered, number = path, 1
    while numbered in others:
        number += 1
        numbered = f"{path} ({number})"
    return numbered
