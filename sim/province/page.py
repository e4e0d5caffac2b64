"""The page of a province: one HTML file that asks for nothing from anywhere, for a screen or A4 paper."""

from __future__ import annotations

import importlib.metadata
from dataclasses import dataclass
from statistics import median

from jinja2 import Environment, PackageLoader, StrictUndefined

from sim.planning.assignment import Assignment
from sim.planning.assumptions import assumptions
from sim.planning.laboratory import FEW_DAYS
from sim.planning.words import bound_words, limit_words
from sim.province.answers import remark_on
from sim.province.chart import charts_of_province
from sim.province.sizing import Sized, Status
from sim.province.summary import Summary

MOST_LISTED = 60
"""Townships that do not keep the goal; more of them stand in the result."""


@dataclass(frozen=True, slots=True)
class Middle:
    """The medians of townships."""

    windows: int
    mean: float
    load: float


def province_page(assignment: Assignment, summary: Summary, command: str) -> str:
    """The whole page; `command` does the same again."""
    environment = Environment(
        loader=PackageLoader("sim"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "minutes": lambda value: f"{value:.1f}" if value < 100 else f"{value:.0f}",
        "share": lambda value: f"{value:.0%}",
        "thousands": lambda value: f"{value:,.0f}",
        "bound": bound_words,
    }
    kept = [answer for answer in summary.answers if answer.sized.status is Status.OK]
    site = assignment.site

    def remark(sized: Sized) -> str:
        return remark_on(sized, assignment.available)

    return environment.get_template("province.html").render(
        summary=summary,
        charts=charts_of_province(summary, assignment.goal),
        inhabitants=sum(answer.township.inhabitants for answer in summary.answers),
        windows=sum(answer.sized.windows for answer in summary.answers),
        kept=len(kept),
        middle=_middle(summary),
        sure=1 - len(summary.unsure) / max(1, len(kept)),
        most=MOST_LISTED,
        remark=remark,
        limits=assignment.goal.all_limits(),
        limit_words=limit_words,
        assumptions=assumptions(
            site, assignment.hall, assignment.sources, assignment.shifts, site.people(FEW_DAYS, for_choosing=True)
        ),
        remarks=assignment.remarks,
        days=assignment.days,
        command=command,
        seed=site.seed,
        version=importlib.metadata.version("hall"),
    )


def _middle(summary: Summary) -> Middle | None:
    tried = summary.tried
    if not tried:
        return None
    return Middle(
        int(median(answer.sized.windows for answer in tried)),
        median(answer.waits.mean for answer in tried),
        median(answer.waits.load for answer in tried),
    )
