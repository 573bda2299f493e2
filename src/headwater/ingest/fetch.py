"""Pages from the web: politely, one request at a time for each host, and from the open internet alone.

What is asked: only the addresses given (and, if wanted, those in the lists that these turn out to be), each once. Before a
server's first page its robots.txt is read and kept for the run. A page that is known is asked for only if it has changed.
Redirects are followed, also from https to http, as far as each place on the way may be asked; the capture says where it ended.
"""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

from headwater.errors import NotFetched, RefusedAddress
from headwater.ingest.fetching.addresses import address, same_address
from headwater.ingest.fetching.exchange import Answer, Failure, Limits, Way, exchange, looked_up
from headwater.ingest.fetching.permissions import MAX_BYTES, Permissions
from headwater.ingest.fetching.results import Fetched, Known, Result, Unchanged
from headwater.ingest.fetching.schedule import Schedule
from headwater.ingest.fetching.visits import (
    Patience,
    Step,
    Visit,
    broken,
    headers,
    is_wanted,
    page_step,
    permission_step,
)
from headwater.ingest.members import Broken, Link

__all__ = [
    "Fetched",
    "Known",
    "Limits",
    "Manners",
    "Outside",
    "Patience",
    "Result",
    "Unchanged",
    "fetch",
    "same_address",
]

_WINDOW = 10_000  # how many addresses of a long list are held at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How much is asked of others: the pause between two requests to one host, how many hosts at once, and how far lists lead.

    `most` bounds the addresses that are followed out of fetched lists, `depth` the lists that lead to one; those given count for
    neither.
    """

    pause_s: float = 1.0
    hosts_at_once: int = 8
    most: int = 1_000
    depth: int = 3
    limits: Limits = field(default_factory=Limits)
    patience: Patience = field(default_factory=Patience)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What of the world outside is used: the time, a way to let it pass, and who knows the addresses of hosts."""

    today: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: TID251 - when a page was fetched is a fact of it
    ticks: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    look_up: Callable[[str, int], Sequence[str]] = looked_up


_MANNERS = Manners()
_OUTSIDE = Outside()


def fetch(
    urls: Iterable[Link],
    *,
    known: Callable[[str], Known | None],
    private: bool = False,
    report: Callable[[str], None] | None = None,
    leads: Callable[[Fetched | Unchanged], Iterable[Link]] | None = None,
    manners: Manners = _MANNERS,
    outside: Outside = _OUTSIDE,
) -> Generator[Result, None, None]:
    """Yield each address as a page, as one that has not changed, or with the reason why it cannot be had; as they come in.

    Nothing is asked before the first result is. `known`, `report`, `leads` and `urls` are called where the results are taken,
    never from another thread. Of two addresses that are the same, the second is left out. To stop, close the iterator.

    Args:
        urls: the addresses; a list longer than memory is read as it is needed.
        known: what an earlier run kept for an address as it was given, None for a new one.
        private: whether this computer and private networks may be asked too.
        report: is told in words what the user has to wait for.
        leads: the addresses that a page is a list of (feed, sitemap); they are fetched too. It must raise nothing.
        manners: how much is asked of others.
        outside: the clock and the names of hosts.
    """
    way = Way(private=private, limits=manners.limits, ticks=outside.ticks, look_up=outside.look_up)
    with ThreadPoolExecutor(max_workers=manners.hosts_at_once, thread_name_prefix="fetch") as pool:
        errand = _Errand(way=way, pool=pool, known=known, leads=leads, manners=manners, outside=outside, report=report)
        try:
            yield from errand.results(iter(urls))
        finally:
            way.ended.set()
            pool.shutdown(cancel_futures=True)


