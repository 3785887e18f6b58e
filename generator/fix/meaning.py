"""What an authored file says, whatever its form: nothing is written that would be read otherwise than was meant."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from generator.source.nodes import Map, Node, Seq, is_absent

_AS_IT_IS: Mapping[int, Any] = MappingProxyType({})


def meaning(node: Node, intended: Mapping[int, Any] = _AS_IT_IS) -> Any:
    """The values, with those `intended` for the nodes with these `id()`; of a mapping, pairs to be added.

    A field left empty says nothing, nor does a last line end.
    """
    if isinstance(node, Map):
        values = {key: meaning(value, intended) for key, value in node.items()} | intended.get(id(node), {})
        return {key: value for key, value in values.items() if value != ""}
    if id(node) in intended:
        return intended[id(node)]
    if isinstance(node, Seq):
        return [meaning(value, intended) for value in node]
    return "" if is_absent(node) else node.rstrip("\n")
