"""One rule, two speeds: the live hall under a SimPy clock and the fast engine give everybody the same day."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_halls import Scenario, scenarios

from dispatcher.domain.discipline import DISCIPLINES
from dispatcher.forecast.engine import run
from dispatcher.forecast.outcomes import Outcomes
from sim.twin import live_days


def differences(one: Outcomes, other: Outcomes) -> dict[str, list[tuple[list[int], int, int]]]:
    """By array: where two outcomes differ, and what they say there."""
    found = {}
    for name in (field.name for field in fields(Outcomes)):
        mine, theirs = getattr(one, name), getattr(other, name)
        where = np.argwhere(mine != theirs)
        if len(where):
            found[name] = [(place.tolist(), int(mine[tuple(place)]), int(theirs[tuple(place)])) for place in where[:5]]
    return found


@pytest.mark.parametrize("discipline", sorted(DISCIPLINES))
@given(data=st.data())
def test_twin_and_engine_agree_about_everybody_to_the_microsecond(discipline: str, data: st.DataObject) -> None:
    scenario = data.draw(scenarios(discipline))
    assert differences(live_days(scenario.layout, scenario.draws), run(scenario.layout, scenario.draws)) == {}


@given(scenario=st.sampled_from(sorted(DISCIPLINES)).flatmap(scenarios))
def test_the_compiled_engine_is_the_interpreted_one(scenario: Scenario) -> None:
    compiled = run(scenario.layout, scenario.draws)
    assert differences(compiled, run(scenario.layout, scenario.draws, interpreted=True)) == {}
