"""What docs/province.md says is so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from sim.province.answers import AFTER, BEFORE
from sim.province.columns import NAMES
from sim.province.sizing import Status

DOCUMENT = Path(__file__).parents[4] / "docs" / "province.md"


def test_its_examples_give_what_it_shows() -> None:
    failed, tried = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert tried > 10
    assert failed == 0


def test_it_names_every_column_and_status() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    named = set(re.findall(r"`([^`]+)`", text))
    for column in (*NAMES, *BEFORE, *AFTER, *(status.value for status in Status)):
        assert column in named, column


def test_it_names_columns_as_the_program_knows_them() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    table = text[text.index("| column | or |") : text.index("`name` and `inhabitants` must")]
    for row in (line for line in table.splitlines() if line.startswith("| `")):
        first, names = (cell.strip() for cell in row.split("|")[1:3])
        key = first.strip("`")
        if key in NAMES:
            assert {name.strip(" `") for name in names.split(",")} <= set(NAMES[key])
