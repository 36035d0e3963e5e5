"""What a case says besides orders of outcomes stands with each party, for mediators."""

import comity
from comity.model.space import outcome_space
from comity.report.document import view
from comity.report.sections.besides import MOST, besides
from comity.report.sections.dispute import DisputeSection

CASE = """
comity: 1
id: pasture
title: A pasture that two use
parties:
  - {id: ann, name: Ann, options: [{id: graze, label: Ann grazes}]}
  - {id: bob, name: Bob, options: [{id: fence, label: Bob fences}]}
status_quo: {}
preferences:
  ann: {ranking: [YN, ">>", NN, NY, YY]}
  bob: {concerns: [{id: calm, want: not graze, strength: 3}, {id: order, want: fence}]}
unknown: {ann: [[NY, YY]]}
likely: {bob: [{outcome: NN, over: NY, chance: 0.25}]}
fuzzy: {bob: {threshold: 0.5, pairs: [{outcome: 1, over: "-Y", degree: 1/3}]}}
attitudes: {ann: {bob: negative}}
views: {bob: {preferences: {ann: {ranking: [YY, [NN, YN, NY]]}}, unseen: [graze and fence]}}
"""


def test_everything_that_is_said_has_a_row() -> None:
    space = outcome_space(comity.parse(CASE))
    ann, bob = besides("ann", space), besides("bob", space)
    assert ann is not None
    assert ann.rows == (
        ("strength", "place 1 over place 2", "2"),
        ("not known", "3 (Bob fences) or 4 (Ann grazes; Bob fences)", ""),
        ("attitude", "to Bob", "negative"),
    )
    assert bob is not None
    assert bob.rows == (
        ("strength", "concern 1, calm", "3"),
        ("chance", "1 (no option taken) over 3 (Bob fences)", "0.25"),
        ("threshold", "how clear a preference must be to act on it", "0.5"),
        ("degree", "1 (no option taken) over any of 2 outcomes (-Y)", "0.3333"),
        ("view", "takes Ann to want", "best first: YY, NN = YN = NY"),
        ("view", "does not think of", "what fulfils graze and fence: 1 outcome"),
    )


def test_what_is_not_known_has_a_row() -> None:
    said = """
known:
  bob: {dont_know: [[calm, order]]}
  ann: {alternatives: [{chance: 2/3}, {chance: 1/3, preference: {weights: {graze: 1}}}]}
  cat: {weights: {fence: [-1, 2.5]}}
"""
    text = CASE.replace("status_quo", "  - {id: cat, name: Cat, kind: affected}\nstatus_quo")
    text = text.replace("preferences:", "preferences:\n  cat: {weights: {fence: 1}}", 1)
    space = outcome_space(comity.parse(text + said))
    rows = {it: besides(it, space) for it in ("ann", "bob", "cat")}
    assert rows["cat"] is not None
    assert rows["cat"].rows == (("bounds", "weight of fence", "-1 to 2.5"),)
    assert rows["bob"] is not None
    assert ("not known", "which matters more: calm or order", "") in rows["bob"].rows
    assert rows["ann"] is not None
    assert rows["ann"].rows[2:4] == (
        ("chance", "as stated", "0.6667"),
        ("chance", "weights: graze: 1", "0.3333"),
    )


def test_nothing_said_makes_no_table() -> None:
    assert besides("row", outcome_space(comity.read("chicken"))) is None


def test_very_much_is_cut_and_the_title_says_so() -> None:
    pairs = ", ".join("[NY, YY]" for _ in range(MOST + 5))
    dispute = comity.parse(CASE.replace("ann: [[NY, YY]]", f"ann: [{pairs}]"))
    table = besides("ann", outcome_space(dispute))
    assert table is not None
    assert len(table.rows) == MOST
    assert table.title.endswith(f"the first {MOST} rows")


def test_only_mediators_read_it() -> None:
    study = comity.study(comity.parse(CASE))
    for audience, there in (("mediator", True), ("public", False)):
        (section,) = (
            it
            for it in view(study, audience="mediator" if there else "public").sections
            if isinstance(it, DisputeSection)
        )
        assert all((side.besides is not None) == there for side in section.sides), audience


def test_words_are_explained_where_the_report_uses_them() -> None:
    study = comity.study(comity.parse(CASE))
    for audience, there in (("mediator", True), ("public", False)):
        report = view(study, audience="mediator" if there else "public")
        (limits,) = (it for it in report.sections if it.id == "limits")
        words = {row[0] for row in limits.tables[-1].rows}
        assert ({"strength", "attitude", "steady"} <= words) == there, audience
    plain = view(comity.study(comity.read("chicken")), audience="mediator")
    assert all("strength" not in row for row in plain.sections[-3].tables[-1].rows)
