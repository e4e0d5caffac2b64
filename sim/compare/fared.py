"""What became of everybody under one discipline."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.forecast.draws import Flags, Ints
from dispatcher.forecast.engine import run
from dispatcher.forecast.layout import Layout
from dispatcher.forecast.outcomes import ABANDONED, TURNED_AWAY
from sim.compare.scenes import Scene
from sim.demand_model.chance import Floats
from sim.planning.crowd import Crowd


@dataclass(frozen=True, slots=True)
class Fared:
    """Everybody who got a number (n), under one `discipline`.

    `wait`: minutes until the first call or until leaving, counted while the hall is open. `kept`: called within the
    wait that their queue promises; `judged`: those of whom that can be said, which is everybody but who left before it
    had passed. `overtaken`: by how many people of their queue who came later. `priority`, `queue`: by number in the
    rules. `day`, `unit`: of the scenes. `overtime`: minutes on each day, of all windows.
    """

    discipline: str
    wait: Floats
    kept: Flags
    judged: Flags
    left: Flags
    overtaken: Ints
    priority: Ints
    queue: Ints
    day: Ints
    unit: Ints
    overtime: Floats

    def only(self, these: Flags) -> Fared:
        """Some of the people."""
        columns = ("wait", "kept", "judged", "left", "overtaken", "priority", "queue", "day", "unit")
        return replace(self, **{name: getattr(self, name)[these] for name in columns})


def fare(scene: Scene, discipline: str) -> Fared:
    """Let the days of a scene be lived under a discipline. Raises `RosterNotFitting`."""
    rules, draws = replace(scene.rules, discipline=discipline), scene.draws
    outcomes = run(Layout(rules, scene.roster, scene.date, draws.kinds), draws)
    crowd = Crowd.of(draws, rules.hours.sessions_on(scene.date))
    day, queue = crowd.day, _queues(scene)[draws.kind]
    promise = np.array([queue.promise for queue in rules.queues])[queue] / MICROSECONDS_PER_MINUTE
    wait = crowd.waits(outcomes) / MICROSECONDS_PER_MINUTE
    called = outcomes.was_called()
    kept = called & (wait <= promise)
    fared = Fared(
        discipline=discipline,
        wait=wait,
        kept=kept,
        judged=called | (wait > promise),
        left=outcomes.state == ABANDONED,
        overtaken=_overtaken(outcomes.first_called_at, called, day * len(rules.queues) + queue),
        priority=draws.priority,
        queue=queue,
        day=day,
        unit=scene.unit[day],
        overtime=outcomes.overtime.sum(axis=1) / MICROSECONDS_PER_MINUTE,
    )
    return fared.only(outcomes.state != TURNED_AWAY)


def together(parts: Sequence[Fared]) -> Fared:
    """What became of everybody in several scenes."""
    days = np.cumsum([0, *(len(part.overtime) for part in parts)])
    columns = ("wait", "kept", "judged", "left", "overtaken", "priority", "queue", "unit", "overtime")
    return Fared(
        discipline=parts[0].discipline,
        day=np.concatenate([part.day + first for part, first in zip(parts, days[:-1], strict=True)]),
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in columns},
    )


def _queues(scene: Scene) -> Ints:
    """The queue of each kind of visit: that of its first service."""
    index = {queue.id: number for number, queue in enumerate(scene.rules.queues)}
    of_service = {service.id: index[service.queue] for service in scene.rules.services}
    return np.array([of_service[kind[0]] for kind in scene.draws.kinds], np.int64)


def _overtaken(called_at: Ints, called: Flags, line: Ints) -> Ints:
    """How many people of the same line (day and queue) came later than each and were called before them."""
    overtaken = np.zeros(len(called_at), np.int64)
    later: dict[int, list[int]] = {}
    for person in np.flatnonzero(called)[::-1].tolist():
        moment, calls = int(called_at[person]), later.setdefault(int(line[person]), [])
        overtaken[person] = bisect_left(calls, moment)
        insort(calls, moment)
    return overtaken
