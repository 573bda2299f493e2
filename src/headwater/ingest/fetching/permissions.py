"""What a server's robots.txt permits: which pages programs may ask for, and how often."""

from dataclasses import dataclass, field

from protego import Protego

from headwater.ingest.fetching.addresses import Address

PROGRAM = "Headwater"
"""The name that a robots.txt may speak to."""

MAX_BYTES = 512_000
"""How much of a robots.txt is read. RFC 9309 (2022), section 2.5, wants no less."""

_MAX_PAUSE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """What a robots.txt says. `pause_s` is the time it wants between two requests, None where it says nothing."""

    pause_s: float | None = None
    _rules: Protego = field(default_factory=Protego, repr=False, compare=False)

    def allow(self, address: Address) -> bool:
        """Tell whether the page may be asked for."""
        return self._rules.can_fetch(address.url, PROGRAM)


def permissions(body: bytes) -> Permissions:
    """Return what the robots.txt `body` says to Headwater, or else to all programs. A web page in its stead says nothing.

    A pause of more than a minute counts as a minute.
    """
    text = body[:MAX_BYTES].decode("utf-8-sig", errors="replace")
    if text.lstrip().startswith("<"):
        return Permissions()
    rules = Protego.parse(text)
    wanted = rules.crawl_delay(PROGRAM)
    rate = rules.request_rate(PROGRAM)
    spread = min(rate.seconds, 1_000_000) / rate.requests if rate else 0.0
    pause = max(wanted or 0.0, spread)
    return Permissions(pause_s=min(pause, _MAX_PAUSE) if pause > 0 else None, _rules=rules)
