"""A plan's report in the browser: nothing runs over the edge, on a phone, on a screen and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_plan
from page_browser import OpenPage

from sim.planning.report import plan_page

PLANS = {"township": sample_plan.township, "county": sample_plan.county, "village": sample_plan.village}


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize(("width", "medium"), [(390, "screen"), (1280, "screen"), (700, "print")])
def test_nothing_runs_over_the_edge(
    open_page: OpenPage, tmp_path: Path, pictures: Path | None, name: str, width: int, medium: str
) -> None:
    file = tmp_path / f"{name}.html"
    file.write_text(plan_page(PLANS[name]()), encoding="utf-8")
    page = open_page(file.as_uri(), width=width, height=900)
    page.emulate_media(media="print" if medium == "print" else "screen")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    over = "[...document.querySelectorAll('table')].filter(t => t.scrollWidth > t.parentElement.clientWidth + 1).length"
    if width > 390:
        assert page.evaluate(over) == 0
    if pictures is not None:
        page.screenshot(path=pictures / f"plan-{name}-{width}-{medium}.png", full_page=True)
