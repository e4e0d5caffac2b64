"""A dispatcher in a process of its own, and a client that costs next to nothing, for measuring."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import orjson

_ADDRESS = re.compile(r"http://([\d.]+):(\d+)")


@dataclass(frozen=True)
class Address:
    """Where a dispatcher listens, and its process."""

    host: str
    port: int
    pid: int


@contextmanager
def served_hall(folder: Path, hall: str = "county") -> Iterator[Address]:
    """Serve an example hall from `folder` on a Monday at nine."""
    path = str(files("assets") / "halls" / f"{hall}.toml")
    command = [sys.executable, "-m", "dispatcher", "serve", "--hall", path, "--data", str(folder), "--port", "0"]
    process = subprocess.Popen([*command, "--open", "--at", "2026-11-23T09:00"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        found = next(match for line in process.stdout if (match := _ADDRESS.search(line)))
        yield Address(found[1], int(found[2]), process.pid)
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


class Connection:
    """One kept-alive HTTP connection without ceremony."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, address: Address) -> Connection:
        """Connect."""
        return cls(*await asyncio.open_connection(address.host, address.port))

    async def request(self, method: str, path: str, body: object = None) -> tuple[int, bytes]:
        """Send a request; its status and body."""
        content = orjson.dumps(body if body is not None else {})
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: hall\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        )
        self._writer.write(head.encode() + content)
        answer = await self._reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", answer)
        data = await self._reader.readexactly(int(length[1])) if length else b""
        return int(answer[9:12]), data

    async def post(self, path: str, body: object = None) -> tuple[int, bytes]:
        """POST below /api/v1."""
        return await self.request("POST", f"/api/v1{path}", body)

    async def close(self) -> None:
        """Hang up."""
        self._writer.close()
        await self._writer.wait_closed()
