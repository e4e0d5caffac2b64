"""The section `[demand]` of a TOML file as a model. Every fault is one sentence naming its key, in two languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dispatcher.config import HallConfig
from dispatcher.domain.rules import HallRules
from sim.demand_model.hall_defaults import demand_of_hall
from sim.demand_model.model import DemandModel

Json = dict[str, Any]
"""A TOML table: any value that TOML has."""

SECTION = "demand"
_REPLACED_WHOLE = ("priorities", "inhabitants")
"""Tables that are given as a whole; of other tables what is not given stays as the hall has it."""
_SENTENCES = {
    "missing": "缺少这一项 / is missing",
    "extra_forbidden": "没有这一项，请检查拼写 / is not a key here; check the spelling",
    "greater_than": "应大于 {gt:g}，现为 {input} / must be above {gt:g}, but is {input}",
    "greater_than_equal": "不能小于 {ge:g}，现为 {input} / must be at least {ge:g}, but is {input}",
    "less_than": "应小于 {lt:g}，现为 {input} / must be below {lt:g}, but is {input}",
    "less_than_equal": "不能大于 {le:g}，现为 {input} / must be at most {le:g}, but is {input}",
    "float_type": "应为数字，现为 {input} / must be a number, but is {input}",
    "int_type": "应为整数，现为 {input} / must be a whole number, but is {input}",
    "string_type": "应为文字，加引号 / must be text in quotes",
    "list_type": "应为列表，用方括号 / must be a list in brackets",
    "model_type": "应为一个表 / must be a table",
    "dict_type": "应为一个表 / must be a table",
    "too_short": "至少 {min_length} 项，现有 {actual_length} / needs {min_length} entries or more, has {actual_length}",
    "too_long": "至多 {max_length} 项，现有 {actual_length} / takes {max_length} entries or fewer, has {actual_length}",
    "literal_error": "应为 {expected} 之一，现为 {input} / must be one of {expected}, but is {input}",
    "string_pattern_mismatch": "写法不对：{input} / is not written as it should be: {input}",
}


class DemandUnreadable(ValueError):
    """The section cannot be used; `problems` says why, one sentence for each key."""

    def __init__(self, source: str, problems: Sequence[str]) -> None:
        super().__init__(source, problems)
        self.source = source
        self.problems = tuple(problems)

    def __str__(self) -> str:
        listed = "\n".join(f"  {problem}" for problem in self.problems)
        return f"客流假设有误，请改正 / The demand section needs mending: {self.source}\n{listed}"


def load_demand(path: Path, config: HallConfig | None = None) -> DemandModel:
    """The model in a file's section `[demand]`; see `read_demand`. Raises `DemandUnreadable`."""
    return read_demand(load_section(path), config, str(path))


def load_section(path: Path) -> Json:
    """The section `[demand]` of a file as it stands. Raises `DemandUnreadable`."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DemandUnreadable(str(path), [f"读不到文件 / cannot be read: {error.strerror}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DemandUnreadable(str(path), [f"不是有效的 TOML / not valid TOML: {error}"]) from error
    table = content.get(SECTION)
    if not isinstance(table, dict):
        raise DemandUnreadable(str(path), [f"{SECTION}: 缺少这一节 / the section [{SECTION}] is missing"])
    return table


def read_demand(table: Mapping[str, Any], config: HallConfig | None = None, source: str = SECTION) -> DemandModel:
    """The model that a table stands for.

    With a hall, what the table leaves out is taken from the hall's file: single keys of `arrivals`, `calendar` and the
    like, and of `services` what is not said of a service that is listed. Raises `DemandUnreadable`.
    """
    if config is None:
        return _checked(dict(table), None, source)
    return lay_over(demand_of_hall(config), table, config.rules(), source)


def lay_over(below: DemandModel, table: Mapping[str, Any], rules: HallRules, source: str = SECTION) -> DemandModel:
    """The model `below` with what the table gives in its place. Raises `DemandUnreadable`."""
    return _checked(_over(below.model_dump(by_alias=True, exclude_none=True), table), rules, source)


def _checked(whole: Json, rules: HallRules | None, source: str) -> DemandModel:
    try:
        model = DemandModel.model_validate(whole)
        if rules is not None:
            model.require_fit(rules)
    except ValidationError as error:
        raise DemandUnreadable(source, _sentences(error, whole)) from error
    except ValueError as error:
        raise DemandUnreadable(source, [f"{SECTION}.{fault}" for fault in str(error).splitlines()]) from error
    return model


def _over(below: Json, given: Mapping[str, Any]) -> Json:
    """A table with what is given laid over it."""
    merged = {**below}
    if "inhabitants" in given:
        merged.pop("visits_per_day", None)
    for key, value in given.items():
        before = merged.get(key)
        if key == "services" and isinstance(value, list) and isinstance(before, list):
            known = {service["id"]: service for service in before}
            merged[key] = [
                {**known.get(entry.get("id"), {}), **entry} if isinstance(entry, dict) else entry for entry in value
            ]
        elif isinstance(value, dict) and isinstance(before, dict) and key not in _REPLACED_WHOLE:
            merged[key] = _over(before, value)
        else:
            merged[key] = value
    return merged


def _sentences(error: ValidationError, content: Json) -> list[str]:
    found = error.errors(include_url=False)
    return [f"{_key(fault['loc'], content)}: {_sentence(fault)}" for fault in found]


def _sentence(fault: Mapping[str, Any]) -> str:
    template = _SENTENCES.get(fault["type"])
    if template is None:
        message = str(fault["msg"]).removeprefix("Value error, ")
        return message if " / " in message else f"值不合适 / {message}"
    return template.format(input=fault["input"], **fault.get("ctx", {}))


def _key(location: tuple[int | str, ...], content: object) -> str:
    """The place of a fault from `demand.` on, entries of lists by their id where they have one."""
    parts = [SECTION]
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
