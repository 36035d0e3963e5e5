"""The proof of a verdict as data: the improvements, and what deters each."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Literal

Doubt = Fraction | Literal["unknown"] | None
"""What leaves open whether a party prefers an outcome: a chance, or that it is not known.

None where it is certain.
"""
FILLED_BY_FEW = ("beside", "foreseen", "doubt", "end_doubt")
"""What only some concepts have to say; their fields are not shown where they are empty."""


def _shown(it: Step | Improvement) -> str:
    said = {field.name: getattr(it, field.name) for field in fields(it)}
    parts = [
        f"{name}={value!r}" for name, value in said.items() if value or name not in FILLED_BY_FEW
    ]
    return f"{type(it).__name__}({', '.join(parts)})"


@dataclass(frozen=True, slots=True)
class Step:
    """One party's move in a reply, and the number of the outcome it alone leads to.

    Attributes
    ----------
    mover : str
        Id of the party.
    to : int
        Number of the outcome.
    beside : tuple of str
        Ids of those who make the move together with it, where a coalition does.
    doubt : Fraction, "unknown" or None
        What leaves open whether the mover prefers what the step leads to; only where replies count
        that those who make them prefer.
    """

    mover: str
    to: int
    beside: tuple[str, ...] = ()
    doubt: Doubt = None

    def __repr__(self) -> str:
        """Return it as Python, without what is empty."""
        return _shown(self)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a party that looks ahead expects after a move.

    Attributes
    ----------
    ahead : int
        How many moves ahead it looks, its own included.
    line : tuple of Step
        The moves that would follow; empty where play would end with its own.
    unsure : bool
        True where ties leave open what would follow; the line is then what decides.
    """

    ahead: int
    line: tuple[Step, ...]
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Improvement:
    """An outcome that the party could move to and prefers, and the reply that deters it.

    Attributes
    ----------
    to : int
        Number of the preferred outcome.
    reply : tuple of Step, or None
        The others' moves in order (for ``sim`` and ``sim_fh``: made at the same moment); None
        when nothing deters.
    ends_at : int or None
        Number of the outcome that the reply leads to.
    beside : tuple of str
        Ids of those who would make the move together with the party, where a coalition does.
    foreseen : Foreseen or None
        What the party expects after the move, under the concepts of foresight. The move need then
        not be to an outcome that it prefers: what counts is where play would end.
    doubt, end_doubt : Fraction, "unknown" or None
        What leaves open whether the party prefers what it could move to, and where the reply ends,
        to the outcome it would leave: the chance that it does, where the concept goes by chances;
        None where that is certain.
    """

    to: int
    reply: tuple[Step, ...] | None = None
    ends_at: int | None = None
    beside: tuple[str, ...] = ()
    foreseen: Foreseen | None = None
    doubt: Doubt = None
    end_doubt: Doubt = None

    def __repr__(self) -> str:
        """Return it as Python, without what few concepts fill in where it is empty."""
        return _shown(self)


@dataclass(frozen=True, slots=True)
class Proof:
    """Why an outcome is or is not stable for a party; ``str(proof)`` is the sentence.

    Attributes
    ----------
    party, outcome, concept : str, int, str
        What was asked.
    stable : bool
        True when the party would stay.
    improvements : tuple of Improvement
        All of them, by number.
    can_move : bool
        True when the party has any move at all from the outcome.
    sentence : str
        The proof in words.
    seen_by : str or None
        Id of the party in whose eyes it is so; None for the dispute as it is.
    """

    party: str
    outcome: int
    concept: str
    stable: bool
    improvements: tuple[Improvement, ...]
    can_move: bool
    sentence: str
    seen_by: str | None = None

    def __str__(self) -> str:
        """Return the sentence."""
        return self.sentence

    def __repr__(self) -> str:
        """Return one line that says what was asked and what was found."""
        verdict = "stable" if self.stable else "not stable"
        asked = f"{self.outcome} is {verdict} for {self.party} under {self.concept}"
        return f"<Proof: {asked}; improvements: {len(self.improvements)}>"

    def _repr_html_(self) -> str:
        """Return the sentence and its steps for notebooks."""
        from comity.stability.sheet import proof_sheet  # noqa: PLC0415  (only notebooks ask)

        return proof_sheet(self).html()
