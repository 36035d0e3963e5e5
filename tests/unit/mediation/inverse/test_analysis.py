"""What parties would have to want: small disputes worked out by hand, and what is left open."""

import json
import random
from fractions import Fraction
from itertools import pairwise

import pytest

import comity
from comity.mediation.inverse import (
    clauses,
    orders,
    parts,
    selection,
    share,
    solver,
    sufficient,
    ways,
)
from comity.mediation.inverse.analysis import inverse
from comity.mediation.inverse.result import Inverse
from comity.stability.concept import SIMPLE
from tests.laws.agreement import dispute_of
from tests.strategies import random_graph
from tests.strategies.graphs import meshed

CIRCLE = """\
comity: 1
id: circle
title: Two replies that contradict each other
parties: [{id: i, name: I}, {id: j, name: J}, {id: k, name: K}]
graph:
  outcomes: [s, x, y, z]
  moves: {i: [[x, y], [y, x], [y, z]], j: [[s, x]], k: [[s, y]]}
preferences:
  i: {ranking: [x, y, z, s]}
  j: {ranking: [x, [s, y, z]]}
  k: {ranking: [y, [s, x, z]]}
"""
# J stays if I would go on from x to y, K if I would go on from y to x, or to z.
SYRIA = "syria-iraq-1975"


def told(found: Inverse, positions: tuple[int, ...]) -> list[str]:
    sign = {True: ">", False: ">="}
    every = [found.comparisons[it] for it in positions]
    return [f"{it.party}: {it.better} {sign[it.strict]} {it.worse}" for it in every]


@pytest.mark.parametrize(
    ("concept", "count"), [("nash", 240), ("seq", 384), ("gmr", 384), ("smr", 300), ("sseq", 300)]
)
def test_rankings_of_syria_are_counted(concept: str, count: int) -> None:
    found = inverse(comity.read(SYRIA), 2, concept, ["syria"])
    assert (found.share.count, found.share.rankings) == (count, 720)
    assert found.share.exact == Fraction(count, 720)


def test_the_condition_on_syria_under_smr() -> None:
    found = inverse(comity.read(SYRIA), 2, "smr", ["syria"])
    assert told(found, (0, 1, 2, 3, 4)) == [f"syria: 2 >= {n}" for n in (1, 3, 4, 5, 6)]
    assert [it.holds for it in found.comparisons] == [False, False, True, True, False]
    syria_1, syria_3, iraq = found.clauses
    assert (syria_1.party, syria_1.to, syria_1.alternatives) == ("syria", 1, ((0,), (2, 3, 4)))
    assert (syria_3.party, syria_3.to, syria_3.alternatives) == ("syria", 3, ((1,), (2, 3, 4)))
    assert (iraq.party, iraq.to, iraq.met_anyway, iraq.holds) == ("iraq", 5, True, True)
    assert not found.holds
    assert repr(found) == "<Inverse of syria-iraq-1975 at 2, smr: 3 clauses on syria>"


def test_replies_that_contradict_each_other_are_not_both_asked_for() -> None:
    found = inverse(comity.parse(CIRCLE), "s", "seq", ["i"])
    assert [told(found, way) for it in found.clauses for way in it.alternatives] == [
        ["i: 3 > 2"],
        ["i: 2 > 3"],
        ["i: 4 > 3"],
    ]
    assert found.smallest is not None
    assert told(found, found.smallest.comparisons) == ["i: 3 > 2", "i: 4 > 3"]
    assert (found.smallest.to_change, found.smallest.proved) == (2, True)
    assert told(found, found.necessary) == ["i: 3 > 2", "i: 4 > 3"]
    assert found.necessary_complete
    assert (found.share.count, found.share.rankings) == (4, 24)


def test_only_contradictory_replies_are_not_enough() -> None:
    without_z = CIRCLE.replace(", [y, z]]", "]")
    found = inverse(comity.parse(without_z), "s", "seq", ["i"])
    assert found.impossible
    assert (found.smallest, found.unfound, found.in_the_way) == (None, "", ())
    assert (found.necessary, found.necessary_complete, found.share.count) == ((), True, 0)


