"""The application: routes, limits, problems and the stream, around a hall at work."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import orjson
from fastapi import FastAPI
from starlette.types import Lifespan

from dispatcher.api.access import Access, Gate
from dispatcher.api.answers import Answers
from dispatcher.api.hall_answers import HallAnswers
from dispatcher.api.limits import BodyLimit
from dispatcher.api.openapi import PROBLEMS, serve_description
from dispatcher.api.problems import install_problems
from dispatcher.api.routes import forecast, hall, health, log, tickets, windows
from dispatcher.api.site import Archive, Site
from dispatcher.api.stream import StreamHub
from dispatcher.api.ticket_stream import TicketStreams
from dispatcher.api.tokens import TicketTokens
from dispatcher.config import HallConfig
from dispatcher.estimates import Estimates
from dispatcher.forecaster import Forecaster
from dispatcher.service import HallService

VERSION = "1"


def interface(lifespan: Lifespan[FastAPI] | None = None) -> FastAPI:
    """All routes and problems, with no hall behind them yet."""
    app = FastAPI(
        title="hall",
        version=VERSION,
        description="政务服务大厅的取号、叫号与办理接口。 / Tickets, calls and service of a government service hall.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        responses=PROBLEMS,
    )
    install_problems(app)
    for router in (tickets.router, windows.router, hall.router, forecast.router, log.router, health.router):
        app.include_router(router)
    return app


def create_app(
    service: HallService,
    config: HallConfig,
    archive: Archive,
    access: Access,
    secret: bytes,
    training: bool,
    estimates: Estimates | None = None,
    forecaster: Forecaster | None = None,
) -> FastAPI:
    """The hall's application. It starts and stops `service`, and the forecaster that keeps `estimates`, with itself."""
    tokens, estimates = TicketTokens(secret), estimates or Estimates()
    answers = Answers(config, tokens, estimates, training)
    site = Site(
        service=service,
        config=config,
        access=access,
        archive=archive,
        tokens=tokens,
        answers=answers,
        hall_answers=HallAnswers(config, answers, estimates, training),
        hub=StreamHub(service, answers, archive.read_events),
        ticket_streams=TicketStreams(service, lambda ticket: _public_view(service, answers, ticket)),
        estimates=estimates,
        forecaster=forecaster,
        training=training,
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        service.start()
        site.start_streams()
        if forecaster is not None:
            forecaster.start()
        yield
        await site.stop_streams()
        if forecaster is not None:
            await forecaster.stop()
        await service.stop()

    app = interface(lifespan)
    app.state.site = site
    serve_description(app, access)
    app.add_middleware(BodyLimit)
    app.add_middleware(Gate, access=access)
    return app


def _public_view(service: HallService, answers: Answers, ticket: str) -> bytes:
    view = service.view
    return orjson.dumps(answers.public_ticket(view, view.tickets[ticket], service.now()))
