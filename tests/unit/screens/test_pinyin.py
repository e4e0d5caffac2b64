"""How names are read, as people type them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from screens.pinyin import MOST_INITIALS, initials, readings

TABLE = Path(str(files("assets") / "pinyin" / "mandarin.txt"))
MAKER = Path(__file__).parents[3] / "scripts" / "pinyin-table"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("社保卡", {"sbk"}),
        ("长期护理", {"cqhl", "zqhl"}),
        ("重大疾病", {"zdjb", "cdjb"}),
        ("ETC办理（第2次）", {"etcbld2c"}),
        ("、（）", {""}),
        ("", {""}),
    ],
)
def test_initials_are_every_way_to_write_a_name(text: str, written: set[str]) -> None:
    assert initials(text) == written


def test_initials_of_nonsense_come_to_an_end() -> None:
    assert len(initials("长重行参调会还传" * 20)) <= MOST_INITIALS


def test_signs_outside_the_table_stand_for_themselves() -> None:
    assert readings("a1㐀") == (("a",), ("1",), ("㐀",))


def test_the_table_is_what_its_script_makes_of_pypinyin() -> None:
    made = subprocess.run([sys.executable, str(MAKER)], capture_output=True, check=True).stdout
    assert made.decode() == TABLE.read_text("utf-8"), "see assets/pinyin/README.md"


def test_the_words_of_every_example_hall_are_found_as_pypinyin_reads_them() -> None:
    """pypinyin knows how a character is read in its word; the table with the everyday heteronyms comes up to that."""
    missed = {
        name
        for name in _service_names()
        if "".join(reading[0] for reading in lazy_pinyin(_hanzi(name))) not in initials(_hanzi(name))
    }
    assert missed == set()


def _service_names() -> Iterator[str]:
    for hall in (files("assets") / "halls").iterdir():
        if hall.name.endswith(".toml"):
            yield from (service["name"] for service in tomllib.loads(hall.read_text("utf-8"))["services"])


def _hanzi(name: str) -> str:
    return "".join(sign for sign in name if "一" <= sign <= "鿿")
