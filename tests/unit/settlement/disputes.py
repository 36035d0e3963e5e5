"""A small made-up dispute that the tests of certificates and checks work on by hand."""

import comity

LAKE = """\
comity: 1
id: lake
title: A made-up lake
sources: [{id: report, citation: A report}]
parties:
  - id: mill
    name: Mill
    options:
      - {id: dump, label: Dump waste, tags: [coercion]}
      - {id: pay, label: Pay, levels: [none, half, full]}
  - id: town
    name: Town
    options: [{id: sue, label: Sue, tags: [pressure]}]
  - {id: fish, name: Fishers, kind: affected}
joint_options: [{id: plant, label: Build a plant, consent: [mill, town]}]
infeasible: ["sue and plant"]
status_quo: {}
reviewed_tags: [coercion]
preferences:
  mill: {weights: {dump: 2, "pay >= half": -0.5, sue: -3, plant: 1, true: 0}}
  town:
    concerns:
      - {id: clean, want: plant, domain: health, source: report}
      - {id: money, want: pay, text: the mill pays, domain: economic}
  fish:
    concerns: [{id: water, want: not dump, domain: environmental, source: report}]
"""


def lake(**changes: str) -> comity.Dispute:
    """Read the dispute, with texts replaced: each value is ``old -> new``."""
    text = LAKE
    for change in changes.values():
        old, new = change.split(" -> ")
        assert old in text, old
        text = text.replace(old, new)
    return comity.parse(text)


GRAPH = """\
comity: 1
id: graph
title: A made-up graph
parties: [{id: ann, name: Ann}, {id: bob, name: Bob}]
graph:
  outcomes: [now, talk, fight]
  moves: {ann: [[now, talk], [talk, fight]], bob: [[now, fight], [talk, fight]]}
status_quo: now
preferences:
  ann: {ranking: [talk, now, fight]}
  bob: {ranking: [talk, [now, fight]]}
"""
