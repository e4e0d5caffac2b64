"""What can go wrong with the store. Each error says what it was and what to do, Chinese first, English beside it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class StoreError(Exception):
    """Something that the store cannot do; `detail` names the file, event or row."""

    zh: ClassVar[str] = "数据存储出错"
    en: ClassVar[str] = "The store failed"
    advice_zh: ClassVar[str] = ""
    advice_en: ClassVar[str] = ""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    @classmethod
    def code(cls) -> str:
        """The stable name, such as `disk-full`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def detail_zh(self) -> str:
        """What went wrong and what to do, in Chinese."""
        return f"{self.zh}（{self.detail}）。{self.advice_zh}"

    def detail_en(self) -> str:
        """The same in English."""
        return f"{self.en} ({self.detail}). {self.advice_en}".rstrip()

    def __str__(self) -> str:
        return f"{self.detail_zh()} / {self.detail_en()}"


class DataFolderInUse(StoreError):
    """Another process is the one writer of this folder."""

    zh, en = "数据文件夹正由另一个程序使用", "Another process is using this data folder"
    advice_zh = "每个大厅只能运行一个调度程序：请先停止它，或换一个文件夹。"
    advice_en = "A hall has one dispatcher: stop the other one first, or name another folder."


class DataOfOtherKind(StoreError):
    """A training hall's folder was to be served as a real hall, or the other way round."""

    zh, en = "演练数据与正式数据不能混用", "Training data and real data do not mix"
    advice_zh = "请为演练（--at、--speed）和正式运行各用一个数据目录。"
    advice_en = "Use one data folder for training (--at, --speed) and another one for the real hall."


class ClockBehindLog(StoreError):
    """The computer's clock is earlier than the last event of the log."""

    zh, en = "电脑时间早于日志的最后一条", "The computer's clock is behind the last event of the log"
    advice_zh = "请先校准电脑时间；若日志曾在错误的时间里写入，请从那之前的备份恢复。"
    advice_en = "Set the clock first; if the log was written at a wrong time, restore a backup from before that."


class DataFolderMissing(StoreError):
    """There is no store where one was named."""

    zh, en = "这里没有大厅数据", "There is no hall data here"
    advice_zh, advice_en = "请核对文件夹路径。", "Check the path."


class DatabaseIsNewer(StoreError):
    """The database was written by a later version of this program."""

    zh, en = "数据库由更新版本的程序写成", "A newer version of this program wrote the database"
    advice_zh, advice_en = "请升级程序后再打开；数据没有改动。", "Upgrade the program; nothing was changed."


class StoreUnavailable(StoreError):
    """The store cannot be written or read now; nothing of the batch was kept, and it may be tried again."""

    zh, en = "数据暂时无法保存", "The store is not available now"
    advice_zh, advice_en = "请稍后再试；若持续出现请联系技术人员。", "Try again; if it stays so, call the technician."


class DiskFull(StoreUnavailable):
    """No room is left."""

    zh, en = "磁盘已满，无法保存", "The disk is full"
    advice_zh, advice_en = "请清理磁盘，腾出空间后继续。", "Free some space, then go on."


class DiskFailed(StoreUnavailable):
    """Reading or writing the disk failed."""

    zh, en = "磁盘读写失败", "The disk could not be read or written"
    advice_zh, advice_en = "请检查磁盘和权限，并尽快备份。", "Check the disk and its permissions, and take a backup."


class DatabaseLocked(StoreUnavailable):
    """Another program holds the database."""

    zh, en = "数据库被其他程序占用", "Another program holds the database"
    advice_zh, advice_en = "请关闭正在写数据库的程序。", "Close the program that is writing to the database."


class NoBatch(StoreUnavailable):
    """A write outside a batch, or after SQLite undid the batch by itself; either way it would stand alone."""

    zh, en = "没有进行中的批次", "No batch is open, or it was undone"


class DatabaseDamaged(StoreError):
    """The file is not a sound database."""

    zh, en = "数据库文件损坏", "The database file is damaged"
    advice_zh, advice_en = "请用最近的备份恢复。", "Restore the latest backup."


