"""The shape of what is known of a party where its preference is not known whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from comity.errors import Fault
from comity.formats.nodes import Mapping
from comity.formats.preference_shape import PreferenceShape, Wrapped
from comity.formats.shapes import Field, ListOf, MapOf, PairOf, Record
from comity.formats.values import BAD, Id, Number, wrong
from comity.model.check import unknown
from comity.model.known import Alternative, Alternatives, Intervals, PartlyOrdered

if TYPE_CHECKING:
    from comity.errors import Path
    from comity.formats.nodes import Node
    from comity.formats.values import Data, Shape
    from comity.model.known import Known

_BEFORE = "chains of concerns, the most important first: no other order is known"
_DONT_KNOW = "groups of concerns among which no order is known"
ORDER = Record(
    PartlyOrdered,
    (
        Field("before", ListOf(ListOf(Id())), _BEFORE),
        Field("dont_know", ListOf(ListOf(Id())), _DONT_KNOW),
    ),
)

ALTERNATIVE = Record(
    Alternative,
    (
        Field("chance", Number(), "how likely it is, above 0 and up to 1", required=True),
        Field("preference", PreferenceShape(), "what the party then wants; left out: as stated"),
    ),
)


class _Form(NamedTuple):
    """A way to say what is known: the class it makes, its keys, and the shape of one of them."""

    made: type
    keys: tuple[str, ...]
    shape: Shape


FORMS = (
    _Form(PartlyOrdered, ("before", "dont_know"), ORDER),
    _Form(Intervals, ("weights",), Wrapped(MapOf(PairOf(Number(), "least, greatest")), Intervals)),
    _Form(Alternatives, ("alternatives",), Wrapped(ListOf(ALTERNATIVE), Alternatives)),
)
KEYS = tuple(key for form in FORMS for key in form.keys)
_KINDS = "before and dont_know, weights, alternatives"


class KnownShape:
    """Exactly one of the forms in which can be said what is known of a party."""

    def read(self, node: Node, path: Path, faults: list[Fault]) -> Any:
        if not isinstance(node, Mapping):
            faults.append(wrong(node, path, f"one of: {_KINDS}"))
            return BAD
        given = {key.text: (key, item) for key, item in node.entries}
        strangers = [key for key in given if key not in KEYS]
        faults += [unknown("key", it, KEYS, (*path, it), "key-unknown") for it in strangers]
        forms = [form for form in FORMS if any(key in given for key in form.keys)]
        if len(forms) > 1:
            what = f"what is known of a party is said in one form, here are {len(forms)}"
            faults.append(Fault(path, what, f"keep one of: {_KINDS}", "key-missing"))
        elif not given:
            what, todo = "nothing is said of what is known", f"write one of: {_KINDS}"
            faults.append(Fault(path, what, f"{todo}, or leave the party out", "key-missing"))
        if strangers or len(forms) != 1:
            return BAD
        form = forms[0]
        if isinstance(form.shape, Record):
            return form.shape.read(node, path, faults)
        (key,) = form.keys
        return form.shape.read(given[key][1], (*path, key), faults)

    def dump(self, value: Known, *, short: bool = False) -> Data:
        form = next(it for it in FORMS if isinstance(value, it.made))
        if isinstance(form.shape, Record):
            # Something must stand there for the form to be seen.
            return form.shape.dump(value, short=True) or {"dont_know": []}
        return {form.keys[0]: form.shape.dump(value, short=short)}

    def schema(self) -> dict[str, Data]:
        kinds: list[Data] = []
        for form in FORMS:
            if isinstance(form.shape, Record):
                kinds.append(form.shape.schema() | {"minProperties": 1})
                continue
            (key,) = form.keys
            entry: dict[str, Data] = {"type": "object", "properties": {key: form.shape.schema()}}
            kinds.append(entry | {"required": [key], "additionalProperties": False})
        return {"oneOf": kinds}
