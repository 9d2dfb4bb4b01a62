"""Which web addresses Evenhand may connect to: public ones only, decided on what a name resolves to."""

from __future__ import annotations

import ipaddress
import queue
import re
import socket
import threading
from collections.abc import Callable

from briefing.errors import BlockedAddress, FetchError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
LookUp = Callable[[str, int], tuple[str, ...]]
Resolver = Callable[[str, int], tuple[str, ...]]

LOOK_UP_SECONDS = 8.0

# IANA special-purpose registries (RFC 6890 and its successors), multicast and reserved space, and Azure's WireServer.
NOT_PUBLIC_V4 = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
# Only global unicast is public; inside it, protocol assignments with Teredo, documentation and 6to4 are not. Forms
# that carry an IPv4 address (mapped, translated, NAT64) lie outside 2000::/3 and are refused, never unwrapped.
PUBLIC_V6 = ipaddress.ip_network("2000::/3")
NOT_PUBLIC_V6 = tuple(
    ipaddress.ip_network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)

# The address as a person would read it; everything that two parsers could read in two ways is refused.
WEB_ADDRESS = re.compile(r"https?://(?P<authority>[^/?#]+)(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
MISLEADING = re.compile(r"[\x00-\x20\x7f-\xa0\\\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def check_form(url: str) -> None:
    """Refuse an address that is not a plain http or https one.

    Raises:
        BlockedAddress: for another scheme, a user name or password, a backslash, white space, a control or invisible
            character, or an escape inside the host name.
    """
    found = WEB_ADDRESS.fullmatch(url)
    if MISLEADING.search(url):
        raise BlockedAddress("The address holds spaces, backslashes or invisible characters, so it was not opened.")
    if not found:
        raise BlockedAddress("Only addresses that begin with http:// or https:// can be opened.")
    if "@" in found["authority"]:
        raise BlockedAddress("The address holds a user name or password, so it was not opened.")
    if "%" in found["authority"]:
        raise BlockedAddress("The address hides its host name behind escapes, so it was not opened.")


def is_public(address: str) -> bool:
    """Tell whether an IP address, in its usual spelling, belongs to the public internet."""
    try:
        ip: IPAddress = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in NOT_PUBLIC_V4)
    return ip.scope_id is None and ip in PUBLIC_V6 and not any(ip in network for network in NOT_PUBLIC_V6)


def look_up(host: str, port: int) -> tuple[str, ...]:
    """Return every address of a host, in the system's order.

    The system's look-up knows no deadline, so it runs in a thread that is left behind when it takes too long.

    Raises:
        FetchError: when the name is unknown, or no answer came in `LOOK_UP_SECONDS`.
    """
    answers: queue.Queue[tuple[str, ...] | OSError | UnicodeError] = queue.Queue(1)

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name="evenhand-look-up").start()
    try:
        answer = answers.get(timeout=LOOK_UP_SECONDS)
    except queue.Empty:
        raise FetchError(f"The name {host} could not be looked up in time.") from None
    if isinstance(answer, (OSError, UnicodeError)):
        raise FetchError(f"The name {host} is not known; there may be a typing error in the address.") from answer
    return answer


def public_addresses(host: str, port: int, *, look_up: LookUp = look_up) -> tuple[str, ...]:
    """Return the addresses of a host, if every one of them is public.

    Args:
        host: a name or a literal address, without brackets.
        port: the port that will be connected to.
        look_up: how a name becomes addresses.

    Raises:
        BlockedAddress: when any address is private, reserved, or a transition form.
        FetchError: when the name has no address.
    """
    found = look_up(host, port)
    if not found:
        raise FetchError(f"The name {host} has no address.")
    if not all(is_public(address) for address in found):
        raise BlockedAddress(f"{host} does not lead to the public web, so it was not opened.")
    return found
