"""Windows: who sits there, whom they call, how it ends."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dispatcher import wire
from dispatcher.api.access import Caller, Right
from dispatcher.api.problems import Denied, Words
from dispatcher.api.site import IdempotencyKey, Site, Texts, site_of
from dispatcher.config import OTHER_PAUSE
from dispatcher.domain import commands as c
from dispatcher.domain.model import Outcome

router = APIRouter(prefix="/api/v1/windows/{window}", tags=["windows"])

_WRONG_PIN = Words(
    "工号或密码不对",
    "The clerk's id or PIN is wrong",
    "请重新输入，或请管理员重设密码。",
    "Try again, or have it reset.",
)


def _enter(request: Request, window: str) -> tuple[Site, Caller]:
    """The site and the caller, if they may act at this window."""
    site = site_of(request)
    caller = site.access.admit(request, Right.SERVE, window)
    site.require_window(window)
    return site, caller


@router.post("/open", responses={200: {"model": wire.Window}})
async def open_window(
    request: Request, window: wire.Id, body: wire.OpenWindow, idempotency_key: IdempotencyKey = None
) -> Response:
    """A clerk signs in at the window, under their own name (R12)."""
    site, caller = _enter(request, window)
    known = site.access.is_open or any(clerk.id == body.clerk for clerk in site.config.clerks)
    if not (known and await site.access.pin_fits(body.clerk, body.pin)):
        raise Denied(401, "wrong-pin", _WRONG_PIN)
    return await site.act(c.OpenWindow(window, body.clerk), caller, site.answers.render_window(window), idempotency_key)


@router.post("/pause", responses={200: {"model": wire.Window}})
async def pause_window(
    request: Request, window: wire.Id, body: wire.PauseWindow, idempotency_key: IdempotencyKey = None
) -> Response:
    """The clerk leaves for a while."""
    site, caller = _enter(request, window)
    texts = Texts()
    known = any(reason.id == body.reason for reason in site.config.pause_reasons)
    note = texts.keep("reason", body.reason) if not known or body.approver else None
    command = c.PauseWindow(window, body.reason if known else OTHER_PAUSE, note, texts.keep("approver", body.approver))
    return await site.act(command, caller, site.answers.render_window(window), idempotency_key, texts)


@router.post("/resume", responses={200: {"model": wire.Window}})
async def resume_window(
    request: Request, window: wire.Id, body: wire.Nothing = wire.Nothing(), idempotency_key: IdempotencyKey = None
) -> Response:
    """The clerk is back."""
    site, caller = _enter(request, window)
    return await site.act(c.ResumeWindow(window), caller, site.answers.render_window(window), idempotency_key)


@router.post("/close", responses={200: {"model": wire.Window}})
async def close_window(
    request: Request,
    window: wire.Id,
    body: wire.CloseWindow = wire.CloseWindow(),
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The clerk leaves; not from people whom nobody else can serve, unless approved with a reason (R6)."""
    site, caller = _enter(request, window)
    texts = Texts()
    command = c.CloseWindow(window, texts.keep("approver", body.approver), texts.keep("reason", body.reason))
    return await site.act(command, caller, site.answers.render_window(window), idempotency_key, texts)


@router.post("/call-next", responses={200: {"model": wire.Ticket}, 204: {"description": "nobody; the window is ready"}})
async def call_next(
    request: Request, window: wire.Id, body: wire.Nothing = wire.Nothing(), idempotency_key: IdempotencyKey = None
) -> Response:
    """Call whom the hall's rules give to this window; 204 when there is nobody: then the next arrival is called."""
    site, caller = _enter(request, window)
    return await site.act(c.CallNext(window), caller, site.answers.render_called(), idempotency_key)


@router.post("/call", responses={200: {"model": wire.Ticket}})
async def call_ticket(
    request: Request, window: wire.Id, body: wire.CallTicket, idempotency_key: IdempotencyKey = None
) -> Response:
    """Call a certain waiting or parked person out of order; the reason is recorded."""
    site, caller = _enter(request, window)
    texts = Texts()
    command = c.CallTicket(window, body.ticket, texts.keep("reason", body.reason) or "")
    return await site.act(command, caller, site.answers.render_ticket(200), idempotency_key, texts)


@router.post("/recall", responses={200: {"model": wire.Ticket}})
async def recall_ticket(
    request: Request, window: wire.Id, body: wire.Nothing = wire.Nothing(), idempotency_key: IdempotencyKey = None
) -> Response:
    """Call the person once more."""
    site, caller = _enter(request, window)
    return await site.act(c.RecallTicket(window), caller, site.answers.render_ticket(200), idempotency_key)


@router.post("/start", responses={200: {"model": wire.Ticket}})
async def start_service(
    request: Request, window: wire.Id, body: wire.Nothing = wire.Nothing(), idempotency_key: IdempotencyKey = None
) -> Response:
    """The person has come to the window."""
    site, caller = _enter(request, window)
    return await site.act(c.StartService(window), caller, site.answers.render_ticket(200), idempotency_key)


@router.post("/complete", responses={200: {"model": wire.Completed}})
async def complete_case(
    request: Request, window: wire.Id, body: wire.CompleteCase, idempotency_key: IdempotencyKey = None
) -> Response:
    """End a case, the one in hand unless `case` names another; `then` calls on once the window is free."""
    site, caller = _enter(request, window)
    command = c.CompleteCase(window, Outcome(body.outcome), body.case, body.then is not None)
    return await site.act(command, caller, site.answers.render_completed(), idempotency_key)


@router.post("/no-show", responses={200: {"model": wire.Ticket}})
async def record_no_show(
    request: Request, window: wire.Id, body: wire.Nothing = wire.Nothing(), idempotency_key: IdempotencyKey = None
) -> Response:
    """Pass a number over whose holder did not come."""
    site, caller = _enter(request, window)
    return await site.act(c.RecordNoShow(window), caller, site.answers.render_ticket(200), idempotency_key)


@router.post("/park", responses={200: {"model": wire.Ticket}})
async def park_ticket(
    request: Request, window: wire.Id, body: wire.Nothing = wire.Nothing(), idempotency_key: IdempotencyKey = None
) -> Response:
    """Set the person in hand aside, for example to fill in a form."""
    site, caller = _enter(request, window)
    return await site.act(c.ParkTicket(window), caller, site.answers.render_ticket(200), idempotency_key)


@router.post("/reinstate", responses={200: {"model": wire.Ticket}})
async def reinstate_ticket(
    request: Request, window: wire.Id, body: wire.ReinstateTicket, idempotency_key: IdempotencyKey = None
) -> Response:
    """Let a passed person wait again, behind the next few; a parked one in the old place."""
    site, caller = _enter(request, window)
    command = c.ReinstateTicket(window, body.ticket)
    return await site.act(command, caller, site.answers.render_ticket(200, body.ticket), idempotency_key)


@router.post("/transfer", responses={200: {"model": wire.Ticket}})
async def transfer_ticket(
    request: Request, window: wire.Id, body: wire.TransferTicket, idempotency_key: IdempotencyKey = None
) -> Response:
    """Lead the person on to a service or a window, in the old place, with a note (R8)."""
    site, caller = _enter(request, window)
    texts = Texts()
    command = c.TransferTicket(window, body.service, body.window, texts.keep("note", body.note))
    return await site.act(command, caller, site.answers.render_ticket(200), idempotency_key, texts)
