"""A small hall as a kiosk sees it: a catalogue, windows, a ticket."""

from __future__ import annotations

import pytest

from dispatcher import wire

WAIT = wire.Wait(low=15, high=25, chance=0.8)


def service(name: str, zh: str, en: str) -> wire.Service:
    """A service of the catalogue, with nothing to bring."""
    return wire.Service(
        id=name, name=zh, name_en=en, queue="social", open=True, waiting=0, wait=WAIT, windows=["1"], minutes=8,
        conditions="", conditions_en="", materials=[], procedure="", procedure_en="", limit_days=0, fee_yuan=0,
        fee_basis="", legal_basis="",
    )  # fmt: skip


def window(name: str, zone: str) -> wire.Window:
    """A closed window in a zone."""
    return wire.Window(
        id=name, name=f"{name}号窗口", name_en=f"Window {name}", zone=zone, roles=["undifferentiated"],
        state="closed", clerk=None, ticket=None, number=None, pause_reason=None,
    )  # fmt: skip


@pytest.fixture
def catalogue() -> wire.Catalogue:
    """Two services, one queue, two priorities, two zones; no address that telephones reach."""
    services = [service("card", "社会保障卡申领", "Social security card"), service("move", "户口迁移", "Moving")]
    return wire.Catalogue(
        hall=wire.Choice(id="trial", name="青山镇便民服务中心", name_en="Qingshan Service Centre"),
        at="2026-11-23T09:00:00.000000+08:00",
        training=False,
        open=True,
        issuing=None,
        public_url="",
        complaint_phone="0000-1111111",
        domains=[wire.Domain(id="social", name="社会保障", name_en="Social welfare", services=services)],
        queues=[
            wire.QueueWait(
                id="social", prefix="A", name="社会保障", name_en="Social welfare", waiting=3, promise=20, wait=WAIT
            )
        ],
        priorities=[
            wire.Priority(id="normal", name="普通", name_en="Normal", mark=""),
            wire.Priority(id="elderly", name="老年人", name_en="Elderly", mark="L"),
        ],
        zones=[
            wire.Choice(id="ground", name="一楼", name_en="Ground floor"),
            wire.Choice(id="upstairs", name="二楼", name_en="Upstairs"),
        ],
        pause_reasons=[],
        notices=[],
        no_show=wire.NoShowRule(recalls=2, seconds=30),
        cases=wire.CaseLimits(own=5, proxy=30),
    )


@pytest.fixture
def hall() -> wire.Hall:
    """Windows 1 to 5 on the ground floor and 6 upstairs."""
    windows = [window(str(number), "ground" if number < 6 else "upstairs") for number in range(1, 7)]
    return wire.Hall(
        id="trial", name="青山镇便民服务中心", name_en="Qingshan Service Centre", seq=3,
        at="2026-11-23T09:00:00.000000+08:00", training=False, open=True, date="2026-11-23", windows=windows,
        lanes=[], queues=[], now_serving=[], devices=[],
    )  # fmt: skip


@pytest.fixture
def ticket() -> wire.Ticket:
    """A012, waiting for a card at windows 1, 2 and 3."""
    return wire.Ticket(
        id="20261123-A012",
        number="A012",
        token="20261123-A012-abcdefghijklmnop",
        cases=[
            wire.Case(
                id="20261123-A012-1",
                service="card",
                state="waiting",
                outcome=None,
                window=None,
                clerk=None,
                started_at=None,
                ended_at=None,
                rating=None,
            )
        ],
        queue="social",
        priority="normal",
        language="zh",
        proxy=False,
        state="waiting",
        reason=None,
        window=None,
        windows=["1", "2", "3"],
        ahead=5,
        wait=WAIT,
        recalls=0,
        printed=None,
        since="2026-11-23T09:14:03.000000+08:00",
        issued_at="2026-11-23T09:14:03.000000+08:00",
        called_at=None,
        ended_at=None,
    )
