"""Places to plan for: one service and windows that are all alike, and a hall of two domains."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import numpy as np

from dispatcher.domain.hours import OpeningHours, Season, Sessions
from dispatcher.domain.rules import Clerk, HallRules, Issuing, NoShow, Priority, Queue, Service, WindowPlan
from dispatcher.forecast.draws import Draws, draws
from dispatcher.forecast.outcomes import NOT_YET, SERVED, Outcomes
from sim.demand_model.model import DemandModel
from sim.planning.kinds import WindowKind
from sim.planning.site import Site
from sim.remark import Remark

MINUTE = 60_000_000
MONDAY = datetime.date(2026, 11, 23)
DAY_SHIFT: Sessions = ((540, 720), (840, 1020))
COMPREHENSIVE = WindowKind("all", Remark("综合窗口", "comprehensive"), ("undifferentiated",))
CARDS = WindowKind("cards", Remark("社保窗口", "social"), ("domain:social",))
HOMES = WindowKind("homes", Remark("户籍窗口", "household"), ("domain:household",))
DESK = WindowKind("desk", Remark("咨询台", "desk"), ("special:consult",), least=1)


def rules(sessions: Sessions = DAY_SHIFT, discipline: str = "load") -> HallRules:
    """A hall without windows that is open every day; numbers are issued while it is open and over lunch."""
    return HallRules(
        hall="site",
        discipline=discipline,
        hours=OpeningHours("Asia/Shanghai", (Season((1, 1), (12, 31), (sessions,) * 7),), ()),
        issuing=Issuing(0, 0, over_lunch=True, cases=1, proxy_cases=1),
        no_show=NoShow(recalls=2, after=60_000_000, returns_behind=3),
        priorities=(Priority("normal", "", 0, 1.0), Priority("elderly", "L", 10 * MINUTE, 1.5)),
        queues=(Queue("social", "A", 15 * MINUTE), Queue("household", "B", 15 * MINUTE)),
        services=(
            Service("card", "social", "social", 6 * MINUTE),
            Service("move", "household", "household", 6 * MINUTE),
            Service("ask", "social", "social", 2 * MINUTE, special="consult"),
        ),
        windows=(WindowPlan("1", "hall", ("undifferentiated",)),),
        clerks=(Clerk("jia", ("*",)),),
        pause_reasons=("lunch",),
    )


def model(visits: float, services: dict[str, float] | None = None, steady: bool = False) -> DemandModel:
    """People who come evenly while the hall is open for these services (share by id); all patient, nobody absent.

    `steady`: every day alike, with exponential service times: what queueing theory speaks of.
    """
    rising = (-np.log1p(-(np.arange(400) + 0.5) / 400)).tolist()
    calendar = {"weekdays": [1.0] * 7, "holiday": 1.0, "make_up": 1.0, "after_holiday": 1.0} if steady else {}
    hours = [("00:00", "24:00")] if steady else [("09:00", "12:00"), ("14:00", "17:00")]
    arrivals: dict[str, object] = {"profile": [{"from": start, "to": end, "weight": 1.0} for start, end in hours]}
    if steady:
        arrivals |= {"day_cv": 0.0, "quarter_cv": 0.0}
    return DemandModel.model_validate(
        {
            "visits_per_day": float(visits),
            "arrivals": arrivals,
            "calendar": calendar,
            "priorities": {"normal": 0.8, "elderly": 0.2},
            "patience": {"gives_up": []},
            "absence": {"absent": 0.0},
            "windows": {"undifferentiated": 1.0, "changeover_seconds": 0.0},
            "services": [
                {"id": service, "share": share, "minutes": 6.0, **({"shape": rising} if steady else {})}
                for service, share in (services or {"card": 1.0}).items()
            ],
        }
    )


def site(
    visits: float = 120,
    kinds: Sequence[WindowKind] = (COMPREHENSIVE,),
    services: dict[str, float] | None = None,
    seed: int = 1,
) -> Site:
    """A place that is open from nine to five, with lunch from noon to two."""
    dates = tuple(MONDAY + datetime.timedelta(days=day) for day in range(28))
    return Site(rules(), model(visits, services), tuple(kinds), dates, seed)


def steady_site(people_an_hour: float, seed: int) -> Site:
    """M/M/c: always open, people come at random, service times of six minutes on the average are exponential."""
    dates = tuple(MONDAY + datetime.timedelta(days=day) for day in range(400))
    return Site(rules(((0, 1440),), "fifo"), model(people_an_hour * 24, steady=True), (COMPREHENSIVE,), dates, seed)


def made_people(arrivals: Sequence[Sequence[float]], priority: Sequence[int] | None = None) -> Draws:
    """People of several days who come for a card at these minutes after midnight."""
    minutes = np.array([minute for day in arrivals for minute in day])
    return draws(
        (("card",),),
        arrival=(minutes * MINUTE).astype(np.int64),
        service=np.full(len(minutes), 6 * MINUTE, np.int64),
        priority=None if priority is None else np.array(priority, np.int64),
        offsets=np.cumsum([0, *(len(day) for day in arrivals)]),
    )


def made_outcomes(people: Draws, called: Sequence[float | None], left: Sequence[float | None] = ()) -> Outcomes:
    """What became of people who were called, or left, at these minutes after midnight; one window, no overtime."""
    number, days = len(people.arrival), people.days
    calls = np.array([NOT_YET if at is None else round(at * MINUTE) for at in called], np.int64)
    gone = np.array([NOT_YET if at is None else round(at * MINUTE) for at in (left or [None] * number)], np.int64)
    return Outcomes(
        state=np.where(calls != NOT_YET, SERVED, 1),
        first_called_at=calls,
        called_at=calls,
        window=np.where(calls != NOT_YET, 0, NOT_YET),
        calls=(calls != NOT_YET).astype(np.int64),
        ended_at=np.where(calls != NOT_YET, calls + 6 * MINUTE, gone),
        waited=np.zeros(number, np.int64),
        serving=np.full((days, 1), 60 * MINUTE, np.int64),
        at_work=np.full((days, 1), 120 * MINUTE, np.int64),
        overtime=np.zeros((days, 1), np.int64),
    )
