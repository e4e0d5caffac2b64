"""What can go wrong with a queue of slips."""

from __future__ import annotations

from printers.causes import in_words
from printers.errors import PrinterError


class PrinterTaken(PrinterError):
    """Another program owns this printer's folder."""

    def __init__(self, folder: object) -> None:
        super().__init__(
            f"另一个程序正在管理这台打印机（{folder}）。请先关掉它，或者给这个程序另一个目录。",
            f"Another program owns this printer ({folder}). Close it first, or give this program another folder.",
        )


class JobsNotKept(PrinterError):
    """The file of jobs cannot be read or written; the slip was not sent."""

    def __init__(self, path: object, cause: object) -> None:
        zh, en = in_words(cause)
        super().__init__(
            f"打印任务存不下来（{path}）：{zh}。请检查磁盘空间和权限；文件若已损坏，请改名保存后重新启动，会另建一个。",
            f"Print jobs cannot be kept ({path}): {en}. Check disk space and permissions. If the file is damaged, "
            "rename it and start again: a new one is made.",
        )


class JobsAreNewer(PrinterError):
    """The file of jobs was written by a later version of the program."""

    def __init__(self, path: object) -> None:
        super().__init__(
            f"打印任务文件（{path}）是更新版本的程序写的。请升级本程序。",
            f"The file of print jobs ({path}) was written by a newer version. Upgrade this program.",
        )


class JobUnknown(PrinterError):
    """There is no such job, or it ended so long ago that it was forgotten."""

    def __init__(self, job: object) -> None:
        super().__init__(f"没有打印任务 {job}，可能早已清除。", f"There is no print job {job}; it may be forgotten.")


class JobNotEnded(PrinterError):
    """A slip that is still under way cannot be reprinted: it may yet come out."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}”还在打印，请等它有了结果再补打。",
            f"{title!r} is still being printed; wait for its end before printing a copy.",
        )


class SlipNotPrinted(PrinterError):
    """The slip was not printed and nothing of it was sent: it is safe to print again."""

    def __init__(self, title: str, zh: str, en: str) -> None:
        super().__init__(f"“{title}”：{zh}", f"{title!r}: {en}")
