"""Every state of the pages (docs/pages.md), in both languages and all sizes: whole, quiet, within the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from front_desk import FrontDesk
from page_browser import Complaints, OpenPage
from page_scenes import MANAGER_SCENES, TICKET_SCENES
from playwright.sync_api import Page

PHONES = ((320, 640), (390, 844))
DESKS = ((1280, 800), (1920, 1080))


def _look(page: Page, name: str, pictures: Path | None) -> None:
    """Nothing sticks out sideways; leave a picture."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{name} is too wide"
    cut = page.evaluate(
        "[...document.querySelectorAll('p,h1,h2,dd,dt,li,a,button')].filter(e => e.offsetParent"
        " && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'"
        " && !e.classList.contains('unseen')).map(e => e.textContent)"
    )
    assert cut == [], name
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


@pytest.mark.parametrize("scene", MANAGER_SCENES)
def test_a_manager_reads_the_page_on_any_desk(
    scene: str, desk: FrontDesk, open_page: OpenPage, pictures: Path | None
) -> None:
    path = MANAGER_SCENES[scene](desk)
    for language in ("zh", "en"):
        for width, height in DESKS:
            page = open_page(f"{desk.live.url}{path}?lang={language}", width, height)
            _look(page, f"manager-{scene}-{language}-{width}", pictures)
