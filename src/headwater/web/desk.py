"""The case that lies open: read once, looked at by many pages, read again when it changed."""

from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from headwater.model.case import Case
from headwater.present.pages.claims import ClaimIndex, claim_index
from headwater.present.pages.indexed import Indexed, indexed
from headwater.present.pages.network import network
from headwater.present.pages.overview import ArticleRow, Overview, SourceRow, article_rows, overview, source_rows
from headwater.present.pages.recounted import Change, recounted
from headwater.present.timeline import timeline
from headwater.run.supposing import prepare
from headwater.store.cases import load
from headwater.store.files import opened
from headwater.store.searching import Search
from headwater.trace.supposing.prepared import Prepared
from headwater.web.errors import WorkEnded
from headwater.web.networks import Networks
from headwater.web.paths import PATHS
from headwater.web.stamps import Stamp, stamp
from headwater.web.work import Bench

_LOOKS_EVERY = 1.0  # seconds, whether another program changed the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A case as it was read: with its first page, its lists, and a search over its words. `version` grows with each reading."""

    version: int
    known: Indexed
    overview: Overview
    timeline: str
    claims: ClaimIndex
    articles: tuple[ArticleRow, ...]
    sources: tuple[SourceRow, ...]
    network: Networks
    search: Search


@dataclass(slots=True)
class Desk:
    """Where a case lies. `path` need not exist yet: then there is nothing to look at, and articles can be added."""

    path: Path
    bench: Bench = field(default_factory=Bench)
    _lock: Lock = field(default_factory=Lock)
    _opened: Opened | None = None
    _seen: Stamp = (0, 0)
    _looked: float = 0.0
    _ready: "tuple[int, Future[Prepared]] | None" = None
    _preparing: Lock = field(default_factory=Lock)

    @property
    def is_open(self) -> bool:
        """Tell whether there is a case to look at."""
        return self._opened is not None

    @property
    def name(self) -> str:
        """Return what to call the case."""
        return self.path.name

    @property
    def note(self) -> str:
        """Return what is being done now, for every page; "" if nothing is."""
        work, waiting = self.bench.now, len(self.bench.waiting)
        more = f"; {waiting} more {'waits' if waiting == 1 else 'wait'}" if waiting else ""
        return f"{work.what} …{more}" if work is not None and not work.is_done else ""

    def opened(self) -> Opened | None:
        """Return the case as it is in its file now, None if there is none yet.

        Raises:
            HeadwaterError: the file cannot be used.
        """
        with self._lock:
            if monotonic() - self._looked > _LOOKS_EVERY:
                self._looked = monotonic()
                if stamp(self.path) != self._seen and not self.bench.is_busy:
                    self._read()
            return self._opened

    def read_again(self) -> tuple[Change, ...]:
        """Read the case anew, and return what is counted otherwise than before; nothing if it was not open.

        Raises:
            HeadwaterError: the file cannot be used.
        """
        with self._lock:
            before = self._opened
            self._read()
            after = self._opened
        return recounted(before.known, after.known) if before and after else ()

    def prepared(self, opened: Opened, seconds: float | None = None) -> Prepared | None:
        """Return the case made ready for what-ifs; it is made once. None if that takes longer than some seconds, and goes on.

        Raises:
            WorkEnded: it could not be made ready.
        """
        try:
            return self._made_ready(opened).result(seconds)
        except TimeoutError:
            return None
        except CancelledError as error:
            self._ready = None
            raise WorkEnded("Making the case ready for what-ifs") from error

    def _made_ready(self, opened: Opened) -> "Future[Prepared]":
        with self._preparing:
            if self._ready is None or self._ready[0] != opened.version:
                self._ready = (opened.version, Future())
                Thread(target=_make_ready, args=(opened.known.case, self._ready[1]), daemon=True).start()
            return self._ready[1]

    def close(self) -> None:
        """Let go of the case, and end what is being done."""
        self.bench.stop()
        with self._lock:
            if self._opened is not None:
                self._opened.search.close()
                self._opened = None
        if self.path.is_file():
            with opened(self.path):  # the last to leave puts the log into the case, which is one file again
                pass

    def _read(self) -> None:
        seen = stamp(self.path)
        if seen == (0, 0):
            return
        known = indexed(load(self.path))
        self._opened = self._made(known)
        self._seen = seen

    def _made(self, known: Indexed) -> Opened:
        sources, claims = source_rows(known), claim_index(known)
        return Opened(
            version=1 + (self._opened.version if self._opened else 0),
            known=known,
            overview=overview(known, claims),
            timeline=timeline(known.case.articles, PATHS.article),
            claims=claims,
            articles=article_rows(known),
            sources=sources,
            network=Networks(network(known)),
            search=Search(self.path, list(_said(known)), [(row.key, row.name) for row in sources]),
        )


def _make_ready(case: Case, made: "Future[Prepared]") -> None:
    """Make a case ready for what-ifs; who waits for it never waits in vain."""
    try:
        made.set_result(prepare(case))
    finally:
        made.cancel()  # of no effect unless it went wrong


def _said(known: Indexed) -> Iterator[tuple[str, str]]:
    for statement in known.case.statements:
        yield statement.id, statement.text
