"""What stands on a service's guide."""

from dataclasses import replace

import pytest

from printers.layout import WIDTHS, Columns, Cut, Element, Text, typeset
from printers.samples import sample_guide
from printers.templates import guide_layout


def words(elements: tuple[Element, ...]) -> list[str]:
    """Every text on the guide, from top to bottom."""
    found: list[str] = []
    for element in elements:
        if isinstance(element, Text):
            found.append(element.text)
        elif isinstance(element, Columns):
            found += element.texts
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_that_must_be_told_is_told_once(width: int) -> None:
    guide = sample_guide()
    shown = "\n".join(words(guide_layout(guide, width)))
    told = [*guide.service, *guide.conditions, *guide.procedure, guide.fee_basis, guide.legal_basis]
    told += [part for paper in guide.materials for part in (*paper.name, *paper.source)]
    told += [guide.complaint_phone, "3个工作日", "3 working days", "16元", "×2份", "■收费 Fee"]
    assert {part: shown.count(part) for part in told} == dict.fromkeys(told, 1)


def test_a_service_without_papers_fee_or_delay_says_so() -> None:
    guide = replace(sample_guide(), materials=(), fee_yuan=0, limit_days=0)
    shown = words(guide_layout(guide, 576))
    assert {"不用带材料", "Nothing to bring", "不收费", "Free of charge", "当场办好", "Done at once"} <= set(shown)
    assert not any("依据：" in text for text in shown)


def test_one_day_is_a_day() -> None:
    assert "1 working day" in words(guide_layout(replace(sample_guide(), limit_days=1), 576))


def test_a_fee_of_jiao_is_told_to_the_jiao() -> None:
    assert "10.5元" in words(guide_layout(replace(sample_guide(), fee_yuan=10.5), 576))


def test_a_large_fee_is_told_to_the_fen() -> None:
    assert "1234567.89元" in words(guide_layout(replace(sample_guide(), fee_yuan=1234567.89), 576))


def test_what_is_not_known_has_no_empty_title() -> None:
    guide = replace(sample_guide(), legal_basis="", complaint_phone="", conditions=("", ""))
    shown = "".join(words(guide_layout(guide, 576)))
    assert not any(title in shown for title in ("办理依据", "监督电话", "谁可以办"))


def test_only_a_training_guide_says_training() -> None:
    assert "TRAINING" not in "".join(words(guide_layout(sample_guide(), 576)))
    training = words(guide_layout(replace(sample_guide(), training=True), 576))
    assert (training[0], training[-1]) == ("演 练", "演练 TRAINING")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_guide_ends_with_a_cut(width: int) -> None:
    *_, last = typeset(guide_layout(sample_guide(), width), width)
    assert last == Cut()
