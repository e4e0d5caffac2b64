"""What the README shows is what happens."""

from __future__ import annotations

import doctest
import json
import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from live_hall import LiveHall

ROOT = Path(__file__).parents[2]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def test_the_domain_example_gives_what_it_says() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert tried > 5
    assert failed == 0


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_commands_by_hand_work_in_their_order(readme: Path, live_hall: LiveHall) -> None:
    lines = re.findall(r"^    curl (.+)$", readme.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) >= 5
    for line in lines:
        words = shlex.split(line)
        url = next(word for word in words if word.startswith("http://"))
        method = words[words.index("-X") + 1] if "-X" in words else "GET"
        body = json.loads(words[words.index("-d") + 1]) if "-d" in words else None
        answer = live_hall.http.request(method, urlsplit(url).path, json=body)
        assert answer.is_success, (line, answer.text)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(readme: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", readme.read_text(encoding="utf-8"))
    assert links
    for link in links:
        assert (ROOT / link).exists(), link


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_command_that_it_names_exists(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    served = (ROOT / "dispatcher" / "__main__.py").read_text(encoding="utf-8")
    for command in re.findall(r"python -m dispatcher (\w+)", text):
        assert f'add_parser("{command}"' in served
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\w+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
