"""Whether the dispatcher lives, whether it can work, and its figures for Prometheus."""

from __future__ import annotations

from fastapi import APIRouter, Request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from starlette.responses import PlainTextResponse, Response

from dispatcher.api.access import Right
from dispatcher.api.problems import Words, not_stored, problem
from dispatcher.api.site import Site, site_of
from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.domain.model import WindowState
from dispatcher.store import StoreError

router = APIRouter(tags=["health"])

_NOT_WORKING = Words(
    "大厅现在不能办理",
    "The hall cannot work at the moment",
    "它每秒重试一次；若不恢复，请技术人员查看日志。",
    "It tries again every second; if it does not recover, have the technician look at the log.",
)


@router.get("/health/live", response_class=PlainTextResponse)
async def live() -> str:
    """The process answers."""
    return "live\n"


@router.get("/health/ready", response_class=PlainTextResponse)
async def ready(request: Request) -> Response:
    """Commands can be stored; 503 with the reason while they cannot."""
    trouble = site_of(request).service.trouble
    if trouble is None:
        return PlainTextResponse("ready\n")
    return not_stored(trouble) if isinstance(trouble, StoreError) else problem(503, "not-working", _NOT_WORKING)


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics(request: Request) -> Response:
    """Figures of the hall now, in Prometheus' format."""
    site = site_of(request)
    site.access.admit(request, Right.LOOK)
    return Response(generate_latest(_figures(site)), media_type=CONTENT_TYPE_LATEST)


def _figures(site: Site) -> CollectorRegistry:
    registry = CollectorRegistry()
    view, now = site.view, site.service.now()
    Gauge("hall_events_total", "Events in the log", registry=registry).set(site.service.seq)
    Gauge("hall_stream_clients", "Open streams", registry=registry).set(site.hub.clients)
    Gauge("hall_phones", "Phones that follow a ticket", registry=registry).set(site.ticket_streams.clients)
    waiting = Gauge("hall_waiting", "People who wait", ["queue"], registry=registry)
    longest = Gauge("hall_longest_wait_seconds", "Longest present wait", ["queue"], registry=registry)
    first = _first_since(site)
    for queue in site.config.queues:
        waiting.labels(queue.id).set(view.lanes.waiting(queue.id))
        longest.labels(queue.id).set((now - first.get(queue.id, now)) / MICROSECONDS_PER_SECOND)
    if (outlook := site.estimates.outlook) is not None and site.forecaster is not None:
        age = Gauge("hall_forecast_age_seconds", "Age of the forecast of waits, in the hall's time", registry=registry)
        age.set((now - outlook.at) / MICROSECONDS_PER_SECOND)
        taken = Gauge("hall_forecast_duration_seconds", "How long the last forecast took", registry=registry)
        taken.set(site.forecaster.seconds)
    windows = Gauge("hall_windows", "Windows by state", ["state"], registry=registry)
    for state in WindowState:
        windows.labels(state.value).set(sum(window.state is state for window in view.windows.values()))
    return registry


def _first_since(site: Site) -> dict[str, int]:
    """When the first waiting person of each queue came, in microseconds."""
    first: dict[str, int] = {}
    lanes = site.view.lanes
    for lane, people in enumerate(lanes.people):
        if people:
            queue = site.config.queues[lanes.queue[lane]].id
            first[queue] = min(first.get(queue, people[0][0]), people[0][0])
    return first
