"""The concepts of stability as people read of them: what each supposes, and how it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.view import View
from comity.stability.concept import FORESIGHT, GROUPS, WORDS, concept_name, read_concepts
from comity.stability.methods import METHODS
from comity.stability.supposed import supposes
from comity.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

EXAMPLES = (
    "gmr:strong=2",
    "gmr:unknown=a",
    "gmr:strong=2:unknown=a",
    "seq:likely=0.7",
    "gmr:fuzzy",
    "gmr:relational",
    "smr:coalition",
    "smr:coalition:pareto",
    "nash:blocs=A+B",
    "seq:order=2",
    "limited=3",
    "nonmyopic",
    "stackelberg=A",
)
"""An id for every variant, as the list of them shows it."""
READINGS = {
    "sure": "with unknown=c or d beside strong: only what is surely worse by that deters",
    "pareto": "a coalition moves already where nobody in it loses and somebody gains",
    "jump": "a coalition or bloc changes all its options in a single move",
    "possible": "where ties leave open what a party does: it may stay, not that it surely does",
}
"""What the words say that stand beside a variant."""
HOW = (
    "Write a concept and, after colons, its variants: comity analyze CASE --concept gmr:strong=2. "
    "Most variants rest on what the case says besides its preferences, e.g. of strength or doubt."
)


def view_concepts(asked: Iterable[str] = ()) -> View:
    """Return what the concepts suppose, and who proposed them.

    Parameters
    ----------
    asked : iterable of str
        Concept ids, or words that stand for several; all plain concepts, an example of every
        variant, and the words when there is none.

    Raises
    ------
    ComityError
        ``concept-unknown``, ``concept-variant``.

    Examples
    --------
    >>> view_concepts(["seq:order=2"]).tables[0].rows[0][:2]
    ('seq:order=2', 'SEQ order 2')
    """
    named = tuple(asked)
    if named:
        return View("Concepts", (), (_table("Asked for", read_concepts(named)),), (), ())
    tables = (
        _table("Plain", METHODS),
        _table("Variants, each by an example", EXAMPLES),
        Table("Readings, beside a variant", ("word", "says"), tuple(READINGS.items())),
        _words(),
    )
    return View("Concepts of stability", (HOW,), tables, (), ())


def _table(title: str, concepts: Iterable[str]) -> Table:
    rows = tuple((it, concept_name(it), *supposes(it)) for it in concepts)
    return Table(title, ("id", "name", "supposes", "proposed by"), rows)


def _words() -> Table:
    """Return which words there are, and what they go with."""
    rows = tuple(
        (
            name,
            ", ".join(word.bases if len(word.bases) <= len(METHODS) else ("any",)),
            word.values or "nothing",
            "yes" if name in GROUPS else "",
        )
        for name, word in WORDS.items()
    )
    foresight = tuple(
        (name, "stands by itself", value, "")
        for name, value in zip(FORESIGHT, ("a horizon, e.g. 3", "nothing", "a party"), strict=True)
    )
    columns = ("word", "goes with", "takes", "alone: for all")
    return Table("Words of ids", columns, (*rows, *foresight))
