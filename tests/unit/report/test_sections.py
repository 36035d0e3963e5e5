"""What the sections of a report say, against the results they are made from."""

import json
from dataclasses import replace
from typing import TypeVar

import pytest

import comity
from comity.model.dispute import Concern, Concerns, Source
from comity.report.blocks import blocks
from comity.report.document import Report, view
from comity.report.page.page import page
from comity.report.reading import Audience, Provenance
from comity.report.sections.dispute import DisputeSection
from comity.report.sections.outcomes import COLUMNS, WIDTH, OutcomeSection
from comity.report.sections.sources import SourceSection
from comity.report.sections.stability import PROVED, ROWS, StabilitySection
from comity.report.sections.way import WaySection
from comity.report.view import Section
from comity.settlement.start import compared_with
from comity.stability.methods import METHODS, NAMES, SUPPOSES
from tests.unit.report.reports import crowd

Kind = TypeVar("Kind", bound=Section)


def report(case: str | comity.Dispute, audience: Audience = "mediator", **asked: object) -> Report:
    dispute = comity.read(case) if isinstance(case, str) else case
    return view(comity.study(dispute, **asked), audience=audience)  # type: ignore[arg-type]


def section(of: Report, name: str, kind: type[Kind]) -> Kind:
    found = next(it for it in of.sections if it.id == name)
    assert isinstance(found, kind)
    return found


def ids(of: Report) -> list[str]:
    return [it.id for it in of.sections]


def test_sections_that_were_not_computed_are_absent() -> None:
    bare = ids(report(replace(comity.read("chicken"), status_quo=None)))
    assert not {"settlements", "way", "regimes", "principles", "expense"} & {*bare}
    listed = comity.read_principles("helsinki-decalogue")
    whole = ids(report(replace(comity.read("chicken"), status_quo={}), principles=listed))
    assert {"settlements", "way", "principles"} <= {*whole}
    assert "sources" not in ids(report(replace(comity.read("chicken"), sources=(), expected=())))


def test_every_concept_has_a_meaning() -> None:
    assert [*SUPPOSES] == [*METHODS]


def test_the_option_table_has_the_levels_of_every_outcome() -> None:
    found = section(report("korea-2017"), "outcomes", OutcomeSection)
    space = comity.analyze(comity.read("korea-2017")).space
    rows = [row for group in found.groups[:2] for row in group.rows]
    assert [it.number for it in found.columns] == space.numbers.tolist()
    for k in range(space.count):
        assert [row.cells[k] for row in rows] == ["NY"[level] for level in space.levels(k)]
    assert [it.number for it in found.columns if it.is_status_quo] == [1]
    names = [group.name for group in found.groups]
    assert names[:2] == ["United States", "North Korea"]


def test_places_are_counted_from_the_best() -> None:
    found = section(report("syria-iraq-1975"), "outcomes", OutcomeSection)
    syria, iraq = found.groups[-1].rows
    assert syria.cells == ("1", "4", "2", "5", "6", "3")
    assert iraq.cells == ("4", "1", "6", "2", "5", "3")


def test_a_graph_has_names_instead_of_options() -> None:
    found = section(report("four-state-note"), "outcomes", OutcomeSection)
    dispute = comity.read("four-state-note")
    assert dispute.graph is not None
    assert found.groups[0].rows[0].cells == dispute.graph.outcomes


def test_every_cell_of_stability_has_the_verdict_and_its_proof() -> None:
    dispute = comity.read("elmira-1991")
    found = section(report(dispute), "stability", StabilitySection)
    analysis = comity.analyze(dispute)
    concepts = [*analysis.is_equilibrium]
    assert found.concepts == tuple(NAMES[it] for it in concepts)
    for row in found.rows:
        for concept, verdict in zip(concepts, row.verdicts, strict=True):
            equilibria = analysis.equilibria[concept]
            assert equilibria is not None
            assert verdict.holds == (row.number in equilibria)
            assert verdict.held == (row.number in analysis.held_no_moves)
            for party, cell in zip(analysis.parties, verdict.cells, strict=True):
                proof = comity.explain(dispute, party, row.number, concept)
                assert (cell.stays, cell.why) == (proof.stable, proof.sentence)


