"""The cases that come with Comity, found by name."""

from __future__ import annotations

from pathlib import Path

from comity.tables import Table

FOLDER = Path(__file__).parent.parent / "cases"


class Cases(tuple[str, ...]):
    """Names of cases that come with Comity; a notebook shows them with their titles.

    Examples
    --------
    >>> import comity
    >>> print(comity.Cases(name for name in comity.cases() if "elmira" in name).table())
    Cases that come with Comity
    name                  dispute                                            model
    elmira-1991           Groundwater contamination at Elmira                recalled
    elmira-twelve-states  Groundwater contamination at Elmira, twelve outcomes  read
    """

    __slots__ = ()

    def table(self) -> Table:
        """Return a table of the cases: name, title, and how sure the model is.

        The cases are read for it, which takes a moment.
        """
        from comity.formats.case import read  # noqa: PLC0415  (it imports this module)

        files = shipped()
        disputes = [read(files[name]) for name in self]
        rows = tuple((it.id, it.title, it.confidence) for it in disputes)
        return Table("Cases that come with Comity", ("name", "dispute", "model"), rows)

    def _repr_html_(self) -> str:
        """Return the table for notebooks."""
        return self.table()._repr_html_()


def shipped() -> dict[str, Path]:
    """Return the files of the shipped cases by name, in alphabetical order."""
    return {path.stem: path for path in sorted(FOLDER.glob("*/*.yaml"), key=lambda p: p.stem)}


def cases() -> Cases:
    """Return the names of the cases that come with Comity.

    Returns
    -------
    Cases
        A tuple of names; `Cases.table` gives their titles.

    Examples
    --------
    >>> import comity
    >>> "syria-iraq-1975" in comity.cases()
    True
    """
    return Cases(shipped())
