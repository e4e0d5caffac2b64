"""A hall's own templates, and what is said of their faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from printers.errors import TemplatesInvalid
from printers.layout import QR, Barcode, Columns, Element, Picture, Rule, Text
from printers.samples import sample_guide, sample_ticket
from printers.template_file import load_templates, packaged_templates
from printers.templates import guide_layout, ticket_layout


def written(folder: Path, text: str) -> Path:
    """A file of templates."""
    file = folder / "slips.toml"
    file.write_text(text, encoding="utf-8")
    return file


def ticket(folder: Path, lines: str) -> list[Element]:
    """The sample ticket by a template of these elements, without the blank and the cut at its end."""
    templates = load_templates(written(folder, f"ticket = [{lines}]"))
    return list(ticket_layout(sample_ticket(), 384, templates))[:-2]


def faults(folder: Path, lines: str) -> tuple[str, ...]:
    """What is said of a ticket's template of these elements."""
    with pytest.raises(TemplatesInvalid) as caught:
        load_templates(written(folder, f'ticket = [{lines}, {{ text = "{{number}}" }}]'))
    return caught.value.problems


def test_a_hall_replaces_order_and_content_of_the_slips_that_it_names(tmp_path: Path) -> None:
    file = written(tmp_path, 'ticket = [{ text = "号码 {number}", size = 4, bold = true }, { rule = true }]')
    templates = load_templates(file)
    assert ticket_layout(sample_ticket(), 384, templates)[:-2] == (Text("号码 A012", 4, "left", True), Rule())
    assert guide_layout(sample_guide(), 384, templates) == guide_layout(sample_guide(), 384)


def test_every_kind_of_element_may_be_used(tmp_path: Path) -> None:
    Image.new("1", (8, 2), 0).save(tmp_path / "logo.png")
    elements = ticket(
        tmp_path,
        '{ image = "logo.png" }, { columns = ["号", "{number}"], leader = "." }, { barcode = "{number}", height = 40 },'
        '{ qr = "{qr}", module = 3 }, { columns = ["a", "{ahead}", "c"], widths = [4, 4] }, { cut = true }',
    )
    assert elements[:4] == [
        Picture(8, 2, b"\xff\xff"),
        Columns(("号", "A012"), leader="."),
        Barcode("A012", 40),
        QR(sample_ticket().qr, 3),
    ]


def test_conditions_and_lists(tmp_path: Path) -> None:
    elements = ticket(
        tmp_path,
        '{ text = "等", when = "wait" }, { text = "不等", unless = "wait" }, { text = "{number}" },'
        '{ each = "services", lines = [{ text = "{service}：{number}" }] }',
    )
    assert elements == [Text("等"), Text("A012"), Text("社会保障卡申领：A012")]


def test_a_picture_wider_than_the_paper_is_shrunk_and_what_is_clear_stays_white(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (768, 100), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (0, 0, 384, 100))
    picture.save(tmp_path / "logo.png")
    (shrunk, _) = ticket(tmp_path, '{ image = "logo.png" }, { text = "{number}" }')
    assert isinstance(shrunk, Picture)
    assert (shrunk.width, shrunk.height) == (384, 50)
    assert shrunk.rows[:48] == b"\xff" * 24 + b"\x00" * 24


def test_a_code_too_large_for_the_paper_is_made_smaller(tmp_path: Path) -> None:
    (code, _) = ticket(tmp_path, '{ qr = "{qr}", module = 16 }, { text = "{number}" }')
    assert isinstance(code, QR)
    assert code.module == 384 // 29


