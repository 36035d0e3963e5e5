"""Two camps that share water, as files of other programs; made up for the tests.

North and south are Genius files, and with the villages between them GeniusWeb files.
"""

import json
from pathlib import Path
from typing import Any

CAMP_XML = """\
<negotiation_template>
 <utility_space number_of_issues="3">
  <objective name="camp" index="0" etype="objective" type="objective">
   <issue name="Water from" index="1" type="discrete" etype="discrete" vtype="discrete">
    <item index="1" value="river"/>
    <item index="2" value="deep well"/>
    <item index="3" value="trucks"/>
   </issue>
   <issue name="Litres" index="2" type="integer" lowerbound="-1" upperbound="3"/>
   <issue name="Guard" index="3">
    <item index="1" value="nobody"/>
    <item index="2" value="both"/>
   </issue>
  </objective>
 </utility_space>
</negotiation_template>
"""

NORTH_XML = """\
<utility_space>
 <objective name="camp" index="0" etype="objective" type="objective">
  <issue name="Water from" index="1" type="discrete">
   <item index="1" value="river" evaluation="3"/>
   <item index="2" value="deep well" evaluation="2.0"/>
   <item index="3" value="trucks" evaluation="0"/>
  </issue>
  <issue name="Litres" index="2" type="integer" lowerbound="-1" upperbound="3">
   <evaluator ftype="linear" offset="0.2" slope="0.25"/>
  </issue>
  <issue name="Guard" index="3">
   <item index="1" value="nobody" evaluation="1"/>
   <item index="2" value="both" evaluation="4"/>
  </issue>
  <weight index="1" value="0.5"/>
  <weight index="2" value="0.3"/>
  <weight index="3" value="0.2"/>
 </objective>
 <discount_factor value="1.0"/>
 <reservation value="0.25"/>
</utility_space>
"""

SOUTH_XML = """\
<utility_space>
 <objective name="camp" index="0">
  <issue name="Guard" index="3">
   <item index="2" value="both" evaluation="1"/>
   <item index="1" value="nobody" evaluation="2"/>
  </issue>
  <issue name="Litres" index="2" type="integer">
   <range lowerbound="-1" upperbound="3"/>
   <evaluator offset="1" slope="-0.25"/>
  </issue>
  <issue name="Water from" index="1">
   <item index="1" value="river" evaluation="1"/>
   <item index="2" value="deep well" evaluation="7"/>
   <item index="3" value="trucks" evaluation="7"/>
  </issue>
  <weight index="3" value="0.1"/>
  <weight index="2" value="0.6"/>
  <weight index="1" value="0.3"/>
 </objective>
</utility_space>
"""

CAMP_JSON: dict[str, Any] = {
    "name": "Water for two camps",
    "issuesValues": {
        "Water from": {"values": ["river", "deep well"]},
        "Hours": {"range": [0.5, 2, 0.5]},
    },
}


def profile(
    name: str,
    wells: tuple[float, float],
    hours: tuple[float, float],
    weights: tuple[float, float],
    bid: Any = None,
) -> dict[str, Any]:
    """Give a profile: the utility of river and well, and of the fewest and the most hours."""
    listed = {"valueUtilities": {"deep well": wells[1], "river": wells[0]}}
    line = {"lowValue": 0.5, "lowUtility": hours[0], "highValue": 2, "highUtility": hours[1]}
    space = {
        "issueUtilities": {
            "Water from": {"DiscreteValueSetUtilities": listed},
            "Hours": {"NumberValueSetUtilities": line},
        },
        "issueWeights": {"Water from": weights[0], "Hours": weights[1]},
        "domain": CAMP_JSON,
        "name": name,
        "reservationBid": None if bid is None else {"issuevalues": bid},
    }
    return {"LinearAdditiveUtilitySpace": space}


NORTH_JSON = profile("North", (0, 1), (0, 1), (0.4, 0.6), {"Water from": "river", "Hours": 1})
SOUTH_JSON = profile("South", (1, 0.1), (1, 0), (0.75, 0.25))
VILLAGES_JSON = profile("Villages", (0.3, 0.6), (0.2, 0.5), (0.5, 0.5), {"Hours": 2.0})


def write_genius(folder: Path) -> tuple[Path, list[Path]]:
    """Write the Genius files; give the domain's path and the profiles'."""
    texts = {"camp.xml": CAMP_XML, "north.xml": NORTH_XML, "south.xml": SOUTH_XML}
    return _written(folder, texts)


def write_geniusweb(folder: Path) -> tuple[Path, list[Path]]:
    """Write the GeniusWeb files; give the domain's path and the profiles'."""
    data = {"camp": CAMP_JSON, "a": NORTH_JSON, "b": SOUTH_JSON, "c": VILLAGES_JSON}
    return _written(folder, {f"{name}.json": json.dumps(it) for name, it in data.items()})


def _written(folder: Path, texts: dict[str, str]) -> tuple[Path, list[Path]]:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    domain, *profiles = [folder / name for name in texts]
    return domain, profiles
