"""Two .gmcr files, written for the tests."""

import json
from typing import Any

File = dict[str, Any]

BORDER: File = {
    "program": "a test",
    "version": "1",
    "options": [
        {"name": "Open border", "permittedDirection": "both"},
        {"name": "Mobilise", "permittedDirection": "fwd"},
        {"name": "Recall envoy", "permittedDirection": "back"},
    ],
    "decisionMakers": [
        {
            "name": "North",
            "options": [0, 1],
            "preferences": [
                [[2, "N"]],
                {"compound": True, "members": [[[0, "Y"], [1, "N"]], [[1, "Y"], [2, "Y"]]]},
            ],
        },
        {
            "name": "South",
            "options": [2],
            "preferences": [[[1, "N"], [0, "Y"]]],
            "preferenceRanking": [2, [1, 5], 6, [3, 4]],
        },
    ],
    "infeasibles": [[[0, "Y"], [1, "Y"]]],
    "useManualPreferenceRanking": False,
}

RANKED: File = {
    "options": [{"name": "Talk"}, {"name": "Walk"}],
    "decisionMakers": [
        {"name": "One", "options": [1], "preferenceVector": [4, [2, 3], 1]},
        {"name": "Two", "options": [0], "preferenceVector": [1, 2, 3, 4]},
    ],
    "useManualPreferenceVectors": True,
}


def text(file: File, **changes: Any) -> str:
    """Give the text of a file with some of its keys changed."""
    return json.dumps(file | changes)
