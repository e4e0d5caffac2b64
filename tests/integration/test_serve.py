"""`python -m dispatcher serve` as a technician meets it: it starts, says where it is, complains clearly, and stops."""

from __future__ import annotations

import datetime
import signal
import socket
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from event_stream import reading
from hall_process import TOWNSHIP, HallProcess, hall_process, run
from live_hall import SetClock, serve_live, township

from dispatcher.server import ServeOptions, compose
from dispatcher.store import ClockBehindLog, DataOfOtherKind, Enrolment, EventStore, Role


def serve(data: Path, *options: str | Path, hall: Path = TOWNSHIP) -> str:
    """Try to serve, and fail; what is said on standard error, once the exit code was 1."""
    done = run("serve", "--hall", hall, "--data", data, "--port", "0", *options)
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    return done.stderr


def test_an_open_hall_says_loudly_that_it_asks_nobody(tmp_path: Path) -> None:
    with hall_process(tmp_path / "hall") as hall:
        assert "注意：不校验身份" in hall.said
        assert "Beware: no access control" in hall.said
        answer = httpx.get(f"{hall.url}/api/v1/hall", trust_env=False).json()
        assert (answer["at"][:16], answer["training"], answer["open"]) == ("2026-11-23T09:00", True, True)


def test_an_open_hall_is_not_served_beyond_this_computer(tmp_path: Path) -> None:
    said = serve(tmp_path / "hall", "--open", "--host", "0.0.0.0")
    assert "--open 不校验身份，只能用于本机" in said
    assert "serves this computer only" in said
    assert not (tmp_path / "hall").exists()


def test_a_second_process_is_told_that_the_folder_is_in_use(tmp_path: Path) -> None:
    with hall_process(tmp_path / "hall") as hall:
        said = serve(tmp_path / "hall", "--open")
        assert "数据文件夹正由另一个程序使用" in said
        assert str(tmp_path / "hall") in said
        assert httpx.get(f"{hall.url}/health/ready", trust_env=False).status_code == 200


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = serve(tmp_path / "hall", "--open", "--port", port)
    assert f"无法在 127.0.0.1:{port} 提供服务" in said
    assert f"cannot listen at 127.0.0.1:{port}" in said


def test_a_hall_file_with_a_fault_is_named_with_its_key(tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.toml"
    faulty.write_text(TOWNSHIP.read_text().replace('time_zone       = "Asia/Shanghai"', 'time_zone = "Asia/Peking"'))
    said = serve(tmp_path / "hall", "--open", hall=faulty)
    assert str(faulty) in said
    assert "hall.time_zone" in said
    assert "Asia/Peking" in said
    assert "hall.toml" in serve(tmp_path / "hall", "--open", hall=tmp_path / "hall.toml")
    assert not (tmp_path / "hall").exists()


def test_rules_that_lack_what_is_in_use_are_refused_until_the_day_is_over(tmp_path: Path) -> None:
    with hall_process(tmp_path / "hall") as hall:
        opened = httpx.post(f"{hall.url}/api/v1/windows/1/open", json={"clerk": "c01"}, trust_env=False)
        assert opened.status_code == 200
    smaller = tmp_path / "smaller.toml"
    smaller.write_text(TOWNSHIP.read_text().replace('"c01"', '"c91"'))
    said = serve(tmp_path / "hall", "--open", "--at", "2026-11-23T10:00", hall=smaller)
    assert "新配置缺少正在使用的项目" in said
    assert "c01" in said


def test_training_and_real_data_do_not_mix(tmp_path: Path) -> None:
    with EventStore.open(tmp_path) as store:
        store.claim("training")
    with EventStore.open(tmp_path) as store:
        store.claim("training")
        with pytest.raises(DataOfOtherKind, match="演练数据与正式数据不能混用"):
            store.claim("real")


def test_a_real_hall_does_not_start_on_a_clock_that_is_behind_its_log(tmp_path: Path) -> None:
    next_year = SetClock(datetime.datetime.now(ZoneInfo("Asia/Shanghai")) + datetime.timedelta(days=365))
    with serve_live(tmp_path, next_year) as hall:
        hall.service.now()
    options = ServeOptions(TOWNSHIP, tmp_path, "127.0.0.1", 0, open=True)
    with EventStore.open(tmp_path) as store, pytest.raises(ClockBehindLog, match="先校准电脑时间"):
        compose(township(), store, None, options)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = serve(tmp_path / "file" / "hall", "--open")
    assert str(tmp_path / "file") in said


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_hall_promptly_and_it_goes_on_where_it_was(tmp_path: Path, how: signal.Signals) -> None:
    hall = HallProcess(tmp_path / "hall", "--open")
    with httpx.Client(base_url=hall.url, trust_env=False) as http, reading(hall.url) as stream:
        taken = http.post("/api/v1/tickets", json={"services": ["consult"]}).json()
        assert hall.end(how) in (-signal.SIGTERM, 130)
        assert any(b"ticket-issued.1" in frame for frame in stream.rest())
    assert hall.complaints() == ""
    with hall_process(tmp_path / "hall") as again:
        found = httpx.get(f"{again.url}/api/v1/tickets/{taken['id']}", trust_env=False).json()
        assert (found["token"], found["state"]) == (taken["token"], "waiting")


def test_the_training_clock_runs_as_fast_as_asked(tmp_path: Path) -> None:
    with hall_process(tmp_path / "hall", "--speed", "10000") as hall, reading(hall.url, after=0) as stream:
        assert stream.until("day-opened.1")[-1].data["date"] == "2026-11-23"
        closed = stream.until("day-closed.1")[-1]
        assert closed.data["date"] == "2026-11-23"
        assert closed.at >= "2026-11-23T17:00"


def test_a_guarded_hall_lets_in_what_is_enrolled_while_it_runs(tmp_path: Path) -> None:
    process = HallProcess(tmp_path / "hall")
    try:
        with httpx.Client(base_url=process.url, trust_env=False) as http:
            assert http.get("/health/live").status_code == 200
            assert http.get("/api/v1/hall").status_code == 401
            enrolled = run("enrol", "--data", tmp_path / "hall", "--device", "kiosk-1", "--role", "kiosk")
            assert enrolled.returncode == 0, enrolled.stderr
            token = {"Authorization": f"Bearer {enrolled.stdout.strip()}"}
            assert http.get("/api/v1/hall", headers=token).status_code == 200
            assert run("enrol", "--data", tmp_path / "hall", "--revoke", "kiosk-1").returncode == 0
            assert http.get("/api/v1/hall", headers=token).status_code == 401
    finally:
        process.kill()
    enrolment = Enrolment.open(tmp_path / "hall")
    assert not enrolment.any_enrolled()
    assert enrolment.enrol_device("kiosk-1", Role.KIOSK, "*")
    enrolment.close()
