"""Keeps request bodies small: no request of the hall needs more than a page of text."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dispatcher.api.problems import Words, problem

BODY_LIMIT = 64 * 1024
"""Bytes of a request's body at most."""

_TOO_LARGE = Words("请求太大", "The request is too large", "请减少内容后再试。", "Send less and try again.")


class BodyLimit:
    """ASGI middleware that answers 413 to a larger body, told or sent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on unless it is too large."""
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        told = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not told.isdigit() or int(told) > BODY_LIMIT:
            await problem(413, "body-too-large", _TOO_LARGE)(scope, receive, send)
            return
        messages: list[Message] = []
        size = 0
        while True:
            message = await receive()
            messages.append(message)
            size += len(message.get("body", b""))
            if size > BODY_LIMIT:
                await problem(413, "body-too-large", _TOO_LARGE)(scope, receive, send)
                return
            if not message.get("more_body", False):
                break
        pending = iter(messages)

        async def replay() -> Message:
            return next(pending, None) or await receive()

        await self._app(scope, replay, send)
