"""The schema: what it says of a tree, and what it knows at a place."""
import json

import jsonschema

PATH = "flows/unstuck-flow.schema.json"


def load():
    """The schema as it lies in flows/."""
    with open(PATH, encoding="utf-8") as file:
        return json.load(file)


class Schema:
    """A schema that is asked about trees."""

    def __init__(self, root):
        self.root = root
        self.validator = jsonschema.Draft202012Validator(root)

    def accepts(self, tree):
        """Has it nothing against the tree?"""
        return self.validator.is_valid(tree)

    def errors(self, tree):
        """(path, message) of all it has against the tree."""
        found = []
        for error in self.validator.iter_errors(tree):
            path = tuple(error.absolute_path)
            if "propertyNames" in error.absolute_schema_path:
                path += (error.instance,)
            found.append((path, error.message))
        return found

    def _target(self, ref):
        at = self.root
        for name in ref[2:].split("/"):
            at = at[name]
        return at

    def _fits(self, schema, tree):
        return self.validator.evolve(schema=schema).is_valid(tree)

    def parts(self, schema, tree):
        """All schemas that speak of the tree itself."""
        if not isinstance(schema, dict):
            return
        yield schema
        if "$ref" in schema:
            yield from self.parts(self._target(schema["$ref"]), tree)
        for part in schema.get("allOf", []):
            yield from self.parts(part, tree)
        if "if" in schema:
            branch = "then" if self._fits(schema["if"], tree) else "else"
            yield from self.parts(schema.get(branch), tree)

    def _below(self, part, key):
        if isinstance(key, int):
            return part.get("items")
        properties = part.get("properties", {})
        return properties.get(key, part.get("additionalProperties"))

    def at(self, tree, path):
        """All schemas that speak of what stands at a path of the tree."""
        parts = list(self.parts(self.root, tree))
        for key in path:
            tree = tree[key]
            parts = [below for part in parts
                     for below in self.parts(self._below(part, key), tree)]
        return parts

    @staticmethod
    def keys(parts):
        """The keys there are at a place; None where they are the author's."""
        if not any(part.get("additionalProperties") is False
                   for part in parts):
            return None
        return {key for part in parts for key in part.get("properties", {})}

    @staticmethod
    def words(parts):
        """The few words to choose from at a place; none where there is no
        such choice."""
        for part in parts:
            words = {word for word in part.get("enum", [])
                     if isinstance(word, str)}
            if len(words) > 1:
                return words
        return set()


def nodes(schema, path=()):
    """Every schema within a schema and its path."""
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            yield from nodes(value, path + (key,))
    elif isinstance(schema, list):
        for i, value in enumerate(schema):
            yield from nodes(value, path + (i,))
