"""Every state of the pages (docs/pages.md), in both languages and all sizes: whole, quiet, within the screen."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from front_desk import FrontDesk
from live_hall import serve_live, township
from page_browser import Complaints, OpenPage
from page_scenes import (
    MANAGER_SCENES,
    TICKET_SCENES,
    WHAT_IF_SCENES,
    Scene,
    county_hall,
    long_names,
    long_names_waiting,
    with_long_names,
)
from playwright.sync_api import Page, expect

from dispatcher.config import load_hall
from dispatcher.loading import load_engine

PHONES = ((320, 640), (390, 844))
DESKS = ((1280, 800), (1920, 1080))

FAINT = """
() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [red, green, blue] = parts(colour).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((parts(colour)[3] ?? 1) === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const contrast = (element) => {
    const [one, other] = [light(getComputedStyle(element).color), light(ground(element))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };
  const written = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility()
    && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  return written.filter((element) => contrast(element) < 7)
    .map((element) => `${element.textContent.trim()}: ${contrast(element).toFixed(1)}`);
}
"""
"""Text whose contrast with its ground is below 7:1."""


def _look(page: Page, name: str, pictures: Path | None) -> None:
    """Nothing sticks out sideways; leave a picture."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{name} is too wide"
    cut = page.evaluate(
        "[...document.querySelectorAll('p,h1,h2,dd,dt,li,a,button')].filter(e => e.offsetParent"
        " && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'"
        " && !e.classList.contains('unseen')).map(e => e.textContent)"
    )
    assert cut == [], name
    assert page.evaluate(FAINT) == [], name
    if pictures is not None:
        page.screenshot(path=pictures / f"{name}.png", full_page=True, animations="disabled")


@pytest.mark.parametrize("scene", TICKET_SCENES)
def test_a_citizen_reads_the_page_on_any_phone(
    scene: str, desk: FrontDesk, open_page: OpenPage, complaints: Complaints, pictures: Path | None
) -> None:
    complaints.allow("status of 404", "status of 410")
    path = TICKET_SCENES[scene](desk)
    for language in ("zh", "en"):
        for width, height in PHONES:
            page = open_page(f"{desk.live.url}{path}?lang={language}", width, height)
            assert page.get_by_role("main").count() == 1
            assert page.get_by_role("heading", level=1).is_visible()
            _look(page, f"{scene}-{language}-{width}", pictures)


@pytest.mark.parametrize("scene", [long_names, long_names_waiting])
def test_the_longest_names_fit(
    scene: Scene, tmp_path: Path, open_page: OpenPage, complaints: Complaints, pictures: Path | None
) -> None:
    complaints.allow("ERR_")  # the pages outlive the hall by a moment
    name = scene.__name__.replace("_", "-")
    with serve_live(tmp_path, config=with_long_names(township())) as live:
        path = scene(FrontDesk(live))
        for language in ("zh", "en"):
            for width, height in PHONES:
                page = open_page(f"{live.url}{path}?lang={language}", width, height)
                _look(page, f"{name}-{language}-{width}", pictures)
        for width, height in DESKS:
            _look(open_page(f"{live.url}/manager", width, height), f"manager-{name}-zh-{width}", pictures)


def test_the_windows_of_a_county_fit(
    tmp_path: Path, open_page: OpenPage, complaints: Complaints, pictures: Path | None
) -> None:
    complaints.allow("ERR_")  # the pages outlive the hall by a moment
    county = load_hall(Path(str(files("assets") / "halls" / "county.toml")))
    with serve_live(tmp_path, config=county) as live:
        path = county_hall(FrontDesk(live))
        for language in ("zh", "en"):
            for width, height in DESKS:
                page = open_page(f"{live.url}{path}?lang={language}", width, height)
                _look(page, f"manager-county-hall-{language}-{width}", pictures)


@pytest.mark.parametrize("scene", WHAT_IF_SCENES)
def test_one_window_more_or_less_is_read_on_any_desk_and_phone(
    scene: str, tmp_path: Path, open_page: OpenPage, complaints: Complaints, pictures: Path | None
) -> None:
    complaints.allow("ERR_")  # the pages outlive the hall by a moment
    hall, act, shown = WHAT_IF_SCENES[scene]
    config = load_hall(Path(str(files("assets") / "halls" / f"{hall}.toml")))
    with serve_live(tmp_path, config=config, engine=load_engine) as live:
        path = act(FrontDesk(live))
        for language, title in (("zh", "多开或少开一个窗口"), ("en", "One window more or less")):
            for width, height in (*DESKS, PHONES[1]):
                page = open_page(f"{live.url}{path}?lang={language}", width, height)
                panel = page.get_by_role("group", name=title)
                expect(panel.get_by_text(shown[language])).to_be_visible(timeout=60_000)
                _look(page, f"manager-what-if-{scene}-{language}-{width}", pictures)


@pytest.mark.parametrize("scene", ["waiting", "called"])
def test_a_page_whose_hall_is_away_is_still_whole(
    scene: str, tmp_path: Path, open_page: OpenPage, complaints: Complaints, pictures: Path | None
) -> None:
    complaints.allow("ERR_")
    with serve_live(tmp_path) as live:
        page = open_page(f"{live.url}{TICKET_SCENES[scene](FrontDesk(live))}")
        manager = open_page(f"{live.url}/manager", 1280, 800)
    for shown, name in ((page, f"away-{scene}-zh-320"), (manager, f"manager-away-{scene}-zh-1280")):
        expect(shown.get_by_text("暂时连不上大厅")).to_be_visible()
        _look(shown, name, pictures)


@pytest.mark.parametrize("scene", MANAGER_SCENES)
def test_a_manager_reads_the_page_on_any_desk(
    scene: str, desk: FrontDesk, open_page: OpenPage, pictures: Path | None
) -> None:
    path = MANAGER_SCENES[scene](desk)
    for language in ("zh", "en"):
        for width, height in DESKS:
            page = open_page(f"{desk.live.url}{path}?lang={language}", width, height)
            _look(page, f"manager-{scene}-{language}-{width}", pictures)
