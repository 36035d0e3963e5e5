"""Inverse analyses put together by hand, so that their words can be read without any method."""

from dataclasses import replace
from fractions import Fraction

import comity
from comity.mediation.inverse.result import Clause, Comparison, Inverse, Share, Sufficient
from comity.model.limits import DEFAULT
from comity.model.space import outcome_space

COMPARISONS = (
    Comparison("syria", 2, 1, strict=False, holds=False),
    Comparison("syria", 2, 3, strict=False, holds=False),
    Comparison("syria", 2, 4, strict=False, holds=True),
    Comparison("iraq", 6, 3, strict=True, holds=True),
    Comparison("iraq", 5, 3, strict=True, holds=True),
    Comparison("iraq", 2, 5, strict=False, holds=True),
    Comparison("syria", 4, 6, strict=True, holds=True),
)
SHARE = Share(Fraction(1, 3), 1 / 3, 1 / 3, 0, 720)


def clause(*alternatives: tuple[int, ...], to: int = 1, complete: bool = True) -> Clause:
    holds = any(all(COMPARISONS[it].holds for it in way) for way in alternatives)
    return Clause("syria", to, alternatives, complete=complete, holds=holds)


def found(*clauses: Clause, **changed: object) -> Inverse:
    """Give an analysis of Syria and Iraq at 2 with these clauses, of which two are enough."""
    dispute = comity.read("syria-iraq-1975")
    made = Inverse(
        dispute=dispute,
        space=outcome_space(dispute, DEFAULT),
        outcome=2,
        concept="seq",
        free=("syria", "iraq"),
        comparisons=COMPARISONS,
        clauses=clauses,
        necessary=(),
        necessary_complete=True,
        smallest=Sufficient((0, 2), 1, 1, proved=True, unproved=""),
        unfound="",
        share=SHARE,
        seed=0,
        holds=False,
        version="0",
        limits=DEFAULT,
    )
    return replace(made, **changed)  # type: ignore[arg-type]