def test_a_proof_of_many_improvements_tells_what_decides() -> None:
    options = [{"id": f"o{k}", "label": f"O{k}"} for k in range(4)]
    wants = [{"id": f"c{k}", "want": f"o{k}"} for k in range(4)]
    case = {
        "comity": 1,
        "id": "many",
        "title": "Many",
        "parties": [{"id": "a", "name": "A", "options": options}],
        "status_quo": {},
        "preferences": {"a": {"concerns": wants}},
    }
    found = section(report(comity.parse(json.dumps(case))), "stability", StabilitySection)
    why = found.rows[0].verdicts[0].cells[0].why
    assert "would not stay" in why
    assert why.endswith("It has 15 improvements; 1 told here.")
    assert len(why) < 300


def test_the_strip_marks_what_changes() -> None:
    found = section(report("korea-2017", outcome=9), "way", WaySection)
    assert [it.number for it in found.stops] == [1, 7, 9]
    assert [it.movers for it in found.stops] == [(), ("North Korea",), ("United States",)]
    changed = {
        (line.label, k)
        for lane in found.lanes
        for line in lane.lines
        for k, (_, is_new) in enumerate(line.cells)
        if is_new
    }
    assert changed == {
        ("Abandon the nuclear program and admit inspectors", 1),
        ("Withdraw troops and normalize relations", 2),
    }
    assert [it.below for it in found.stops] == [(), ("North Korea",), ("United States",)]


def test_concerns_name_their_sources_and_readings() -> None:
    concerns = Concerns(
        (
            Concern("one", "first-swerves", "It is safe", "military", "treaty"),
            Concern("two", "second-swerves", None, None, "modeller"),
        )
    )
    dispute = comity.read("chicken")
    sources = (*dispute.sources, Source("treaty", "A treaty", "https://example.org/t"))
    preferences = {**dispute.preferences, "first-driver": concerns}
    told = report(replace(dispute, preferences=preferences, sources=sources))
    wants = section(told, "dispute", DisputeSection).sides[0].wants
    listed = section(told, "sources", SourceSection).sources
    assert [(it.place, it.text, it.domain, it.reading) for it in wants] == [
        (1, "It is safe", "military", False),
        (2, "", "", True),
    ]
    assert wants[0].source == listed[-1]
    assert listed[-1].number == len(sources)
    public = report(replace(dispute, preferences=preferences, sources=sources), "public")
    assert "A treaty" not in page(public)


def test_only_addresses_of_the_web_become_links() -> None:
    dispute = comity.read("chicken")
    odd = Source("odd", "Odd", "javascript:alert(1)")
    told = section(report(replace(dispute, sources=(odd,), expected=())), "sources", SourceSection)
    assert told.sources[0].url is None


def test_how_to_make_it_again() -> None:
    study = comity.study(comity.read("chicken"))
    made = Provenance(digest="sha256:abc", command="comity report chicken")
    audiences: tuple[Audience, ...] = ("mediator", "public")
    for audience in audiences:
        told = view(study, audience=audience, provenance=made)
        rows = {row[0]: row[1] for row in told.sections[-1].tables[0].rows}
        assert rows["Comity"] == comity.__version__
        assert rows["command"] == "comity report chicken"
        assert ("digest of the case" in rows) == (audience == "mediator")


def test_many_outcomes_are_bounded_and_counted() -> None:
    parties = [
        {
            "id": f"p{k}",
            "name": f"P{k}",
            "options": [{"id": f"o{k}-{j}", "label": f"O{k}{j}"} for j in range(3)],
        }
        for k in range(4)
    ]
    wants = {
        f"p{k}": {
            "concerns": [{"id": "c", "want": f"o{(k + 1) % 4}-0"}, {"id": "d", "want": f"o{k}-1"}]
        }
        for k in range(4)
    }
    case = {
        "comity": 1,
        "id": "many",
        "title": "Many",
        "parties": parties,
        "status_quo": {},
        "preferences": wants,
    }
    told = report(comity.parse(json.dumps(case)))
    options = section(told, "outcomes", OutcomeSection)
    holds = section(told, "stability", StabilitySection)
    assert len(options.columns) == COLUMNS
    assert len(holds.rows) == ROWS
    proved = sum(bool(cell.why) for row in holds.rows for it in row.verdicts for cell in it.cells)
    assert 0 < proved <= PROVED
    assert any(note.startswith(f"Not shown: {4096 - COLUMNS:,} outcomes") for note in options.notes)
    shown = {it.number for it in options.columns}
    assert 1 in shown


