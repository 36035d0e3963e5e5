"""Texts from a case as a drawing can hold them: short, on one line, and told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT = 32
"""Characters of a label at most; the table beside a drawing has the whole text."""
JOINERS = "\u200c\u200d"
"""Invisible signs that words and emoji need; others could turn round what stands beside them."""


def label(text: str, most: int = SHORT) -> str:
    r"""Return a text as a drawing can hold it.

    Examples
    --------
    >>> label("The Upper\nRiver Authority of the Seven Towns", 20)
    'The Upper River Aut…'
    """
    seen = "".join(sign if sign.isprintable() or sign in JOINERS else " " for sign in text)
    line = " ".join(seen.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def labels(texts: Iterable[str], most: int = SHORT) -> tuple[str, ...]:
    """Return texts as a drawing can hold them, with a number where they would look alike.

    Examples
    --------
    >>> labels(["Town", "Mill", "Town"])
    ('Town', 'Mill', 'Town (2)')
    """
    found: dict[str, None] = {}
    for text in texts:
        short = first = label(text, most)
        again = 1
        while short in found:
            again += 1
            short = f"{first} ({again})"
        found[short] = None
    return tuple(found)


def runs_left(text: str) -> bool:
    r"""Return True where some of a text is written from right to left: it must stay on one line.

    Lines of one drawn text are ordered together by some programs, and would then be mixed up.

    Examples
    --------
    >>> runs_left("Mill"), runs_left("\u0645\u0635\u0631")
    (False, True)
    """
    return any(bidirectional(sign) in ("R", "AL") for sign in text)
