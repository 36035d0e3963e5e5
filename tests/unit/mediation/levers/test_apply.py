"""Levers in force: every effect on a small example worked out by hand."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

import comity
from comity.mediation.levers.apply import for_security, with_levers
from comity.mediation.levers.carried import moved
from comity.model.dispute import ForbiddenMove
from comity.model.moves import build_moves, single_moves
from comity.model.space import outcome_space
from comity.preferences.ranks import all_ranks
from comity.settlement.start import compared_with
from tests.laws.agreement import dispute_of
from tests.strategies import Case

# Outcomes of the case: 1 NN0, 2 YN0, 3 NY0, 4 YY0, 5 NN1 .. 8 YY1, 9 NN2 .. 12 YY2.
CASE: Case = {
    "comity": 1,
    "id": "river",
    "title": "A river",
    "parties": [
        {
            "id": "north",
            "name": "North",
            "options": [{"id": "dam", "label": "Dam"}, {"id": "tax", "label": "Tax"}],
        },
        {
            "id": "south",
            "name": "South",
            "options": [{"id": "arm", "label": "Arm", "levels": ["no", "some", "all"]}],
        },
        {"id": "delta", "name": "Delta", "kind": "affected"},
    ],
    "status_quo": {"arm": "some"},
    "preferences": {
        "north": {"concerns": [{"id": it, "want": it} for it in ("dam", "tax", "arm")]},
        "south": {"weights": {"dam": -2, "arm": 1}},
        "delta": {"weights": {"dam": -1}},
    },
}
GRAPH: Case = {
    "comity": 1,
    "id": "graph",
    "title": "A graph",
    "parties": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
    "graph": {
        "outcomes": ["p", "q", "r"],
        "moves": {"ann": [["p", "q"], ["q", "r"]], "bob": [["p", "q"]]},
    },
    "preferences": {"ann": {"ranking": ["r", "q", "p"]}, "bob": {"ranking": [["p", "q", "r"]]}},
}


def lever(name: str, **effect: Mapping[str, object]) -> Case:
    return {"id": name, "by": "UN", "cost": 1, "effect": effect}


def levered(*levers: Case, case: Case = CASE, **changes: Any) -> comity.Dispute:
    """Put all of some levers in force, the last one named first."""
    dispute = dispute_of(case | changes | {"levers": list(levers)})
    return with_levers(dispute, [it["id"] for it in reversed(levers)])


def concerns(dispute: comity.Dispute, party: str = "north") -> list[str]:
    wanted = dispute.preferences[party]
    assert isinstance(wanted, comity.Concerns)
    return [concern.id for concern in wanted.items]


def weights(dispute: comity.Dispute, party: str) -> dict[str, Fraction]:
    wanted = dispute.preferences[party]
    assert isinstance(wanted, comity.Weights)
    return dict(wanted.items)


def shift(kind: str, concern: str, places: int = 1) -> Case:
    effect = {"party": "north", "concern": concern, "places": places}
    return lever(f"{kind[0]}-{concern}", **{kind: effect})


def patterns(dispute: comity.Dispute) -> list[str | None]:
    space = outcome_space(dispute)
    return [space.outcome(k).pattern for k in range(space.count)]


@pytest.mark.parametrize(
    ("shifts", "order"),
    [
        ([("raise_concern", "tax", 1)], "tax dam arm"),
        ([("raise_concern", "arm", 1)], "dam arm tax"),
        ([("raise_concern", "arm", 9)], "arm dam tax"),
        ([("raise_concern", "dam", 1)], "dam tax arm"),
        ([("lower_concern", "dam", 1)], "tax dam arm"),
        ([("lower_concern", "dam", 9)], "tax arm dam"),
        ([("lower_concern", "dam", 1), ("raise_concern", "arm", 1)], "arm tax dam"),
        ([("raise_concern", "arm", 2), ("raise_concern", "tax", 1)], "tax arm dam"),
        ([("lower_concern", "dam", 1), ("raise_concern", "tax", 1)], "tax dam arm"),
    ],
    ids=str,
)
def test_concerns_move_by_places_of_the_case(
    shifts: list[tuple[str, str, int]], order: str
) -> None:
    assert concerns(levered(*(shift(*it) for it in shifts))) == order.split()


def test_two_that_land_in_one_gap_keep_the_order_of_the_case() -> None:
    both = shift("raise_concern", "arm", 2), shift("raise_concern", "tax", 1)
    added = lever("new", add_concern={"party": "north", "want": "not arm", "before": "dam"})
    assert concerns(levered(added, *both)) == ["tax", "arm", "new", "dam"]
    more = lever("newer", add_concern={"party": "north", "want": "not tax", "before": "dam"})
    assert concerns(levered(more, added)) == ["newer", "new", "dam", "tax", "arm"]


def test_a_concern_is_added_with_what_is_said_of_it() -> None:
    effect = {"party": "north", "want": "not arm", "text": "No war.", "domain": "peace"}
    dispute = levered(lever("calm", add_concern=effect) | {"source": "modeller"})
    wanted = dispute.preferences["north"]
    assert isinstance(wanted, comity.Concerns)
    assert wanted.items[-1] == comity.Concern("calm", "not arm", "No war.", "peace", "modeller")
    before = levered(lever("calm", add_concern={"party": "north", "want": "arm", "before": "tax"}))
    assert concerns(before) == ["dam", "calm", "tax", "arm"]


def test_weights_are_given_anew_and_then_paid_on_top() -> None:
    less = lever("less", raise_concern={"party": "south", "concern": "dam", "weight": "-0.5"})
    paid = {"party": "south", "statement": "dam", "weight": 3, "payer": "delta"}
    dispute = levered(lever("paid", compensate=paid), less)
    assert weights(dispute, "south") == {"dam": Fraction("2.5"), "arm": Fraction(1)}
    assert weights(dispute, "delta") == {"dam": Fraction(-4)}
    given = lever("gift", compensate={"party": "south", "statement": "not arm", "weight": 2})
    assert weights(levered(given), "south") == {"dam": -2, "arm": 1, "not arm": 2}
    assert weights(levered(given), "delta") == {"dam": -1}


def test_a_guarantee_takes_one_direction_away() -> None:
    dispute = levered(lever("fund", make_one_way={"option": "dam", "change": "up"}))
    assert [option.change for option in dispute.options] == ["up", "any", "any"]
    assert dispute.forbidden_moves == ()


def test_both_directions_away_leave_an_option_as_it_is() -> None:
    parties = [CASE["parties"][0], dict(CASE["parties"][1]), CASE["parties"][2]]
    parties[1]["options"] = [parties[1]["options"][0] | {"change": "up"}]
    fund = lever("fund", make_one_way={"option": "arm", "change": "down"})
    dispute = levered(fund, parties=parties)
    space = outcome_space(dispute)
    south = single_moves(build_moves(space), 1)
    assert south.target.tolist() == []
    north = single_moves(build_moves(space), 0)
    assert north.target.size == 12 * 3


def test_an_option_that_is_removed_stays_as_it_is_now() -> None:
    dispute = levered(lever("ban", remove_option={"option": "arm"}))
    assert patterns(dispute) == ["NN1", "YN1", "NY1", "YY1"]
    assert outcome_space(dispute).status_quo == 0
    assert dispute.movers == ("north", "south")
    tax = levered(lever("ban", remove_option={"option": "tax"}))
    assert patterns(tax) == ["NN0", "YN0", "NN1", "YN1", "NN2", "YN2"]


def test_a_level_is_added_above_all_others() -> None:
    aid = lever("aid", add_option_level={"option": "dam", "level": "shared"})
    option = levered(aid).options[0]
    assert (option.levels, option.level_names) == (("no", "yes", "shared"), ())
    named = {"option": "dam", "level": "shared", "name": "Shared dam"}
    option = levered(lever("aid", add_option_level=named)).options[0]
    assert option.level_names == ("no", "yes", "Shared dam")
    dispute = levered(aid)
    space = outcome_space(dispute)
    assert space.count == 18
    assert patterns(dispute)[2] == "2N0"
    north = all_ranks(dispute, space)["north"].tolist()
    assert north[:3] == [0, north[1], north[1]]  # the new level is more than none, as any other


def test_a_barred_move_is_a_forbidden_one() -> None:
    watch = {"party": "south", "from": "not arm", "to": "arm"}
    assert levered(lever("watch", bar_move=watch)).forbidden_moves == (
        ForbiddenMove("not arm", "arm", "south"),
    )


def test_a_barred_move_is_taken_out_of_a_graph() -> None:
    for whose, moves in (
        ({}, {"ann": (("q", "r"),), "bob": ()}),
        ({"party": "ann"}, {"ann": (("q", "r"),), "bob": (("p", "q"),)}),
    ):
        watch = lever("watch", bar_move={"from": "p", "to": "q"} | whose)
        graph = levered(watch, case=GRAPH).graph
        assert graph is not None
        assert graph.moves == moves


def test_security_is_judged_by_what_parties_wanted_before_and_are_paid() -> None:
    talk = shift("raise_concern", "arm", 2)
    less = lever("less", raise_concern={"party": "south", "concern": "dam", "weight": 2})
    paid = lever("paid", compensate={"party": "delta", "statement": "dam", "weight": 1})
    ban = lever("ban", remove_option={"option": "tax"})
    dispute = dispute_of(CASE | {"levers": [talk, less, paid, ban]})
    judged = for_security(dispute, ["r-arm", "less", "paid", "ban"])
    assert concerns(judged) == ["dam", "tax", "arm"]
    assert weights(judged, "south") == {"dam": -2, "arm": 1}
    assert weights(judged, "delta") == {"dam": 0}
    assert outcome_space(judged).count == 6


def test_no_lever_leaves_the_dispute_as_it_is_but_for_levers_and_expected_answers() -> None:
    answer = {"concept": "nash", "equilibria": [1], "source": "modeller"}
    dispute = dispute_of(CASE | {"levers": [shift("raise_concern", "arm")], "expected": [answer]})
    plain = with_levers(dispute, [])
    assert comity.digest(plain) == comity.digest(dispute_of(CASE))
    assert (plain.levers, plain.expected) == ((), ())


def test_rankings_name_what_is_left_with_the_stronger_step() -> None:
    ranking = ["YN0", ">>>", 1, ["-Y0", "--2"], ">>", "N-1", "Y-1"]
    wanted = CASE["preferences"] | {"north": {"ranking": ranking}}
    ban = lever("ban", remove_option={"option": "arm"})
    now = {"arm": "no"}
    seen = {"south": {"preferences": {"delta": {"ranking": ["Y--", "N--"]}}}}
    dispute = levered(ban, preferences=wanted, status_quo=now, views=seen)
    assert dispute.preferences["north"] == comity.Ranking(
        (("YN0",), ("NN0",), ("NY0", "YY0")), (3, 1)
    )
    assert dispute.views["south"].preferences["delta"] == comity.Ranking(
        (("YN0", "YY0"), ("NN0", "NY0"))
    )
    dispute = levered(ban, preferences=wanted, status_quo={"arm": "all"})
    assert dispute.preferences["north"] == comity.Ranking((("NN2", "YN2", "NY2", "YY2"),))
    some = levered(ban, preferences=wanted)
    assert some.preferences["north"] == comity.Ranking((("NN1", "NY1"), ("YN1", "YY1")))


def test_a_step_over_tiers_that_are_gone_is_as_strong_as_the_strongest() -> None:
    ranking = ["Y-1", "--0", ">>", "--2", "N-1"]
    wanted = CASE["preferences"] | {"north": {"ranking": ranking}}
    dispute = levered(lever("ban", remove_option={"option": "arm"}), preferences=wanted)
    assert dispute.preferences["north"] == comity.Ranking((("YN1", "YY1"), ("NN1", "NY1")), (2,))


def test_rows_about_single_comparisons_name_the_same_outcomes() -> None:
    aid = lever("aid", add_option_level={"option": "dam", "level": "shared"})
    rows: dict[str, Any] = {
        "unknown": {"north": [[1, "-Y0"], [2, "YN0"]]},
        "likely": {"south": [{"outcome": "Y-2", "over": 12, "chance": 0.25}]},
        "fuzzy": {
            "delta": {"threshold": 1, "pairs": [{"outcome": 6, "over": "NY-", "degree": 0.5}]}
        },
    }
    dispute = levered(aid, **rows)
    assert dispute.unknown["north"] == (("0N0", "0Y0"), ("0N0", "1Y0"))
    quarter, half = Fraction(1, 4), Fraction(1, 2)
    said = [(it.outcome, it.over, it.chance) for it in dispute.likely["south"]]
    assert said == [("1-2", "1Y2", quarter)]
    degrees = [(it.outcome, it.over, it.degree) for it in dispute.fuzzy["delta"].pairs]
    assert degrees == [("1N1", "0Y-", half)]
    gone = levered(lever("ban", remove_option={"option": "arm"}), **rows)
    assert gone.unknown["north"] == ()
    assert gone.likely["south"] == ()
    degrees = [(it.outcome, it.over, it.degree) for it in gone.fuzzy["delta"].pairs]
    assert degrees == [("YN1", "NY-", half)]


def test_of_outcomes_that_are_one_the_first_that_is_left_counts() -> None:
    ban = lever("ban", remove_option={"option": "arm"})
    rows: Any = {"unknown": {"north": [["NN-", "YN0"]]}, "same": ["not dam"]}
    dispute = dispute_of(CASE | rows | {"levers": [ban]})
    made = with_levers(dispute, ["ban"])
    here, there = outcome_space(dispute), outcome_space(made)
    assert [here.outcome(0).number, here.outcome(0).members[:3]] == [1, (1, 3, 5)]
    assert there.outcome(0).members == (1, 3)
    assert moved(here, 0, there) == 0
    assert moved(here, 1, there) is None  # YN0: South no longer arms otherwise
    kept = levered(ban, **rows | {"unknown": {"north": [["NN0", "Y-1"]]}})
    assert kept.unknown["north"] == (("NN1", "Y-1"),)


def test_of_a_class_that_falls_apart_the_part_of_the_first_that_is_left_counts() -> None:
    between = "dam and tax and arm == no"
    rows: Any = {
        "unknown": {"north": [["YY0", "YN0"]]},
        "same": [f"arm == some or {between}", f"arm == all or {between}"],
    }
    dispute = dispute_of(CASE | rows | {"levers": [lever("ban", remove_option={"option": "tax"})]})
    made = with_levers(dispute, ["ban"])
    here, there = outcome_space(dispute), outcome_space(made)
    assert [here.outcome(k).number for k in range(here.count)] == [1, 2, 3, 4]
    assert [there.outcome(k).pattern for k in range(4)] == ["NN0", "YN0", "NN1", "NN2"]
    assert moved(here, 3, there) == 2
    assert made.unknown["north"] == (("NN1", "YN0"),)


def test_a_supposed_status_quo_is_the_one_that_options_stay_at() -> None:
    ban = lever("ban", remove_option={"option": "arm"})
    dispute = dispute_of(CASE | {"levers": [ban]})
    supposed = compared_with(dispute, "YN2")
    assert patterns(with_levers(supposed, ["ban"])) == ["NN2", "YN2", "NY2", "YY2"]


def test_a_lever_that_there_is_not_is_told() -> None:
    dispute = dispute_of(CASE | {"levers": [shift("raise_concern", "arm")]})
    with pytest.raises(comity.ComityError) as caught:
        with_levers(dispute, ["r-am", "gold"])
    assert str(caught.value).split("\n") == [
        "levers: there is no lever 'r-am'; did you mean 'r-arm'? (lever-unknown)",
        "levers: there is no lever 'gold'; use one of: r-arm (lever-unknown)",
    ]


@pytest.mark.parametrize(
    ("pair", "touched"),
    [
        (
            [shift("raise_concern", "arm"), shift("lower_concern", "arm")],
            "concern 'arm' of 'north'",
        ),
        (
            [
                lever("a", make_one_way={"option": "dam", "change": "up"}),
                lever("b", remove_option={"option": "dam"}),
            ],
            "option 'dam'",
        ),
        (
            [
                lever("a", compensate={"party": "south", "statement": "dam", "weight": 1}),
                lever("b", compensate={"party": "south", "statement": "dam", "weight": 2}),
            ],
            "the compensation 'dam' of 'south'",
        ),
    ],
    ids=["concern", "option", "compensation"],
)
def test_two_levers_on_one_thing_do_not_go_together(pair: list[Case], touched: str) -> None:
    with pytest.raises(comity.ComityError, match=r"both change .*keep one of them") as caught:
        levered(*pair)
    (fault,) = caught.value.faults
    assert (fault.slug, touched in fault.what) == ("levers-clash", True)
