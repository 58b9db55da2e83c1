"""Weights are read out of a file written here by the format's own rules."""

from pathlib import Path

import numpy as np
import pytest

from learnbot.skilltrain import onnx


def number(field: int, value: int) -> bytes:
    return bytes([field << 3]) + varint(value)


def message(field: int, value: bytes) -> bytes:
    return bytes([field << 3 | 2]) + varint(len(value)) + value


def varint(value: int) -> bytes:
    parts = []
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    return bytes([*parts, value])


def test_initialisers_come_with_their_names_shapes_and_types(tmp_path: Path) -> None:
    rows = np.arange(600, dtype=np.float32).reshape(2, 300)
    small = np.asarray([-1, 3], np.int8)
    float32 = number(1, 2) + number(1, 300) + number(2, 1)
    tensors = [
        float32 + message(8, b"rows") + message(9, rows.tobytes()),
        number(1, 2) + number(2, 3) + message(8, b"small") + message(9, small.tobytes()),
        number(1, 1) + number(2, 1) + message(8, b"not raw") + message(4, bytes(4)),
    ]
    graph = message(2, b"a name") + b"".join(message(5, one) for one in tensors)
    path = tmp_path / "a.onnx"
    path.write_bytes(number(1, 9) + message(7, graph))
    found = onnx.weights(path)
    assert list(found) == ["rows", "small"]
    np.testing.assert_array_equal(found["rows"], rows)
    np.testing.assert_array_equal(found["small"], small)
    assert found["small"].dtype == np.int8


def test_what_is_no_such_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.onnx"
    path.write_bytes(bytes([7 << 3 | 3]))
    with pytest.raises(ValueError, match="wire type 3"):
        onnx.weights(path)
