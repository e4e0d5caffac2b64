"""What stands on a ticket's slip."""

from dataclasses import replace

import pytest

from printers.encoder import encode
from printers.layout import QR, Cut, Element, Feed, Text, qr_modules
from printers.samples import sample_ticket
from printers.slips import WaitForecast
from printers.templates import ticket_layout

WIDTHS = (384, 576)


def texts(elements: tuple[Element, ...]) -> list[str]:
    return [element.text for element in elements if isinstance(element, Text)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", ["A012", "B1000"])
def test_the_number_is_the_largest_thing_and_stays_on_one_line(number: str, width: int) -> None:
    elements = ticket_layout(replace(sample_ticket(), number=number), width)
    largest = max((element for element in elements if isinstance(element, Text)), key=lambda text: text.size)
    assert largest.text == number
    assert largest.size >= 6
    assert len(number) * 12 * largest.size <= width


def test_all_facts_of_the_slip_are_on_it() -> None:
    slip = replace(
        sample_ticket(),
        priority="老年人优先 / Elderly first",
        zone="二楼 / Floor 2",
        notices=(("过号请到咨询台", "Missed your call? Ask the guide desk"),),
    )
    shown = texts(ticket_layout(slip, 576))
    for fact in (
        slip.hall,
        slip.hall_en,
        slip.number,
        slip.queue,
        *slip.services[0],
        *slip.notices[0],
        "【老年人优先】",
        "Elderly first",
        "二楼",
        "Floor 2, Windows 1, 2, 3",
        "1、2、3号窗口",
        "5人",
        "15-25分钟",
        "预计等候(把握80%) Wait, min",
        slip.issued_at,
    ):
        assert fact in shown


def test_no_wait_is_told_where_nothing_honest_can_be_said() -> None:
    shown = "".join(texts(ticket_layout(replace(sample_ticket(), wait=None), 576)))
    assert "预计" not in shown
    assert "分钟" not in shown


def test_a_wait_of_one_figure_is_told_as_one_figure() -> None:
    slip = replace(sample_ticket(), wait=WaitForecast(low=5, high=5, chance=0.9))
    assert "5分钟" in texts(ticket_layout(slip, 576))


def test_equal_services_of_a_proxy_are_counted() -> None:
    slip = replace(sample_ticket(), services=(("老年人优待证", "Senior card"),) * 3)
    shown = texts(ticket_layout(slip, 576))
    assert shown.count("老年人优待证 ×3") == 1


def test_only_a_training_slip_says_training_at_head_and_foot() -> None:
    real = "".join(texts(ticket_layout(sample_ticket(), 576)))
    training = texts(ticket_layout(replace(sample_ticket(), training=True), 576))
    assert "练" not in real
    assert "TRAINING" not in real
    assert training[0] == "演 练"
    assert training[-1] == "演练 TRAINING"


def test_only_a_copy_says_which_copy_it_is() -> None:
    assert "补打" not in "".join(texts(ticket_layout(sample_ticket(), 576)))
    assert texts(ticket_layout(replace(sample_ticket(), copy=2), 576))[:2] == ["补打 2", "COPY 2"]


def test_only_a_link_asks_to_be_scanned_by_a_telephone() -> None:
    token = replace(sample_ticket(), qr="7kQ2mX9c")
    assert "扫码看进度 Scan to follow" in texts(ticket_layout(sample_ticket(), 576))
    assert "扫码看进度 Scan to follow" not in texts(ticket_layout(token, 576))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("content", ["7kQ2mX9c", "https://hall.example.cn/t/" + "x" * 180])
def test_the_code_fits_the_paper_with_its_margin(content: str, width: int) -> None:
    elements = ticket_layout(replace(sample_ticket(), qr=content), width)
    (code,) = (element for element in elements if isinstance(element, QR))
    assert (qr_modules(content) + 8) * code.module <= width
    assert code.module >= 3


def test_a_slip_ends_with_blank_paper_and_a_cut() -> None:
    *_, feed, cut = ticket_layout(sample_ticket(), 576)
    assert isinstance(feed, Feed)
    assert cut == Cut()


@pytest.mark.parametrize("width", WIDTHS)
def test_an_ordinary_ticket_is_at_most_400_bytes(width: int) -> None:
    assert len(encode(ticket_layout(sample_ticket(), width), width)) <= 400
