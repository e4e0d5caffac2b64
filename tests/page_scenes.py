"""The states in which a page can be, each brought about in a live hall by what people do there."""

from __future__ import annotations

from collections.abc import Callable

from front_desk import BUSINESS, ENQUIRY, HOUSEHOLD, INSURANCE, FrontDesk

from dispatcher.config import HallConfig

Scene = Callable[[FrontDesk], str]
"""Brings a state about and returns the path of the page that shows it."""


def _page(token: str) -> str:
    return f"/t/{token}"


def waiting(desk: FrontDesk) -> str:
    """Three people ahead, two windows at work."""
    desk.open("1", "c01")
    desk.open("2", "c02")
    for _ in range(5):
        desk.take()
    desk.call("1")
    desk.call("2")
    return _page(desk.take().token)


def waiting_next(desk: FrontDesk) -> str:
    """Nobody ahead, the window is busy."""
    desk.open("1", "c01")
    desk.take()
    desk.call("1")
    return _page(desk.take().token)


def waiting_over_lunch(desk: FrontDesk) -> str:
    """Somebody comes over lunch."""
    desk.live.clock.pass_time(hours=3, minutes=10)
    desk.take()
    return _page(desk.take().token)


def waiting_without_clerk(desk: FrontDesk) -> str:
    """It is nine o'clock and nobody sits at a window."""
    return _page(desk.take().token)


def waiting_overfull(desk: FrontDesk) -> str:
    """A hundred and twenty people ahead and one window at work; five services on the ticket."""
    desk.open("1", "c01")
    for _ in range(120):
        desk.take()
    return _page(desk.take(HOUSEHOLD, INSURANCE, BUSINESS, ENQUIRY, "ssc-card").token)


def called(desk: FrontDesk) -> str:
    """Called to window 3."""
    desk.open("3", "c03")
    taken = desk.take()
    desk.call("3")
    return _page(taken.token)


def called_again(desk: FrontDesk) -> str:
    """Called to window 3 a third time."""
    page = called(desk)
    desk.serve("3", "recall")
    desk.serve("3", "recall")
    return page


def serving(desk: FrontDesk) -> str:
    """At the window."""
    page = called(desk)
    desk.serve("3", "start")
    return page


def parked(desk: FrontDesk) -> str:
    """Set aside to fill in a form."""
    page = serving(desk)
    desk.serve("3", "park")
    return page


def no_show(desk: FrontDesk) -> str:
    """Passed over."""
    page = called_again(desk)
    desk.live.clock.pass_time(minutes=1)
    desk.serve("3", "no-show")
    return page


def completed(desk: FrontDesk) -> str:
    """Done."""
    page = serving(desk)
    desk.complete("3")
    return page


def cancelled(desk: FrontDesk) -> str:
    """Given back."""
    taken = desk.take()
    desk.act(taken.id, "cancel")
    return _page(taken.token)


def day_over(desk: FrontDesk) -> str:
    """The day was ended over people who waited."""
    taken = desk.take()
    desk.live.post("/api/v1/day/close", 200, approver="主任某某", reason="台风要来")
    return _page(taken.token)


def past(desk: FrontDesk) -> str:
    """The slip of a day that is over."""
    taken = desk.take()
    desk.act(taken.id, "cancel")
    desk.live.clock.pass_time(days=1)
    desk.take()
    return _page(taken.token)


def unknown(desk: FrontDesk) -> str:
    """A token that was never given."""
    return _page("20261123-A001-aaaaaaaaaaaaaaaa")


def county_hall(desk: FrontDesk) -> str:
    """Every window of the county hall at work, on two floors."""
    windows, services = desk.live.config.windows, desk.live.config.services
    for window in windows:
        desk.open(window.id, f"trainee-{window.id}")
    for turn in range(90):
        desk.take(services[turn % len(services)].id, priority=("normal", "elderly", "appointment")[turn % 3])
        desk.live.clock.pass_time(seconds=20)
    for window in windows[::2]:
        if desk.live.http.post(f"/api/v1/windows/{window.id}/call-next", json={}).status_code == 200:
            desk.live.clock.pass_time(seconds=15)
    for window in windows[::4]:
        if desk.window(window.id).ticket is not None:
            desk.serve(window.id, "start")
    return "/manager"


def long_names(desk: FrontDesk) -> str:
    """Called to a window with the longest of names, for a service with the longest of names."""
    desk.open("1", "trainee")
    taken = desk.take()
    desk.call("1")
    return _page(taken.token)


def long_names_waiting(desk: FrontDesk) -> str:
    """Waiting for it."""
    desk.open("1", "trainee")
    desk.take()
    desk.call("1")
    return _page(desk.take().token)


