"""Templates of slips, read from TOML: those that come with the program, and a hall's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from printers.errors import TemplatesInvalid
from printers.fields import SLIP_NAMES, VOCABULARIES, SlipName
from printers.template_items import ConditionalItem
from printers.template_reader import ItemReader

Templates: TypeAlias = Mapping[SlipName, tuple[ConditionalItem, ...]]
"""What stands on each kind of slip."""


@cache
def packaged_templates() -> Templates:
    """The slips as they come with the program."""
    with as_file(files("printers") / "slips.toml") as path:
        return MappingProxyType(_read(path))


def load_templates(path: Path) -> Templates:
    """A hall's templates; kinds of slips that its file does not name are the packaged ones.

    Raises TemplatesInvalid with one sentence for each fault.
    """
    return MappingProxyType({**packaged_templates(), **_read(path)})


def _read(path: Path) -> dict[SlipName, tuple[ConditionalItem, ...]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TemplatesInvalid(path, [f"读不到文件 / cannot be read: {error.strerror}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplatesInvalid(path, [f"不是有效的 TOML / not valid TOML: {error}"]) from error
    listed = ", ".join(SLIP_NAMES)
    faults = [
        f"{name}：没有这种小票，可用 {listed} / no such slip; there are {listed}"
        for name in content
        if name not in SLIP_NAMES
    ]
    templates: dict[SlipName, tuple[ConditionalItem, ...]] = {}
    for name in SLIP_NAMES:
        if name in content:
            templates[name], found = _template(name, content[name], path.parent)
            faults += found
    if faults:
        raise TemplatesInvalid(path, faults)
    return templates


def _template(name: SlipName, tables: object, folder: Path) -> tuple[tuple[ConditionalItem, ...], list[str]]:
    """One slip's template, and its faults."""
    vocabulary = VOCABULARIES[name]
    reader = ItemReader(vocabulary, folder)
    items = reader.items(tables, name)
    lacking = sorted(vocabulary.needed - reader.spoken)
    if lacking and not reader.faults:
        listed = " ".join(f"{{{field}}}" for field in lacking)
        return items, [f"{name}：小票上少了 {listed} / the slip lacks {listed}"]
    return items, reader.faults
