"""Whose turn it is."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.fetching.addresses import address
from headwater.ingest.fetching.exchange import Failure
from headwater.ingest.fetching.permissions import Permissions
from headwater.ingest.fetching.schedule import Schedule
from headwater.ingest.fetching.visits import Visit
from headwater.ingest.members import Link


def visit(url: str) -> Visit:
    """Return a visit to a page."""
    return Visit(link=Link(path=url, url=url), at=address(url))


def asked(schedule: Schedule, start: float = 0.0) -> list[tuple[float, str]]:
    """Return what is asked and when, if every answer comes at once."""
    now, order = start, []
    while (left := schedule.wait_s(now)) is not None:
        now += left
        while following := schedule.next(now):
            schedule.begin(following)
            order.append((round(now, 1), following.at.url))
            schedule.end(following, now)
            if following.permission_for:
                schedule.permit(following.permission_for, following.at.host, Permissions())
    return order


def test_permission_comes_first_and_hosts_take_turns() -> None:
    """A list sorted by outlet is not read outlet by outlet, each a second a page."""
    schedule = Schedule(1.0)
    for url in ("http://a.example/1", "http://a.example/2", "http://b.example/1"):
        schedule.add(visit(url))

    assert asked(schedule) == [
        (0.0, "http://a.example/robots.txt"), (0.0, "http://b.example/robots.txt"), (1.0, "http://a.example/1"),
        (1.0, "http://b.example/1"), (2.0, "http://a.example/2"),
    ]  # fmt: skip


def test_two_ports_of_a_host_are_one_host_with_two_permissions() -> None:
    """It is one machine that is spared; each of its servers speaks for itself."""
    schedule = Schedule(1.0)
    schedule.add(visit("http://a.example/1"))
    schedule.add(visit("https://a.example/1"))

    assert [time for time, _ in asked(schedule)] == [0.0, 1.0, 2.0, 3.0]


def test_a_host_that_is_being_asked_is_asked_nothing_else() -> None:
    """One thing at a time."""
    schedule = Schedule(0.0)
    schedule.add(visit("http://a.example/1"))
    first = schedule.next(0.0)
    assert first is not None
    schedule.begin(first)

    assert schedule.next(9.0) is None
    assert schedule.wait_s(9.0) is None


def test_what_is_put_off_comes_first_and_at_its_time() -> None:
    """A server that asked for time gets it for all its pages."""
    schedule = Schedule(1.0)
    schedule.permit("http://a.example", "a.example", Permissions())
    schedule.add(visit("http://a.example/1"))
    schedule.add(visit("http://a.example/2"), first=True, ready=30.0)

    assert asked(schedule) == [(30.0, "http://a.example/2"), (31.0, "http://a.example/1")]


def test_a_host_that_was_shut_is_told_so() -> None:
    """Its pages end with the reason."""
    schedule = Schedule(1.0)
    schedule.permit("http://a.example", "a.example", Permissions())
    schedule.shut("a.example", "enough")

    assert schedule.barrier(visit("http://a.example/1")) == Failure(reason="enough", kind="failed")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=25), st.floats(0.1, 5))
def test_nothing_is_lost_and_no_host_is_hurried(pages: list[tuple[str, int]], pause: float) -> None:
    """The two promises of a schedule, whatever is in it."""
    schedule = Schedule(pause)
    for host, number in pages:
        schedule.add(visit(f"http://{host}.example/{number}"))

    wanted = sorted(f"http://{host}.example/{number}" for host, number in pages)

    order = asked(schedule)

    assert sorted(url for _, url in order if "robots" not in url) == wanted
    assert len(schedule) == 0
    for host in "abc":
        times = [time for time, url in order if url.startswith(f"http://{host}.")]
        assert all(later - earlier > pause - 0.2 for earlier, later in pairwise(times))
