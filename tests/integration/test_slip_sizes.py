"""How many bytes a ticket's slip takes in the packaged halls: at most 400, a fifth of a second at 19200 baud.

Every service in both languages on both papers, for the priority of the longest name, with figures of a crowded day.
"""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest
from live_hall import serve_live

from dispatcher import wire
from dispatcher.config import load_hall
from printers import encode, ticket_layout
from printers.layout import WIDTHS
from slips.words import SlipWords

MOST = 400
A_LINK = 45
"""What a link takes more than the bare token, in a hall whose address has 25 letters."""


def _told(hall: str, folder: Path) -> tuple[wire.Catalogue, wire.Hall]:
    """What a packaged hall tells of itself, as on a real day."""
    config = load_hall(Path(str(files("assets") / "halls" / f"{hall}.toml")))
    with serve_live(folder, config=config) as live:
        catalogue = wire.Catalogue.model_validate(live.http.get("/api/v1/catalogue").json())
        state = wire.Hall.model_validate(live.http.get("/api/v1/hall").json())
    return catalogue.model_copy(update={"training": False}), state


def _ticket(service: wire.Service, priority: str, language: str) -> wire.Ticket:
    case = wire.Case(
        id="20261123-A112-1", service=service.id, state="waiting", outcome=None, window=None, clerk=None,
        started_at=None, ended_at=None, rating=None,
    )  # fmt: skip
    return wire.Ticket(
        id="20261123-A112", number="A112", token="20261123-A112-AbCdEfGhIjKlMnOp", cases=[case], queue=service.queue,
        priority=priority, language=language, proxy=False, state="waiting", reason=None, window=None,
        windows=service.windows, ahead=27, wait=wire.Wait(low=105, high=130, chance=0.8), recalls=0, printed=None,
        since="2026-11-23T09:14:03+08:00", issued_at="2026-11-23T09:14:03+08:00", called_at=None, ended_at=None,
    )  # fmt: skip


@pytest.mark.parametrize("hall", ["township", "county"])
def test_a_ticket_takes_400_bytes_at_most_and_a_link_45_more(hall: str, tmp_path: Path) -> None:
    catalogue, state = _told(hall, tmp_path)
    words = SlipWords(catalogue.model_copy(update={"public_url": ""}), state)
    services = [service for domain in catalogue.domains for service in domain.services]
    longest = max(catalogue.priorities, key=lambda priority: len(priority.name) + len(priority.name_en))
    for service, language, width in product(services, ("zh", "en"), WIDTHS):
        ticket = _ticket(service, longest.id, language)
        assert len(encode(ticket_layout(words.slip(ticket), width), width)) <= MOST, (service.name, language)

    linked = SlipWords(catalogue.model_copy(update={"public_url": "https://hall.example.cn"}), state)
    ticket = _ticket(services[0], longest.id, "zh")
    bare, link = (len(encode(ticket_layout(source.slip(ticket), 576), 576)) for source in (words, linked))
    assert link <= bare + A_LINK
