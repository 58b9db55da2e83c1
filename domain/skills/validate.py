"""Checks of the taxonomy's files: `python -m domain.skills.validate [FOLDER]`."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from domain.skills.taxonomy import DATA, Skill, Taxonomy, read_files, skill_of
from domain.skills.text import key
from domain.skills.values import Kind

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ESCO = re.compile(r"http://data\.europa\.eu/esco/(skill|isced-f)/[0-9a-zA-Z-]+")
_FILE_FIELDS = {"file", "domain", "category", "skills"}
_RULE_FIELDS = {"note", "near", "never", "names"}
_FIELDS = {
    *("id", "name", "kind", "aliases", "broader", "related", "needs", "hours", "ambiguous", "esco")
}
_LISTS = ("aliases", "broader", "related")


def faults(files: Iterable[Mapping[str, Any]]) -> list[str]:
    """Everything wrong in parsed files, a sentence each, with the file and skill it is about."""
    found: list[str] = []
    skills: list[Skill] = []
    for file in files:
        found += _file_faults(file)
        for entry in file.get("skills") or ():
            wrong = list(_entry_faults(entry))
            found += [f"{file.get('file')}: {_label(entry)}: {fault}" for fault in wrong]
            if not wrong:
                skills.append(skill_of(entry, file.get("domain", "?"), file.get("category", "?")))
    ids = Counter(skill.id for skill in skills)
    found += [f"{id_}: the id is used {count} times" for id_, count in ids.items() if count > 1]
    taxonomy = Taxonomy.of(skills)
    found += _dangling(taxonomy)
    found += _cycles(taxonomy, "broader", lambda skill: skill.broader)
    found += _cycles(taxonomy, "needs", lambda skill: tuple(skill.needs))
    found += _shared_names(taxonomy)
    return found


def _label(entry: object) -> str:
    return str(entry.get("id", entry)) if isinstance(entry, dict) else repr(entry)


def _file_faults(file: Mapping[str, Any]) -> Iterator[str]:
    for name in ("domain", "category"):
        if not isinstance(file.get(name), str) or not file[name].strip():
            yield f"{file.get('file')}: {name} is missing"
    for name in file.keys() - _FILE_FIELDS:
        yield f"{file.get('file')}: unknown field {name}"


def _entry_faults(entry: object) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "a skill is a mapping"
        return
    for name in entry.keys() - _FIELDS:
        yield f"unknown field {name}"
    if not isinstance(entry.get("id"), str) or not _ID.fullmatch(entry["id"]):
        yield "the id is not kebab-case"
    if not isinstance(entry.get("name"), str) or not key(entry["name"]):
        yield "the name is missing"
    if entry.get("kind") not in set(Kind):
        yield f"unknown kind {entry.get('kind')!r}"
    for name in _LISTS:
        value = entry.get(name) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            yield f"{name} is not a list of texts"
        elif len(set(value)) < len(value):
            yield f"{name} says something twice"
        elif name == "aliases" and not all(map(key, value)):
            yield "an alias has no word"
        elif name != "aliases" and entry.get("id") in value:
            yield f"{name} names the skill itself"
    yield from _needs_and_hours(entry)
    yield from _rule_faults(entry.get("ambiguous"))
    yield from _ruled_name_faults(entry)
    if entry.get("esco") is not None and not _ESCO.fullmatch(str(entry["esco"])):
        yield "esco is not an ESCO URI"


def _needs_and_hours(entry: Mapping[str, Any]) -> Iterator[str]:
    needs = entry.get("needs") or {}
    if not isinstance(needs, dict) or not all(
        isinstance(reason, str) and reason.strip() for reason in needs.values()
    ):
        yield "needs is not a mapping of ids to reasons"
    elif entry.get("id") in needs:
        yield "needs names the skill itself"
    hours = entry.get("hours") or []
    if not isinstance(hours, list) or not all(type(hour) is int and hour > 0 for hour in hours):
        yield "hours are not positive whole numbers"
    elif hours and len(hours) != 4:
        yield "hours are four, one a level"
    elif any(later <= earlier for earlier, later in pairwise(hours)):
        yield "hours do not ascend"


def _rule_faults(rule: object) -> Iterator[str]:
    if rule is None:
        return
    if not isinstance(rule, dict) or rule.keys() - _RULE_FIELDS:
        yield "ambiguous has note, near, never and names"
        return
    if not isinstance(rule.get("note"), str) or not rule["note"].strip():
        yield "ambiguous has no note"
    for name in ("near", "never", "names"):
        value = rule.get(name) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            yield f"ambiguous: {name} is not a list of texts"
    if not rule.get("near") and not rule.get("never"):
        yield "ambiguous: near and never are empty, so nothing is told apart"


def _ruled_name_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    rule = entry.get("ambiguous")
    ruled = rule.get("names") if isinstance(rule, dict) else None
    known = [entry.get("name"), *(entry.get("aliases") or [])]
    for name in ruled if isinstance(ruled, list) else ():
        if name not in known:
            yield f"ambiguous is about {name}, which is none of the names"


def _dangling(taxonomy: Taxonomy) -> Iterator[str]:
    for skill in taxonomy.skills.values():
        for field, targets in (
            ("broader", skill.broader),
            ("related", skill.related),
            ("needs", tuple(skill.needs)),
        ):
            for target in targets:
                if target not in taxonomy.skills:
                    yield f"{skill.id}: {field} names {target}, which is not there"


def _cycles(
    taxonomy: Taxonomy, name: str, edges: Callable[[Skill], tuple[str, ...]]
) -> Iterator[str]:
    """Each cycle once, by a depth-first walk that keeps its own stack."""
    done: set[str] = set()
    for start in taxonomy.skills:
        path: dict[str, Iterator[str]] = {}
        if start not in done:
            path[start] = iter(edges(taxonomy.skills[start]))
        while path:
            at = next(reversed(path))
            for target in path[at]:
                if target in path:
                    ids = list(path)
                    yield f"cycle in {name}: {' > '.join([*ids[ids.index(target) :], target])}"
                elif target in taxonomy.skills and target not in done:
                    path[target] = iter(edges(taxonomy.skills[target]))
                    break
            else:
                done.add(at)
                del path[at]


def _shared_names(taxonomy: Taxonomy) -> Iterator[str]:
    """A name may have several owners if at most one of them has no rule of when it is meant."""
    owners: defaultdict[str, list[Skill]] = defaultdict(list)
    for skill in taxonomy.skills.values():
        for name in {key(name) for name in (skill.name, *skill.aliases)}:
            owners[name].append(skill)
    for name, sharers in owners.items():
        if sum(skill.ambiguous is None for skill in sharers) > 1:
            ids = ", ".join(skill.id for skill in sharers)
            yield f"{name!r} is owned by {ids} without a rule to tell them apart"


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else DATA
    try:
        files = read_files(folder)
    except yaml.YAMLError as error:
        print(f"not YAML: {error}")
        return 1
    found = faults(files)
    for fault in found:
        print(fault)
    count = sum(len(file.get("skills") or ()) for file in files)
    print(f"{count} skills in {len(files)} files, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
