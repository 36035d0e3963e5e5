"""Files on disk: read whole within a limit, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import fail

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    target = Path(path)
    where = os.fspath(path)
    if exists(target) and not overwrite:
        raise fail("the file exists already", "choose another name", "file-exists", where=where)
    draft = target.parent / f".comity-{os.getpid()}.tmp"
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.writelines([text] if isinstance(text, str) else text)
        draft.replace(target)
    except (OSError, ValueError) as error:
        what = f"it cannot be written: {getattr(error, 'strerror', None) or error}"
        todo = "choose a folder you may write to"
        raise fail(what, todo, "file-unwritable", where=where) from None
    finally:
        if exists(draft):
            draft.unlink()


def exists(path: Path) -> bool:
    """Return whether there is anything of this name (False for a name that cannot be)."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
