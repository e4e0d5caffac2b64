"""What became of slips, told to a hall that comes and goes."""

from __future__ import annotations

import asyncio

from dispatcher import wire
from dispatcher.client.errors import HallAway, HallRefused
from slips.slip_reports import SlipReports


class FakeRecords:
    """Takes down what it is told, unless it is in trouble."""

    def __init__(self, ticket: wire.Ticket) -> None:
        self._ticket = ticket
        self.trouble: Exception | None = None
        self.told: list[tuple[str, str]] = []
        self.heard: list[int] = []

    async def printed(self, ticket: str, state: wire.PrintState) -> wire.Ticket:
        if self.trouble is not None:
            raise self.trouble
        self.told.append((ticket, state))
        return self._ticket


def _refusal(status: int) -> HallRefused:
    problem = wire.Problem(
        type="urn:hall:problem:trial", title="不行", status=status, detail="不行", title_en="no", detail_en="no"
    )
    return HallRefused(problem)


def test_the_hall_hears_each_end_once(ticket: wire.Ticket) -> None:
    records = FakeRecords(ticket)
    reports = SlipReports(records, records.heard.extend)

    async def tell() -> None:
        reports.note("A001", "printed", 7)
        assert await reports.tell()
        assert await reports.tell()

    asyncio.run(tell())
    assert records.told == [("A001", "printed")]
    assert records.heard == [7]


def test_a_hall_that_is_away_or_cannot_store_hears_the_last_word_later(ticket: wire.Ticket) -> None:
    records = FakeRecords(ticket)
    reports = SlipReports(records, records.heard.extend)

    async def tell() -> None:
        reports.note("A001", "uncertain", 7)
        reports.note("A002", "failed")
        for records.trouble in (HallAway("x"), _refusal(503)):
            assert not await reports.tell()
        assert records.heard == []
        reports.note("A001", "printed", 9)
        records.trouble = None
        assert await reports.tell()

    asyncio.run(tell())
    assert records.told == [("A001", "printed"), ("A002", "failed")]
    assert records.heard == [7, 9]


def test_what_the_hall_refuses_is_not_told_for_ever(ticket: wire.Ticket) -> None:
    records = FakeRecords(ticket)
    reports = SlipReports(records, records.heard.extend)
    records.trouble = _refusal(404)

    async def tell() -> None:
        reports.note("A001", "printed", 7)
        assert await reports.tell()
        records.trouble = None
        assert await reports.tell()

    asyncio.run(tell())
    assert records.told == []
    assert records.heard == [7]
