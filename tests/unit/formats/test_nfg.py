"""Games in strategic form: the order of payoffs, exact numbers, quotes, and what is refused."""

from fractions import Fraction

import pytest

import comity
from comity.formats import exchange
from comity.formats.nfg import to_nfg
from tests.bad_input.messages import CASE, GRAPH, edited
from tests.laws.nfg_reader import read_game

PLAIN = """\
comity: 1
id: plain
title: Plain
parties:
  - id: ann
    name: Ann
    options: [{id: a, label: A}, {id: b, label: B}]
  - {id: bob, name: Bob, options: [{id: c, label: C, levels: [none, half, full]}]}
preferences:
  ann: {weights: {a: 0.1, b: 0.2, c == full: -1.25, "true": 1}}
  bob: {ranking: ["--0", ["--1", "--2"]]}
"""


def refusal(case: str, *, lossy: bool = False) -> str:
    with pytest.raises(comity.ComityError) as caught:
        to_nfg(comity.parse(case), lossy=lossy, where="out.nfg")
    (fault,) = caught.value.faults
    assert fault.slug == "inexpressible"
    return str(fault)


def test_strategies_are_combinations_and_worths_are_exact() -> None:
    done = to_nfg(comity.parse(PLAIN))
    assert done.notices == (
        "left out, since the format has no place for it: ids, names of options and levels",
    )
    assert done.text == (
        'NFG 1 R "Plain" { "Ann" "Bob" } { 4 3 }\n\n'
        "1 2\n11/10 2\n6/5 2\n13/10 2\n"
        "1 1\n11/10 1\n6/5 1\n13/10 1\n"
        "-1/4 1\n-3/20 1\n-1/20 1\n1/20 1\n"
    )


def test_the_prisoners_dilemma_has_the_payoffs_that_its_ranking_gives() -> None:
    """By hand: both cooperate 3, neither does 2, and 4 and 1 where one defects alone."""
    game = read_game(to_nfg(comity.read("prisoners-dilemma")).text)
    assert game.players == ["First prisoner", "Second prisoner"]
    assert {at: tuple(map(int, own)) for at, own in game.payoffs.items()} == {
        (0, 0): (2, 2),
        (1, 0): (1, 4),
        (0, 1): (4, 1),
        (1, 1): (3, 3),
    }


def test_the_first_player_changes_fastest() -> None:
    game = read_game(to_nfg(comity.read("prisoners-dilemma")).text)
    assert game.payoffs[1, 0] != game.payoffs[0, 1]
    dispute = comity.read("prisoners-dilemma")
    first = next(iter(dispute.parties)).id
    assert set(game.payoffs) == {(0, 0), (1, 0), (0, 1), (1, 1)}
    (equilibrium,) = game.equilibria()
    (number,) = comity.analyze(dispute, ["nash"]).equilibria["nash"] or ()
    assert number == 1 + equilibrium[0] + 2 * equilibrium[1], first


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ('A "B"', 'A "B"'),
        ("a\\", "a/"),
        ('a\\"b', 'a/"b'),
        ("a\nb\tc", "a b c"),
        ("} { 2", "} { 2"),
        ("", ""),
        ("撤军", "??"),
        (" Río  Grande\x07", "Rio Grande?"),
    ],
)
def test_any_name_is_quoted(name: str, read: str) -> None:
    dispute = comity.read("chicken")
    from dataclasses import replace

    parties = (replace(dispute.parties[0], name=name), *dispute.parties[1:])
    done = to_nfg(replace(dispute, title=name, parties=parties))
    game = read_game(done.text)
    assert (game.title, game.players[0]) == (read, read)
    told = f"Gambit reads plain letters only, so these names are changed: {read}, {read}"
    assert (told in done.notices) == (name != read)
    assert done.text.isascii()


def test_everything_that_cannot_be_said_is_told_at_once() -> None:
    more = "forbidden_moves: [{from: a, to: not a}]\nsame: [a and c == none]\nstatus_quo"
    case = edited(CASE, "status_quo", more)
    assert refusal(case) == (
        "out.nfg: .nfg files cannot say: infeasible outcomes (2), one-way options (b), outcomes "
        "that are the same, forbidden moves; accept the loss with --lossy, "
        "or write a case file (.yaml) (inexpressible)"
    )
    done = to_nfg(comity.parse(case), lossy=True)
    assert done.notices == (
        "infeasible outcomes have everybody's worst payoff minus one",
        "one-way options go both ways (b)",
        "outcomes that are the same stand apart, with equal payoffs",
        "forbidden moves are possible",
        "affected parties are left out (cat)",
        (
            "left out, since the format has no place for it: ids, names of options and levels, "
            "status quo"
        ),
    )
    game = read_game(done.text)
    assert (
        game.title == f"Two parties (written by Comity with losses: {'; '.join(done.notices[:4])})"
    )
    assert game.players == ["Ann", "Bob"]
    assert [int(row[1]) for row in game.payoffs.values()] == [3, 3, 2, 2, 1, 0, 3, 3, 2, 2, 1, 0]


@pytest.mark.parametrize("lossy", [False, True])
def test_graphs_and_joint_options_are_refused_in_any_case(lossy: bool) -> None:
    assert "given as a graph; write a case file" in refusal(GRAPH, lossy=lossy)
    case = edited(PLAIN, '["--0", ["--1", "--2"]]', '["----"]')
    joint = case + "joint_options: [{id: j, label: J, consent: [ann, bob]}]\n"
    assert "joint options (j); write a case file" in refusal(joint, lossy=lossy)


def test_a_game_with_more_payoffs_than_anybody_reads_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exchange, "MAX_NUMBERS", 7)
    with pytest.raises(comity.ComityError, match=r"would need 8 numbers \(limit 7\).*too-large"):
        to_nfg(comity.read("chicken"))


def test_every_payoff_of_a_weighted_party_is_a_fraction_in_its_lowest_terms() -> None:
    game = read_game(to_nfg(comity.parse(PLAIN)).text)
    assert game.payoffs[3, 2][0] == Fraction("0.05")
