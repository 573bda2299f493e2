"""Where the app listens."""

from socket import IPPROTO_TCP

from headwater.web.served import _listening


def test_short_answers_are_sent_without_delay() -> None:
    """Of a socket that does not name its protocol, asyncio does not ask so: each page would take 40 ms more."""
    line = _listening("127.0.0.1", 0)
    named = line.proto
    line.close()

    assert named == IPPROTO_TCP
