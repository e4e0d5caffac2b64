"""The manager's page (R14): the hall at a glance, live, for whoever may supervise.

A browser cannot send a bearer token when it opens a page, so the manager types the token of a supervisor's device
once and the browser keeps it in a cookie. That weakens nothing: the cookie is HttpOnly (no script reads it),
SameSite=Strict (no other site makes the browser send it), ends after half a day, and its path is /manager, so it never
reaches the API, which goes on to take bearer tokens alone; and under /manager nothing can be changed. A token that is
revoked shuts the page within seconds. In a hall that is open for training nobody is asked.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from urllib.parse import parse_qs

import orjson
from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dispatcher.api.access import CALLER, Caller, Right
from dispatcher.api.problems import Denied, Words
from dispatcher.api.site import Site, site_of
from dispatcher.api.stream import HEARTBEAT, EventStreamResponse
from dispatcher.web.live_board import LiveBoard
from dispatcher.web.rendering import PAGE_HEADERS, chosen_language, page
from dispatcher.web.speech import Said

COOKIE = "hall_supervisor"
PATH = "/manager"
SIGNED_IN_SECONDS = 12 * 3600
FEW_WINDOWS = 12
BALANCED = (("windows", "exceptions"), ("queues", "what_if", "calls"))
BESIDE_MANY_WINDOWS = (("windows",), ("queues", "what_if", "calls", "exceptions"))
"""The parts of the page by column: many windows fill one alone."""
BEAT = b"event: beat\ndata: 1\n\n"

_SIGN_IN = Words("请先登录管理页", "Sign in at the manager's page first")

router = APIRouter(prefix=PATH, include_in_schema=False)


def supervises(site: Site, request: Request) -> bool:
    """Whether the request comes from somebody who may see the page."""
    caller: Caller = request.scope[CALLER]
    holder = site.access.holder(request.cookies.get(COOKIE, ""))
    return any(Right.SUPERVISE in known.rights for known in (caller, holder) if known is not None)


@router.get("")
async def manager_page(request: Request, lang: str | None = None) -> Response:
    """The page, or the form to sign in."""
    site, language = site_of(request), chosen_language(lang)
    if not supervises(site, request):
        return _sign_in_form(site, language, 401, wrong=False)
    board: LiveBoard = request.app.state.live_board
    few = len(site.config.windows) <= FEW_WINDOWS
    values = {
        "parts": board.parts(language),
        "columns": BALANCED if few else BESIDE_MANY_WINDOWS,
        "may_leave": not site.access.is_open,
    }
    return page("manager.html", language, {**values, **_shared(site)})


@router.post("/sign-in")
async def sign_in(request: Request, lang: str | None = None) -> Response:
    """Keep a supervisor's token in the browser."""
    site, language = site_of(request), chosen_language(lang)
    form = parse_qs((await request.body()).decode("utf-8", "replace"))
    token = form.get("token", [""])[0].strip()
    holder = site.access.holder(token)
    if holder is None or Right.SUPERVISE not in holder.rights:
        return _sign_in_form(site, language, 401, wrong=True)
    answer = RedirectResponse(f"{PATH}?lang={language}", 303, PAGE_HEADERS)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, SIGNED_IN_SECONDS, path=PATH, secure=secure, httponly=True, samesite="strict")
    return answer


@router.post("/sign-out")
async def sign_out(request: Request, lang: str | None = None) -> Response:
    """Have the browser forget the token."""
    answer = RedirectResponse(f"{PATH}?lang={chosen_language(lang)}", 303, PAGE_HEADERS)
    answer.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="strict")
    return answer


@router.get("/stream")
async def board_stream(request: Request, lang: str | None = None) -> Response:
    """The parts of the page that changed, as HTML by name, at most once a second; a beat each second."""
    site = site_of(request)
    if not supervises(site, request):
        raise Denied(401, "not-signed-in", _SIGN_IN)
    return EventStreamResponse(_frames(request, site, chosen_language(lang)))


async def _frames(request: Request, site: Site, language: str) -> AsyncGenerator[bytes, None]:
    """Woken by the hall's own stream, which beats each second and ends when the hall stops."""
    board: LiveBoard = request.app.state.live_board
    sent: dict[str, str] = {}
    yield b"retry: 1000\n\n"
    async for frames in site.hub.frames(site.service.seq):
        if HEARTBEAT not in frames:
            continue
        if not supervises(site, request):
            return
        parts = board.parts(language)
        changed = {name: body for name, body in parts.items() if sent.get(name) != body}
        sent = parts
        yield b"event: parts\ndata: " + orjson.dumps(changed) + b"\n\n" if changed else BEAT


def _sign_in_form(site: Site, language: str, status: int, wrong: bool) -> Response:
    return page("sign_in.html", language, {"wrong": wrong, **_shared(site)}, status)


def _shared(site: Site) -> dict[str, object]:
    return {"hall": Said(site.config.hall.name, site.config.hall.name_en), "training": site.training}
