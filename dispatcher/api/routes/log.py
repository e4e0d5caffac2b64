"""The log and its live stream (R14)."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response

from dispatcher import wire
from dispatcher.api.access import Right
from dispatcher.api.problems import Words, problem
from dispatcher.api.site import shape, site_of
from dispatcher.api.stream import EventStreamResponse

router = APIRouter(prefix="/api/v1", tags=["log"])

LAST_SEQ = 2**63 - 1
After = Annotated[int | None, Query(ge=0, le=LAST_SEQ)]
_AHEAD = Words(
    "日志里还没有这个序号",
    "The log has not come to this event yet",
    "请重新读取 /api/v1/hall，再从其 seq 继续。",
    "Read /api/v1/hall again and go on from its seq.",
)


@router.get("/events", responses={200: {"model": wire.Events}})
async def read_events(
    request: Request, after: After = 0, limit: Annotated[int, Query(ge=1, le=10_000)] = 1_000
) -> Response:
    """A page of the log after event `after`, for supervisors and other systems."""
    site = site_of(request)
    site.access.admit(request, Right.SUPERVISE)
    rows = await asyncio.to_thread(site.archive.read_events, after or 0, limit)
    events = [site.answers.logged_event(site.view, row) for row in rows]
    return shape({"events": events, "head": site.service.seq})


@router.get("/stream", status_code=200, response_class=EventStreamResponse)
async def stream(
    request: Request,
    after: After = None,
    last_event_id: Annotated[str | None, Header(alias="Last-Event-ID", pattern=r"^[0-9]{1,18}$")] = None,
) -> Response:
    """All events as they are committed; resumes behind Last-Event-ID (or `after`), else begins now."""
    site = site_of(request)
    site.access.admit(request, Right.LOOK)
    head = site.service.seq
    begin = int(last_event_id) if last_event_id is not None else after if after is not None else head
    if begin > head:
        return problem(409, "stream-ahead-of-log", _AHEAD, expected=f"at most {head}", actual=str(begin))
    return EventStreamResponse(site.hub.frames(begin))
