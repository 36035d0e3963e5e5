"""What results hand out to be shown or put into a data frame: text, HTML, pandas."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from comity.errors import need_package, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

Cell = str | int | bool | None
MARKS = {True: "yes", False: "-", None: ""}
SHOWN_ROWS = 50
"""Rows that a notebook shows of a table at most."""
SHOWN_CELL, SHOWN_TEXT = 500, 2000
"""Characters that a notebook shows of a cell or a paragraph at most."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns.

    As text (`str`) all rows are shown; a notebook shows the first 50, and how many it leaves out.

    Attributes
    ----------
    title : str
        What the table shows.
    columns : tuple of str
        Column headings.
    rows : tuple of tuples
        One cell per column; True and False are shown as *yes* and *-*.

    Examples
    --------
    >>> print(Table("Votes", ("party", "agrees"), (("Row", True), ("Column", False))))
    Votes
    party   agrees
    Row     yes
    Column  -
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def text_rows(self) -> list[list[str]]:
        """Return every cell as text."""
        return [[cell_text(cell) for cell in row] for row in self.rows]

    def __str__(self) -> str:
        """Return the table in aligned plain text."""
        lines = [list(self.columns), *self.text_rows()]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        shown = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
        return "\n".join([self.title, *shown])

    def __repr__(self) -> str:
        """Return one line that says how large the table is."""
        size = f"{counted(len(self.rows), 'row')}, {counted(len(self.columns), 'column')}"
        return f"<Table {quoted(self.title)}: {size}>"

    def _repr_html_(self) -> str:
        """Return the table for notebooks; every text is escaped."""
        return _block(_table(self))

    def to_frame(self) -> pd.DataFrame:
        """Return the table as a pandas data frame, one row per row, with the cells themselves.

        Raises
        ------
        ComityError
            ``package-missing`` when pandas is not installed.
        """
        need_package("pandas", "pandas", "frame", where="to_frame")
        import pandas as pd  # noqa: PLC0415  (an extra)

        return pd.DataFrame(list(self.rows), columns=list(self.columns))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a notebook shows of an object, in order; the one place where HTML is put together.

    Attributes
    ----------
    title : str
        What it is, shown above all.
    facts : tuple of str
        Said before the tables, a line each.
    tables : tuple of Table
        Shown under their own titles; those without rows are left out.
    notes : tuple of str
        Said after the tables, a line each.
    """

    title: str
    facts: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()

    def html(self) -> str:
        """Return the sheet as HTML: every text escaped, no scripts, no styles, no addresses."""
        title = f"<p><strong>{_safe(self.title, SHOWN_TEXT)}</strong></p>"
        tables = "".join(_table(table) for table in self.tables if table.rows)
        return _block(f"{title}{_paragraphs(self.facts)}{tables}{_paragraphs(self.notes)}")


def cell_text(cell: Cell) -> str:
    """Return one cell as text."""
    return MARKS[cell] if cell is None or isinstance(cell, bool) else str(cell)


def counted(number: int, what: str) -> str:
    """Return a number of things in words.

    Examples
    --------
    >>> counted(1, "outcome"), counted(1048576, "outcome")
    ('1 outcome', '1,048,576 outcomes')
    """
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def figure(number: Fraction) -> str:
    """Return a number as people read it: to four decimal places, or four digits where it is small.

    Examples
    --------
    >>> from fractions import Fraction
    >>> figure(Fraction(-3)), figure(Fraction("2.50")), figure(Fraction(2, 3))
    ('-3', '2.5', '0.6667')
    >>> figure(Fraction(1, 70000))
    '1.429e-05'
    """
    if number.denominator == 1:
        return str(number.numerator)
    rounded = round(number, 4)
    if not rounded or abs(number) * 1000 < 1:
        return f"{float(number):.4g}"
    return f"{float(rounded):.4f}".rstrip("0").rstrip(".")


def exactly(number: Fraction) -> str:
    """Return a number as `figure` does where that is all of it, and otherwise as a fraction.

    Examples
    --------
    >>> from fractions import Fraction
    >>> exactly(Fraction("2.50")), exactly(Fraction(2, 3))
    ('2.5', '2/3')
    """
    text = figure(number)
    return text if Fraction(text) == number else str(number)


def _block(html: str) -> str:
    # Without the classes notebooks would take what stands between two dollar signs for a formula.
    return f'<div class="mathjax_ignore tex2jax_ignore">{html}</div>'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_safe(name)}</th>' for name in table.columns)
    body = "".join(map(_row, table.rows[:SHOWN_ROWS]))
    caption = f"<caption>{_safe(table.title)}</caption>"
    shown = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    left_out = len(table.rows) - SHOWN_ROWS
    return shown + _paragraphs([f"Not shown: {counted(left_out, 'row')}."] * (left_out > 0))


def _row(row: tuple[Cell, ...]) -> str:
    """Return a row in which the first cell is the heading of the others."""
    first, *rest = (_safe(cell_text(cell)) for cell in row)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{_safe(text, SHOWN_TEXT)}</p>" for text in texts)


def _safe(text: str, longest: int = SHOWN_CELL) -> str:
    """Return a text that HTML shows as it is, cut where it is very long."""
    from html import escape  # noqa: PLC0415  (start-up does without)

    return escape(text if len(text) <= longest else text[: longest - 1] + "…")
