"""Reading profiles: those that come with the program by name, a technician's own by file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from counter_display.devices.errors import FileNotUsable, ProfileUnknown
from counter_display.devices.profiles import (
    AnyProfile,
    CardProfile,
    DigitsProfile,
    KeypadProfile,
    PoleProfile,
    StripProfile,
)

KINDS: Mapping[str, type[AnyProfile]] = {
    "digits": DigitsProfile,
    "strip": StripProfile,
    "pole": PoleProfile,
    "keypad": KeypadProfile,
    "card": CardProfile,
}
_IN_CHINESE = {"missing": "缺少这一项", "extra_forbidden": "没有这一项，请检查拼写"}
M = TypeVar("M", bound=BaseModel)


def shipped() -> list[str]:
    """The names of the profiles that come with the program."""
    return sorted(path.stem for path in _folder().glob("*.toml"))


def load_profile(name: str, beside: Path) -> AnyProfile:
    """The profile of this name, or in this file (a path that ends in .toml, seen from the folder `beside`).

    Raises `ProfileUnknown`, and `FileNotUsable` with a sentence for everything that needs mending.
    """
    path = beside / name if name.endswith(".toml") else _folder() / f"{name}.toml"
    if not path.is_file():
        raise ProfileUnknown(name, shipped())
    content = read_toml(path)
    kind = content.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        known = "、".join(KINDS)
        raise FileNotUsable(path, [f"kind: 应为 {known} 之一 / should be one of {', '.join(KINDS)}"])
    return checked(KINDS[kind], content, path)


def read_toml(path: Path) -> dict[str, object]:
    """A file's content. Raises `FileNotUsable`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FileNotUsable(path, [f"读不到文件 / cannot be read: {error.strerror}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileNotUsable(path, [f"不是有效的 TOML / not valid TOML: {error}"]) from error


def checked(model: type[M], content: Mapping[str, object], path: Path) -> M:
    """The content as a model. Raises `FileNotUsable` with a sentence for each key that needs mending."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise FileNotUsable(
            path, [_sentence(found["loc"], found["type"], found["msg"]) for found in error.errors(include_url=False)]
        ) from error


def _sentence(location: tuple[int | str, ...], kind: str, message: str) -> str:
    key = _key(location)
    if kind == "value_error":
        said = message.removeprefix("Value error, ")
        return said if not key or said.startswith(f"{key}.") else f"{key}: {said}"
    return f"{key}: {_IN_CHINESE.get(kind, '值不合适')} / {message}"


def _key(location: tuple[int | str, ...]) -> str:
    """Where something stands in a file, entries counted from 1: `device 2.address`."""
    return "".join(f" {part + 1}" if isinstance(part, int) else f".{part}" for part in location).removeprefix(".")


def _folder() -> Path:
    return Path(str(files("assets") / "devices"))
