"""Slips of every kind and length, for tests that look at layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from printers.layout import Element
from printers.samples import sample_guide, sample_notice, sample_report, sample_ticket
from printers.slips import NoticePaper, TicketSlip, WaitForecast
from printers.templates import guide_layout, notice_layout, report_layout, ticket_layout

TICKET = sample_ticket()

LONG_TICKET = replace(
    TICKET,
    hall="青山壮族自治县人民政府政务服务中心",
    number="B1204",
    queue="工程建设项目审批综合 / Construction project approval",
    services=(
        (
            "城乡居民最低生活保障对象认定（含特困人员供养资格确认）",
            "Recognition of minimum living allowance and of support for people in extreme need",
        ),
    ),
    priority="老年人优先 / Elderly first",
    ahead=127,
    wait=WaitForecast(low=95, high=130, chance=0.8),
    windows="5、6、7、8、11、12号窗口 / Windows 5, 6, 7, 8, 11, 12",
    zone="二楼 B 区 / Floor 2, zone B",
    qr="https://hall.qingshan.example.cn/t/7kQ2mX9c",
    notices=(("过号请到咨询台，凭此票可重新排队。", "Missed your call? Show this at the guide desk."),),
)

RARE_TICKET = replace(
    TICKET,
    hall="㮾梨䶮山镇便民服务中心",
    services=(("𠅤㛃证（¥16）①——𬱖", "Gvangjsih Bouxcuengh, naeuz ƅü"),),
    notices=(("张㛃、陈𬱖请到１号窗口", "Sawcuengh ñ"),),
)
"""Characters that some printers lack: rare names, Zhuang, currency, full-width forms."""

TICKETS: dict[str, TicketSlip] = {
    "ticket": TICKET,
    "ticket-english": replace(TICKET, english=True),
    "ticket-long": LONG_TICKET,
    "ticket-long-english": replace(LONG_TICKET, english=True, training=True, copy=2),
    "ticket-several": replace(TICKET, services=TICKET.services * 2 + LONG_TICKET.services),
    "ticket-rare": RARE_TICKET,
}

MISSING = replace(
    sample_notice(),
    kind="supplement",
    due="",
    papers=(
        NoticePaper(
            ("住所证明（房产证、租赁合同或者居住登记，任选一种即可）", "Proof of home (deed, lease or registration)"),
            1,
            ("不动产登记窗口或派出所可以开具", "Ask at the property window or the police"),
        ),
    ),
    reason=("所带租赁合同已过期", "The lease that was brought has ended"),
)

SLIPS: dict[str, Callable[[int], tuple[Element, ...]]] = {
    **{name: partial(ticket_layout, slip) for name, slip in TICKETS.items()},
    "notice": lambda width: notice_layout(sample_notice(), width),
    "notice-missing": lambda width: notice_layout(MISSING, width),
    "guide": lambda width: guide_layout(sample_guide(), width),
    "report": lambda width: report_layout(sample_report(), width),
    "report-open": lambda width: report_layout(replace(sample_report(), head_hash="", closed_at=""), width),
}
