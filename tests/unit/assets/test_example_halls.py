"""The example halls are what they say: big enough, and never asked for more than they can do."""

from __future__ import annotations

import datetime
from importlib.resources import files
from pathlib import Path

import pytest

from dispatcher.config import HallConfig, load_hall
from dispatcher.domain.coverage import Coverage

MONDAY = datetime.date(2026, 11, 23)
MOST = 0.85
"""The largest offered load that leaves short waits."""


def hall(name: str) -> HallConfig:
    """An example hall."""
    return load_hall(Path(str(files("assets") / "halls" / f"{name}.toml")))


def minutes_by_service(config: HallConfig) -> dict[str, float]:
    """Expected minutes of work a day that each service brings."""
    shares = sum(service.share for service in config.services)
    cases = 1 + config.demand.several_services_share
    return {s.id: config.demand.people_per_day * cases * s.share / shares * s.minutes for s in config.services}


def open_minutes(config: HallConfig) -> int:
    """Minutes that a window is open on a winter Monday."""
    return sum(end - start for start, end in config.rules().hours.sessions_on(MONDAY))


@pytest.mark.parametrize(
    ("name", "services", "windows", "people"), [("township", 60, 6, 100), ("county", 250, 34, 800)]
)
def test_a_hall_has_about_what_is_said_of_it(name: str, services: int, windows: int, people: int) -> None:
    config = hall(name)
    assert len(config.windows) == windows
    assert services <= len(config.services) <= services * 1.2
    assert people <= config.demand.people_per_day <= people * 1.2
    assert {"consult", "collect"} <= {queue.id for queue in config.queues}


@pytest.mark.parametrize("name", ["township", "county"])
def test_the_hall_as_a_whole_is_asked_for_at_most_85_percent(name: str) -> None:
    config = hall(name)
    load = sum(minutes_by_service(config).values()) / (len(config.windows) * open_minutes(config))
    assert 0.2 < load <= MOST


@pytest.mark.parametrize("name", ["township", "county"])
def test_no_set_of_windows_is_alone_with_more_than_85_percent(name: str) -> None:
    """For every set of windows that some service needs: the services that only these may serve fit into them."""
    config = hall(name)
    coverage = Coverage(config.rules())
    reach = {s.id: frozenset(coverage.route((s.id,)).reach.windows) for s in config.services}
    minutes = minutes_by_service(config)
    for windows in set(reach.values()):
        alone = sum(minutes[service] for service, needed in reach.items() if needed <= windows)
        assert alone / (len(windows) * open_minutes(config)) <= MOST, sorted(windows)
