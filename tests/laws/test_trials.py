"""What levers that are named would do is what the definitions say, in words and in JSON too."""

import json

import jsonschema
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import comity
from comity.formats.mediate import mediation_data, trial_data
from comity.formats.results import to_json
from comity.formats.schemas import mediate_schema
from comity.report.mediate import view_mediation, view_trial
from tests.laws.agreement import dispute_of
from tests.oracles import levers as acts
from tests.oracles import mediation as oracle
from tests.oracles.space import status_quo
from tests.strategies import Case, disputes, enriched, graphs

UNRANKED = disputes(parties=3, limit=16, rankings=False)
CASES = enriched(
    st.one_of(disputes(parties=3, limit=16), graphs(parties=3, outcomes=5), UNRANKED), "levers"
)
CONCEPTS = st.sampled_from(["nash", "gmr", "smr", "seq", "sseq"])
SCHEMA = jsonschema.Draft202012Validator(mediate_schema())
# The search has laws of its own.
FEWER = settings(max_examples=max(20, settings().max_examples // 10))


@FEWER
@given(CASES, CONCEPTS, st.data())
def test_a_trial_says_who_would_leave_and_who_is_worse_off(
    case: Case, concept: str, choice: st.DataObject
) -> None:
    assume(case["levers"] and status_quo(case) is not None)
    dispute = dispute_of(case)
    listed = choice.draw(st.permutations([it["id"] for it in case["levers"]]))
    ids: list[str] = []
    for name in listed:
        ids += [] if acts.clash(case, [*ids, name]) else [name]
    named = choice.draw(st.lists(st.sampled_from(ids), unique=True))
    target = choice.draw(st.sampled_from(sorted(oracle.lowered(case, ()))))
    found = comity.try_levers(dispute, target, named, concept)
    low, leaves = oracle.lowered(case, named), oracle.leaves(case, named, concept)
    assert found.gone == (target not in leaves)
    assert found.chosen.cost == oracle.cost(case, named)
    if not found.gone:
        assert {it.party for it in found.proofs if not it.stable} == leaves[target]
        assert set(found.lowered) == low[target]
        assert set(found.compensated) == oracle.lowered(case, ())[target] - low[target]
    assert view_trial(found).facts
    SCHEMA.validate(json.loads(to_json(trial_data(found))))


@FEWER
@given(CASES, CONCEPTS)
def test_whatever_is_found_can_be_told_and_written(case: Case, concept: str) -> None:
    assume(case["levers"] and status_quo(case) is not None)
    try:
        found = comity.mediate(dispute_of(case), "best", concept)
    except comity.ComityError as error:
        assume("target-unholdable" not in str(error))
        raise
    for every in (False, True):
        assert view_mediation(found, every=every).facts
    assert found._repr_html_()
    SCHEMA.validate(json.loads(to_json(mediation_data(found))))
