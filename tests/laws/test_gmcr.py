""".gmcr files: what is read is what the file says, and nothing is lost from file to file."""

import json

from hypothesis import example, given

import comity
from comity.formats.canonical import to_data
from comity.formats.gmcr.reading import parse_gmcr
from comity.formats.gmcr.writing import to_gmcr
from tests import oracles
from tests.laws.agreement import assert_same_ranks, dispute_of
from tests.oracles import gmcr
from tests.oracles.space import feasible
from tests.strategies import Case, disputes
from tests.strategies.gmcr import File, gmcr_files

EXPRESSIBLE = disputes(multilevel=False, joint=False, same=False, forbidden=False)


def in_the_files_terms(file: File, case: Case) -> dict[int, gmcr.State]:
    """Map the numbers of a case to outcomes as the file writes them."""
    place = {option["name"]: k for k, option in enumerate(file["options"])}
    at = {
        it["id"]: place[it["label"]] for party in case["parties"] for it in party.get("options", [])
    }
    found = {}
    for number, levels in feasible(case).items():
        signs = ["?"] * len(place)
        for option, level in levels.items():
            signs[at[option]] = "Y" if level == "yes" else "N"
        found[number] = tuple(signs)
    return found


@given(gmcr_files())
def test_what_is_read_is_what_the_file_says(file: File) -> None:
    dispute = parse_gmcr(json.dumps(file)).dispute
    case = to_data(dispute, short=True)
    state = in_the_files_terms(file, case)
    assert set(state.values()) == set(gmcr.states(file))
    parties = [party["id"] for party in case["parties"]]
    arcs, ranks = oracles.arcs(case), oracles.ranks(case)
    for party, moves, wanted in zip(parties, gmcr.moves(file), gmcr.ranks(file), strict=True):
        assert {(state[s], state[t]) for s, t in arcs[party]} == moves
        assert {state[n]: rank for n, rank in ranks[party].items()} == wanted
    assert_same_ranks(case, dispute)


@given(gmcr_files())
def test_a_file_written_again_says_the_same(file: File) -> None:
    once = parse_gmcr(json.dumps(file)).dispute
    twice = parse_gmcr(to_gmcr(once).text).dispute
    assert_same(to_data(once, short=True), to_data(twice, short=True))
    assert comity.analyze(once).equilibria == comity.analyze(twice).equilibria


@given(EXPRESSIBLE)
@example(
    {
        "comity": 1,
        "id": "counts",
        "title": "Counts",
        "parties": [
            {
                "id": "ann",
                "name": "Ann",
                "options": [{"id": f"o{k}", "label": f"o{k}"} for k in range(8)],
            }
        ],
        "infeasible": [f"exactly(7, {', '.join(f'o{k}' for k in range(8))})"],
        "preferences": {
            "ann": {
                "concerns": [
                    {"id": "c", "want": f"exactly(4, {', '.join(f'o{k}' for k in range(8))})"}
                ]
            }
        },
    }
)
def test_a_dispute_that_the_format_can_say_comes_back(case: Case) -> None:
    dispute = dispute_of(case)
    again = parse_gmcr(to_gmcr(dispute).text).dispute
    data = to_data(again, short=True)
    assert_same(case, data)
    assert_same_ranks(data, again)
    twice = parse_gmcr(to_gmcr(again).text).dispute
    assert_same(case, to_data(twice, short=True))


def assert_same(one: Case, other: Case) -> None:
    """Compare outcomes, moves and ranks by the oracles; ids are made from equal names."""
    assert [(it.number, it.pattern) for it in oracles.outcomes(one)] == [
        (it.number, it.pattern) for it in oracles.outcomes(other)
    ]
    assert oracles.arcs(one) == oracles.arcs(other)
    assert oracles.ranks(one) == oracles.ranks(other)
