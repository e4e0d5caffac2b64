"""The report as a page, and the day on the terminal."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from rich.console import Console

from dispatcher import wire
from dispatcher.config import HallConfig
from sim.audit import Finding
from sim.day_figures import DayFigures, figures_of
from sim.memory import MemoryUse
from sim.people import Observations
from sim.report import Origin, ScreensReport, report_html
from sim.screens.gallery import GalleryRow, Shown
from sim.screens.moments import Moment
from sim.tally import Tally
from sim.terminal import DayOnTerminal

ORIGIN = Origin("python -m sim demo --seed 1", 1, 600.0, "检验通过", True, 2)
OPENED = 1795393800 * 1_000_000
"""08:30 on the day in Shanghai, in microseconds."""


def day(township: HallConfig) -> list[wire.LoggedEvent]:
    """A little day at the township: one person, called at once by a clerk of another name, served."""
    minute = 60_000_000
    rules = {
        "queues": [{"id": queue.id, "promise": round(queue.promise_minutes * minute)} for queue in township.queues],
        "windows": [{"id": window.id} for window in township.windows],
    }
    issued = {
        "ticket": "T", "number": "Z001", "queue": "consult", "priority": "normal", "services": ["consult"],
        "proxy": False,
    }  # fmt: skip
    at_window: dict[str, object] = {"ticket": "T", "window": "6"}
    called = {**at_window, "how": "next", "runner_up": None}
    sessions = [[OPENED, OPENED + 210 * minute], [OPENED + 300 * minute, OPENED + 510 * minute]]
    told: list[tuple[int, str, dict[str, object]]] = [
        (0, "hall-configured.1", {"rules": rules}),
        (0, "day-opened.1", {"date": "2026-11-23", "sessions": sessions}),
        (1, "ticket-issued.1", issued),
        (1, "ticket-printed.1", {"ticket": "T", "state": "failed"}),
        (2, "ticket-printed.1", {"ticket": "T", "state": "printed"}),
        (3, "window-opened.1", {"window": "6", "clerk": "<b>新人</b>"}),
        (4, "ticket-called.1", called),
        (5, "service-started.1", at_window),
        (9, "case-completed.1", {**at_window, "outcome": "consulted"}),
        (9, "ticket-completed.1", at_window),
        (10, "window-closed.1", {"window": "6", "reason": "by_clerk"}),
        (511, "day-closed.1", {"date": "2026-11-23", "approver": None}),
    ]
    local = township.rules().hours.local
    return [
        wire.LoggedEvent(
            seq=seq, at=local(OPENED + at * minute).isoformat(), type=kind, data=data,
            command_id="c", actor="open", hash=f"{seq:064x}",
        )
        for seq, (at, kind, data) in enumerate(told, start=1)
    ]  # fmt: skip


@pytest.fixture
def figures(township: HallConfig) -> DayFigures:
    """The figures of the little day."""
    return figures_of(day(township), {"T": (2, 6)})


class Page(HTMLParser):
    """Collects what a page would fetch, and whether its elements close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br", "link", "img"}:
            self.open.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in {"src", "href"} and tag != "use"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_report_stands_alone_and_is_well_formed(township: HallConfig, figures: DayFigures) -> None:
    html = report_html(township, figures, [], Observations(), ORIGIN, ScreensReport())
    page = Page(html)
    assert page.open == []
    assert page.fetched == []
    assert "<script" not in html
    assert not re.search(r"@import|url\((?!#)", html)


def test_a_report_tells_the_day_in_both_languages(township: HallConfig, figures: DayFigures) -> None:
    html = report_html(township, figures, [], Observations(), ORIGIN, ScreensReport())
    for words in ("示范镇便民服务中心", "Shifan Township Service Centre", "2026-11-23", "核对通过", f"{12:064x}"):
        assert words in html
    assert "其中补打 1" in html
    assert html.count("<svg") == 6


def test_charts_leave_their_letters_to_the_fonts_of_the_page(township: HallConfig, figures: DayFigures) -> None:
    html = report_html(township, figures, [], Observations(), ORIGIN, ScreensReport())
    charts = html[html.index("<svg") :]
    assert "6号窗口</text>" in charts
    assert "DejaVu Sans'" not in charts
    assert "font-family: '" not in charts


