"""What stands where on the guide of a service. Pure: a slip in, elements out.

People keep it, tick off the papers at home and come back with it: each paper has a box, its copies and where to get it.
Chinese first, English below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from printers.layout import Columns, Cut, Element, Feed, Rule, Text
from printers.slips import GuideMaterial, GuideSlip
from printers.templates import LINE_GAP, PART_GAP, heading, training_foot, training_head


def guide_layout(guide: GuideSlip, width: int) -> tuple[Element, ...]:
    """The guide's slip on paper of `width` dots (384 or 576)."""
    return (
        *training_head(guide.training),
        *heading(guide.hall, guide.hall_en, width),
        Rule(),
        Text("办事指南 Guide", 1, "center"),
        Text(guide.service[0], 2, "center"),
        Text(guide.service[1], 1, "center"),
        Rule(),
        *_told("谁可以办 Who may apply", *guide.conditions),
        *_materials(guide.materials),
        *_told("怎样办理 How it goes", *guide.procedure),
        *_title("办理时限 Time limit"),
        Columns(*_time_limit(guide.limit_days)),
        *_fee(guide),
        *_told("办理依据 Legal basis", guide.legal_basis, ""),
        *_told("监督电话 Complaints", guide.complaint_phone, ""),
        Rule(),
        Text(f"内容以 {guide.as_of} 为准", 1, "center"),
        Text(f"As of {guide.as_of}", 1, "center"),
        *training_foot(guide.training),
        Feed(PART_GAP),
        Cut(),
    )


def _title(title: str) -> Iterator[Element]:
    yield Feed(PART_GAP)
    yield Text(f"■{title}", bold=True)
    yield Feed(LINE_GAP)


def _told(title: str, chinese: str, english: str) -> Iterator[Element]:
    """A part under its title; nothing where there is nothing to say."""
    if chinese:
        yield from _title(title)
        yield Text(chinese)
        yield Text(english)


def _materials(materials: tuple[GuideMaterial, ...]) -> Iterator[Element]:
    yield from _title("要带的材料 What to bring")
    if not materials:
        yield Columns("不用带材料", "Nothing to bring")
    for material in materials:
        chinese, english = material.name
        source, source_en = material.source
        yield Columns(f"[ ] {chinese}", f"×{material.copies}份")
        yield Text(english)
        yield Text(f"来源：{source}" if source else "")
        yield Text(f"From: {source_en}" if source_en else "")
        yield Feed(LINE_GAP)


def _time_limit(days: int) -> tuple[str, str]:
    if days == 0:
        return "当场办好", "Done at once"
    return f"{days}个工作日", f"{days} working day{'s' if days > 1 else ''}"


def _fee(guide: GuideSlip) -> Iterator[Element]:
    yield from _title("收费 Fee")
    if guide.fee_yuan:
        yield Columns(f"{guide.fee_yuan:g}元", f"{guide.fee_yuan:g} yuan")
        yield Text(f"收费依据：{guide.fee_basis}" if guide.fee_basis else "")
    else:
        yield Columns("不收费", "Free of charge")
