"""The programs of a hall as processes: the dispatcher, kiosks, and the dispatcher's tools."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any

STOP_SECONDS = 8.0
"""How long a process may take to end after it was asked to."""
ANSWER_LIMIT = 4 * 1024 * 1024
"""The longest line that a process may write, in bytes."""


class ProgramEnded(Exception):
    """A program of the hall ended by itself."""

    def __init__(self, name: str, code: int, said: str) -> None:
        super().__init__(name, code, said)
        self.name = name
        self.code = code
        self.said = said

    def __str__(self) -> str:
        said = f"\n{self.said}" if self.said else ""
        return (
            f"{self.name} 意外结束，退出码 {self.code}。 / "
            f"A program of the hall ended by itself: {self.name}, exit code {self.code}.{said}"
        )


class Program:
    """One process; its standard error goes to `log`, its standard output is read by lines."""

    def __init__(self, name: str, process: Process, log: Path) -> None:
        self.name = name
        self._process = process
        self._log = log
        self._asking = asyncio.Lock()

    @property
    def pid(self) -> int:
        """Its number among the processes of this computer."""
        return self._process.pid

    async def ask(self, question: Mapping[str, object]) -> dict[str, Any]:
        """Give it a line of JSON, and read the one in answer; one question at a time. Raises `ProgramEnded`."""
        async with self._asking:
            await self.tell(json.dumps(question))
            answer: dict[str, Any] = json.loads(await self.line())
            return answer

    async def hear(self) -> None:
        """Wait for a line that it says by itself, before it is asked anything more. Raises `ProgramEnded`."""
        async with self._asking:
            await self.line()

    async def line(self) -> str:
        """The next line of its output. Raises `ProgramEnded` when there is none any more."""
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            await self.ended()
        return line.decode()

    async def tell(self, line: str) -> None:
        """Give it a line on its standard input."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line.encode() + b"\n")
            await self._process.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            await self.ended()

    async def ended(self) -> None:
        """Wait until it ends by itself, which it should not: raises `ProgramEnded`."""
        code = await self._process.wait()
        raise ProgramEnded(self.name, code, last_words(self._log))

    async def dismiss(self) -> int | None:
        """Tell it that its input has ended, and let it end by itself: its exit code; None when it does not end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                return await self._process.wait()
        except TimeoutError:
            return None

    def complaints(self) -> str:
        """The last lines that it wrote to its error log."""
        return last_words(self._log)

    async def stop(self) -> None:
        """Ask it to end, and make it end when it does not."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()


@contextlib.asynccontextmanager
async def running(name: str, arguments: Sequence[str], log: Path, niceness: int = 0) -> AsyncIterator[Program]:
    """`python -m …` as a process of its own, in its own group so that Ctrl-C reaches it through us alone.

    With `niceness` it gives way to the others, where the system knows of that: within one session, so it gets none of
    its own.
    """
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *arguments,
            stdin=PIPE, stdout=PIPE, stderr=errors, limit=ANSWER_LIMIT, process_group=0, env=_environment(),
        )  # fmt: skip
    if niceness and hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, process.pid, niceness)
    program = Program(name, process, log)
    try:
        yield program
    finally:
        await asyncio.shield(program.stop())


@contextlib.asynccontextmanager
async def dispatcher(hall: Path, data: Path, at: str, speed: float, log: Path) -> AsyncIterator[tuple[Program, str]]:
    """A training dispatcher on a free port of this computer, and its address."""
    arguments = ("dispatcher", "serve", "--hall", str(hall), "--data", str(data), "--port", "0", "--open")
    async with running("大厅服务 dispatcher", (*arguments, "--at", at, "--speed", f"{speed:g}"), log) as program:
        address = None
        while address is None:
            address = address_in(await program.line())
        yield program, address


def address_in(line: str) -> str | None:
    """The address at which the dispatcher says that it is ready; None in any other line."""
    found = re.search(r"http://\S+$", line.strip())
    return found[0] if found else None


async def until_told_to_stop(work: Coroutine[None, None, int]) -> int:
    """Let SIGTERM and SIGHUP end the work as Ctrl-C does, so that no program is left behind."""
    task = asyncio.ensure_future(work)
    for name in ("SIGTERM", "SIGHUP"):
        with contextlib.suppress(NotImplementedError, AttributeError):
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), task.cancel)
    return await task


async def tool(*arguments: str) -> tuple[int, str]:
    """Run `python -m …` to its end; its exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *arguments,
        stdin=DEVNULL, stdout=PIPE, stderr=asyncio.subprocess.STDOUT, process_group=0, env=_environment(),
    )  # fmt: skip
    try:
        said, _ = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    assert process.returncode is not None
    return process.returncode, said.decode(errors="replace").strip()


def last_words(log: Path) -> str:
    """The last lines that a program wrote to its error log."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return "\n".join(lines[-5:])


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
