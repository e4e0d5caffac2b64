"""How the interface describes itself (OpenAPI), so that other systems can be built against it (R25)."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse

from dispatcher import wire
from dispatcher.api.access import Access, Right

_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}

PROBLEMS: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "没有办理：请求不对，或现在不能这样做 / refused: nothing was changed", "content": _PROBLEM},
    503: {"description": "暂时无法保存，请稍后再试 / cannot be stored now; try again", "content": _PROBLEM},
}
"""What any route may answer besides its own answer."""


def description(app: FastAPI, with_tokens: bool) -> dict[str, Any]:
    """The OpenAPI description of `app`; `with_tokens` says that callers need an enrolled device's token."""
    schema = app.openapi()
    components = schema["components"]
    components["schemas"]["Problem"] = wire.Problem.model_json_schema()
    if with_tokens:
        components["securitySchemes"] = {"device": {"type": "http", "scheme": "bearer"}}
        schema["security"] = [{"device": []}]
    return schema


def serve_description(app: FastAPI, access: Access) -> None:
    """Serve the description at /openapi.json."""

    async def openapi(request: Request) -> JSONResponse:
        access.admit(request, Right.LOOK)
        return JSONResponse(description(app, with_tokens=not access.is_open))

    app.add_api_route("/openapi.json", openapi, include_in_schema=False)
