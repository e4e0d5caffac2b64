"""A made-up province: as many townships as Guangxi has, with the populations that its townships have."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np

TOWNSHIPS = 1_241
QUANTILES = ((0, 0.1, 0.5, 0.9, 1), (5_900, 13_900, 25_600, 81_100, 247_000))
"""Inhabitants of Guangxi's townships, census 2020: at the least, a tenth, the half, nine tenths, at the most."""


def write_province(file: Path, townships: int = TOWNSHIPS) -> None:
    """Write the table. Names are the real ones where `HALL_SHARED_DATA` names the folder that has them."""
    chances = np.random.default_rng(2026).random(townships)
    inhabitants = np.exp(np.interp(chances, QUANTILES[0], np.log(QUANTILES[1]))).astype(int).tolist()
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(["代码", "县", "名称", "人口"])
        for (code, county, name), number in zip(_names(townships), inhabitants, strict=True):
            writer.writerow([code, county, name, number])


def _names(townships: int) -> list[tuple[str, str, str]]:
    folder = os.environ.get("HALL_SHARED_DATA")
    file = Path(folder or "") / "guangxi_township_codes.csv"
    if not folder or not file.is_file():
        return [(f"{number:09}", f"{number // 12 + 1}县", f"{number % 12 + 1}乡") for number in range(townships)]
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = [(row["code"], row["county"], row["name"]) for row in csv.DictReader(text)]
    return rows[:townships]
