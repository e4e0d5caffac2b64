"""The application: routes, limits, problems and the stream, around a hall at work."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse

from dispatcher.api.access import Access, Gate, Right
from dispatcher.api.answers import Answers
from dispatcher.api.hall_answers import HallAnswers
from dispatcher.api.limits import BodyLimit
from dispatcher.api.problems import install_problems
from dispatcher.api.routes import hall, health, log, tickets, windows
from dispatcher.api.site import Archive, Site
from dispatcher.api.stream import StreamHub
from dispatcher.api.tokens import TicketTokens
from dispatcher.config import HallConfig
from dispatcher.service import HallService
from dispatcher.wire import Problem

VERSION = "1"


def create_app(
    service: HallService, config: HallConfig, archive: Archive, access: Access, secret: bytes, training: bool
) -> FastAPI:
    """The hall's application. It starts and stops `service` with itself."""
    tokens = TicketTokens(secret)
    answers = Answers(config, tokens, training)
    site = Site(
        service=service,
        config=config,
        access=access,
        archive=archive,
        tokens=tokens,
        answers=answers,
        hall_answers=HallAnswers(config, answers, training),
        hub=StreamHub(service, answers, archive.read_events),
        training=training,
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        service.start()
        site.hub.start()
        yield
        await site.hub.stop()
        await service.stop()

    app = FastAPI(
        title="hall",
        version=VERSION,
        description="政务服务大厅的取号、叫号与办理接口。 / Tickets, calls and service of a government service hall.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        responses={"4XX": {"model": Problem, "content": {"application/problem+json": {}}}},
    )
    app.state.site = site
    install_problems(app)
    for router in (tickets.router, windows.router, hall.router, log.router, health.router):
        app.include_router(router)
    app.add_api_route("/openapi.json", _openapi, include_in_schema=False)
    app.add_middleware(BodyLimit)
    app.add_middleware(Gate, access=access)
    return app


async def _openapi(request: Request) -> JSONResponse:
    request.app.state.site.access.admit(request, Right.LOOK)
    schema = request.app.openapi()
    schema.setdefault("components", {})["securitySchemes"] = {"device": {"type": "http", "scheme": "bearer"}}
    return JSONResponse(schema)
