"""What stands where on a slip. Pure: a slip in, elements out.

The number is the largest thing on the paper, then the figures that people look for; Chinese first, English
small below it.
"""

from collections import Counter
from collections.abc import Iterator

from printers.cells import cell_width
from printers.layout import LARGEST, QR, Columns, Cut, Element, Feed, Rule, Text, cells_across, qr_modules
from printers.slips import TicketSlip, WaitForecast

QR_DOTS = {384: 190, 576: 240}
"""The side that a QR code aims at, by paper width: about 24 and 30 mm, easy for an old telephone."""

PART_GAP = 24
LINE_GAP = 10


def ticket_layout(slip: TicketSlip, width: int) -> tuple[Element, ...]:
    """The ticket's slip on paper of `width` dots (384 or 576)."""
    return (
        *training_head(slip.training),
        *_copy_mark(slip.copy),
        *heading(slip.hall, slip.hall_en, width),
        Rule(),
        *_number(slip, width),
        Rule(),
        *_services(slip.services),
        *_waiting(slip.ahead, slip.wait, width),
        *_place(slip),
        *_code(slip.qr, width),
        *_notices(slip.notices),
        _center(slip.issued_at),
        *training_foot(slip.training),
        Feed(PART_GAP),
        Cut(),
    )


def trial_layout(url: str, printed_at: str, width: int) -> tuple[Element, ...]:
    """A slip by which a technician sees that a printer works: sizes, hanzi, both edges, QR code, cut.

    The line of rare characters holds GB18030 characters of two and of four bytes.
    """
    return (
        _center("打印测试", 2),
        _center("Printer test"),
        Rule(),
        Columns("左边 LEFT", "RIGHT 右边"),
        _center("汉字 Hanzi 12"),
        _center("汉字 12", 2),
        _center("汉12", 4),
        _center("镕喆龦 ①——（A）"),
        Feed(PART_GAP),
        *_code("PRINTER-TEST", width),
        _center("文字清楚、两边不缺即正常"),
        _center("Clear text, both edges: it works"),
        Feed(LINE_GAP),
        _center(url),
        _center(printed_at),
        Feed(PART_GAP),
        Cut(),
    )


def heading(hall: str, hall_en: str, width: int) -> Iterator[Element]:
    """Whose slip it is."""
    yield _center(hall, _largest_size(hall, width, 2))
    yield _center(hall_en)


def training_head(training: bool) -> Iterator[Element]:
    """Above all else: the slip of a training hall is not to be taken for a real one."""
    if training:
        yield _center("演 练", 3)
        yield _center("TRAINING", 2)
        yield _center("仅供练习，不能办事")
        yield Feed(PART_GAP)


def training_foot(training: bool) -> Iterator[Element]:
    """The same at the end, where a slip may have been torn."""
    if training:
        yield Feed(LINE_GAP)
        yield _center("演练 TRAINING", 2)


def _center(text: str, size: int = 1) -> Text:
    return Text(text, size, "center")


def _two_tongues(text: str) -> tuple[str, str]:
    chinese, _, english = text.partition(" / ")
    return chinese, english


def _largest_size(text: str, width: int, most: int) -> int:
    """The largest size, at most `most`, at which `text` stays on one line with a little air on both sides."""
    cells = cells_across(width) - 2
    return max(1, min(most, cells // max(1, cell_width(text))))


def _copy_mark(copy: int) -> Iterator[Element]:
    if copy:
        yield _center(f"补打 {copy}", 2)
        yield _center(f"COPY {copy}")
        yield Feed(PART_GAP)


def _number(slip: TicketSlip, width: int) -> Iterator[Element]:
    queue, queue_en = _two_tongues(slip.queue)
    yield _center(queue, 2)
    yield _center(queue_en)
    yield _center(slip.number, _largest_size(slip.number, width, LARGEST))
    if slip.priority is not None:
        priority, priority_en = _two_tongues(slip.priority)
        yield _center(f"【{priority}】", 2)
        yield _center(priority_en)


def _services(services: tuple[tuple[str, str], ...]) -> Iterator[Element]:
    """Each service once, a proxy's equal cases counted (R28); large where there is only one."""
    counted = Counter(services)
    size = 2 if len(counted) == 1 else 1
    for (chinese, english), cases in counted.items():
        yield Feed(LINE_GAP)
        yield _center(chinese if cases == 1 else f"{chinese} ×{cases}", size)
        yield _center(english)


def _waiting(ahead: int, wait: WaitForecast | None, width: int) -> Iterator[Element]:
    yield Feed(PART_GAP)
    yield _center("前面等候 Ahead of you")
    yield _center(f"{ahead}人", 3)
    if wait is None:
        return
    minutes = str(wait.low) if wait.low == wait.high else f"{wait.low}-{wait.high}"
    span = f"{minutes}分钟"
    yield Feed(LINE_GAP)
    yield _center(f"预计等候(把握{wait.chance:.0%}) Wait, min")
    yield _center(span, _largest_size(span, width, 3))


def _place(slip: TicketSlip) -> Iterator[Element]:
    windows, windows_en = _two_tongues(slip.windows)
    zone, zone_en = _two_tongues(slip.zone)
    yield Feed(PART_GAP)
    yield _center(zone, 2)
    yield _center(windows, 2)
    yield _center(", ".join(part for part in (zone_en, windows_en) if part))


def _code(content: str, width: int) -> Iterator[Element]:
    """The code; only a link asks telephones to read it, a bare token is for the hall's own readers."""
    yield Feed(PART_GAP)
    yield QR(content, max(3, min(10, QR_DOTS[width] // qr_modules(content))))
    yield Feed(PART_GAP)
    if content.startswith(("http://", "https://")):
        yield _center("扫码看进度 Scan to follow")
        yield Feed(LINE_GAP)


def _notices(notices: tuple[tuple[str, str], ...]) -> Iterator[Element]:
    for chinese, english in notices:
        yield _center(chinese)
        yield _center(english)
        yield Feed(LINE_GAP)
