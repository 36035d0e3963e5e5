"""Case files, format 1: read with every fault at its line, and written."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

import yaml

from comity.errors import ComityError, Fault, dotted
from comity.formats.canonical import to_data
from comity.formats.case_shape import CASE, FILE_FIELDS
from comity.formats.catalogue import shipped
from comity.formats.files import read_text, save_text
from comity.formats.nodes import Mapping, locate, read_nodes, repeated_keys
from comity.formats.shapes import BAD, Record, wrong
from comity.model.check import faults as structure_faults
from comity.model.check import unknown
from comity.model.dispute import Concerns, Dispute
from comity.model.limits import DEFAULT, Limits
from comity.model.space import lay_out
from comity.preferences.ranks import party_ranks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from comity.errors import Path, Slug
    from comity.formats.nodes import Node
    from comity.formats.shapes import Field

SHAPING = ("parties", "joint_options", "graph")
"""Keys without which the rest cannot be laid out."""

LOCAL: frozenset[Slug] = frozenset(
    {
        "forbidden-change",
        "id-invalid",
        "id-repeated",
        "level-count",
        "option-owned-twice",
        "statement-syntax",
        "statement-too-large",
    }
)
"""Faults that can be told without the parties and their options."""


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
    return parse(read_text(path, limits.file_bytes), name=os.fspath(path), limits=limits)


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
    try:
        root = read_nodes(text)
        repeated = repeated_keys(root)
        if repeated is not None:
            raise repeated
    except ComityError as error:
        raise ComityError(
            fault.at(f"{name}:{fault.where}" if fault.where else name) for fault in error.faults
        ) from None
    found: list[Fault] = []
    dispute = _dispute(root, found, limits)
    if found or dispute is None:
        placed = sorted((locate(root, fault.path), k) for k, fault in enumerate(found))
        raise ComityError(
            found[k].at(f"{name}:{line}:{column}: {dotted(found[k].path)}".removesuffix(": "))
            for (line, column), k in placed
        )
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
    if path.is_file() or not isinstance(case, str):
        return path
    by_name = shipped()
    if case in by_name:
        return by_name[case]
    if not path.exists() and os.sep not in case and not path.suffix:
        fault = unknown("file, and no shipped case, called", case, by_name, (), "case-unknown")
        raise ComityError([fault.at("case")])
    return path


def _dispute(root: Node, found: list[Fault], limits: Limits) -> Dispute | None:
    """Read, check and lay out, as far as the faults so far allow; add every fault to `found`."""
    if not isinstance(root, Mapping):
        found.append(wrong(root, (), "a mapping that begins with comity: 1"))
        return None
    values = Record(Dispute, CASE.fields + FILE_FIELDS).read_fields(root, (), found)
    good = {field.name: values[field.name] for field in CASE.fields if _is_good(field, values)}
    dispute = Dispute(**(_PLACEHOLDERS | good))
    _add(found, structure_faults(dispute))
    if not _serious(found, (*SHAPING, "infeasible", "same", "forbidden_moves")):
        _lay_out(dispute, found, limits)
    return dispute


_PLACEHOLDERS: dict[str, Any] = {"id": "case", "title": "", "parties": (), "preferences": {}}
"""What stands in for a required key that could not be read, so that the rest can be checked."""


def _is_good(field: Field, values: dict[str, Any]) -> bool:
    return field.name in values and values[field.name] is not BAD


def _add(found: list[Fault], later: Iterable[Fault]) -> None:
    """Add faults, but for those that only follow from one found earlier."""
    earlier = [fault.path for fault in found if fault.path]
    shaped = not _serious(found, SHAPING)
    sourced = not _serious(found, ("sources",))
    for fault in later:
        follows = any(_related(fault.path, path) for path in earlier)
        known = shaped or fault.slug in LOCAL
        cited = sourced or fault.path[-1:] != ("source",)
        if known and cited and not follows:
            found.append(fault)


def _related(one: Path, other: Path) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and one[:shorter] == other[:shorter]


def _serious(found: list[Fault], keys: tuple[str, ...]) -> bool:
    """Return whether a part of the case under one of the keys could not be read."""
    return any(
        fault.slug != "key-unknown" and fault.path[:1] in [(k,) for k in keys] for fault in found
    )


def _lay_out(dispute: Dispute, found: list[Fault], limits: Limits) -> None:
    """Make the outcome space, and try everything that names outcomes."""
    later: list[Fault] = []
    try:
        space = lay_out(dispute, limits)
    except ComityError as error:
        _add(found, error.faults)
        return
    tries: list[Callable[[], object]] = [lambda: space.status_quo]
    for party, preference in dispute.preferences.items():
        readable = not any(fault.path[:2] == ("preferences", party) for fault in found)
        if readable and not isinstance(preference, Concerns):
            tries.append(partial(party_ranks, dispute, space, party))
    for k, answer in enumerate(dispute.expected):
        for key in ("equilibria", "stable", "among", "published"):
            refs = getattr(answer, key) or ()
            tries += [
                partial(space.index, ref, ("expected", k, key, j)) for j, ref in enumerate(refs)
            ]
    for attempt in tries:
        try:
            attempt()
        except ComityError as error:
            later += error.faults
    _add(found, later)
