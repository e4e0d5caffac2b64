"""How many wait, for how long, and where: in words that anybody understands."""

from __future__ import annotations

from collections.abc import Sequence

from dispatcher import wire
from kiosk.journey.catalogue import is_staffed, queue_of
from kiosk.pages.view import View
from screens.bilingual import SILENCE, Bilingual, listed
from slips.words import runs

TENS = "零一二三四五六七八九十"
EXACT_MINUTES = 15
"""An estimate up to here is told to the minute."""
HOURS_FROM = 90
"""Minutes beyond which hours are easier to read."""


def waiting(view: View, service: wire.Service) -> Bilingual:
    """How many people wait in the service's queue."""
    queue = queue_of(view.journey, service)
    return people_waiting(view, queue.waiting if queue else service.waiting)


def people_waiting(view: View, count: int) -> Bilingual:
    """So many people wait."""
    translate = view.phrases.translate
    if count == 0:
        return translate("KioskWaits", "无人等候")
    return translate("KioskWaits", "{count} 人等候").filled(count=count)


def wait_now(view: View, service: wire.Service) -> Bilingual:
    """How long somebody waits who comes now."""
    if not is_staffed(view.journey, service.windows):
        return view.phrases.translate("KioskWaits", "窗口还没有开始办公")
    queue = queue_of(view.journey, service)
    return expected(view, queue.wait if queue else service.wait)


def expected(view: View, wait: wire.Wait) -> Bilingual:
    """An estimate, rounded outwards to what it is worth: minutes, then five minutes, then half hours."""
    translate = view.phrases.translate
    if wait.high <= 1:
        return translate("KioskWaits", "马上叫到您")
    step = 1 if wait.high <= EXACT_MINUTES else 5 if wait.high <= HOURS_FROM else 30
    low, high = wait.low // step * step, -(-wait.high // step) * step
    if step == 30:
        said = translate("KioskWaits", "大约等 {low}–{high} 小时")
        return said.filled(low=f"{low / 60:g}", high=f"{high / 60:g}")
    if low == high:
        return translate("KioskWaits", "大约等 {high} 分钟").filled(high=high)
    return translate("KioskWaits", "大约等 {low}–{high} 分钟").filled(low=low, high=high)


def trust(view: View, wait: wire.Wait) -> Bilingual:
    """What the chance of an estimate means."""
    tens = round(wait.chance * 10)
    return view.phrases.translate("KioskWaits", "十次里约{tens}次准").filled(tens=Bilingual(TENS[tens], str(tens)))


def windows(view: View, ids: Sequence[str]) -> Bilingual:
    """Where one may be called to: neighbouring windows drawn together, 1–4、8 号窗口."""
    if not ids:
        return SILENCE
    named = [run.replace("-", "–") for run in runs(ids)]
    translate = view.phrases.translate
    if len(ids) == 1:
        return translate("KioskWaits", "{number} 号窗口").filled(number=ids[0])
    numbers = Bilingual("、".join(named), ", ".join(named))
    return translate("KioskWaits", "{numbers} 号窗口").filled(numbers=numbers)


def zones(view: View, ids: Sequence[str]) -> Bilingual:
    """On which floor or in which area the windows are; nothing in a hall of one zone."""
    hall = view.journey.hall
    if hall is None or len(view.catalogue.zones) < 2:
        return SILENCE
    used = {window.zone for window in hall.windows if window.id in ids}
    return listed([Bilingual.of(zone) for zone in view.catalogue.zones if zone.id in used])
