"""Who sits where, and the people whom no demonstration is without."""

from __future__ import annotations

import datetime
import random
from importlib.resources import as_file, files

import pytest

from dispatcher.config import HallConfig, load_hall
from sim.cast import PRINTER_OFF, Cast
from sim.demand import Demand, Park, Transfer, Visit
from sim.seating import Seating, ServicesUnserved

MONDAY = datetime.date(2026, 11, 23)


@pytest.fixture(scope="module")
def county() -> HallConfig:
    """The county example hall."""
    with as_file(files("assets") / "halls" / "county.toml") as path:
        return load_hall(path)


@pytest.fixture(scope="module")
def parts(township: HallConfig) -> dict[str, list[Visit]]:
    """The written visits of a township day, by part."""
    visits = Cast(township, Seating(township), Demand(township, random.Random(1)), MONDAY).visits()
    return {part: [visit for visit in visits if visit.part == part] for part in {visit.part for visit in visits}}


def test_every_window_has_a_clerk_and_nobody_sits_twice(township: HallConfig, county: HallConfig) -> None:
    for config in (township, county):
        clerks = Seating(config).clerks
        assert list(clerks) == [window.id for window in config.windows]
        assert len(set(clerks.values())) == len(clerks)


def test_specialists_sit_where_they_serve_and_comprehensive_windows_keep_those_who_know_all(
    township: HallConfig,
) -> None:
    assert Seating(township).clerks == {"1": "c01", "2": "c02", "3": "c03", "4": "c04", "5": "c05", "6": "c06"}


def test_stand_ins_cover_what_they_know_best(township: HallConfig) -> None:
    assert Seating(township).stand_ins["5"] == "c07"


def test_breaks_follow_one_another(county: HallConfig) -> None:
    plans = Seating(county).plans(county.rules().hours.sessions_on(MONDAY))
    times = [plan.break_at for plan in plans]
    assert times == sorted(set(times))
    assert times[0] > 8.5 * 60
    assert times[-1] + plans[-1].break_minutes < 12 * 60


def test_a_hall_in_which_a_service_finds_nobody_is_refused(township: HallConfig) -> None:
    alone = township.model_copy(update={"clerks": township.clerks[5:6]})
    with pytest.raises(ServicesUnserved, match="id-card-renew"):
        Seating(alone)


def test_the_cast_meets_each_rule(parts: dict[str, list[Visit]]) -> None:
    assert parts["early"][0].arrives < 8.5 * 60
    assert 12 * 60 < parts["over-lunch"][0].arrives < 13.5 * 60
    assert len(parts["several"][0].errands) == 2
    assert parts["proxy"][0].proxy
    assert parts["priority"][0].priority != "normal"
    assert parts["returns"][0].returns_after is not None
    assert parts["stays-away"][0].absent
    assert parts["stays-away"][0].returns_after is None
    assert isinstance(parts["led-on"][0].detour, Transfer)
    assert parts["led-across"][0].detour == Transfer(None)
    assert parts["parked"][0].detour == Park(8.0)
    assert parts["parked-by-name"][0].detour == Park(7.0, by_name=True)
    assert len(parts[PRINTER_OFF]) == 1


def test_who_gives_the_number_back_does_so_before_anybody_can_call(parts: dict[str, list[Visit]]) -> None:
    visit = parts["cancels"][0]
    assert visit.cancels_after is not None
    assert visit.arrives + visit.cancels_after < 8.5 * 60 - 5


def test_one_of_the_last_people_must_still_wait_at_closing_time(
    township: HallConfig, parts: dict[str, list[Visit]]
) -> None:
    last = parts["at-closing"]
    service = last[0].errands[0].service
    assert len(last) == len(Seating(township).windows_for(service)) + 1
    assert all(visit.arrives < 17 * 60 for visit in last)
    assert all(visit.arrives + visit.errands[0].minutes > 17 * 60 for visit in last)
