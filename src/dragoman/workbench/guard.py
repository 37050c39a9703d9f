"""Who may look: nobody but who was given the address, from no other page and by no other name of this machine."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
)
"""What every answer says: nothing is loaded from elsewhere, framed, kept, or told to whom a link leads."""

_METHODS = frozenset({"GET", "HEAD"})
_SITES = frozenset({None, "same-origin", "none"})
_TOKEN = "token"  # noqa: S105  (the name of a parameter)


@dataclass(frozen=True)
class Key:
    """What opens the workbench on one port: a token in the first address, and after that a cookie.

    The cookie goes by the port, for a browser does not part cookies of one machine by its ports.
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which a browser may call the server."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost"))

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        return f"dragoman-{self.port}"

    @property
    def address(self) -> str:
        """The first address, with the token."""
        return f"http://127.0.0.1:{self.port}/?{urlencode({_TOKEN: self.token})}"


class Guard:
    """Lets through who has the key; tells all others no more than that."""

    def __init__(self, app: ASGIApp, key: Key) -> None:
        self._app = app
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a call, or hand it on."""
        if scope["type"] != "http":
            return
        sender = _with_headers(send)
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, sender)
            return
        entry = self._entry(scope)
        if entry is not None:
            await entry(scope, receive, sender)
        elif self._has_cookie(Headers(scope=scope)):
            await self._app(scope, receive, sender)
        else:
            told = "Not open to you: use the address that 'dragoman serve' printed in the terminal.\n"
            await PlainTextResponse(told, 403)(scope, receive, sender)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        """Return why a call is none of a person at this page: another host name, another page's, a wrong method."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._key.hosts:
            return PlainTextResponse("This server goes by 127.0.0.1 and localhost alone.\n", 421)
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{hosts[0].lower()}":
            return PlainTextResponse("Another page may not ask this server.\n", 403)
        is_followed = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        if headers.get("sec-fetch-site") not in _SITES and not is_followed:
            return PlainTextResponse("Another page may not ask this server.\n", 403)
        if scope["method"] not in _METHODS:
            return PlainTextResponse("This server is for reading.\n", 405, headers={"Allow": "GET, HEAD"})
        return None

    def _entry(self, scope: Scope) -> RedirectResponse | None:
        """Return the way on for who comes with the token: the same address without it, and the cookie."""
        given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if not any(name == _TOKEN and _is_same(value, self._key.token) for name, value in given):
            return None
        left = urlencode([(name, value) for name, value in given if name != _TOKEN])
        path = "/" + scope["path"].lstrip("/")  # never another machine's
        response = RedirectResponse(f"{path}?{left}" if left else path, 303)
        response.set_cookie(self._key.cookie, self._key.session, httponly=True, samesite="strict", path="/")
        return response

    def _has_cookie(self, headers: Headers) -> bool:
        given = (cookie_parser(line).get(self._key.cookie, "") for line in headers.getlist("cookie"))
        return any(_is_same(each, self._key.session) for each in given)


def _is_same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), known.encode())


def _with_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return with_headers
