"""What the page about slips shows is what happens."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from printers.fields import SLIP_NAMES, VOCABULARIES, SlipName
from printers.profiles import profile_named, profile_names
from printers.stationery import KEYS
from printers.template_reader import OPTIONS

DOCUMENT = Path(__file__).parents[2] / "docs" / "slips.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")


def _cells(first: str) -> list[str]:
    """The cells after the first of the table row that begins with `first`."""
    (row,) = re.findall(rf"^\| {re.escape(first)} \|(.*)\|$", TEXT, re.MULTILINE)
    return [cell.strip() for cell in row.split("|")]


def test_the_examples_give_what_they_say() -> None:
    failed, tried = doctest.testfile(str(DOCUMENT), module_relative=False, encoding="utf-8")
    assert tried > 15
    assert failed == 0


@pytest.mark.parametrize("name", SLIP_NAMES)
def test_it_names_every_field_of_every_slip(name: SlipName) -> None:
    fields, lists = _cells(f"`{name}`")
    vocabulary = VOCABULARIES[name]
    assert set(re.findall(r"`(\w+)`", fields)) == vocabulary.fields
    told = {entries: set(re.findall(r"`(\w+)`", words)) for entries, words in re.findall(r"`(\w+)`: ([^;]+)", lists)}
    assert told == vocabulary.lists


def test_it_names_every_element_with_what_it_may_have() -> None:
    for kind, options in OPTIONS.items():
        (row,) = re.findall(rf"^\| `{kind} = .*$", TEXT, re.MULTILINE)
        assert all(f"`{option} = " in row for option in options), kind


def test_it_names_every_profile_as_it_is_and_every_option_of_a_url() -> None:
    for name in profile_names():
        profile = profile_named(name)
        _, codes, cutter, dots = _cells(f"`{name}`")
        assert dots == str(profile.width)
        assert (cutter == "yes") == profile.cutter
        assert codes.startswith("yes") == (profile.native_qr and profile.native_barcode)
    assert all(f"| `{key}=" in TEXT for key in KEYS)
