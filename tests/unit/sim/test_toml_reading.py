"""TOML that people write by hand, and what is said of its faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

import pytest
from pydantic import Field, ValidationError, model_validator

from dispatcher.config.sections import Section
from sim.toml_reading import TomlUnreadable, read_toml, sentences


class Item(Section):
    """One of several things."""

    id: str = Field(min_length=1, max_length=3)
    weight: float = Field(default=1.0, gt=0, le=1_000_000)


class Whole(Section):
    """A whole file."""

    items: list[Item] = Field(default=[], max_length=2)
    first: int = 1
    last: int = 2

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first > self.last:
            raise ValueError("last: 不能小于 first / must not be below first")
        return self


def faults(content: dict[str, Any], section: str = "") -> list[str]:
    """What is said of this content."""
    with pytest.raises(ValidationError) as refused:
        Whole.model_validate(content)
    return sentences(refused.value, content, section)


def test_entries_of_lists_are_named_by_their_id() -> None:
    assert faults({"items": [{"id": "a"}, {"id": "b", "weight": 0}]}) == [
        "items.b.weight: 应大于 0，现为 0 / must be above 0, but is 0"
    ]
    assert faults({"items": [{"weight": 1.0}]}) == ["items.0.id: 缺少这一项 / is missing"]


def test_large_bounds_are_written_out() -> None:
    assert faults({"items": [{"id": "a", "weight": 2e6}]}) == [
        "items.a.weight: 不能大于 1,000,000，现为 2000000.0 / must be at most 1,000,000, but is 2000000.0"
    ]


def test_what_is_wrong_with_a_whole_table_names_the_rest_of_the_key() -> None:
    assert faults({"first": 3}) == ["last: 不能小于 first / must not be below first"]
    assert faults({"first": 3}, "part") == ["part.last: 不能小于 first / must not be below first"]


def test_texts_that_are_too_short_or_too_long_are_told() -> None:
    assert faults({"items": [{"id": ""}]}) == ["items..id: 不能为空 / must not be empty"]
    assert faults({"items": [{"id": "abcd"}]}) == ["items.abcd.id: 至多 3 个字 / takes 3 characters or fewer"]


def test_every_fault_is_told() -> None:
    assert len(faults({"items": [{}, {}, {}], "second": 1, "first": "x"})) == 3


def test_a_file_is_read_or_its_fault_is_told(tmp_path: Path) -> None:
    file = tmp_path / "some.toml"
    file.write_text("a = 1\n", encoding="utf-8")
    assert read_toml(file) == {"a": 1}
    file.write_bytes(b"a = '\xff'\n")
    with pytest.raises(TomlUnreadable, match="save it as UTF-8"):
        read_toml(file)
    file.write_text("a = \n", encoding="utf-8")
    with pytest.raises(TomlUnreadable, match="not valid TOML"):
        read_toml(file)
    with pytest.raises(TomlUnreadable, match="cannot be read"):
        read_toml(tmp_path / "none.toml")


def test_a_file_from_windows_editor_and_dates_without_quotes_are_read(tmp_path: Path) -> None:
    file = tmp_path / "some.toml"
    file.write_text('from = 2026-11-23\nopens = [08:30:00]\nwhen = {at = "x"}\n', encoding="utf-8-sig")
    assert read_toml(file) == {"from": "2026-11-23", "opens": ["08:30"], "when": {"at": "x"}}
