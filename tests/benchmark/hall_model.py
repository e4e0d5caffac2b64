"""The hall on which engines are compared: 4 classes of visit, 4 specialised and 4 comprehensive windows, 400 a day.

Beside the project's own: the same hall as it is usually written in SimPy (people and windows are processes, the line is
a FilterStore from which each window takes the first whom it can serve) and in Ciw (people choose the shorter line, of
their specialised window or of the comprehensive ones). Neither has priorities, absences, patience, breaks or hours.
"""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass, replace

import ciw  # type: ignore[import-untyped]  # Ciw ships no types
import numpy as np
import simpy
from hall_builder import MINUTE, RULES, SECOND
from simpy.events import ProcessGenerator

from dispatcher.domain.rules import Clerk, HallRules, Queue, Service, WindowPlan
from dispatcher.forecast.draws import NEVER, Draws, draws
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.roster import Roster, Stint, all_day

DATE = datetime.date(2026, 11, 23)
PEOPLE = 400
MINUTES = (5, 6, 8, 9)
"""Mean service time of each class."""
KINDS = tuple((f"s{index}",) for index in range(len(MINUTES)))
ABLE = (*(frozenset({index}) for index in range(4)), *(frozenset(range(4)) for _ in range(4)))
"""The classes that each window serves."""


def hall(discipline: str) -> HallRules:
    """The hall's rules."""
    return replace(
        RULES,
        discipline=discipline,
        queues=tuple(Queue(f"q{index}", "ABCD"[index], 20 * MINUTE) for index in range(4)),
        services=tuple(
            Service(f"s{index}", f"d{index}", f"q{index}", minutes * MINUTE) for index, minutes in enumerate(MINUTES)
        ),
        windows=(
            *(WindowPlan(f"{index + 1}", "ground", ("specialised",), (f"s{index}",)) for index in range(4)),
            *(WindowPlan(f"{index + 5}", "ground", ("undifferentiated",)) for index in range(4)),
        ),
        clerks=(Clerk("jia", ("*",)),),
    )


def plain(discipline: str, days: int) -> tuple[Layout, Draws]:
    """One session without breaks; everybody is normal, patient and there."""
    rules = hall(discipline)
    stints = {plan.id: (Stint("jia", 510 * MINUTE, 1020 * MINUTE),) for plan in rules.windows}
    return Layout(rules, Roster(stints), DATE, KINDS), people(days)


def full(discipline: str, days: int) -> tuple[Layout, Draws]:
    """Every rule: priorities, absence and return, patience, changeover, pace, lunch, breaks, extended service."""
    rules, chance = hall(discipline), np.random.default_rng(2)
    stints = {
        window: (
            Stint("jia", morning.start, 600 * MINUTE, "break"),
            Stint("jia", 610 * MINUTE, morning.end, "lunch"),
            afternoon,
        )
        for window, (morning, afternoon) in all_day(rules, DATE, {plan.id: "jia" for plan in rules.windows}).items()
    }
    roster = Roster(stints, pace={f"{index}": 1100 for index in range(5, 9)}, changeover=20 * SECOND)
    count = days * PEOPLE
    patient = chance.random(count) < 0.9
    back = chance.random(count) < 0.6
    someone = replace(
        people(days),
        priority=chance.choice(3, count, p=[0.85, 0.12, 0.03]).astype(np.int64),
        patience=np.where(patient, NEVER, (chance.exponential(40, count) * MINUTE).astype(np.int64)),
        absent=chance.random(count) < 0.03,
        returns_after=np.where(back, (chance.uniform(2, 12, count) * MINUTE).astype(np.int64), NEVER),
    )
    return Layout(rules, roster, DATE, KINDS), someone


def people(days: int) -> Draws:
    """People of many days, most in the morning; lognormal service times with a coefficient of variation of 0.8."""
    chance, shape, spread = np.random.default_rng(1), (days, PEOPLE), math.log(1 + 0.8**2)
    morning, afternoon = chance.uniform(500, 710, shape), chance.uniform(800, 1005, shape)
    arrival = np.sort(np.where(chance.random(shape) < 0.55, morning, afternoon), axis=1).ravel()
    kind = chance.integers(0, len(MINUTES), days * PEOPLE)
    minutes = np.array(MINUTES)[kind] * chance.lognormal(-spread / 2, math.sqrt(spread), days * PEOPLE)
    return draws(
        KINDS,
        (arrival * MINUTE).astype(np.int64),
        np.maximum((minutes * MINUTE).astype(np.int64), 1),
        offsets=np.arange(days + 1) * PEOPLE,
        kind=kind,
    )


@dataclass(frozen=True)
class Person:
    """Somebody who waits in the SimPy model; `service` in minutes."""

    kind: int
    service: float
    called: simpy.Event
    served: simpy.Event


def live_filter_store(drawn: Draws) -> list[float]:
    """The waits (minutes) of the same people in a SimPy model with a FilterStore, one day after the other."""
    waits: list[float] = []
    kinds, arrivals, services = drawn.kind.tolist(), drawn.arrival.tolist(), drawn.service[:, 0].tolist()
    for first, end in zip(drawn.offsets[:-1].tolist(), drawn.offsets[1:].tolist(), strict=True):
        env = simpy.Environment()
        line = simpy.FilterStore(env)
        for i in range(first, end):
            env.process(_visit(env, line, waits, kinds[i], arrivals[i] / MINUTE, services[i] / MINUTE))
        for able in ABLE:
            env.process(_serve(env, line, able))
        env.run()
    return waits


def _visit(
    env: simpy.Environment, line: simpy.FilterStore, waits: list[float], kind: int, arrives: float, service: float
) -> ProcessGenerator:
    yield env.timeout(arrives)
    person = Person(kind, service, env.event(), env.event())
    yield line.put(person)
    yield person.called
    waits.append(env.now - arrives)
    yield person.served


def _serve(env: simpy.Environment, line: simpy.FilterStore, able: frozenset[int]) -> ProcessGenerator:
    while True:
        person: Person = yield line.get(lambda person: person.kind in able)
        person.called.succeed()
        yield env.timeout(person.service)
        person.served.succeed()


def live_ciw(days: int) -> int:
    """The number of people who came in a Ciw model; nodes are the door, four specialised windows, the other four."""
    names = [f"class {index}" for index in range(len(MINUTES))]
    spread = math.log(1 + 0.8**2)
    door = ciw.dists.Deterministic(0)
    network = ciw.create_network(
        arrival_distributions={name: [ciw.dists.Exponential(PEOPLE / 4 / 480), *[None] * 5] for name in names},
        service_distributions={
            name: [door, *[ciw.dists.Lognormal(math.log(minutes) - spread / 2, math.sqrt(spread))] * 5]
            for name, minutes in zip(names, MINUTES, strict=True)
        },
        routing={
            name: ciw.routing.NetworkRouting(
                [ciw.routing.JoinShortestQueue([index + 2, 6]), *(ciw.routing.Leave() for _ in range(5))]
            )
            for index, name in enumerate(names)
        },
        number_of_servers=[math.inf, 1, 1, 1, 1, 4],
    )
    ciw.seed(1)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(480 * days)
    return sum(record.node == 1 for record in simulation.get_all_records())
