"""Which machines may be asked, number by number."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.fetching.reachable import name_refused, number_refused

FORMS = ("::ffff:0:0", "64:ff9b::")


def carrying(number: IPv4Address) -> list[str]:
    """Return the IPv6 addresses that stand for an IPv4 address."""
    low = [str(IPv6Address(int(IPv6Address(form)) | int(number))) for form in FORMS]
    return [*low, str(IPv6Address(int(IPv6Address("2002::")) | int(number) << 80))]


@given(st.ip_addresses(v=4), st.booleans())
def test_an_address_in_another_dress_is_the_same(number: IPv4Address, private: bool) -> None:
    """A wall for one kind of number is none if the other kind walks through."""
    refused = number_refused(str(number), private=private)

    assert [number_refused(form, private=private) for form in carrying(number)] == [refused] * 3


@given(st.ip_addresses(v=4))
def test_what_is_not_global_is_not_asked(number: IPv4Address) -> None:
    """The registries say which numbers are of the open internet."""
    assert number_refused(str(number), private=False) or number.is_global


@given(st.ip_addresses(), st.text(max_size=20))
def test_leave_never_closes_what_was_open(number: IPv4Address | IPv6Address, odd: str) -> None:
    """More leave is more leave, and what is no number is never asked."""
    if number_refused(str(number), private=False) is None:
        assert number_refused(str(number), private=True) is None
    if number_refused(odd, private=True) is None:
        assert ip_address(odd)


@pytest.mark.parametrize("number", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::"])
def test_the_open_internet_is_asked(number: str) -> None:
    """Else nothing would be."""
    assert number_refused(number, private=False) is None


@pytest.mark.parametrize(
    "number",
    ["169.254.169.254", "0.0.0.0", "224.0.0.1", "255.255.255.255", "fe80::1", "::", "ff02::1"],  # noqa: S104
)
def test_some_machines_are_asked_with_no_leave(number: str) -> None:
    """Nobody has an article there, and clouds keep their keys there."""
    assert number_refused(number, private=True)


@pytest.mark.parametrize(
    "host", ["localhost", "a.localhost", "printer.local", "metadata.google.internal", "nas.home.lan"]
)
def test_names_of_the_house_are_not_looked_up(host: str) -> None:
    """The question alone would tell the neighbours what is looked for."""
    assert name_refused(host)


@pytest.mark.parametrize("host", ["paper.example", "localhost.example", "local.news"])
def test_names_of_the_world_are(host: str) -> None:
    """Only the last part of a name says whose it is."""
    assert name_refused(host) is None
