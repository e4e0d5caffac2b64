"""The virtual printer's page: how it is, buttons for every trouble, and each slip as a picture, live."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from importlib.resources import files

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from printers.virtual.device import CutSlip
from printers.virtual.obeying import NotUnderstood, obey, state_of
from printers.virtual.running import RunningPrinter

LONGEST_LINE = 200
HEARTBEAT_SECONDS = 1.0

MANNERS = {
    "silent": "不回答 answers nothing",
    "garbage": "乱回答 answers nonsense",
    "stalled": "不收数据 takes no byte",
}


def page_of(printer: RunningPrinter) -> Starlette:
    """The page as an ASGI application."""

    async def page(_: Request) -> Response:
        return HTMLResponse(files("printers.virtual").joinpath("page.html").read_text(encoding="utf-8"))

    async def events(_: Request) -> Response:
        return StreamingResponse(_events(printer), media_type="text/event-stream")

    async def act(request: Request) -> Response:
        line = (await request.body())[:LONGEST_LINE].decode(errors="replace")
        try:
            return PlainTextResponse(await asyncio.to_thread(obey, printer, line))
        except NotUnderstood as error:
            return PlainTextResponse(str(error), status_code=400)

    async def picture(request: Request) -> Response:
        slip = _slip(printer, request.path_params["number"])
        if slip is None or slip.picture is None:
            return PlainTextResponse("没有这张小票 no such slip", status_code=404)
        png = io.BytesIO()
        slip.picture.save(png, "PNG")
        return Response(png.getvalue(), media_type="image/png")

    return Starlette(
        routes=[
            Route("/", page),
            Route("/events", events),
            Route("/do", act, methods=["POST"]),
            Route("/slips/{number:int}.png", picture),
        ]
    )


async def _events(printer: RunningPrinter) -> AsyncIterator[str]:
    """How the printer is, now and after each change; now and then an empty line, to notice a page that left."""
    seen = -1
    while not printer.closed:
        now = await asyncio.to_thread(printer.changed, seen, HEARTBEAT_SECONDS)
        yield ":\n\n" if now == seen else f"data: {json.dumps(_shown(printer), ensure_ascii=False)}\n\n"
        seen = now


def _shown(printer: RunningPrinter) -> dict[str, object]:
    urls = [wire.url for wire in printer.wires]
    cable = [] if printer.plugged else ["线已拔掉 unplugged"]
    with printer.device() as device:
        state = state_of(device)
        return {
            "state": state,
            "zh": state.zh,
            "en": state.en,
            "manners": [words for name, words in MANNERS.items() if getattr(device.manners, name)] + cable,
            "complaints": list(device.complaints),
            "urls": urls,
            "slips": [_told(slip) for slip in device.slips],
        }


def _told(slip: CutSlip) -> dict[str, object]:
    return {
        "number": slip.number,
        "bytes": len(slip.data),
        "cut_at": slip.cut_at.strftime("%H:%M:%S"),
        "drawn": slip.picture is not None,
    }


def _slip(printer: RunningPrinter, number: int) -> CutSlip | None:
    with printer.device() as device:
        return next((slip for slip in device.slips if slip.number == number), None)
