"""Each driver against its simulated device, over a pseudo-terminal at the device's own baud."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from device_line import NOISE, Told, at_work, opened, plugged, shipped, until

from counter_display.devices.display_work import Display, DisplayWork
from counter_display.devices.drivers.card_reader import CardReader, CardWork
from counter_display.devices.drivers.digit_display import DigitDisplay
from counter_display.devices.drivers.keypad import Keypad, KeypadChannel, KeypadWork
from counter_display.devices.drivers.pole import Pole
from counter_display.devices.drivers.strip import Strip
from counter_display.devices.errors import DeviceRefused, DeviceSilent, LineError
from counter_display.devices.profiles import (
    CardProfile,
    DigitsProfile,
    KeypadProfile,
    PoleProfile,
    StripProfile,
)
from counter_display.devices.sight import Sight
from counter_display.devices.simulated.bus import SimulatedBus
from counter_display.devices.simulated.card_reader import SimulatedCardReader
from counter_display.devices.simulated.digits import SimulatedDigits
from counter_display.devices.simulated.keypad import SimulatedKeypad
from counter_display.devices.simulated.pole import SimulatedPole
from counter_display.devices.simulated.strip import SimulatedStrip

REGISTER = 7
NUMBER = "11010119000101001X"


def digits_profile(name: str = "led-485", **more: object) -> DigitsProfile:
    profile = shipped(name)
    assert isinstance(profile, DigitsProfile)
    return profile.model_copy(update=more)


def strip_profile() -> StripProfile:
    profile = shipped("strip-0509")
    assert isinstance(profile, StripProfile)
    return profile


def pole_profile(name: str = "cd5220-chinese") -> PoleProfile:
    profile = shipped(name)
    assert isinstance(profile, PoleProfile)
    return profile


def keypad_profile() -> KeypadProfile:
    profile = shipped("keypad")
    assert isinstance(profile, KeypadProfile)
    return profile


def card_profile() -> CardProfile:
    profile = shipped("id-card")
    assert isinstance(profile, CardProfile)
    return profile.model_copy(update={"poll_ms": 100, "answer_ms": 1000})


def called(window: str, number: str, **more: int) -> dict[str, Sight]:
    return {window: Sight("called", window, number, **more)}


# ── digit displays


@pytest.fixture
def told() -> Told:
    """What the lines told of their devices."""
    return Told()


@pytest.fixture
def displays() -> list[SimulatedDigits]:
    """Displays 1, 2 and 3 on one line."""
    return [SimulatedDigits(address) for address in (1, 2, 3)]


@pytest.fixture
def rs485(tmp_path: Path, displays: list[SimulatedDigits]) -> Iterator[SimulatedBus]:
    """Their line."""
    with plugged(tmp_path, 9600, *displays) as bus:
        yield bus


def _work(told: Told, **more: object) -> DisplayWork:
    profile = digits_profile(**more)  # type: ignore[arg-type]  # any key of the profile
    return DisplayWork([DigitDisplay(f"d{n}", str(n), n, profile) for n in (1, 2, 3)], told)


def test_each_display_on_a_shared_line_shows_its_own_window(
    rs485: SimulatedBus, displays: list[SimulatedDigits], told: Told
) -> None:
    work = _work(told)
    with at_work(rs485, 9600, work, told):
        work.wish({**called("1", "A011"), **called("2", "A012"), **called("3", "BL1013")})
        until(lambda: [display.number(REGISTER) for display in displays] == ["11", "12", "1013"])
        until(lambda: all(told.is_ready(f"d{n}") for n in (1, 2, 3)))
    assert [display.number(REGISTER) for display in displays] == ["0", "0", "0"]


def test_a_display_of_letters_shows_the_whole_number(tmp_path: Path, told: Told) -> None:
    display = SimulatedDigits(9)
    driver = DigitDisplay("d9", "1", 9, digits_profile("led-485-ascii", answer_ms=2000))
    with plugged(tmp_path, 9600, display) as bus, opened(bus, 9600) as line:
        driver.put(line, driver.face(called("1", "AL012")["1"]))
        assert display.text(0, 6) == " AL012"
        driver.put(line, driver.face(Sight("free", "1")))
        assert display.text(0, 6) == " " * 6


def test_a_display_without_power_is_told_and_does_not_hold_up_the_others(
    rs485: SimulatedBus, displays: list[SimulatedDigits], told: Told
) -> None:
    displays[0].powered = False
    work = _work(told)
    with at_work(rs485, 9600, work, told):
        until(lambda: told.fails_with("d1", DeviceSilent))
        before = time.monotonic()
        work.wish({**called("1", "A011"), **called("2", "A012")})
        until(lambda: displays[1].number(REGISTER) == "12")
        assert time.monotonic() - before < 1
        displays[0].powered = True
        until(lambda: displays[0].number(REGISTER) == "11" and told.is_ready("d1"))


def test_a_display_that_has_no_such_register_refuses(rs485: SimulatedBus) -> None:
    driver = DigitDisplay("d1", "1", 1, digits_profile(first_register=5000, answer_ms=2000))
    with opened(rs485, 9600) as line, pytest.raises(DeviceRefused, match="Modbus 02"):
        driver.put(line, (12,))


def test_displays_that_were_pulled_out_show_the_newest_when_they_are_back(
    rs485: SimulatedBus, displays: list[SimulatedDigits], told: Told
) -> None:
    work = _work(told)
    with at_work(rs485, 9600, work, told, "d1", "d2", "d3"):
        work.wish(called("2", "A012"))
        until(lambda: displays[1].number(REGISTER) == "12")
        rs485.unplug()
        until(lambda: told.fails_with("d2", LineError))
        work.wish(called("2", "A013"))
        rs485.plug()
        until(lambda: displays[1].number(REGISTER) == "13" and told.is_ready("d2"))


def test_noise_on_the_line_of_displays_is_survived(
    rs485: SimulatedBus, displays: list[SimulatedDigits], told: Told
) -> None:
    driver = DigitDisplay("d1", "1", 1, digits_profile(answer_ms=1000))
    displays[0].powered = False
    with opened(rs485, 9600) as line:
        rs485.send(NOISE[:400])
        with pytest.raises(DeviceSilent):
            driver.put(line, (12,))
        displays[0].powered = True
        driver.put(line, (13,))
    assert displays[0].number(REGISTER) == "13"


# ── strips and poles


def test_a_strip_shows_the_sentence_of_its_window(tmp_path: Path, told: Told) -> None:
    strips = [SimulatedStrip(1), SimulatedStrip(2)]
    drivers = [Strip(f"s{n}", str(n), n, strip_profile()) for n in (1, 2)]
    work = DisplayWork(drivers, told)
    with plugged(tmp_path, 19200, *strips) as bus:
        with at_work(bus, 19200, work, told):
            work.wish({**called("1", "A012"), **called("2", "B003")})
            until(lambda: [strip.text for strip in strips] == ["请A012到1号窗口", "请B003到2号窗口"])
            before = strips[0].frames
            work.wish(called("1", "A012", recalls=1))
            until(lambda: strips[0].frames == before + 1)
        until(lambda: [strip.text for strip in strips] == ["请听工作人员叫号"] * 2)


def test_a_strip_is_left_its_pause_between_two_frames(tmp_path: Path) -> None:
    driver = Strip("s", "1", 0, strip_profile())
    with plugged(tmp_path, 19200, SimulatedStrip(0)) as bus, opened(bus, 19200) as line:
        begun = time.monotonic()
        driver.put(line, ("一", 0))
        driver.put(line, ("二", 0))
    assert time.monotonic() - begun >= 0.18 + 14 * 10 / 19200


def test_a_pole_display_shows_two_lines_and_is_initialised_once(tmp_path: Path, told: Told) -> None:
    pole = SimulatedPole()
    work = DisplayWork([Pole("p", "3", pole_profile())], told)
    with plugged(tmp_path, 9600, pole) as bus, at_work(bus, 9600, work, told):
        work.wish(called("3", "A012"))
        until(lambda: (pole.upper.rstrip(), pole.lower.rstrip()) == ("请A012到本窗口", "PLEASE COME"))
        work.wish({"3": Sight("paused", "3")})
        until(lambda: (pole.upper.rstrip(), pole.lower.rstrip()) == ("暂停服务", "PAUSED"))
        assert pole.begun == 1


def test_a_pole_display_that_lost_its_power_is_initialised_with_the_next_refresh(tmp_path: Path) -> None:
    pole, driver = SimulatedPole(), Pole("p", "3", pole_profile("cd5220"))
    with plugged(tmp_path, 9600, pole) as bus, opened(bus, 9600) as line:
        face = driver.face(Sight("called", "3", "A012"))
        driver.begin(line)
        for times in (1, 2):
            driver.put(line, face)
            until(lambda times=times: pole.begun == times and pole.lower.startswith("PLEASE"))  # type: ignore[misc]
    assert pole.upper.rstrip() == "NUMBER A012"


@pytest.mark.parametrize("device", ["strip", "pole"])
def test_simulated_displays_that_never_answer_survive_noise(tmp_path: Path, told: Told, device: str) -> None:
    simulated = SimulatedStrip(0) if device == "strip" else SimulatedPole()
    for begin in range(0, len(NOISE), 4096):
        assert simulated.hear(NOISE[begin : begin + 4096]) == b""
    driver: Display[object] = (
        Strip("s", "1", 0, strip_profile()) if device == "strip" else Pole("p", "1", pole_profile())  # type: ignore[assignment]  # faces of any kind
    )
    simulated.hear(b"\r")
    work = DisplayWork([driver], told)
    with plugged(tmp_path, 19200, simulated) as bus, at_work(bus, 19200, work, told):
        work.wish(called("1", "A012"))
        until(lambda: "A012" in (simulated.text if isinstance(simulated, SimulatedStrip) else simulated.upper))


# ── keypads


class Keypads:
    """Keypads 1 and 2 on one line, and the keys that came."""

    def __init__(self, told: Told) -> None:
        self.simulated = [SimulatedKeypad(1), SimulatedKeypad(2)]
        self.pressed: list[tuple[str, int]] = []
        channel = KeypadChannel(lambda name, code: self.pressed.append((name, code)))
        drivers = [Keypad(f"k{n}", str(n), n, keypad_profile(), channel) for n in (1, 2)]
        self.work = KeypadWork(drivers, channel, told)


def test_keypads_show_waiting_and_number_and_their_keys_are_acknowledged(tmp_path: Path, told: Told) -> None:
    keypads = Keypads(told)
    one, two = keypads.simulated
    with plugged(tmp_path, 9600, one, two) as bus, at_work(bus, 9600, keypads.work, told):
        keypads.work.displays.wish({**called("1", "A012", waiting=7), **called("2", "B003", waiting=41)})
        until(lambda: (one.shown, two.shown) == ("007012", "041003"))
        bus.send(one.key_frame("call"))
        assert one.echoed.wait(20)
        bus.send(two.key_frame("5"))
        assert two.echoed.wait(20)
        until(lambda: keypads.pressed == [("k1", 0x0C), ("k2", 5)])
    assert (one.shown, two.shown) == ("000   ", "000   ")  # each was echoed before the line was let go


def test_a_key_pressed_while_a_display_is_written_is_not_lost(tmp_path: Path, told: Told) -> None:
    keypads = Keypads(told)
    one, two = keypads.simulated
    with plugged(tmp_path, 9600, one, two) as bus, at_work(bus, 9600, keypads.work, told):
        for number in range(20):
            keypads.work.displays.wish(called("1", f"A{number:03d}"))
            bus.send(two.key_frame("recall"))
            assert two.echoed.wait(20)
        until(lambda: one.shown.endswith("019"))
    assert keypads.pressed == [("k2", 0x0D)] * 20


def test_a_keypad_that_was_pulled_out_comes_back(tmp_path: Path, told: Told) -> None:
    keypads = Keypads(told)
    one, two = keypads.simulated
    with plugged(tmp_path, 9600, one, two) as bus, at_work(bus, 9600, keypads.work, told, "k1", "k2"):
        until(lambda: told.is_ready("k1"))
        bus.unplug()
        until(lambda: told.fails_with("k1", LineError))
        keypads.work.displays.wish(called("1", "A044"))
        bus.plug()
        until(lambda: one.shown == "000044" and told.is_ready("k1"))
        bus.send(one.key_frame("pause"))
        assert one.echoed.wait(20)


def test_noise_between_keys_is_no_key_and_the_next_key_is_heard(tmp_path: Path, told: Told) -> None:
    keypads = Keypads(told)
    one, two = keypads.simulated
    with plugged(tmp_path, 115200, one, two) as bus, at_work(bus, 115200, keypads.work, told):
        for begin in range(0, len(NOISE), 1 << 17):
            bus.send(NOISE[begin : begin + 2000])
        until(lambda: told.is_ready("k1"))
        bus.send(one.key_frame("call"))
        until(lambda: keypads.pressed == [("k1", 0x0C)])


def test_a_keypad_that_does_not_echo_is_silent(tmp_path: Path, told: Told) -> None:
    keypads = Keypads(told)
    with plugged(tmp_path, 9600, keypads.simulated[0]) as bus, at_work(bus, 9600, keypads.work, told):
        until(lambda: told.is_ready("k1") and told.fails_with("k2", DeviceSilent))


# ── cards


def test_a_card_is_read_once_each_time_it_is_put_on(tmp_path: Path, told: Told) -> None:
    reader, seen = SimulatedCardReader(), list[bytes | None]()
    work = CardWork(CardReader("c", card_profile()), seen.append, told)
    with plugged(tmp_path, 115200, reader) as bus, at_work(bus, 115200, work, told, "c"):
        until(lambda: told.is_ready("c"))
        reader.put(NUMBER)
        until(lambda: seen == [NUMBER.encode()])
        reader.take_away()
        bus.unplug()
        until(lambda: told.fails_with("c", LineError))
        bus.plug()
        reader.put(NUMBER)
        until(lambda: len(seen) == 2)


def test_something_that_is_no_identity_card_is_told_as_not_read(tmp_path: Path, told: Told) -> None:
    reader, seen = SimulatedCardReader(), list[bytes | None]()
    work = CardWork(CardReader("c", card_profile()), seen.append, told)
    with plugged(tmp_path, 115200, reader) as bus, at_work(bus, 115200, work, told):
        reader.put("not a number 12345")
        until(lambda: seen == [None])


def test_noise_from_a_card_reader_is_survived(tmp_path: Path) -> None:
    simulated, driver = SimulatedCardReader(), CardReader("c", card_profile())
    for begin in range(0, len(NOISE), 4096):
        simulated.hear(NOISE[begin : begin + 4096])
    with plugged(tmp_path, 115200) as bus, opened(bus, 115200) as line:
        bus.send(NOISE[:4000])
        with pytest.raises(DeviceSilent, match="没有回应"):
            driver.find(line)
    simulated.put(NUMBER)
    with plugged(tmp_path, 115200, simulated) as bus, opened(bus, 115200) as line:
        assert driver.find(line)
        assert driver.read(line) == NUMBER.encode()
