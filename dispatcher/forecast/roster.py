"""Who sits at which window, from when to when, and how fast people are served there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from dispatcher.domain.decide.departure import LUNCH
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.rules import HallRules

USUAL_PACE = 1000
"""The pace, in thousandths, at which a service takes exactly the time that was drawn."""
LOOK_AGAIN = 2 * MICROSECONDS_PER_MINUTE
"""After how long a clerk who may not leave yet, and has nobody to serve, asks again."""


class RosterNotFitting(ValueError):
    """The roster contradicts itself or the hall; the message names the window and what is wrong."""


@dataclass(frozen=True, slots=True)
class Stint:
    """A clerk at a window from `start` to `end` (microseconds after local midnight).

    `away` is the code of the pause that begins at `end`, such as `lunch`; the next stint then ends the pause with the
    same clerk. None closes the window; somebody else may open it for the next stint (R12).
    """

    clerk: str
    start: int
    end: int
    away: str | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """The working day of a hall's windows; it holds on every day of the draws.

    - `stints`: by window, in order. A window that is not named stays closed.
    - `pace`: by window, thousandths of the drawn service time: 1100 takes a tenth longer. Usual: 1000.
    - `changeover`: microseconds between the end with one person and the call of the next: papers, the walk.
    - `all_stay`: at a session's end every window serves on while somebody of that half-day waits whom it may call.
      Otherwise only those stay without whom somebody would be left (R6), which holds in any case.
    - `look_again`: microseconds after which a clerk who may not leave yet, and has nobody to serve, asks again.
    """

    stints: Mapping[str, tuple[Stint, ...]]
    pace: Mapping[str, int] = field(default_factory=dict)
    changeover: int = 0
    all_stay: bool = True
    look_again: int = LOOK_AGAIN

    def require_fit(self, rules: HallRules) -> None:
        """Raise `RosterNotFitting` unless the roster fits the hall and itself."""
        windows = {plan.id for plan in rules.windows}
        for window in (*self.stints, *self.pace):
            if window not in windows:
                raise RosterNotFitting(f"window {window!r} is not one of the hall's: {' '.join(sorted(windows))}")
        for window, pace in self.pace.items():
            if pace < 1:
                raise RosterNotFitting(f"window {window}: a pace of {pace} thousandths is not possible")
        if self.changeover < 0 or self.look_again < 1:
            raise RosterNotFitting("changeover must not be negative, look_again must be at least 1 µs")
        for window, stints in self.stints.items():
            _require_order(window, stints, rules)


def _require_order(window: str, stints: tuple[Stint, ...], rules: HallRules) -> None:
    before: Stint | None = None
    for stint in stints:
        if not 0 <= stint.start < stint.end or (before and stint.start < before.end):
            raise RosterNotFitting(f"window {window}: a stint must end after it starts, and start after the one before")
        if stint.away is not None and stint.away not in rules.pause_reasons:
            known = " ".join(rules.pause_reasons)
            raise RosterNotFitting(f"window {window}: pause {stint.away!r} is not one of the hall's: {known}")
        if before and before.away is not None and before.clerk != stint.clerk:
            raise RosterNotFitting(f"window {window}: {before.clerk} paused, so {stint.clerk} cannot open it")
        before = stint
    if before and before.away is not None:
        raise RosterNotFitting(f"window {window}: the last stint must close it, not pause")


def all_day(rules: HallRules, date: datetime.date, clerks: Mapping[str, str]) -> dict[str, tuple[Stint, ...]]:
    """Stints of windows that work through the sessions of `date`, with lunch between them; `clerks` by window."""
    midnight = rules.hours.moment(date, 0)
    sessions = [(start - midnight, end - midnight) for start, end in rules.hours.sessions(date)]
    return {
        window: tuple(
            Stint(clerk, start, end, LUNCH if number < len(sessions) else None)
            for number, (start, end) in enumerate(sessions, start=1)
        )
        for window, clerk in clerks.items()
    }
