"""What can be come to from the status quo is what the oracle follows, move by move."""

from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.stability.reach.result import Ways
from tests.laws.agreement import dispute_of
from tests.oracles.concepts import graph_of, stable
from tests.oracles.reach import Reached, by_improvements, by_moves
from tests.strategies import Case, disputes, graphs

CASES = st.one_of(disputes(limit=16), graphs(parties=3)).filter(lambda case: "status_quo" in case)


@given(CASES)
def test_distances_and_last_movers_are_those_of_the_oracle(case: Case) -> None:
    found = comity.reach(dispute_of(case), ["nash"])
    assert told(found.by_moves) == by_moves(case)
    assert told(found.by_improvements) == by_improvements(case)


@given(disputes(limit=16).filter(lambda case: "status_quo" in case), st.data())
def test_what_is_barred_is_never_raised(case: Case, data: st.DataObject) -> None:
    owned = [o for party in case["parties"] for o in party.get("options", [])]
    chosen = data.draw(st.lists(st.sampled_from(owned), min_size=1, max_size=2))
    for option in chosen:
        option["tags"] = ["force"]
    tagged = {option["id"] for option in chosen}
    found = comity.reach(dispute_of(case), ["nash"], without=["force"])
    assert told(found.by_moves) == by_moves(case, tagged)
    assert told(found.by_improvements) == by_improvements(case, tagged)


@given(CASES)
def test_ways_are_legal_and_as_short_as_is_said(case: Case) -> None:
    graph = graph_of(case)
    found = comity.reach(dispute_of(case), ["nash"])
    for ways, steps in zip(found.ways, (graph.moves, graph.improvements), strict=True):
        for index, length in enumerate(ways.fewest.tolist()):
            way = ways.steps(index)
            assert (way is None) == (length < 0)
            here, last = found.status_quo, None
            for step in way or ():
                assert step.mover != last, "nobody moves twice in a row"
                assert step.to in steps[step.mover][here]
                here, last = step.to, step.mover
            assert way is None or (len(way), here) == (length, int(ways.space.numbers[index]))
            assert not way or ways.last[graph.parties.index(way[-1].mover), index]


@given(CASES)
def test_improvements_lead_to_fewer_outcomes_and_no_faster(case: Case) -> None:
    found = comity.reach(dispute_of(case), ["nash"])
    moves, improvements = (it.fewest for it in found.ways)
    led_to = improvements >= 0
    assert ((moves >= 0) | ~led_to).all()
    assert (moves[led_to] <= improvements[led_to]).all()


@given(CASES, st.sampled_from(["nash", "gmr"]))
def test_what_holds_and_is_not_come_to_by_improvements_is_flagged(case: Case, concept: str) -> None:
    found = comity.reach(dispute_of(case), [concept])
    by_party = stable(case)[concept] or {}
    holds = {s for s in graph_of(case).numbers if all(s in by_party[i] for i in by_party)}
    moves, improvements = by_moves(case).fewest, by_improvements(case).fewest
    assert dict(found.flags) == {
        s: "unimproving" if s in moves else "joint" for s in holds if s not in improvements
    }


def told(ways: Ways) -> Reached:
    """Give what was found in the form of the oracle's."""
    numbers, movers = ways.space.numbers.tolist(), ways.space.dispute.movers
    fewest = {s: k for s, k in zip(numbers, ways.fewest.tolist(), strict=True) if k >= 0}

    def named(rows: list[list[bool]]) -> dict[int, set[str]]:
        columns = zip(numbers, *rows, strict=True)
        return {s: {i for i, true in zip(movers, it, strict=True) if true} for s, *it in columns}

    last = named(ways.last.tolist())
    return Reached(fewest, {s: last[s] for s in fewest}, named(ways.ever_last.tolist()))
