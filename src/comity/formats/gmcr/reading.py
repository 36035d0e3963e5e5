"""Read ``.gmcr`` files, the JSON that graph-model programs save."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from comity.errors import ComityError, Fault, fail, shortened, visible
from comity.formats.exchange import Imported, some
from comity.formats.gmcr.content import GmcrReader
from comity.formats.gmcr.numbers import Numbering
from comity.formats.naming import identifier, identifiers
from comity.formats.nodes import repeated_keys
from comity.formats.objects import json_nodes
from comity.formats.placing import placed
from comity.model.check import faults as structure_faults
from comity.model.dispute import Concern, Concerns, Dispute, Option, Party
from comity.model.limits import DEFAULT, Limits
from comity.model.space import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from comity.errors import Path
    from comity.formats.gmcr.content import AnyOf, GmcrFile, MakerEntry
    from comity.model.dispute import Preference

Remarks = dict[str, list[str]]
"""What is to be known, and the names of those it is about."""

MOST_OPTIONS = 100
"""With more options the combinations pass any limit on memory, so that they are not counted."""


def parse_gmcr(text: str, *, name: str = "case", limits: Limits = DEFAULT) -> Imported:
    """Return the dispute in the text of a ``.gmcr`` file.

    Parameters
    ----------
    text : str
        JSON.
    name : str
        What messages call the text; the dispute's id and title are made from it.
    limits : Limits
        How large the outcome space may be.

    Returns
    -------
    Imported
        The dispute, and notices on what was passed over or assumed. They stand in its notes too.

    Raises
    ------
    ComityError
        Every fault of the text, each with its line.

    Examples
    --------
    >>> read = parse_gmcr('''{"options": [{"name": "Withdraw", "permittedDirection": "fwd"}],
    ...     "decisionMakers": [{"name": "North", "options": [0], "preferences": [[[0, "N"]]]}],
    ...     "infeasibles": [], "coalitions": [[0]]}''')
    >>> option = read.dispute.parties[0].options[0]
    >>> option.id, option.change
    ('withdraw', 'up')
    >>> read.notices
    ('coalitions are not read: each decision maker stands for itself',)
    """
    root = json_nodes(text, name)
    reader = GmcrReader()
    file = reader.read(root)
    found = repeated_keys(root) + reader.faults
    try:
        if not found:
            return _made(file, visible(FilePath(name).stem), reader.notices, limits)
    except ComityError as error:
        found = list(error.faults)
    raise ComityError(placed(name, root, found))


def _made(file: GmcrFile, title: str, notices: list[str], limits: Limits) -> Imported:
    """Return the dispute of a file whose form is right; its faults are placed in the file."""
    if len(file.options) > MOST_OPTIONS:
        count = len(file.options)
        what = f"the file has {count} options, and so 2^{count} combinations of them"
        raise fail(what, "leave out some", "space-too-large", path=("options",))
    plain = _plain_dispute(file, title)
    try:
        numbering = _numbering(file, plain, limits)
    except ComityError as error:
        parties = [party.id for party in plain.parties]
        raise ComityError(
            replace(fault, path=_in_file(fault.path, parties)) for fault in error.faults
        ) from None
    remarks: Remarks = {}
    preferences = _preferences(file, plain, numbering, remarks)
    notices += [f"{some(names)}: {remark}" for remark, names in remarks.items()]
    changed = any(preferences[party] is not it for party, it in plain.preferences.items())
    if numbering.reordered and changed:
        notices.append("outcomes are taken to be numbered by the order of options in the file")
    saved = f"Read from a .gmcr file{f' saved by {file.origin}' * bool(file.origin)}."
    notes = visible(" ".join([saved, *(f"{it[0].upper()}{it[1:]}." for it in notices)]))
    return Imported(replace(plain, preferences=preferences, notes=notes), tuple(notices))


def _numbering(file: GmcrFile, plain: Dispute, limits: Limits) -> Numbering:
    """Return what the file's numbers mean, for a dispute that is in order."""
    found = structure_faults(plain)
    if found:
        raise ComityError(found)
    order = [index for maker in file.makers for index in maker.options]
    return Numbering(lay_out(plain, limits), order, limits)