def test_wide_tables_are_broken_into_blocks_that_leave_nothing_out() -> None:
    told = report("elmira-1991")
    holds = section(told, "stability", StabilitySection)
    assert [holds.concepts[it.start : it.end] for it in holds.blocks] == [
        ("Nash", "GMR"),
        ("SMR", "SEQ", "SSEQ"),
    ]
    for block in section(told, "outcomes", OutcomeSection).blocks:
        assert block.end - block.start <= WIDTH
    html = page(told)
    assert "<caption>Who would stay where: SMR, SEQ, SSEQ</caption>" in html
    assert "<caption>Outcomes in option form</caption>" in html
    for number, row in enumerate(holds.rows):
        for concept in range(len(holds.concepts)):
            for party in range(len(holds.parties)):
                why = f"why-{row.number}-{concept}-{party}"
                assert html.count(f'data-why="{why}"') == 1, number
                assert html.count(f'id="{why}"') == 1


@pytest.mark.parametrize(("count", "most"), [(1, 12), (12, 12), (13, 12), (50, 12), (7, 1)])
def test_blocks_are_few_and_even(count: int, most: int) -> None:
    found = blocks(count, most)
    sizes = [it.end - it.start for it in found]
    assert [k for it in found for k in range(it.start, it.end)] == [*range(count)]
    assert len(found) == -(-count // most)
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1


def test_a_concept_of_many_parties_is_a_block_of_its_own() -> None:
    told = view(comity.study(crowd(16), ["nash", "gmr"]), audience="mediator")
    found = section(told, "stability", StabilitySection)
    assert [it.end - it.start for it in found.blocks] == [1, 1]
    assert len(found.parties) == 16


def test_reports_and_studies_show_themselves_in_short() -> None:
    study = comity.study(replace(comity.read("chicken"), status_quo=None, title="<b>Two</b>"))
    told = view(study, audience="public")
    assert repr(study).startswith("<Study of chicken, without: settlements; ")
    assert repr(told).startswith("<Report for the public: ")
    html = told._repr_html_()
    assert "&lt;b&gt;Two" in html
    assert all(it.title in html for it in told.sections)


def test_an_audience_that_there_is_not_is_refused() -> None:
    study = comity.study(comity.read("chicken"))
    with pytest.raises(comity.ComityError, match="audience-unknown"):
        view(study, audience="press")  # type: ignore[arg-type]


SAME = """\
comity: 1
id: same
title: Same
parties:
  - {id: a, name: A, options: [{id: p, label: P}]}
  - {id: b, name: B, options: [{id: q, label: Q}]}
same: [p]
status_quo: {p: yes, q: yes}
preferences:
  a: {concerns: [{id: c, want: not p}]}
  b: {concerns: [{id: d, want: not p and q}]}
"""


def test_the_strip_changes_no_option_that_nobody_touches() -> None:
    found = section(report(comity.parse(SAME), outcome=3), "way", WaySection)
    assert [it.movers for it in found.stops] == [(), ("A",)]
    cells = {line.label: line.cells for lane in found.lanes for line in lane.lines}
    assert cells == {"P": (("Y", False), ("N", True)), "Q": (("Y", False), ("Y", False))}


def test_the_strip_of_a_long_way_ends_where_the_way_does() -> None:
    names = [f"S{k}" for k in range(71)]
    case = {
        "comity": 1,
        "id": "chain",
        "title": "Chain",
        "parties": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
        "graph": {
            "outcomes": names,
            "moves": {
                "a": [[names[k], names[k + 1]] for k in range(0, 70, 2)],
                "b": [[names[k], names[k + 1]] for k in range(1, 70, 2)],
            },
        },
        "status_quo": "S0",
        "preferences": {it: {"ranking": names[::-1]} for it in "ab"},
    }
    told = report(comity.parse(json.dumps(case)), outcome="S70", concepts=["nash"])
    found = section(told, "way", WaySection)
    assert len(found.stops) == 60
    assert (found.stops[0].number, found.stops[-1].number) == (1, 71)
    assert "Not shown: 11 stops before the last one." in found.notes


def test_held_is_explained_to_everybody() -> None:
    audiences: tuple[Audience, ...] = ("mediator", "public")
    for audience in audiences:
        told = next(it for it in report("elmira-1991", audience).sections if it.id == "stability")
        assert "held: holds only because nobody has a move; that is no success." in told.notes


def test_the_answers_in_short_begin_with_what_is_proposed() -> None:
    first, second, *_ = report("korea-2017", outcome=9).sections[0].facts
    assert first.startswith("Proposed: 9 (Withdraw troops and normalize relations; ")
    assert "Every party would stay there under GMR, SMR, SEQ, SSEQ and SIM; not under" in first
    assert second == (
        "Against the status quo, better off there: North Korea. Worse off: United States."
    )
    public = report("korea-2017", "public", outcome=9).sections[0].facts
    assert public[0] == first
    assert not any("better off" in it for it in public)


def test_where_nobody_can_move_the_answers_in_short_agree() -> None:
    facts = report("barter").sections[0].facts
    assert "It holds only because nobody has a move." in facts[0]
    assert facts[1] == (
        "No outcome holds under any of the concepts computed, but for those that nobody can leave."
    )


def test_where_no_concept_is_defined_nothing_is_said_to_hold_or_not() -> None:
    audiences: tuple[Audience, ...] = ("mediator", "public")
    for audience in audiences:
        told = report("elmira-1991", audience, outcome=10, concepts=["limited=2"])
        facts = told.sections[0].facts
        undefined = "L2: not defined for other than two parties with moves."
        assert f"Whether any outcome holds is not said. {undefined}" in facts
        assert "Status quo: 1 (Delay the appeal)." in facts
        assert not any(it in " ".join(facts) for it in ("It does not hold", "would", "No outcome"))
        stability = next(it for it in told.sections if it.id == "stability")
        assert (stability.tables, stability.notes[0]) == ((), undefined)


def test_a_supposed_status_quo_is_said_to_be_one_before_anything_else() -> None:
    supposed = compared_with(comity.read("syria-iraq-1975"), 4)
    told = report(supposed)
    assert told.sections[0].facts[0].startswith("Another outcome is put in the place of the status")
    options = section(told, "dispute", DisputeSection).sides[0].options
    assert options is not None
    assert "supposed" in options.columns
    assert section(told, "outcomes", OutcomeSection).now == "supposed"
    rows = {row[0]: row[1] for row in told.sections[-1].tables[0].rows}
    assert rows["compared with"] == "supposed status quo: 4"


def test_what_is_cut_is_told() -> None:
    parties = [{"id": "a", "name": "A", "options": [{"id": "o", "label": "O"}]}]
    wants = [{"id": f"c{k}", "want": "o"} for k in range(201)]
    case = {
        "comity": 1,
        "id": "long",
        "title": "Long",
        "parties": parties,
        "infeasible": [f"o and not o and ({' or '.join(['o'] * (k + 1))})" for k in range(201)],
        "status_quo": {},
        "preferences": {"a": {"concerns": wants}},
    }
    told = section(report(comity.parse(json.dumps(case))), "dispute", DisputeSection)
    assert len(told.sides[0].wants) == 200
    assert told.sides[0].order.endswith("The first 200 are listed.")
    assert told.tables[0].title == "Rules, the first 200 of 201"


def test_long_labels_do_not_make_the_page_large() -> None:
    options = [{"id": f"o{k}", "label": "y" * 500} for k in range(6)]
    wants = {"concerns": [{"id": f"c{k}", "want": f"o{k}"} for k in range(6)]}
    case = {
        "comity": 1,
        "id": "wide",
        "title": "Wide",
        "parties": [
            {"id": "a", "name": "A", "options": options[:3]},
            {"id": "b", "name": "B", "options": options[3:]},
        ],
        "status_quo": {},
        "preferences": {"a": wants, "b": wants},
    }
    assert len(page(report(comity.parse(json.dumps(case))))) < 4_000_000
