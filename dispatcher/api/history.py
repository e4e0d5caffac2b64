"""What happened to a ticket so far, for the clerk who has it in hand: worded from the log."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from dispatcher.api.answers import Shape, iso
from dispatcher.domain.model import Hall, Ticket
from dispatcher.store import Row


def history(hall: Hall, ticket: Ticket, rows: Sequence[Row]) -> list[Shape]:
    """A ticket's events as `wire.Step` each; a step names the service that its case had then."""
    services: dict[str, str] = {}
    steps: list[Shape] = []
    for row in rows:
        data: Shape = orjson.loads(row.data)
        for case, service in zip(ticket.cases, data.get("services", ()), strict=False):
            services[case.id] = service
        if "case" in data and data.get("service"):
            services[data["case"]] = data["service"]
        steps.append(
            {
                "at": iso(hall, row.at),
                "what": row.type.rpartition(".")[0],
                "window": data.get("window"),
                "clerk": data.get("clerk"),
                "service": services.get(data.get("case", "")),
                "outcome": data.get("outcome"),
                "reason": data.get("reason"),
            }
        )
    return steps
