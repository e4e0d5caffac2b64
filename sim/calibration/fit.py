"""A log to a model: every part fitted, with what was assumed instead where the log is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dispatcher.config import HallConfig
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.rules import HallRules
from sim.calibration.assumptions import assumptions
from sim.calibration.calendar_fit import CalendarFit, fit_calendar, fit_seasons
from sim.calibration.counts import Counts, count_visits, covered
from sim.calibration.dispersion_fit import Spread, day_spread, quarter_spread
from sim.calibration.observed import Observed, SeenVisit, of_this_hall
from sim.calibration.pace_fit import pace_of, undifferentiated_windows, window_pace
from sim.calibration.patience_fit import PatienceFit, patience_of
from sim.calibration.stand_in_hall import is_stand_in, rules_of
from sim.calibration.times_fit import ENOUGH_FOR_ITS_OWN, SHORTEST, TimesFit, fit_times
from sim.calibration.visits_fit import (
    absence_of,
    appointments_of,
    cases_and_bundles,
    changeover_seconds,
    first_services,
    priority_shares,
)
from sim.demand_model.arrivals import Arrivals
from sim.demand_model.busy_spells import shared_variance
from sim.demand_model.calendar_effects import CalendarEffects
from sim.demand_model.chance import Floats
from sim.demand_model.model import DemandModel
from sim.demand_model.reading import lay_over
from sim.demand_model.service_times import ServiceDemand
from sim.demand_model.window_pace import WindowPace


@dataclass(frozen=True, slots=True)
class Coming:
    """How many people come when: the calendar, the spread of days and quarters, the profile, and shares of services."""

    calendar: CalendarFit
    seasons_told: int
    day: Spread | None
    quarter: Spread | None
    arrivals: Arrivals
    shares: Floats


@dataclass(frozen=True, slots=True)
class Fitted:
    """The model, and each part's fit for whoever judges it. None: the log does not tell that part.

    `pace`: how many times as long undifferentiated windows take, with the standard error of its log.
    """

    observed: Observed
    rules: HallRules
    assumed: DemandModel
    model: DemandModel
    counts: Counts
    coming: Coming
    times: tuple[TimesFit, ...]
    patience: PatienceFit | None
    pace: tuple[float, float] | None
    changeover: float | None


def fit(observed: Observed, hall: HallConfig | None = None, given: Mapping[str, Any] | None = None) -> Fitted:
    """Fit everything; `given` is a section `[demand]` with what the log cannot tell, such as the rule of market days.

    Raises `LogUnreadable` when the log is of a hall with other services, `DemandUnreadable` when `given` has faults.
    """
    rules = rules_of(observed) if hall is None else hall.rules()
    assumed = lay_over(assumptions(rules, hall), given or {}, rules)
    observed = of_this_hall(observed, rules)
    visits = list(observed.visits)
    counts = count_visits(observed)
    coming = _fit_coming(observed, visits, counts, rules, assumed)
    pace = pace_of(visits, rules)
    changeover = changeover_seconds(observed)
    windows = window_pace(pace, changeover, assumed.windows)
    times = _times(visits, rules, windows)
    patience = patience_of(observed.visits) if observed.knows.leaving else None
    model = _model(observed, rules, assumed, coming, windows, times, patience)
    return Fitted(observed, rules, assumed, model, counts, coming, times, patience, pace, changeover)


def _fit_coming(
    observed: Observed, visits: list[SeenVisit], counts: Counts, rules: HallRules, assumed: DemandModel
) -> Coming:
    effects, seasons_told = fit_seasons(_by_domain(observed, visits), counts.dates, assumed.calendar)
    shares = first_services(visits, _season_weights(observed, visits, effects), [s.id for s in assumed.services])
    calendar = _fit_calendar(observed, counts, shares, rules, assumed, effects)
    quarter = quarter_spread(counts, assumed.arrivals.persistence)
    quarter_cv = assumed.arrivals.quarter_cv if quarter is None else quarter.cv
    persistence = assumed.arrivals.persistence
    if quarter is not None and quarter.persistence is not None:
        persistence = quarter.persistence
    within = float(counts.shares @ shared_variance(counts.shares, persistence))
    totals = counts.totals().astype(np.float64)
    day = day_spread(totals, calendar.expected, calendar.parameters, quarter_cv**2 * within)
    arrivals = Arrivals(
        day_cv=round(assumed.arrivals.day_cv if day is None else min(2.0, day.cv), 4),
        quarter_cv=round(min(3.0, quarter_cv), 4),
        persistence=round(persistence, 4),
        profile=counts.profile(),
    )
    return Coming(calendar, seasons_told, day, quarter, arrivals, shares)


def _model(
    observed: Observed,
    rules: HallRules,
    assumed: DemandModel,
    coming: Coming,
    windows: WindowPace,
    times: tuple[TimesFit, ...],
    patience: PatienceFit | None,
) -> DemandModel:
    cases, bundles = cases_and_bundles(observed.visits)
    priorities, booked = priority_shares(observed.visits, assumed.appointments.priority)
    known = {priority.id for priority in rules.priorities}
    return DemandModel(
        visits_per_day=round(coming.calendar.base, 4),
        cases=cases,
        bundles=bundles,
        priorities={name: share for name, share in priorities.items() if name in known},
        companions_per_person=assumed.companions_per_person,
        arrivals=coming.arrivals,
        calendar=coming.calendar.effects,
        appointments=appointments_of(observed.visits, booked, assumed.appointments),
        patience=assumed.patience if patience is None else patience.continued_by(assumed.patience),
        absence=absence_of(observed.visits, assumed.absence) if observed.knows.absence else assumed.absence,
        windows=windows,
        services=_services(assumed, coming.shares, times),
    )


def _by_domain(observed: Observed, visits: list[SeenVisit]) -> list[dict[str, int]]:
    counted = {date: Counter[str]() for date in observed.days}
    for visit in visits:
        counted[visit.day][observed.domains.get(visit.services[0], "")] += 1
    return [dict(counted[date]) for date in observed.days]


def _season_weights(observed: Observed, visits: list[SeenVisit], effects: CalendarEffects) -> Floats:
    """What each visit counts for outside its domain's season."""
    factors = {date: effects.domain_factors(date) for date in observed.days}
    weights = [
        1 / max(0.05, factors[visit.day].get(observed.domains.get(visit.services[0], ""), 1.0)) for visit in visits
    ]
    return np.array(weights)


