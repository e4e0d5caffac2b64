"""The technician's door and page."""

from __future__ import annotations

from math import ceil

from kiosk import acts
from kiosk.faces import Button, Fact
from kiosk.faces import Technician as TechnicianPage
from kiosk.faces import TechnicianPin as PinPage
from kiosk.pin import Tried
from kiosk.recent_problems import RecentProblem
from kiosk.technician import TechnicianFace
from printers.status.state import PrinterState
from screens.bilingual import SILENCE, Bilingual, Phrasebook
from slips.printer_health import NAMED, NO_PRINTER, READY
from slips.printing import SlipState


def pin_page(phrases: Phrasebook, typed: int, last: Tried | None) -> PinPage:
    """The door: so many digits are `typed`, and the `last` try went so."""
    keys = [Button(acts.KEY, Bilingual.same(digit), digit) for digit in "123456789"]
    erase = Button(acts.ERASE, phrases.translate("KioskTechnician", "删除"))
    enter = Button(acts.ENTER, phrases.translate("KioskTechnician", "进入"), enabled=typed > 0)
    return PinPage(
        headline=phrases.translate("KioskTechnician", "设备维护，请输入密码"),
        typed=typed,
        keys=(*keys, erase, Button(acts.KEY, Bilingual.same("0"), "0"), enter),
        trouble=_trouble(phrases, last),
    )


def technician_page(phrases: Phrasebook, face: TechnicianFace, trial: SlipState | None) -> TechnicianPage:
    """How the kiosk is, and what can be done; `trial` is what became of the last test slip."""
    return TechnicianPage(
        facts=_facts(phrases, face),
        problems=tuple(_problem(problem) for problem in face.problems),
        acts=(
            Button(
                acts.TRIAL_SLIP, phrases.translate("KioskTechnician", "打印测试页"), enabled=bool(face.setup.printer)
            ),
            Button(acts.RELOAD, phrases.translate("KioskTechnician", "重新载入")),
            Button(acts.RESTART, phrases.translate("KioskTechnician", "重新启动")),
            Button(acts.SHUT, phrases.translate("KioskTechnician", "退出程序")),
        ),
        said=_said(phrases, trial),
    )


def _trouble(phrases: Phrasebook, last: Tried | None) -> Bilingual:
    if last is None or last.opened:
        return SILENCE
    if last.pause_seconds:
        pause = phrases.translate("KioskTechnician", "密码错误次数太多，请过 {seconds} 秒再试")
        return pause.filled(seconds=ceil(last.pause_seconds))
    return phrases.translate("KioskTechnician", "密码不对")


def _facts(phrases: Phrasebook, face: TechnicianFace) -> tuple[Fact, ...]:
    translate, setup, hall = phrases.translate, face.setup, face.hall
    paper = translate("KioskTechnician", "{width} 点").filled(width=setup.width)
    memory = SILENCE if face.memory_mb is None else Bilingual.same(f"{face.memory_mb} MB")
    versions = Bilingual.same(", ".join(f"{name} {version}" for name, version in face.versions))
    facts = (
        Fact(translate("KioskTechnician", "大厅服务"), Bilingual.same(setup.server)),
        Fact(translate("KioskTechnician", "连接"), _connection(phrases, hall.reachable)),
        Fact(translate("KioskTechnician", "大厅"), Bilingual(hall.name, hall.name_en)),
        Fact(translate("KioskTechnician", "设备编号"), Bilingual.same(setup.device)),
        Fact(translate("KioskTechnician", "打印机"), Bilingual.same(setup.printer)),
        Fact(translate("KioskTechnician", "打印机状态"), _printer_state(phrases, face.state)),
        Fact(translate("KioskTechnician", "纸宽"), paper if setup.printer else SILENCE),
        Fact(translate("KioskTechnician", "字体"), Bilingual.same(setup.font)),
        Fact(translate("KioskTechnician", "内存"), memory),
        Fact(translate("KioskTechnician", "已运行"), _running(phrases, face.running_seconds)),
        Fact(translate("KioskTechnician", "版本"), versions),
    )
    return tuple(fact for fact in facts if fact.text.zh)


def _connection(phrases: Phrasebook, reachable: bool) -> Bilingual:
    if reachable:
        return phrases.translate("KioskTechnician", "正常")
    return phrases.translate("KioskTechnician", "连不上，请检查网线、地址和大厅服务")


def _printer_state(phrases: Phrasebook, state: str) -> Bilingual:
    known = {
        **{NAMED.get(printer, printer.value): Bilingual(printer.zh, printer.en) for printer in PrinterState},
        READY: phrases.translate("KioskTechnician", "正常"),
        NO_PRINTER: phrases.translate("KioskTechnician", "没有打印机"),
        "printer_failed": phrases.translate("KioskTechnician", "上一张没有打出，请检查电源、连线和纸"),
        "printer_uncertain": phrases.translate("KioskTechnician", "上一张不知打完没有，请看一眼纸"),
    }
    return known.get(state, Bilingual.same(state))


def _running(phrases: Phrasebook, seconds: int) -> Bilingual:
    hours, minutes = divmod(seconds // 60, 60)
    days, hours = divmod(hours, 24)
    if days:
        return phrases.translate("KioskTechnician", "{days} 天 {hours} 小时").filled(days=days, hours=hours)
    return phrases.translate("KioskTechnician", "{hours} 小时 {minutes} 分").filled(hours=hours, minutes=minutes)


def _problem(problem: RecentProblem) -> str:
    times = f" ×{problem.times}" if problem.times > 1 else ""
    return f"{problem.at:%m-%d %H:%M:%S}{times} {problem.text}"


def _said(phrases: Phrasebook, trial: SlipState | None) -> Bilingual:
    match trial:
        case None:
            return SILENCE
        case "printed":
            return phrases.translate("KioskTechnician", "测试页已打印，请看是否清楚完整")
        case "uncertain":
            return phrases.translate("KioskTechnician", "测试页不知打完没有，请看一眼纸")
        case "failed" | "no_printer":
            return phrases.translate("KioskTechnician", "测试页没有打出")
