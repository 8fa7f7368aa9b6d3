"""YAML files as our loader and as editors read them, and places in them.

libyaml reads them, as it does for the program.
"""
import json
import re

import yaml


class Editor(yaml.CSafeLoader):
    """YAML 1.2's core schema: what editors make of plain scalars."""

    yaml_implicit_resolvers = {}


for _tag, _pattern, _first in [
        ("bool", "^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
        ("int", "^[-+]?[0-9]+$", "-+0123456789"),
        ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$",
         "-+.0123456789"),
        ("null", "^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""])]:
    Editor.add_implicit_resolver("tag:yaml.org,2002:" + _tag,
                                 re.compile(_pattern),
                                 list(_first))


def as_loader(text):
    """All scalars are strings."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


def as_editor(text):
    """Numbers, booleans and nothing are what they are."""
    return yaml.load(text, Loader=Editor)


def read(path):
    """A file's text; UnicodeDecodeError where it is not UTF-8."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return file.read()


def places(text):
    """(line, column), both from 1, to the paths whose key or value starts
    there."""
    found = {}

    def add(mark, path):
        at = (mark.line + 1, mark.column + 1)
        found.setdefault(at, []).append(path)

    def walk(node, path):
        add(node.start_mark, path)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                below = path + (str(key.value),)
                add(key.start_mark, below)
                walk(value, below)
        elif isinstance(node, yaml.SequenceNode):
            for i, value in enumerate(node.value):
                walk(value, path + (i,))

    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    if root:
        walk(root, ())
    return found


def plain(text):
    """The paths where a scalar stands without quotes."""
    found = set()

    def walk(node, path):
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                walk(value, path + (key.value,))
        elif isinstance(node, yaml.SequenceNode):
            for i, value in enumerate(node.value):
                walk(value, path + (i,))
        elif not node.style:
            found.add(path)

    walk(yaml.compose(text, Loader=yaml.CBaseLoader), ())
    return found


def write(tree, bare, path=()):
    """A tree as YAML; what is bare and was not replaced has no quotes."""
    if isinstance(tree, dict):
        return "{%s}" % ", ".join(
            "%s: %s" % (json.dumps(key), write(value, bare, path + (key,)))
            for key, value in tree.items())
    if isinstance(tree, list):
        return "[%s]" % ", ".join(write(value, bare, path + (i,))
                                  for i, value in enumerate(tree))
    if path in bare and re.fullmatch("[A-Za-z0-9_-]+", tree):
        return tree
    return json.dumps(tree, ensure_ascii=False)


def each(tree, path=()):
    """Every path of a tree and what stands there, the whole first."""
    yield path, tree
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from each(value, path + (key,))
    elif isinstance(tree, list):
        for i, value in enumerate(tree):
            yield from each(value, path + (i,))


def replaced(tree, path, change):
    """A copy of the tree where change(parent, key) was called at the path."""
    if len(path) == 1:
        copy = tree.copy()
        change(copy, path[0])
        return copy
    copy = tree.copy()
    copy[path[0]] = replaced(tree[path[0]], path[1:], change)
    return copy
