"""The parts of a network that were asked for: laying one out takes long, so each is made once, and kept a while."""

from collections.abc import Callable
from functools import lru_cache, partial
from threading import Lock

from headwater.present.pages.network import Network, NetworkNode, NetworkPage, fitting, network_page

_KEPT = 32
_MOST_FITTING = 40


class Networks:
    """The network of a case as it was read. Who asks for the same part as somebody before waits for that one to be made."""

    def __init__(self, found: Network) -> None:
        """Begin with the whole network, of which nothing is laid out."""
        self._found = found
        self._made: Callable[[str, int], NetworkPage] = lru_cache(_KEPT)(partial(network_page, found))
        self._locks = tuple(Lock() for _ in range(_KEPT))

    def page(self, around: str, most: int) -> NetworkPage:
        """Return a part: around one node, or of the weightiest nodes."""
        key = around if around in self._found.nodes else "", min(most, len(self._found.nodes))
        with self._locks[hash(key) % _KEPT]:
            return self._made(*key)

    def fitting(self, words: str) -> tuple[NetworkNode, ...]:
        """Return the weightiest nodes whose names fit some words."""
        return fitting(self._found, words, _MOST_FITTING)
