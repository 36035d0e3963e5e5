"""Which levers never go together, pair by pair, written by hand: for the code and its oracle."""

import json
from itertools import combinations

import comity
from tests.oracles.levers import clash
from tests.strategies import Case

EFFECTS: dict[str, Case] = {
    "raise-a": {"raise_concern": {"party": "north", "concern": "a"}},
    "raise-a-more": {"raise_concern": {"party": "north", "concern": "a", "places": 2}},
    "lower-a": {"lower_concern": {"party": "north", "concern": "a"}},
    "raise-b": {"raise_concern": {"party": "north", "concern": "b"}},
    "south-a": {"raise_concern": {"party": "south", "concern": "a"}},
    "add": {"add_concern": {"party": "north", "want": "dam", "before": "a"}},
    "add-the-same": {"add_concern": {"party": "north", "want": "dam", "before": "a"}},
    "dam-up": {"make_one_way": {"option": "dam", "change": "up"}},
    "dam-down": {"make_one_way": {"option": "dam", "change": "down"}},
    "no-dam": {"remove_option": {"option": "dam"}},
    "more-dam": {"add_option_level": {"option": "dam", "level": "more"}},
    "arm-up": {"make_one_way": {"option": "arm", "change": "up"}},
    "bar": {"bar_move": {"from": "dam", "to": "not dam"}},
    "bar-the-same": {"bar_move": {"from": "dam", "to": "not dam"}},
    "pay": {"compensate": {"party": "delta", "statement": "dam", "weight": 1}},
    "pay-more": {"compensate": {"party": "delta", "statement": "dam", "weight": 2}},
    "coast-pays": {
        "compensate": {"party": "delta", "statement": "dam", "weight": 1, "payer": "coast"}
    },
    "pay-for-arms": {"compensate": {"party": "delta", "statement": "arm", "weight": 1}},
    "pay-coast": {"compensate": {"party": "coast", "statement": "dam", "weight": 1}},
}
NEVER_TOGETHER = (
    {"raise-a", "raise-a-more", "lower-a"},
    {"dam-up", "dam-down", "no-dam", "more-dam"},
    {"pay", "pay-more", "coast-pays"},
)
CASE: Case = {
    "comity": 1,
    "id": "river",
    "title": "A river",
    "parties": [
        {"id": "north", "name": "North", "options": [{"id": "dam", "label": "Dam"}]},
        {"id": "south", "name": "South", "options": [{"id": "arm", "label": "Arm"}]},
        {"id": "delta", "name": "Delta", "kind": "affected"},
        {"id": "coast", "name": "Coast", "kind": "affected"},
    ],
    "status_quo": {"dam": "no"},
    "preferences": {
        "north": {"concerns": [{"id": "a", "want": "arm"}, {"id": "b", "want": "dam"}]},
        "south": {"concerns": [{"id": "c", "want": "dam"}, {"id": "a", "want": "arm"}]},
        "delta": {"weights": {"dam": -1}},
        "coast": {"weights": {"dam": 1}},
    },
    "levers": [{"id": k, "by": "UN", "cost": 1, "effect": it} for k, it in EFFECTS.items()],
}


def test_pairs_that_never_go_together() -> None:
    dispute = comity.parse(json.dumps(CASE))
    touches = {lever.id: lever.touches for lever in dispute.levers}
    for pair in combinations(EFFECTS, 2):
        never = any(group >= set(pair) for group in NEVER_TOGETHER)
        assert clash(CASE, pair) == never, pair
        assert (touches[pair[0]] == touches[pair[1]]) == never, pair
