"""What the planner's document shows is what happens."""

from __future__ import annotations

import doctest
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "planner.md"


def test_the_examples_give_what_they_say() -> None:
    failed, tried = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert tried > 15
    assert failed == 0
