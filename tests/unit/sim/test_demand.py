"""One day of visits, drawn."""

from __future__ import annotations

import datetime
import random
import statistics
from collections import Counter

import pytest

from dispatcher.config import HallConfig
from sim.demand import Demand, HallClosedThatDay, Park, Transfer, Visit, arrival_spans

MONDAY = datetime.date(2026, 11, 23)
SUNDAY = datetime.date(2026, 11, 22)
SUMMER_MONDAY = datetime.date(2026, 6, 1)
MANY = 6000


@pytest.fixture(scope="module")
def visits(township: HallConfig) -> list[Visit]:
    """So many that shares show."""
    return Demand(township, random.Random(7)).draw_day(MONDAY, MANY)


def share(visits: list[Visit], *marks: bool) -> float:
    """The share of visits that are marked."""
    return sum(marks) / len(visits)


def test_the_same_seed_gives_the_same_day_and_another_one_does_not(township: HallConfig) -> None:
    day, again, other = (Demand(township, random.Random(seed)).draw_day(MONDAY, 50) for seed in (3, 3, 4))
    assert day == again
    assert day != other


def test_people_come_in_order_and_only_while_numbers_are_issued(visits: list[Visit]) -> None:
    times = [visit.arrives for visit in visits]
    assert times == sorted(times)
    assert min(times) >= 8 * 60
    assert max(times) <= 17 * 60


def test_arrivals_follow_the_spans_of_the_hall(township: HallConfig, visits: list[Visit]) -> None:
    spans = arrival_spans(township, MONDAY)
    total = sum(weight for _, _, weight in spans)
    for start, end, weight in spans:
        came = share(visits, *(start <= visit.arrives < end for visit in visits))
        assert came == pytest.approx(weight / total, abs=0.015)


def test_shares_are_those_of_the_configuration(township: HallConfig, visits: list[Visit]) -> None:
    demand = township.demand
    single = [visit for visit in visits if not visit.proxy]
    expected = {
        demand.proxy_share: share(visits, *(visit.proxy for visit in visits)),
        demand.several_services_share: share(single, *(len(visit.errands) > 1 for visit in single)),
        demand.cancel_share: share(visits, *(visit.cancels_after is not None for visit in visits)),
        demand.no_show_share: share(visits, *(visit.absent for visit in visits)),
        demand.transfer_share: share(visits, *(isinstance(visit.detour, Transfer) for visit in visits)),
        demand.park_share: share(visits, *(isinstance(visit.detour, Park) for visit in visits)),
    }
    for wanted, drawn in expected.items():
        assert drawn == pytest.approx(wanted, abs=0.012)


def test_passed_people_come_back_as_often_as_configured(township: HallConfig, visits: list[Visit]) -> None:
    absent = [visit for visit in visits if visit.absent]
    back = share(absent, *(visit.returns_after is not None for visit in absent))
    assert back == pytest.approx(township.demand.no_show_returns_share, abs=0.1)


def test_priorities_and_services_follow_their_shares(township: HallConfig, visits: list[Visit]) -> None:
    priorities = Counter(visit.priority for visit in visits)
    whole = sum(priority.share for priority in township.priorities)
    for priority in township.priorities:
        assert priorities[priority.id] / MANY == pytest.approx(priority.share / whole, abs=0.02)
    first = Counter(visit.errands[0].service for visit in visits)
    shares = sum(service.share for service in township.services)
    for service in township.services:
        assert first[service.id] / MANY == pytest.approx(service.share / shares, abs=0.012)


def test_service_times_have_the_mean_and_spread_of_the_hall(township: HallConfig) -> None:
    demand = Demand(township, random.Random(11))
    service = township.services[0]
    minutes = [demand.errand(service.id).minutes for _ in range(MANY)]
    mean = statistics.fmean(minutes)
    assert mean == pytest.approx(service.minutes, rel=0.03)
    assert statistics.stdev(minutes) / mean == pytest.approx(township.demand.service_cv, rel=0.06)


def test_the_work_of_a_drawn_day_fits_into_its_windows(township: HallConfig) -> None:
    people = round(township.demand.people_per_day)
    days = [Demand(township, random.Random(seed)).draw_day(MONDAY, people) for seed in range(20)]
    work = statistics.fmean(sum(errand.minutes for visit in day for errand in visit.errands) for day in days)
    sessions = township.rules().hours.sessions_on(MONDAY)
    attended = len(township.windows) * sum(end - start for start, end in sessions)
    assert 0.25 < work / attended < 0.85


def test_nobody_asks_for_a_service_twice_except_by_proxy(visits: list[Visit]) -> None:
    for visit in visits:
        services = [errand.service for errand in visit.errands]
        assert visit.proxy or len(services) == len(set(services))


def test_outcomes_fit_the_service(township: HallConfig, visits: list[Visit]) -> None:
    special = {service.id: service.special for service in township.services}
    for errand in (errand for visit in visits for errand in visit.errands):
        assert (errand.outcome == "consulted") == (special[errand.service] == "consult")
        assert (errand.outcome == "collected") == (special[errand.service] == "collect")


def test_a_summer_day_ends_later(township: HallConfig) -> None:
    assert max(end for _, end, _ in arrival_spans(township, SUMMER_MONDAY)) == 17 * 60
    assert max(end for _, end, _ in arrival_spans(township, MONDAY)) == 17 * 60 - 3


def test_a_day_on_which_the_hall_is_closed_has_no_visits(township: HallConfig) -> None:
    with pytest.raises(HallClosedThatDay, match="2026-11-22"):
        Demand(township, random.Random(1)).draw_day(SUNDAY, 10)
