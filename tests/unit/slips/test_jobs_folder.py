"""Where slips wait."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from slips.jobs_folder import jobs_folder


def test_the_folder_that_was_given_is_taken(tmp_path: Path) -> None:
    with jobs_folder(tmp_path, "kiosk-1", rehearses=True) as folder:
        assert folder == tmp_path


def test_a_rehearsal_leaves_nothing_behind() -> None:
    with jobs_folder(None, "kiosk-1", rehearses=True) as folder:
        (folder / "jobs.db").touch()
    assert not folder.exists()


def test_each_device_has_a_folder_of_its_own_that_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCALAPPDATA" if sys.platform == "win32" else "XDG_STATE_HOME", str(tmp_path))
    with jobs_folder(None, "kiosk-1", rehearses=False) as folder:
        assert folder == tmp_path / "hall" / "kiosk-1"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says where")
def test_without_a_word_from_the_system_it_is_in_the_users_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    with jobs_folder(None, "kiosk-1", rehearses=False) as folder:
        assert folder == Path.home() / ".local" / "state" / "hall" / "kiosk-1"
