"""How fast windows are: what a comprehensive window costs in time, and the pause between two people.

A clerk who does everything does each thing less often than one who does little: without that cost every plan would
merge all windows, for pooling alone only ever helps. No measurement in halls was found; a tenth is the assumption. When
a county hall merged 75 windows into 34 (Xinglongtai 2025) waits fell from 10 to 5 minutes all the same.
"""

from __future__ import annotations

from pydantic import Field

from dispatcher.config.sections import Section
from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.domain.rules import UNDIFFERENTIATED, HallRules
from dispatcher.forecast.roster import USUAL_PACE


class WindowPace(Section):
    """`undifferentiated`: how many times as long a service takes at a window for everything (R1).

    `changeover_seconds`: from the end with one person to the call of the next. A watched fuel lane needs about 10.
    """

    undifferentiated: float = Field(default=1.1, ge=0.5, le=3)
    changeover_seconds: float = Field(default=10, ge=0, le=600)

    def paces(self, rules: HallRules) -> dict[str, int]:
        """Thousandths of the usual time by window, for `Roster.pace`."""
        slower = self.everything()
        return {window.id: slower if UNDIFFERENTIATED in window.roles else USUAL_PACE for window in rules.windows}

    def everything(self) -> int:
        """Thousandths of the usual time at a window for everything."""
        return round(USUAL_PACE * self.undifferentiated)

    def changeover(self) -> int:
        """Microseconds, for `Roster.changeover`."""
        return round(self.changeover_seconds * MICROSECONDS_PER_SECOND)
