"""How wide the columns of a table are on a terminal, and where it is parted when it is too wide."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from comity.tables import Table

LONGEST = 22
"""Words in rows up to this long are not cut, if there is room for those of all columns."""
NARROW = 16
"""The words at the head of a row are given as much, if they are as long."""
GAP = 2
"""Blanks between columns."""


def parted(table: Table, width: int) -> list[tuple[int, ...]]:
    """Return which columns stand side by side: all, or as few and as even parts as can be.

    No word of a heading is cut if the terminal has room for it beside the heads of the rows, which
    every part repeats.

    Parameters
    ----------
    table : Table
        What is to be shown.
    width : int
        Characters in a line.

    Returns
    -------
    list of tuple of int
        Columns by place, counted from 0.

    Examples
    --------
    >>> from comity.tables import Table
    >>> table = Table("Hold", ("no.", "outcome", "Nash", "SEQ"), ((1, "fight", True, False),))
    >>> parted(table, 26), parted(table, 20)
    ([(0, 1, 2, 3)], [(0, 1, 2), (0, 1, 3)])
    """
    columns = [list(it) for it in zip(table.columns, *table.text_rows(), strict=True)]
    least = [_least(it) for it in columns]
    heads = heads_of(table)
    if len(columns) > heads:
        whole = max(map(cell_len, columns[heads - 1]))
        least[heads - 1] = max(least[heads - 1], min(NARROW, whole))
    room = max(1, width - sum(least[:heads]) - GAP * heads)
    others = [min(it, room) for it in least[heads:]]
    fewest = len(_filled(others, room))
    every = (_filled(others, less) for less in range(1, room + 1))
    evenest = next(it for it in every if len(it) == fewest)
    return [(*range(heads), *(heads + k for k in part)) for part in evenest]


def _filled(widths: list[int], room: int) -> list[tuple[int, ...]]:
    """Return parts of columns, each filled before the next one begins; none is empty."""
    parts: list[tuple[int, ...]] = [()]
    left = room
    for k, width in enumerate(widths):
        if width > left and parts[-1]:
            parts.append(())
            left = room
        parts[-1] += (k,)
        left -= width + GAP
    return parts


def heads_of(table: Table) -> int:
    """Return how many columns are the heads of rows: a number says nothing without its words."""
    numbered = len(table.columns) > 1 and any(isinstance(row[0], int) for row in table.rows)
    return 2 if numbered else 1


def fitted(columns: Sequence[list[str]], width: int) -> list[int]:
    """Return how wide each column is to be: no word is cut, or only the longest are."""
    room = width - GAP * (len(columns) - 1)
    whole = [max(1, *map(cell_len, column)) for column in columns]
    least = [_least(it) for it in columns]

    def at(cap: int) -> list[int]:
        return [min(cap, it) for it in least]

    def above(cap: int) -> list[int]:
        return [min(full, max(word, cap)) for full, word in zip(whole, kept, strict=True)]

    kept = at(_largest(room, at, max(least)))
    return [max(1, it) for it in above(_largest(room, above, max(whole)))]


def _least(column: list[str]) -> int:
    """Return how wide a column is at least, so that its words are whole."""
    heading, *cells = column
    in_rows = max(map(cell_len, chain.from_iterable(it.split() for it in cells)), default=0)
    return max(1, min(LONGEST, in_rows), longest_word(heading))


def longest_word(text: str) -> int:
    """Return how many places the longest word takes."""
    return max(map(cell_len, text.split()), default=0)


def _largest(room: int, widths: Callable[[int], list[int]], most: int) -> int:
    """Return the largest cap under which columns fit, or 0."""
    return next((cap for cap in range(most, 0, -1) if sum(widths(cap)) <= room), 0)
