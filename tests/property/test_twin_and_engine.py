"""One rule, two speeds: the live hall under a SimPy clock and the fast engine give everybody the same day."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_halls import Scenario, scenarios

from dispatcher.domain.discipline import DISCIPLINES
from dispatcher.forecast import engine
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


class Forward(list[Any]):
    """A list whose places are counted from the beginning alone, as compiled tables are."""

    def __getitem__(self, place: Any) -> Any:
        assert place >= 0
        return super().__getitem__(place)

    def __setitem__(self, place: Any, value: Any) -> None:
        assert place >= 0
        super().__setitem__(place, value)


def forward(group: Any) -> Any:
    """The same tables with such lists in place of arrays."""
    if isinstance(group, np.ndarray):
        return Forward(map(forward, group)) if group.ndim > 1 else Forward(group.tolist())
    return type(group)(*map(forward, group)) if isinstance(group, tuple) else group


@given(scenario=st.sampled_from(sorted(DISCIPLINES)).flatmap(scenarios))
def test_the_loop_never_reads_or_writes_beside_its_tables(scenario: Scenario) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_listed", forward)
        run(scenario.layout, scenario.draws, interpreted=True)


@given(scenario=st.sampled_from(sorted(DISCIPLINES)).flatmap(scenarios))
def test_the_compiled_engine_is_the_interpreted_one(scenario: Scenario) -> None:
    compiled = run(scenario.layout, scenario.draws)
    assert differences(compiled, run(scenario.layout, scenario.draws, interpreted=True)) == {}
