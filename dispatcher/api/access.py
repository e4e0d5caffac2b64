"""Who may do what. In a hall opened for training (`--open`) everybody; else whoever has an enrolled device's token.

A token is bound to a role and a place. A console acts for its own window, every other role by the table below.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from starlette.requests import Request

from dispatcher.api.problems import Denied, Words
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


class Access:
    """Tells callers apart. Without an enrolment everybody is let in."""

    def __init__(self, enrolment: Enrolment | None) -> None:
        self._enrolment = enrolment

    @property
    def is_open(self) -> bool:
        """Whether the hall asks for no tokens and takes any clerk."""
        return self._enrolment is None

    def admit(self, request: Request, right: Right, window: str | None = None) -> Caller:
        """The caller, if they may use `right` (at `window`). Raises `Denied` with 401 or 403."""
        if self._enrolment is None:
            return EVERYBODY
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        device = self._enrolment.device_for_token(token) if scheme.lower() == "bearer" and token else None
        if device is None:
            raise Denied(401, "no-token", _NO_TOKEN)
        caller = Caller(device.id, RIGHTS[device.role], device.place)
        if right not in caller.rights or (window is not None and caller.place not in (ANYWHERE, window)):
            raise Denied(403, "no-right", _NO_RIGHT)
        return caller

    def admit_public(self) -> None:
        """Let a citizen in who shows a ticket's own token; not before the hall has any device."""
        if self._enrolment is not None and not self._enrolment.any_enrolled():
            raise Denied(401, "no-token", _NO_TOKEN)

    def pin_fits(self, clerk: str, pin: str | None) -> bool:
        """Whether the clerk may sign in with this PIN; anybody may where the hall is open."""
        return self._enrolment is None or (pin is not None and self._enrolment.check_pin(clerk, pin))
