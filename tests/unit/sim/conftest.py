"""What the tests of the simulated day share."""

from __future__ import annotations

from importlib.resources import as_file, files

import pytest

from dispatcher.config import HallConfig, load_hall


@pytest.fixture(scope="session")
def township() -> HallConfig:
    """The township example hall."""
    with as_file(files("assets") / "halls" / "township.toml") as path:
        return load_hall(path)
