"""The engine's whole answer about a case, held against the oracle's."""

import json
from collections.abc import Mapping

import comity
from comity.model.space import outcome_space
from comity.preferences.ranks import all_ranks
from tests import oracles
from tests.strategies import Case

Stable = Mapping[str, Mapping[str, set[int]] | None]


def dispute_of(case: Case) -> comity.Dispute:
    """Read the plain data of a case as a file would be read."""
    return comity.parse(json.dumps(case))


def found_stable(analysis: comity.Analysis) -> Stable:
    """Give the engine's verdicts in the form of the oracle's."""
    return {
        concept: None if rows is None else {party: set(row) for party, row in rows.items()}
        for concept, rows in analysis.stability.items()
    }


def assert_same_answer(case: Case) -> None:
    """Fail unless the engine and the oracle say the same about a case, in every respect."""
    dispute = dispute_of(case)
    analysis = comity.analyze(dispute)
    assert_same_outcomes(case, analysis)
    assert_same_ranks(case, dispute)
    assert found_stable(analysis) == oracles.stable(case)
    found = {c: None if them is None else set(them) for c, them in analysis.equilibria.items()}
    assert found == oracles.equilibria(case)
    assert set(analysis.held_no_moves) == oracles.held_no_moves(case)


def assert_same_outcomes(case: Case, analysis: comity.Analysis) -> None:
    """Compare numbers, patterns, names, members and the status quo."""
    found = [oracles.Outcome(o.number, o.pattern, o.name, o.members) for o in analysis.outcomes]
    assert found == oracles.outcomes(case)
    assert analysis.status_quo == oracles.status_quo(case)


def assert_same_ranks(case: Case, dispute: comity.Dispute) -> None:
    """Compare every party's order of the outcomes, bystanders included."""
    space = outcome_space(dispute)
    expected = oracles.ranks(case)
    found = all_ranks(dispute, space)
    assert list(found) == list(expected)
    for party, ranks in found.items():
        tiers = sorted(set(ranks.tolist()))
        order = {int(n): tiers.index(r) for n, r in zip(space.numbers, ranks.tolist(), strict=True)}
        assert order == expected[party], party
