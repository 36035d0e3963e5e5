"""Statements, and the status quo: they name options and levels that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import ComityError, Fault, quoted
from comity.model.check.names import unknown
from comity.model.statement import Atom, atoms, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.errors import Path
    from comity.model.dispute import Dispute


def statements(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of statements that cannot be read, or name what there is not."""
    levels = {option.id: option.levels for option in dispute.options}
    for path, text in dispute.statements():
        if dispute.graph is not None:
            continue
        try:
            for atom in dict.fromkeys(atoms(parse(text))):
                yield from _atom_faults(atom, levels, path)
        except ComityError as error:
            yield from (fault.under(path) for fault in error.faults)


def _atom_faults(atom: Atom, levels: dict[str, tuple[str, ...]], path: Path) -> Iterator[Fault]:
    if atom.option not in levels:
        yield unknown("option", atom.option, levels, path)
    elif atom.relation != "taken" and atom.level not in levels[atom.option]:
        yield unknown(
            f"level of {quoted(atom.option)} called", atom.level, levels[atom.option], path
        )


def status_quo(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of a status quo that names what there is not."""
    now = dispute.status_quo
    if now is None:
        return
    if dispute.graph is not None:
        if not isinstance(now, str):
            what = "the status quo of a graph is an outcome's name"
            yield Fault(("status_quo",), what, "write the name", "value-type")
        elif now not in dispute.graph.outcomes:
            yield unknown("outcome", now, dispute.graph.outcomes, ("status_quo",))
        return
    if isinstance(now, str):
        what = f"the status quo is {quoted(now)}, not a mapping of options to levels"
        yield Fault(("status_quo",), what, "write for instance {delay: yes}", "value-type")
        return
    levels = {option.id: option.levels for option in dispute.options}
    for option, level in now.items():
        yield from _atom_faults(Atom(option, "==", level), levels, ("status_quo", option))
