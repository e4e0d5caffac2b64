"""Scenarios as people write them; every fault gets one sentence that names its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.planning.scenario import Scenario, ScenarioUnreadable, load_scenario, packaged

PLACE = '[place]\nname = "甲镇"\nname_en = "Jia"\nlevel = "township"\n'


def written(folder: Path, text: str) -> Path:
    """A scenario's file with this text."""
    file = folder / "scenario.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["township", "county"])
def test_the_packaged_scenarios_can_be_read(name: str) -> None:
    with packaged("scenarios", name) as path:
        assert load_scenario(path).place.level == name


def test_a_place_alone_is_a_scenario_with_the_usual_rest(tmp_path: Path) -> None:
    scenario = load_scenario(written(tmp_path, PLACE))
    assert scenario == Scenario.model_validate({"place": {"name": "甲镇", "name_en": "Jia", "level": "township"}})
    assert (scenario.goal.within_minutes, scenario.goal.share, scenario.goal.mean_minutes) == (15, 0.9, 8)
    assert (scenario.staff.available, scenario.staff.shortest_shift_minutes) == (None, 120)
    assert (scenario.plan.days, scenario.plan.seed, scenario.plan.sure) == (200, 1, 0.95)


WINDOW = '[[windows]]\nid = "a"\nname = "甲"\nname_en = "A"\n'
FAULTS = [
    ("", "place: 缺少这一项 / is missing"),
    ("x = [", "不是有效的 TOML / not valid TOML: Invalid value (at end of document)"),
    (PLACE.replace('level = "township"\n', ""), "place.level: 缺少这一项 / is missing"),
    (
        PLACE.replace('"township"', '"town"'),
        "place.level: 应为 'village', 'township', 'county' or 'city' 之一，现为 town / "
        "must be one of 'village', 'township', 'county' or 'city', but is town",
    ),
    (PLACE + "inhabitants = -5\n", "place.inhabitants: 不能小于 100，现为 -5 / must be at least 100, but is -5"),
    (
        PLACE + "inhabitants = 99000000000\n",
        "place.inhabitants: 不能大于 50,000,000，现为 99000000000 / must be at most 50,000,000, but is 99000000000",
    ),
    (
        PLACE + 'inhabitants = "many"\n',
        "place.inhabitants: 应为整数，现为 'many' / must be a whole number, but is 'many'",
    ),
    (PLACE.replace('"甲镇"', '""'), "place.name: 不能为空 / must not be empty"),
    (
        PLACE + 'log = "a"\ndemand_file = "b"\n',
        "place: log 和 demand_file 只能写一个 / give either log or demand_file, not both",
    ),
    (PLACE + "[staff]\nclerks = 3\n", "staff.clerks: 没有这一项，请检查拼写 / is not a key here; check the spelling"),
    (PLACE + "[staff]\navailable = 0\n", "staff.available: 不能小于 1，现为 0 / must be at least 1, but is 0"),
    (
        PLACE + '[staff.lunch]\nminutes = 45\nfrom = "12:00"\nto = "12:30"\n',
        "staff.lunch: 12:00 到 12:30 容不下 45 分钟的午休 / a lunch of 45 minutes does not fit between 12:00 and 12:30",
    ),
    (
        PLACE + "[goal]\nwithin_minutes = 10\nmean_minutes = 20\n",
        "goal.mean_minutes: 平均 20 分钟长于多数人的上限 10 分钟，互相矛盾；请改小或不写 / contradicts within_minutes: "
        "the mean 20 is longer than what most people may wait, 10",
    ),
    (
        PLACE + "[goal.priorities.elderly]\nwithin_minutes = 30\n",
        "goal.priorities.elderly.within_minutes: 优先的人反而比大家等得久，互相矛盾；请改为不超过 15 / "
        "people with priority would wait longer than everybody; at most 15",
    ),
    (PLACE + "[goal]\nshare = 1.0\n", "goal.share: 不能大于 0.999，现为 1.0 / must be at most 0.999, but is 1.0"),
    (
        PLACE + "[goal]\nmean_minutes = nan\n",
        "goal.mean_minutes: 不能大于 600，现为 nan / must be at most 600, but is nan",
    ),
    (PLACE + WINDOW + "roles = []\n", "windows.a.roles: 至少 1 项，现有 0 / needs 1 entries or more, has 0"),
    (
        PLACE + WINDOW + 'roles = ["undifferentiated"]\nleast = 3\nmost = 2\n',
        "windows.a: 至少 3 个却至多 2 个，互相矛盾 / at least 3 but at most 2",
    ),
    (
        PLACE + WINDOW + 'roles = ["specialised"]\n',
        "windows.a: 专项窗口（specialised）须列出事项，其他窗口不列 / "
        "a specialised window lists its services, others list none",
    ),
    (
        PLACE + 2 * (WINDOW + 'roles = ["undifferentiated"]\n'),
        "windows: 两种窗口同一个 id / two kinds of windows have one id",
    ),
    (PLACE + '[windows]\nid = "a"\n', "windows: 应为列表，用方括号 / must be a list in brackets"),
    (PLACE + "[plan]\nfrom = 2026\n", "plan.from: 应为文字，加引号，现为 2026 / must be text in quotes, but is 2026"),
    (
        PLACE + '[plan]\nfrom = "11.23"\n',
        "plan.from: 应如 2026-11-23，现为 11.23 / should be like 2026-11-23, but is 11.23",
    ),
    (
        PLACE + '[plan]\nfrom = "2026-02-30"\n',
        "plan.from: 值不合适 / '2026-02-30' is no date, such as 2026-10-01",
    ),
    (PLACE + "[plan]\ndays = 20\n", "plan.days: 不能小于 200，现为 20 / must be at least 200, but is 20"),
    (PLACE + "[plan]\nseed = -1\n", "plan.seed: 不能小于 0，现为 -1 / must be at least 0, but is -1"),
    ("demand = 3\n" + PLACE, "demand: 应为一个表 / must be a table"),
]


@pytest.mark.parametrize(("text", "sentence"), FAULTS, ids=[sentence for _, sentence in FAULTS])
def test_a_fault_is_one_sentence_that_names_its_key(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ScenarioUnreadable) as refused:
        load_scenario(written(tmp_path, text))
    assert refused.value.problems == (sentence,)


def test_all_faults_are_told_at_once_with_the_file_that_has_them(tmp_path: Path) -> None:
    file = written(tmp_path, PLACE + "inhabitants = 3\n[staff]\navailable = -2\n[goal]\nshare = 2\n")
    with pytest.raises(ScenarioUnreadable) as refused:
        load_scenario(file)
    assert len(refused.value.problems) == 3
    assert str(file) in str(refused.value)


def test_of_very_many_faults_the_first_are_told_and_how_many_more_there_are() -> None:
    told = str(ScenarioUnreadable("town.toml", [f"key-{number}: bad" for number in range(30)])).splitlines()
    assert told[1:3] == ["  key-0: bad", "  key-1: bad"]
    assert told[-1] == "  另有 22 处 / and 22 more"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for missing in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ScenarioUnreadable, match="cannot be read"):
            load_scenario(missing)
