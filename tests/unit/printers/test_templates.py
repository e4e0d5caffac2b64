"""What stands on a ticket's slip."""

from dataclasses import replace
from typing import cast

import pytest

from printers.charset import CHARSETS, Charset, code_of
from printers.encoder import encode
from printers.layout import QR, WIDTHS, Barcode, Columns, Cut, Element, Feed, Text, qr_modules
from printers.notice_words import NOTICE_WORDS
from printers.samples import sample_notice, sample_report, sample_ticket
from printers.slips import HOLDERS, NoticeKind, NoticePaper, WaitForecast
from printers.template_file import packaged_templates
from printers.templates import notice_layout, report_layout, ticket_layout, trial_layout


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


FULL = replace(
    sample_ticket(),
    priority="老年人优先 / Elderly first",
    zone="二楼 / Floor 2",
    notices=(("过号请到咨询台", "Missed your call? Ask the guide desk"),),
)


def test_all_facts_of_the_slip_are_on_it_in_chinese() -> None:
    assert texts(ticket_layout(FULL, 576)) == [
        "青山镇便民服务中心",
        "社会保障",
        "A012",
        "【老年人优先】",
        "社会保障卡申领",
        "前面5人",
        "约15-25分钟",
        "预计等候，把握80%",
        "二楼",
        "1、2、3号窗口",
        "扫码看进度",
        "过号请到咨询台",
        "2026-11-23 09:14",
    ]


def test_whoever_chose_english_reads_english_and_shows_the_window_chinese() -> None:
    assert texts(ticket_layout(replace(FULL, english=True), 576)) == [
        "青山镇便民服务中心",
        "A012",
        "Elderly first",
        "社会保障卡申领",
        "Social security card",
        "5 ahead",
        "15-25 min",
        "80% sure",
        "Floor 2",
        "Windows 1, 2, 3",
        "Scan to follow",
        "Missed your call? Ask the guide desk",
        "2026-11-23 09:14",
    ]


def test_no_wait_is_told_where_nothing_honest_can_be_said() -> None:
    for english in (False, True):
        shown = "".join(texts(ticket_layout(replace(sample_ticket(), wait=None, english=english), 576)))
        assert not any(word in shown for word in ("预计", "分钟", "min", "sure"))


def test_a_wait_of_one_figure_is_told_as_one_figure() -> None:
    slip = replace(sample_ticket(), wait=WaitForecast(low=5, high=5, chance=0.9))
    assert "约5分钟" in texts(ticket_layout(slip, 576))


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
    assert "扫码看进度" in texts(ticket_layout(sample_ticket(), 576))
    assert "扫码看进度" not in texts(ticket_layout(token, 576))


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
@pytest.mark.parametrize("kind", sorted(HOLDERS))
def test_a_notice_has_a_sheet_for_each_who_keeps_one(kind: NoticeKind, width: int) -> None:
    elements = notice_layout(replace(sample_notice(), kind=kind), width)
    assert elements.count(Cut()) == len(HOLDERS[kind])
    shown = texts(elements)
    for number, (chinese, english) in enumerate(HOLDERS[kind], start=1):
        sheet = f"{number}/{len(HOLDERS[kind])}"
        assert f"第{sheet}联 {chinese}" in shown
        assert f"Sheet {sheet}: {english}" in shown
    assert NOTICE_WORDS[kind].title[0] in shown


def test_a_barcode_that_the_paper_has_no_room_for_is_left_out_of_a_notice() -> None:
    slip = replace(sample_notice(), case="20261123-BL1012-30")
    assert not any(isinstance(element, Barcode) for element in notice_layout(slip, 384))
    assert "20261123-BL1012-30" in texts(notice_layout(slip, 384))
    assert sum(isinstance(element, Barcode) for element in notice_layout(slip, 576)) == 4


def test_what_is_missing_is_told_with_the_remark_on_it_and_no_promise() -> None:
    paper = NoticePaper(("租赁合同", "Lease"), 2, ("须在有效期内", "Still valid"))
    slip = replace(sample_notice(), kind="supplement", due="", papers=(paper,), reason=("合同过期", "It has ended"))
    elements = notice_layout(slip, 576)
    shown = texts(elements)
    assert {"■还缺的材料，一次说清 Still missing, all of it", "※须在有效期内", "Still valid", "合同过期"} <= set(shown)
    assert Columns(("[ ] 租赁合同", "×2份")) in elements
    assert not any("承诺" in text for text in shown)


def test_a_promise_tells_its_day_and_no_empty_reason() -> None:
    shown = texts(notice_layout(sample_notice(), 384))
    assert "2026-12-02" in shown
    assert not any("原因" in text for text in shown)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_days_report_has_its_figures_and_its_seal(width: int) -> None:
    slip = sample_report()
    elements = report_layout(slip, width)
    assert Columns(("取号 Numbers issued", "186"), leader=".") in elements
    assert Columns(("户籍", "58", "57", "8.6", "30.2"), cells=(5, 5, 6, 6)) in elements
    assert "9f2c 1b7a e04d 5586" in texts(elements)
    assert [element.content for element in elements if isinstance(element, QR)] == [f"2026-11-23 2214 {slip.head_hash}"]


def test_the_report_of_an_open_day_says_so_and_has_no_seal() -> None:
    elements = report_layout(replace(sample_report(), head_hash="", closed_at=""), 576)
    assert "这一天还没有结束 Still open" in texts(elements)
    assert not any(isinstance(element, QR) for element in elements)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_halls_own_template_cannot_leave_out_marks_and_cut(width: int) -> None:
    templates = {**packaged_templates(), "ticket": ()}
    bare = ticket_layout(replace(sample_ticket(), training=True, copy=1), width, templates)
    assert texts(bare) == ["演 练", "TRAINING", "仅供练习，不能办事", "补打 1", "COPY 1", "演练 TRAINING"]
    assert bare[-1] == Cut()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_test_slip_shows_a_line_of_each_character_set(width: int) -> None:
    lines = [text for text in texts(trial_layout("file:x", "", width)) if text.startswith("gb")]
    for line in lines:
        charset = cast(Charset, line.split()[0])
        lacking = {known: [char for char in line if code_of(char, known) is None] for known in CHARSETS}
        place = CHARSETS.index(charset)
        assert [bool(lacking[known]) for known in CHARSETS] == [True] * place + [False] * (len(CHARSETS) - place)
    assert len(lines) == len(CHARSETS)


@pytest.mark.parametrize("width", WIDTHS)
def test_an_ordinary_ticket_is_at_most_400_bytes(width: int) -> None:
    assert len(encode(ticket_layout(sample_ticket(), width), width)) <= 400
