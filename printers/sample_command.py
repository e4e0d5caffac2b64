"""`python -m printers sample`: a made-up slip as a printer gets it, and as a picture."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from printers.encoder import encode
from printers.layout import WIDTHS, Element
from printers.profiles import MODES, Profile, profile_named, profile_names
from printers.samples import sample_guide, sample_notice, sample_report, sample_ticket
from printers.template_file import Templates, load_templates, packaged_templates
from printers.templates import guide_layout, notice_layout, report_layout, ticket_layout

SAMPLES: dict[str, Callable[[int, Templates], tuple[Element, ...]]] = {
    "ticket": lambda width, templates: ticket_layout(sample_ticket(), width, templates),
    "notice": lambda width, templates: notice_layout(sample_notice(), width, templates),
    "guide": lambda width, templates: guide_layout(sample_guide(), width, templates),
    "report": lambda width, templates: report_layout(sample_report(), width, templates),
}

GAP_DOTS = 24
GREY = 160


def add_sample_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser of commands."""
    about = "把一张样票存成文件 write a sample slip to a file"
    profiles = "\n".join(f"  {name:<14} {what}" for name, what in profile_names().items())
    sample = commands.add_parser(
        "sample",
        help=about,
        description=about,
        epilog=f"打印机特性 profiles:\n{profiles}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    sample.add_argument(
        "slip", choices=list(SAMPLES), help="取号小票，窗口通知单，办事指南，日报 ticket, notice, guide, day's report"
    )
    sample.add_argument("--width", type=int, choices=WIDTHS, help="纸宽（点）paper width in dots (576)")
    sample.add_argument("--mode", choices=MODES, help="文字或图形 characters or one picture (text)")
    sample.add_argument(
        "--profile", default="gb18030", metavar="NAME", help="打印机特性，见下 kind of printer, see below (gb18030)"
    )
    sample.add_argument("--slips", type=Path, metavar="FILE.toml", help="大厅自己的版式 the hall's own templates")
    sample.add_argument("--out", type=Path, required=True, metavar="FILE", help="打印数据 the slip's bytes")
    sample.add_argument("--png", type=Path, metavar="FILE", help="同时画成图片 also draw it as a picture")
    sample.set_defaults(run=write_sample)


def write_sample(options: argparse.Namespace) -> int:
    """Carry the command out; 0. Raises PrinterError, or OSError if a file cannot be written."""
    profile = profile_named(options.profile, options.width, options.mode)
    templates = load_templates(options.slips) if options.slips else packaged_templates()
    data = encode(SAMPLES[options.slip](profile.width, templates), profile)
    options.out.write_bytes(data)
    print(f"{options.out}：{len(data)} 字节 bytes")
    if options.png is not None:
        picture = drawn(data, profile)
        picture.save(options.png, "PNG")
        print(f"{options.png}：{picture.width}×{picture.height} 点 dots")
    return 0


def drawn(data: bytes, profile: Profile) -> Image.Image:
    """What the virtual printer makes of the bytes: its slips, one below the other."""
    from printers.virtual import VirtualPrinter

    printer = VirtualPrinter(profile.width, profile.charset)
    slips = printer.print(data)
    torn = printer.tear()
    pictures = [*slips, torn] if torn is not None else slips
    height = sum(picture.height for picture in pictures) + GAP_DOTS * (len(pictures) - 1)
    together = Image.new("L", (profile.width, height), GREY)
    top = 0
    for picture in pictures:
        together.paste(picture, (0, top))
        top += picture.height + GAP_DOTS
    return together
