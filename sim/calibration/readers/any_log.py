"""A log in whichever form it has: an event log, the folder of an exported ledger, or a table of visits."""

from __future__ import annotations

from pathlib import Path

from dispatcher.config import HallConfig
from sim.calibration.observed import Observed
from sim.calibration.readers.event_log import read_event_log
from sim.calibration.readers.ledger import read_ledger
from sim.calibration.readers.visit_table import TableForm, read_visit_table


def read_any_log(path: Path, hall: HallConfig | None = None, form: TableForm | None = None) -> Observed:
    """What the log shows; `form` says how a table is to be read. Raises `LogUnreadable` and `OSError`."""
    if path.is_dir():
        return read_ledger(path, hall)
    if path.suffix.lower() == ".csv":
        return read_visit_table(path, form or TableForm())
    return read_event_log(path)
