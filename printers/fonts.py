"""Finding an installed Chinese font, for drawing slips as pictures."""

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


def find_cjk_font(candidates: tuple[CjkFont, ...] = CANDIDATES) -> CjkFont:
    """The first font of `candidates` that is installed; CjkFontMissing tells how to install one."""
    for font in candidates:
        if font.path.is_file():
            return font
    raise CjkFontMissing(sorted({str(font.path.parent) for font in candidates}))
