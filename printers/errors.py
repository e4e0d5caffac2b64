"""What can go wrong between a slip and its paper.

Each error says what happened and what to do, in Chinese (`zh`) and English (`en`);
`str(error)` gives both, Chinese first, so that a clerk can act on it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from printers.causes import Told, in_words


class PrinterError(Exception):
    """The root of every error of this package."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")
        self.zh = zh
        self.en = en


class PrinterUrlInvalid(PrinterError):
    """The printer's address cannot be understood."""

    def __init__(self, url: str, zh: str, en: str) -> None:
        super().__init__(f"打印机地址写错了（{url}）：{zh}", f"The printer address {url!r} is wrong: {en}")


class PrinterUnreachable(PrinterError):
    """The printer cannot be opened, and nothing was sent: it is safe to print again."""

    def __init__(self, url: str, cause: object) -> None:
        zh, en = in_words(cause)
        super().__init__(
            f"连不上打印机（{url}）：{zh}。本张没有发出，请检查电源、连线和地址后再打一次。",
            f"The printer {url} cannot be reached: {en}. Nothing was sent; check its power, cable and "
            "address, then print again.",
        )


class PrinterStalled(PrinterError):
    """The printer is there but takes no data, and nothing was sent: it is safe to print again."""

    def __init__(self, url: str, seconds: float) -> None:
        super().__init__(
            f"打印机（{url}）{seconds:g} 秒内没有接收数据，本张没有发出。请看是否缺纸、开盖或脱机，处理后再打一次。",
            f"The printer {url} took no data for {seconds:g} s; nothing was sent. "
            "See whether it is out of paper, open or offline, then print again.",
        )


class PrintUncertain(PrinterError):
    """Some of the slip left the computer, but not surely all of it: only a person can see the paper.

    `sent` is how many of `total` bytes, at least, were handed to the line. The slip must not be sent again
    without a person's word, or somebody may hold two slips of one number.
    """

    def __init__(self, url: str, sent: int, total: int, cause: object) -> None:
        zh, en = in_words(cause)
        super().__init__(
            f"打印机（{url}）打印中断：{zh}。已送出 {sent}/{total} 字节，不能确定是否打完。"
            "请看一眼纸：没有打全，再由工作人员补打。",
            f"Printing on {url} was interrupted: {en}. {sent} of {total} bytes were handed over, so the "
            "slip may or may not be complete. Look at the paper; if it is not, let staff print a copy.",
        )
        self.sent = sent
        self.total = total


class LineLost(PrinterError):
    """The line to the printer broke while it was open.

    `handed` is how many bytes of the piece that was being written may have arrived all the same.
    """

    def __init__(self, cause: object, handed: int = 0) -> None:
        self.cause: Told = in_words(cause)
        super().__init__(
            f"打印机的连线断了：{self.cause.zh}。请检查电源和连线；接好后会自己恢复。",
            f"The line to the printer broke: {self.cause.en}. Check its power and cable; it comes back by itself.",
        )
        self.handed = handed


class LayoutInvalid(PrinterError):
    """A slip or an element asks for what paper cannot give."""


class TemplatesInvalid(PrinterError):
    """A hall's templates cannot be used; `problems` name each key and what is wrong with it."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        listed = "".join(f"\n  {problem}" for problem in problems)
        super().__init__(f"小票版式有误，请改正：{path}", f"The templates of slips need mending: {path}{listed}")
        self.problems = tuple(problems)


class ProfileUnsuitable(PrinterError):
    """No such kind of printer is known, or it cannot do what is asked of it."""


class TextNotPrintable(PrinterError):
    """The text holds half a character (a lone surrogate), which no encoding can carry."""

    def __init__(self, text: str, position: int) -> None:
        code = f"U+{ord(text[position]):04X}"
        super().__init__(
            f"文字第 {position + 1} 个字符（{code}）残缺，无法打印。请检查这段文字的来源：{text!a}",
            f"Character {position + 1} ({code}) is half a character and cannot be printed. "
            f"Check where this text comes from: {text!a}",
        )


class CjkFontMissing(PrinterError):
    """No Chinese font is installed; only the virtual printer needs one."""

    def __init__(self, searched: Iterable[str]) -> None:
        places = "、".join(searched)
        super().__init__(
            f"没有找到中文字体，画不出小票。请安装：apt-get install fonts-wqy-microhei（找过：{places}）",
            "No Chinese font was found to draw the slip. Install one: apt-get install fonts-wqy-microhei",
        )


class VirtualPrinterError(PrinterError):
    """The virtual printer was given bytes that a printer would not understand."""


class UnknownCommand(VirtualPrinterError):
    """A command, or a command's argument, outside the protocol that the virtual printer knows."""

    def __init__(self, command: bytes, offset: int) -> None:
        shown = command.hex(" ").upper()
        super().__init__(
            f"第 {offset} 字节处的指令 {shown} 无法识别。请检查生成打印数据的程序。",
            f"The command {shown} at byte {offset} is not known. Check the program that made these bytes.",
        )
        self.command = command
        self.offset = offset


class CommandCutShort(VirtualPrinterError):
    """The bytes end in the middle of a command or of a character."""

    def __init__(self, offset: int) -> None:
        super().__init__(
            f"第 {offset} 字节开始的指令或汉字不完整。请检查数据是否传全。",
            f"The command or character at byte {offset} is cut short. Check that all data arrived.",
        )
        self.offset = offset


class BrokenCharacter(VirtualPrinterError):
    """Bytes in Chinese mode that are no GB18030 character."""

    def __init__(self, code: bytes, offset: int) -> None:
        shown = code.hex(" ").upper()
        super().__init__(
            f"第 {offset} 字节处的 {shown} 不是 GB18030 汉字。请检查文字编码。",
            f"{shown} at byte {offset} is no GB18030 character. Check the encoding of the text.",
        )
        self.offset = offset


class SymbolTooLarge(VirtualPrinterError):
    """A QR code that holds too much, or is wider than the paper."""

    def __init__(self, offset: int) -> None:
        super().__init__(
            f"第 {offset} 字节处的二维码放不进纸宽。请缩短内容或减小码块。",
            f"The QR code at byte {offset} does not fit the paper. Shorten it or make its modules smaller.",
        )
        self.offset = offset


class PaperNeverCut(VirtualPrinterError):
    """A slip longer than any slip should be."""

    def __init__(self, metres: float) -> None:
        super().__init__(
            f"走纸超过 {metres:g} 米仍没有切纸。请检查打印数据里是否有切纸指令。",
            f"More than {metres:g} m of paper ran without a cut. Check that the data holds a cut command.",
        )
