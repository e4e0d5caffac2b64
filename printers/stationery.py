"""How slips look on one printer: what it can do, and the hall's own templates. Told by the printer's URL.

====================  ==============================================================================
``profile=gbk``       the kind of printer (profiles.toml), gb18030 if not said
``width=384``         dots across the paper; if not said the profile's
``mode=raster``       slips as pictures instead of text
``slips=FILE.toml``   the hall's own templates (docs/slips.md)
====================  ==============================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from printers.errors import PrinterUrlInvalid, ProfileUnsuitable
from printers.layout import WIDTHS
from printers.profiles import MODES, Profile, profile_named
from printers.template_file import Templates, load_templates, packaged_templates

KEYS = ("profile", "width", "mode", "slips")
"""The options of a printer's URL that are told here; the others are of its line."""


@dataclass(frozen=True, slots=True)
class Stationery:
    """A kind of printer, and what stands on its slips."""

    profile: Profile
    templates: Templates


def stationery_of(url: str, width: int) -> Stationery:
    """What a printer's URL says of its slips; paper of `width` dots where it names neither width nor profile.

    Raises PrinterUrlInvalid, and TemplatesInvalid where its templates need mending.
    """
    options = dict(parse_qsl(url.partition("?")[2], keep_blank_values=True))
    templates = load_templates(Path(options["slips"])) if "slips" in options else packaged_templates()
    return Stationery(_profile(url, options, width), templates)


def _profile(url: str, options: dict[str, str], width: int) -> Profile:
    wanted = options.get("width", None if "profile" in options else str(width))
    mode = options.get("mode")
    if wanted is not None and wanted not in map(str, WIDTHS):
        raise PrinterUrlInvalid(
            url, "width 只能是 384（58 毫米纸）或 576（80 毫米纸）。", "width must be 384 (58 mm paper) or 576 (80 mm)."
        )
    if mode is not None and mode not in MODES:
        raise PrinterUrlInvalid(url, "mode 只能是 text 或 raster。", "mode must be text or raster.")
    try:
        return profile_named(options.get("profile", "gb18030"), None if wanted is None else int(wanted), mode)
    except ProfileUnsuitable as error:
        raise PrinterUrlInvalid(url, error.zh, error.en) from error
