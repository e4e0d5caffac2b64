"""What one window more or less would do, now."""

from __future__ import annotations

from dispatcher.wire.tickets import Told, Wait


class NewcomersWait(Told):
    """The wait of somebody without a priority who would come to this queue now."""

    queue: str
    wait: Wait


class Prospect(Told):
    """How long people would wait, in minutes.

    `mean` and `longest` of those who wait now, each by their mean wait, null where nobody waits who would be called;
    `coming` of those who come within the next hour, null where nobody is expected. `unserved`: how many wait whom
    nobody would call.
    """

    mean: float | None
    longest: float | None
    coming: float | None
    unserved: int
    newcomers: list[NewcomersWait]


class Change(Told):
    """A window that `clerk` would open, or leave, and the prospect then."""

    window: str
    clerk: str
    prospect: Prospect


class Forecast(Told):
    """The hall at `at`: as it is, with the windows that help most opened (the best first), and with one window less.

    `less` is the window at work that is missed least, null where none can be spared.
    """

    at: str
    waiting: int
    now: Prospect
    more: list[Change]
    less: Change | None
