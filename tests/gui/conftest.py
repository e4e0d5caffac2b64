"""Screens are tested offscreen, drawn by Qt's own software renderer; a Qt warning fails a test."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from cut_line import CutLine, cut_line
from live_hall import LiveHall

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"


@pytest.fixture
def line(live_hall: LiveHall) -> Iterator[CutLine]:
    """A line to the township hall that can be cut."""
    with cut_line(live_hall.url) as made:
        yield made