def test_a_reply_that_takes_contradictory_steps_is_none() -> None:
    # K comes to x and cannot move on at once; it can when j has been to y and back. J would have
    # to prefer y to x, and x to y.
    text = """\
comity: 1
id: there-and-back
title: A reply that goes there and back
parties: [{id: i, name: I}, {id: j, name: J}, {id: k, name: K}, {id: l, name: L}]
graph:
  outcomes: [s, t, x, y, w, u]
  moves: {i: [[s, t]], j: [[x, y], [y, x]], k: [[t, x], [y, w], [x, u]], l: [[w, y]]}
preferences:
  i: {ranking: [t, x, y, w, s, u]}
  j: {ranking: [s, t, x, y, w, u]}
  k: {ranking: [s, t, x, y, w, u]}
  l: {ranking: [s, t, x, y, w, u]}
"""
    assert inverse(comity.parse(text), "s", "gmr", ["j", "k", "l"]).share.exact == 1
    found = inverse(comity.parse(text), "s", "seq", ["j", "k", "l"])
    assert [(it.party, it.to) for it in found.in_the_way] == [("i", 2)]
    with_i = inverse(comity.parse(text), "s", "seq")
    (clause,) = with_i.clauses
    assert ["i: 1 >= 2"] in [told(with_i, way) for way in clause.alternatives]
    assert not any(
        "j: 3 > 4" in told(with_i, way) and "j: 4 > 3" in told(with_i, way)
        for way in clause.alternatives
    )


def test_a_party_that_is_not_free_may_stand_in_the_way() -> None:
    found = inverse(comity.parse(CIRCLE), "s", "nash", ["i"])
    assert [(it.party, it.to) for it in found.in_the_way] == [("j", 2), ("k", 3)]
    assert found.impossible
    assert found.share.exact == 0


def test_nobody_free_is_the_question_whether_it_holds() -> None:
    for outcome in range(1, 7):
        found = inverse(comity.read(SYRIA), outcome, "gmr", [])
        assert found.holds == (outcome in (1, 6))
        assert found.share.exact == int(found.holds)
        assert found.share.rankings == 1
        assert found.comparisons == ()


def test_everybody_is_free_when_nobody_is_named() -> None:
    steps: list[tuple[str, int, int]] = []
    found = inverse(comity.read(SYRIA), 2, progress=lambda *it: steps.append(it))
    assert (found.free, found.concept) == (("syria", "iraq"), "seq")
    assert steps == [("syria", 0, 3), ("syria", 1, 3), ("iraq", 2, 3)]


HARD = -1000
"""Alternatives weighed before the search gives up: none, so that the solver is asked."""


def test_small_questions_need_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sufficient, "installed", lambda: False)
    found = inverse(comity.read(SYRIA), 2, "smr", ["syria"]).smallest
    assert found is not None
    assert (found.comparisons, found.to_change, found.at_least) == ((2, 3, 4), 1, 1)
    assert (found.proved, found.unproved) == (True, "")
    assert inverse(comity.parse(CIRCLE.replace(", [y, z]]", "]")), "s", free=["i"]).impossible


def test_the_solver_finds_what_the_search_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(3)
    cases = [dispute_of(random_graph(rng, parties=3, outcomes=6)) for _ in range(25)]
    asked = [(it, rng.choice(SIMPLE[1:])) for it in cases]
    searched = [inverse(it, 1, concept) for it, concept in asked]
    monkeypatch.setattr(selection, "TRIES", HARD)
    solved = 0
    for (dispute, concept), known in zip(asked, searched, strict=True):
        found = inverse(dispute, 1, concept)
        assert (found.smallest is None) == (known.smallest is None)
        if found.smallest is None or known.smallest is None:
            continue
        assert found.smallest.proved == known.smallest.proved
        assert found.smallest.to_change == known.smallest.to_change
        assert found.smallest.at_least == known.smallest.at_least
        assert len(found.smallest.comparisons) == len(known.smallest.comparisons)
        solved += found.smallest != known.smallest
    assert solved  # there are ties, so that another set shows who has found it


def test_the_solver_is_told_of_circles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "TRIES", HARD)
    found = inverse(comity.parse(CIRCLE), "s", "seq", ["i"])
    assert found.smallest is not None
    assert told(found, found.smallest.comparisons) == ["i: 3 > 2", "i: 4 > 3"]
    assert inverse(comity.parse(CIRCLE.replace(", [y, z]]", "]")), "s", free=["i"]).impossible


TWO = """\
comity: 1
id: two
title: Two outcomes
parties: [{id: i, name: I}, {id: j, name: J}]
graph:
  outcomes: [s, t]
  moves: {i: [[s, t], [t, s]], j: [[t, s]]}
preferences:
  i: {ranking: [s, t]}
  j: {ranking: [s, t]}
"""
# At t I stays if it does not prefer s; J, if I would go back to t.


