"""Equilibrium jumps as tables: what a notebook shows of them, and what other views begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.concept import concept_name
from comity.stability.sentence import enumerated
from comity.stability.sheet import undefined_words
from comity.tables import SHOWN_ROWS, Sheet, Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.stability.jumps.result import Jumps
    from comity.tables import Cell

MEANING = (
    "A jump is made together, by moves one after the other or by agreement; not everybody named "
    "has to move, but all of them prefer where it ends, and that holds, too. Whether they would "
    "trust each other so far, and what it does to others, is not said."
)


def jumps_sheet(jumps: Jumps) -> Sheet:
    """Return what a notebook shows of equilibrium jumps."""
    notes = (*undefined_words(jumps.analysis), MEANING)
    table = jumps_table(jumps, SHOWN_ROWS + 1)
    return Sheet(jumps.dispute.title, tuple(jumps_facts(jumps)), (table,), notes)


def jumps_facts(jumps: Jumps) -> Iterator[str]:
    """Say for every concept how many outcomes hold, and how many of them can be left together."""
    for concept, upset in jumps.upset.items():
        if upset is not None:
            holding = int(jumps.analysis.is_equilibrium[concept].sum())
            verb = "holds" if holding == 1 else "hold"
            left = f"{len(upset)} of them" if upset else "none of them"
            told = f"{counted(holding, 'outcome')} {verb}"
            end = f"; {left} can be left together for another that holds" if holding else ""
            yield f"{concept_name(concept)}: {told}{end}."


def jumps_table(jumps: Jumps, most: int | None = None) -> Table:
    """Return the jumps, at most so many: from where to where, by whom, under which concepts."""
    space, party = jumps.analysis.space, jumps.dispute.party
    rows: list[tuple[Cell, ...]] = []
    for jump, concepts in [*jumps.under().items()][:most]:
        ends = ((it, space.words(space.index(it))) for it in (jump.origin, jump.target))
        by = enumerated([party(it).name for it in jump.by])
        rows.append((*(cell for end in ends for cell in end), by, _names(concepts)))
    columns = ("from", "outcome", "to", "outcome", "by", "both hold under")
    return Table("Jumps from one outcome that holds to another", columns, tuple(rows))


def _names(concepts: tuple[str, ...]) -> str:
    return ", ".join(map(concept_name, concepts))
