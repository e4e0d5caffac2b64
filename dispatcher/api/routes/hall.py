"""The hall as a whole: its catalogue, its present state, its day, its devices."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response

from dispatcher import wire
from dispatcher.api.access import Right
from dispatcher.api.problems import Words, problem
from dispatcher.api.site import IdempotencyKey, Texts, shape, site_of
from dispatcher.domain import commands as c
from dispatcher.domain.events import DayClosed, Event
from dispatcher.domain.model import Hall
from dispatcher.service import Answer

_NO_DAY = Words(
    "还没有开始过一天",
    "No day was ever opened",
    "大厅第一次开门后才有日报。",
    "There is a report once the hall has opened for the first time.",
)

router = APIRouter(prefix="/api/v1", tags=["hall"])


@router.get("/catalogue", responses={200: {"model": wire.Catalogue}})
async def read_catalogue(request: Request) -> Response:
    """Everything that one can come for, with what to bring, how many wait and how long it takes (R9, R17)."""
    site = site_of(request)
    site.access.admit(request, Right.LOOK)
    return shape(site.hall_answers.catalogue(site.view, site.service.now()))


@router.get("/hall", responses={200: {"model": wire.Hall}})
async def read_hall(request: Request) -> Response:
    """The hall after its last event `seq`; follow the stream from there."""
    site = site_of(request)
    site.access.admit(request, Right.LOOK)
    return shape(site.hall_answers.hall(site.view, site.service.seq, site.service.now()))


@router.get("/day/report", responses={200: {"model": wire.DayReport}})
async def read_day_report(request: Request) -> Response:
    """The figures of the day that was opened last; once it is closed, with the hash that seals it (R14)."""
    site = site_of(request)
    site.access.admit(request, Right.LOOK)
    figures = await asyncio.to_thread(site.archive.day_figures)
    if figures is None:
        return problem(404, "no-day-yet", _NO_DAY)
    return shape(site.hall_answers.day_report(site.view, figures, site.service.now()))


@router.post("/day/close", responses={200: {"model": wire.Day}})
async def close_day(
    request: Request, body: wire.CloseDay = wire.CloseDay(), idempotency_key: IdempotencyKey = None
) -> Response:
    """End the day by hand; over people who wait only with an approver and a reason (R6)."""
    site = site_of(request)
    caller = site.access.admit(request, Right.SUPERVISE)
    texts = Texts()
    command = c.CloseDay(texts.keep("approver", body.approver), texts.keep("reason", body.reason))
    return await site.act(command, caller, _render_day, idempotency_key, texts)


@router.post("/devices/{device}/status", status_code=204, responses={204: {"description": "noted"}})
async def report_device(
    request: Request, device: wire.Id, body: wire.ReportDevice, idempotency_key: IdempotencyKey = None
) -> Response:
    """A printer or screen says how it is."""
    site = site_of(request)
    caller = site.access.admit_report(request, device)
    return await site.act(c.ReportDevice(device, body.state), caller, _render_nothing, idempotency_key)


def _render_day(hall: Hall, events: Sequence[Event], at: int) -> Answer:
    closed = next(event for event in events if isinstance(event, DayClosed))
    return Answer(200, orjson.dumps({"date": closed.date, "open": False}))


def _render_nothing(hall: Hall, events: Sequence[Event], at: int) -> Answer:
    return Answer(204, b"")
