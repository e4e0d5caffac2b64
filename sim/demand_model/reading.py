"""The section `[demand]` of a TOML file as a model. Every fault is one sentence naming its key, in two languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dispatcher.config import HallConfig
from dispatcher.domain.rules import HallRules
from sim.demand_model.hall_defaults import demand_of_hall
from sim.demand_model.model import DemandModel
from sim.toml_reading import Json, TomlUnreadable, read_toml, sentences

SECTION = "demand"
_REPLACED_WHOLE = ("priorities", "inhabitants")
"""Tables that are given as a whole; of other tables what is not given stays as the hall has it."""


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
        content = read_toml(path)
    except TomlUnreadable as error:
        raise DemandUnreadable(str(path), [str(error)]) from error
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
        raise DemandUnreadable(source, sentences(error, whole, SECTION)) from error
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
