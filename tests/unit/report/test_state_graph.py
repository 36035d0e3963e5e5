"""The state graph: bounded for every dispute, the same every time, and valid to draw."""

import json
import re
from dataclasses import replace
from itertools import combinations
from math import dist

import altair as alt
import numpy as np
import pytest
import vl_convert

import comity
from comity.report.document import Report
from comity.report.page.page import page
from comity.report.pictures import graph_words, layout
from comity.report.pictures.graph import ARCS, LONG, NAME, StateGraph, state_graph
from comity.report.pictures.graph_drawing import STROKES, stroke_of
from comity.report.pictures.layout import APART, positions
from comity.report.pictures.nearby import OUTCOMES
from comity.report.pictures.theme import LIGHT, PAGE
from comity.report.reading import Audience, Provenance, Reading
from comity.report.sections.graph import graph
from comity.studies import Study

HARD = "<script>alert(1)</script> \u05e9\u05dc\u05d5\u05dd \u200f\U0001f54a " + "y" * 470


def reading(dispute: comity.Dispute, audience: Audience = "mediator") -> Reading:
    study = Study(dispute, comity.analyze(dispute, ["nash"]), comity.settle(dispute, ["nash"]))
    return Reading(study, audience, Provenance())


def drawn(dispute: comity.Dispute, audience: Audience = "mediator") -> StateGraph:
    return graph_of(reading(dispute, audience))


def graph_of(reading: Reading) -> StateGraph:
    found = state_graph(reading)
    assert found is not None
    return found


def invented(*options: int, label: str = "option") -> comity.Dispute:
    """Make a dispute of parties with so many options, each wanting some of them."""
    parties = tuple(
        comity.Party(
            f"p{p}",
            f"{label} {p}",
            options=tuple(comity.Option(f"o{p}-{k}", f"{label} {p} {k}") for k in range(many)),
        )
        for p, many in enumerate(options)
    )
    every = [option.id for party in parties for option in party.options]
    wants = {
        party.id: comity.Concerns(
            tuple(
                comity.Concern(f"c{k}", it if (k + p) % 3 else f"not {it}")
                for k, it in enumerate(every[p:] + every[:p])
            )
        )
        for p, party in enumerate(parties)
    }
    return comity.Dispute("invented", "Invented", parties, wants, status_quo={})


@pytest.mark.parametrize("options", [(1, 1), (10,), (3, 3, 3), (1,) * 10, (2,) * 5, (6, 6)])
@pytest.mark.parametrize("audience", ["mediator", "public"])
def test_it_is_bounded_and_says_what_is_left_out(
    options: tuple[int, ...], audience: Audience
) -> None:
    dispute = invented(*options)
    found = drawn(dispute, audience)
    left = 2 ** sum(options) - len(found.nodes)
    assert len(found.nodes) <= OUTCOMES
    assert len(found.arcs) <= ARCS
    assert (f"{left:,} of {2 ** sum(options):,} outcomes are not shown" in found.sentence) == (
        left > 0
    )
    assert len(found.table.rows) <= graph_words.LISTED
    assert len(json.dumps(found.specification(LIGHT))) < 200_000


def test_long_words_are_cut_wherever_they_stand() -> None:
    found = drawn(invented(2, 2, label=HARD))
    assert max(len(it.words) for it in found.nodes) == LONG
    assert max(map(len, found.parties)) <= NAME + len(" (p0)")
    assert len(set(found.parties)) == 2  # they differ only in what was cut off
    assert len(found.sentence) < 1000
    longest = max(len(str(cell)) for row in found.table.rows for cell in row)
    assert longest <= max(NAME + 5, graph_words.SHORT + 8)


def test_the_public_sees_no_improvement_anywhere() -> None:
    section = graph(reading(comity.read("elmira-1991"), "public"))
    assert section is not None
    assert {it.better for it in section.graph.arcs} == {None}
    assert {it.better_back for it in section.graph.arcs} == {None}
    assert "better for it" not in section.graph.table.columns
    shown = json.dumps([section.data(), section.graph.specification(LIGHT)])
    assert "true" not in re.findall(r'"better(?:_back)?": (\w+)', shown)
    assert "false" not in re.findall(r'"(?:better|better_back|filled)": (\w+)', shown)


def test_another_wish_changes_nothing_that_the_public_sees_but_what_holds() -> None:
    dispute = comity.read("elmira-1991")
    space = comity.analyze(dispute, ["nash"]).space
    upside_down = comity.Ranking(tuple((int(number),) for number in space.numbers))
    for party in dispute.parties:
        other = replace(dispute, preferences={**dispute.preferences, party.id: upside_down})
        one, two = drawn(dispute, "public"), drawn(other, "public")
        assert one.arcs == two.arcs
        assert [it.at for it in one.nodes] == [it.at for it in two.nodes]
        assert one.table == two.table


