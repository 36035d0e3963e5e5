"""The way in: which concepts, in what order, under which limits, and what is let go again."""

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest

import comity
from comity.errors import ComityError
from comity.model.limits import Limits
from comity.model.space import outcome_space
from comity.stability.analysis import SIM_LIMIT, concepts_for, is_defined
from comity.stability.methods import METHODS, NAMES, NEED_COMBINED_MOVES

CHICKEN = "chicken"
JOINT = """\
comity: 1
id: joint
title: Only together
parties:
  - {id: ann, name: Ann}
  - {id: bob, name: Bob}
joint_options: [{id: treaty, label: Treaty, consent: [ann, bob]}]
preferences:
  ann: {ranking: [2, 1]}
  bob: {ranking: [2, 1]}
"""


def test_all_concepts_are_computed_in_the_order_of_reports() -> None:
    analysis = comity.analyze(comity.read(CHICKEN))
    assert tuple(analysis.stable) == tuple(METHODS) == tuple(NAMES)
    some = comity.analyze(comity.read(CHICKEN), ["sseq", "nash", "sseq"])
    assert tuple(some.stable) == ("nash", "sseq")
    assert tuple(comity.analyze(comity.read(CHICKEN), []).stable) == ()


def test_one_concept_alone_says_what_it_says_among_all() -> None:
    every = comity.analyze(comity.read("garrison-diversion"))
    for concept in METHODS:
        alone = comity.analyze(comity.read("garrison-diversion"), [concept])
        assert alone.stability[concept] == every.stability[concept]


def wide(levels: int) -> comity.Dispute:
    names = ", ".join(f"l{k}" for k in range(levels))
    options = ", ".join(f"{{id: o{k}, label: O, levels: [{names}]}}" for k in range(2))
    text = f"""\
comity: 1
id: wide
title: Wide
parties:
  - {{id: ann, name: Ann, options: [{options}]}}
  - {{id: bob, name: Bob, options: [{{id: b, label: B}}, {{id: c, label: C}}]}}
preferences: {{ann: {{concerns: []}}, bob: {{concerns: []}}}}
"""
    return comity.parse(text)


def test_above_the_limit_simultaneous_stability_waits_to_be_asked() -> None:
    for levels, large in ((32, False), (33, True)):
        dispute = wide(levels)
        space = outcome_space(dispute)
        assert (space.count > SIM_LIMIT) == large
        assert (set(concepts_for(space, None)) & set(NEED_COMBINED_MOVES) == set()) == large
        assert concepts_for(space, ["sim"]) == ("sim",)


def test_too_many_combinations_of_improvements_are_refused() -> None:
    """From 2112 of 4356 outcomes both improve, Ann in 33 ways and Bob in two; from others one."""
    wants = {
        "ann": comity.Concerns((comity.Concern("it", "o0 == l1"),)),
        "bob": comity.Concerns((comity.Concern("it", "b"),)),
    }
    dispute = replace(wide(33), preferences=wants)
    needed = 2112 * (33 * 3 + 2 * 34) + 2112 * 33 + 66 * 2
    for concept in NEED_COMBINED_MOVES:
        with pytest.raises(ComityError, match=r"422,532.*simultaneous-too-large"):
            comity.analyze(dispute, [concept], limits=Limits(steps=needed - 1))
        comity.analyze(dispute, [concept], limits=Limits(steps=needed))


def test_an_unknown_concept_is_refused_with_a_hint() -> None:
    with pytest.raises(ComityError, match="concept-unknown"):
        comity.analyze(comity.read(CHICKEN), ["nsah"])


def test_progress_is_told_before_each_step() -> None:
    steps: list[tuple[str, int, int]] = []
    dispute = comity.read("garrison-diversion")

    def note(concept: str, done: int, every: int) -> None:
        steps.append((concept, done, every))

    comity.analyze(dispute, ["nash", "gmr"], progress=note)
    assert steps == [("nash", 0, 2), ("gmr", 1, 2)]


def test_a_dispute_of_joint_options_only_has_nobody_who_could_leave() -> None:
    analysis = comity.analyze(comity.parse(JOINT))
    assert analysis.parties == ()
    assert analysis.held_no_moves == (1, 2)
    assert set(analysis.equilibria.values()) == {(1, 2)}


def test_concepts_of_moves_made_at_once_are_not_defined_in_a_graph() -> None:
    analysis = comity.analyze(comity.read("four-state-note"))
    for concept in NEED_COMBINED_MOVES:
        assert not is_defined(concept, analysis.space)
        assert analysis.stability[concept] is None
        assert analysis.equilibria[concept] is None


def test_results_are_closed_to_writing() -> None:
    analysis = comity.analyze(comity.read(CHICKEN))
    rows = analysis.stable["nash"]
    assert rows is not None
    for array in (rows, analysis.stuck):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = True
    with pytest.raises(TypeError):
        analysis.equilibria["nash"] = ()  # type: ignore[index]


def test_holds_and_rows_say_what_equilibria_and_stability_say() -> None:
    analysis = comity.analyze(comity.read("garrison-diversion"))
    for index, outcome in enumerate(analysis.outcomes):
        held = {
            c for c, numbers in analysis.equilibria.items() if outcome.number in (numbers or ())
        }
        assert set(analysis.holds(index)) == held
    for number, _, party, concept, stable in analysis.rows():
        assert stable == (number in (analysis.stability[concept] or {})[party])


def test_limits_bind_each_analysis() -> None:
    dispute = comity.read("garrison-diversion")
    comity.analyze(dispute, ["nash"])
    with pytest.raises(ComityError, match="space-too-large"):
        comity.analyze(dispute, ["nash"], limits=Limits(memory_bytes=10))


def test_a_dispute_that_nobody_holds_is_let_go() -> None:
    dispute = comity.read(CHICKEN)
    comity.analyze(dispute)
    trace = weakref.ref(dispute)
    del dispute
    gc.collect()
    assert trace() is None


def test_the_dispute_itself_is_not_changed_by_an_analysis() -> None:
    dispute = comity.read("elmira-1991")
    before = comity.digest(dispute)
    first = comity.analyze(dispute)
    second = comity.analyze(dispute)
    assert comity.digest(dispute) == before
    for concept in METHODS:
        one, other = first.stable[concept], second.stable[concept]
        assert (one is None) == (other is None)
        assert one is None or other is None or np.array_equal(one, other)
