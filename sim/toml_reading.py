"""TOML files that people write by hand: read, and their faults told in one sentence a key, in two languages."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

Json = dict[str, Any]
"""A TOML table: any value that TOML has."""

_SENTENCES = {
    "missing": "缺少这一项 / is missing",
    "extra_forbidden": "没有这一项，请检查拼写 / is not a key here; check the spelling",
    "greater_than": "应大于 {gt:,.12g}，现为 {input} / must be above {gt:,.12g}, but is {input}",
    "greater_than_equal": "不能小于 {ge:,.12g}，现为 {input} / must be at least {ge:,.12g}, but is {input}",
    "less_than": "应小于 {lt:,.12g}，现为 {input} / must be below {lt:,.12g}, but is {input}",
    "less_than_equal": "不能大于 {le:,.12g}，现为 {input} / must be at most {le:,.12g}, but is {input}",
    "float_type": "应为数字，现为 {input!r} / must be a number, but is {input!r}",
    "int_type": "应为整数，现为 {input!r} / must be a whole number, but is {input!r}",
    "string_type": "应为文字，加引号，现为 {input} / must be text in quotes, but is {input}",
    "string_too_short": "不能为空 / must not be empty",
    "string_too_long": "至多 {max_length} 个字 / takes {max_length} characters or fewer",
    "list_type": "应为列表，用方括号 / must be a list in brackets",
    "model_type": "应为一个表 / must be a table",
    "dict_type": "应为一个表 / must be a table",
    "too_short": "至少 {min_length} 项，现有 {actual_length} / needs {min_length} entries or more, has {actual_length}",
    "too_long": "至多 {max_length} 项，现有 {actual_length} / takes {max_length} entries or fewer, has {actual_length}",
    "literal_error": "应为 {expected} 之一，现为 {input} / must be one of {expected}, but is {input}",
    "string_pattern_mismatch": "写法不对：{input} / is not written as it should be: {input}",
}
_LIKE = "应如 {example}，现为 {input} / should be like {example}, but is {input}"
_EXAMPLES = ("2026-11-23", "08:30", "12-31")
"""Of what is written by a pattern that letters do not fit."""


_RESTS_OF_KEY = re.compile(r"[a-z0-9_][a-z0-9_.-]*: ")


class TomlUnreadable(ValueError):
    """The file cannot be read; the message says why."""


def read_toml(path: Path) -> Json:
    """What the file holds; dates and times of day are text, in quotes or not. Raises `TomlUnreadable`.

    A byte-order mark is left out: Windows' editor writes one.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise TomlUnreadable(f"读不到文件 / cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TomlUnreadable(
            "不是 UTF-8 文本，请在编辑器里另存为 UTF-8 / is no UTF-8 text: save it as UTF-8 in the editor"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise TomlUnreadable(f"不是有效的 TOML / not valid TOML: {error}") from error
    return {key: _with_dates_as_text(value) for key, value in content.items()}


def _with_dates_as_text(value: Any) -> Any:
    """TOML's own dates and times of day, as the keys want them."""
    if isinstance(value, dict):
        return {key: _with_dates_as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_dates_as_text(one) for one in value]
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, datetime.date) else value


def sentences(error: ValidationError, content: Json, section: str = "") -> list[str]:
    """One sentence for each key of `content` that is at fault; keys begin with the `section` where one is given."""
    return [
        _placed(_key(fault["loc"], content, section), _sentence(fault)) for fault in error.errors(include_url=False)
    ]


def _placed(key: str, sentence: str) -> str:
    """The sentence behind its key; what a check of a whole table says begins with the rest of the key itself."""
    if not key:
        return sentence
    return f"{key}.{sentence}" if _RESTS_OF_KEY.match(sentence) else f"{key}: {sentence}"


def _sentence(fault: Mapping[str, Any]) -> str:
    template = _SENTENCES.get(fault["type"])
    if template is None:
        message = str(fault["msg"]).removeprefix("Value error, ")
        return message if " / " in message else f"值不合适 / {message}"
    context = fault.get("ctx", {})
    if pattern := context.get("pattern"):
        fitting = [example for example in _EXAMPLES if re.search(pattern, example) and not re.search(pattern, "abc")]
        if fitting:
            return _LIKE.format(example=fitting[0], input=fault["input"])
    return template.format(input=fault["input"], **context)


def _key(location: tuple[int | str, ...], content: object, section: str) -> str:
    """The place of a fault, entries of lists by their id where they have one."""
    parts = [section] if section else []
    for step in location:
        inner: object = None
        if isinstance(content, dict):
            inner = content.get(step)
        elif isinstance(content, list) and isinstance(step, int) and step < len(content):
            inner = content[step]
        named = isinstance(inner, dict) and isinstance(step, int) and "id" in inner
        parts.append(str(inner["id"]) if named and isinstance(inner, dict) else str(step))
        content = inner
    return ".".join(parts)