@pytest.mark.parametrize(
    ("lines", "key", "said"),
    [
        ('{ text = "{hal}" }', "ticket[1].text", "不认识 hal，是不是 hall？ / hal is not known; is it hall?"),
        ('{ text = "{hall" }', "ticket[1].text", "花括号不成对"),
        ("{ text = 5 }", "ticket[1].text", "应为加引号的文字"),
        ('{ text = "x", sise = 2 }', "ticket[1].sise", "不认识 sise，是不是 size？"),
        ('{ text = "x", size = 9 }', "ticket[1].size", "应为 1 到 8 的整数，不能是 9"),
        ('{ text = "x", size = true }', "ticket[1].size", "不能是 True"),
        ('{ text = "x", align = "middle" }', "ticket[1].align", "应为 left, center, right 之一"),
        ('{ text = "x", bold = 1 }', "ticket[1].bold", "应为 true 或 false"),
        ('{ text = "x", when = "hal" }', "ticket[1].when", "是不是 hall？"),
        ('{ text = "x", when = 1 }', "ticket[1].when", "应为字段名"),
        ("{ rule = false }", "ticket[1].rule", "应为 true"),
        ('{ rule = true, text = "x" }', "ticket[1]", "要写且只写一个"),
        ("5", "ticket[1]", "应为花括号里的元素"),
        ("{ }", "ticket[1]", "要写且只写一个"),
        ("{ feed = 0 }", "ticket[1].feed", "应为 1 到 255 的整数"),
        ('{ columns = ["x"] }', "ticket[1].columns", "分栏有 1 段文字，应为 2 段"),
        ('{ columns = "x" }', "ticket[1].columns", "应如"),
        ('{ columns = ["x", "{hal}"] }', "ticket[1].columns[2]", "是不是 hall？"),
        ('{ columns = ["x", "y"], leader = ".." }', "ticket[1].columns", "填充"),
        ('{ columns = ["x", "y"], leader = 1 }', "ticket[1].leader", "应为一个半角字符"),
        ('{ columns = ["x", "y"], widths = ["5"] }', "ticket[1].widths", "应为一串整数"),
        ('{ qr = "{qr}", module = 17 }', "ticket[1].module", "应为 1 到 16 的整数"),
        ('{ barcode = "{hall}" }', "ticket[1].barcode", "条码只能是这些字段：{number}"),
        ('{ barcode = "号{number}" }', "ticket[1].barcode", "条码只能是这些字段"),
        ('{ barcode = "{number}", height = 300 }', "ticket[1].height", "应为 1 到 255 的整数"),
        ('{ image = "none.png" }', "ticket[1].image", "读不了图片 none.png"),
        ("{ image = true }", "ticket[1].image", "应为图片文件名"),
        ('{ each = "service", lines = [{ rule = true }] }', "ticket[1].each", "是不是 services？"),
        ('{ each = "services" }', "ticket[1].lines", "应为一串元素"),
        ('{ each = "services", lines = [{ text = "{sevice}" }] }', "ticket[1].lines[1].text", "是不是 service？"),
        ('{ text = "{service}" }', "ticket[1].text", "不认识 service"),
    ],
)
def test_a_fault_is_one_sentence_that_names_its_key(tmp_path: Path, lines: str, key: str, said: str) -> None:
    (fault,) = faults(tmp_path, lines)
    assert fault.startswith(f"{key}：")
    assert said in fault
    assert " / " in fault
    assert "\n" not in fault


def test_a_list_is_not_gone_through_within_another(tmp_path: Path) -> None:
    nested = '{ each = "services", lines = [{ each = "notices", lines = [{ rule = true }] }] }'
    (fault,) = faults(tmp_path, nested)
    assert fault.startswith("ticket[1].lines[1].each：each 里面不能再写 each")


def test_a_file_that_is_no_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("no picture", encoding="utf-8")
    (fault,) = faults(tmp_path, '{ image = "logo.png" }')
    assert fault.startswith("ticket[1].image：读不了图片 logo.png")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    assert len(faults(tmp_path, '{ text = "{a}", size = 9 }, { feed = 0 }')) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tickets = [{ text = "{number}" }]', "tickets：没有这种小票"),
        ('ticket = "x"', "ticket：应为一串元素"),
        ("ticket = []", "ticket：应为一串元素"),
        ('ticket = [{ text = "{hall}" }]', "ticket：小票上少了 {number}"),
        ('report = [{ text = "{date}" }]', "report：小票上少了 {hash}"),
        ("ticket = [", "不是有效的 TOML"),
    ],
)
def test_a_file_that_makes_no_slip_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TemplatesInvalid) as caught:
        load_templates(written(tmp_path, text))
    assert any(said in problem for problem in caught.value.problems)
    assert "slips.toml" in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TemplatesInvalid, match="读不到文件"):
        load_templates(tmp_path / "none.toml")


def test_the_packaged_templates_have_every_kind_of_slip() -> None:
    assert set(packaged_templates()) == {"ticket", "notice", "guide", "report"}
