"""Thermal paper under a print head: marks become dots, and cuts become pictures."""

from collections.abc import Sequence

from PIL import Image

from printers.errors import PaperNeverCut

HEAD_TO_CUTTER = 96
"""Dots of paper between the print head and the cutter, 12 mm: what a cut without a feed leaves inside."""

DOTS_PER_MM = 8
LONGEST_SLIP = 3000 * DOTS_PER_MM

WHITE, BLACK = 255, 0


class Paper:
    """Endless paper, `width` dots across. Positions are dots from the first that was ever printed.

    What is printed are masks, 255 where they are dark.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self._head = 0
        self._edge = -HEAD_TO_CUTTER
        self._marks: list[tuple[int, int, Image.Image]] = []

    def feed(self, dots: int) -> None:
        self._head += dots
        if self._head - self._edge > LONGEST_SLIP:
            raise PaperNeverCut(LONGEST_SLIP / DOTS_PER_MM / 1000)

    def print_line(self, characters: Sequence[Image.Image], side: int, spacing: int) -> None:
        """Print characters beside one another on one baseline, at a side (0 left, 1 centre, 2 right).

        The paper moves on by `spacing` dots, or by the line's height where that is more.
        """
        height = max((character.height for character in characters), default=0)
        x = self._start(sum(character.width for character in characters), side)
        for character in characters:
            self._marks.append((x, self._head + height - character.height, character))
            x += character.width
        self.feed(max(height, spacing))

    def feed_to_cutter(self) -> None:
        self.feed(HEAD_TO_CUTTER)

    def print_picture(self, mask: Image.Image, side: int) -> None:
        """Print a picture no wider than the paper."""
        self._marks.append((self._start(mask.width, side), self._head, mask))
        self.feed(mask.height)

    def cut(self) -> Image.Image | None:
        """Cut at the cutter, above the head. The slip as a picture of 1 bit, or None if no paper went by."""
        end = self._head - HEAD_TO_CUTTER
        if end <= self._edge:
            return None
        slip = Image.new("1", (self.width, end - self._edge), WHITE)
        for x, y, mask in self._marks:
            slip.paste(BLACK, (x, y - self._edge), mask)
        self._marks = [mark for mark in self._marks if mark[1] + mark[2].height > end]
        self._edge = end
        return slip

    def _start(self, width: int, side: int) -> int:
        return (self.width - width) * side // 2
