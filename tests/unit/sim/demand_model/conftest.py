"""What the tests of the demand model share."""

from __future__ import annotations

import datetime
from itertools import islice

import pytest

from dispatcher.config import HallConfig
from dispatcher.domain.rules import HallRules
from sim.demand_model.draw import open_dates
from sim.demand_model.hall_defaults import demand_of_hall
from sim.demand_model.model import DemandModel


@pytest.fixture(scope="session")
def rules(township: HallConfig) -> HallRules:
    """The township's rules."""
    return township.rules()


@pytest.fixture(scope="session")
def model(township: HallConfig) -> DemandModel:
    """What the township's file stands for."""
    return demand_of_hall(township)


@pytest.fixture(scope="session")
def year(rules: HallRules) -> list[datetime.date]:
    """The open days of about a year."""
    return list(islice(open_dates(rules, datetime.date(2026, 1, 1)), 240))
