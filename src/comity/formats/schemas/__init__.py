"""JSON Schemas: of case files and of every result that is written as JSON."""

from comity.formats.schemas.analysis import analysis_schema
from comity.formats.schemas.bargain import bargain_schema
from comity.formats.schemas.better import better_schema
from comity.formats.schemas.case import case_schema
from comity.formats.schemas.inverse import inverse_schema
from comity.formats.schemas.jumps import jumps_schema
from comity.formats.schemas.mediate import mediate_schema
from comity.formats.schemas.perception import perception_schema
from comity.formats.schemas.reach import reach_schema
from comity.formats.schemas.regimes import regimes_schema
from comity.formats.schemas.robust import robust_schema
from comity.formats.schemas.settle import settle_schema

SCHEMAS = {
    "case": case_schema,
    "analysis": analysis_schema,
    "reach": reach_schema,
    "jumps": jumps_schema,
    "settle": settle_schema,
    "better": better_schema,
    "bargain": bargain_schema,
    "regimes": regimes_schema,
    "perceive": perception_schema,
    "inverse": inverse_schema,
    "mediate": mediate_schema,
    "robust": robust_schema,
}
"""What ``comity schema`` prints, by name."""

__all__ = [
    "SCHEMAS",
    "analysis_schema",
    "bargain_schema",
    "better_schema",
    "case_schema",
    "inverse_schema",
    "jumps_schema",
    "mediate_schema",
    "perception_schema",
    "reach_schema",
    "regimes_schema",
    "robust_schema",
    "settle_schema",
]
