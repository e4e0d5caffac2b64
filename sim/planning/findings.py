"""What a plan says: the answer first, and everything that a meeting asks next. All times are minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from sim.planning.goal import Measure
from sim.planning.kinds import Mix, WindowKind
from sim.planning.timetable import Span, Timetable
from sim.planning.trial import Verdict
from sim.remark import Remark

HALF_HOUR = 30
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Waits:
    """What people and clerks get: waits for the first call while the hall is open, over all people of all days.

    `within`: share called within the goal's minutes; `left`: share that left without a call; `overtime`: a clerk's, a
    day; `load`: share of the time at the windows in which somebody is served.
    """

    mean: float
    median: float
    p90: float
    p95: float
    within: float
    left: float
    overtime: float
    load: float


@dataclass(frozen=True, slots=True)
class HalfHour:
    """What a half-hour that begins at `start` (minutes after midnight) is like for whoever comes in it.

    `people`: a day, on the average; `mean` and the band in which eight of ten waits lie; `windows`: open, by kind.
    """

    start: int
    people: float
    mean: float
    low: float
    high: float
    windows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WindowDay:
    """One window of the answer: when it is open, how many people it serves a day, and its load."""

    number: int
    kind: int
    spans: tuple[Span, ...]
    served: float
    load: float


@dataclass(frozen=True, slots=True)
class AlikeWindows:
    """Windows of one kind that are open at the same times, `numbers` such as `3–5`; `served` and `load`: of each."""

    numbers: str
    kind: int
    spans: tuple[Span, ...]
    served: float
    load: float


def alike_windows(windows: Sequence[WindowDay]) -> list[AlikeWindows]:
    """The windows of an answer with those put together that follow each other and are alike."""
    found = []
    for (kind, spans), group in groupby(windows, lambda window: (window.kind, window.spans)):
        alike = list(group)
        first, last = alike[0].number, alike[-1].number
        numbers = str(first) if first == last else f"{first}–{last}"
        served, load = fmean(one.served for one in alike), fmean(one.load for one in alike)
        found.append(AlikeWindows(numbers, kind, spans, served, load))
    return found


@dataclass(frozen=True, slots=True)
class FrontierPoint:
    """The best mix of so many windows, all open all day; `chance`: that it keeps the goal."""

    windows: int
    mix: Mix
    waits: Waits
    chance: float


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What if something were otherwise than assumed: `group` is volume, service or mix; `change` -0.1 is a tenth less.

    `waits` with the answer's windows; `needed` windows for the goal, None: more than there is staff for.
    """

    group: str
    name: Remark
    change: float
    waits: Waits
    needed: int | None


@dataclass(frozen=True, slots=True)
class PoolingStep:
    """The same number of windows with `comprehensive` of them merged into windows for everything (others by domain)."""

    comprehensive: int
    mix: Mix
    waits: Waits


@dataclass(frozen=True, slots=True)
class Space:
    """Seats and floor (R27). `waiting`: people waiting at the worst moment of a day, companions included, in 95 of 100
    days; `seats`: what that asks; `area`: least usable square metres for so many inhabitants, None where unknown."""

    waiting: int
    seats: int
    area: int | None
    rule: Remark


@dataclass(frozen=True, slots=True)
class ReckonerRow:
    """A place of so many inhabitants: visits on a usual working day, windows in all and by kind, and their waits."""

    inhabitants: int
    visits: float
    mix: Mix
    waits: Waits

    @property
    def windows(self) -> int:
        """Windows in all."""
        return sum(self.mix)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. `chance`: at least this chance that the answer is right (see `search.Found.chance`).

    `kinds`: what mixes and windows count; `verdicts`: how each condition of the goal fared; `bad_days`: the share of
    days on which a condition about waits did not hold by itself; `remarks`: what the reader must know.
    """

    place: Remark
    inhabitants: int | None
    visits: float
    kinds: tuple[WindowKind, ...]
    timetable: Timetable
    days: int
    waits: Waits
    verdicts: tuple[Verdict, ...]
    chance: float
    bad_days: float
    half_hours: tuple[HalfHour, ...]
    windows: tuple[WindowDay, ...]
    frontier: tuple[FrontierPoint, ...]
    sensitivity: tuple[Sensitivity, ...]
    pooling: tuple[PoolingStep, ...]
    space: Space
    reckoner: tuple[ReckonerRow, ...]
    assumptions: tuple[tuple[Remark, str], ...]
    remarks: tuple[Remark, ...]
    seed: int
    version: str
    command: str
    seconds: float
    priorities: Mapping[str, Remark]

    def priority_name(self, priority: str | None) -> Remark | None:
        """The name of a priority that has a condition of its own; None stands for everybody."""
        return None if priority is None else self.priorities[priority]

    @property
    def goal_minutes(self) -> float:
        """The minutes within which most people are to be called."""
        return next(v.limit.minutes for v in self.verdicts if v.limit.measure is Measure.WITHIN)
