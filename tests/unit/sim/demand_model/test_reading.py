"""The section of a TOML file, read and written."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dispatcher.config import HallConfig
from sim.demand_model.hall_defaults import demand_of_hall
from sim.demand_model.model import DemandModel
from sim.demand_model.reading import DemandUnreadable, load_demand, read_demand
from sim.demand_model.writing import demand_toml

CLOCKS = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 15, 30, 45)]
SHARE = st.floats(0, 1)


def test_a_halls_own_model_is_read_back_as_it_was_written(model: DemandModel) -> None:
    text = demand_toml(model, ["客流 demand"])
    assert text.startswith("# 客流 demand\n")
    assert read_demand(tomllib.loads(text)["demand"]) == model


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """Sections of all kinds, with and without each part."""
    start = draw(st.integers(0, 94))
    services = draw(
        st.lists(st.from_regex(r"[a-z0-9][a-z0-9-]{0,31}", fullmatch=True), min_size=2, max_size=4, unique=True)
    )
    table: dict[str, Any] = {
        "arrivals": {
            "day_cv": draw(st.floats(0, 2)),
            "profile": [{"from": CLOCKS[start], "to": CLOCKS[start + 1], "weight": draw(st.floats(0.1, 9))}],
        },
        "services": [
            {"id": name, "share": draw(st.floats(0.001, 100)), "minutes": draw(st.floats(0.01, 600))}
            for name in services
        ],
    }
    if draw(st.booleans()):
        table["visits_per_day"] = draw(st.floats(0.1, 100_000))
    else:
        table["inhabitants"] = {
            "number": draw(st.integers(100, 10_000_000)),
            "per_10000": {"medical": {"low": 0, "usual": draw(st.floats(0, 5)), "high": 5.5}},
        }
    optional: dict[str, st.SearchStrategy[Any]] = {
        "patience": st.fixed_dictionaries({"gives_up": st.sampled_from([[], [[3, 0.5]], [[0.5, 0.1], [9.25, 0.2]]])}),
        "absence": st.fixed_dictionaries({"absent": SHARE, "returns_after": st.just([0.1, 12])}),
        "priorities": st.dictionaries(st.sampled_from(["normal", "elderly"]), st.floats(0.1, 1)),
        "bundles": st.just([{"services": services[:2], "share": 2.5}]),
        "calendar": st.fixed_dictionaries(
            {
                "market": st.sampled_from(
                    [{"rule": "cycle", "first": "2026-11-28"}, {"rule": "lunar", "endings": [1]}]
                ),
                "seasons": st.just([{"from": "09-01", "to": "12-31", "domains": ["medical"], "factor": 1.5}]),
            }
        ),
    }
    for key, values in optional.items():
        if draw(st.booleans()):
            table[key] = draw(values)
    if draw(st.booleans()):
        table["services"][0]["shape"] = [0.0, 0.1, draw(st.floats(0.2, 1e6))]
    return table


@given(tables())
@settings(max_examples=40, deadline=None)
def test_any_model_is_read_back_as_it_was_written(table: dict[str, Any]) -> None:
    model = read_demand(table)
    assert read_demand(tomllib.loads(demand_toml(model))["demand"]) == model


def test_what_a_scenario_leaves_out_is_taken_from_the_hall(township: HallConfig, model: DemandModel) -> None:
    given_ = {"visits_per_day": 300, "arrivals": {"quarter_cv": 0.5}, "services": [{"id": "consult", "share": 7}]}
    read = read_demand(given_, township)
    assert read.visits_per_day == 300
    assert read.arrivals.quarter_cv == 0.5
    assert read.arrivals.profile == model.arrivals.profile
    consult = next(service for service in model.services if service.id == "consult")
    assert read.services == [consult.model_copy(update={"share": 7})]
    assert read.calendar == model.calendar


def test_inhabitants_stand_in_place_of_the_halls_visits(township: HallConfig) -> None:
    read = read_demand({"inhabitants": {"number": 25_600}}, township)
    assert read.visits_per_day is None
    assert read.inhabitants is not None


ONE_OF_TWO = (
    "demand: visits_per_day 和 inhabitants 须有且只有一个 / give either visits_per_day or inhabitants, not both"
)
SPA = {"low": 1, "usual": 2, "high": 3}
NEW = {"id": "new", "share": 1, "minutes": 5}
SENTENCES: list[tuple[dict[str, Any], str]] = [
    ({"visits_per_day": -1}, "demand.visits_per_day: 应大于 0，现为 -1 / must be above 0, but is -1"),
    ({"visits_per_day": "x"}, "demand.visits_per_day: 应为数字，现为 'x' / must be a number, but is 'x'"),
    ({"visits_per_day": 5, "inhabitants": {"number": 25_600}}, ONE_OF_TWO),
    (
        {"inhabitants": {"number": 2.5}},
        "demand.inhabitants.number: 应为整数，现为 2.5 / must be a whole number, but is 2.5",
    ),
    (
        {"inhabitants": {"number": 900, "per_10000": {"spa": SPA}}},
        "demand.inhabitants.per_10000.spa: 大厅没有“spa” / the hall has no 'spa'",
    ),
    (
        {"arrivals": {"quarter_cv": 9}},
        "demand.arrivals.quarter_cv: 不能大于 3，现为 9 / must be at most 3, but is 9",
    ),
    (
        {"arrivals": {"profil": []}},
        "demand.arrivals.profil: 没有这一项，请检查拼写 / is not a key here; check the spelling",
    ),
    ({"arrivals": 3}, "demand.arrivals: 应为一个表 / must be a table"),
    ({"services": []}, "demand.services: 至少 1 项，现有 0 / needs 1 entries or more, has 0"),
    (
        {"services": [{"id": "consult", "minutes": 0}]},
        "demand.services.consult.minutes: 应大于 0，现为 0 / must be above 0, but is 0",
    ),
    ({"services": [NEW]}, "demand.services.new: 大厅没有“new” / the hall has no 'new'"),
    ({"services": [{"id": "new", "minutes": 5}]}, "demand.services.new.share: 缺少这一项 / is missing"),
    ({"priorities": {"royal": 0.1}}, "demand.priorities.royal: 大厅没有“royal” / the hall has no 'royal'"),
    ({"cases": [0, 0]}, "demand.cases: 不能全为零 / at least one share must be above 0"),
    (
        {"calendar": {"weekdays": [1]}},
        "demand.calendar.weekdays: 至少 7 项，现有 1 / needs 7 entries or more, has 1",
    ),
    (
        {"bundles": [{"services": ["consult", "x"]}]},
        "demand.bundles: 没有列在 services 中 / not among the services: x",
    ),
]


@pytest.mark.parametrize(("table", "sentence"), SENTENCES, ids=[sentence for _, sentence in SENTENCES])
def test_a_bad_value_gets_one_sentence_that_names_its_key(
    township: HallConfig, table: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(DemandUnreadable) as refused:
        read_demand(table, township)
    assert refused.value.problems == (sentence,)


def test_every_fault_is_told_at_once(township: HallConfig) -> None:
    with pytest.raises(DemandUnreadable) as refused:
        read_demand({"visits_per_day": 0, "arrivals": {"day_cv": -1}, "patience": {"gives_up": [[9, 2]]}}, township)
    assert len(refused.value.problems) == 3


def test_a_file_without_the_section_or_without_toml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "model.toml"
    with pytest.raises(DemandUnreadable, match=r"model\.toml.*\n.*cannot be read"):
        load_demand(file)
    file.write_text("[plan]\n", encoding="utf-8")
    with pytest.raises(DemandUnreadable, match=r"the section \[demand\] is missing"):
        load_demand(file)
    file.write_text("demand = [", encoding="utf-8")
    with pytest.raises(DemandUnreadable, match="not valid TOML"):
        load_demand(file)


def test_a_written_file_is_loaded(tmp_path: Path, township: HallConfig) -> None:
    file = tmp_path / "model.toml"
    file.write_text(demand_toml(demand_of_hall(township)), encoding="utf-8")
    assert load_demand(file, township) == demand_of_hall(township)
