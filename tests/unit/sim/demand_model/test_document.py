"""What docs/demand.md says is so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from sim.demand_model.absence import Absence
from sim.demand_model.appointments import Appointments
from sim.demand_model.arrivals import Arrivals
from sim.demand_model.calendar_effects import CalendarEffects
from sim.demand_model.inhabitants import ALL_DOMAINS, Inhabitants
from sim.demand_model.model import DemandModel
from sim.demand_model.patience import Patience
from sim.demand_model.window_pace import WindowPace

DOCUMENT = Path(__file__).parents[4] / "docs" / "demand.md"
SECTIONS: dict[str, type[BaseModel]] = {
    "arrivals": Arrivals,
    "calendar": CalendarEffects,
    "appointments": Appointments,
    "patience": Patience,
    "absence": Absence,
    "windows": WindowPace,
    "inhabitants": Inhabitants,
}


@pytest.fixture(scope="module")
def text() -> str:
    """The document."""
    return DOCUMENT.read_text(encoding="utf-8")


def test_its_examples_give_what_it_shows() -> None:
    failed, tried = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert tried > 15
    assert failed == 0


def test_it_names_every_parameter(text: str) -> None:
    table = text[text.index("| key in") : text.index("**Why coefficients")]
    named = set(re.findall(r"`([a-z0-9_.]+)`", table))
    for name in DemandModel.model_fields:
        assert name in named or any(one.startswith(f"{name}.") for one in named) or f"`{name}`" in table, name
    settled = {"slot_minutes", "priority"}
    for section, kind in SECTIONS.items():
        for name in set(kind.model_fields) - settled:
            assert f"{section}.{name}" in named or name in named, f"{section}.{name}"


def test_its_defaults_are_those_of_the_model(text: str) -> None:
    rows = {line.split("|")[1].strip(" `"): line for line in text.splitlines() if line.startswith("| `")}
    usual = Arrivals.model_fields
    for name in ("day_cv", "quarter_cv", "persistence"):
        assert f"| {usual[name].default} |" in rows[f"arrivals.{name}"]
    assert f"| {WindowPace().undifferentiated} |" in rows["windows.undifferentiated"]
    assert f"| {WindowPace().changeover_seconds} |" in rows["windows.changeover_seconds"]
    weekdays = ", ".join(f"{factor:g}" for factor in CalendarEffects().weekdays)
    assert f"| {weekdays} |" in rows["calendar.weekdays"]
    for minutes, share in Patience().gives_up:
        assert re.search(rf"\b{share * 100:g} % by {minutes:g}\b", rows["patience.gives_up"])
    low, usual_rate, high = ALL_DOMAINS.low, ALL_DOMAINS.usual, ALL_DOMAINS.high
    assert f"{low:g}, {usual_rate:g} and {high:g} visits per 10,000" in rows["inhabitants.level"]
