"""Where each party would stay, under which concept, and why: a cell for each, with its proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from comity.report.blocks import blocks
from comity.report.pictures.labels import label, labels
from comity.report.shown import left_out, shown
from comity.report.view import Section
from comity.stability.concept import concept_name
from comity.stability.explain import explain_each
from comity.stability.sentence import sentence
from comity.stability.sheet import HELD, MEANING, marked_row, none_defined, undefined_words
from comity.stability.stated import stated_words
from comity.stability.supposed import supposes
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.report.blocks import Block
    from comity.report.reading import Reading
    from comity.stability.proof import Proof
    from comity.stability.result import Analysis

ROWS = 100
"""Outcomes in the table at most."""
WIDTH = 16
"""Columns side by side at most; a concept's own are never parted."""
TITLE = "What holds"
PROVED = 1500
"""Cells that get a sentence at most: those of the first outcomes, by number."""
LONG, WORDS = 1200, 300
"""Characters of a proof, and of an outcome's words, that are shown at most."""
FEW = 4
"""Improvements that one sentence tells of at most."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether a party would stay, and the sentence that proves it, if there is room for it."""

    stays: bool
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One outcome under one concept: what every party would do, and whether it holds."""

    holds: bool
    held: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome under every concept."""

    number: int
    words: str
    is_status_quo: bool
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilitySection(Section):
    """The table of stability: outcomes in rows, concepts in columns, each parted by party.

    Attributes
    ----------
    concepts, parties : tuple of str
        Names, in the order of the columns; those of parties as short as the head of a column.
    rows : tuple of Row
        The outcomes shown.
    blocks : tuple of Block
        Which concepts stand side by side.
    """

    template: ClassVar[str] = "stability"

    concepts: tuple[str, ...]
    parties: tuple[str, ...]
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]


def stability(reading: Reading) -> Section:
    """Return what holds; to a mediator also for whom, and why."""
    study = reading.study
    analysis = study.analysis
    if none_defined(analysis):
        notes = (*undefined_words(analysis), MEANING)
        return Section(id="stability", title=TITLE, notes=notes)
    some = shown(reading, ROWS)
    tables = (_counts(analysis), _meanings(analysis))
    notes = (*_held(analysis), *undefined_words(analysis), *left_out(study, some), MEANING)
    if not reading.tells_wants:
        marked = _marked(analysis, some)
        return Section(id="stability", title=TITLE, tables=(*tables, marked), notes=notes)
    rows = tuple(_rows(analysis, some))
    return StabilitySection(
        id="stability",
        title=TITLE,
        concepts=tuple(concept_name(it) for it in analysis.is_equilibrium),
        parties=labels(study.dispute.party(it).name for it in analysis.parties),
        rows=rows,
        blocks=blocks(len(analysis.is_equilibrium), max(1, WIDTH // (len(analysis.parties) + 1))),
        tables=tables,
        notes=(
            *_unproved(analysis, rows),
            *stated_words(analysis),
            *notes,
        ),
    )


def _marked(analysis: Analysis, some: tuple[int, ...]) -> Table:
    columns = ("no.", "outcome", *(concept_name(it) for it in analysis.is_equilibrium))
    return Table(
        "Where every party would stay", columns, tuple(marked_row(analysis, it) for it in some)
    )


def _meanings(analysis: Analysis) -> Table:
    """Return what the concepts suppose, and who proposed them."""
    rows = tuple((concept_name(it), *supposes(it)) for it in analysis.is_equilibrium)
    return Table("What each concept supposes", ("concept", "supposes", "proposed by"), rows)


def _counts(analysis: Analysis) -> Table:
    """Return how many of all outcomes hold."""
    space = analysis.space
    rows = tuple(
        (concept_name(concept), int(holds.sum()), _first(space.numbers[holds].tolist()))
        for concept, holds in analysis.is_equilibrium.items()
    )
    title = f"How many outcomes hold, of {space.count:,}"
    return Table(title, ("concept", "hold", "which"), rows)


def _first(numbers: list[int], most: int = 12) -> str:
    more = [f"and {len(numbers) - most:,} more"] * (len(numbers) > most)
    return ", ".join([*map(str, numbers[:most]), *more]) or "none"


def _rows(analysis: Analysis, some: tuple[int, ...]) -> Iterator[Row]:
    """Yield the rows; every party and concept is asked once for all outcomes that are proved."""
    space, parties = analysis.space, analysis.parties
    each = max(1, len(parties) * len(analysis.is_equilibrium))
    proved = some[: PROVED // each]
    sentences = {
        (concept, party): [
            _why(analysis, it) for it in explain_each(analysis, party, concept, proved)
        ]
        for concept in analysis.is_equilibrium
        for party in parties
    }
    for k, position in enumerate(some):
        verdicts = []
        for concept, holds in analysis.is_equilibrium.items():
            stable = analysis.stable[concept]
            stays = () if stable is None else stable[:, position].tolist()
            whys = [sentences[concept, party][k] if k < len(proved) else "" for party in parties]
            cells = tuple(Cell(*it) for it in zip(stays, whys, strict=True))
            held = bool(analysis.idly(concept)[position])
            verdicts.append(Verdict(bool(holds[position]), held, cells))
        number, words = int(space.numbers[position]), label(space.words(position), WORDS)
        yield Row(number, words, position == space.status_quo, tuple(verdicts))


def _why(analysis: Analysis, proof: Proof) -> str:
    """Return the sentence of a proof; of very many improvements it tells the first that decide."""
    every = proof.improvements
    if len(every) <= FEW:
        return label(proof.sentence, LONG)
    few = [it for it in every if it.reply is None][:1] or list(every[:FEW])
    told = sentence(
        analysis.space, proof.party, proof.outcome, proof.concept, few, can_move=proof.can_move
    )
    told = label(told, LONG)
    what = "improvement" if every[0].foreseen is None else "move"
    return f"{told} It has {counted(len(every), what)}; {len(few)} told here."


def _unproved(analysis: Analysis, rows: tuple[Row, ...]) -> Iterator[str]:
    proved = sum(1 for row in rows if any(cell.why for it in row.verdicts for cell in it.cells))
    if analysis.parties and proved < len(rows):
        told = f"the first {counted(proved, 'outcome')} of the table" if proved else "no outcome"
        yield f"Reasons are given for {told}; `comity explain` gives those of any."


def _held(analysis: Analysis) -> Iterator[str]:
    if analysis.stuck.any():
        yield f"{HELD}: holds only because nobody has a move; that is no success."
