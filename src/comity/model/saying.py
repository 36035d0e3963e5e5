"""Simple statements in words, by the labels of options; others as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.combination import labels, plain
from comity.model.statement import Atom, Junction, Not, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.model.dispute import Dispute, JointOption, Option
    from comity.model.statement import Statement


def said(text: str, dispute: Dispute) -> str:
    """Return what a statement says, as a clause to stand behind *where* or *that*.

    What it says of one option, and several of these under one ``and`` or one ``or``, is put in
    words. Anything else is quoted as it is written.

    Parameters
    ----------
    text : str
        A statement of the dispute, which has options.
    dispute : Dispute
        Whose labels and level names it is told by.

    Examples
    --------
    >>> import comity
    >>> dispute = comity.read("two-valleys")
    >>> said("road and not run", dispute)
    "'Open the valley road' is done and 'Let the river run in the dry months' is not done"
    >>> said("checks == full", dispute), said("road iff run", dispute)
    ("'Check lorries' is at full", "'road iff run' is true")
    """
    saying = _Saying(dispute)
    statement = parse(text)
    parts = [statement]
    word = "and"
    if isinstance(statement, Junction):
        parts, word = list(statement.items), statement.word
    told = [saying.clause(part) for part in parts]
    clauses = [it for it in told if it is not None]
    return _joined(clauses, word) if len(clauses) == len(told) else f"'{text}' is true"


def _joined(clauses: Sequence[str], word: str) -> str:
    if len(clauses) == 1:
        return clauses[0]
    return f"{', '.join(clauses[:-1])} {word} {clauses[-1]}"


class _Saying:
    """What statements say of single options of one dispute."""

    def __init__(self, dispute: Dispute) -> None:
        named = zip(dispute.options, labels(dispute), strict=True)
        self.options = {option.id: (option, f"'{label}'") for option, label in named}

    def clause(self, statement: Statement) -> str | None:
        """Return one option's part in words; None where the statement says something else."""
        match statement:
            case Atom():
                return self._atom(statement, so=True)
            case Not(Atom() as atom):
                return self._atom(atom, so=False)
            case _:
                return None

    def _atom(self, atom: Atom, *, so: bool) -> str | None:
        option, label = self.options[atom.option]
        if atom.relation == ">=":
            if atom.level == option.levels[0]:
                return None  # always true
            level = _level(option, atom.level)
            return f"{label} is at {level} or above" if so else f"{label} is below {level}"
        lowest = atom.relation == "taken" or atom.level == option.levels[0]
        if atom.relation == "taken":
            so = not so
        # What is said of the lowest level stays so where a lever adds others; of yes it may not.
        if lowest and plain(option):
            return f"{label} is not done" if so else f"{label} is done"
        level = _level(option, atom.level or option.levels[0])
        return f"{label} is at {level}" if so else f"{label} is not at {level}"


def _level(option: Option | JointOption, level: str) -> str:
    return (option.level_names or option.levels)[option.levels.index(level)]
