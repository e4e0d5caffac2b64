"""Finding installed fonts, for drawing characters."""

from dataclasses import dataclass
from pathlib import Path

from printers.errors import CjkFontMissing


@dataclass(frozen=True, slots=True)
class CjkFont:
    """A font file; `face` is the index of the wanted face in a collection (.ttc)."""

    path: Path
    face: int = 0


CANDIDATES = (
    CjkFont(Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"), face=1),
    CjkFont(Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"), face=7),
    CjkFont(Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"), face=1),
    CjkFont(Path("/usr/share/fonts/wqy-microhei/wqy-microhei.ttc"), face=1),
    CjkFont(Path("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc"), face=7),
    CjkFont(Path("C:/Windows/Fonts/simhei.ttf")),
    CjkFont(Path("C:/Windows/Fonts/msyh.ttc")),
)
"""Where distributions put their fonts, best first; the faces are those with Latin half as wide as hanzi."""

RARE = (
    CjkFont(Path("/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf")),
    CjkFont(Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf")),
    CjkFont(Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf")),
    CjkFont(Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")),
    CjkFont(Path("C:/Windows/Fonts/simsunb.ttf")),
    CjkFont(Path("C:/Windows/Fonts/SimsunExtG.ttf")),
    CjkFont(Path("C:/Windows/Fonts/arial.ttf")),
)
"""Fonts for what the others lack: rare hanzi of names, and letters of Zhuang and Pinyin."""


def find_cjk_font(candidates: tuple[CjkFont, ...] = CANDIDATES) -> CjkFont:
    """The first font of `candidates` that is installed; CjkFontMissing tells how to install one."""
    for font in candidates:
        if font.path.is_file():
            return font
    raise CjkFontMissing(sorted({str(font.path.parent) for font in candidates}))


def installed_fonts(candidates: tuple[CjkFont, ...] = CANDIDATES + RARE) -> tuple[CjkFont, ...]:
    """All of `candidates` that are installed, best first; maybe none."""
    return tuple(font for font in candidates if font.path.is_file())
