"""Files on disk: read whole within a limit, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import fail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comity.errors import ComityError


def read_text(path: Path, limit: int) -> str:
    """Return the text of a file of at most `limit` bytes.

    Raises
    ------
    ComityError
        ``file-missing``, ``file-unreadable``, ``file-too-large`` or ``file-encoding``.
    """
    where = os.fspath(path)
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise fail("there is no such file", "check the name", "file-missing", where=where) from None
    except (OSError, ValueError) as error:
        what = f"it cannot be read: {getattr(error, 'strerror', None) or error}"
        raise fail(what, "name a case file", "file-unreadable", where=where) from None
    if len(content) > limit:
        what = f"the file is larger than {limit:,} bytes"
        todo = "make it smaller, or raise the limit with --max-file-size"
        raise fail(what, todo, "file-too-large", where=where)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"the file is not UTF-8 text (byte {error.start + 1})"
        raise fail(what, "save it as UTF-8", "file-encoding", where=where) from None


def save_text(
    text: str | Iterable[str], path: str | os.PathLike[str], *, overwrite: bool = False
) -> None:
    """Write a text, or the parts of one as they come, to a file, whole or not at all.

    Raises
    ------
    ComityError
        ``file-exists`` unless `overwrite` is True, ``file-unwritable`` when it cannot be written.
    """
    parts = [text] if isinstance(text, str) else text
    save_bytes((part.encode() for part in parts), path, overwrite=overwrite)


def save_bytes(
    parts: Iterable[bytes], path: str | os.PathLike[str], *, overwrite: bool = False
) -> None:
    """Write bytes as they come to a file, whole or not at all; raises what `save_text` does."""
    refuse_unwritable(path, overwrite=overwrite)
    target = Path(path)
    draft = target.parent / f".comity-{os.getpid()}.tmp"
    try:
        with draft.open("wb") as file:
            file.writelines(parts)
        draft.replace(target)
    except (OSError, ValueError) as error:
        raise _unwritable(path, getattr(error, "strerror", None) or str(error)) from None
    finally:
        if exists(draft):
            draft.unlink()


def refuse_unwritable(path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Raise what `save_text` would raise, as far as can be seen before there is something to write.

    Long work is better refused before it is done.
    """
    target = Path(path)
    if exists(target) and not overwrite:
        what, todo = "the file exists already", "choose another name"
        raise fail(what, todo, "file-exists", where=os.fspath(path))
    if exists(target) and target.is_dir():
        raise _unwritable(path, "it is a folder")
    if not exists(target.parent):
        raise _unwritable(path, "there is no such folder")
    if not os.access(target.parent, os.W_OK):
        raise _unwritable(path, "the folder may not be written to")


def _unwritable(path: str | os.PathLike[str], why: str) -> ComityError:
    what = f"it cannot be written: {why}"
    return fail(what, "choose a folder you may write to", "file-unwritable", where=os.fspath(path))


def exists(path: Path) -> bool:
    """Return whether there is anything of this name (False for a name that cannot be)."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
