"""The case that lies open: read once, looked at by many pages, read again when it changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import monotonic

from headwater.model.provenance import Evidence
from headwater.present import stemma
from headwater.present.addresses import Addresses
from headwater.present.facts import Standing
from headwater.present.family.branches import Branch, branches
from headwater.present.family.lineage import lineage
from headwater.present.pages.claims import ClaimIndex, claim_index
from headwater.present.pages.indexed import Indexed, indexed, plain
from headwater.present.pages.network import Network, network
from headwater.present.pages.overview import ArticleRow, SourceRow, article_rows, source_rows
from headwater.run.supposing import prepare
from headwater.store.cases import load
from headwater.store.files import opened
from headwater.store.searching import Search
from headwater.trace.supposing.prepared import Prepared
from headwater.web.work import Bench

_LOOKS_EVERY = 1.0  # seconds, whether another program changed the case


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A case as it was read: with its lists, and a search over its words. `version` grows with each reading."""

    version: int
    known: Indexed
    claims: ClaimIndex
    articles: tuple[ArticleRow, ...]
    sources: tuple[SourceRow, ...]
    network: Network
    search: Search


@dataclass(slots=True)
class Desk:
    """Where a case lies. `path` need not exist yet: then there is nothing to look at, and articles can be added."""

    path: Path
    bench: Bench = field(default_factory=Bench)
    _lock: Lock = field(default_factory=Lock)
    _opened: Opened | None = None
    _seen: tuple[int, int] = (0, 0)
    _looked: float = 0.0
    _ready: tuple[int, Prepared] | None = None
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
        work = self.bench.now
        return f"{work.what} …" if work is not None and not work.is_done else ""

    def opened(self) -> Opened | None:
        """Return the case as it is in its file now, None if there is none yet.

        Raises:
            HeadwaterError: the file cannot be used.
        """
        with self._lock:
            if monotonic() - self._looked > _LOOKS_EVERY:
                self._looked = monotonic()
                if self._stamp() != self._seen and not self.bench.is_busy:
                    self._read()
            return self._opened

    def read_again(self) -> None:
        """Read the case anew.

        Raises:
            HeadwaterError: the file cannot be used.
        """
        with self._lock:
            self._read()

    def prepared(self, opened: Opened) -> Prepared:
        """Return the case made ready for what-ifs; it is made once."""
        with self._preparing:
            if self._ready is None or self._ready[0] != opened.version:
                self._ready = (opened.version, prepare(opened.known.case))
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

    def _stamp(self) -> tuple[int, int]:
        """Return what changes when the case does; what was written last may still stand in the log beside it."""
        both = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        states = [one.stat() for one in both if one.is_file()]
        return (sum(state.st_mtime_ns for state in states), sum(state.st_size for state in states))

    def _read(self) -> None:
        stamp = self._stamp()
        if stamp == (0, 0):
            return
        known = indexed(load(self.path))
        self._opened = self._made(known)
        self._seen = stamp

    def _made(self, known: Indexed) -> Opened:
        sources = source_rows(known)
        return Opened(
            version=1 + (self._opened.version if self._opened else 0),
            known=known,
            claims=claim_index(known),
            articles=article_rows(known),
            sources=sources,
            network=network(known),
            search=Search(self.path, list(_said(known)), [(row.key, row.name) for row in sources]),
        )


def _said(known: Indexed) -> Iterator[tuple[str, str]]:
    for statement in known.case.statements:
        yield statement.id, statement.text


def addresses(known: Indexed) -> Addresses:
    """Return where the links of pictures lead."""
    ids = list(known.facts.articles)

    def source(name: str) -> str | None:
        key = known.source_keys.get(plain(name))
        return f"/sources/{key}" if key else None

    def place(where: Evidence) -> str:
        return f"/articles/{where.article_id}?start={where.start}&end={where.end}#at-{where.start}"

    return Addresses(
        article=lambda number: f"/articles/{ids[number - 1]}",
        claim=lambda number: f"/claims/{known.facts.standings[number - 1].claim.id}",
        place=place,
        source=source,
        edge=lambda downstream, upstream: f"/edges/{downstream}/{upstream}",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The family tree of a claim: as an SVG element with links, and as a list in words. `leads` are the addresses of both."""

    picture: str
    branches: tuple[Branch, ...]
    leads: Addresses


def family(known: Indexed, standing: Standing) -> Family:
    """Return the family tree of a claim."""
    tree, leads = lineage(known.facts, standing), addresses(known)
    drawn = stemma.svg(known.facts, tree, standing.title, "stemma", addresses=leads)
    return Family(picture=drawn, branches=branches(tree), leads=leads)
