"""Whose turn it is: one request at a time for each host, with a pause before the next, and hosts in turn."""

from collections import deque
from collections.abc import Iterator

from headwater.ingest.fetching.exchange import Failure
from headwater.ingest.fetching.permissions import Permissions
from headwater.ingest.fetching.visits import Visit, permission_visit

_FORBIDDEN = Failure(reason="its server's robots.txt asks programs to keep out", kind="refused")


class Schedule:
    """The visits that wait, host by host, and what each host permits. It knows no clock: times are passed in, in seconds."""

    def __init__(self, pause_s: float) -> None:
        self._pause_s = pause_s
        self._queues: dict[str, deque[Visit]] = {}
        self._ready: dict[str, float] = {}
        self._pauses: dict[str, float] = {}
        self._busy: set[str] = set()
        self._shut: dict[str, Failure] = {}
        self._permissions: dict[str, Permissions | Failure] = {}
        self._asked: set[str] = set()
        self._count = 0

    def __len__(self) -> int:
        """Return how many visits wait."""
        return self._count

    def add(self, visit: Visit, *, first: bool = False, ready: float = 0.0) -> None:
        """Put a visit in its host's queue; `first` before all others there, which then wait until `ready` as well."""
        queue = self._queues.setdefault(visit.at.host, deque())
        if first:
            queue.appendleft(visit)
        else:
            queue.append(visit)
        self._count += 1
        self._ready[visit.at.host] = max(ready, self._ready.get(visit.at.host, 0.0))

    def next(self, now: float) -> Visit | None:
        """Take out the next visit whose host may be asked now, None where all have to wait.

        Before the first page of a server this is the visit to its robots.txt. Hosts take turns.
        """
        for host in self._free():
            if self._ready[host] <= now and (visit := self._taken(host)):
                if queue := self._queues.pop(host):
                    self._queues[host] = queue  # behind all others
                return visit
        return None

    def wait_s(self, now: float) -> float | None:
        """Return how long until a host that nobody is asking may be asked, None where there is none to wait for."""
        times = [self._ready[host] for host in self._free() if any(self._can_go(visit) for visit in self._queues[host])]
        return max(0.0, min(times) - now) if times else None

    def barrier(self, visit: Visit) -> Failure | None:
        """Return why a visit that was taken out is not to be made, None where it is."""
        if visit.permission_for:
            return self._shut.get(visit.at.host)
        says = self._permissions[visit.at.origin]
        if isinstance(says, Failure):
            return says
        return self._shut.get(visit.at.host) or (None if says.allow(visit.at) else _FORBIDDEN)

    def begin(self, visit: Visit) -> None:
        """Note that the visit's host is being asked."""
        self._busy.add(visit.at.host)

    def end(self, visit: Visit, now: float) -> None:
        """Note that the visit's host has answered: it is left in peace for its pause."""
        host = visit.at.host
        self._busy.discard(host)
        self._ready[host] = max(self._ready.get(host, 0.0), now + self._pauses.get(host, self._pause_s))

    def permit(self, origin: str, host: str, says: Permissions | Failure) -> float | None:
        """Note what a robots.txt says. Return the pause that it asks for, if that is a longer one than ours."""
        self._permissions[origin] = says
        asked = says.pause_s if isinstance(says, Permissions) else None
        if asked is None or asked <= self._pauses.get(host, self._pause_s):
            return None
        self._pauses[host] = asked
        self._ready[host] = self._ready.get(host, 0.0) + asked - self._pause_s
        return asked

    def shut(self, host: str, reason: str) -> None:
        """Note that a host is asked for nothing more."""
        self._shut[host] = Failure(reason=reason, kind="failed")

    def _free(self) -> Iterator[str]:
        return (host for host in list(self._queues) if host not in self._busy)

    def _can_go(self, visit: Visit) -> bool:
        """Tell whether a visit, or the one for its permission, can be made: not while another asks for the permission."""
        origin = visit.at.origin
        return bool(visit.permission_for) or origin in self._permissions or origin not in self._asked

    def _taken(self, host: str) -> Visit | None:
        """Take the first visit of a host that can be made, or make one for its permission."""
        queue = self._queues[host]
        for index, visit in enumerate(queue):
            if visit.permission_for or visit.at.origin in self._permissions:
                del queue[index]
                self._count -= 1
                return visit
            if visit.at.origin not in self._asked:
                self._asked.add(visit.at.origin)
                return permission_visit(visit.at)
        return None
