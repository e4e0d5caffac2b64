"""Whole days of people."""

from __future__ import annotations

import datetime
import math

import live_hall
import numpy as np
import pytest
from confidence import around, holds, of_mean, of_share
from hypothesis import given, settings
from hypothesis import strategies as st

from dispatcher.config import HallConfig
from dispatcher.domain.rules import UNDIFFERENTIATED, HallRules
from dispatcher.forecast.draws import Draws
from dispatcher.forecast.roster import Roster
from sim.demand_model.busy_spells import shared_variance
from sim.demand_model.draw import draw, issuing_of, kind_names, kinds_of, open_dates
from sim.demand_model.model import DemandModel, DemandNotFitting
from sim.demand_model.reading import read_demand

TOWNSHIP = live_hall.township()
MONDAY = datetime.date(2026, 11, 23)
SUNDAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def days(model: DemandModel, rules: HallRules, year: list[datetime.date]) -> Draws:
    """A year of the township."""
    return draw(model, rules, year, 1)


def same(first: Draws, second: Draws, *names: str) -> bool:
    """Whether arrays of two draws are equal."""
    return all(np.array_equal(getattr(first, name), getattr(second, name)) for name in names)


EVERYTHING = ("offsets", "arrival", "kind", "priority", "service", "patience", "absent", "returns_after")


def test_a_year_fits_the_hall(days: Draws, rules: HallRules, year: list[datetime.date]) -> None:
    days.require_fit(rules)
    assert days.days == len(year)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "visits_per_day": st.floats(0.1, 400),
            "cases": st.lists(st.floats(0.01, 1), min_size=1, max_size=6),
            "arrivals": st.fixed_dictionaries({"day_cv": st.floats(0, 2), "quarter_cv": st.floats(0, 3)}),
            "appointments": st.fixed_dictionaries({"share": st.floats(0, 1), "lateness_sd": st.floats(0, 120)}),
            "patience": st.fixed_dictionaries({"gives_up": st.sampled_from([[], [[0, 1]], [[1, 0.2], [5, 1]]])}),
            "absence": st.fixed_dictionaries({"absent": st.floats(0, 1), "returns": st.floats(0, 1)}),
            "priorities": st.just({"elderly": 1.0}),
        },
    ),
    st.integers(0, (1 << 64) - 1),
    st.lists(st.dates(datetime.date(2020, 1, 1), datetime.date(2032, 12, 31)), max_size=6),
)
@settings(max_examples=60, deadline=None)
def test_what_is_drawn_always_fits_the_hall(table: dict[str, object], seed: int, dates: list[datetime.date]) -> None:
    hall = TOWNSHIP
    rules = hall.rules()
    drawn = draw(read_demand(table, hall), rules, dates, seed)
    drawn.require_fit(rules)
    for number, date in enumerate(dates):
        came = drawn.arrival[drawn.offsets[number] : drawn.offsets[number + 1]]
        spans = issuing_of(rules, date)
        inside = [(came >= opens) & (came < closes) for opens, closes in spans]
        assert not len(came) or np.all(np.any(inside, axis=0)), date


def test_the_same_seed_gives_the_same_days_and_another_one_does_not(
    model: DemandModel, rules: HallRules, year: list[datetime.date]
) -> None:
    first, again, other = (draw(model, rules, year[:20], seed) for seed in (3, 3, 4))
    assert same(first, again, *EVERYTHING)
    assert not np.array_equal(first.offsets, other.offsets)


def test_a_day_is_the_same_alone_as_among_others(model: DemandModel, rules: HallRules, days: Draws) -> None:
    dates = [datetime.date(2026, 6, 3)]
    alone = draw(model, rules, dates, 1)
    place = list(open_dates(rules, datetime.date(2026, 1, 1))).index(dates[0])
    here = slice(int(days.offsets[place]), int(days.offsets[place + 1]))
    for name in EVERYTHING[1:]:
        assert np.array_equal(getattr(alone, name), getattr(days, name)[here]), name
    assert alone.kinds == days.kinds


def test_the_kinds_are_known_before_anything_is_drawn(model: DemandModel, rules: HallRules, days: Draws) -> None:
    assert kind_names(model, kinds_of(model, rules)) == days.kinds
    assert len(days.kinds) < len(model.services) + 40
    assert days.kinds[: len(model.services)] == tuple((service.id,) for service in model.services)


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ({"absence": {"absent": 0.5}}, {"absent", "returns_after"}),
        ({"patience": {"gives_up": [[5, 0.9]]}}, {"patience"}),
        ({"priorities": {"elderly": 1.0}}, {"priority"}),
        ({"companions_per_person": 2}, set()),
        ({"windows": {"undifferentiated": 2}}, set()),
        ({"calendar": {"holiday": 0}}, set()),
    ],
)
def test_changing_one_parameter_shifts_no_other_draw(
    township: HallConfig, rules: HallRules, table: dict[str, object], changed: set[str]
) -> None:
    dates = [MONDAY] * 10
    usual, other = (draw(read_demand(given_, township), rules, dates, 1) for given_ in ({}, table))
    for name in EVERYTHING:
        assert np.array_equal(getattr(usual, name), getattr(other, name)) == (name not in changed), name


