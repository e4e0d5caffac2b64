"""Plans as the report gets them, put together by hand: a township, a county of many kinds, a village of one window."""

from __future__ import annotations

from dataclasses import replace

from sim.planning.findings import (
    FrontierPoint,
    HalfHour,
    Plan,
    PoolingStep,
    ReckonerRow,
    Sensitivity,
    Space,
    Waits,
    WindowDay,
)
from sim.planning.goal import Limit, Measure
from sim.planning.kinds import WindowKind
from sim.planning.timetable import OpenWindow, Span, in_order
from sim.planning.trial import Verdict
from sim.remark import Remark

MORNING, AFTERNOON = (510, 720), (810, 1020)
COMPREHENSIVE = WindowKind("comprehensive", Remark("无差别综合窗口", "comprehensive"), ("undifferentiated",))
INSURANCE = WindowKind(
    "insurance", Remark("养老与医保窗口", "Pension and medical"), ("domain:pension", "domain:medical")
)
DESK = WindowKind("desk", Remark("同6号窗口", "like Window 6"), ("special:consult", "special:collect"), least=1)


def waits(mean: float) -> Waits:
    """Waits around this mean."""
    return Waits(mean, mean * 0.6, mean * 2.1, mean * 2.8, max(0.2, 1 - mean / 60), mean / 400, mean * 0.8, 0.62)


def township() -> Plan:
    """Five windows that keep the goal."""
    windows = [OpenWindow(0, (MORNING, AFTERNOON))] * 2 + [
        OpenWindow(0, (MORNING,)),
        OpenWindow(1, ((510, 690), (840, 1020))),
        OpenWindow(2, (MORNING, AFTERNOON)),
    ]
    return plan_of((COMPREHENSIVE, INSURANCE, DESK), windows)


def village() -> Plan:
    """One window, and nothing to compare it with."""
    return replace(
        plan_of((COMPREHENSIVE,), [OpenWindow(0, (MORNING, AFTERNOON))]),
        inhabitants=None, frontier=(), sensitivity=(), pooling=(), reckoner=(), remarks=(),
        space=Space(2, 3, None, Remark("没有人口数，面积未算", "no inhabitants are given, so no floor is told")),
    )  # fmt: skip


def county() -> Plan:
    """Thirty-one windows of fourteen kinds with long names, and a goal that does not hold."""
    kinds = [COMPREHENSIVE]
    for number in range(1, 14):
        name = Remark(
            f"第{number}类不动产登记与住房公积金窗口", f"Real estate registration and housing fund, group {number}"
        )
        kinds.append(WindowKind(f"kind-{number}", name, (f"domain:d{number}",), least=1 if number > 9 else 0))
    windows = [OpenWindow(0, (MORNING, AFTERNOON))] * 18
    windows += [OpenWindow(kind, (MORNING, AFTERNOON)) for kind in range(1, 14)]
    plan = plan_of(tuple(kinds), windows)
    failed = replace(plan.verdicts[0], value=0.83, chance=0.02)
    place = Remark("示范县第一市民中心政务服务大厅（含不动产登记）", "Service hall of Shifan county, real estate too")
    verdicts = (failed, *plan.verdicts[1:])
    return replace(plan, place=place, verdicts=verdicts, chance=0.02, visits=1840.0, inhabitants=812_000)


def plan_of(kinds: tuple[WindowKind, ...], windows: list[OpenWindow]) -> Plan:
    """A plan with these windows; figures rise and fall as they would."""
    timetable = in_order(windows)
    mix = tuple(sum(window.kind == kind for window in windows) for kind in range(len(kinds)))
    count = len(windows)
    near = range(max(1, count - 2), count + 4)
    return Plan(
        place=Remark("示范镇", "Shifan Township"),
        inhabitants=25_600,
        visits=76.8,
        kinds=kinds,
        timetable=timetable,
        days=200,
        waits=waits(4.2),
        verdicts=(
            Verdict(Limit(Measure.WITHIN, 0.9, 15), 0.934, 0.004, 0.999),
            Verdict(Limit(Measure.MEAN, 8), 4.2, 0.2, 1.0),
            Verdict(Limit(Measure.WITHIN, 0.9, 10, "elderly"), 0.93, 0.02, 0.93),
            Verdict(Limit(Measure.OVERTIME, 20), 3.1, 0.3, 1.0),
        ),
        chance=0.92,
        bad_days=0.11,
        half_hours=tuple(
            HalfHour(start, 5.0, 2 + at % 7, 0.0, 5 + 2 * (at % 7), _open(timetable, len(kinds), start))
            for at, start in enumerate([*range(510, 720, 30), *range(810, 1020, 30)])
        ),
        windows=tuple(
            WindowDay(number, window.kind, window.spans, 16.0, 0.4 + 0.5 * (number % 5) / 5)
            for number, window in enumerate(timetable, start=1)
        ),
        frontier=tuple(
            FrontierPoint(
                n, (n - count + mix[0], *mix[1:]), waits(30 / (n - near[0] + 1)), 0.999 if n >= count else 0.003
            )
            for n in near
        ),
        sensitivity=(
            *(changed("volume", "来的人", "visits", change, count) for change in (-0.3, -0.2, -0.1, 0.1, 0.2, 0.3)),
            *(changed("service", "办理时间", "service time", change, count) for change in (-0.2, -0.1, 0.1, 0.2)),
            Sensitivity("mix", Remark("养老与医保 +20%", "pension and medical +20%"), 0.2, waits(5.0), None),
        ),
        pooling=tuple(PoolingStep(n, (n, *mix[1:]), waits(9 - n)) for n in range(5)),
        space=Space(
            14, 16, 100, Remark("乡镇三万人口以下不少于 100 平方米", "a township of up to 30,000: 100 m² (R27)")
        ),
        reckoner=tuple(
            ReckonerRow(people, people * 0.003, (people // 8000 + 1, *mix[1:]), waits(5.0))
            for people in (5_000, 10_000, 20_000, 30_000, 50_000, 80_000, 100_000)
        ),
        assumptions=(
            (
                Remark("每万人口每天人次", "visits per 10,000 inhabitants a day"),
                "30（12–78）：Lingshan 2014，census 2017",
            ),
            (Remark("综合窗口慢多少", "how much slower a comprehensive window is"), "1.1"),
        ),
        remarks=(
            Remark(
                "办理时间是假设，有一个月的记录后请换掉", "service times are assumed; replace them by a month's log"
            ),
        ),
        seed=1,
        version="0.1.0",
        command="python -m sim plan township.toml --seed 1 --from 2026-11-23",
        seconds=6.4,
        priorities={"elderly": Remark("老年人", "elderly")},
    )


def changed(group: str, zh: str, en: str, change: float, count: int) -> Sensitivity:
    """What a change of one assumption does to waits and to the windows needed."""
    name = Remark(f"{zh} {change:+.0%}", f"{en} {change:+.0%}")
    return Sensitivity(group, name, change, waits(4.2 * (1 + change) ** 4), count + round(4 * change))


def _open(timetable: tuple[OpenWindow, ...], kinds: int, start: int) -> tuple[int, ...]:
    def within(spans: tuple[Span, ...]) -> bool:
        return any(begins <= start < ends for begins, ends in spans)

    return tuple(sum(window.kind == kind and within(window.spans) for window in timetable) for kind in range(kinds))
