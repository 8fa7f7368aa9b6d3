"""Are lint and the schema of one mind about a file?"""
import os

import faults
import trees

OF_THE_PACK = {"pack.yaml", "glossary.yaml"}


def near(path, at):
    """Does the schema, by its path, mean the place where lint found a fault?

    The one may name a map and the other a key of it.  Newer jsonschema
    tells a key that is refused at its map: its path may fall short by two.
    """
    return path[:-1] == at or path in (at, at[:-1], at[:-2])


def stopped(rows, path):
    """Did lint perhaps stop at the pack, before it looked at the flow?"""
    if rows.get(path) or os.path.basename(path) in OF_THE_PACK:
        return False
    folder = os.path.dirname(path)
    return any(row["severity"] == "error"
               for name in OF_THE_PACK
               for row in rows.get(os.path.join(folder, name), []))


def look(rows, path):
    """The faults of a file by its rows; None where lint saw no shape."""
    if any(faults.Fault(row, {}).kind == faults.UNREAD for row in rows):
        return None
    places = trees.places(trees.read(path))
    return [faults.Fault(row, places) for row in rows]


def verdicts(schema, tree, found):
    """What differs when only right and wrong count."""
    kinds = {fault.kind for fault in found}
    accepts = schema.accepts(tree)
    if accepts and faults.SHAPE in kinds:
        return ["the schema accepts it"] + [
            str(f) for f in found if f.kind == faults.SHAPE]
    if not accepts and not kinds & {faults.SHAPE, faults.EITHER}:
        return ["lint accepts it"] + [
            "schema: %s at %s" % (message, list(path))
            for path, message in schema.errors(tree)]
    return []


def places(schema, tree, found):
    """What differs when every place counts."""
    errors = schema.errors(tree)
    differ = []
    for fault in found:
        if fault.kind == faults.SHAPE and not any(
                near(path, at) for path, _ in errors for at in fault.paths):
            differ.append("only %s" % fault)
    for path, message in errors:
        if not any(near(path, at) for fault in found
                   if fault.kind in (faults.SHAPE, faults.EITHER)
                   for at in fault.paths):
            differ.append("only schema: %s at %s" % (message, list(path)))
    return differ
