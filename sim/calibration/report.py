"""The report of a fit: one HTML file that asks for nothing from anywhere, for a screen or A4 paper."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from sim.calibration.charts import charts_of_fit
from sim.calibration.checks import SEED, Check
from sim.calibration.estimate import Estimate
from sim.calibration.findings import unknown
from sim.calibration.fit import Fitted

SERVICES_LISTED = 25
FEWEST_LISTED = 5
"""Times that a service needs to be listed."""


def fit_report(fitted: Fitted, figures: Sequence[Estimate], checks: Sequence[Check], command: str, version: str) -> str:
    """The report of one fit; `command` repeats it."""
    environment = Environment(
        loader=PackageLoader("sim"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["number"] = number
    times = sorted(fitted.times, key=lambda one: -len(one.times))
    listed = [one for one in times if len(one.times) >= FEWEST_LISTED][:SERVICES_LISTED]
    return environment.get_template("calibration.html").render(
        fitted=fitted,
        figures=figures,
        checks=checks,
        charts=charts_of_fit(fitted, SEED),
        unknown=unknown(fitted),
        times=listed,
        times_left=len(times) - len(listed),
        dates=fitted.counts.dates,
        visits=int(fitted.counts.totals().sum()),
        services_seen=sum(len(one.times) for one in fitted.times),
        command=command,
        version=version,
        seed=SEED,
    )


def number(value: float | None) -> str:
    """A figure with as many digits as it deserves; nothing where there is none."""
    if value is None:
        return ""
    size = abs(value)
    if size == 0 or size >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 0.1 else f"{value:.3f}"
