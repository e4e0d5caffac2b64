"""What the installed Qt bindings must not do to Python."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QNetworkRequest
from pytestqt.qtbot import QtBot

CALLS = 2_000


def test_calls_into_qt_lose_no_reference(qtbot: QtBot) -> None:
    """A binding that forgets to count what it returns ends a screen after hours of service (seen: PySide6 6.12.0)."""
    timer, request = QTimer(), QNetworkRequest()
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for _ in range(CALLS):
        timer.setSingleShot(True)
        timer.isActive()
        request.setAttribute(QNetworkRequest.Attribute.Http2AllowedAttribute, False)
        request.attribute(QNetworkRequest.Attribute.Http2AllowedAttribute)
    after = [sys.getrefcount(value) for value in (None, True, False)]
    assert all(now > then - CALLS // 2 for then, now in zip(before, after, strict=True))
