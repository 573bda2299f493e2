"""The case that lies open: read once, looked at by many pages, read again when it changed."""

import gc
import logging
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from headwater.errors import HeadwaterError
from headwater.model.case import Case
from headwater.present.pages.claims import ClaimIndex, claim_index
from headwater.present.pages.indexed import Indexed, indexed
from headwater.present.pages.moved import Gone, moved
from headwater.present.pages.network import network
from headwater.present.pages.overview import ArticleRow, Overview, SourceRow, article_rows, overview, source_rows
from headwater.present.pages.recounted import Change, recounted
from headwater.present.phrases import plural
from headwater.present.timeline import timeline
from headwater.run.keeping import uncollected
from headwater.run.supposing import prepare
from headwater.store.answers import finished_pile
from headwater.store.cases import load
from headwater.store.decisions import uncounted
from headwater.store.files import opened
from headwater.store.searching import Search
from headwater.trace.supposing.prepared import Prepared
from headwater.web.errors import StillReading, WorkEnded
from headwater.web.networks import Networks
from headwater.web.paths import PATHS
from headwater.web.stamps import Stamp, stamp
from headwater.web.work import Bench, Work

_LOOKS_EVERY = 1.0  # seconds, whether another program changed the case
_LOG = logging.getLogger(__name__)
_MOMENT = 1.0  # seconds; most cases are read in less


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A case as it was read: with its first page, its lists, and a search over its words. `version` grows with each reading.

    `uncounted` are the ids of decisions that it keeps and that are not counted yet.
    """

    version: int
    known: Indexed
    overview: Overview
    timeline: str
    claims: ClaimIndex
    articles: tuple[ArticleRow, ...]
    sources: tuple[SourceRow, ...]
    gone: Mapping[str, Gone]
    network: Networks
    search: Search
    uncounted: frozenset[str]


@dataclass(slots=True)
class Desk:
    """Where a case lies. `path` need not exist yet: then there is nothing to look at, and articles can be added.

    `deciding` is held by who writes a decision into the case, until it is begun to be counted. `left` tells how many decisions
    were kept and not counted when it was closed.
    """

    path: Path
    bench: Bench = field(default_factory=Bench)
    deciding: Lock = field(default_factory=Lock)
    left: int = 0
    _begun: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)
    _one_reads: Lock = field(default_factory=Lock)
    _is_reading: bool = False
    _is_closed: bool = False
    _opened: Opened | None = None
    _wrong: HeadwaterError | None = None
    _seen: Stamp = (0, 0)
    _looked: float = 0.0
    _ready: "tuple[int, Future[Prepared]] | None" = None
    _preparing: Lock = field(default_factory=Lock)

    @property
    def is_open(self) -> bool:
        """Tell whether there is a case to look at, now or soon."""
        return self._opened is not None or self._is_reading

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

    @property
    def uncounted(self) -> int:
        """How many decisions are kept and not counted, though nothing is being done."""
        return len(self._opened.uncounted) if self._opened and not self.bench.is_busy else 0

    def count(self, ids: Collection[str], work: Work) -> int:
        """Have decisions counted that the case keeps, in their turn, and return the number of the work; `deciding` is held."""
        self._begun.update(ids)
        job = {"do": "count", "case": str(self.path), "ids": sorted(ids)}
        return self.bench.begin(job, replace(work, is_kept=True), self.read_again)

    def opened(self) -> Opened | None:
        """Return the case as it was read last, None if there is none yet.

        Where its file changed it is read anew, apart from the pages: who asks first waits a moment for it, and all others go on
        with what there is.

        Raises:
            StillReading: it is being read for the first time, which takes a while.
            HeadwaterError: the file cannot be used.
        """
        with self._lock:
            due = self._is_due()
            self._is_reading |= due
        if due:
            reading = Thread(target=self._try_to_read, daemon=True)
            reading.start()
            reading.join(_MOMENT)
        if self._wrong is not None and (due or self._opened is None):
            raise self._wrong.with_traceback(None)
        if self._opened is None and self._is_reading:
            raise StillReading(self.name)
        return self._opened

    def read_again(self) -> tuple[Change, ...]:
        """Read the case anew, and return what is counted otherwise than before; nothing if it was not open.

        Raises:
            HeadwaterError: the file cannot be used.
        """
        with self._one_reads:
            before = self._opened
            self._read()
            after = self._opened
        self._count_what_is_left()
        return recounted(before.known, after.known) if before and after else ()

    def _count_what_is_left(self) -> None:
        """Begin to count decisions that the case keeps and nobody has begun to count: the app was ended before it came to them.

        A pile that is not compared while it lies open is left alone: another program is at it.
        """
        with self.deciding:
            now = self._opened
            left = now.uncounted - self._begun if now else ()
            if now and left and (now.version == 1 or self._is_compared()):
                self.count(left, Work(what=f"Counting {plural(len(left), 'decision')} that had to wait", then="/"))

    def _is_compared(self) -> bool:
        with opened(self.path) as file:
            return finished_pile(file) is not None

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
            self._is_closed = True
            if self._opened is not None:
                self._opened.search.close()
                self._opened = None
        gc.unfreeze()
        if self.path.is_file():
            with opened(self.path) as file:  # the last to leave puts the log into the case, which is one file again
                self.left = len(uncounted(file))

    def _is_due(self) -> bool:
        """Tell whether the case is to be read; that is looked after once a second."""
        if self._is_reading or self.bench.is_busy or monotonic() - self._looked <= _LOOKS_EVERY:
            return False
        self._looked = monotonic()
        return stamp(self.path) != self._seen

    def _try_to_read(self) -> None:
        """Read the case anew; what is wrong with it is told to who asks for it."""
        try:
            self.read_again()
        except HeadwaterError as error:
            self._wrong = error
        except Exception:  # noqa: BLE001 - else a case that cannot be read would look like none
            _LOG.exception("reading the case ended early")
            self._wrong = WorkEnded("Reading the case")
        finally:
            self._is_reading = False

    def _read(self) -> None:
        seen = stamp(self.path)
        if seen == (0, 0):
            return
        with uncollected():
            made = self._made(indexed(load(self.path)))
            gc.freeze()  # a case holds no garbage, and to look all of it through would halt every page for seconds
        with self._preparing:
            self._ready = None
        with self._lock:
            if self._is_closed:
                made.search.close()
                return
            self._opened, self._seen, self._wrong = made, seen, None

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
            gone=moved(self._opened.known, known, self._opened.gone) if self._opened else {},
            network=Networks(network(known)),
            search=Search(self.path, list(_said(known)), [(row.key, row.name) for row in sources]),
            uncounted=frozenset(one.id for one in known.case.decisions) - {one.id for one in known.case.outcomes},
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
