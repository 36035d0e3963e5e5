"""What pictures show is what the definitions count, and what their tables say."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.report.pictures.heatmap import Heatmap
from comity.report.pictures.scatter import Scatter
from comity.report.pictures.spans import Spans
from comity.report.sections.expense import IDS
from tests import oracles
from tests.laws.agreement import dispute_of
from tests.laws.settlement_cases import every_dispute, now_of, some_case
from tests.oracles import regimes as play
from tests.oracles import settlement_expense, settlement_gains
from tests.strategies import Case, disputes
from tests.unit.report.reports import pictures


def label_of(case: Case) -> dict[str, str]:
    """Names of generated parties are short and differ."""
    return {party["id"]: party["name"] for party in case["parties"]}


def places(case: Case) -> dict[str, dict[int, int]]:
    """Give every party's place of every outcome: one more than the tiers that are above it."""
    return {
        party: {s: 1 + len({rank[t] for t in rank if rank[t] > rank[s]}) for s in rank}
        for party, rank in oracles.ranks(case).items()
    }


@every_dispute
def test_cells_and_table_of_the_heat_maps_count_improvements(seed: int) -> None:
    case = some_case(seed, 24)
    names, found = label_of(case), pictures(dispute_of(case))
    begins = {
        "everywhere": None,
        "reachable": settlement_expense.reachable(case, [now_of(case)]),
        "status_quo": [now_of(case)],
    }
    shown = []
    for where, begin in begins.items():
        wanted = settlement_expense.expense(case, begin)
        picture = found.get(IDS[where])
        if not any(wanted.improvements.values()) or wanted in shown:
            assert picture is None
            continue
        shown.append(wanted)
        assert isinstance(picture, Heatmap)
        text = {
            (names[i], names[j]): f"{count} of {wanted.improvements[i]}"
            if wanted.improvements[i]
            else "none"
            for (i, j), count in wanted.lowering.items()
        }
        assert {(it.row, it.column): it.text for it in picture.cells} == text
        for it in picture.cells:
            if it.text != "none":
                count, every = map(int, it.text.split(" of "))
                assert it.share == round(count / every, 4)
        told = dict(zip(picture.rows, picture.table.rows[:-1], strict=True))
        for (row, column), words in text.items():
            cell = told[row][1 + picture.columns.index(column)]
            assert str(cell).startswith(words)
        assert f" {sum(wanted.lowering_some.values())} (" in picture.sentence


def kind_of(case: Case, number: int) -> str:
    if number == now_of(case):
        return "status quo"
    safe = number in settlement_gains.indivisible(case, now_of(case))
    optimal = number in settlement_gains.pareto(case)
    return {
        (True, True): "indivisible and Pareto-optimal",
        (True, False): "indivisible",
        (False, True): "Pareto-optimal",
        (False, False): "neither",
    }[safe, optimal]


@settings(max_examples=40)
@every_dispute
def test_dots_and_table_of_the_scatter_are_where_parties_place_outcomes(seed: int) -> None:
    case = some_case(seed, 24)
    at, names = places(case), label_of(case)
    picture = pictures(dispute_of(case)).get("front")
    if len(at) == 1:
        assert picture is None
        return
    assert isinstance(picture, Scatter)
    assert len(picture.panels) == len(at) * (len(at) - 1) / 2
    party = {name: key for key, name in names.items()}
    kinds = {outcome.number: kind_of(case, outcome.number) for outcome in oracles.outcomes(case)}
    for panel in picture.panels:
        across, up = (at[party[name]] for name in panel.names)
        wanted = Counter((across[s], up[s], kind) for s, kind in kinds.items())
        assert {(it.x, it.y, it.kind): it.outcomes for it in panel.dots} == wanted
        assert panel.places == (max(across.values()), max(up.values()))
        assert panel.now == (across[now_of(case)], up[now_of(case)])
    marked = [number for number, kind in kinds.items() if kind != "neither"]
    rows = {int(row[0] or 0): row for row in picture.table.rows}
    assert set(rows) <= set(marked)
    assert len(rows) == min(len(marked), 40)
    for number, row in rows.items():
        assert row[4:] == tuple(at[i][number] for i in at)


@given(disputes(status_quo=True, limit=16, parties=3))
def test_labels_of_the_scatter_name_what_is_there(case: Case) -> None:
    if case.get("status_quo") is None or len(case["parties"]) == 1:
        return
    at, names = places(case), label_of(case)
    picture = pictures(dispute_of(case))["front"]
    assert isinstance(picture, Scatter)
    party = {name: key for key, name in names.items()}
    for panel in picture.panels:
        across, up = (at[party[name]] for name in panel.names)
        labels = {(int(it.x), int(it.y)): it.text for it in panel.dots if it.text}
        for place, text in labels.items():
            there = [s for s in across if (across[s], up[s]) == place]
            marked = sorted(s for s in there if kind_of(case, s) != "neither")
            first, *rest = marked
            more = f" +{len(rest)}" if len(rest) > 1 else f", {rest[0]}" if rest else ""
            assert text == f"{first}{more}"


@settings(max_examples=30)
@every_dispute
def test_bars_of_the_spans_go_from_worst_to_best_where_play_ends(seed: int) -> None:
    case = some_case(seed, 16)
    at, dispute = places(case), dispute_of(case)
    picture = pictures(dispute).get("regimes")
    if picture is None:
        return
    assert isinstance(picture, Spans)
    joins = {"self-help": play.self_help(case), "cooperative": play.cooperative(case)}
    for column, (party, place) in zip(picture.columns, at.items(), strict=True):
        assert column.name == label_of(case)[party]
        assert (column.now, column.places) == (place[now_of(case)], max(place.values()))
        for row, arcs in joins.items():
            met = [place[s] for end in play.ends(now_of(case), arcs) for s in end]
            k = picture.rows.index(row)
            assert (column.worst[k], column.best[k]) == (max(met), min(met))
            cell = str(picture.table.rows[1 + k][2 + picture.columns.index(column)])
            assert cell.endswith(f": {max(met)}" + f" to {min(met)}" * (max(met) != min(met)))


@given(st.integers(0, 2**48))
def test_the_sentence_of_the_scatter_counts_by_the_definitions(seed: int) -> None:
    case = some_case(seed, 16)
    found = comity.settle(dispute_of(case), ["nash"])
    if len(found.parties) == 1:
        return
    sentence = pictures(dispute_of(case))["front"].sentence
    now = now_of(case)
    safe = settlement_gains.indivisible(case, now) - {now}
    optimal = settlement_gains.pareto(case)
    numbers = (len(oracles.outcomes(case)), len(optimal), len(safe), len(safe & optimal))
    told = sentence.replace("none", "0").replace(",", "").replace(";", "").split()
    assert tuple(int(word) for word in told if word.isdigit()) == numbers
