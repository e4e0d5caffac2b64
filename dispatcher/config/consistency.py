"""What must hold between the tables of a hall's file. Each fault names its key, Chinese first, English beside it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from dispatcher.config.hall import OTHER_PAUSE, HallConfig
from dispatcher.config.sections import SPECIAL_KINDS
from dispatcher.domain.coverage import Coverage
from dispatcher.domain.rules import DOMAIN, EVERYTHING, SPECIAL, SPECIALISED, UNDIFFERENTIATED

LEAP_YEAR = datetime.date(2028, 1, 1)
"""The first day of a year that has every date."""


def faults(config: HallConfig) -> list[str]:
    """What is wrong between the tables; whether every service is served is asked once all names are right."""
    found = [
        *_repeated(config),
        *_unknown_in_services(config),
        *_unknown_in_windows(config),
        *_unknown_qualifications(config),
        *_unfit_lists(config),
        *_uncovered_days(config),
    ]
    return found or list(_unserved(config))


def _repeated(config: HallConfig) -> Iterator[str]:
    unique: tuple[tuple[str, list[str]], ...] = (
        ("exceptions.date", [entry.date for entry in config.exceptions]),
        ("priorities.id", [priority.id for priority in config.priorities]),
        ("priorities.mark", [priority.mark for priority in config.priorities]),
        ("zones.id", [zone.id for zone in config.zones]),
        ("queues.id", [queue.id for queue in config.queues]),
        ("queues.prefix", [queue.prefix for queue in config.queues]),
        ("domains.id", [domain.id for domain in config.domains]),
        ("materials.id", [material.id for material in config.materials]),
        ("services.id", [service.id for service in config.services]),
        ("windows.id", [window.id for window in config.windows]),
        ("clerks.id", [clerk.id for clerk in config.clerks]),
        ("pause_reasons.id", [OTHER_PAUSE, *(reason.id for reason in config.pause_reasons)]),
    )
    for key, values in unique:
        for value, times in Counter(values).items():
            if times > 1:
                yield f"{key}: “{value}”重复 {times} 次 / {value!r} stands {times} times"


def _unknown_in_services(config: HallConfig) -> Iterator[str]:
    domains, queues = {domain.id for domain in config.domains}, {queue.id for queue in config.queues}
    materials = {material.id for material in config.materials}
    for service in config.services:
        key = f"services.{service.id}"
        yield from _missing(f"{key}.domain", [service.domain], domains)
        yield from _missing(f"{key}.queue", [service.queue], queues)
        yield from _missing(f"{key}.materials", [needed.id for needed in service.materials], materials)


def _unknown_in_windows(config: HallConfig) -> Iterator[str]:
    zones, services = {zone.id for zone in config.zones}, {service.id for service in config.services}
    roles = {UNDIFFERENTIATED, SPECIALISED} | _domain_and_special_roles(config)
    for window in config.windows:
        key = f"windows.{window.id}"
        yield from _missing(f"{key}.zone", [window.zone], zones)
        yield from _missing(f"{key}.roles", window.roles, roles)
        yield from _missing(f"{key}.services", window.services, services)
        if (SPECIALISED in window.roles) != bool(window.services):
            yield (
                f"{key}.services: 专项窗口须列出事项，其他窗口不列 / "
                "a specialised window lists its services, others list none"
            )


def _unknown_qualifications(config: HallConfig) -> Iterator[str]:
    known = {EVERYTHING, *(service.id for service in config.services)} | _domain_and_special_roles(config)
    for clerk in config.clerks:
        yield from _missing(f"clerks.{clerk.id}.qualifications", clerk.qualifications, known)


def _unfit_lists(config: HallConfig) -> Iterator[str]:
    used = {service.queue for service in config.services}
    for queue in config.queues:
        if queue.id not in used:
            yield f"queues.{queue.id}: 没有事项在此排队 / no service waits in it"
    if config.priorities[0].mark:
        yield "priorities[0].mark: 第一类为普通，须无标记 / the first priority is the normal one and has no mark"


def _unserved(config: HallConfig) -> Iterator[str]:
    coverage = Coverage(config.rules())
    for service in config.services:
        reach = coverage.route((service.id,)).reach
        if not reach.windows:
            yield f"services.{service.id}: 没有窗口能办理 / no window may serve it"
        if not reach.clerks:
            yield f"services.{service.id}: 没有人员能办理 / no clerk may serve it"


def _uncovered_days(config: HallConfig) -> Iterator[str]:
    """Each day of the year lies in exactly one season: a gap would close the hall without a word."""
    seasons = config.rules().hours.seasons
    for offset in range(366):
        date = LEAP_YEAR + datetime.timedelta(days=offset)
        times = sum(season.covers(date) for season in seasons)
        if times != 1:
            yield (
                f"seasons: {date:%m-%d} 落在 {times} 个季节里，应为一个 / "
                f"{date:%m-%d} lies in {times} seasons instead of one"
            )
            return


def _domain_and_special_roles(config: HallConfig) -> set[str]:
    return {f"{DOMAIN}{domain.id}" for domain in config.domains} | {f"{SPECIAL}{kind}" for kind in SPECIAL_KINDS}


def _missing(key: str, values: Iterable[str], known: set[str]) -> Iterator[str]:
    for value in values:
        if value not in known:
            yield f"{key}: 没有“{value}” / there is no {value!r}"
