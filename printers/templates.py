"""Slips laid out: a slip in, elements out. Pure.

What stands where is told by templates (slips.toml, or a hall's own). What keeps people from harm no template can leave
out: the marks 演练 and 补打, and the cut at the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from printers.fields import SlipName, guide_fields, notice_fields, report_fields, ticket_fields
from printers.layout import QR, Columns, Cut, Element, Feed, Rule, Text
from printers.slips import HOLDERS, DayReportSlip, GuideSlip, NoticeSlip, TicketSlip
from printers.template_file import Templates, packaged_templates
from printers.template_items import Filling, Lists, Values, filled

PART_GAP = 30
LINE_GAP = 10


def ticket_layout(slip: TicketSlip, width: int, templates: Templates | None = None) -> tuple[Element, ...]:
    """The slip of a ticket on paper of `width` dots (384 or 576), by these templates or the packaged ones."""
    return _sheet("ticket", ticket_fields(slip), width, templates, slip.training, slip.copy)


def guide_layout(slip: GuideSlip, width: int, templates: Templates | None = None) -> tuple[Element, ...]:
    """The guide of a service (R9). People keep it and tick off the papers at home."""
    return _sheet("guide", guide_fields(slip), width, templates, slip.training)


def notice_layout(slip: NoticeSlip, width: int, templates: Templates | None = None) -> tuple[Element, ...]:
    """A notice: one sheet for each who keeps one, each cut off (R10)."""
    holders = HOLDERS[slip.kind]
    sheets = (
        _sheet("notice", notice_fields(slip, holder, f"{number}/{len(holders)}"), width, templates, slip.training)
        for number, holder in enumerate(holders, start=1)
    )
    return tuple(element for sheet in sheets for element in sheet)


def report_layout(slip: DayReportSlip, width: int, templates: Templates | None = None) -> tuple[Element, ...]:
    """The figures of a day and its seal (R14)."""
    return _sheet("report", report_fields(slip), width, templates, slip.training)


def trial_layout(url: str, printed_at: str, width: int) -> tuple[Element, ...]:
    """A slip by which a technician sees that a printer works: sizes, hanzi, both edges, QR code, cut.

    Three lines of rare characters tell which ROM the printer has: two bytes, four bytes of extension A, others.
    """
    return (
        _center("打印测试", 2),
        _center("Printer test"),
        Rule(),
        Columns(("左边 LEFT", "RIGHT 右边")),
        _center("汉字 Hanzi 12"),
        _center("汉字 12", 2),
        _center("汉12", 4),
        _center("gb2312 一二三，①（A）——"),
        _center("gbk 镕喆囍㎡"),
        _center("gb18030-2000 㛃䶮"),
        _center("gb18030 𬱖𠅤 ¥"),
        Feed(PART_GAP),
        QR("PRINTER-TEST", 8),
        Feed(PART_GAP),
        _center("文字清楚、两边不缺即正常"),
        _center("Clear text, both edges: it works"),
        Feed(LINE_GAP),
        _center("哪行缺字或乱码，就选上一行的 profile"),
        _center("Where a line is garbled or lacks characters, choose the profile of the line above"),
        Feed(LINE_GAP),
        _center(url),
        _center(printed_at),
        Feed(PART_GAP),
        Cut(),
    )


def _sheet(
    name: SlipName,
    fields: tuple[Values, Lists],
    width: int,
    templates: Templates | None,
    training: bool,
    copy: int = 0,
) -> tuple[Element, ...]:
    values, lists = fields
    items = (templates or packaged_templates())[name]
    return (
        *_training_head(training),
        *_copy_mark(copy),
        *filled(items, Filling(values, lists, width)),
        *_training_foot(training),
        Feed(PART_GAP),
        Cut(),
    )


def _training_head(training: bool) -> Iterator[Element]:
    """Above all else: the slip of a training hall is not to be taken for a real one."""
    if training:
        yield _center("演 练", 3)
        yield _center("TRAINING", 2)
        yield _center("仅供练习，不能办事")
        yield Feed(PART_GAP)


def _training_foot(training: bool) -> Iterator[Element]:
    """The same at the end, where a slip may have been torn."""
    if training:
        yield Feed(LINE_GAP)
        yield _center("演练 TRAINING", 2)


def _copy_mark(copy: int) -> Iterator[Element]:
    if copy:
        yield _center(f"补打 {copy}", 2)
        yield _center(f"COPY {copy}")
        yield Feed(PART_GAP)


def _center(text: str, size: int = 1) -> Text:
    return Text(text, size, "center")
