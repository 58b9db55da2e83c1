"""Reads the weights out of an ONNX file, of which nothing else is needed.

The format is protocol buffers: https://onnx.ai/onnx/repo-docs/IR.html and onnx.proto there give
the numbers of the fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

_GRAPH = 7
"""ModelProto.graph"""
_INITIALIZER = 5
"""GraphProto.initializer"""
_DIMS, _TYPE, _NAME, _RAW = 1, 2, 8, 9
"""Fields of TensorProto"""
_TYPES = {1: np.float32, 2: np.uint8, 3: np.int8, 6: np.int32, 7: np.int64, 9: np.bool_}

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5


def weights(path: Path) -> dict[str, npt.NDArray[Any]]:
    """The graph's initialisers by name, as far as they are stored as raw bytes."""
    found: dict[str, npt.NDArray[Any]] = {}
    for graph in _all(memoryview(path.read_bytes()), _GRAPH):
        for tensor in _all(graph, _INITIALIZER):
            fields = dict(_fields(tensor))
            kind = _TYPES.get(fields[_TYPE])
            if kind is not None and _RAW in fields:
                shape = [size for number, size in _fields(tensor) if number == _DIMS]
                name = bytes(fields[_NAME]).decode()
                found[name] = np.frombuffer(fields[_RAW], kind).reshape(shape)
    return found


def _all(message: memoryview, wanted: int) -> Iterator[memoryview]:
    return (value for number, value in _fields(message) if number == wanted)


def _fields(message: memoryview) -> Iterator[tuple[int, Any]]:
    """Numbers and values of a message's fields, in order; a message in it is its bytes."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        number, wire = tag >> 3, tag & 7
        if wire == _VARINT:
            value, at = _varint(message, at)
            yield number, value
            continue
        if wire == _BYTES:
            size, at = _varint(message, at)
        elif wire in (_EIGHT, _FOUR):
            size = 8 if wire == _EIGHT else 4
        else:
            raise ValueError(f"wire type {wire} is not used by ONNX")
        yield number, message[at : at + size]
        at += size


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        part = message[at]
        value |= (part & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if part < 0x80:
            return value, at
