"""What a plan rests on: each figure with where it comes from, for the reader of the report."""

from __future__ import annotations

from collections.abc import Iterator

from dispatcher.config import HallConfig
from dispatcher.forecast.draws import Draws
from sim.demand_model.inhabitants import ALL_DOMAINS
from sim.demand_model.model import DemandModel
from sim.demand_model.volume import usual_visits
from sim.planning.demand_source import SCENARIO, Sources
from sim.planning.shifts import ShiftRules
from sim.planning.site import Site
from sim.planning.words import DISCIPLINE_NAMES, clock
from sim.remark import Remark

ASSUMED = Remark("假设", "assumed")
"""Nothing was measured."""
HALLS = Remark("假设：全国大厅普查 2017、灵山县 2014", "assumed: national hall census 2017, Lingshan county 2014")
CALL_CENTRE = Remark("假设：某银行呼叫中心 1999", "assumed: a bank's call centre 1999")
FUEL_LANE = Remark("假设：一条加油车道的观察", "assumed: a watched fuel lane")

Assumption = tuple[Remark, str]
"""What is assumed, and its value with where that comes from."""


def assumptions(
    site: Site, hall: HallConfig, sources: Sources, shifts: ShiftRules, people: Draws
) -> tuple[Assumption, ...]:
    """The assumptions that matter for waits, the most important first; `people`: those the plan is judged on."""
    model = site.model
    return (
        *_volume(site, sources),
        *_service(model, sources, people),
        *_ups_and_downs(model, hall, sources),
        *_people(model, sources),
        *_rules(site, shifts),
    )


def _volume(site: Site, sources: Sources) -> Iterator[Assumption]:
    visits = float(usual_visits(site.model, site.rules).sum())
    if site.model.inhabitants is not None:
        people = site.model.inhabitants
        name = Remark("每万人口每个平常工作日的人次", "visits per 10,000 inhabitants and usual working day")
        per_10000 = visits / people.number * 10_000
        own = people.per_10000 or people.level != "usual"
        value = f"{per_10000:.3g} ({ALL_DOMAINS.low:g}–{ALL_DOMAINS.high:g})"
        yield name, _told(value, SCENARIO if own else HALLS)
    else:
        name = Remark("平常工作日的人次", "visits on a usual working day")
        yield name, _told(f"{visits:.4g}", sources.of("visits_per_day") or ASSUMED)


def _service(model: DemandModel, sources: Sources, people: Draws) -> Iterator[Assumption]:
    of_services = sources.of("services") or ASSUMED
    spread = sorted({service.cv for service in model.services})
    cv = f"{spread[0]:.2g}" if len(spread) == 1 else f"{spread[0]:.2g}–{spread[-1]:.2g}"
    minutes = float(people.service.sum()) / max(1, len(people.arrival)) / 60_000_000
    yield (
        Remark("一次来办平均用时（分钟）、变异系数", "minutes of a visit at the window, spread (cv)"),
        _told(f"{minutes:.1f}, {cv}", of_services),
    )
    yield (
        Remark("无差别综合窗口的用时倍数", "time at undifferentiated windows, times that at others"),
        _told(f"× {model.windows.undifferentiated:g}", sources.of("windows.undifferentiated") or ASSUMED),
    )
    yield (
        Remark("两人之间的间隔（秒）", "pause between two people (seconds)"),
        _told(f"{model.windows.changeover_seconds:g}", sources.of("windows.changeover_seconds") or FUEL_LANE),
    )


def _ups_and_downs(model: DemandModel, hall: HallConfig, sources: Sources) -> Iterator[Assumption]:
    profile = sources.of("arrivals.profile") or ASSUMED
    busiest = max(model.arrivals.profile, key=lambda span: span.weight)
    yield Remark("一天中何时来，最忙", "when people come, busiest"), _told(f"{busiest.start}–{busiest.end}", profile)
    yield (
        Remark("日与日、刻钟与刻钟的起伏（变异系数）", "how days and quarters of an hour vary (cv)"),
        _told(
            f"{model.arrivals.day_cv:.2g}, {model.arrivals.quarter_cv:.2g}",
            sources.of("arrivals.day_cv") or CALL_CENTRE,
        ),
    )
    weekdays = " ".join(f"{factor:.3g}" for factor in model.calendar.weekdays[:5])
    yield (
        Remark("周一至周五的倍数", "factors Monday to Friday"),
        _told(weekdays, sources.of("calendar.weekdays") or ASSUMED),
    )
    names = {domain.id: domain.name for domain in hall.domains}
    for season in model.calendar.seasons:
        value = f"× {season.factor:g}：{'、'.join(names[domain] for domain in season.domains)}"
        name = Remark(f"{season.first} 至 {season.last} 的季节倍数", f"season from {season.first} to {season.last}")
        yield name, _told(value, sources.of("calendar.seasons") or ASSUMED)
    market = model.calendar.market
    value = "无 none" if market.rule == "none" else f"{market.rule}, × {market.factor:g}"
    yield Remark("圩日", "market days"), _told(value, sources.of("calendar.market") or ASSUMED)


def _people(model: DemandModel, sources: Sources) -> Iterator[Assumption]:
    gone = ", ".join(f"{minutes:g} min {share:.0%}" for minutes, share in model.patience.gives_up[:4])
    yield (
        Remark("等多久会走（分钟、份额）", "who leaves after how long"),
        _told(gone or "—", sources.of("patience") or ASSUMED),
    )
    absence = model.absence
    yield (
        Remark("叫号不到、之后回来的份额", "not there when called, and back later"),
        _told(f"{absence.absent:.1%}, {absence.returns:.0%}", sources.of("absence.absent") or ASSUMED),
    )
    yield (
        Remark("预约的份额", "booked visits"),
        _told(
            f"{model.appointments.share:.0%}", sources.of("appointments.share") or sources.of("priorities") or ASSUMED
        ),
    )
    yield (
        Remark("每人带几位陪同", "companions of a visitor"),
        _told(f"{model.companions_per_person:g}", sources.of("companions_per_person") or ASSUMED),
    )


def _rules(site: Site, shifts: ShiftRules) -> Iterator[Assumption]:
    lunch = "大厅午间关门 hall closed at noon"
    if shifts.lunch is not None:
        turns = shifts.lunch
        lunch = f"{clock(turns.first)}–{clock(turns.last)} 轮流 in turns, {turns.minutes} min"
    yield (
        Remark("最短的班（分钟）、午休", "shortest shift (minutes), lunch"),
        f"{shifts.shortest}; {lunch}",
    )
    yield Remark("叫号规则", "who is called next"), str(DISCIPLINE_NAMES[site.rules.discipline])


def _told(value: str, source: Remark) -> str:
    return f"{value} · {source}"
