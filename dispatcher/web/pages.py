"""The citizen's page, opened with the code on a slip, and the static files of all pages."""

from __future__ import annotations

import datetime
import re

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dispatcher.api.site import Site, site_of
from dispatcher.web.citizen import CitizenViews
from dispatcher.web.rendering import SERVED, chosen_language, page
from dispatcher.web.speech import Said

FOREVER = "public, max-age=31536000, immutable"
_DATED = re.compile(r"(\d{4})(\d{2})(\d{2})-")

router = APIRouter(include_in_schema=False)


@router.get("/t/{token}")
async def ticket_page(request: Request, token: str, lang: str | None = None) -> Response:
    """Where the holder of this token stands: 404 for a token that was not made here, 410 when its day is over."""
    site = site_of(request)
    name = site.tokens.ticket(token)
    ticket = site.view.tickets.get(name) if name is not None else None
    language = chosen_language(lang, ticket.language if ticket else "zh")
    shared = {"hall": _hall(site), "training": site.training, "phone": site.config.hall.complaint_phone}
    if name is None:
        return page("no_ticket.html", language, {"past": None, "today": False, **shared}, 404)
    if ticket is None:
        past = _date_of(name)
        today = past == site.view.date(site.service.now())
        return page("no_ticket.html", language, {"past": past, "today": today, **shared}, 410)
    views: CitizenViews = request.app.state.citizen_views
    view = views.of(site.view, ticket, site.service.now())
    stream = f"/api/v1/public/tickets/{token}/stream"
    return page("ticket.html", language, {"view": view, "stream": stream, **shared})


@router.get("/web/{name}")
async def static_file(name: str) -> Response:
    """A style sheet, script or picture of the pages."""
    file = SERVED.get(f"/web/{name}")
    if file is None:
        raise HTTPException(404)
    headers = {"Cache-Control": FOREVER, "X-Content-Type-Options": "nosniff"}
    return Response(file.body, headers=headers, media_type=file.media_type)


def _hall(site: Site) -> Said:
    return Said(site.config.hall.name, site.config.hall.name_en)


def _date_of(ticket: str) -> datetime.date:
    """The day of which a ticket's id tells; ids come signed, so they are well made."""
    found = _DATED.match(ticket)
    assert found is not None, ticket
    year, month, day = map(int, found.groups())
    return datetime.date(year, month, day)
