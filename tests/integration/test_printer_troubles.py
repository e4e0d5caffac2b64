"""Slips through a printer that falls from one trouble into the next, while the process that prints is killed.

A small version of the benchmark of the same name.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from printer_troubles import live_through
from switched_on import network, serial_at, switched_on


@pytest.mark.parametrize("kind", ["tcp", "serial"])
def test_every_slip_is_printed_once_or_told_as_failed_or_uncertain(kind: str, tmp_path: Path) -> None:
    with switched_on(serial_at(tmp_path) if kind == "serial" else network) as (printer, slips):
        outcome = live_through(printer, slips, tmp_path / "queue", count=25, kills=2, seed=20261121)
    outcome.check(25)
    # How many kills and troubles fit in, and how many slips are sure, depends on how busy the computer is; the
    # benchmark asks for numbers.
    assert outcome.troubles >= 1
