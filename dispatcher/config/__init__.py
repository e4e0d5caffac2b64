"""A hall's TOML file: read, checked, and turned into rules for the domain and texts for people.

`sections` says what each table holds, `hall` what the whole stands for, `consistency` what must hold between tables.
"""

from __future__ import annotations

from dispatcher.config.hall import OTHER_PAUSE, HallConfig
from dispatcher.config.loading import HallConfigError, load_hall
from dispatcher.config.sections import DemandSection, Named, ServiceSection
from dispatcher.config.times_of_day import clock_minutes

__all__ = [
    "OTHER_PAUSE",
    "DemandSection",
    "HallConfig",
    "HallConfigError",
    "Named",
    "ServiceSection",
    "clock_minutes",
    "load_hall",
]
