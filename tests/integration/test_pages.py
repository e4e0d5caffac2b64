"""The pages over HTTP: what they say, to whom, and under which headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from front_desk import FrontDesk
from live_hall import LiveHall, SetClock, serve_live
from page_scenes import TICKET_SCENES, busy_hall, overfull_hall

from dispatcher.store import Enrolment, Role

TOLD = {
    "waiting": (200, "请等候叫号", "Please wait"),
    "waiting-next": (200, "快轮到您了", "You are next"),
    "waiting-over-lunch": (200, "窗口13:30开始办公", "Windows open at 13:30"),
    "waiting-without-clerk": (200, "窗口还没有人办公", "No window is at work yet"),
    "waiting-overfull": (200, "120人", "hours"),
    "called": (200, "3号窗口", "Please go to"),
    "called-again": (200, "这是第3次叫您", "called 3 times"),
    "serving": (200, "正在3号窗口办理", "Being served at Window 3"),
    "parked": (200, "回到3号窗口", "come back to Window 3"),
    "no-show": (200, "不用重新取号", "after the next 3 people"),
    "completed": (200, "已经办完", "All done"),
    "cancelled": (200, "这个号已取消", "given back"),
    "day-over": (410, "今天的办理已经结束", "finished for today"),
    "past": (410, "这是11月23日的号", "2026-11-23"),
    "unknown": (404, "没有找到这个号", "not found"),
}


def test_every_state_is_expected_here() -> None:
    assert TOLD.keys() == TICKET_SCENES.keys()


@pytest.mark.parametrize("scene", TICKET_SCENES)
def test_the_page_says_where_the_holder_stands(scene: str, desk: FrontDesk) -> None:
    answer = desk.live.http.get(TICKET_SCENES[scene](desk))
    status, zh, en = TOLD[scene]
    assert answer.status_code == status
    assert zh in answer.text
    assert en in answer.text
    assert "演练" in answer.text


def test_pages_forbid_everything_from_elsewhere_and_set_no_cookie(desk: FrontDesk) -> None:
    for path in (f"/t/{desk.take().token}", "/t/nonsense", "/manager"):
        answer = desk.live.http.get(path)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert "set-cookie" not in answer.headers
        assert "<style" not in answer.text
        assert " style=" not in answer.text
        assert "onclick" not in answer.text


@pytest.mark.parametrize("token", ["<script>alert(1)</script>", "%00", "20261123-A001-aaaaaaaaaaaaaaaa", "x" * 3000])
def test_a_forged_token_is_told_in_plain_words_and_never_repeated(desk: FrontDesk, token: str) -> None:
    answer = desk.live.http.get(f"/t/{token}")
    assert answer.status_code == 404
    assert "alert(1)" not in answer.text
    if "/" not in token:
        assert "没有找到这个号" in answer.text


def test_static_files_have_the_address_of_their_content(desk: FrontDesk) -> None:
    page = desk.live.http.get(f"/t/{desk.take().token}").text
    addresses = [part.split('"')[0] for part in page.split('="') if part.startswith("/web/")]
    assert len(addresses) == 4
    for address in addresses:
        answer = desk.live.http.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    for address in ("/web/pages.css", "/web/../words.py", "/web/%2e%2e/words.py"):
        assert desk.live.http.get(address).status_code == 404


def test_the_manager_sees_calls_with_their_why_exceptions_and_alarms(desk: FrontDesk) -> None:
    page = desk.live.http.get(overfull_hall(desk)).text
    for told in ("按规则叫下一位", "指定叫号", "孩子发烧", "首席代表某某", "水管爆了", "纸快用完", "没有窗口办公"):
        assert told in page, told


def test_the_managers_page_is_whole_again_after_a_restart(tmp_path: Path) -> None:
    clock = SetClock()
    with serve_live(tmp_path, clock) as live:
        before = live.http.get(busy_hall(FrontDesk(live))).text
    with serve_live(tmp_path, clock) as live:
        assert live.http.get("/manager").text == before


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[LiveHall, Enrolment]]:
    """The township hall, asking for tokens; a kiosk is enrolled."""
    enrolment = Enrolment.open(tmp_path)
    enrolment.enrol_device("kiosk-1", Role.KIOSK, "*")
    with serve_live(tmp_path, enrolment=enrolment) as live:
        yield live, enrolment
    enrolment.close()


def _sign_in(live: LiveHall, token: str) -> httpx.Response:
    return live.http.post("/manager/sign-in", data={"token": token}, follow_redirects=False)


def test_before_sign_in_the_managers_page_shows_nothing_of_the_hall(guarded: tuple[LiveHall, Enrolment]) -> None:
    live, _ = guarded
    answer = live.http.get("/manager")
    assert answer.status_code == 401
    for secret in ("data-part", "号窗口", "队列", "stream", "c01"):
        assert secret not in answer.text
    assert live.http.get("/manager/stream").status_code == 401
    assert live.http.get("/manager/nowhere").status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SUPERVISOR])
def test_no_other_role_may_see_it(guarded: tuple[LiveHall, Enrolment], role: Role) -> None:
    live, enrolment = guarded
    token = enrolment.enrol_device("device", role, "1" if role is Role.CONSOLE else "*")
    answer = _sign_in(live, token)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert live.http.get("/manager", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert live.http.get("/manager", headers={"Cookie": f"hall_supervisor={token}"}).status_code == 401


def test_the_cookie_opens_the_page_and_nothing_else(guarded: tuple[LiveHall, Enrolment]) -> None:
    live, enrolment = guarded
    token = enrolment.enrol_device("boss", Role.SUPERVISOR, "*")
    answer = _sign_in(live, token)
    assert (answer.status_code, answer.headers["location"]) == (303, "/manager?lang=zh")
    kept = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/manager"} <= kept
    cookie = {"Cookie": f"hall_supervisor={token}"}
    assert live.http.get("/manager", headers=cookie).status_code == 200
    for method, path in (("GET", "/api/v1/hall"), ("GET", "/api/v1/events"), ("POST", "/api/v1/day/close")):
        assert live.http.request(method, path, headers=cookie, json={}).status_code == 401
    enrolment.revoke("boss")
    assert live.http.get("/manager", headers=cookie).status_code == 401


@pytest.mark.parametrize("content", [b"", b"token=", b"token=%ff%00", b"nonsense", b"token=" + b"x" * 60_000])
def test_signing_in_with_nonsense_is_refused(guarded: tuple[LiveHall, Enrolment], content: bytes) -> None:
    live, _ = guarded
    answer = live.http.post("/manager/sign-in", content=content)
    assert answer.status_code == 401
    assert "这个令牌不能查看管理页" in answer.text


def test_a_citizen_needs_no_device_for_the_own_page(guarded: tuple[LiveHall, Enrolment]) -> None:
    live, enrolment = guarded
    kiosk = enrolment.enrol_device("kiosk-2", Role.KIOSK, "*")
    headers = {"Authorization": f"Bearer {kiosk}"}
    ticket = live.http.post("/api/v1/tickets", json={"services": ["consult"]}, headers=headers).json()
    assert live.http.get(f"/t/{ticket['token']}").status_code == 200
    assert live.http.get(f"/t/{ticket['id']}").status_code == 404
