"""The shape of a case file, format 1: every key, in the order of reference and of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.errors import ComityError, Fault, quoted
from comity.formats.known_shape import KnownShape
from comity.formats.lever_shape import LEVER, MOVE_FIELDS
from comity.formats.nodes import Mapping
from comity.formats.preference_shape import PreferenceShape
from comity.formats.shapes import Field, ListOf, MapOf, PairOf, Record
from comity.formats.values import BAD, Bad, Id, Ref, Text
from comity.formats.variant_shape import VARIANT_FIELDS
from comity.model.dispute import (
    Dispute,
    Expected,
    ForbiddenMove,
    Graph,
    JointOption,
    Option,
    Party,
    Source,
)
from comity.stability.concept import ID, read_concept

if TYPE_CHECKING:
    from comity.errors import Path
    from comity.formats.nodes import Node
    from comity.formats.values import Data

VERSION = "1"
CONFIDENCE = ("read", "corroborated", "recalled", "constructed")


class StatusQuo:
    """Options and their levels; in graph form an outcome's name."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        return (MapOf(Id()) if isinstance(node, Mapping) else Text()).read(node, path, faults)

    def dump(self, value: Any, *, short: bool = False) -> Data:  # noqa: ARG002
        return value if isinstance(value, str) else dict(value)

    def schema(self) -> dict[str, Data]:
        return {"anyOf": [{"type": "string"}, MapOf(Id()).schema()]}


class ConceptId:
    """The id of a concept, in any order of its words; it is kept in the one that is written."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> str | Bad:
        text = Text().read(node, path, faults)
        if isinstance(text, Bad):
            return BAD
        try:
            return str(read_concept(text))
        except ComityError as error:
            faults += [fault.under(path) for fault in error.faults]
            return BAD

    def dump(self, value: str, *, short: bool = False) -> Data:  # noqa: ARG002
        return value

    def schema(self) -> dict[str, Data]:
        return {"type": "string", "pattern": ID}


class FormatVersion:
    """The number of the format."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        text = Text().read(node, path, faults)
        if text is not BAD and text != VERSION:
            what = f"this is format {quoted(str(text))} and this version reads format {VERSION}"
            faults.append(Fault(path, what, f"write comity: {VERSION}", "format-version"))
        return text

    def dump(self, value: Any, *, short: bool = False) -> Data:  # noqa: ARG002
        return int(VERSION)

    def schema(self) -> dict[str, Data]:
        return {"const": int(VERSION)}


_CHANGE = "direction in which a move may change it: up, down or any (the default)"
_LEVELS = "level ids from the lowest on; the first means not taken; [no, yes] when left out"
_TAGS = "what the option is, e.g. coercion, for principle checks"

OPTION_FIELDS = (
    Field("id", Id(), "the option's id, used in statements", required=True),
    Field("label", Text(), "what the option is, in words", required=True),
    Field("levels", ListOf(Id()), _LEVELS),
    Field("change", Text(("any", "up", "down")), _CHANGE),
    Field("tags", ListOf(Text()), _TAGS),
    Field(
        "level_names",
        ListOf(Text()),
        "what people read instead of the ids of its levels",
        later=True,
    ),
)

PARTY = Record(
    Party,
    (
        Field("id", Id(), "the party's id", required=True),
        Field("name", Text(), "the party's name", required=True),
        Field("kind", Text(("party", "affected")), "affected: a bystander without options"),
        Field("options", ListOf(Record(Option, OPTION_FIELDS)), "what the party can do alone"),
    ),
)

JOINT_OPTION = Record(
    JointOption,
    (
        *OPTION_FIELDS[:2],
        Field("consent", ListOf(Id()), "the parties that must agree to a change", required=True),
        *OPTION_FIELDS[2:],
    ),
)

SOURCE = Record(
    Source,
    (
        Field("id", Id(), "the source's id", required=True),
        Field("citation", Text(), "author, year, title, place", required=True),
        Field("url", Text(), "where it can be read"),
    ),
)

FORBIDDEN_MOVE = Record(ForbiddenMove, MOVE_FIELDS)

GRAPH = Record(
    Graph,
    (
        Field("outcomes", ListOf(Text()), "the outcomes' names, in their order", required=True),
        Field(
            "moves",
            MapOf(ListOf(PairOf(Text(), "from, to"))),
            "each party's single moves",
            required=True,
        ),
    ),
)

EXPECTED = Record(
    Expected,
    (
        Field("concept", ConceptId(), "the concept's id", required=True),
        Field("equilibria", ListOf(Ref()), "the equilibria by the definitions"),
        Field("party", Id(), "instead of equilibria: the party whose stability is given"),
        Field("stable", ListOf(Ref()), "and the outcomes stable for it"),
        Field("among", ListOf(Ref()), "only these outcomes are compared"),
        Field("published", ListOf(Ref()), "what the source prints, where that differs"),
        Field("published_as", ListOf(Ref()), "the source's own names of these outcomes"),
        Field("reason", Text(), "why the published answer differs"),
        Field("source", Text(), "id of the source", required=True),
        Field("where", Text(), "page or table in the source"),
        Field("confidence", Text(CONFIDENCE), "how sure the published answer is"),
    ),
)

CASE = Record(
    Dispute,
    (
        Field("id", Id(), "the case's id", required=True),
        Field("title", Text(), "the case's title", required=True),
        Field("summary", Text(), "one paragraph"),
        Field("confidence", Text(CONFIDENCE), "how sure it is that the model is as published"),
        Field("notes", Text(), "what to know about the model and its source"),
        Field("sources", ListOf(SOURCE), "what the case rests on"),
        Field("parties", ListOf(PARTY), "who is in it, in the order of reports", required=True),
        Field("joint_options", ListOf(JOINT_OPTION), "what changes only by agreement"),
        Field("infeasible", ListOf(Text()), "statements: where one is true cannot be"),
        Field("same", ListOf(Text()), "statements: where one is true is a single outcome"),
        Field("forbidden_moves", ListOf(FORBIDDEN_MOVE), "single moves that cannot be made"),
        Field("graph", GRAPH, "instead of options: a dispute published as a graph"),
        Field("status_quo", StatusQuo(), "how things are now; options not named: first level"),
        Field("preferences", MapOf(PreferenceShape()), "who wants what", required=True),
        *VARIANT_FIELDS,
        Field("known", MapOf(KnownShape()), "what is known of parties, in part", later=True),
        Field("reviewed_tags", ListOf(Text()), "tags every option was checked for"),
        Field("expected", ListOf(EXPECTED), "published answers the case must reproduce"),
        Field("levers", ListOf(LEVER), "what a third party could change; none of it is so yet"),
    ),
)

FILE_FIELDS = (Field("comity", FormatVersion(), "the format: 1", required=True),)
"""Keys of the file that are no part of the dispute itself."""