def _fit_calendar(
    observed: Observed, counts: Counts, shares: Floats, rules: HallRules, assumed: DemandModel, effects: CalendarEffects
) -> CalendarFit:
    domains = [observed.domains.get(service.id, "") for service in assumed.services]
    in_season = [
        float((shares * [effects.domain_factors(date).get(domain, 1.0) for domain in domains]).sum() / shares.sum())
        for date in counts.dates
    ]
    totals = counts.totals().astype(np.float64)
    return fit_calendar(
        totals,
        np.array(in_season) * covered(counts.shares, list(observed.days.values())),
        counts.dates,
        rules.hours,
        effects,
        1 + float(totals.mean()) * assumed.arrivals.day_cv**2,
    )


def _times(visits: list[SeenVisit], rules: HallRules, windows: WindowPace) -> tuple[TimesFit, ...]:
    """Times by service at a window of the usual pace; a hall whose windows are not known has only such."""
    slower = set() if is_stand_in(rules) else undifferentiated_windows(rules)
    by_service: dict[str, list[float]] = {}
    for case in (case for visit in visits for case in visit.cases):
        minutes = (case.end - case.start) / MICROSECONDS_PER_MINUTE
        if minutes >= SHORTEST:
            usual = minutes / windows.undifferentiated if case.window in slower else minutes
            by_service.setdefault(case.service, []).append(usual)
    return tuple(
        fit_times(service, np.array(minutes))
        for service, minutes in sorted(by_service.items())
        if len(minutes) >= 2 and max(minutes) > min(minutes)
    )


def _services(assumed: DemandModel, shares: Floats, times: tuple[TimesFit, ...]) -> list[ServiceDemand]:
    """Services with what the log tells; those seen too seldom keep their assumed minutes, scaled as the others were."""
    fitted = {one.service: one for one in times}
    minutes = {service.id: service.minutes for service in assumed.services}
    seen = [one for one in times if one.service in minutes]
    people = sum(len(one.times) for one in seen)
    ratio = (
        sum(one.mean * len(one.times) for one in seen)
        / max(1e-9, sum(minutes[one.service] * len(one.times) for one in seen))
        if people >= ENOUGH_FOR_ITS_OWN
        else 1.0
    )
    cv = _pooled_cv(seen)
    services = []
    for service, share in zip(assumed.services, shares, strict=True):
        told: dict[str, object] = {"share": round(float(share), 4)}
        one = fitted.get(service.id)
        if one is not None and len(one.times) >= ENOUGH_FOR_ITS_OWN:
            told |= {
                "minutes": round(min(600.0, one.mean), 4),
                "cv": round(min(5.0, one.cv), 4),
                "shape": list(one.shape),
            }
        else:
            told["minutes"] = round(min(600.0, service.minutes * ratio), 4)
            told["cv"] = service.cv if cv is None else round(min(5.0, cv), 4)
        services.append(service.model_copy(update=told))
    return services


def _pooled_cv(times: list[TimesFit]) -> float | None:
    """The spread of times in relation to their service's mean, over all services; None where there are too few."""
    relative = np.concatenate([one.times / one.mean for one in times if len(one.times) > 1] or [np.empty(0)])
    freedom = len(relative) - sum(len(one.times) > 1 for one in times)
    if freedom < ENOUGH_FOR_ITS_OWN:
        return None
    return float(np.sqrt(((relative - 1) ** 2).sum() / freedom))