def test_what_people_wrote_is_never_markup(township: HallConfig, figures: DayFigures) -> None:
    html = report_html(township, figures, [], Observations(turned_away=["<script>x</script>"]), ORIGIN, ScreensReport())
    assert "&lt;b&gt;新人&lt;/b&gt;" in html
    assert "<script>" not in html


def test_findings_stand_at_the_head_of_the_report(township: HallConfig, figures: DayFigures) -> None:
    findings = [Finding(7, "out-of-order", "叫错了人", "the wrong person was called")]
    html = report_html(township, figures, findings, Observations(), ORIGIN, ScreensReport())
    assert "核对发现 1 处问题" in html
    assert "第 7 号事件：叫错了人 / the wrong person was called" in html
    assert "核对通过，" not in html


def test_a_report_without_told_waits_says_nothing_of_them(township: HallConfig) -> None:
    html = report_html(township, figures_of(day(township)), [], Observations(), ORIGIN, ScreensReport())
    assert "告知的等候" not in html


def test_a_report_shows_the_screens_and_leads_to_their_pictures(township: HallConfig, figures: DayFigures) -> None:
    pictures = (Shown("screens/board-peak.png", Moment("peak", "高峰", OPENED), "data:image/png;base64,AA=="),)
    memory = [MemoryUse("屏幕 board", 100_000_000, 100_000_000, 120_000_000, 115_000_000)]
    screens = ScreensReport([GalleryRow("board", pictures)], 7, 0, 5, memory)
    html = report_html(township, figures, [], Observations(), ORIGIN, screens)
    page = Page(html)
    assert page.open == []
    assert page.fetched == ["screens/board-peak.png", "data:image/png;base64,AA=="]
    assert "应显示的 7 次叫号" in html
    assert '<td>120</td><td>115</td>\n<td class="over">15%</td>' in html


def hall(township: HallConfig) -> wire.Hall:
    """The township in the middle of a morning."""
    wait = wire.Wait(low=3, high=28, chance=0.8)
    return wire.Hall(
        id="township", name=township.hall.name, name_en=township.hall.name_en, seq=9, training=True, open=True,
        at="2026-11-23T10:12:00.000000+08:00", date="2026-11-23", lanes=[], now_serving=[], devices=[],
        windows=[
            wire.Window(
                id=window.id, name=window.name, name_en=window.name_en, zone="hall", roles=[], state="serving",
                clerk=clerk.id, ticket="T", number="AL012", pause_reason=None,
            )
            for window, clerk in zip(township.windows, township.clerks, strict=False)
        ],
        queues=[
            wire.QueueWait(
                id=queue.id, prefix=queue.prefix, name=queue.name, name_en=queue.name_en, waiting=4,
                promise=20, wait=wait,
            )
            for queue in township.queues
        ],
    )  # fmt: skip


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (200, 60)])
def test_the_picture_fits_the_terminal(township: HallConfig, width: int, height: int) -> None:
    screen = DayOnTerminal(township, Tally(), OPENED, OPENED + 1, 110)
    console = Console(width=width, height=height, file=io.StringIO(), record=True, force_terminal=True)
    console.print(screen.picture(hall(township), width, height))
    lines = console.export_text().rstrip("\n").splitlines()
    assert len(lines) < height
    text = "\n".join(lines)
    for words in ("示范镇便民服务中心", "演练", "10:12", "窗口员甲", "AL012", "户籍与生育", "3–28"):
        assert words in text


def test_a_low_terminal_shows_what_fits_and_says_what_is_left_out(township: HallConfig) -> None:
    screen = DayOnTerminal(township, Tally(), OPENED, OPENED + 1, 110)
    console = Console(width=80, height=14, file=io.StringIO(), record=True)
    console.print(screen.picture(hall(township), 80, 14))
    text = console.export_text()
    assert len(text.rstrip("\n").splitlines()) < 14
    assert "还有 2 个" in text


def test_a_file_gets_one_plain_line_of_the_hall(township: HallConfig) -> None:
    line = DayOnTerminal(township, Tally(), OPENED, OPENED + 1, 110).line(hall(township))
    assert line.startswith("10:12  取号 issued")
    assert "等候 waiting  28" in line
