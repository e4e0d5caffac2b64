"""What is done so far, a line for each township, so that an interrupted run goes on where it was.

The first line says which question and table the file belongs to. A line is whole when it ends; a torn last line, left
by a computer that was switched off, is cut away.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sim.planning.findings import Waits
from sim.province.sizing import Sized, Status

KIND = "hall-province-1"
"""The form of the file."""

Json = dict[str, Any]
"""One line: whatever JSON has."""


class OtherRun(Exception):
    """The file belongs to another table, question or version."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return (
            f"{self.path} 是另一次计算留下的：表格、选项或程序版本变了。要接着那一次，请用原来的表格和选项；"
            "要从头算，请加 --anew / "
            f"{self.path} was left by another run: the table, the options or the program's version changed. Repeat that"
            " one to go on with it, or begin anew with --anew"
        )


@dataclass(frozen=True, slots=True)
class Stamp:
    """To what a file belongs: the fingerprint of question and table, and the first date of the plan."""

    fingerprint: str
    first: datetime.date

    def heading(self) -> Json:
        """The first line of the file."""
        return {"kind": KIND, "from": self.first.isoformat(), "fingerprint": self.fingerprint}


class PartFile:
    """The file, open for appending; `done` by township's line. Raises `OtherRun` and `OSError`."""

    def __init__(self, path: Path, stamp: Stamp, *, anew: bool = False) -> None:
        self._path = path
        self.done: dict[int, Sized] = {}
        kept = b"" if anew else self._whole_lines(stamp)
        self._file = path.open("r+b" if kept else "wb")
        self._file.truncate(len(kept))
        self._file.seek(len(kept))
        if not kept:
            self._write(stamp.heading())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, line: int, sized: Sized) -> None:
        """Keep the answer for the township on this line of the table."""
        self.done[line] = sized
        told = {"line": line, **asdict(sized), "status": sized.status.value, "mixes": list(sized.mixes.values())}
        self._write(told)

    def remove(self) -> None:
        """Everything is done and written elsewhere."""
        self._file.close()
        self._path.unlink()

    def _write(self, content: Json) -> None:
        self._file.write(json.dumps(content, separators=(",", ":")).encode() + b"\n")
        self._file.flush()

    def _whole_lines(self, stamp: Stamp) -> bytes:
        """The part of an earlier run's file that is whole; what it says goes to `done`."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return b""
        lines = content[: content.rfind(b"\n") + 1].splitlines(keepends=True)
        if not lines:
            return b""
        if _read(lines[0]) != stamp.heading():
            raise OtherRun(self._path)
        kept = 1
        for line in lines[1:]:
            found = _read(line)
            if found is None:
                break
            number = found.pop("line")
            self.done[number] = _sized(found)
            kept += 1
        return b"".join(lines[:kept])


def part_path(out: Path) -> Path:
    """Where the part file of a result stands."""
    return out.with_name(f"{out.name}.part")


def begun_on(path: Path) -> datetime.date | None:
    """The first date of the plan that a part file belongs to; None where there is no such file."""
    try:
        with path.open("rb") as file:
            return datetime.date.fromisoformat((_read(file.readline()) or {})["from"])
    except (FileNotFoundError, KeyError, TypeError, ValueError):
        return None


def _read(line: bytes) -> Json | None:
    try:
        content = json.loads(line)
    except ValueError:
        return None
    return content if isinstance(content, dict) else None


def _sized(content: Json) -> Sized:
    mixes = [tuple(mix) for mix in content.pop("mixes")]
    mix, waits, status = content.pop("mix"), content.pop("waits"), content.pop("status")
    return Sized(
        **content,
        status=Status(status),
        mix=None if mix is None else tuple(mix),
        waits=None if waits is None else Waits(**waits),
        mixes={sum(one): one for one in mixes},
    )
