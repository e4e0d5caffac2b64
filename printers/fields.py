"""The fields of slips: what a template may speak of, as text that is ready to print. Pure.

A field that is empty has nothing to say. Fields that only conditions ask for say "yes".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from printers.notice_words import NOTICE_WORDS
from printers.slips import DayReportSlip, GuideMaterial, GuideSlip, NoticeSlip, Pair, TicketSlip, WaitForecast
from printers.template_items import Lists, Values

SlipName: TypeAlias = Literal["ticket", "notice", "guide", "report"]
SLIP_NAMES: tuple[SlipName, ...] = get_args(SlipName)

YES = "yes"

HASH_LINE = 16
"""Hexadecimal digits of a hash on one line, in groups of four: what an eye compares without losing its place."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a template of one kind of slip may speak of.

    `lists` are those that `each` goes through, with the fields of their entries. `codes` fit a barcode. `needed` are
    the fields without which the slip is good for nothing.
    """

    fields: frozenset[str]
    lists: dict[str, frozenset[str]]
    codes: frozenset[str]
    needed: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOCABULARIES: dict[SlipName, Vocabulary] = {
    "ticket": Vocabulary(
        _words(
            "hall hall_en english number queue queue_en priority priority_en several ahead wait chance zone zone_en "
            "windows windows_en qr link issued_at"
        ),
        {"services": _words("service service_en times"), "notices": _words("notice notice_en")},
        codes=_words("number"),
        needed=_words("number"),
    ),
    "notice": Vocabulary(
        _words(
            "hall hall_en title title_en sheet holder holder_en case number service service_en papers_title "
            "papers_title_en reason reason_en due advice advice_en window clerk issued_at complaint_phone"
        ),
        {"papers": _words("box paper paper_en copies remark remark_en")},
        codes=_words("case number"),
        needed=_words("title service"),
    ),
    "guide": Vocabulary(
        _words(
            "hall hall_en service service_en conditions conditions_en procedure procedure_en nothing_to_bring limit "
            "limit_en fee fee_en fee_basis legal_basis complaint_phone as_of"
        ),
        {"materials": _words("material material_en copies source source_en")},
        codes=frozenset(),
        needed=_words("service material"),
    ),
    "report": Vocabulary(
        _words(
            "hall hall_en date opened_at closed_at open issued called completed cases no_shows reinstated transferred "
            "cancelled expired carried mean_wait longest_wait mean_service last_seq seal printed_at"
        ),
        {
            "queues": _words("queue queue_en queue_issued queue_called queue_mean queue_longest"),
            "hashes": _words("hash"),
        },
        codes=_words("date last_seq"),
        needed=_words("date hash"),
    ),
}


def ticket_fields(slip: TicketSlip) -> tuple[Values, Lists]:
    """Each service once, a proxy's equal cases counted (R28)."""
    queue, queue_en = _two_tongues(slip.queue)
    priority, priority_en = _two_tongues(slip.priority or "")
    zone, zone_en = _two_tongues(slip.zone)
    windows, windows_en = _two_tongues(slip.windows)
    services = Counter(slip.services)
    values = {
        "hall": slip.hall, "hall_en": slip.hall_en, "english": _flag(slip.english), "number": slip.number,
        "queue": queue, "queue_en": queue_en,
        "priority": priority, "priority_en": priority_en, "several": _flag(len(services) > 1),
        "ahead": str(slip.ahead), "wait": _span(slip.wait), "chance": f"{slip.wait.chance:.0%}" if slip.wait else "",
        "zone": zone, "zone_en": zone_en, "windows": windows, "windows_en": windows_en,
        "qr": slip.qr, "link": _flag(slip.qr.startswith(("http://", "https://"))), "issued_at": slip.issued_at,
    }  # fmt: skip
    lists = {
        "services": tuple(
            {"service": chinese, "service_en": english, "times": f" ×{cases}" if cases > 1 else ""}
            for (chinese, english), cases in services.items()
        ),
        "notices": tuple({"notice": chinese, "notice_en": english} for chinese, english in slip.notices),
    }
    return values, lists


