"""Random halls with random people, for holding the twin and the engine against each other.

Times often fall on whole minutes, so that much happens in the same microsecond.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from hall_builder import MINUTE, RULES, SECOND
from hypothesis import strategies as st

from dispatcher.domain.hours import ExceptionDate
from dispatcher.domain.rules import Clerk, HallRules, Issuing, NoShow, Priority, Queue, Service, WindowPlan
from dispatcher.forecast.draws import DAY, NEVER, Draws, draws
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.roster import Roster, Stint, all_day

DATE = datetime.date(2026, 11, 23)
OPENS, LUNCH_BEGINS, LUNCH_ENDS, CLOSES = 540, 600, 620, 680
"""A short day, in minutes after midnight."""
DOMAINS = ("social", "household")
CLERKS = ("jia", "yi", "bing", "trainee")
"""The last one is unknown to the configuration."""

T = TypeVar("T")


@dataclass(frozen=True)
class Scenario:
    """A hall with its roster, and who comes."""

    layout: Layout
    draws: Draws


@st.composite
def scenarios(draw: st.DrawFn, discipline: str) -> Scenario:
    """A hall of one to four windows, and up to thirty people on one or two days.

    In a *divided* hall each window serves one or two services and is there all day, so that visits for several go from
    window to window.
    """
    divided = draw(st.booleans())
    rules = draw(halls(discipline, divided))
    kinds = tuple(draw(st.lists(kinds_of(rules, 2 if divided else 1), min_size=1, max_size=4)))
    people = draw(customers(rules, kinds))
    people.require_fit(rules)
    return Scenario(Layout(rules, draw(rosters(rules, divided)), DATE, kinds), people)


def quiet(scenario: Scenario) -> Scenario:
    """The first day of the same hall; windows open early and stay, people are patient and come when called."""
    first = scenario.draws.offsets[1]
    drawn = scenario.draws
    people = draws(
        drawn.kinds,
        drawn.arrival[:first],
        drawn.service[:first],
        kind=drawn.kind[:first],
        priority=drawn.priority[:first],
    )
    stints = {
        window: (Stint(stints[0].clerk, (OPENS - 20) * MINUTE, DAY),)
        for window, stints in scenario.layout.roster.stints.items()
        if stints
    }
    return Scenario(Layout(scenario.layout.rules, Roster(stints), DATE, drawn.kinds), people)


def keeping_to_the_hours(scenario: Scenario) -> Scenario:
    """The same, but that the windows work through the sessions with lunch between them."""
    patient = quiet(scenario)
    rules = scenario.layout.rules
    clerks = {window: stints[0].clerk for window, stints in patient.layout.roster.stints.items()}
    return replace(patient, layout=Layout(rules, Roster(all_day(rules, DATE, clerks)), DATE, patient.draws.kinds))


@st.composite
def halls(draw: st.DrawFn, discipline: str, divided: bool) -> HallRules:
    """Rules with few of everything; some services may have no window, some windows nothing to do."""
    queues = tuple(
        Queue(f"q{index}", "ABC"[index], draw(st.sampled_from([1, 5, 20])) * MINUTE)
        for index in range(draw(st.integers(1, 3)))
    )
    services = tuple(
        Service(
            f"s{index}",
            draw(st.sampled_from(DOMAINS)),
            draw(st.sampled_from(queues)).id,
            draw(st.integers(1, 12)) * MINUTE,
            draw(st.sampled_from([None, None, "collect"])),
        )
        for index in range(draw(st.integers(1, 4)))
    )
    count = draw(st.integers(2, 4) if divided else st.integers(1, 4))
    plan = specialised_windows if divided else windows
    return replace(
        RULES,
        discipline=discipline,
        hours=replace(RULES.hours, exceptions=(ExceptionDate(DATE.isoformat(), draw(sessions())),)),
        issuing=Issuing(
            before_opening=draw(st.sampled_from([0, 20])) * MINUTE,
            before_closing=draw(st.sampled_from([0, 5])) * MINUTE,
            over_lunch=draw(st.booleans()),
            cases=2,
            proxy_cases=3,
        ),
        no_show=NoShow(
            recalls=draw(st.integers(0, 2)),
            after=draw(st.sampled_from([0, 30, 60])) * SECOND,
            returns_behind=draw(st.integers(0, 3)),
        ),
        priorities=draw(priorities()),
        queues=queues,
        services=services,
        windows=tuple(draw(plan(f"{index}", services)) for index in range(1, count + 1)),
        clerks=tuple(Clerk(name, ("*",) if divided else draw(qualifications(services))) for name in CLERKS[:-1]),
    )


@st.composite
def priorities(draw: st.DrawFn) -> tuple[Priority, ...]:
    """Normal people, and up to two kinds that go before them."""
    start, rate = st.sampled_from([0, 5, 15]), st.sampled_from([1.0, 1.5, 3.1])
    others = draw(st.sampled_from([(), ("elderly",), ("elderly", "military")]))
    return (
        Priority("normal", "", 0, 1.0),
        *(Priority(name, name[0].upper(), draw(start) * MINUTE, draw(rate)) for name in others),
    )


def sessions() -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    """One session, or two with lunch between."""
    return st.sampled_from([((OPENS, CLOSES),), ((OPENS, LUNCH_BEGINS), (LUNCH_ENDS, CLOSES))])


@st.composite
def windows(draw: st.DrawFn, name: str, services: tuple[Service, ...]) -> WindowPlan:
    """A window with one or two roles."""
    roles = st.sampled_from(
        ["undifferentiated", *(f"domain:{one}" for one in DOMAINS), "specialised", "special:collect"]
    )
    listed = draw(st.lists(st.sampled_from(services), max_size=3, unique=True))
    return WindowPlan(
        name,
        "ground",
        tuple(draw(st.lists(roles, min_size=1, max_size=2, unique=True))),
        tuple(service.id for service in listed),
    )


@st.composite
def specialised_windows(draw: st.DrawFn, name: str, services: tuple[Service, ...]) -> WindowPlan:
    """A window for one or two services."""
    listed = draw(st.lists(st.sampled_from(services), min_size=1, max_size=2, unique=True))
    return WindowPlan(name, "ground", ("specialised",), tuple(service.id for service in listed))


@st.composite
def qualifications(draw: st.DrawFn, services: tuple[Service, ...]) -> tuple[str, ...]:
    """What a clerk may do: everything more often than not."""
    some = st.sampled_from([*(f"domain:{one}" for one in DOMAINS), *(service.id for service in services)])
    return draw(st.one_of(st.just(("*",)), st.lists(some, min_size=1, max_size=3, unique=True).map(tuple)))


@st.composite
def rosters(draw: st.DrawFn, rules: HallRules, divided: bool) -> Roster:
    """Windows that open, rest, go to lunch, change hands and close when they please; or work all day."""
    whole = (Stint(CLERKS[0], (OPENS - 20) * MINUTE, CLOSES * MINUTE),)
    return Roster(
        stints={plan.id: whole if divided else draw(shifts()) for plan in rules.windows if draw(st.integers(0, 5))},
        pace={plan.id: draw(st.sampled_from([700, 1100, 1333])) for plan in rules.windows if draw(st.booleans())},
        changeover=draw(st.sampled_from([0, 1, 30 * SECOND, MINUTE])),
        all_stay=draw(st.booleans()),
        look_again=draw(st.sampled_from([MINUTE, 2 * MINUTE + 1])),
    )


@st.composite
def shifts(draw: st.DrawFn) -> tuple[Stint, ...]:
    """Stints of one window on the five-minute grid, from before opening until after closing."""
    grid = st.integers((OPENS - 20) // 5, (CLOSES + 20) // 5)
    marks = sorted(draw(st.lists(grid, min_size=2, max_size=6, unique=True)))
    stints: list[Stint] = []
    for number, (start, end) in enumerate(zip(marks[::2], marks[1::2], strict=False)):
        last = 2 * number + 3 >= len(marks)
        clerk = stints[-1].clerk if stints and stints[-1].away else draw(st.sampled_from(CLERKS))
        away = None if last else draw(st.sampled_from([None, "lunch", "break"]))
        stints.append(Stint(clerk, start * 5 * MINUTE, end * 5 * MINUTE, away))
    return tuple(stints)


@st.composite
def kinds_of(draw: st.DrawFn, rules: HallRules, least: int) -> tuple[str, ...]:
    """One service, several, or the same one several times (by proxy)."""
    service = st.sampled_from([service.id for service in rules.services])
    return tuple(draw(st.lists(service, min_size=least, max_size=3)))


@st.composite
def customers(draw: st.DrawFn, rules: HallRules, kinds: tuple[tuple[str, ...], ...]) -> Draws:
    """People with all their whims; in coarse scenarios every time is a whole number of minutes."""
    days = draw(st.lists(st.integers(0, 30), min_size=1, max_size=2))
    count, most = sum(days), max(len(kind) for kind in kinds)
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    unit = draw(st.sampled_from([1, SECOND, MINUTE]))

    def moments(low: float, high: float, *shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
        return (chance.uniform(low, high, shape) * MINUTE).astype(np.int64) // unit * unit

    def sometimes(
        values: np.ndarray[tuple[int, ...], np.dtype[np.int64]], share: float
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
        return np.where(chance.random(len(values)) < share, values, NEVER)

    kind = chance.integers(0, len(kinds), count)
    asked = np.arange(most) < np.array([len(one) for one in kinds])[kind][:, None]
    return draws(
        kinds,
        np.concatenate([np.sort(moments(OPENS - 30, CLOSES + 5, day)) for day in days]),
        np.where(asked, np.maximum(moments(0, draw(st.sampled_from([3, 15, 15, 600])), count, most), 1), 0),
        offsets=np.cumsum([0, *days]),
        kind=kind,
        priority=chance.integers(0, len(rules.priorities), count),
        patience=sometimes(moments(0, 25, count), draw(st.sampled_from([0.0, 0.5]))),
        absent=chance.random(count) < draw(st.sampled_from([0.0, 0.2, 0.6])),
        returns_after=sometimes(moments(0, 30, count), 0.7),
    )
