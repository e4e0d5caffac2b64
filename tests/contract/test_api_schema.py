"""The interface keeps what its own description at /openapi.json promises, whatever is sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import schemathesis
from fake_engine import FakeEngine
from live_hall import LiveHall, serve_live
from schemathesis.checks import CheckContext
from schemathesis.config import SchemathesisConfig
from schemathesis.openapi.checks import RejectedPositiveData
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dispatcher.api.app import interface
from dispatcher.api.openapi import description

EXAMPLES = 25
"""Random requests for each operation, besides those that schemathesis derives from the schema."""

EXISTING = {"window": "1", "ticket": "20261123-A003"}
"""A window at work and somebody who waits."""

_SETTINGS = hypothesis.settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)

api = schemathesis.openapi.from_dict(description(interface(), with_tokens=False), config=SchemathesisConfig())
FINITE = api.exclude(path=["/api/v1/stream", "/api/v1/public/tickets/{token}/stream"])
"""Everything but the streams, which have no end; `test_stream.py` and `test_ticket_stream.py` are about those."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveHall]:
    """A hall with people in every state, so that not everything is refused."""
    with serve_live(tmp_path_factory.mktemp("hall"), engine=lambda ending: FakeEngine()) as live:
        for window in ("1", "2", "3"):
            live.post(f"/api/v1/windows/{window}/open", 200, clerk=f"c0{window}")
        for _ in range(4):
            live.issue("id-card-new")
        live.post("/api/v1/windows/1/call-next", 200)
        live.post("/api/v1/windows/2/call-next", 200)
        live.post("/api/v1/windows/2/park", 200)
        yield live


def _aim(case: schemathesis.Case[Any]) -> None:
    """Let every second request that fits the schema name a window or ticket that exists."""
    for name, value in case.path_parameters.items():
        if name in EXISTING and len(str(value)) % 2 == 0:
            case.path_parameters[name] = EXISTING[name]


def _fits(case: schemathesis.Case[Any]) -> bool:
    return case.meta is not None and case.meta.generation.mode.is_positive


def _what_fits_the_schema_is_understood(
    context: CheckContext, response: schemathesis.Response, case: schemathesis.Case[Any]
) -> bool | None:
    """Refused for its content perhaps, but never as malformed: then the schema would not tell the whole truth."""
    if _fits(case) and b"urn:hall:problem:malformed-request" in response.content:
        raise RejectedPositiveData(
            operation=case.operation.label,
            message=response.text,
            status_code=response.status_code,
            allowed_statuses=["anything but malformed-request"],
        )
    return None


@FINITE.parametrize()
@_SETTINGS
def test_an_operation_keeps_its_description(case: schemathesis.Case[Any], hall: LiveHall) -> None:
    if _fits(case):
        _aim(case)
    before = hall.service.seq
    response = case.call(base_url=hall.url)
    case.validate_response(
        response,
        additional_checks=[_what_fits_the_schema_is_understood],
        # A service that fits the schema may still not be in the catalogue: that is a 422 by design.
        excluded_checks=[positive_data_acceptance],
    )
    if response.status_code >= 400:
        assert hall.service.seq == before


def test_the_description_is_served_as_it_was_tested(hall: LiveHall) -> None:
    assert hall.http.get("/openapi.json").json() == description(interface(), with_tokens=False)
