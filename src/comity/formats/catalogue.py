"""The cases that come with Comity, found by name."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "cases"


def shipped() -> dict[str, Path]:
    """Return the files of the shipped cases by name, in alphabetical order."""
    return {path.stem: path for path in sorted(FOLDER.glob("*/*.yaml"), key=lambda p: p.stem)}


def cases() -> tuple[str, ...]:
    """Return the names of the cases that come with Comity.

    Examples
    --------
    >>> import comity
    >>> "syria-iraq-1975" in comity.cases()
    True
    """
    return tuple(shipped())
