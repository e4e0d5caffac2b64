"""Every sentence of the screens has its English."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from counter_display.translations import QtPhrasebook

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "assets" / "translations" / "hall_en.ts"


def _sentences(path: Path) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name", ""), message.findtext("source", "")] = message.findtext("translation", "")
    return found


def test_the_catalogue_has_exactly_what_the_screens_say(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for path in (ROOT / "counter_display").glob("*.py"))
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([lupdate, *sources, "-ts", str(fresh)], check=True, capture_output=True)
    assert set(_sentences(fresh)) == set(_sentences(CATALOGUE))
    assert len(_sentences(CATALOGUE)) > 30


def test_every_sentence_is_translated_with_the_same_gaps() -> None:
    phrases = QtPhrasebook()
    for (context, source), english in _sentences(CATALOGUE).items():
        assert english, source
        assert sorted(re.findall(r"{\w+}", source)) == sorted(re.findall(r"{\w+}", english)), source
        assert phrases.translate(context, source).en == english, "run make setup: the compiled catalogue is old"
