"""Trees that are wrong in one place, made from those of whole/.

whole/ has every key of the language at every place where it may stand; places
that differ in ids and numbers only are one place, and the first one is taken.
"""
import json
import os

import trees

WHOLE = "tests/schema/whole"
FILES = ("pack.yaml", "glossary.yaml", "lamp.yaml")
STRANGER = "x"  # no key of ours resembles it, so lint lists all there are

# What may be put in place of anything.
ODD = ["", " ", "x", "X y", "7", [], [""], ["x"], [[]], {}, {"x": "x"},
       {"en": "x"}, {"en": ""}]


def _text(name):
    return trees.read(os.path.join(WHOLE, name))


BARE = {name: trees.plain(_text(name)) for name in FILES}


def whole():
    """The trees of whole/ by their file's name."""
    return {name: trees.as_loader(_text(name)) for name in FILES}


def _kind_of_place(schema, tree, path):
    """The path, with a star for each id an author chose."""
    kind = []
    for i, key in enumerate(path):
        known = schema.keys(schema.at(tree, path[:i]))
        kind.append(key if known and key in known else "*")
    return tuple(kind)


def _first_places(schema, tree):
    """A path for each kind of place, and what the schema says of it."""
    seen = {}
    for path, _ in trees.each(tree):
        kind = _kind_of_place(schema, tree, path)
        parts = schema.at(tree, path)
        # A place is another one where another branch of the schema holds.
        seen.setdefault((kind, tuple(id(part) for part in parts)), path)
    return list(seen.values())


class Mutant:
    """A tree, where it is odd, and how it is called in what is printed."""

    def __init__(self, name, tree, path, what):
        self.name, self.tree, self.path, self.what = name, tree, path, what
        self.place = ".".join(map(str, (name,) + path))
        self.file = None  # where it was written

    def write(self, folder, others):
        """As a pack of its own."""
        os.mkdir(folder)
        for name, tree in {**others, self.name: self.tree}.items():
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(trees.write(tree, BARE[name]) + "\n")
        self.file = os.path.join(folder, self.name)


def _put(value):
    def change(parent, key):
        parent[key] = value
    return change


def _take(parent, key):
    del parent[key]


def strangers(schema, name, tree):
    """A key that means nothing, at every map."""
    for path in _first_places(schema, tree):
        at = tree
        for key in path:
            at = at[key]
        if isinstance(at, dict):
            odd = trees.replaced(tree, path + (STRANGER,), _put("x"))
            yield Mutant(name, odd, path, "with a strange key")


def words(schema, name, tree):
    """Every one of ours, where there are but a few."""
    for path in _first_places(schema, tree):
        for word in sorted(schema.words(schema.at(tree, path))):
            yield Mutant(name, trees.replaced(tree, path, _put(word)), path,
                         "as %s" % word)


def odd_words(schema, name, tree):
    """A strange word where there are but a few, so that lint lists them."""
    for path in _first_places(schema, tree):
        if schema.words(schema.at(tree, path)):
            yield Mutant(name, trees.replaced(tree, path, _put(STRANGER)),
                         path, "as a strange word")


def odd_ones(schema, name, tree):
    """Anything taken away, or replaced by anything."""
    for path in _first_places(schema, tree):
        if not path:
            continue
        yield Mutant(name, trees.replaced(tree, path, _take), path, "away")
        for odd in ODD:
            yield Mutant(name, trees.replaced(tree, path, _put(odd)), path,
                         "as %s" % json.dumps(odd))


def odd_ids(schema, name, tree):
    """Other names for what the author named."""
    for path in _first_places(schema, tree):
        if not path or not isinstance(path[-1], str):
            continue
        if schema.keys(schema.at(tree, path[:-1])) is not None:
            continue
        for odd in ("", "Bad", "a b", "a_b", "a-b", "ticket", "done",
                    "unsure"):
            def rename(parent, key, odd=odd):
                parent[odd] = parent.pop(key)
            yield Mutant(name, trees.replaced(tree, path, rename), path,
                         "called %s" % json.dumps(odd))
