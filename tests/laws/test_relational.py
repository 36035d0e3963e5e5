"""Comparing outcomes pair by pair gives the same answers as the plain methods."""

from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.stability.concept import SIMPLE
from comity.stability.relational.graph import graph_model
from comity.stability.relational.individual import stable_by
from comity.stability.relational.relation import Plain
from tests.laws.agreement import dispute_of
from tests.strategies import Case, disputes, graphs


@given(st.one_of(disputes(limit=48), graphs()), st.sampled_from(SIMPLE))
def test_plain_preference_pair_by_pair_is_the_plain_method(case: Case, base: str) -> None:
    analysis = comity.analyze(dispute_of(case), [base])
    model = graph_model(analysis.space)
    found = stable_by(base, model.arcs, Plain(model.ranks), model.count)
    assert found.tolist() == analysis.stable[base].tolist()  # type: ignore[union-attr]
