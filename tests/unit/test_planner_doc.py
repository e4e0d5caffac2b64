"""What the documents about the engine show is what happens."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("document", "at_least"), [("planner.md", 12), ("estimates.md", 12)])
def test_the_examples_give_what_they_say(document: str, at_least: int) -> None:
    failed, tried = doctest.testfile(str(DOCS / document), module_relative=False, encoding="utf-8")
    assert tried >= at_least
    assert failed == 0
