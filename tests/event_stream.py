"""Reading a hall's live stream in a test, as the bytes come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from dispatcher import wire

BEATS_OF_PATIENCE = 15
"""Heartbeats, one a second, after which what was waited for is taken not to come."""


class StreamReader:
    """An open stream. It waits for what is asked for as long as the hall beats, and no longer than its patience."""

    def __init__(self, answer: httpx.Response) -> None:
        self._frames = _frames(answer)

    def event(self) -> wire.StreamedEvent:
        """The next event."""
        return wire.StreamedEvent.model_validate_json(self.frame().split(b"\n")[1].removeprefix(b"data: "))

    def events(self, count: int) -> list[wire.StreamedEvent]:
        """The next few events."""
        return [self.event() for _ in range(count)]

    def until(self, name: str) -> list[wire.StreamedEvent]:
        """All events up to the next of this type."""
        found = [self.event()]
        while found[-1].type != name:
            found.append(self.event())
        return found

    def frame(self) -> bytes:
        """The bytes of the next event's frame."""
        beats = 0
        for frame in self._frames:
            if frame.startswith(b"id: "):
                return frame
            beats += frame.startswith(b":")
            assert beats < BEATS_OF_PATIENCE, "the hall beats, but what was waited for did not come"
        raise AssertionError("the hall ended the stream")

    def beat(self) -> bytes:
        """The bytes of the next heartbeat."""
        return next(frame for frame in self._frames if frame.startswith(b":"))

    def rest(self) -> list[bytes]:
        """All frames until the hall ends the stream."""
        return list(self._frames)


@contextmanager
def reading(
    url: str, last_event_id: int | None = None, after: int | None = None, token: str | None = None
) -> Iterator[StreamReader]:
    """Open the stream of the hall at `url`; it is connected and listened to once this returns."""
    headers = {} if last_event_id is None else {"Last-Event-ID": str(last_event_id)}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    params = {} if after is None else {"after": after}
    with (
        httpx.Client(base_url=url, timeout=5, trust_env=False) as http,
        http.stream("GET", "/api/v1/stream", headers=headers, params=params) as answer,
    ):
        assert answer.status_code == httpx.codes.OK, answer.read()
        reader = StreamReader(answer)
        reader.beat()
        yield reader


def _frames(answer: httpx.Response) -> Iterator[bytes]:
    kept = b""
    for chunk in answer.iter_raw():
        *frames, kept = (kept + chunk).split(b"\n\n")
        yield from frames
