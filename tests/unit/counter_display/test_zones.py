"""Boards of the county hall's two floors."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from front_desk import FrontDesk
from live_hall import serve_live
from plain_phrases import PlainPhrases

from counter_display.board_face import board_face
from counter_display.hall_names import HallNames
from dispatcher.config import load_hall


def test_each_floor_has_its_own_windows_and_calls(tmp_path: Path) -> None:
    county = load_hall(Path(str(files("assets") / "halls" / "county.toml")))
    with serve_live(tmp_path / "hall", config=county) as live:
        desk, phrases = FrontDesk(live), PlainPhrases()
        names = HallNames(desk.catalogue(), phrases)
        upstairs = next(window.id for window in desk.hall().windows if window.zone == "floor-2")
        service = next(
            service.id
            for domain in names.catalogue.domains
            for service in domain.services
            if upstairs in service.windows
        )
        desk.open(upstairs, "anyone")
        desk.take(service)
        desk.call(upstairs)
        ground = board_face(desk.hall(), names, "floor-1", [], phrases)
        upper = board_face(desk.hall(), names, "floor-2", [], phrases)
        whole = board_face(desk.hall(), names, None, [], phrases)
    assert (len(ground.calls), len(upper.calls)) == (0, 1)
    assert len(ground.windows) + len(upper.windows) == len(whole.windows) == 34
    assert (ground.zone.zh, whole.zone.zh) == ("一楼（个人事务）", "")