@pytest.mark.parametrize(("tries", "spelled"), [(5000, 3000), (HARD, 3000), (5000, 0)])
def test_what_follows_from_others_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch, tries: int, spelled: int
) -> None:
    monkeypatch.setattr(selection, "TRIES", tries)
    monkeypatch.setattr(parts, "SPELLED", spelled)
    found = inverse(comity.parse(TWO), "t", "seq")
    assert [[told(found, it) for it in clause.alternatives] for clause in found.clauses] == [
        [["i: 2 >= 1"]],
        [["i: 2 > 1"], ["j: 2 >= 1"]],
    ]
    assert found.smallest is not None
    assert told(found, found.smallest.comparisons) == ["i: 2 > 1"]
    assert (found.smallest.to_change, found.smallest.proved) == (1, True)
    assert told(found, found.necessary) == ["i: 2 >= 1"]


def test_without_a_solver_what_follows_may_be_too_much_to_look_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sufficient, "installed", lambda: False)
    monkeypatch.setattr(parts, "STEPS", 0)
    found = inverse(comity.parse(TWO), "t", "seq")
    assert found.smallest is not None
    assert told(found, found.smallest.comparisons) == ["i: 2 > 1"]
    assert (found.smallest.at_least, found.smallest.proved) == (1, False)
    assert "comity[solver]" in found.smallest.unproved


def test_without_a_solver_large_questions_are_left_unproved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sufficient, "installed", lambda: False)
    monkeypatch.setattr(selection, "TRIES", -3)
    found = inverse(comity.read(SYRIA), 2, "smr", ["syria"]).smallest
    assert found is not None
    assert (found.comparisons, found.to_change, found.at_least) == ((0, 1), 2, 1)
    assert (found.proved, "comity[solver]" in found.unproved) == (False, True)
    monkeypatch.setattr(selection, "TRIES", HARD)
    nothing = inverse(comity.read(SYRIA), 2, "smr", ["syria"])
    assert (nothing.smallest, nothing.impossible) == (None, False)
    assert "comity[solver]" in nothing.unfound


def test_where_the_solver_is_stopped_what_was_found_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solver, "ROUNDS", 0)
    monkeypatch.setattr(selection, "TRIES", -3)
    found = inverse(comity.read(SYRIA), 2, "smr", ["syria"]).smallest
    assert found is not None
    assert (found.comparisons, found.proved) == ((0, 1), False)
    assert "stopped" in found.unproved
    # It takes a second question to know that i cannot prefer both y to x and x to y.
    monkeypatch.setattr(solver, "ROUNDS", 1)
    monkeypatch.setattr(selection, "TRIES", HARD)
    nothing = inverse(comity.parse(CIRCLE.replace(", [y, z]]", "]")), "s", free=["i"])
    assert (nothing.smallest, nothing.impossible) == (None, False)
    assert "stopped" in nothing.unfound


@pytest.mark.parametrize("concept", ["seq", "sseq"])
def test_what_is_left_out_of_a_list_is_said(monkeypatch: pytest.MonkeyPatch, concept: str) -> None:
    dispute = comity.read(SYRIA)
    whole = inverse(dispute, 1, concept)
    monkeypatch.setattr(share, "WORK", 20_000_000)
    monkeypatch.setattr(clauses, "WAYS", 1)
    found = inverse(dispute, 1, concept)
    assert not all(it.complete for it in found.clauses)
    for short, long in zip(found.clauses, whole.clauses, strict=True):
        listed = {frozenset(told(found, way)) for way in short.alternatives}
        assert listed <= {frozenset(told(whole, way)) for way in long.alternatives}
        assert short.holds == long.holds
    assert found.smallest is not None
    assert whole.smallest is not None
    assert (found.smallest.proved, found.necessary_complete) == (False, False)
    assert found.smallest.at_least <= whole.smallest.to_change <= found.smallest.to_change
    assert set(told(found, found.necessary)) <= set(told(whole, whole.necessary))
    assert whole.share.exact is not None
    assert found.share.exact is None
    assert found.share.low < whole.share.exact < found.share.high
    assert found.share.high - found.share.low < 0.06


