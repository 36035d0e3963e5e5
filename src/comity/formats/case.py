"""Case files, format 1: read with every fault at its line, and written."""

from __future__ import annotations

import os
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import yaml

from comity.errors import ComityError, fail, quoted
from comity.formats.canonical import to_data
from comity.formats.catalogue import shipped
from comity.formats.checking import checked_dispute
from comity.formats.files import exists, read_text, save_text
from comity.formats.nodes import repeated_keys
from comity.formats.placing import named_nodes, placed
from comity.model.check import unknown
from comity.model.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from comity.model.dispute import Dispute

ENDINGS = (".yaml", ".yml", ".json")


def read(case: str | os.PathLike[str], *, limits: Limits = DEFAULT) -> Dispute:
    """Return the dispute in a case file.

    Parameters
    ----------
    case : str or path
        A file, or the name of a case that comes with Comity.
    limits : Limits
        How large the file and its outcome space may be.

    Returns
    -------
    Dispute
        Checked: its outcome space, status quo and preferences fit together.

    Raises
    ------
    ComityError
        Every fault of the file, each with its line.

    Examples
    --------
    >>> import comity
    >>> comity.read("syria-iraq-1975").title
    'Euphrates dispute between Syria and Iraq, 1975'
    """
    path = _find(case)
    return parse(read_text(path, limits.file_bytes), name=os.fspath(case), limits=limits)


def parse(text: str, *, name: str = "case", limits: Limits = DEFAULT) -> Dispute:
    """Return the dispute in the text of a case file.

    Parameters
    ----------
    text : str
        YAML or JSON.
    name : str
        What messages call the text.
    limits : Limits
        How large the outcome space may be.

    Raises
    ------
    ComityError
        Every fault of the text, each with its line.
    """
    root = named_nodes(text, name)
    repeated = repeated_keys(root)
    dispute, found = checked_dispute(root, limits)
    if repeated or found or dispute is None:
        raise ComityError(placed(name, root, repeated + found))
    return dispute


def write(dispute: Dispute, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
    """Write a dispute as a case file, or nothing at all.

    Raises
    ------
    ComityError
        ``file-exists`` unless `overwrite` is True, ``file-unwritable`` when it cannot be written.
    """
    save_text(to_text(dispute), path, overwrite=overwrite)


def to_text(dispute: Dispute) -> str:
    """Return a dispute as the text of a case file; reading it gives the same digest."""
    data = to_data(dispute, short=True)
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96)


class _Dumper(yaml.SafeDumper):
    """Writes short lists in one line, and quotes whatever YAML could mistake."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _find(case: str | os.PathLike[str]) -> FilePath:
    path = FilePath(case)
    if not isinstance(case, str) or (exists(path) and not path.is_dir()):
        return path
    by_name = shipped()
    if case in by_name:
        return by_name[case]
    if not case or (not exists(path) and os.sep not in case and not path.suffix):
        files = [f"{case}{ending}" for ending in ENDINGS if exists(FilePath(f"{case}{ending}"))]
        near = unknown("case", case, [*files, *by_name], ()).todo
        todo = near if near.startswith("did") else "see the names of shipped cases: comity cases"
        what = f"there is no file {quoted(case)}, and no case of that name comes with Comity"
        raise fail(what, todo, "case-unknown", where="case")
    return path