def _plain_dispute(file: GmcrFile, title: str) -> Dispute:
    """Return the dispute with what everybody's statements say, and no rankings."""
    ids = identifiers([option.name for option in file.options], "option")
    options = [
        Option(option_id, entry.name, change=entry.change)
        for option_id, entry in zip(ids, file.options, strict=True)
    ]
    makers = identifiers([maker.name for maker in file.makers], "party")
    return Dispute(
        id=identifier(title, "case"),
        title=title,
        parties=tuple(
            Party(
                party,
                maker.name,
                "party" if maker.options else "affected",
                tuple(options[index] for index in maker.options),
            )
            for party, maker in zip(makers, file.makers, strict=True)
        ),
        preferences={
            party: _concerns(maker.statements, ids)
            for party, maker in zip(makers, file.makers, strict=True)
        },
        infeasible=tuple(_statement(any_of, ids) for any_of in file.infeasibles),
    )


def _concerns(statements: Sequence[AnyOf], ids: Sequence[str]) -> Concerns:
    wants = enumerate((_statement(any_of, ids) for any_of in statements), start=1)
    return Concerns(tuple(Concern(f"c{k}", want) for k, want in wants))


def _statement(any_of: AnyOf, ids: Sequence[str]) -> str:
    """Return conjunctions, of which any must hold, as a statement."""
    return " or ".join(
        " and ".join(ids[index] if taken else f"not {ids[index]}" for index, taken in conjunction)
        for conjunction in any_of
    )


def _preferences(
    file: GmcrFile, plain: Dispute, numbering: Numbering, remarks: Remarks
) -> dict[str, Preference]:
    """Return everybody's preference: statements, or the ranking where it counts."""
    preferences = dict(plain.preferences)
    faults: list[Fault] = []
    for m, (party, maker) in enumerate(zip(plain.parties, file.makers, strict=True)):
        asked = file.by_hand if maker.by_hand is None else maker.by_hand
        place: Path = ("decisionMakers", m)
        if asked and maker.statements and not maker.ranking:
            what = "rankings by hand are to be used, and this decision maker has statements only"
            todo = f"add {maker.key}, or set useManualPreferenceRanking to false"
            faults.append(Fault(place, what, todo, "preference-missing"))
            continue
        for remark in _remarks(maker, asked=asked):
            remarks.setdefault(remark, []).append(shortened(maker.name))
        if maker.ranking and (asked or (asked is None and not maker.statements)):
            try:
                preferences[party.id] = numbering.ranking(maker.ranking, (*place, maker.key))
            except ComityError as error:
                faults += error.faults
    if faults:
        raise ComityError(faults)
    return preferences


def _remarks(maker: MakerEntry, *, asked: bool | None) -> Iterator[str]:
    """Yield what is to be known about a decision maker; `asked`: whether rankings count."""
    ranked, stated = bool(maker.ranking), bool(maker.statements)
    if asked is None and ranked:
        reason = "there are statements" if stated else "there is nothing else"
        verb = "not used" if stated else "used"
        yield f"the file does not say whether rankings count; this one is {verb}, since {reason}"
    elif ranked and not asked:
        yield "the ranking is not used, since the file asks for statements"
    elif stated and asked:
        yield "the statements are not used, since the file asks for rankings"
    if not stated and not (ranked and asked is not False):
        yield "there is no preference, and so all outcomes are tied"
    if not maker.options:
        yield "without options, and so read as an affected party"


def _in_file(path: Path, parties: list[str]) -> Path:
    """Return where in the file stands what a fault of the dispute is about."""
    match path:
        case ("infeasible", *rest):
            return ("infeasibles", *rest)
        case ("preferences", str(party), "concerns", int(k), *_):
            return ("decisionMakers", parties.index(party), "preferences", k)
        case ("parties", *_):
            return ("options",) if parties else ("decisionMakers",)
    return ()