def test_names_are_escaped_on_a_page() -> None:
    section = graph(reading(invented(2, 2, label=HARD)))
    assert section is not None
    assert "<script>alert" not in page(Report("t", "mediator", "1", (section,)))


def test_without_moves_there_is_no_graph() -> None:
    assert graph(reading(comity.read("barter"))) is None


@pytest.mark.parametrize("case", ["elmira-1991", "milk-river", "chicken", "four-state-note"])
def test_cases_are_drawn_by_a_valid_specification(case: str) -> None:
    dispute = comity.read(case)
    analysis = comity.analyze(dispute)
    found = state_graph(Reading(Study(dispute, analysis), "mediator", Provenance()))
    assert found is not None
    for theme in (LIGHT, PAGE):
        alt.LayerChart.from_dict(found.specification(theme), validate=True)
    svg = vl_convert.vegalite_to_svg(json.dumps(found.specification(LIGHT)))
    for node in found.nodes:
        assert f">{node.number}</text>" in svg
    for name in found.parties:
        assert f">{name}</text>" in svg


def test_names_are_escaped_in_a_drawing() -> None:
    found = drawn(invented(2, 2, label=HARD))
    svg = vl_convert.vegalite_to_svg(json.dumps(found.specification(LIGHT)))
    assert "<script" not in svg
    assert "&lt;script" in svg


def test_a_drawing_has_an_arrowhead_for_each_way_and_a_bar_where_there_is_none_back() -> None:
    found = drawn(comity.read("korea-2017-no-way-back"))
    data = found.specification(LIGHT)["datasets"]
    assert len(data["lines"]) == len(found.arcs)
    assert len(data["heads"]) == sum(1 + it.back for it in found.arcs)
    assert len(data["tails"]) == sum(not it.back for it in found.arcs) > 0
    better = sum(bool(it.better) + bool(it.better_back) for it in found.arcs)
    assert sum(it["filled"] for it in data["heads"]) == better > 0


def test_of_too_many_arcs_improvements_alone_are_drawn() -> None:
    found = drawn(invented(3, 3, 3))
    assert found.improvements_first
    heads = found.specification(LIGHT)["datasets"]["heads"]
    assert all(it["filled"] for it in heads)
    assert len(heads) == sum(bool(it.better) + bool(it.better_back) for it in found.arcs)


def test_a_page_and_a_drawing_explain_the_same_signs_in_the_same_words() -> None:
    section = graph(reading(comity.read("korea-2017-no-way-back")))
    assert section is not None
    assert [sign for sign, _ in section.key] == [
        "square",
        "ring",
        "filled arrowhead",
        "hollow arrowhead",
        "bar",
    ]
    title = " ".join(section.graph.specification(LIGHT)["title"]["text"])
    html = page(Report("t", "mediator", "1", (section,)))
    assert html.count('<svg class="sample" width="20"') == 2
    for sign, words in section.key:
        assert f"{sign.capitalize()}: {words}." in title
        assert f"</svg> {words}</li>" in html


@pytest.mark.parametrize("audience", ["mediator", "public"])
def test_what_is_proposed_has_a_shape_of_its_own_and_is_in_the_graph(audience: Audience) -> None:
    found = reading(invented(3, 3, 3), audience)
    far = replace(found, study=replace(found.study, proposed=512))
    assert 512 not in {it.number for it in graph_of(found).nodes}
    shown = graph_of(far)
    (node,) = (it for it in shown.nodes if it.proposed)
    assert node.number == 512
    assert "The proposed outcome is 512." in shown.sentence
    drawing = shown.specification(LIGHT)
    assert "Diamond: proposed outcome." in " ".join(drawing["title"]["text"])
    shapes = {it["number"]: it["shape"] for it in drawing["datasets"]["nodes"]}
    assert [it for it, shape in shapes.items() if shape == "diamond"] == ["512"]
    assert shapes["1"] == "square"


def test_a_status_quo_that_is_proposed_stays_a_square_and_is_said() -> None:
    found = reading(comity.read("elmira-1991"))
    shown = graph_of(replace(found, study=replace(found.study, proposed=1)))
    assert "The status quo is 1. The proposed outcome is 1." in shown.sentence
    assert "Diamond" not in " ".join(shown.specification(LIGHT)["title"]["text"])


def test_where_improvements_alone_are_drawn_no_hollow_arrowhead_is_explained() -> None:
    found = drawn(invented(3, 3, 3))
    title = " ".join(found.specification(LIGHT)["title"]["text"])
    assert "Hollow" not in title
    assert title.endswith("Only improvements are drawn.")