class RecordRefused(StoreError):
    """The database itself refused a record: it would break what must never be broken."""

    zh, en = "数据库拒绝了这条记录", "The database refused this record"
    advice_zh, advice_en = "本次操作没有保存；请联系技术人员。", "Nothing of it was kept; call the technician."


class EventNotRecordable(StoreError):
    """An event that could not be read back as it was given; it is not written."""

    zh, en = "事件无法如实记录", "The event could not be read back as it was given"
    advice_zh, advice_en = "本次操作没有保存；请联系技术人员。", "Nothing of it was kept; call the technician."


class UnknownEventType(StoreError):
    """The log holds a kind of event that this program does not know."""

    zh, en = "日志中有不认识的事件类型", "The log holds a type of event that is not known here"
    advice_zh, advice_en = "请升级程序，或运行 verify 检查。", "Upgrade the program, or run verify."


class UndecodableEvent(StoreError):
    """The log holds an event whose data cannot be read."""

    zh, en = "日志中有无法读取的事件", "The log holds an event that cannot be read"
    advice_zh, advice_en = "请运行 verify 检查，并用备份恢复。", "Run verify, and restore a backup."


class EventOutOfPlace(StoreError):
    """The log holds an event that cannot have followed what came before it."""

    zh, en = "日志中有前后矛盾的事件", "The log holds an event that cannot have happened then"
    advice_zh, advice_en = "请运行 verify 检查，并用备份恢复。", "Run verify, and restore a backup."


class TimeWentBack(StoreError):
    """An event earlier than the last one of the log."""

    zh, en = "事件时间早于日志最后一条", "The event is earlier than the last one of the log"
    advice_zh, advice_en = "请校准系统时钟。", "Set the system clock right."


class SnapshotOutOfPlace(StoreError):
    """A snapshot was to be taken of a hall that does not stand at the end of the log; it is not kept."""

    zh, en = "快照与日志末尾不符，没有保存", "The hall is not where the log ends; no snapshot was kept"
    advice_zh, advice_en = "下次启动会从日志读取，数据没有影响。", "The next start reads the log; nothing is lost."


class TargetExists(StoreError):
    """A file or folder is there already and is never overwritten."""

    zh, en = "目标已经存在，不会覆盖", "The target exists already and is not overwritten"
    advice_zh, advice_en = "请换一个名称。", "Choose another name."


class FolderNotEmpty(StoreError):
    """Restoring would hide the data that is there."""

    zh, en = "文件夹里已有数据", "The folder holds data already"
    advice_zh = "确需替换请加 --replace，原数据会改名保留。"
    advice_en = "To replace it use --replace; the old data is set aside under a dated name."


class BackupUnsound(StoreError):
    """The backup does not pass verification and is not restored."""

    zh, en = "备份没有通过检验，不能恢复", "The backup does not pass verification and is not restored"
    advice_zh, advice_en = "请换一份备份。", "Use another backup."


_BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: DiskFailed,
    sqlite3.SQLITE_CANTOPEN: DiskFailed,
    sqlite3.SQLITE_READONLY: DiskFailed,
    sqlite3.SQLITE_PERM: DiskFailed,
    sqlite3.SQLITE_BUSY: DatabaseLocked,
    sqlite3.SQLITE_LOCKED: DatabaseLocked,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
    sqlite3.SQLITE_NOTADB: DatabaseDamaged,
    sqlite3.SQLITE_CONSTRAINT: RecordRefused,
}
_PRIMARY_CODE = 0xFF


def named(error: sqlite3.Error) -> StoreError:
    """The store's name for what SQLite reports."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = StoreUnavailable if code is None else _BY_CODE.get(code & _PRIMARY_CODE, StoreUnavailable)
    return kind(str(error))


@contextmanager
def naming_errors() -> Iterator[None]:
    """Within this, what SQLite reports becomes a `StoreError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise named(error) from error
