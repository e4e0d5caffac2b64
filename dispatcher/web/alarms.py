"""What a manager should act on now (R14): crowds, idle windows, devices. Pure; yellow and red cards are people's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dispatcher.config import HallConfig
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.model import Hall, Window, WindowState
from dispatcher.web.durations import said_minutes
from dispatcher.web.speech import Line, Said, line
from dispatcher.web.words import WORDS

PAUSED_LONG = 30 * MICROSECONDS_PER_MINUTE
"""A pause of this length (microseconds) is worth a look."""
IDLE_LONG = 3 * MICROSECONDS_PER_MINUTE
"""An idle window is worth a look after this long (microseconds) while it could call somebody."""
NAMED = 5
"""Idle windows that an alarm names at most."""
FINE = frozenset({"ready", "ok"})
"""States of devices that need nobody."""
SOON = frozenset({"paper_low", "printer_unknown", "printer_uncertain", "no_printer"})
"""States of devices that need somebody soon; with them numbers, and most slips, are given all the same."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something to act on; `urgent` when people wait because of it."""

    said: Line
    urgent: bool


def alarms(hall: Hall, config: HallConfig, window_since: Mapping[str, int], at: int) -> list[Alarm]:
    """All alarms of the hall at `at` (microseconds), the urgent ones first."""
    found = [
        *_crowds(hall, config, at),
        *_windows(hall, config, window_since, at),
        *_devices(hall),
    ]
    return sorted(found, key=lambda alarm: not alarm.urgent)


def longest_since(hall: Hall) -> dict[int, int]:
    """Since when (microseconds) the first waiting person of each queue, by its index, has waited."""
    first: dict[int, int] = {}
    for lane, people in enumerate(hall.lanes.people):
        if people:
            queue = hall.lanes.queue[lane]
            first[queue] = min(first.get(queue, people[0][0]), people[0][0])
    return first


def said_device_state(state: str) -> Said:
    """A device's state in words; one that the catalogue does not know as it is."""
    return WORDS.get(f"device_{state}", Said(state, state))


def _crowds(hall: Hall, config: HallConfig, at: int) -> Iterator[Alarm]:
    for index, since in longest_since(hall).items():
        queue = config.queues[index]
        name = Said(queue.name, queue.name_en)
        waited = (at - since) // MICROSECONDS_PER_MINUTE
        if waited > queue.promise_minutes:
            key = "alarm_beyond" if hall.lanes.servers[index] else "alarm_beyond_unserved"
            promise = f"{queue.promise_minutes:g}"
            yield Alarm(line(key, queue=name, waited=said_minutes(waited), promise=promise), urgent=True)
        elif hall.lanes.servers[index] == 0 and _in_session(hall, at):
            yield Alarm(line("alarm_unserved", queue=name, count=hall.lanes.count[index]), urgent=True)


def _windows(hall: Hall, config: HallConfig, window_since: Mapping[str, int], at: int) -> Iterator[Alarm]:
    """Each long pause by itself; idle windows together, for in a quiet hall there may be many."""
    names = {window.id: Said(window.name, window.name_en) for window in config.windows}
    reasons = {reason.id: Said(reason.name, reason.name_en) for reason in config.pause_reasons}
    waiting = sum(hall.lanes.count)
    blind: list[Said] = []
    idle: list[Said] = []
    for window in hall.windows.values():
        lasting = at - window_since.get(window.id, at)
        free = window.state in (WindowState.IDLE, WindowState.READY)
        if window.state is WindowState.PAUSED and lasting >= PAUSED_LONG:
            minutes = said_minutes(lasting // MICROSECONDS_PER_MINUTE)
            reason = reasons.get(window.pause_reason or "", WORDS["other_pause"])
            yield Alarm(line("alarm_paused", window=names[window.id], minutes=minutes, reason=reason), urgent=False)
        elif free and waiting and not callable_at(hall, window):
            blind.append(names[window.id])
        elif window.state is WindowState.IDLE and waiting and lasting >= IDLE_LONG:
            idle.append(names[window.id])
    if idle:
        minutes = said_minutes(IDLE_LONG // MICROSECONDS_PER_MINUTE)
        yield Alarm(line("alarm_idle", windows=_enumerated(idle), minutes=minutes), urgent=False)
    if blind:
        yield Alarm(line("alarm_blind", windows=_enumerated(blind), count=waiting), urgent=False)


def _enumerated(windows: list[Said]) -> Said:
    """The first few windows by name, and how many there are where there are more."""
    named = windows[:NAMED]
    zh, en = "、".join(said.zh for said in named), ", ".join(said.en for said in named)
    more = len(windows) - len(named)
    return Said(f"{zh}等{len(windows)}个窗口", f"{en} and {more} more") if more else Said(zh, en)


def callable_at(hall: Hall, window: Window) -> int:
    """How many of the waiting people this window, with who sits there, may call."""
    lanes = hall.lanes
    return sum(len(people) for lane, people in enumerate(lanes.people) if lanes.eligible[window.index][lane])


def _devices(hall: Hall) -> Iterator[Alarm]:
    for name, device in sorted(hall.devices.items()):
        if device.state not in FINE:
            said = line("alarm_device", device=name, state=said_device_state(device.state))
            yield Alarm(said, urgent=device.state not in SOON)


def _in_session(hall: Hall, at: int) -> bool:
    return hall.day is not None and any(start <= at < end for start, end in hall.day.sessions)
