"""Collects what the benchmarks saw and prints it as one table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from benchmark.figures import Report
from rich.console import Console
from rich.table import Table


@pytest.fixture(scope="session")
def report() -> Iterator[Report]:
    """Where a benchmark writes its figures; printed at the end of the run."""
    rows: list[tuple[str, str, str]] = []
    yield lambda what, seen, wanted: rows.append((what, seen, wanted))
    table = Table("measured", "seen", "wanted", title="hall: benchmarks")
    for row in rows:
        table.add_row(*row)
    Console(width=120).print("\n", table)