def with_long_names(config: HallConfig) -> HallConfig:
    """The same hall with names as long as its file may have them."""
    zh, en = "跨省通办与企业开办一件事一次办综合服务专窗", "Window for business registration across provinces in one go"
    windows = [window.model_copy(update={"name": zh, "name_en": en}) for window in config.windows]
    service = {"name": zh * 4, "name_en": f"{en} " * 2 + en[:30]}
    return config.model_copy(
        update={
            "windows": windows,
            "hall": config.hall.model_copy(update={"name": zh * 2, "name_en": en}),
            "zones": [zone.model_copy(update={"name": zh, "name_en": en}) for zone in config.zones],
            "queues": [queue.model_copy(update={"name": zh, "name_en": en}) for queue in config.queues],
            "services": [known.model_copy(update=service) for known in config.services],
        }
    )


TICKET_SCENES: dict[str, Scene] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        waiting, waiting_next, waiting_over_lunch, waiting_without_clerk, waiting_overfull, called, called_again,
        serving, parked, no_show, completed, cancelled, day_over, past, unknown,
    )
}  # fmt: skip
"""States of the citizen's page by name."""


def empty_hall(desk: FrontDesk) -> str:
    """Nobody is there yet."""
    return "/manager"


def busy_hall(desk: FrontDesk) -> str:
    """People wait, windows work, something is amiss."""
    for window in ("1", "2", "3", "4"):
        desk.open(window, f"c0{window}")
    for service in (HOUSEHOLD, INSURANCE, BUSINESS, ENQUIRY):
        for priority in ("normal", "normal", "elderly"):
            desk.take(service, priority=priority)
            desk.live.clock.pass_time(seconds=40)
    for window in ("1", "2", "4"):
        desk.call(window)
        desk.live.clock.pass_time(minutes=2)
    desk.complete("1", then="call-next")
    desk.serve("2", "start")
    later = desk.take(priority="disabled")
    desk.serve("3", "call", ticket=later.id, reason="孩子发烧，家里有急事")
    desk.complete("4")
    desk.sit("4", "pause", reason="break")
    desk.live.post("/api/v1/devices/printer-1/status", 204, state="paper_low")
    desk.live.post("/api/v1/devices/screen-2/status", 204, state="offline")
    desk.live.clock.pass_time(minutes=31)
    return "/manager"


def overfull_hall(desk: FrontDesk) -> str:
    """Two hundred people, two windows, and a window that was left over them with an approval."""
    page = busy_hall(desk)
    for turn in range(200):
        desk.take((HOUSEHOLD, INSURANCE, BUSINESS, ENQUIRY)[turn % 4])
    desk.live.clock.pass_time(hours=2)
    for _ in range(14):
        desk.complete("1", then="call-next")
    desk.complete("3")
    desk.complete("2")
    desk.complete("1")
    desk.sit("3", "close")
    desk.sit("2", "close")
    desk.sit(
        "1", "close", approver="首席代表某某", reason="水管爆了，一楼临时停用，群众已由导办台逐一告知并登记回访电话"
    )
    return page


MANAGER_SCENES: dict[str, Scene] = {
    scene.__name__.replace("_", "-"): scene for scene in (empty_hall, busy_hall, overfull_hall)
}
"""States of the manager's page by name."""


def every_window_at_work(desk: FrontDesk) -> str:
    """Each window serves somebody, and a few wait."""
    for number, window in enumerate(desk.live.config.windows, start=1):
        desk.open(window.id, f"c{number:02}")
    for turn in range(24):
        desk.take((HOUSEHOLD, INSURANCE, BUSINESS, ENQUIRY, "collect")[turn % 5])
        desk.live.clock.pass_time(seconds=30)
    for window in desk.live.config.windows:
        desk.live.http.post(f"/api/v1/windows/{window.id}/call-next", json={})
    return "/manager"


def nobody_at_work(desk: FrontDesk) -> str:
    """People wait and every window is closed."""
    for _ in range(5):
        desk.take()
    return "/manager"


def crowded_county(desk: FrontDesk) -> str:
    """The county hall with a third of its windows closed, and many people."""
    windows, services, clerks = desk.live.config.windows, desk.live.config.services, desk.live.config.clerks
    for number, window in enumerate(windows):
        if number % 3:
            desk.open(window.id, clerks[number].id)
    for turn in range(160):
        desk.take(services[turn % len(services)].id, priority=("normal", "elderly", "appointment")[turn % 3])
        desk.live.clock.pass_time(seconds=20)
    for window in windows:
        desk.live.http.post(f"/api/v1/windows/{window.id}/call-next", json={})
    return "/manager"


def day_over_for_managers(desk: FrontDesk) -> str:
    """The day was closed."""
    day_over(desk)
    return "/manager"


WHAT_IF_SCENES: dict[str, tuple[str, Scene, dict[str, str]]] = {
    "busy": ("township", busy_hall, {"zh": "照现在这样", "en": "nothing changes"}),
    "full": ("township", every_window_at_work, {"zh": "再开哪个窗口", "en": "No further window"}),
    "unserved": ("township", nobody_at_work, {"zh": "5人没有窗口能办", "en": "5 people whom no window serves"}),
    "county": ("county", crowded_county, {"zh": "照现在这样", "en": "nothing changes"}),
    "day-over": ("township", day_over_for_managers, {"zh": "今天还没有开门", "en": "The hall has not opened"}),
}
"""States of the manager's question about windows: the hall, what is done in it, and what is then read."""
