"""Rules for a log whose hall is not known: open day and night, each window for everything, first come first served."""

from __future__ import annotations

from dispatcher.domain.decide.departure import LUNCH
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE, OpeningHours, Season
from dispatcher.domain.rules import (
    EVERYTHING,
    UNDIFFERENTIATED,
    Clerk,
    HallRules,
    Issuing,
    NoShow,
    Priority,
    Queue,
    Service,
    WindowPlan,
)
from sim.calibration.observed import Observed
from sim.demand_model.errands import MOST_CASES

ALL_DAY = ((0, 24 * 60),)
NORMAL = "normal"
STAND_IN = "stand-in"
"""The id of a hall that nobody described."""


def rules_of(observed: Observed) -> HallRules:
    """The log's own rules, or such that every visit in it fits."""
    if observed.rules is not None:
        return observed.rules
    named = sorted({visit.priority for visit in observed.visits if visit.priority} - {NORMAL})
    work = 10 * MICROSECONDS_PER_MINUTE
    windows = observed.windows() or ["1"]
    return HallRules(
        hall=STAND_IN,
        discipline="fifo",
        hours=OpeningHours("Asia/Shanghai", (Season((1, 1), (12, 31), (ALL_DAY,) * 7),), ()),
        issuing=Issuing(before_opening=0, before_closing=0, over_lunch=True, cases=MOST_CASES, proxy_cases=MOST_CASES),
        no_show=NoShow(recalls=0, after=0, returns_behind=3),
        priorities=tuple(
            Priority(name, mark, 0, 1.0) for name, mark in zip((NORMAL, *named), ("", *_marks()), strict=False)
        ),
        queues=(Queue("all", "A", work),),
        services=tuple(Service(name, observed.domains.get(name, "all"), "all", work) for name in observed.services()),
        windows=tuple(WindowPlan(window, "hall", (UNDIFFERENTIATED,)) for window in windows),
        clerks=tuple(Clerk(window, (EVERYTHING,)) for window in windows),
        pause_reasons=(LUNCH, *_pauses(observed)),
    )


def _pauses(observed: Observed) -> list[str]:
    stints = (stint for day in observed.stints.values() for own in day.values() for stint in own)
    return sorted({stint.away for stint in stints if stint.away is not None} - {LUNCH})


def is_stand_in(rules: HallRules) -> bool:
    """Whether these are no hall's own rules, so that nothing is known of its windows."""
    return rules.hall == STAND_IN


def _marks() -> str:
    return "BCDEFGHIJKLMNOPQRSTUVWXYZ"
