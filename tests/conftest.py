"""What holds for every test: a log of an error that nobody expected fails it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from live_hall import LiveHall, serve_live


@pytest.fixture(autouse=True)
def _no_unexpected_errors(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logged an error, unless it is marked `expects_errors`."""
    yield
    if request.node.get_closest_marker("expects_errors") is None:
        errors = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
        assert not errors, [record.getMessage() for record in errors]


@pytest.fixture
def live_hall(tmp_path: Path) -> Iterator[LiveHall]:
    """The township hall on a Monday at nine, served and open."""
    with serve_live(tmp_path / "hall") as hall:
        yield hall


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--benchmarks` runs what measures instead of what checks; `--pictures DIR` keeps pictures of pages."""
    parser.addoption("--benchmarks", action="store_true", help="measure; prints one table")
    parser.addoption("--pictures", metavar="DIR", help="leave a PNG of every state of the pages there")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the benchmarks out of the tests."""
    if collection_path.name == "benchmark" and not config.getoption("--benchmarks"):
        return True
    return None
