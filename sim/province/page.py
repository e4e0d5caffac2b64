from __future__ import annotations
from sim.province.place import Hall
from sim.province.summary import Summary
from sim.province.wanted import Wanted


def province_page(hall: Hall, summary: Summary, wanted: Wanted) -> str:
    return "<html></html>"
