"""Coalitions and blocs do what the definitions say, whatever form the moves have."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.model.space import outcome_space
from comity.stability.coalitions.answers import stable_together
from comity.stability.concept import SIMPLE, read_concept
from comity.stability.relational.graph import graph_model
from comity.stability.variants.blocs import of_blocs
from comity.stability.variants.coalition import of_coalitions
from tests.laws.agreement import dispute_of
from tests.oracles import coalitions as oracle
from tests.oracles.regimes import negotiators
from tests.strategies import Case, disputes, graphs
from tests.strategies.agreements import agreements

BASES = SIMPLE[:4]
cases = st.one_of(disputes(parties=4, limit=16), graphs(outcomes=6), agreements())
in_options = st.one_of(disputes(parties=3, limit=12, same=False), agreements())
Answer = tuple[dict[str, set[int]], set[int]]


def found(case: Case, concept: str) -> Answer:
    """Give who would stay where, and where nobody would leave."""
    analysis = comity.analyze(dispute_of(case), [concept])
    (named,) = analysis.stable
    rows = analysis.stability[named] or {}
    return {party: set(row) for party, row in rows.items()}, set(analysis.equilibria[named] or ())


@st.composite
def parted(draw: st.DrawFn, of: st.SearchStrategy[Case] = cases) -> tuple[Case, list[list[str]]]:
    """Draw a case and one to three coalitions of its negotiators."""
    case = draw(of)
    some = st.lists(st.sampled_from(negotiators(case)), min_size=1, unique=True)
    return case, draw(st.lists(some, min_size=1, max_size=3))


def words(groups: list[list[str]]) -> str:
    return "/".join("+".join(group) for group in groups)


def apart(groups: list[list[str]]) -> list[list[str]]:
    """Leave everybody in the first group only."""
    blocs: list[list[str]] = []
    for group in groups:
        taken = {party for bloc in blocs for party in bloc}
        blocs += [left] if (left := [party for party in group if party not in taken]) else []
    return blocs


@given(cases, st.sampled_from(BASES), st.booleans())
def test_all_coalitions_are_as_defined(case: Case, base: str, pareto: bool) -> None:
    concept = f"{base}:coalition" + ":pareto" * pareto
    assert found(case, concept) == oracle.coalition_stable(case, base, pareto=pareto)


@given(in_options, st.sampled_from(BASES), st.booleans())
def test_coalitions_that_jump_are_as_defined(case: Case, base: str, pareto: bool) -> None:
    concept = f"{base}:coalition:jump" + ":pareto" * pareto
    assert found(case, concept) == oracle.coalition_stable(case, base, pareto=pareto, jump=True)


@given(parted(), st.sampled_from(BASES))
def test_named_coalitions_are_as_defined(drawn: tuple[Case, list[list[str]]], base: str) -> None:
    case, groups = drawn
    assert found(case, f"{base}:coalition={words(groups)}") == oracle.coalition_stable(
        case, base, groups
    )


@given(parted(), st.sampled_from(SIMPLE))
def test_blocs_are_as_defined(drawn: tuple[Case, list[list[str]]], base: str) -> None:
    case, blocs = drawn[0], apart(drawn[1])
    assert found(case, f"{base}:blocs={words(blocs)}") == oracle.bloc_stable(case, base, blocs)


@given(parted(in_options), st.sampled_from(SIMPLE))
def test_blocs_that_jump_are_as_defined(drawn: tuple[Case, list[list[str]]], base: str) -> None:
    case, blocs = drawn[0], apart(drawn[1])
    wanted = oracle.bloc_stable(case, base, blocs, jump=True)
    assert found(case, f"{base}:blocs={words(blocs)}:jump") == wanted


@given(parted(), st.booleans(), st.booleans())
def test_stricter_concepts_hold_less_often(
    drawn: tuple[Case, list[list[str]]],
    pareto: bool,
    jump: bool,
) -> None:
    case, groups = drawn
    end = ":pareto" * pareto + ":jump" * (jump and "graph" not in case and not case.get("same"))
    named = f"coalition={words(groups)}{end}"
    asked = [f"{base}:coalition{end}" for base in BASES] + [f"{base}:{named}" for base in BASES]
    analysis = comity.analyze(dispute_of(case), [*asked, "nash:coalition:pareto", "nash:coalition"])
    sets = {read_concept(it): set(analysis.equilibria[it] or ()) for it in analysis.stable}
    for first in (0, 4):
        nash, gmr, smr, seq = (sets[read_concept(it)] for it in asked[first : first + 4])
        assert nash <= smr <= gmr
        assert nash <= seq <= gmr
    for every, some in zip(asked[:4], asked[4:], strict=True):
        assert sets[read_concept(every)] <= sets[read_concept(some)]
    assert sets[read_concept("nash:coalition:pareto")] <= sets[read_concept("nash:coalition")]


def single_consents(case: Case) -> bool:
    return any(len(row["consent"]) == 1 for row in case.get("joint_options", []))


def without_single_consents(of: st.SearchStrategy[Case]) -> st.SearchStrategy[Case]:
    """Leave out where a party alone agrees to something: plain concepts hold that fixed."""
    return of.filter(lambda case: not single_consents(case))


@given(without_single_consents(st.one_of(disputes(parties=4, joint=False), graphs())))
def test_coalitions_of_one_are_the_parties(case: Case) -> None:
    alone = "/".join(negotiators(case))
    bases = ("nash", "gmr", "smr", "seq")
    asked = [f"{base}:coalition={alone}" for base in bases]
    analysis = comity.analyze(dispute_of(case), [*bases, *asked])
    rows = {it: np.asarray(analysis.stable[it]) for it in analysis.stable}
    nash, gmr, smr, seq = (rows[str(read_concept(it))] for it in asked)
    assert (nash == rows["nash"]).all()
    assert (gmr == rows["gmr"]).all()
    assert (smr == rows["smr"]).all()
    assert (rows["seq"] <= seq).all()  # others may reply as coalitions, too


@given(without_single_consents(cases), st.sampled_from(SIMPLE), st.booleans())
def test_blocs_of_one_are_the_parties(case: Case, base: str, jump: bool) -> None:
    jump = jump and "graph" not in case and not case.get("same")
    asked = f"{base}:blocs={'/'.join(negotiators(case))}" + ":jump" * jump
    analysis = comity.analyze(dispute_of(case), [base, asked])
    plain, blocs = (np.asarray(rows) for rows in analysis.stable.values())
    assert (plain == blocs).all()
    plain, blocs = analysis.is_equilibrium.values()
    assert (plain == blocs).all()


@given(parted(), st.sampled_from(SIMPLE))
def test_one_bloc_of_all_leaves_for_whatever_all_gain_by(
    drawn: tuple[Case, list[list[str]]], base: str
) -> None:
    case, _ = drawn
    everybody = "+".join(negotiators(case))
    bloc = f"{base}:blocs={everybody}"
    analysis = comity.analyze(dispute_of(case), [bloc, f"nash:coalition={everybody}"])
    first, second = analysis.is_equilibrium.values()
    assert (first == second).all()


@given(disputes(parties=4, limit=32, product=True), st.sampled_from(SIMPLE))
def test_the_product_form_is_the_general_one(case: Case, base: str) -> None:
    dispute = dispute_of(case)
    model = graph_model(outcome_space(dispute))
    asked = [f"{base}:blocs={'+'.join(dispute.negotiators[:2])}"]
    if base != "sseq":
        asked += [f"{base}:coalition", f"{base}:coalition:jump"]
    for concept in map(read_concept, asked):
        of = of_blocs if concept.variant == "blocs" else of_coalitions
        quick, general = of(concept, model), of(concept, model)
        general.play.unbound = general.play.transitive = False
        for a, b in zip(stable_together(quick), stable_together(general), strict=True):
            assert (a == b).all()


@given(cases, st.sampled_from(["nash", "gmr", "smr", "seq", "nash:coalition", "gmr:coalition"]))
def test_equilibrium_jumps_are_as_defined(case: Case, concept: str) -> None:
    jumps = comity.equilibrium_jumps(dispute_of(case), [concept])
    equilibria = set(jumps.analysis.equilibria[concept] or ())
    told = jumps.by_concept[concept] or ()
    assert len(told) == len(set(told))
    assert {(it.origin, it.target, frozenset(it.by)) for it in told} == oracle.equilibrium_jumps(
        case, equilibria
    )
    if concept == "nash:coalition":
        assert not told
