"""View data on a terminal, laid out by rich; nothing in it is taken for markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from comity.report.view import View
    from comity.tables import Table


LONGEST = 22
"""Words up to this long are not cut, if there is room for those of all columns."""
NARROW = 16
"""Where less would be left for the widest column, all columns are wrapped."""


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
    """Print a table."""
    out = out or console()
    columns = [list(cells) for cells in zip(table.columns, *table.text_rows(), strict=True)]
    widths = [max(map(cell_len, column)) for column in columns]
    laid_out = RichTable(box=None, pad_edge=False)
    if sum(widths) - max(widths) + 2 * len(widths) + NARROW > out.width:
        parts, wrapped = columns, range(len(columns))
    else:
        widest = widths.index(max(widths))
        sides = (slice(widest), slice(widest, widest + 1), slice(widest + 1, None))
        parts = [_joined(columns[side], widths[side]) for side in sides if columns[side]]
        wrapped = range(min(widest, 1), min(widest, 1) + 1)
    fixed = len(wrapped) == len(parts)
    sized = _fitted(columns, out.width) if fixed else [None] * len(parts)
    for k, (part, width) in enumerate(zip(parts, sized, strict=True)):
        whole = k not in wrapped
        laid_out.add_column(Text(part[0]), no_wrap=whole, width=width, overflow="fold")
    for row in list(zip(*parts, strict=True))[1:]:
        laid_out.add_row(*map(Text, row))
    out.print(Text(table.title, style="bold"))
    out.print(laid_out)


def _fitted(columns: list[list[str]], width: int) -> list[int]:
    """Return how wide each column is to be: no word is cut, or only the longest are."""
    room = width - 2 * (len(columns) - 1)
    whole = [max(map(cell_len, column)) for column in columns]
    words = ([cell_len(word) for cell in it for word in cell.split()] for it in columns)
    least = [min(LONGEST, max(it, default=0)) for it in words]

    def at(cap: int) -> list[int]:
        return [min(cap, it) for it in least]

    def above(cap: int) -> list[int]:
        return [min(full, max(word, cap)) for full, word in zip(whole, kept, strict=True)]

    kept = at(_largest(room, at, max(least)))
    return [max(1, it) for it in above(_largest(room, above, max(whole)))]


def _largest(room: int, widths: Callable[[int], list[int]], most: int) -> int:
    """Return the largest cap under which columns fit, or 0."""
    return next((cap for cap in range(most, 0, -1) if sum(widths(cap)) <= room), 0)


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
