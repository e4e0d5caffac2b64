"""The examples of docs/printers.md do what it says, and what it tells of states is what the program tells."""

import doctest
from pathlib import Path

from printers.status.state import PrinterState

DOCUMENT = Path(__file__).parents[2] / "docs" / "printers.md"


def test_every_example_gives_what_is_printed_below_it() -> None:
    failed, tried = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert failed == 0
    assert tried > 20


def test_every_state_is_told_in_the_words_that_the_desk_sees() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for state in PrinterState:
        assert f"| `{state}` | {state.zh} |" in text
