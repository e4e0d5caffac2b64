"""Reading a hall's file. Every error names the key it is about, so that whoever keeps the file finds it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from dispatcher.config.consistency import faults
from dispatcher.config.hall import HallConfig

_IN_CHINESE = {"missing": "缺少这一项", "extra_forbidden": "没有这一项，请检查拼写"}
"""What the most frequent slips are called; any other is a value that does not fit."""


class HallConfigError(Exception):
    """A hall's file cannot be used; the message names each key and what is wrong with it."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        super().__init__(path, problems)
        self.path = path
        self.problems = tuple(problems)

    def __str__(self) -> str:
        listed = "\n".join(f"  {problem}" for problem in self.problems)
        return f"大厅配置有误，请改正后再启动 / The hall's file needs mending: {self.path}\n{listed}"


def load_hall(path: Path) -> HallConfig:
    """Read a hall's file. Raises `HallConfigError`, which names every key that needs mending."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise HallConfigError(path, [f"读不到文件 / cannot be read: {error.strerror}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise HallConfigError(path, [f"不是有效的 TOML / not valid TOML: {error}"]) from error
    return check_hall(content, path)


def check_hall(content: dict[str, object], path: Path) -> HallConfig:
    """The hall that a file of this content describes. Raises `HallConfigError` with every key that needs mending."""
    try:
        config = HallConfig.model_validate(content)
    except ValidationError as error:
        raise HallConfigError(path, _named_faults(error, content)) from error
    if problems := faults(config):
        raise HallConfigError(path, problems)
    return config


def _named_faults(error: ValidationError, content: dict[str, object]) -> list[str]:
    return [
        f"{_key(found['loc'], content)}: {_IN_CHINESE.get(found['type'], '值不合适')} / "
        f"{found['msg'].removeprefix('Value error, ')}"
        for found in error.errors(include_url=False)
    ]


def _key(location: tuple[int | str, ...], content: object) -> str:
    """The place of an error, entries of lists by their id where they have one."""
    parts: list[str] = []
    for step in location:
        inner: object = None
        if isinstance(content, dict):
            inner = content.get(step)
        elif isinstance(content, list) and isinstance(step, int) and step < len(content):
            inner = content[step]
        name = inner.get("id", step) if isinstance(inner, dict) and isinstance(step, int) else step
        parts.append(str(name))
        content = inner
    return ".".join(parts)
