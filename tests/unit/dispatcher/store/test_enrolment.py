"""Devices connect with a token, clerks with a PIN; the store knows neither."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from recorded_hall import raw_connection

from dispatcher.store import Device, Enrolment, EventStore, Role


@pytest.fixture
def enrolment(tmp_path: Path) -> Iterator[Enrolment]:
    """The enrolment of a new store."""
    opened = Enrolment.open(tmp_path)
    yield opened
    opened.close()


def test_nobody_is_enrolled_in_a_new_hall(enrolment: Enrolment) -> None:
    assert not enrolment.any_enrolled()
    assert enrolment.device_for_token("") is None


def test_a_token_leads_to_its_device(enrolment: Enrolment) -> None:
    token = enrolment.enrol_device("console-3", Role.CONSOLE, "3")
    assert enrolment.device_for_token(token) == Device("console-3", Role.CONSOLE, "3")
    assert enrolment.device_for_token(token[:-1]) is None
    assert enrolment.any_enrolled()


def test_only_the_hash_of_a_token_is_kept(enrolment: Enrolment, tmp_path: Path) -> None:
    token = enrolment.enrol_device("kiosk-1", Role.KIOSK, "hall")
    assert all(token.encode() not in file.read_bytes() for file in tmp_path.iterdir())
    with raw_connection(tmp_path) as connection:
        kept = connection.execute("SELECT token_hash FROM devices").fetchone()[0]
    assert kept == hashlib.sha256(token.encode()).digest()


def test_enrolling_again_ends_the_earlier_token(enrolment: Enrolment) -> None:
    old = enrolment.enrol_device("screen-1", Role.SCREEN, "hall")
    new = enrolment.enrol_device("screen-1", Role.SCREEN, "upstairs")
    assert enrolment.device_for_token(old) is None
    assert enrolment.device_for_token(new) == Device("screen-1", Role.SCREEN, "upstairs")
    assert len(enrolment.devices()) == 1


def test_a_revoked_device_connects_no_more_until_it_is_enrolled_again(enrolment: Enrolment) -> None:
    token = enrolment.enrol_device("guide", Role.GUIDE, "desk")
    assert enrolment.revoke("guide")
    assert not enrolment.revoke("guide")
    assert enrolment.device_for_token(token) is None
    assert not enrolment.any_enrolled()
    again = enrolment.enrol_device("guide", Role.GUIDE, "desk")
    assert enrolment.device_for_token(again) is not None


def test_every_role_may_be_enrolled_and_tokens_differ(enrolment: Enrolment) -> None:
    tokens = {enrolment.enrol_device(role.value, role, "hall") for role in Role}
    assert len(tokens) == len(Role)
    assert {device.role for device in enrolment.devices()} == set(Role)


def test_a_pin_is_checked(enrolment: Enrolment) -> None:
    enrolment.set_pin("jia", "2580")
    assert enrolment.check_pin("jia", "2580")
    assert not enrolment.check_pin("jia", "2581")
    assert not enrolment.check_pin("yi", "2580")
    enrolment.set_pin("jia", "1470")
    assert not enrolment.check_pin("jia", "2580")
    assert enrolment.check_pin("jia", "1470")


def test_equal_pins_do_not_look_alike(enrolment: Enrolment, tmp_path: Path) -> None:
    enrolment.set_pin("jia", "2580")
    enrolment.set_pin("yi", "2580")
    with raw_connection(tmp_path) as connection:
        hashes = connection.execute("SELECT pin_hash FROM clerks").fetchall()
    assert len(set(hashes)) == 2


def test_a_device_can_be_enrolled_beside_a_running_dispatcher(tmp_path: Path) -> None:
    with EventStore.open(tmp_path):
        beside = Enrolment.open(tmp_path)
        token = beside.enrol_device("kiosk-1", Role.KIOSK, "hall")
        beside.close()
        again = Enrolment.open(tmp_path)
        assert again.device_for_token(token) is not None
        again.close()


def test_many_threads_may_ask_at_once(enrolment: Enrolment) -> None:
    token = enrolment.enrol_device("console-1", Role.CONSOLE, "1")
    found: list[Device | None] = []
    threads = [
        threading.Thread(target=lambda: found.extend(enrolment.device_for_token(token) for _ in range(50)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert found == [Device("console-1", Role.CONSOLE, "1")] * 200
