"""Carries what errands ask to the dispatcher by the network of the Qt program that they run in.

A Qt program speaks HTTP already; a second library for it would cost every screen some 13 MB.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future

from PySide6.QtCore import QByteArray, QObject, Qt, Signal, Slot
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply

from dispatcher.client.acts import READ_SECONDS, Answer, Asked
from dispatcher.client.errors import HallAway
from dispatcher.client.qt.requests import body_of, hall_request, status_of

READ_MS = int(READ_SECONDS * 1000)


class Courier(QObject):
    """The way to one dispatcher: `HallActs(courier.send)`. It works in the thread that made it."""

    _handed = Signal(object, object)

    def __init__(self, server: str, token: str | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = server
        self._token = token
        self._network = QNetworkAccessManager(self)
        self._handed.connect(self._carry, Qt.ConnectionType.QueuedConnection)

    async def send(self, asked: Asked) -> Answer:
        """Bring the answer to a request; to be awaited in any thread but the courier's own. Raises `HallAway`.

        A request that is given up meanwhile goes its way all the same.
        """
        answer = Future[Answer]()
        self._handed.emit(asked, answer)
        return await asyncio.wrap_future(answer)

    @Slot(object, object)
    def _carry(self, asked: Asked, answer: Future[Answer]) -> None:
        if not answer.set_running_or_notify_cancel():
            return
        request = hall_request(self._server, asked.path, self._token, READ_MS)
        for name, value in asked.headers.items():
            request.setRawHeader(name.encode(), value.encode())
        if asked.method == "GET":
            reply = self._network.get(request)
        else:
            reply = self._network.post(request, QByteArray(asked.body))
        reply.finished.connect(lambda: _deliver(reply, answer))


def _deliver(reply: QNetworkReply, answer: Future[Answer]) -> None:
    reply.deleteLater()
    status = status_of(reply)
    cut_short = reply.error() is not QNetworkReply.NetworkError.NoError
    if status is None or (cut_short and status < 400):  # what the dispatcher refuses is an error to Qt as well
        answer.set_exception(HallAway(reply.errorString()))
    else:
        answer.set_result(Answer(status, body_of(reply)))