def test_the_shortest_are_listed_first(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(4)
    every = [dispute_of(meshed(rng, *size)) for size in [(4, 6, 5), (3, 5, 10)] * 3]
    monkeypatch.setattr(share, "MOST", 0)
    whole = [inverse(it, 1, "sseq") for it in every]
    monkeypatch.setattr(clauses, "WAYS", 3)
    cut = 0
    for known in whole:
        for short, long in zip(
            inverse(known.dispute, 1, "sseq").clauses, known.clauses, strict=True
        ):
            assert long.complete
            assert short.complete == (len(long.alternatives) <= 3)
            lengths = [len(it) for it in short.alternatives]
            assert lengths[:3] == [len(it) for it in long.alternatives[:3]]
            assert len(lengths) <= 4  # and one that is so by the case
            cut += not short.complete
    assert cut


def test_a_list_that_ends_early_is_no_impossibility(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "WORK", -1)
    monkeypatch.setattr(ways, "LEAST", -1)
    found = inverse(comity.parse(CIRCLE), "s", "seq", ["i"])
    assert not found.impossible
    assert (found.smallest, found.necessary_complete) == (None, False)
    assert found.unfound == "not all alternatives are listed"
    assert found.share.low < 4 / 24 < found.share.high


@pytest.mark.parametrize("concept", ["smr", "seq", "sseq"])
def test_shares_that_are_drawn_surround_the_one_that_is_counted(
    monkeypatch: pytest.MonkeyPatch, concept: str
) -> None:
    dispute = comity.read(SYRIA)
    exact = inverse(dispute, 2, concept).share.exact
    monkeypatch.setattr(orders, "PROFILES", 1)
    monkeypatch.setattr(share, "_by_integral", lambda *_: None)
    found = [inverse(dispute, 2, concept, seed=seed).share for seed in (0, 0, 1)]
    assert found[0] == found[1] != found[2]
    assert exact is not None
    for it in found:
        assert (it.exact, it.count, it.draws) == (None, None, 20_000)
        assert it.low < exact < it.high < it.low + 0.02


def test_a_share_that_would_take_too_long_to_draw_is_left_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clauses, "WAYS", 1)
    monkeypatch.setattr(share, "WORK", 0)
    assert inverse(comity.read(SYRIA), 1, "seq").share.draws == share.FEWEST
    monkeypatch.setattr(share, "MOST", 100)
    found = inverse(comity.read(SYRIA), 1, "seq").share
    assert (found.low, found.high, found.draws) == (0, 1, 0)
    monkeypatch.setattr(share, "TERMS", 0)
    monkeypatch.setattr(orders, "PROFILES", 0)
    assert inverse(comity.read(SYRIA), 2, "smr").share.draws == 20_000
    monkeypatch.setattr(share, "LOOKED_AT", 1000)
    found = inverse(comity.read(SYRIA), 2, "smr").share
    assert (found.exact, found.low, found.high, found.draws) == (None, 0, 1, 0)


def test_nothing_is_drawn_where_nothing_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    # J stays if I would go on to y, K if I would go on to x: neither clause stands in the way.
    monkeypatch.setattr(orders, "PROFILES", 0)
    found = inverse(comity.parse(CIRCLE.replace(", [y, z]]", "]")), "s", free=["i"])
    assert (found.impossible, found.in_the_way) == (True, ())
    assert (found.share.exact, found.share.draws) == (Fraction(0), 0)


def test_the_solver_is_not_asked_of_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sufficient, "PAIRS", 1)
    monkeypatch.setattr(selection, "TRIES", -3)
    found = inverse(comity.read(SYRIA), 2, "smr", ["syria"]).smallest
    assert found is not None
    assert (found.proved, "too many" in found.unproved) == (False, True)


def layered(layers: int, width: int) -> str:
    """Give a case where A stays at s, for a reply of many steps of which each has many ways."""
    rows = [["t"], *([f"n{i}x{k}" for k in range(width)] for i in range(1, layers)), ["z"]]
    moves: dict[str, list[list[str]]] = {"a": [["s", "t"]], "b": [], "c": []}
    for i, (row, after) in enumerate(pairwise(rows)):
        moves["bc"[i % 2]] += [[x, y] for x in row for y in after]
    case = {
        "comity": 1,
        "id": "layers",
        "title": "Ever better",
        "parties": [{"id": it, "name": it} for it in "abc"],
        "graph": {"outcomes": ["s", *(it for row in rows for it in row)], "moves": moves},
        "preferences": {
            "a": {"ranking": [[it for row in rows[:-1] for it in row], "s", "z"]},
            **{it: {"ranking": [*reversed(rows), "s"]} for it in "bc"},
        },
    }
    return json.dumps(case)


def test_what_holds_does_so_however_little_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    # 4^3 ways of four comparisons each: more than are looked at.
    monkeypatch.setattr(ways, "WORK", 8)
    monkeypatch.setattr(ways, "LEAST", 8)
    monkeypatch.setattr(share, "MOST", 0)
    found = inverse(comity.parse(layered(4, 4)), "s", "seq")
    (clause,) = found.clauses
    assert (clause.complete, clause.holds, found.holds) == (False, True, True)
    assert found.smallest is not None
    assert (found.smallest.to_change, found.smallest.at_least) == (0, 0)
    assert found.smallest.proved is False
