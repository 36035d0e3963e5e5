"""View data on a terminal, laid out by rich; nothing in it is taken for markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from comity.cli.columns import GAP, NARROW, fitted, longest_word, parted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.report.view import View
    from comity.tables import Table


def console() -> Console:
    """Return the console that results are written to."""
    return Console(highlight=False, soft_wrap=False)


def show_view(view: View) -> None:
    """Print a result."""
    out = console()
    out.print(Text(view.title, style="bold"))
    for fact in view.facts:
        out.print(Text(fact))
    for table in view.tables:
        out.print()
        show_table(table, out)
    for reason in view.reasons:
        out.print()
        out.print(Text(f"{reason.verdict}:", style="bold"))
        for sentence in reason.sentences:
            for line in Text(sentence).wrap(out, max(1, out.width - 2)):
                out.print(Text.assemble("  ", line.plain.rstrip()))
    out.print()
    for note in view.notes:
        out.print(Text(note, style="dim"))


def show_table(table: Table, out: Console | None = None) -> None:
    """Print a table; in parts, each with the heads of the rows, where it is too wide."""
    out = out or console()
    columns = [list(cells) for cells in zip(table.columns, *table.text_rows(), strict=True)]
    parts = parted(table, out.width)
    for k, part in enumerate(parts, start=1):
        which = f", part {k} of {len(parts)}" if len(parts) > 1 else ""
        if k > 1:
            out.print()
        out.print(Text(f"{table.title}{which}", style="bold"))
        out.print(_laid_out([columns[it] for it in part], out.width))


def _laid_out(columns: list[list[str]], width: int) -> RichTable:
    """Return columns of text, each with its heading first, side by side."""
    widths = [max(map(cell_len, column)) for column in columns]
    laid_out = RichTable(box=None, pad_edge=False)
    widest = widths.index(max(widths))
    kept = max(NARROW, longest_word(columns[widest][0]))
    if sum(widths) - max(widths) + GAP * len(widths) + kept > width:
        parts, wrapped = columns, range(len(columns))
    else:
        sides = (slice(widest), slice(widest, widest + 1), slice(widest + 1, None))
        parts = [_joined(columns[side], widths[side]) for side in sides if columns[side]]
        wrapped = range(min(widest, 1), min(widest, 1) + 1)
    fixed = len(wrapped) == len(parts)
    sized = fitted(columns, width) if fixed else [None] * len(parts)
    for k, (part, size) in enumerate(zip(parts, sized, strict=True)):
        whole = k not in wrapped
        laid_out.add_column(Text(part[0]), no_wrap=whole, width=size, overflow="fold")
    for row in list(zip(*parts, strict=True))[1:]:
        laid_out.add_row(*map(Text, row))
    return laid_out


def _joined(columns: list[list[str]], widths: list[int]) -> list[str]:
    """Return neighbouring columns as one, line by line: rich is slow with many narrow ones."""
    padded = (
        map(set_cell_size, column, [w] * len(column))
        for column, w in zip(columns, widths, strict=True)
    )
    return ["  ".join(cells) for cells in zip(*padded, strict=True)]


def show_sentences(sentences: Sequence[str]) -> None:
    """Print sentences, each as a paragraph."""
    out = console()
    for sentence in sentences:
        out.print(Text(sentence))
