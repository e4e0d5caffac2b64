"""Every sentence of the screens has its English."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from screens.translations import QtPhrasebook

ROOT = Path(__file__).parents[2]


def _catalogue(name: str) -> Path:
    return ROOT / "assets" / "translations" / f"{name}_en.ts"


def _sources(name: str) -> Iterator[Path]:
    if name == "hall":
        yield from (ROOT / "counter_display").glob("*.py")
    else:
        yield from (ROOT / {"kiosk": "kiosk", "console": "counter_display/console"}[name]).rglob("*.py")


CATALOGUES = sorted(path.name.removesuffix("_en.ts") for path in (ROOT / "assets" / "translations").glob("*.ts"))


def _sentences(path: Path) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name", ""), message.findtext("source", "")] = message.findtext("translation", "")
    return found


@pytest.mark.parametrize("name", CATALOGUES)
def test_the_catalogue_has_exactly_what_the_screens_say(name: str, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for path in _sources(name))
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([lupdate, *sources, "-ts", str(fresh)], check=True, capture_output=True)
    assert set(_sentences(fresh)) == set(_sentences(_catalogue(name)))
    assert len(_sentences(_catalogue(name))) > 30


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_sentence_is_translated_with_the_same_gaps(name: str) -> None:
    phrases = QtPhrasebook(name)
    for (context, source), english in _sentences(_catalogue(name)).items():
        assert english, source
        assert sorted(re.findall(r"{\w+}", source)) == sorted(re.findall(r"{\w+}", english)), source
        assert phrases.translate(context, source).en == english, "run make setup: the compiled catalogue is old"
