"""Assignments for tests of plans, from sections of a scenario."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from sim.planning.assignment import Assignment, assign
from sim.planning.scenario import Scenario

TODAY = datetime.date(2026, 11, 23)
PLACE = {"name": "甲镇", "name_en": "Jia", "level": "township", "inhabitants": 25_600}

Assigned = Callable[..., Assignment]
"""Makes an assignment from sections; what `place` does not say is a township of 25,600 inhabitants."""


@pytest.fixture
def assigned(tmp_path: Path) -> Assigned:
    """Scenarios whose files lie in the test's folder."""

    def made(place: Mapping[str, Any] | None = None, **sections: Any) -> Assignment:
        return assign(scenario(place, **sections), tmp_path / "scenario.toml", TODAY)

    return made


def scenario(place: Mapping[str, Any] | None = None, **sections: Any) -> Scenario:
    """A scenario with these sections."""
    return Scenario.model_validate({"place": {**PLACE, **(place or {})}, **sections})
