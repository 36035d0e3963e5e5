"""How far a robustness analysis has come, in a file: to go on from there another time."""

from __future__ import annotations

import json
import os
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from comity.errors import ComityError, Fault, fail, quoted
from comity.formats.canonical import digest
from comity.formats.files import exists, read_text, refuse_unwritable, save_text
from comity.formats.progress_counts import NotSoError, read_tally, refuse, to_data, whole_number
from comity.robustness.block import BLOCK

if TYPE_CHECKING:
    from types import TracebackType

    from comity.robustness.block import Task
    from comity.robustness.tally import Tally

FORMAT = "comity-robust-progress"
VERSION = 1
LIMIT = 1_000_000_000
"""Bytes of a file, at most; the limits of memory keep what is written far below."""
SECONDS = 5.0
"""How often a file is written, at most, while drawing goes on."""
_TELL = {
    "comity": "the version of Comity",
    "numpy": "the version of NumPy, which draws",
    "case": "the case",
    "seed": "the seed",
    "concepts": "the list of concepts",
    "lead": "the leading concept",
}
TODO = "name another file, or remove this one to begin anew"
_KEYS = {"format", "version", *_TELL, "blocks", "tally"}


class ProgressFile:
    """A file that keeps how far an analysis has come: every few seconds, and at the end.

    Parameters
    ----------
    path : str or path
        The file; made where there is none, otherwise gone on from.
    task : Task
        What is drawn and judged.
    seconds : float
        How often it is written, at most.

    Attributes
    ----------
    start : Tally or None
        What it held at first.

    Raises
    ------
    ComityError
        ``resume-mismatch`` and ``resume-unreadable`` as `read_progress`; ``file-unwritable``.

    Examples
    --------
    Handed over as `checkpoint`, it keeps whatever has been drawn, also when Ctrl-C ends it:

    >>> from tempfile import mkdtemp
    >>> import comity
    >>> from comity.robustness.block import Task
    >>> from comity.robustness.run import run
    >>> elmira = comity.read("elmira-1991")
    >>> task = Task(elmira, ("seq",), 0, 0, comity.Limits(), comity.__version__)
    >>> file = Path(mkdtemp()) / "elmira.json"
    >>> with ProgressFile(file, task) as keep:
    ...     some = run(task, draws=512, start=keep.start, checkpoint=keep)
    >>> with ProgressFile(file, task) as keep:
    ...     keep.start.draws
    512
    """

    def __init__(
        self, path: str | os.PathLike[str], task: Task, *, seconds: float = SECONDS
    ) -> None:
        target = Path(os.path.realpath(path))  # what a link leads to is written, not the link
        self.start = read_progress(path, task)
        refuse_unwritable(target, overwrite=True)
        self._path, self._task, self._seconds = target, task, seconds
        self._latest: Tally | None = None
        self._written = monotonic()

    def __enter__(self) -> Self:
        """Return the file, to be handed over as `checkpoint`."""
        return self

    def __call__(self, total: Tally, blocks: int) -> None:
        """Keep the counts of so many whole blocks; written at once if it is time."""
        if total.draws != blocks * BLOCK:
            msg = f"{total.draws} draws are not {blocks} whole blocks"
            raise ValueError(msg)
        self._latest = total
        if monotonic() - self._written >= self._seconds:
            self._write()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write what is not written yet."""
        self._write()

    def _write(self) -> None:
        if self._latest is not None:
            write_progress(self._path, self._task, self._latest)
            self._latest, self._written = None, monotonic()


def write_progress(path: str | os.PathLike[str], task: Task, total: Tally) -> None:
    """Write the counts of some whole blocks to a file, whole or not at all, over what was there.

    Raises
    ------
    ComityError
        ``file-unwritable``.
    """
    document = _name(task) | {"blocks": total.draws // BLOCK, "tally": to_data(total)}
    save_text(json.dumps(document, separators=(",", ":")) + "\n", path, overwrite=True)


def read_progress(path: str | os.PathLike[str], task: Task) -> Tally | None:
    """Return the counts that a file holds, None where there is no such file.

    Parameters
    ----------
    path : str or path
        The file.
    task : Task
        What is to be drawn and judged: the file must be of the same.

    Raises
    ------
    ComityError
        ``resume-mismatch`` where the file is of another case, version of Comity, seed or concepts;
        ``resume-unreadable`` where it cannot be read, and where its counts do not add up.
    """
    where = os.fspath(path)
    if not exists(Path(path)):
        return None
    if not Path(path).is_file():
        raise _unreadable("it is no regular file", where)
    try:
        document = json.loads(read_text(Path(path), LIMIT))
    except ComityError as error:
        raise _unreadable(error.faults[0].what, where) from None
    except (ValueError, RecursionError):
        raise _unreadable("it is not JSON", where) from None
    expected = _name(task)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _unreadable("it does not say how far an analysis has come", where)
    if type(document.get("version")) is not int or document["version"] != VERSION:
        found = quoted(str(document.get("version")))
        raise _unreadable(f"it has version {found}, this Comity reads {VERSION}", where)
    _refuse_another(document, expected, where)
    try:
        if set(document) != _KEYS:
            refuse("keys")
        blocks = whole_number(document["blocks"], "blocks", least=1)
        return read_tally(document["tally"], blocks * BLOCK, task)
    except NotSoError as error:
        raise _unreadable(f"what it holds as {quoted(str(error))} cannot be", where) from None


def _name(task: Task) -> dict[str, Any]:
    """Return what counts belong to."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "comity": task.version,
        "numpy": np.__version__,
        "case": digest(task.dispute),
        "seed": task.seed,
        "concepts": list(task.concepts),
        "lead": task.concepts[task.lead],
    }


def _refuse_another(document: dict[str, Any], expected: dict[str, Any], where: str) -> None:
    """Raise a fault for each thing that the file is of another one of."""
    faults = []
    for key, words in _TELL.items():
        found, wanted = (json.dumps(it.get(key)) for it in (document, expected))
        if found != wanted:
            what = f"{words} differs: {quoted(found)} in the file, {quoted(wanted)} now"
            faults.append(Fault((), what, TODO, "resume-mismatch", where))
    if faults:
        raise ComityError(faults)


def _unreadable(what: str, where: str) -> ComityError:
    return fail(what, TODO, "resume-unreadable", where=where)
