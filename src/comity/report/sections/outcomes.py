"""The outcomes in option form: options in rows under their party, outcomes in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from comity.model.combination import labels, plain
from comity.report.blocks import blocks
from comity.report.shown import left_out, shown
from comity.report.view import Section
from comity.stability.concept import concept_name
from comity.stability.sentence import enumerated
from comity.stability.sheet import HELD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.model.dispute import Dispute, JointOption, Option
    from comity.report.blocks import Block
    from comity.report.reading import Reading
    from comity.studies import Study

COLUMNS = 50
"""Outcomes in the table at most."""
WIDTH = 12
"""Columns side by side at most, on paper and on the screen."""
PLAIN = ("N", "Y")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what it is of, and a cell per outcome shown."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together, under a heading."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: an outcome, and what it is."""

    number: int
    words: str
    is_status_quo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeSection(Section):
    """The table in option form; cells are words, so that nothing hangs on colour.

    Attributes
    ----------
    now : str
        What the status quo is called in its column.
    columns : tuple of Column
        The outcomes shown.
    groups : tuple of Group
        The lines, with a cell for each column.
    blocks : tuple of Block
        Which columns stand side by side.
    """

    template: ClassVar[str] = "outcomes"

    now: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    blocks: tuple[Block, ...]


def outcomes(reading: Reading) -> OutcomeSection:
    """Return the outcomes, what is done in each, and in which order parties have them."""
    study = reading.study
    some = shown(reading, COLUMNS)
    groups = [*option_rows(study.dispute, [study.analysis.space.levels(it) for it in some])]
    if study.dispute.graph is not None:
        names = tuple(study.analysis.space.words(it) for it in some)
        groups = [Group("Outcome", (Row("name", names),))]
    groups.append(Group("Holds (E) under", tuple(_held(study, some))))
    if reading.tells_wants:
        groups.append(
            Group("Place in each party's own order, 1 is best", tuple(_places(study, some)))
        )
    return OutcomeSection(
        id="outcomes",
        title="The outcomes",
        facts=(_legend(study.dispute),) if study.dispute.graph is None else (),
        now="supposed" if study.dispute.supposed_status_quo else "now",
        columns=tuple(_column(study, it) for it in some),
        groups=tuple(groups),
        blocks=blocks(len(some), WIDTH),
        notes=(*_members(study, some), *left_out(study, some)),
    )


def option_rows(dispute: Dispute, levels: list[tuple[int, ...]]) -> Iterator[Group]:
    """Yield for every owner of options what is done with them in some combinations."""
    named = labels(dispute)
    at = {option.id: k for k, option in enumerate(dispute.options)}

    def row(option: Option | JointOption) -> Row:
        k = at[option.id]
        signs = PLAIN if plain(option) else option.level_names or option.levels
        return Row(named[k], tuple(signs[it[k]] for it in levels))

    for party in dispute.parties:
        if party.options:
            yield Group(party.name, tuple(map(row, party.options)))
    for consent in dict.fromkeys(joint.consent for joint in dispute.joint_options):
        who = enumerated([dispute.party(party).name for party in consent])
        rows = tuple(row(it) for it in dispute.joint_options if it.consent == consent)
        yield Group(f"{who} together", rows)


def _legend(dispute: Dispute) -> str:
    told = "A column is an outcome; Y: the option is taken, N: it is not."
    if all(plain(option) for option in dispute.options):
        return told
    return f"{told} Options with levels show the level."


def _column(study: Study, position: int) -> Column:
    space = study.analysis.space
    return Column(int(space.numbers[position]), space.words(position), position == space.status_quo)


def _held(study: Study, some: tuple[int, ...]) -> Iterator[Row]:
    """Yield under which concepts the outcomes hold, and whether they leave nobody less secure."""
    for concept, holds in study.analysis.is_equilibrium.items():
        idly = study.analysis.idly(concept)
        marks = ((HELD if idly[it] else "E") if holds[it] else "" for it in some)
        yield Row(concept_name(concept), tuple(marks))
    if study.settlement is not None:
        safe = study.settlement.safe
        yield Row("indivisible", tuple("yes" if safe[it] else "" for it in some))


def _places(study: Study, some: tuple[int, ...]) -> Iterator[Row]:
    for party, rank in study.analysis.ranks.items():
        top = int(rank.max(initial=0)) + 1
        places = tuple(str(top - int(rank[it])) for it in some)
        yield Row(f"{study.dispute.party(party).name} (of {top:,})", places)


def _members(study: Study, some: tuple[int, ...]) -> tuple[str, ...]:
    """Say which numbers were made one outcome."""
    space = study.analysis.space
    if not space.merged:
        return ()
    found = [space.outcome(it) for it in some]
    told = [
        f"{it.number} stands for {len(it.members):,} combinations" for it in found if it.members
    ]
    return (f"Combinations that count as one outcome: {'; '.join(told)}.",) if told else ()
