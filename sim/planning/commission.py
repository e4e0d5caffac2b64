"""What `python -m sim plan` does once it is loaded: read the scenario, plan it, write the report."""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import datetime
import enum
import errno
import importlib.metadata
import json
import os
import shlex
import time
from collections.abc import Iterator
from pathlib import Path

from sim.planning.assignment import assign
from sim.planning.findings import Plan
from sim.planning.planner import Imprint, Planner, Tell
from sim.planning.report import plan_page
from sim.planning.scenario import PACKAGED, Scenario, load_scenario, packaged
from sim.whole_file import write_whole


def carry_out(options: argparse.Namespace, began: float, tell: Tell) -> Plan:
    """Plan as the command's options say, and write what they ask for. `began`: by `time.perf_counter`.

    Raises `ScenarioUnreadable`, `GoalUnreachable`, and `OSError` for files that cannot be written.
    """
    _require_places(options)
    today = datetime.date.today()
    with scenario_file(options.scenario) as path:
        scenario = _as_asked(load_scenario(path), options, today)
        assignment = assign(scenario, path, today)
    command = _again(options, scenario)
    imprint = Imprint(importlib.metadata.version("hall"), command, lambda: time.perf_counter() - began)
    plan = Planner(assignment, tell).plan(imprint)
    tell(0.95, "写报告 report")
    write_whole(options.report, plan_page(plan))
    if options.json is not None:
        write_whole(options.json, plan_json(plan))
    return plan


@contextlib.contextmanager
def scenario_file(chosen: str) -> Iterator[Path]:
    """The file that was named, or the packaged scenario of that name."""
    if chosen in PACKAGED and not Path(chosen).exists():
        with packaged("scenarios", chosen) as path:
            yield path
    else:
        yield Path(chosen)


def plan_json(plan: Plan) -> str:
    """The plan for programs: the fields of `findings.Plan` by their names."""

    def plain(value: object) -> object:
        if isinstance(value, enum.Enum):
            return value.value
        raise TypeError(f"{value!r} has no JSON")

    return json.dumps(dataclasses.asdict(plan), ensure_ascii=False, indent=1, default=plain) + "\n"


def _require_places(options: argparse.Namespace) -> None:
    """Better said now than when the plan is made and cannot be written."""
    for file in (options.report, options.json):
        if file is not None and file.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
        if file is not None and not file.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))


def _as_asked(scenario: Scenario, options: argparse.Namespace, today: datetime.date) -> Scenario:
    """The scenario with what the command line says in its place; without a first date it begins today."""
    first = options.first or (None if scenario.plan.first is not None else today)
    asked = {
        "first": None if first is None else first.isoformat(),
        "seed": options.seed,
    }
    plan = scenario.plan.model_copy(update={key: value for key, value in asked.items() if value is not None})
    return scenario.model_copy(update={"plan": plan})


def _again(options: argparse.Namespace, scenario: Scenario) -> str:
    """The command that does the same once more."""
    words = ["python", "-m", "sim", "plan", options.scenario, "--from", str(scenario.plan.first)]
    words += ["--seed", str(scenario.plan.seed), "--report", str(options.report)]
    return shlex.join(words)
