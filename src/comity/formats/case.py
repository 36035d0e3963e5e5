"""Disputes from files and to files; case files, format 1, with every fault at its line."""

from __future__ import annotations

import json
import os
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

import yaml

from comity.errors import ComityError, fail, quoted
from comity.formats.canonical import to_data
from comity.formats.catalogue import shipped
from comity.formats.checking import checked_dispute
from comity.formats.exchange import Exported, Imported
from comity.formats.files import exists, read_text, save_text
from comity.formats.nodes import repeated_keys
from comity.formats.placing import named_nodes, placed
from comity.model.check import unknown
from comity.model.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.model.dispute import Dispute

ENDINGS = (".yaml", ".yml", ".json", ".gmcr", ".xml")


def read(
    case: str | os.PathLike[str],
    profiles: Sequence[str | os.PathLike[str]] = (),
    *,
    limits: Limits = DEFAULT,
) -> Dispute:
    """Return the dispute in a file.

    Parameters
    ----------
    case : str or path
        A case file, a file that ends in ``.gmcr`` (see the dispute's notes for what it was saved
        with and what was not read), the name of a case that comes with Comity, or a negotiation
        domain: Genius XML (``.xml``) or GeniusWeb JSON (``.json``).
    profiles : sequence of str or path
        For a negotiation domain, and for nothing else: the file of every party's utilities.
    limits : Limits
        How large the file and its outcome space may be.

    Returns
    -------
    Dispute
        Checked: its outcome space, status quo and preferences fit together. The outcomes of a
        negotiation are not laid out, so that it is read however many there are.

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
    return read_noting(case, profiles, limits=limits).dispute


def read_noting(
    case: str | os.PathLike[str],
    profiles: Sequence[str | os.PathLike[str]] = (),
    *,
    limits: Limits = DEFAULT,
) -> Imported:
    """Return the dispute in a file, and notices on what of the file is not in the dispute.

    Raises
    ------
    ComityError
        As `read` does.
    """
    path = _find(case)
    name, ending = os.fspath(case), path.suffix.lower()
    if ending == ".nfg":
        what = "a game in strategic form says neither options nor moves, so it is only written"
        raise fail(what, "name a case file or a .gmcr file", "file-unreadable", where=name)
    text = read_text(path, limits.file_bytes)
    if _is_domain(text, name, ending):
        from comity.formats.negotiation.domain import SourceText  # noqa: PLC0415  (few files do)
        from comity.formats.negotiation.reading import read_negotiation  # noqa: PLC0415

        named = (profiles,) if isinstance(profiles, str) else profiles
        return read_negotiation(SourceText(name, text), named, limits)
    if profiles:
        what = "this is no negotiation domain, and so there is nothing that profiles could be of"
        raise fail(what, "name the domain before its profiles", "domain-unreadable", where=name)
    if ending == ".gmcr":
        from comity.formats.gmcr.reading import parse_gmcr  # noqa: PLC0415  (few files need it)

        return parse_gmcr(text, name=name, limits=limits)
    return Imported(parse(text, name=name, limits=limits))


def _is_domain(text: str, name: str, ending: str) -> bool:
    """Return whether a file holds a negotiation domain, or a profile where a domain should be."""
    if ending == ".json":
        from comity.formats.negotiation.geniusweb import is_geniusweb  # noqa: PLC0415  (few do)

        return is_geniusweb(text, name)
    return ending == ".xml"


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


def write(
    dispute: Dispute,
    path: str | os.PathLike[str],
    *,
    overwrite: bool = False,
    lossy: bool = False,
    limits: Limits = DEFAULT,
) -> tuple[str, ...]:
    """Write a dispute to a file, whole or not at all.

    Parameters
    ----------
    dispute : Dispute
        The dispute.
    path : str or path
        What its name ends in says what is written: ``.gmcr`` and ``.nfg`` the files of other
        programs, ``.json`` a case file in JSON, and anything else a case file in YAML.
    overwrite : bool
        True replaces a file that is there already.
    lossy : bool
        True leaves out what an ``.nfg`` file cannot say, where anything remains.
    limits : Limits
        How large the outcome space may be.

    Returns
    -------
    tuple of str
        Sentences that say what the dispute holds and the file does not; none about a case file.

    Raises
    ------
    ComityError
        ``file-exists`` unless `overwrite` is True, ``file-unwritable`` when it cannot be written,
        ``inexpressible`` or ``space-too-large`` when another program's format cannot say it all.
    """
    written = _exported(dispute, path, lossy=lossy, limits=limits)
    save_text(written.text, path, overwrite=overwrite)
    return written.notices


def _exported(
    dispute: Dispute, path: str | os.PathLike[str], *, lossy: bool, limits: Limits
) -> Exported:
    where = os.fspath(path)
    match FilePath(path).suffix.lower():
        case ".gmcr":
            from comity.formats.gmcr.writing import to_gmcr  # noqa: PLC0415  (few need it)

            return to_gmcr(dispute, limits=limits, where=where)
        case ".nfg":
            from comity.formats.nfg import to_nfg  # noqa: PLC0415  (few need it)

            return to_nfg(dispute, lossy=lossy, limits=limits, where=where)
        case ".json":
            return Exported(json.dumps(to_data(dispute), ensure_ascii=False, indent=2) + "\n")
    return Exported(to_text(dispute))


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