def test_slower_services_take_the_same_people_longer(
    township: HallConfig, model: DemandModel, rules: HallRules
) -> None:
    slower = model.model_copy(
        update={"services": [one.model_copy(update={"minutes": one.minutes * 2}) for one in model.services]}
    )
    usual, slow = (draw(each, rules, [MONDAY] * 5, 1) for each in (model, slower))
    assert same(usual, slow, "arrival", "kind", "priority", "patience", "absent")
    assert slow.service == pytest.approx(2 * usual.service, abs=1)


def test_a_mondays_visits_are_as_many_as_stated(model: DemandModel, rules: HallRules) -> None:
    days = draw(model, rules, [MONDAY] * 2000, 5)
    in_season = sum(service.share for service in model.services if _domain(rules, service.id) in ("pension", "medical"))
    all_shares = sum(service.share for service in model.services)
    expected = 110 * 1.15 * (1 + 0.5 * in_season / all_shares)
    assert holds(of_mean(np.diff(days.offsets).astype(float)), expected)


def _domain(rules: HallRules, service: str) -> str:
    return next(known.domain for known in rules.services if known.id == service)


def test_in_payment_season_its_domains_are_asked_for_more(model: DemandModel, rules: HallRules) -> None:
    shares = {service.id: service.share for service in model.services}
    paying = np.array([_domain(rules, name) in ("pension", "medical") for name in shares])
    usual = np.array(list(shares.values()))
    for date, factor in ((datetime.date(2026, 6, 3), 1.0), (datetime.date(2026, 11, 25), 1.5)):
        days = draw(model, rules, [date] * 200, 2)
        single = days.kind[days.kind < len(shares)]
        weights = np.where(paying, usual * factor, usual)
        assert holds(of_share(paying[single]), float(weights[paying].sum() / weights.sum()))


def test_shares_of_visits_are_those_of_the_model(model: DemandModel, rules: HallRules) -> None:
    days = draw(model, rules, [MONDAY] * 200, 3)
    assert holds(of_share(days.absent), model.absence.absent)
    ids = [priority.id for priority in rules.priorities]
    walk_in = 1 - model.appointments.share
    whole = sum(model.priorities.values())
    for name, share in model.priorities.items():
        if name != "normal":
            assert holds(of_share(days.priority == ids.index(name)), share / whole * walk_in)
    sizes = np.array([len(kind) for kind in days.kinds])[days.kind]
    assert holds(of_share(sizes == 1), model.cases[0] / sum(model.cases))


def test_a_closed_day_brings_nobody(model: DemandModel, rules: HallRules) -> None:
    days = draw(model, rules, [SUNDAY, MONDAY, SUNDAY], 1)
    assert np.diff(days.offsets).tolist()[::2] == [0, 0]
    assert days.offsets[2] > 0
    assert draw(model, rules, [], 1).days == 0


def test_people_before_opening_have_the_first_numbers(model: DemandModel, rules: HallRules) -> None:
    early = {"from": "07:00", "to": "08:00", "weight": 1.0}
    table = model.model_dump(by_alias=True, exclude_none=True)
    table["arrivals"]["profile"] = [early]
    days = draw(read_demand(table), rules, [MONDAY], 1)
    assert len(days.arrival) > 50
    assert set(days.arrival) == {issuing_of(rules, MONDAY)[0][0]}


def test_day_totals_vary_more_than_by_chance(model: DemandModel, rules: HallRules) -> None:
    flat = read_demand({**model.model_dump(by_alias=True, exclude_none=True), "calendar": {}})
    totals = np.diff(draw(flat, rules, [MONDAY] * 3000, 1).offsets).astype(float)
    ratio = totals.var() / totals.mean()
    assert holds(around(ratio, ratio * math.sqrt(2 / 3000)), 1 + totals.mean() * _day_cv(flat) ** 2)


def _day_cv(model: DemandModel) -> float:
    """The coefficient of variation of a day's rate: the day's factor and what the quarters leave of theirs."""
    shares = model.arrivals.quarter_shares()
    within = model.arrivals.quarter_cv**2 * float(shares @ shared_variance(shares, model.arrivals.persistence))
    return math.sqrt((1 + model.arrivals.day_cv**2) * (1 + within) - 1)


def test_a_model_of_another_hall_is_refused_with_every_fault(model: DemandModel, rules: HallRules) -> None:
    other = model.model_copy(
        update={
            "services": [model.services[0].model_copy(update={"id": "elsewhere"})],
            "priorities": {"royal": 1.0},
        }
    )
    with pytest.raises(DemandNotFitting) as refused:
        draw(other, rules, [MONDAY], 1)
    assert len(refused.value.faults) == 2


def test_comprehensive_windows_are_slower_by_the_stated_factor(model: DemandModel, rules: HallRules) -> None:
    paces = model.windows.paces(rules)
    assert {paces[window.id] for window in rules.windows if UNDIFFERENTIATED in window.roles} == {1100}
    assert {paces[window.id] for window in rules.windows if UNDIFFERENTIATED not in window.roles} == {1000}
    Roster({}, pace=paces, changeover=model.windows.changeover()).require_fit(rules)
    assert model.windows.changeover() == 10_000_000
