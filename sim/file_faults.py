"""What is said when a file cannot be read or written: which one, why, and what to do."""

from __future__ import annotations

import errno

_ADVICE = {
    errno.ENOENT: ("没有这个文件或文件夹，请检查路径", "there is no such file or folder: check the path"),
    errno.ENOTDIR: ("路径中有一段不是文件夹，请检查路径", "a part of the path is no folder: check the path"),
    errno.EISDIR: ("是文件夹，请写文件名", "is a folder: name a file"),
    errno.EACCES: ("没有权限，请换一个位置", "permission denied: choose another place"),
    errno.EPERM: ("没有权限，请换一个位置", "permission denied: choose another place"),
    errno.EROFS: ("这里只能读，请换一个位置", "this place is read-only: choose another"),
    errno.ENOSPC: ("磁盘满了，请腾出空间再运行一次", "the disk is full: make room and run again"),
    errno.EDQUOT: ("空间配额用完了，请腾出空间再运行一次", "the disk quota is used up: make room and run again"),
    errno.ENAMETOOLONG: ("文件名太长，请换短一些的", "the name is too long: choose a shorter one"),
}


def file_fault(error: OSError) -> str:
    """One sentence, Chinese and English. A full disk does not say which file it was that did not fit."""
    zh, en = _ADVICE.get(
        error.errno or 0, (f"读写不了（{error.strerror}）", f"cannot be read or written: {error.strerror}")
    )
    where = f"{error.filename}：" if error.filename is not None else ""
    return f"{where}{zh} / {en}"
