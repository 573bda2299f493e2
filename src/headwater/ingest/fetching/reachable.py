"""Which machines may be asked: those of the open internet, and of the user's own network only when the user says so."""

import ipaddress

_IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
# What --private-addresses opens; 198.18 is where some programs that lead all names through a proxy keep them. Link-local
# addresses are not among them: there clouds keep the keys of their machines.
_OWN = tuple(
    ipaddress.ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "198.18.0.0/15",
        "::1/128",
        "fc00::/7",
    )
)
# Addresses that carry an IPv4 address in their last 32 bits: translated by a network that speaks IPv6 alone.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_LOCAL_NAMES = frozenset(["localhost", "local", "internal", "localdomain", "lan", "home", "corp", "intranet"])


def name_refused(host: str) -> str | None:
    """Return why a host is not asked whose name says that it is on the user's own network, None where it does not."""
    return "its server is this computer or on a private network" if host.rpartition(".")[2] in _LOCAL_NAMES else None


def number_refused(number: str, *, private: bool) -> str | None:
    """Return why the machine with this IP address is not asked, None where it may be.

    An IPv6 address that stands for an IPv4 address is judged as that one. `private` permits this computer and private networks,
    but still no link-local, multicast or reserved address.
    """
    try:
        address = _meant(ipaddress.ip_address(number))
    except ValueError:
        return "its server's number is of an odd form"
    if any(address in network for network in _OWN if network.version == address.version):
        return None if private else "its server is this computer or on a private network"
    if address.is_link_local or (isinstance(address, ipaddress.IPv6Address) and address.is_site_local):
        return "its server's number is one that only the nearest machines know"
    open_to_all = (
        address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified
    )
    return None if open_to_all else "its server's number is not one of the open internet"


def _meant(address: _IPAddress) -> _IPAddress:
    """Return the IPv4 address that an IPv6 address stands for, where it does; Teredo's stay as they are, which are not global."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
