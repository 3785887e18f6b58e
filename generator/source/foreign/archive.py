"""Somebody's zip archive → its files, with bombs and paths that lead out of it refused by name."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

from generator.source.foreign.problems import Place, Unreadable

MAX_ENTRIES = 5000
MAX_TOTAL = 200_000_000
MAX_RATIO = 200
_DAY = (1980, 1, 1, 0, 0, 0)
_SMALL = 1_000_000
"""Bytes up to which a file may be squeezed as much as it likes."""


def is_archive(data: bytes) -> bool:
    return data[:4] == b"PK\x03\x04"


def names(data: bytes) -> list[str]:
    """The names of an archive's files; none if it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [entry.filename for entry in archive.infolist()][:MAX_ENTRIES]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return []


def opened(data: bytes, suffixes: tuple[str, ...]) -> dict[str, bytes]:
    """Name → bytes of the files with these suffixes; Unreadable says why an archive is not opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_bombs(entries)
            wanted = [entry for entry in entries if entry.filename.lower().endswith(suffixes)]
            return {entry.filename: _read(archive, entry) for entry in wanted}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError) as found:
        raise Unreadable("压缩包损坏或加了密码，打不开，请重新导出，不要加密码") from found


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise Unreadable(f"压缩包里有 {len(entries)} 个文件，超过 {MAX_ENTRIES} 个，请拆成几个")
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL:
        raise Unreadable(f"压缩包展开后有 {total / 1e6:.0f} MB，超过 {MAX_TOTAL // 1_000_000} MB，请拆成几个")
    for entry in entries:
        path = entry.filename.replace("\\", "/")
        if path.startswith("/") or ":" in path[:2] or ".." in path.split("/"):
            raise Unreadable("压缩包里有指到包外的路径，可能有害，请用可靠的软件重新打包", Place(entry.filename))
        if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise Unreadable("压缩包里有压缩比高得不正常的文件，可能是压缩炸弹，请检查来源", Place(entry.filename))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The file's bytes; no more of them than its entry promises."""
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        raise Unreadable("压缩包里有文件比它写明的大，可能是压缩炸弹，请检查来源", Place(entry.filename))
    return data


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of these files; the same files are the same bytes, whenever they are packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files:
            archive.writestr(zipfile.ZipInfo(path, _DAY), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def repacked(data: bytes) -> bytes:
    """Our own archive without the time at which a library packed it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed((entry.filename, archive.read(entry)) for entry in archive.infolist())
