"""The README's pictures, made from a demonstration's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from sim.__main__ import main
from sim.small_pictures import SHOWN, save_small_pictures


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A demonstration's folder with its pictures."""
    folder = tmp_path / "demo-out" / "screens"
    folder.mkdir(parents=True)
    for name in SHOWN:
        Image.effect_noise((1080, 1920), 40).save(folder / f"{name}.png")
    return folder.parent


def test_each_picture_becomes_small(demo: Path, tmp_path: Path) -> None:
    saved = save_small_pictures(demo, tmp_path / "docs" / "pictures")
    assert [path.stem for path in saved] == list(SHOWN)
    for path in saved:
        with Image.open(path) as small:
            assert small.size == (270, 480)


def test_a_missing_picture_is_told_before_any_is_written(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (demo / "screens" / f"{SHOWN[-1]}.png").unlink()
    assert main(["pictures", str(demo), str(tmp_path / "to")]) == 1
    assert f"{SHOWN[-1]}.png" in capsys.readouterr().err
    assert not (tmp_path / "to").exists()
