"""Faults put at their places in a text: file, line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.errors import ENOUGH, ComityError, Fault, bounded, dotted
from comity.formats.nodes import locate, read_nodes

if TYPE_CHECKING:
    from comity.formats.nodes import Node


def named_nodes(text: str, name: str, language: str = "YAML") -> Node:
    """Return the nodes of a text; what is wrong with it is told with the text's name."""
    try:
        return read_nodes(text, language)
    except ComityError as error:
        raise ComityError(
            fault.at(f"{name}:{fault.where}" if fault.where else name) for fault in error.faults
        ) from None


def placed(name: str, root: Node, found: list[Fault]) -> list[Fault]:
    """Return faults in the order of the text, each with its file, line and column."""

    def place(fault: Fault) -> tuple[int, int]:
        if fault.where:
            line, column = fault.where.split(":")
            return int(line), int(column)
        return locate(root, fault.path)

    ordered = sorted(((place(fault), k) for k, fault in enumerate(found[: ENOUGH + 1])))
    there = [
        found[k].at(f"{name}:{line}:{column}: {dotted(found[k].path)}".removesuffix(": "))
        for (line, column), k in ordered
    ]
    return bounded(there, f"{name}:1:1")
