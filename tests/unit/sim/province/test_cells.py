"""Single cells: numbers as people write them, and the mix of domains."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.province.cells import (
    FEWEST_INHABITANTS,
    MOST_INHABITANTS,
    CellUnreadable,
    inhabitants_of,
    mix_of_cell,
    mix_of_columns,
    volume_of,
)

NAMES = {"pension": "pension", "养老保障": "pension", "medical": "medical", "医疗保障": "medical", "party": "party"}


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("25600", 25600), (" 25,600 ", 25600), ("2.56万", 25600), ("２５６００", 25600), ("25600.0", 25600),
        ("2.56e4", 25600),
        ("234 567", 234567),
    ],
)  # fmt: skip
def test_inhabitants_are_read_as_people_write_them(written: str, number: int) -> None:
    assert inhabitants_of(written) == number


@given(st.integers(FEWEST_INHABITANTS, MOST_INHABITANTS))
def test_every_number_of_inhabitants_is_read_with_commas_and_without(number: int) -> None:
    assert inhabitants_of(str(number)) == inhabitants_of(f"{number:,}") == number


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "has no inhabitants"),
        ("  ", "has no inhabitants"),
        ("-5", "no township has -5 inhabitants"),
        ("0", "no township has 0 inhabitants"),
        ("99", "no township has 99"),
        ("3亿", "is not a number"),
        ("5000000", "no township has 5000000"),
        ("many", "'many' is not a number"),
        ("1/2", "is not a number"),
        ("nan", "is not a number"),
        ("1e999", "too large"),
        ("1500.5", "must be whole"),
        ("٢٥٦٠٠", "is not a number"),
    ],
)
def test_inhabitants_that_cannot_be_are_refused_in_a_sentence(written: str, words: str) -> None:
    with pytest.raises(CellUnreadable, match=words) as refused:
        inhabitants_of(written)
    assert " / " in str(refused.value)


def test_an_empty_volume_leaves_it_to_the_inhabitants() -> None:
    assert volume_of(" ") is None
    assert volume_of("62.5") == 62.5


@pytest.mark.parametrize("written", ["0", "-3", "20001", "x"])
def test_a_volume_that_cannot_be_is_refused(written: str) -> None:
    with pytest.raises(CellUnreadable, match=r"volume"):
        volume_of(written)


def test_a_mix_is_read_by_ids_and_names_as_shares_and_percentages() -> None:
    expected = {"pension": 0.3, "medical": 0.2}
    assert mix_of_cell("pension=0.3;medical=0.2", NAMES) == expected
    assert mix_of_cell("养老保障：30%；医疗保障＝20%；", NAMES) == expected
    assert mix_of_cell("Pension = 0.3、Medical = 20%", NAMES) == expected
    assert mix_of_cell("", NAMES) == {}


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("pension", "should be like"),
        ("pension=", "should be like"),
        ("tax=0.2", "no domain 'tax'"),
        ("pension=0.3;养老保障=0.2", "stands there twice"),
        ("pension=0.8;medical=0.4", "adds up to 120%, above"),
        ("pension=-0.1", "must be between 0 and 1"),
        ("pension=30", "must be between 0 and 1"),
        ("pension=a", "is not a number"),
    ],
)
def test_a_mix_that_cannot_be_is_refused_in_a_sentence(written: str, words: str) -> None:
    with pytest.raises(CellUnreadable, match=words):
        mix_of_cell(written, NAMES)


def test_columns_of_domains_are_counts_or_shares() -> None:
    assert mix_of_columns({"pension": "300", "medical": "1,00", "party": ""}) == {
        "pension": 0.75, "medical": 0.25, "party": 0.0,
    }  # fmt: skip
    assert mix_of_columns({"pension": " ", "medical": ""}) == {}
    assert mix_of_columns({}) == {}


@pytest.mark.parametrize(("cells", "words"), [(("1", "-1"), "not be negative"), (("0", "0"), "must not all be 0")])
def test_columns_of_domains_that_cannot_be_are_refused(cells: tuple[str, str], words: str) -> None:
    with pytest.raises(CellUnreadable, match=words):
        mix_of_columns(dict(zip(("pension", "medical"), cells, strict=True)))
