"""Who may do what. In a hall opened for training (`--open`) everybody; else whoever has an enrolled device's token.

A token is bound to a role and a place. A console acts for its own window, every other role by the table below. The gate
stands before everything, so that an address which nobody thought of is closed rather than open.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from dispatcher.api.problems import Denied, Words, denial
from dispatcher.store import Enrolment, Role


class Right(StrEnum):
    """Something that a role may do."""

    LOOK = "look"
    ISSUE = "issue"
    SERVE = "serve"
    REPORT = "report"
    SUPERVISE = "supervise"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.KIOSK: frozenset({Right.LOOK, Right.ISSUE, Right.REPORT}),
    Role.SCREEN: frozenset({Right.LOOK, Right.REPORT}),
    Role.CONSOLE: frozenset({Right.LOOK, Right.ISSUE, Right.SERVE, Right.REPORT}),
    Role.GUIDE: frozenset({Right.LOOK, Right.ISSUE, Right.SERVE, Right.REPORT}),
    Role.SUPERVISOR: frozenset(Right),
}
"""What each role may do."""

ANYWHERE = "*"
"""Place of a device that is not bound to one window."""
WRONG_PIN_SECONDS = 1.0
"""How long the next try waits after a wrong PIN."""
HEALTH = "/health/"
"""Addresses that anybody may ask."""
PUBLIC = ("/api/v1/public/", "/t/", "/web/", "/manager/")
"""Addresses that ask for no device's token once the hall has enrolled a device: they show a ticket to whoever has its
own token, or ask the manager to sign in."""
MANAGER = "/manager"
"""The manager's page itself."""

_NO_TOKEN = Words(
    "需要登记的设备令牌",
    "An enrolled device's token is needed",
    "请用 python -m dispatcher enrol 登记设备，并在请求头 Authorization: Bearer 中带上令牌。",
    "Enrol the device with `python -m dispatcher enrol` and send its token as Authorization: Bearer.",
)
_NO_RIGHT = Words("这台设备没有此项权限", "This device may not do that", "请联系管理员。", "Ask the supervisor.")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request: the id under which the log names them, and their rights and place."""

    id: str
    rights: frozenset[Right]
    place: str


EVERYBODY = Caller("open", frozenset(Right), ANYWHERE)
"""Every caller of a hall that is open for training."""
NOBODY = Caller("public", frozenset(), ANYWHERE)
"""A caller without a token, at an address that asks for none."""
CALLER = "hall.caller"
"""Where the gate notes the caller in the ASGI scope."""


class Access:
    """Tells callers apart. Without an enrolment everybody is let in."""

    def __init__(self, enrolment: Enrolment | None) -> None:
        self._enrolment = enrolment
        self._trying = asyncio.Lock()

    @property
    def is_open(self) -> bool:
        """Whether the hall asks for no tokens and takes any clerk."""
        return self._enrolment is None

    def recognise(self, path: str, authorization: str) -> Caller:
        """Who asks for this address with this Authorization header. Raises `Denied` with 401 when nobody known does."""
        if self._enrolment is None:
            return EVERYBODY
        scheme, _, token = authorization.partition(" ")
        caller = self.holder(token) if scheme.lower() == "bearer" else None
        if caller is not None:
            return caller
        if path.startswith(HEALTH):
            return NOBODY
        if (path.startswith(PUBLIC) or path == MANAGER) and self._enrolment.any_enrolled():
            return NOBODY
        raise Denied(401, "no-token", _NO_TOKEN)

    def holder(self, token: str) -> Caller | None:
        """Who holds this device's token, or None where nobody does; everybody where the hall is open."""
        if self._enrolment is None:
            return EVERYBODY
        device = self._enrolment.device_for_token(token) if token else None
        if device is None:
            return None
        bound = device.place if device.role is Role.CONSOLE else ANYWHERE
        return Caller(device.id, RIGHTS[device.role], bound)

    def admit(self, request: Request, right: Right, window: str | None = None) -> Caller:
        """The caller whom the gate let in, if they may use `right` (at `window`). Raises `Denied` with 403."""
        caller: Caller = request.scope[CALLER]
        if right not in caller.rights or (window is not None and caller.place not in (ANYWHERE, window)):
            raise Denied(403, "no-right", _NO_RIGHT)
        return caller

    def admit_report(self, request: Request, device: str) -> Caller:
        """The caller who reports for `device`: itself or a part of it, such as `kiosk-1.printer`. Raises `Denied`."""
        caller = self.admit(request, Right.REPORT)
        own = device == caller.id or device.startswith(f"{caller.id}.")
        if not (self.is_open or own or Right.SUPERVISE in caller.rights):
            raise Denied(403, "no-right", _NO_RIGHT)
        return caller

    async def pin_fits(self, clerk: str, pin: str | None) -> bool:
        """Whether the clerk may sign in with this PIN; anybody may where the hall is open.

        One PIN is tried at a time, and a wrong one costs everybody `WRONG_PIN_SECONDS`: guessing is slow.
        """
        if self._enrolment is None:
            return True
        async with self._trying:
            fits = pin is not None and await asyncio.to_thread(self._enrolment.check_pin, clerk, pin)
            if not fits:
                await asyncio.sleep(WRONG_PIN_SECONDS)
        return fits


class Gate:
    """ASGI middleware that recognises who asks, before anything of the request is read."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Note the caller and pass the request on, or answer 401."""
        if scope["type"] == "http":
            try:
                scope[CALLER] = self._access.recognise(scope["path"], Headers(scope=scope).get("authorization", ""))
            except Denied as denied:
                await denial(denied)(scope, receive, send)
                return
        await self._app(scope, receive, send)
