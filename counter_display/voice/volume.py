"""How loud the voice is, by the hour of the hall."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

LOUDEST = 100


class VolumeNotUsable(Exception):
    """The volume file cannot be used."""

    def __str__(self) -> str:
        return f"音量文件有误 / The volume file is not usable: {self.args[0]}"


class _Span(BaseModel):
    model_config = ConfigDict(extra="forbid")

    start: datetime.time = Field(alias="from")
    end: datetime.time = Field(alias="to")
    percent: int = Field(ge=0, le=LOUDEST)


@dataclass(frozen=True)
class Volume:
    """Percent of full loudness: `usual`, but for spans of the day with their own."""

    usual: int = LOUDEST
    spans: tuple[tuple[datetime.time, datetime.time, int], ...] = ()

    def at(self, moment: datetime.datetime) -> int:
        """Percent at a moment of the hall's time; of spans that overlap the first counts."""
        clock = moment.time()
        return next((percent for start, end, percent in self.spans if start <= clock < end), self.usual)


def read_volume(path: Path, usual: int) -> Volume:
    """Reads `[[volume]]` tables of `from`, `to` (as "08:30") and `percent`. Raises `VolumeNotUsable`."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        spans = TypeAdapter(dict[str, list[_Span]]).validate_python(tables).pop("volume")
    except (OSError, ValueError, ValidationError) as error:
        raise VolumeNotUsable(f"{path}: {error}") from error
    except KeyError as error:
        raise VolumeNotUsable(f"{path}: [[volume]]") from error
    return Volume(usual, tuple((span.start, span.end, span.percent) for span in spans))
