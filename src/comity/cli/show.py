"""View data on a terminal, laid out by rich; nothing in it is taken for markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.report.analysis import AnalysisView
    from comity.tables import Table


def console() -> Console:
    """Return the console that results are written to."""
    return Console(highlight=False, soft_wrap=False)


def show_analysis(view: AnalysisView) -> None:
    """Print an analysis."""
    out = console()
    out.print(Text(view.title, style="bold"))
    for fact in view.facts:
        out.print(Text(fact))
    out.print()
    show_table(view.table, out)
    for reason in view.reasons:
        out.print()
        out.print(Text(f"{reason.verdict}:", style="bold"))
        for sentence in reason.sentences:
            out.print(Padding(Text(sentence), (0, 0, 0, 2), expand=False))
    out.print()
    for note in view.notes:
        out.print(Text(note, style="dim"))


def show_table(table: Table, out: Console | None = None) -> None:
    """Print a table."""
    out = out or console()
    rows = table.text_rows()
    widths = [max(map(len, column)) for column in zip(table.columns, *rows, strict=True)]
    laid_out = RichTable(box=None, pad_edge=False)
    for k, name in enumerate(table.columns):
        wraps = k == widths.index(max(widths))
        laid_out.add_column(Text(name), no_wrap=not wraps, min_width=None if wraps else widths[k])
    for row in rows:
        laid_out.add_row(*(Text(cell) for cell in row))
    out.print(Text(table.title, style="bold"))
    out.print(laid_out)


def show_sentences(sentences: Sequence[str]) -> None:
    """Print sentences, each as a paragraph."""
    out = console()
    for sentence in sentences:
        out.print(Text(sentence))
