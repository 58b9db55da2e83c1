"""Files that are written from the code: the schema and the page of settings."""

import inspect
import re
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from domain.kit.config import Settings

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schema" / "schema.graphql"
SETTINGS = ROOT / "docs" / "settings.md"


def sdl() -> str:
    """The schema in the schema definition language, as it is kept in the repository."""
    from schema.root import schema

    return schema.as_str().rstrip() + "\n"


def settings_page() -> str:
    """docs/settings.md: every setting in its groups, with its variable, default and meaning."""
    lines = [
        "# Settings",
        "",
        "Read from the environment, or from a file `.env` beside the checkout. Written by",
        "`make settings` from domain/kit/config.py: edit that, then run it.",
    ]
    for heading, names in _groups():
        lines += ["", f"## {heading}", "", "| variable | default | meaning |", "|---|---|---|"]
        for name in names:
            field = Settings.model_fields[name]
            variable = field.validation_alias or f"LEARNBOT_{name.upper()}"
            lines.append(f"| `{variable}` | {_shown(field.default)} | {field.description} |")
    return "\n".join(lines) + "\n"


def _groups() -> list[tuple[str, list[str]]]:
    """The fields under the comments that head them in the class."""
    groups: list[tuple[str, list[str]]] = [("General", [])]
    for line in inspect.getsource(Settings).splitlines():
        if heading := re.fullmatch(r"    # (.+)", line):
            groups.append((heading[1], []))
        elif (field := re.match(r"    (\w+): ", line)) and field[1] in Settings.model_fields:
            groups[-1][1].append(field[1])
    return [group for group in groups if group[1]]


def _shown(default: Any) -> str:
    if default is None or default is PydanticUndefined or isinstance(default, SecretStr):
        return "none"
    if default in ({}, [], ""):
        return "none"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, list):
        return "`[" + ", ".join(f'"{item}"' for item in default) + "]`"
    return f"`{default}`"
