"""Jumps and regimes on small disputes that are worked out by hand."""

from collections.abc import Iterator

import pytest

import comity
from comity.arrays import Ints
from comity.model.space import Space
from comity.settlement.regimes import analysis
from comity.settlement.regimes.jumps import Group, Jumps, build_jumps

TWO = """\
comity: 1
id: two
title: Two
parties:
  - {id: ann, name: Ann, options: [{id: a, label: A}]}
  - {id: bob, name: Bob, options: [{id: b, label: B}]}
MORE
status_quo: {}
preferences:
  ann: {concerns: [{id: c, want: ANN}]}
  bob: {concerns: [{id: c, want: BOB}]}
"""


def two(more: str = "", ann: str = "a", bob: str = "b") -> comity.Dispute:
    return comity.parse(TWO.replace("MORE", more).replace("ANN", ann).replace("BOB", bob))


def led_to(dispute: comity.Dispute, *blocs: str, free: bool = False) -> list[tuple[int, ...]]:
    """Say where some blocs, each a text of ids, lead; without any, self-help."""
    named = [bloc.split() for bloc in blocs]
    found = comity.compare_regimes(dispute, named or None, free_members=free)
    return [end.outcomes for end in found.ends(found.partitions[0] if blocs else found.self_help)]


def together(dispute: comity.Dispute) -> list[tuple[int, ...]]:
    found = comity.compare_regimes(dispute)
    return [end.outcomes for end in found.ends(found.cooperative)]


# Outcomes: 1 neither, 2 a, 3 b, 4 both; with a joint option 5 to 8 are the same with it.


def test_a_bloc_passes_by_what_lies_between() -> None:
    dispute = two('infeasible: ["exactly(1, a, b)"]', "a and b", "a and b")
    assert dispute.negotiators == ("ann", "bob")
    assert led_to(dispute) == [(1,)]
    assert led_to(dispute, "ann bob") == together(dispute) == [(2,)]


def test_every_member_must_gain_and_nobody_must_lose() -> None:
    dispute = two("", "a and b", "true")
    assert led_to(dispute, "ann bob") == [(1,)]
    assert together(dispute) == [(4,)]


def test_members_have_no_moves_of_their_own_unless_they_are_free() -> None:
    dispute = two("", "a", "not b")
    assert led_to(dispute) == led_to(dispute, "ann bob", free=True) == [(2,)]
    assert led_to(dispute, "ann", "bob") == [(2,)]
    assert led_to(dispute, "ann bob") == [(1,)]


def test_one_way_options_bind_every_jump() -> None:
    text = TWO.replace("MORE", "").replace("ANN", "not a").replace("BOB", "not b")
    text = text.replace("label: A}", "label: A, change: up}").replace(
        "{}\np", "{a: yes, b: yes}\np"
    )
    dispute = comity.parse(text)
    assert led_to(dispute) == [(2,)]
    assert led_to(dispute, "ann bob") == [(4,)]
    assert together(dispute) == [(2,)]


def test_forbidden_moves_bind_single_moves_only() -> None:
    ban = 'forbidden_moves: [{party: ann, from: "not a", to: a}]'
    dispute = two(ban)
    assert led_to(dispute) == [(3,)]
    assert led_to(dispute, "ann bob") == [(4,)]
    assert together(dispute) == [(3,), (4,)]
    alone = two(ban, "a", "true")
    assert led_to(alone) == led_to(alone, "ann bob") == [(1,)]
    assert together(alone) == [(4,)]


def test_what_is_forbidden_to_one_is_not_to_another() -> None:
    ban = 'forbidden_moves: [{party: bob, from: "true", to: "a"}]'
    dispute = two(ban, "a", "true")
    assert led_to(dispute) == [(2,)]
    assert together(dispute) == [(2,), (4,)]
    everybody = two('forbidden_moves: [{from: "true", to: "a"}]', "a", "true")
    assert led_to(everybody) == [(1,)]
    assert together(everybody) == [(4,)]


