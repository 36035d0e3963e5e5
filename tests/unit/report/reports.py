"""Reports of disputes for tests of what they hold, and the language of their pictures."""

import json
from pathlib import Path
from typing import Any, Literal

import altair as alt
import jsonschema

import comity
from comity.report.document import Report, view
from comity.report.pictures.picture import Picture

SCHEMA = Path(alt.__file__).parent / "vegalite" / "v6" / "schema" / "vega-lite-schema.json"
LANGUAGE = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text()))
HOSTILE = (
    "<script>alert(1)</script>",
    "Ann \u202e]]>&\u2066 \U0001f469\u200d\U0001f33e",
    "x" * 500,
)
"""Names that end an element, turn round what follows, join signs, and fill the page."""


def report(dispute: comity.Dispute, audience: Any = "mediator") -> Report:
    return view(comity.study(dispute, ["nash"]), audience=audience)


def pictures(dispute: comity.Dispute) -> dict[str, Picture]:
    return dict(report(dispute).pictures)


def valid(specification: dict[str, Any]) -> bool:
    """Say if a specification is Vega-Lite, and can be written as it is."""
    text = json.dumps(specification, allow_nan=False)
    return LANGUAGE.is_valid(json.loads(text))


def hostile(parties: int = 3) -> comity.Dispute:
    """Make a dispute whose names do what they can."""
    rows = []
    for number in range(parties):
        name = HOSTILE[number % len(HOSTILE)]
        option = comity.Option(f"o{number}", name)
        rows.append(comity.Party(f"p{number}", name, options=(option,)))
    wants = {
        party.id: comity.Concerns((comity.Concern("c", f"o{number}", text=party.name),))
        for number, party in enumerate(rows)
    }
    return comity.Dispute("hostile", HOSTILE[0], tuple(rows), wants, status_quo={})


def crowd(parties: int) -> comity.Dispute:
    """Make a dispute of many parties with long names; from the 19th on they look on."""
    acting = min(parties, 18)
    rows = []
    for number in range(parties):
        options = (comity.Option(f"o{number}", f"Part {number}"),) if number < acting else ()
        name = f"Ministry {number} of the Environment"
        kind: Literal["party", "affected"] = "party" if options else "affected"
        rows.append(comity.Party(f"p{number}", name, kind, options=options))
    wants = {}
    for number, party in enumerate(rows):
        want = f"o{(number + 1) % acting} or not o{number % acting}"
        wants[party.id] = comity.Concerns((comity.Concern("c", want),))
    few = f"at_least(2, {', '.join(f'o{number}' for number in range(acting))})"
    return comity.Dispute(
        f"crowd-{parties}", "Many", tuple(rows), wants, infeasible=(few,), status_quo={}
    )
