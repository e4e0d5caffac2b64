"""A hall's own recordings.

Below the folder stands one folder a language (`zh`, `en`, `yue`). In it a whole sentence, `call-A012-3.wav`, or its
two halves, `number-A012.wav` (请A零一二号) and `window-3.wav` (到三号窗口). Whole sentences are understood best, halves
nearly as well; single syllables put together are not, so there is no rule for them.
"""

from __future__ import annotations

from pathlib import Path

from counter_display.voice.spoken import Language
from speech.sound import Sound, read_wav


class ClipsMissing(Exception):
    """The folder of recordings is not there."""

    def __str__(self) -> str:
        return f"录音目录不存在 / The folder of recordings is not there: {self.args[0]}"


class Clips:
    """Finds recordings. Raises `ClipsMissing`."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise ClipsMissing(folder)
        self._folder = folder

    def find(self, number: str, window: str, language: Language) -> list[Sound] | None:
        """The sentence in one part or two; None when it must be spoken by machine. Raises `SoundNotUsable`."""
        for names in ([f"call-{number}-{window}"], [f"number-{number}", f"window-{window}"]):
            paths = [self._folder / language / f"{name}.wav" for name in names]
            if all(path.is_file() for path in paths):
                return [read_wav(path.read_bytes(), str(path)) for path in paths]
        return None
