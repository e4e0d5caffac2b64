"""Errors as RFC 9457 problems: a stable `type`, Chinese first, English beside it, and what to do."""

from __future__ import annotations

import logging
from dataclasses import dataclass

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match, Route

from dispatcher.domain.errors import Refused
from dispatcher.service import CommandFailed, KeyReused, ServiceStopped
from dispatcher.store import StoreError

log = logging.getLogger(__name__)

URN = "urn:hall:problem:"
FAULTS_SHOWN = 20
"""Faults of a malformed request that are listed at most."""
_STATUS = {"unknown": 404, "invalid": 422, "conflict": 409}
_PLAIN = {
    404: ("not-found", "没有这个地址", "There is nothing at this address"),
    405: ("method-not-allowed", "这个地址不支持此操作", "This address does not support this method"),
    400: ("malformed-request", "请求无法读懂", "The request cannot be read"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Title and detail in Chinese and English."""

    title: str
    title_en: str
    detail: str = ""
    detail_en: str = ""


class Denied(Exception):
    """Access refused: 401 without a valid token, 403 where the role or place does not allow it."""

    def __init__(self, status: int, code: str, words: Words) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.words = words


def problem(status: int, code: str, words: Words, **more: object) -> Response:
    """A problem as an answer."""
    body = {
        "type": URN + code,
        "title": words.title,
        "status": status,
        "detail": words.detail or words.title,
        "title_en": words.title_en,
        "detail_en": words.detail_en or words.title_en,
        **more,
    }
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return Response(orjson.dumps(body), status, headers, "application/problem+json")


def denial(denied: Denied) -> Response:
    """Access refused, as an answer."""
    return problem(denied.status, denied.code, denied.words)


def not_stored(error: StoreError) -> Response:
    """The store cannot take anything now, as an answer."""
    words = Words(
        "暂时无法保存，请稍后再试",
        "This cannot be stored at the moment",
        f"没有任何改动。请稍后再试，并通知技术人员。（{error.detail_zh()}）",
        f"Nothing was changed. Try again shortly and tell the technician. ({error.detail_en()})",
    )
    return problem(503, "not-stored", words)


def install_problems(app: FastAPI) -> None:
    """Have every error of `app` told as a problem."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(Denied, _denied)
    app.add_exception_handler(KeyReused, _key_reused)
    app.add_exception_handler(StoreError, _not_stored)
    app.add_exception_handler(CommandFailed, _unforeseen)
    app.add_exception_handler(ServiceStopped, _stopping)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unforeseen)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    words = Words(error.zh, error.en, error.detail_zh(), error.detail_en())
    return problem(_STATUS[error.kind], error.code(), words, expected=error.expected, actual=error.actual)


async def _denied(request: Request, error: Exception) -> Response:
    assert isinstance(error, Denied)
    return denial(error)


async def _key_reused(request: Request, error: Exception) -> Response:
    words = Words(
        "这个幂等键已用于另一请求",
        "This idempotency key was used for another request",
        "请为新的请求换一个 Idempotency-Key。",
        "Use a new Idempotency-Key for a new request.",
    )
    return problem(422, "idempotency-key-reused", words)


async def _not_stored(request: Request, error: Exception) -> Response:
    assert isinstance(error, StoreError)
    return not_stored(error)


async def _stopping(request: Request, error: Exception) -> Response:
    words = Words(
        "大厅服务正在停止",
        "The hall's dispatcher is stopping",
        "没有任何改动，请稍后再试。",
        "Nothing was changed. Try again shortly.",
    )
    return problem(503, "stopping", words)


async def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [
        {"at": ".".join(_shown(step) for step in fault["loc"]), "fault": fault["msg"]}
        for fault in error.errors()[:FAULTS_SHOWN]
    ]
    listed = "; ".join(f"{fault['at']}: {fault['fault']}" for fault in faults)
    words = Words(
        "请求格式不对", "The request is not of the right form", f"请改正：{listed}", f"Please correct: {listed}"
    )
    return problem(422, "malformed-request", words, faults=faults)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, title, title_en = _PLAIN.get(error.status_code, ("http-error", "请求未能完成", str(error.detail)))
    answer = problem(error.status_code, code, Words(title, title_en))
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    if error.status_code == 405:
        answer.headers["Allow"] = ", ".join(_methods(request))
    return answer


def _methods(request: Request) -> list[str]:
    """The methods of an address: a refusal by one of its routes names that route's alone."""
    matching = (
        route
        for route in request.app.routes
        if isinstance(route, Route) and route.matches(request.scope)[0] != Match.NONE
    )
    return sorted({method for route in matching for method in route.methods or ()})


async def _unforeseen(request: Request, error: Exception) -> Response:
    words = Words(
        "系统出错了，没有任何改动",
        "Something went wrong; nothing was changed",
        "请通知技术人员查看日志。",
        "Please have the technician look at the log.",
    )
    return problem(500, "unforeseen", words)


def _shown(step: object) -> str:
    """A step of the way to a fault; a field's name comes from outside and may be long."""
    name = str(step)
    return name if len(name) <= 64 else f"{name[:64]}…"
