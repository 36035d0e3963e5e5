"""Where wide tables are broken: blocks of columns that fit a page, the heads of rows repeated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Columns that stand in one table: from `start` up to, without, `end`, counted from 0."""

    start: int
    end: int


def blocks(count: int, most: int) -> tuple[Block, ...]:
    """Return as few blocks of at most so many columns as there can be, as even as can be.

    Examples
    --------
    >>> [(it.start, it.end) for it in blocks(13, 12)], blocks(0, 12)
    ([(0, 6), (6, 13)], ())
    """
    parts = -(-count // most)
    return tuple(Block(count * k // parts, count * (k + 1) // parts) for k in range(parts))
