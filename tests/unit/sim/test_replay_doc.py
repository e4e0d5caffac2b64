"""What docs/replay.md shows is what happens."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from sim.__main__ import main

DOCUMENT = Path(__file__).parents[3] / "docs" / "replay.md"


def test_the_examples_give_what_they_say() -> None:
    failed, tried = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert tried > 20
    assert failed == 0


def test_every_command_in_it_has_options_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    text = DOCUMENT.read_text(encoding="utf-8").replace("\\\n", "")
    commands = re.findall(r"^    python -m sim (\w+) (.+)$", text, re.MULTILINE)
    assert {name for name, _ in commands} == {"replay", "compare"}
    for name, rest in commands:
        with pytest.raises(SystemExit):
            main([name, "--help"])
        known = set(re.findall(r"--[a-z]+", capsys.readouterr().out))
        assert {word for word in shlex.split(rest) if word.startswith("--")} <= known
