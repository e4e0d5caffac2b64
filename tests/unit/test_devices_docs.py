"""What the pages of the counter devices show is what happens."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from counter_display.devices.device_plan import load_plan
from counter_display.devices.profile_files import load_profile, shipped

FOLDER = Path(__file__).parents[2] / "docs" / "devices"
PAGES = sorted(FOLDER.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_examples_give_what_they_say(page: Path) -> None:
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert failed == 0
    assert tried > 0 or page.name == "README.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_list_and_profile_on_the_pages_can_be_used(page: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"^```toml (devices|profile)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
    assert blocks or page.name == "scanners.md"
    for kind, text in blocks:
        path = tmp_path / f"{kind}.toml"
        path.write_text(text, encoding="utf-8")
        assert load_plan(path) if kind == "devices" else load_profile(path.name, tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (FOLDER / link).exists(), link


def test_every_profile_that_comes_with_the_program_is_on_a_page() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for name in shipped():
        assert f"`{name}`" in text or f'"{name}"' in text, name