def test_no_two_of_36_parties_look_alike() -> None:
    looks = {(k % len(LIGHT.parties), stroke_of(k)) for k in range(36)}
    assert len(looks) == 36
    assert len({stroke_of(k) for k in range(len(STROKES))}) == len(STROKES)


def two(**moves: tuple[tuple[str, str], ...]) -> comity.Dispute:
    """Make a dispute about x and y, in which parties have these moves."""
    return comity.Dispute(
        "two",
        "Two",
        tuple(comity.Party(it, it.upper()) for it in moves),
        {it: comity.Ranking((("x",), ("y",))) for it in moves},
        graph=comity.Graph(("x", "y"), moves),
        status_quo="x",
    )


def test_parallel_arcs_stand_beside_each_other() -> None:
    there, back = (("x", "y"),), (("y", "x"),)
    found = drawn(two(a=there, b=back, c=there + back))
    sides = [it.bend if it.origin == 1 else -it.bend for it in found.arcs]
    assert sides == [-24, 0, 24]
    lines = found.specification(LIGHT)["datasets"]["lines"]
    middles = [line["y"][len(line["y"]) // 2] for line in lines]
    assert middles[0] != middles[2]
    assert len(lines[1]["x"]) == 2
    (a, b) = (lines[k] for k in (0, 1))
    assert a["x"][0] < a["x"][-1]
    assert b["x"][0] > b["x"][-1]


def test_a_drawing_holds_arcs_that_bend_beyond_its_outcomes() -> None:
    found = drawn(two(**{f"p{k}": (("x", "y"),) for k in range(12)}))
    drawing = found.specification(LIGHT)
    for axis in "xy":
        low, high = drawing["encoding"][axis]["scale"]["domain"]
        every = [it for line in drawing["datasets"]["lines"] for it in line[axis]]
        assert low < min(every)
        assert high > max(every)


def test_arrowheads_point_along_the_end_of_a_bent_arc() -> None:
    found = drawn(two(a=(("x", "y"),), b=(("x", "y"),)))
    at = {it.number: it.at for it in found.nodes}
    heads = found.specification(LIGHT)["datasets"]["heads"]
    for head, arc in zip(heads, found.arcs, strict=True):
        begin, end = np.array(at[arc.origin]), np.array(at[arc.target])
        right = np.array([-(end - begin)[1], (end - begin)[0]]) / np.linalg.norm(end - begin)
        pulled = end - (begin + end) / 2 - right * arc.bend
        wanted = np.degrees(np.arctan2(pulled[0], -pulled[1]))
        assert arc.bend in (-12, 12)
        assert head["angle"] == pytest.approx(wanted, abs=2)


GRAPHS = {
    "nobody": (5, []),
    "one": (1, []),
    "path": (30, [(k, k + 1) for k in range(29)]),
    "star": (40, [(0, k) for k in range(1, 40)]),
    "clique": (20, list(combinations(range(20), 2))),
    "pairs": (60, [(2 * k, 2 * k + 1) for k in range(30)]),
    "cube": (128, [(a, a ^ 1 << k) for a in range(128) for k in range(7) if a < a ^ 1 << k]),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_outcomes_stand_apart_and_the_same_every_time(name: str) -> None:
    count, links = GRAPHS[name]
    at = positions(count, links, 0)
    assert at == positions(count, [(b, a) for a, b in reversed(links)], 0)
    assert len(at) == count
    assert np.isfinite(at).all()
    assert min(min(it) for it in at) >= APART / 2 - 0.1
    apart = [dist(a, b) for a, b in combinations(at, 2)]
    assert min(apart, default=APART) > 0.8 * APART


def test_no_outcome_stands_on_an_arc_of_others_where_there_is_room() -> None:
    found = drawn(comity.read("elmira-1991"))
    at = {it.number: np.array(it.at) for it in found.nodes}
    for arc in found.arcs:
        begin, along = at[arc.origin], at[arc.target] - at[arc.origin]
        for number, place in at.items():
            if number not in (arc.origin, arc.target):
                share = np.clip((place - begin) @ along / (along @ along), 0, 1)
                assert np.linalg.norm(place - begin - share * along) > layout.CLEAR * 0.7


def test_the_status_quo_is_to_the_left() -> None:
    for case in ("elmira-1991", "cuba-1962", "syria-iraq-1975"):
        found = drawn(comity.read(case))
        (now,) = (it for it in found.nodes if it.now)
        assert now.at[0] <= np.mean([it.at[0] for it in found.nodes])