def test_a_joint_option_is_changed_by_a_bloc_that_has_all_consents() -> None:
    joint = "joint_options: [{id: j, label: J, consent: [ann, bob]}]"
    dispute = two(joint, "j", "j")
    assert led_to(dispute) == led_to(dispute, "ann", "bob") == [(1,)]
    assert led_to(dispute, "ann bob") == [(5,), (6,), (7,), (8,)]


def test_what_one_party_decides_by_a_joint_option_is_no_move_but_a_blocs() -> None:
    joint = "joint_options: [{id: j, label: J, consent: [ann]}]"
    ban = 'forbidden_moves: [{from: "true", to: "true"}]'
    dispute = two(f"{joint}\n{ban}", "j", "true")
    assert led_to(dispute) == [(1,)]
    found = comity.compare_regimes(dispute)
    assert [it.words for it in found.partitions] == ["ann | bob", "ann + bob"]
    assert [end.outcomes for end in found.ends(found.partitions[0])] == [(5,), (6,)]
    assert led_to(dispute, "ann bob", free=True) == [(1,)]


def test_a_jump_from_any_member_of_a_class_is_one_of_the_class() -> None:
    """Only from both, which is the same as neither, can Bob get to A alone."""
    joint = 'same: ["a iff b"]\nforbidden_moves: [{from: "not a and not b", to: "true"}]'
    dispute = two(joint, "true", "a and not b")
    assert [it.number for it in comity.analyze(dispute).outcomes] == [1, 2, 3]
    assert led_to(dispute) == [(2,)]


GRAPH = """\
comity: 1
id: graph
title: A graph
parties: [{id: ann, name: Ann}, {id: bob, name: Bob}, {id: cat, name: Cat}]
graph:
  outcomes: [now, one, two, good]
  moves: {ann: [[now, one], [one, two]], bob: [[one, two], [two, good]]}
status_quo: now
preferences:
  ann: {ranking: [good, now, [one, two]]}
  bob: {ranking: [good, [one, two], now]}
  cat: {ranking: [now, [one, two], good]}
"""


def test_in_a_graph_nobody_moves_twice_in_a_row() -> None:
    """From now Ann goes to one and Bob to two; from there to good he would move again."""
    assert led_to(comity.parse(GRAPH), "ann bob", "cat") == [(1,)]
    begun = comity.parse(GRAPH.replace("[two, good]]", "[two, good], [now, one]]"))
    assert led_to(begun, "ann bob", "cat") == [(4,)]


def test_in_a_graph_what_is_passed_on_the_way_is_not_judged() -> None:
    dispute = comity.parse(GRAPH.replace("[two, good]", "[one, good]"))
    assert led_to(dispute) == led_to(dispute, "ann", "bob", "cat") == [(1,)]
    assert led_to(dispute, "ann bob", "cat") == [(4,)]
    assert led_to(dispute, "ann bob cat") == together(dispute) == [(1,)]
    text = GRAPH.replace("[two, good]", "[one, good]")
    idle = comity.parse(text.replace("[now, [one, two], good]", "[[now, one, two, good]]"))
    assert led_to(idle, "ann bob cat") == [(1,)]
    assert together(idle) == [(4,)]


# What is worked out


class Counting:
    """Jumps that remember what they were asked."""

    def __init__(self, jumps: Jumps) -> None:
        self._jumps = jumps
        self.asked: list[tuple[Group, int]] = []

    def work(self, group: Group, nodes: Ints) -> int:
        return self._jumps.work(group, nodes)

    def jumps(self, group: Group, nodes: Ints) -> Iterator[tuple[Ints, Ints]]:
        self.asked += [(group, node) for node in nodes.tolist()]
        return self._jumps.jumps(group, nodes)


def test_jumps_of_a_bloc_are_worked_out_once_for_all_partitions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Counting] = []

    def counting(space: Space, limits: comity.Limits) -> Jumps:
        made.append(Counting(build_jumps(space, limits)))
        return made[0]

    monkeypatch.setattr(analysis, "build_jumps", counting)
    comity.compare_regimes(comity.read("elmira-1991"))
    asked = made[0].asked
    assert len(asked) == len(set(asked))
    assert len({group for group, _ in asked}) == 8  # three alone, three pairs, all, cooperation
    assert len({node for _, node in asked}) < 9  # and only where play comes to
