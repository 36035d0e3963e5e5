"""A table as plain data that any front end can show: text, HTML, pandas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.errors import fail

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | bool | None
MARKS = {True: "yes", False: "-", None: ""}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns.

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

    def _repr_html_(self) -> str:
        """Return the table for notebooks; every text is escaped."""
        from html import escape  # noqa: PLC0415

        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in self.text_rows()
        )
        caption = f"<caption>{escape(self.title)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def to_frame(self) -> pd.DataFrame:
        """Return the table as a pandas data frame.

        Raises
        ------
        ComityError
            ``package-missing`` when pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415
        except ImportError:
            what = "pandas is not installed"
            todo = "install it with: pip install 'comity[frame]'"
            raise fail(what, todo, "package-missing", where="to_frame") from None
        return pd.DataFrame(list(self.rows), columns=list(self.columns))


def cell_text(cell: Cell) -> str:
    """Return one cell as text."""
    return MARKS[cell] if cell is None or isinstance(cell, bool) else str(cell)