@dataclass(slots=True, kw_only=True)
class _Errand:
    """One call of `fetch`: who is being asked, who waits, and which addresses were met already."""

    way: Way
    pool: ThreadPoolExecutor
    known: Callable[[str], Known | None]
    leads: Callable[[Fetched | Unchanged], Iterable[Link]] | None
    manners: Manners
    outside: Outside
    report: Callable[[str], None] | None
    schedule: Schedule = field(init=False)
    asked: dict[Future[Answer | Failure], Visit] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    followed: int = 0

    def __post_init__(self) -> None:
        self.schedule = Schedule(self.manners.pause_s)

    def results(self, links: Iterator[Link]) -> Iterator[Result]:
        """Yield the result of each link and of those that it leads to."""
        while True:
            yield from self._take_in(links)
            yield from self._ask()
            left = self.schedule.wait_s(self.outside.ticks())
            if not self.asked and left is None:
                return
            if not self.asked:
                self.outside.pause(left or 0.0)
                continue
            full = len(self.asked) == self.manners.hosts_at_once
            wait(self.asked, timeout=None if full else left, return_when=FIRST_COMPLETED)
            for future in [future for future in self.asked if future.done()]:
                yield from self._heard(self.asked.pop(future), future.result())

    def _take_in(self, links: Iterator[Link]) -> Iterator[Broken]:
        """Put links in the schedule as long as there is room; yield those that are no proper address."""
        while len(self.schedule) < _WINDOW and (link := next(links, None)):
            yield from self._enter(link, 0)

    def _enter(self, link: Link, level: int) -> Iterator[Broken]:
        """Put a link in the schedule, if its address was not met before."""
        same = same_address(link.url)
        if same in self.met:
            return
        self.met.add(same)
        try:
            at = address(link.url)
        except RefusedAddress as error:
            yield Broken(path=str(error.args[0]), error=error)  # as it can be shown, without a password
        else:
            self.schedule.add(Visit(link=link, at=at, level=level, known=self.known(link.url)))

    def _ask(self) -> Iterator[Broken]:
        """Ask as many hosts as may be asked now; yield the addresses that must not be asked for."""
        while len(self.asked) < self.manners.hosts_at_once and (visit := self.schedule.next(self.outside.ticks())):
            if failure := self.schedule.barrier(visit):
                if visit.permission_for:
                    self._permitted(visit, failure)
                else:
                    yield broken(visit, failure)
                continue
            self.schedule.begin(visit)
            self.asked[self.pool.submit(_exchanged, visit, self.way)] = visit

    def _heard(self, visit: Visit, got: Answer | Failure) -> Iterator[Result]:
        """Go on from an answer."""
        self.schedule.end(visit, self.outside.ticks())
        now, patience = self.outside.today(), self.manners.patience
        if visit.permission_for is None:
            yield from self._stepped(visit, page_step(visit, got, patience, now))
            return
        says = permission_step(visit, got, patience, now)
        if isinstance(says, Step):
            yield from self._stepped(visit, says)
        else:
            self._permitted(visit, says)

    def _permitted(self, visit: Visit, says: Permissions | Failure) -> None:
        """Note what a robots.txt says, and tell of a long pause."""
        origin = visit.permission_for or ""
        host = address(origin).host
        pause = self.schedule.permit(origin, host, says)
        if pause:
            self._tell(f"{host} asks for {pause:g} seconds between two requests")

    def _stepped(self, visit: Visit, step: Step) -> Iterator[Result]:
        """Put the next request in the schedule, or yield the result and enter what it leads to."""
        if step.shut:
            self.schedule.shut(visit.at.host, step.shut)
        if step.next:
            self.schedule.add(step.next, first=True, ready=self.outside.ticks() + step.delay_s if step.delay_s else 0.0)
            if step.delay_s:
                self._tell(f"{visit.at.host} did not give {visit.at.url}: trying again in {step.delay_s:g} seconds")
        if step.result:
            yield step.result
        if isinstance(step.result, Fetched | Unchanged) and self.leads:
            yield from self._follow(visit, self.leads(step.result))

    def _follow(self, visit: Visit, links: Iterable[Link]) -> Iterator[Broken]:
        """Enter the addresses of a list; where there are too many, or it lies too deep, say so and leave the rest."""
        for link in links:
            if visit.level >= self.manners.depth:
                reason = f"what it lists is left out: lists are followed {self.manners.depth} deep"
            elif self.followed >= self.manners.most:
                reason = f"part of what it lists is left out: one run follows {self.manners.most:,} addresses"
            else:
                self.followed += same_address(link.url) not in self.met
                yield from self._enter(link, visit.level + 1)
                continue
            yield Broken(path=visit.link.url, error=NotFetched(visit.link.url, reason))
            return

    def _tell(self, words: str) -> None:
        if self.report:
            self.report(words)


def _exchanged(visit: Visit, way: Way) -> Answer | Failure:
    """Make one request, in a thread of its own."""
    cut = MAX_BYTES if visit.permission_for else None
    return exchange(visit.at, headers(visit, version("headwater")), way, wanted=is_wanted, cut_bytes=cut)
