"""What is taken into a case: captures and their articles, each once, and the lines that outlets repeat."""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from headwater.errors import HeadwaterError
from headwater.ingest.fetch import Fetched, Known, Unchanged
from headwater.ingest.members import Broken, Link
from headwater.model.case import Duplicate
from headwater.model.provenance import Failure
from headwater.model.text import Capture, TakenIn
from headwater.run.bounded import Bounded
from headwater.run.options import Options, Say
from headwater.run.takings import Source, Wanted, captures, failure, fetched, storable, taken_in
from headwater.run.versions import stage_version
from headwater.store.answers import failed_files, forget_answer, forget_failures, put_failure
from headwater.store.articles import Source as Held
from headwater.store.articles import path_of_capture, path_of_text, put_articles, remove_source, sources
from headwater.store.captures import (
    Validators,
    capture_of,
    duplicates,
    duplicates_of,
    is_duplicate,
    put_duplicate,
    put_validators,
    validators_of,
)
from headwater.store.files import CaseFile, transaction

Told = Callable[[int, int], None]
"""Told how many captures were looked at, and how many there are; 0 while that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Who hears how the taking in goes on, and what there is to wait for."""

    told: Told
    say: Say


def take_in(file: CaseFile, wanted: Wanted, options: Options, now: datetime, listener: Listener) -> None:
    """Take everything that is new into the case, one transaction a capture; bring the rest to today's version of ingest.

    What a changed source no longer holds leaves the case. Sources that are not wanted now stay as they are, and so does what
    cannot be fetched this time.
    """
    with transaction(file):
        for subject in failed_files(file):
            if _is_gone(subject):
                forget_failures(file, subject)
        for wrong in wanted.failures:
            forget_failures(file, wrong.subject)
            put_failure(file, wrong)
    with closing(Bounded()) as bounded:
        intake = _Intake(file=file, bounded=bounded, options=options, now=now, listener=listener, held=sources(file))
        links = list(wanted.links)
        for source in wanted.sources:
            intake.take(source, links)
        intake.fetch(links)
        intake.renew()
    listener.told(len(intake.seen), len(intake.seen))


@dataclass(slots=True, kw_only=True)
class _Intake:
    """One taking in: what the case held before, and what was seen since."""

    file: CaseFile
    bounded: Bounded
    options: Options
    now: datetime
    listener: Listener
    held: dict[str, Held]
    seen: set[str] = field(default_factory=set)

    def take(self, source: Source, links: list[Link]) -> None:
        """Take in what one source holds; the addresses in one that leads are added to `links`."""
        with transaction(self.file):
            forget_failures(self.file, source.name)
        whole = True
        members: set[str] = set()
        follow = links.append if source.leads else None
        for member in captures(source, self.bounded, self.options, self.listener.say, follow):
            path = storable(member.path)
            members.add(path)
            if isinstance(member, Broken):
                whole = False
                self._fail(failure("capture", path, member.error))
            else:
                self._take(replace(member, path=path))
        if whole:
            self._drop(source.name, members)

    def fetch(self, links: Iterable[Link]) -> None:
        """Take in what addresses give."""
        for got in fetched(links, self._known, self.bounded, self.options, self.listener.say):
            if isinstance(got, Unchanged):
                self._see(got.url)
            elif isinstance(got, Broken):
                self._miss(failure("fetch", got.path, got.error))
            else:
                self._fetched(got)

    def renew(self) -> None:
        """Make anew what an earlier version of ingest made of captures that were not seen now."""
        for path, held in self.held.items():
            if path not in self.seen and held.ingest_version != stage_version("ingest"):
                self._make(capture_of(self.file, path))

    def _take(self, capture: Capture) -> None:
        held = self.held.get(capture.path)
        known = held and (held.capture_id, held.ingest_version) == (capture.id, stage_version("ingest"))
        if not known and not is_duplicate(self.file, capture.path, capture.id):
            first = path_of_capture(self.file, capture.id)
            if first is None or (held and held.capture_id == capture.id):
                self._make(capture)
            else:
                self._put_duplicate(capture, first)
        self._see(capture.path)

    def _make(self, capture: Capture) -> None:
        """Keep what ingest makes of a capture."""
        try:
            taken = taken_in(capture, self.bounded, self.options, self.now)
        except HeadwaterError as error:
            self._fail(failure("ingest", capture.path, error))
            return
        same = self._same_text(capture, taken)
        if same is not None:
            self._put_duplicate(capture, same)
            return
        heirs = duplicates_of(self.file, capture.path)
        with transaction(self.file):
            forget_answer(self.file)
            put_articles(self.file, capture, taken, stage_version("ingest"))
        for heir in heirs:
            self._take(heir)

    def _same_text(self, capture: Capture, taken: tuple[TakenIn, ...]) -> str | None:
        """Return the article with the same text from the same address; a capture of several articles has none."""
        if len(taken) != 1 or taken[0].article.url is None:
            return None
        return path_of_text(self.file, taken[0].article.url, taken[0].article.text, capture.path)

    def _put_duplicate(self, capture: Capture, article_path: str) -> None:
        self._forget(capture.path)
        with transaction(self.file):
            put_duplicate(self.file, Duplicate(path=capture.path, article_path=article_path), capture)

    def _fetched(self, got: Fetched | Capture) -> None:
        capture = got.capture if isinstance(got, Fetched) else got
        with transaction(self.file):
            forget_failures(self.file, capture.path)
        self._take(capture)
        if isinstance(got, Fetched):
            marks = Validators(capture_id=capture.id, etag=got.etag, last_modified=got.last_modified)
            with transaction(self.file):
                put_validators(self.file, capture.path, marks)

    def _known(self, url: str) -> Known | None:
        marks = validators_of(self.file, url)
        if marks is None:
            return None
        return Known(etag=marks.etag, last_modified=marks.last_modified, capture_id=marks.capture_id)

    def _miss(self, wrong: Failure) -> None:
        """Keep that an address could not be had now; what it gave earlier stays."""
        with transaction(self.file):
            forget_failures(self.file, wrong.subject)
            put_failure(self.file, wrong)
        self._see(wrong.subject)

    def _fail(self, wrong: Failure) -> None:
        """Keep what is wrong with a capture, and forget what it was before."""
        self._forget(wrong.subject)
        with transaction(self.file):
            put_failure(self.file, wrong)
        self._see(wrong.subject)

    def _forget(self, path: str) -> None:
        """Forget a source; what is a duplicate of it takes its place."""
        heirs = duplicates_of(self.file, path)
        with transaction(self.file):
            if path in self.held:
                forget_answer(self.file)
            remove_source(self.file, path)
        for heir in heirs:
            self._take(heir)

    def _drop(self, name: str, members: set[str]) -> None:
        """Forget what a source held earlier and holds no more."""
        gone = [
            path
            for path in (*self.held, *(duplicate.path for duplicate in duplicates(self.file)))
            if (path == name or path.startswith(f"{name}#")) and path not in members
        ]
        for path in gone:
            self._forget(path)

    def _see(self, path: str) -> None:
        self.seen.add(path)
        self.listener.told(len(self.seen), 0)


def _is_gone(subject: str) -> bool:
    """Tell whether a file is not there any more, so that nothing in it needs mending. Of an address nobody knows."""
    place = subject.partition("#")[0]
    return "://" not in place and not Path(place).exists() and not Path(subject).exists()
