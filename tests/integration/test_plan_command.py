"""`python -m sim plan` as a program: the whole of the example township, and stopping it."""

from __future__ import annotations

import json
import re
import signal
from pathlib import Path

import pytest
from sim_process import SimProcess


@pytest.mark.timeout(120)
def test_the_example_township_is_planned_told_and_reported(tmp_path: Path) -> None:
    report, data = tmp_path / "plan.html", tmp_path / "plan.json"
    program = SimProcess(
        tmp_path, "plan", "township", "--from", "2026-11-23", "--report", str(report), "--json", str(data)
    )
    code, said = program.end()
    assert code == 0, said
    assert re.search(r"^5 个窗口：无差别综合窗口 4 个、综合咨询等窗口（必设） 1 个$", said, re.MULTILINE)
    assert f"报告 report  {report}" in said
    page = report.read_text(encoding="utf-8")
    assert f"python -m sim plan township --from 2026-11-23 --seed 1 --report {report}" in page
    plan = json.loads(data.read_text(encoding="utf-8"))
    assert plan["waits"]["within"] > 0.9
    assert plan["chance"] > 0.9
    assert plan["days"] >= 200


@pytest.mark.timeout(60)
def test_ctrl_c_ends_it_without_a_trace(tmp_path: Path) -> None:
    report = tmp_path / "plan.html"
    program = SimProcess(tmp_path, "plan", "--report", str(report))
    program.until_it_says("20%")
    program.process.send_signal(signal.SIGINT)
    code, said = program.end()
    assert code == 130
    assert said.endswith("已停止，没有写报告 / Stopped; no report was written\n")
    assert "Traceback" not in said
    assert not report.exists()
