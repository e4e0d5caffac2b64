"""What one window more or less would do: for whoever decides about windows."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dispatcher import wire
from dispatcher.api.access import Right
from dispatcher.api.answers import Shape, iso, wait_shape
from dispatcher.api.problems import Words, problem
from dispatcher.api.site import shape, site_of
from dispatcher.domain.prospect import Change, Prospect
from dispatcher.forecaster import Condition

router = APIRouter(prefix="/api/v1", tags=["hall"])

_MISSING = Words(
    "这台服务器没有推演引擎",
    "This server has no engine to forecast with",
    "请技术人员运行 pip install 'hall[fast]'，然后重启调度程序。等候时间照常估算。",
    "Have the technician run pip install 'hall[fast]' and restart the dispatcher. Waits are estimated as usual.",
)
_NOT_NOW = Words(
    "现在没有推演结果",
    "There is no forecast at the moment",
    "引擎还在准备，或者今天还没有开门，或者人太多来不及推演。请过一会儿再试。",
    "The engine is being prepared, or the hall has not opened today, or too many people are there. Try again shortly.",
)


@router.get("/forecast", responses={200: {"model": wire.Forecast}})
async def read_forecast(request: Request) -> Response:
    """What one window more or less would do to the waits, now. Takes some seconds when nobody has asked lately."""
    site = site_of(request)
    site.access.admit(request, Right.SUPERVISE)
    if site.forecaster is None or site.forecaster.condition is Condition.MISSING:
        return problem(503, "no-engine", _MISSING)
    found = await site.forecaster.ask()
    if found is None:
        return problem(503, "no-forecast", _NOT_NOW)
    return shape(
        {
            "at": iso(site.view, found.at),
            "waiting": found.waiting,
            "now": _prospect(found.now),
            "more": [_change(change) for change in found.more],
            "less": _change(found.less) if found.less else None,
        }
    )


def _change(change: Change) -> Shape:
    return {"window": change.window, "clerk": change.clerk, "prospect": _prospect(change.prospect)}


def _prospect(prospect: Prospect) -> Shape:
    return {
        "mean": _tenths(prospect.mean),
        "longest": _tenths(prospect.longest),
        "coming": _tenths(prospect.coming),
        "unserved": prospect.unserved,
        "newcomers": [{"queue": queue, "wait": wait_shape(wait)} for queue, wait in prospect.newcomers.items()],
    }


def _tenths(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes, 1)
