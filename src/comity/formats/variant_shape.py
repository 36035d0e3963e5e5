"""The shape of what only variants of concepts go by: open comparisons, attitudes, views."""

from __future__ import annotations

from typing import get_args

from comity.formats.preference_shape import PreferenceShape
from comity.formats.shapes import Field, ListOf, MapOf, PairOf, Record
from comity.formats.values import Number, Ref, Text
from comity.model.dispute import Attitude, Degree, Fuzzy, Likely, Perception

_COMPARED = (
    Field("outcome", Ref(), "what is compared", required=True),
    Field("over", Ref(), "what it is compared with", required=True),
)

LIKELY = Record(
    Likely,
    (
        *_COMPARED,
        Field("chance", Number(), "how likely it is preferred, from 0 to 1", required=True),
    ),
)

DEGREE = Record(
    Degree,
    (
        *_COMPARED,
        Field("degree", Number(), "to what degree it is preferred, from 0 to 1", required=True),
    ),
)

FUZZY = Record(
    Fuzzy,
    (
        Field("threshold", Number(), "certainty from which the party acts", required=True),
        Field("pairs", ListOf(DEGREE), "comparisons that are not plain"),
    ),
)

VIEW = Record(
    Perception,
    (
        Field("preferences", MapOf(PreferenceShape()), "what it takes others to want"),
        Field("unseen", ListOf(Text()), "statements: where one is true it does not think of"),
    ),
)

_UNKNOWN = MapOf(ListOf(PairOf(Ref(), "outcome, outcome")))
_ATTITUDES = MapOf(MapOf(Text(get_args(Attitude))))

VARIANT_FIELDS = (
    Field("unknown", _UNKNOWN, "comparisons that are not known", later=True),
    Field("likely", MapOf(ListOf(LIKELY)), "comparisons known with a probability", later=True),
    Field("fuzzy", MapOf(FUZZY), "comparisons known to a degree", later=True),
    Field("attitudes", _ATTITUDES, "what parties wish each other", later=True),
    Field("views", MapOf(VIEW), "how parties see it where it is not so", later=True),
)
