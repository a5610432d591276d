"""Addresses of other systems that this site calls: over HTTPS, to public hosts, so that nobody makes it call into its own network."""

import ipaddress
import socket
from typing import Any
from urllib.parse import urlsplit

import requests

SECONDS = 10


class ForbiddenAddressError(requests.RequestException):
    """The address is none that this site calls."""


def may_be_called(address: str, private: bool = False) -> bool:
    """Whether an address is HTTPS and each of its host's numbers is public; `private` lets plain HTTP and a school's network pass."""
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        return False
    if private:
        return True
    if parts.scheme != "https":
        return False
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP)
    except (OSError, ValueError):
        return False
    return all(ipaddress.ip_address(one[4][0]).is_global for one in found)


class _Guarded(requests.Session):
    private = False

    def request(self, method: str, url: str, *args: Any, **more: Any) -> requests.Response:  # type: ignore[override]
        if not may_be_called(url, self.private):
            raise ForbiddenAddressError(f"not called: {urlsplit(url).hostname}")
        more.setdefault("timeout", SECONDS)
        more["allow_redirects"] = False
        return super().request(method, url, *args, **more)


def guarded_requests(private: bool) -> requests.Session:
    """A session that calls only what may be called, follows no redirects and does not wait for ever."""
    made = _Guarded()
    made.private = private
    made.headers["User-Agent"] = "Tilashar"
    made.trust_env = False
    return made
