"""The report of a plan: one HTML file that asks for nothing from anywhere, for a meeting, a screen or A4 paper."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from sim.planning.charts import charts_of_plan
from sim.planning.findings import Plan
from sim.planning.headline import headline
from sim.planning.timetable import mix_of, most_open, open_minutes
from sim.planning.words import (
    bound_words,
    chance_words,
    classes_in,
    clock,
    count_of,
    kind_name,
    limit_words,
    value_words,
)


def plan_page(plan: Plan) -> str:
    """The whole page of one plan."""
    environment = Environment(
        loader=PackageLoader("sim"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "minutes": lambda value: f"{value:.1f}" if value < 100 else f"{value:.0f}",
        "share": lambda value: f"{value:.0%}",
        "share1": lambda value: f"{value:.1%}",
        "chance": chance_words,
        "clock": clock,
        "thousands": lambda value: f"{value:,.0f}",
        "classes": lambda rows: classes_in(plan.kinds, [row.mix for row in rows]),
        "count_of": lambda mix, one: count_of(plan.kinds, mix, one),
        "bound": bound_words,
        "kind_name": kind_name,
    }
    return environment.get_template("plan.html").render(
        plan=plan,
        charts=charts_of_plan(plan),
        mix=mix_of(plan.timetable, len(plan.kinds)),
        clerks=most_open(plan.timetable),
        window_hours=open_minutes(plan.timetable) / 60,
        limit_words=limit_words,
        value_words=value_words,
        first=headline(plan),
    )
