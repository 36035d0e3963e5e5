"""What a .gmcr file holds, as plain data: every fault with its place, everything odd noted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.errors import dotted, quoted, shortened
from comity.formats.nodes import Mapping, Scalar, Sequence
from comity.formats.objects import ObjectReader
from comity.formats.values import CONTROL

if TYPE_CHECKING:
    from comity.errors import Path
    from comity.formats.nodes import Node
    from comity.model.dispute import Change

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
CHANGES: dict[str, Change] = {"both": "any", "fwd": "up", "back": "down"}
BY_HAND = ("useManualPreferenceRanking", "useManualPreferenceVectors")
RANKING = ("preferenceRanking", "preferenceVector")
UNREAD = {
    "coalitions": "each decision maker stands for itself",
    "coalitionsFull": "each decision maker stands for itself",
    "misperceptions": "every decision maker is taken to see all outcomes",
    "payoffs": "they follow from the preferences",
}
"""Keys that may be there, and why nothing is lost, or what is."""

Conjunction = tuple[tuple[int, bool], ...]
"""Options by index, and whether they are taken; all of it must hold."""
AnyOf = tuple[Conjunction, ...]


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """An option of the file."""

    name: str
    change: Change


@dataclass(frozen=True, slots=True)
class MakerEntry:
    """A decision maker of the file; `ranking` is None where there is none, `key` is its key."""

    name: str
    options: tuple[int, ...]
    statements: tuple[AnyOf, ...]
    ranking: tuple[tuple[int, ...], ...] | None
    key: str
    by_hand: bool | None


@dataclass(frozen=True, slots=True)
class GmcrFile:
    """The whole file; `by_hand` is None where the file does not say which preferences count."""

    options: tuple[OptionEntry, ...]
    makers: tuple[MakerEntry, ...]
    infeasibles: tuple[AnyOf, ...]
    by_hand: bool | None
    origin: str


class GmcrReader(ObjectReader):
    """Reads nodes; faults and notices gather in it."""

    unread = UNREAD

    def __init__(self) -> None:
        super().__init__()
        self.options: tuple[OptionEntry, ...] = ()
        self.options_listed = False
        self.owner: dict[int, Path] = {}

    def read(self, root: Node) -> GmcrFile:
        """Return the file; what could not be read is left out, with a fault."""
        known = ("options", "decisionMakers", "infeasibles", "program", "version", *BY_HAND)
        entries = self.entries(root, (), known, required=known[:2])
        self.options_listed = isinstance(entries.get("options"), Sequence)
        self.options = tuple(
            self._option(node, path) for node, path in self.items(entries, "options", ())
        )
        makers = tuple(
            self._maker(node, path) for node, path in self.items(entries, "decisionMakers", ())
        )
        self._check_owners()
        infeasibles = self._statements(entries, "infeasibles", ())
        return GmcrFile(
            self.options, makers, infeasibles, self._by_hand(entries, ()), _origin(entries)
        )

    def _option(self, node: Node, path: Path) -> OptionEntry:
        entries = self.entries(node, path, ("name", "permittedDirection"), required=("name",))
        name = self._name(entries, path, "Option")
        direction = entries.get("permittedDirection")
        if direction is None:
            self.note("options without a permittedDirection are taken to go both ways")
            return OptionEntry(name, "any")
        if isinstance(direction, Scalar) and direction.text in CHANGES and not direction.plain:
            return OptionEntry(name, CHANGES[direction.text])
        wanted = ", ".join(f'"{word}"' for word in CHANGES)
        self.wrong(direction, (*path, "permittedDirection"), f"one of: {wanted}")
        return OptionEntry(name, "any")

    def _name(self, entries: dict[str, Node], path: Path, kind: str) -> str:
        node = entries.get("name")
        if not isinstance(node, Scalar) or node.plain:
            if node is not None:
                self.wrong(node, (*path, "name"), "a text in quotes")
            return ""
        clean = CONTROL.sub("", node.text).strip()
        if clean != node.text.strip():
            self.note("characters that cannot be printed were taken out of names")
        if not clean:
            clean = f"{kind} {int(path[-1]) + 1}"
            self.note(f"names that are empty were filled in, as {kind} 1 and so on")
        return clean

    def _maker(self, node: Node, path: Path) -> MakerEntry:
        known = ("name", "options", "preferences", *RANKING, *BY_HAND)
        entries = self.entries(node, path, known, required=("name", "options"))
        owned = [self._owned(item, place) for item, place in self.items(entries, "options", path)]
        key = self._newer(entries, RANKING) or RANKING[0]
        return MakerEntry(
            self._name(entries, path, "Decision maker"),
            tuple(index for index in owned if index is not None),
            self._statements(entries, "preferences", path),
            self._ranking(entries, key, path) if key in entries else None,
            key,
            self._by_hand(entries, path),
        )

    def _by_hand(self, entries: dict[str, Node], path: Path) -> bool | None:
        key = self._newer(entries, BY_HAND)
        if key is None:
            return None
        if not _is_word(entries[key], "true", "false"):
            self.wrong(entries[key], (*path, key), "true or false")
        return _is_word(entries[key], "true")

    def _newer(self, entries: dict[str, Node], keys: tuple[str, ...]) -> str | None:
        """Return the key that is there; of a newer and an older one, the newer."""
        there = [key for key in keys if key in entries]
        if len(there) > 1:
            self.note(f"{there[1]} is not read, since {there[0]} is there too")
        return there[0] if there else None

    def _owned(self, node: Node, path: Path) -> int | None:
        """Return the index of an option that this decision maker controls, alone."""
        index = self._index(node, path)
        if index is not None and index in self.owner:
            what = f"option {index}, {quoted(self.options[index].name)}, is listed a second time"
            todo = f"keep it here or at {dotted(self.owner[index])}"
            self.fault(path, what, todo, "option-owned-twice")
            return None
        if index is not None:
            self.owner[index] = path
        return index

    def _index(self, node: Node, path: Path) -> int | None:
        if not (isinstance(node, Scalar) and node.plain and INTEGER.fullmatch(node.text)):
            self.wrong(node, path, "the number of an option, from 0")
            return None
        index = int(node.text)
        if 0 <= index < len(self.options):
            return index
        if self.options_listed:
            last = len(self.options) - 1
            todo = f"the options are numbered 0 to {last}" if self.options else "add options"
            self.fault(path, f"there is no option number {index}", todo, "id-unknown")
        return None

    def _ranking(
        self, entries: dict[str, Node], key: str, path: Path
    ) -> tuple[tuple[int, ...], ...]:
        """Return the tiers of a ranking, whether or not these outcomes exist."""
        tiers = []
        for node, place in self.items(entries, key, path):
            tied = isinstance(node, Sequence) and node.items
            numbers = []
            for k, item in enumerate(node.items if isinstance(node, Sequence) and tied else [node]):
                if isinstance(item, Scalar) and item.plain and INTEGER.fullmatch(item.text):
                    numbers.append(int(item.text))
                else:
                    wanted = "an outcome's number, or a list of such numbers"
                    self.wrong(item, (*place, k) if tied else place, wanted)
            tiers.append(tuple(numbers))
        return tuple(tiers)

    def _statements(self, entries: dict[str, Node], key: str, path: Path) -> tuple[AnyOf, ...]:
        return tuple(self._statement(node, place) for node, place in self.items(entries, key, path))

    def _statement(self, node: Node, path: Path) -> AnyOf:
        """Return a statement as conjunctions of which any must hold; nesting is bounded."""
        if not isinstance(node, Mapping):
            return (self._conjunction(node, path),)
        entries = self.entries(
            node, path, ("compound", "members"), required=("compound", "members")
        )
        flag = entries.get("compound")
        if flag is not None and not _is_word(flag, "true"):
            self.wrong(flag, (*path, "compound"), "true")
        members = self.items(entries, "members", path)
        if not members and isinstance(entries.get("members"), Sequence):
            self.wrong(entries["members"], (*path, "members"), "at least one statement")
        return tuple(one for item, place in members for one in self._statement(item, place))

    def _conjunction(self, node: Node, path: Path) -> Conjunction:
        if not isinstance(node, Sequence) or not node.items:
            wanted = 'a list of [option, "Y" or "N"], or {"compound": true, "members": [...]}'
            self.wrong(node, path, wanted)
            return ()
        parts = [self._condition(item, (*path, k)) for k, item in enumerate(node.items)]
        return tuple(dict.fromkeys(part for part in parts if part is not None))

    def _condition(self, node: Node, path: Path) -> tuple[int, bool] | None:
        if not isinstance(node, Sequence) or len(node.items) != 2:  # noqa: PLR2004
            self.wrong(node, path, 'a pair: [option, "Y" or "N"]')
            return None
        index = self._index(node.items[0], (*path, 0))
        sign = node.items[1]
        if not (isinstance(sign, Scalar) and not sign.plain and sign.text in ("Y", "N")):
            self.wrong(sign, (*path, 1), '"Y" or "N"')
            return None
        return None if index is None else (index, sign.text == "Y")

    def _check_owners(self) -> None:
        """See that every option belongs to some decision maker."""
        for index, option in enumerate(self.options if not self.faults else ()):
            if index not in self.owner:
                what = f"{quoted(option.name)} belongs to no decision maker"
                todo = "name it under a decision maker's options, or take it out"
                self.fault(("options", index), what, todo, "option-missing")


def _is_word(node: Node | None, *words: str) -> bool:
    """Return whether one of the words stands here without quotes."""
    return isinstance(node, Scalar) and node.plain and node.text in words


def _origin(entries: dict[str, Node]) -> str:
    """Return what saved the file, as far as it says so."""
    parts = [entries.get("program"), entries.get("version")]
    texts = [CONTROL.sub("", it.text).strip() for it in parts if isinstance(it, Scalar)]
    return " ".join(shortened(text) for text in texts if text)