def guide_fields(slip: GuideSlip) -> tuple[Values, Lists]:
    """A guide's fields; its fee as 16元, its time limit as 3个工作日."""
    days = slip.limit_days
    values = {
        "hall": slip.hall, "hall_en": slip.hall_en, "service": slip.service[0], "service_en": slip.service[1],
        "conditions": slip.conditions[0], "conditions_en": slip.conditions[1],
        "procedure": slip.procedure[0], "procedure_en": slip.procedure[1],
        "nothing_to_bring": _flag(not slip.materials),
        "limit": f"{days}个工作日" if days else "当场办好",
        "limit_en": f"{days} working day{'s' if days > 1 else ''}" if days else "Done at once",
        "fee": f"{_yuan(slip.fee_yuan)}元" if slip.fee_yuan else "不收费",
        "fee_en": f"{_yuan(slip.fee_yuan)} yuan" if slip.fee_yuan else "Free of charge",
        "fee_basis": slip.fee_basis if slip.fee_yuan else "", "legal_basis": slip.legal_basis,
        "complaint_phone": slip.complaint_phone, "as_of": slip.as_of,
    }  # fmt: skip
    return values, {"materials": tuple(_material(material) for material in slip.materials)}


def notice_fields(slip: NoticeSlip, holder: Pair, sheet: str) -> tuple[Values, Lists]:
    """A notice's fields on the sheet that `holder` keeps; `sheet` counts them ("1/3")."""
    words = NOTICE_WORDS[slip.kind]
    values = {
        "hall": slip.hall, "hall_en": slip.hall_en, "title": words.title[0], "title_en": words.title[1],
        "sheet": sheet, "holder": holder[0], "holder_en": holder[1], "case": slip.case, "number": slip.number,
        "service": slip.service[0], "service_en": slip.service[1],
        "papers_title": words.papers[0] if slip.papers else "", "papers_title_en": words.papers[1],
        "reason": slip.reason[0], "reason_en": slip.reason[1], "due": slip.due,
        "advice": words.advice[0], "advice_en": words.advice[1], "window": slip.window, "clerk": slip.clerk,
        "issued_at": slip.issued_at, "complaint_phone": slip.complaint_phone,
    }  # fmt: skip
    papers = (
        {
            "box": words.box, "paper": paper.name[0], "paper_en": paper.name[1], "copies": str(paper.copies),
            "remark": paper.remark[0], "remark_en": paper.remark[1],
        }
        for paper in slip.papers
    )  # fmt: skip
    return values, {"papers": tuple(papers)}


def report_fields(slip: DayReportSlip) -> tuple[Values, Lists]:
    """A day's figures. The seal is what its code holds: day, number of the last event, hash."""
    values = {
        "hall": slip.hall, "hall_en": slip.hall_en, "date": slip.date, "opened_at": slip.opened_at,
        "closed_at": slip.closed_at, "open": _flag(not slip.head_hash),
        "mean_wait": _minutes(slip.mean_wait), "longest_wait": _minutes(slip.longest_wait),
        "mean_service": _minutes(slip.mean_service), "printed_at": slip.printed_at,
        "seal": f"{slip.date} {slip.last_seq} {slip.head_hash}" if slip.head_hash else "",
    }  # fmt: skip
    counts = {name: str(getattr(slip, name)) for name in COUNTS}
    queues = (
        {
            "queue": queue.name[0], "queue_en": queue.name[1], "queue_issued": str(queue.issued),
            "queue_called": str(queue.called), "queue_mean": _minutes(queue.mean_wait),
            "queue_longest": _minutes(queue.longest_wait),
        }
        for queue in slip.queues
    )  # fmt: skip
    hashes = ({"hash": line} for line in _hash_lines(slip.head_hash))
    return {**values, **counts}, {"queues": tuple(queues), "hashes": tuple(hashes)}


COUNTS = (
    "issued", "called", "completed", "cases", "no_shows", "reinstated", "transferred", "cancelled", "expired",
    "carried", "last_seq",
)  # fmt: skip


def _two_tongues(text: str) -> Pair:
    chinese, _, english = text.partition(" / ")
    return chinese, english


def _flag(holds: bool) -> str:
    return YES if holds else ""


def _span(wait: WaitForecast | None) -> str:
    if wait is None:
        return ""
    return str(wait.low) if wait.low == wait.high else f"{wait.low}-{wait.high}"


def _minutes(minutes: float | None) -> str:
    return "-" if minutes is None else f"{minutes:.1f}"


def _yuan(fee: float) -> str:
    """A fee to the last fen, without zeros that say nothing."""
    return f"{fee:.2f}".rstrip("0").rstrip(".")


def _material(material: GuideMaterial) -> Values:
    (chinese, english), (source, source_en) = material.name, material.source
    return {
        "material": chinese, "material_en": english, "copies": str(material.copies), "source": source,
        "source_en": source_en,
    }  # fmt: skip


def _hash_lines(digest: str) -> Iterator[str]:
    for start in range(0, len(digest), HASH_LINE):
        line = digest[start : start + HASH_LINE]
        yield " ".join(line[place : place + 4] for place in range(0, len(line), 4))
