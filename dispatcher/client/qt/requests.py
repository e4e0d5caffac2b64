"""Requests to a dispatcher by Qt's network, and what came of them."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkReply, QNetworkRequest


def hall_request(server: str, path: str, token: str | None, timeout_ms: int) -> QNetworkRequest:
    """A request for a path of the dispatcher, given up when nothing moves for `timeout_ms`."""
    request = QNetworkRequest(QUrl(server.rstrip("/") + path))
    request.setTransferTimeout(timeout_ms)
    request.setAttribute(QNetworkRequest.Attribute.Http2AllowedAttribute, False)
    if token:
        request.setRawHeader(b"Authorization", f"Bearer {token}".encode())
    return request


def status_of(reply: QNetworkReply) -> int | None:
    """The HTTP status; None before an answer has begun to come."""
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    return int(status) if status is not None else None


def body_of(reply: QNetworkReply) -> bytes:
    """What has come and was not read yet; nothing once the reply was given up."""
    return bytes(reply.readAll().data()) if reply.isOpen() else b""
