#!/usr/bin/env python3
"""Holds flows/unstuck-flow.schema.json equal to the loader; prints TAP.

Runs from the top of the tree, with the program in $UNSTUCK; the README beside
it says what is compared.  Loader and schema are asked, never their sources.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml  # noqa: F401 - the modules beside this one use it
except ImportError as error:
    print("Bail out! %s; install it: sh tools/setup.sh schema" % error)
    sys.exit(1)

import compare
import faults
import limits
import mutants
import schema as schemas
import trees


class Tap:
    """Numbers the tests."""

    def __init__(self):
        self.count = 0

    def report(self, what, complaints):
        """One test; it passed when there is nothing to complain about."""
        self.count += 1
        print("%s %d - %s" % ("not ok" if complaints else "ok", self.count,
                              what))
        for complaint in complaints:
            print("# " + complaint.replace("\n", "\n# "))


# ---- the schema itself -----------------------------------------------------

def check_form(tap, schema):
    """It is a schema, and one that editors get on with."""
    try:
        jsonschema.Draft202012Validator.check_schema(schema.root)
    except jsonschema.SchemaError as error:
        print("Bail out! no schema of draft 2020-12: " + error.message)
        sys.exit(1)
    silent, lost = [], []
    for path, part in schemas.nodes(schema.root):
        where = "/".join(map(str, path))
        inside = path and path[-1] != "properties"
        if inside and "$ref" in part and set(part) - {"$ref", "description"}:
            lost.append(where)
        if "if" in path or "properties" not in part:
            continue
        closed = part.get("additionalProperties") is False
        silent += ["%s: %s" % (where, key)
                   for key, below in part["properties"].items()
                   if closed and not below.get("description")]
    tap.report("every key has a description", silent)
    tap.report("nothing but a description stands beside a $ref", lost)


def check_table(tap):
    """The rules of faults.py are complete."""
    known = {rule[0] for rule in faults.RULES}
    tap.report("every code of a fault is about shape or not",
               ["no rule for [%s]" % code
                for code in sorted(faults.codes() - known)] +
               ["no code [%s]" % code
                for code in sorted(known - faults.codes())])


# ---- files -----------------------------------------------------------------

def print_bytes(path, to):
    """A format of printf(1) as the bytes it stands for."""
    with open(path, encoding="utf-8") as file:
        form = file.read()
    with open(to, "wb") as out:
        subprocess.run(["sh", "-c", 'printf "$1"', "sh", form.rstrip("\n")],
                       stdout=out, check=True)


def copy_golden(folder):
    """The cases of tests/golden; what is to be linted, and the files."""
    targets, files = [], []
    for case in sorted(os.listdir("tests/golden")):
        source = os.path.join("tests/golden", case)
        if not os.path.isdir(source):
            continue
        to = os.path.join(folder, case)
        shutil.copytree(source, to)
        if os.path.exists(os.path.join(to, "flow.bytes")):
            print_bytes(os.path.join(to, "flow.bytes"),
                        os.path.join(to, "flow.yaml"))
        pack = os.path.exists(os.path.join(to, "pack.yaml"))
        targets.append(to if pack else os.path.join(to, "flow.yaml"))
        files += [os.path.join(to, name) for name in sorted(os.listdir(to))
                  if name.endswith(".yaml")]
    return targets, files


def copy_corpus(folder):
    """What the fuzzer of the loader starts from."""
    targets, files = [], []
    os.mkdir(folder)
    for name in sorted(os.listdir("tests/fuzz/corpus/load")):
        pack = name.startswith("pack")
        to = os.path.join(folder, name)
        os.mkdir(to)
        files.append(os.path.join(to, "pack.yaml" if pack else "flow.yaml"))
        targets.append(to if pack else files[-1])
        shutil.copy(os.path.join("tests/fuzz/corpus/load", name), files[-1])
    return targets, files


def check_faults(tap, schema, differ, targets, files):
    """What lint and the schema say differs nowhere."""
    rows = faults.lint(targets)
    kinds = set()
    for path in files:
        found = compare.look(rows.get(path, []), path)
        if found is None or compare.stopped(rows, path):
            continue
        kinds |= {fault.kind for fault in found}
        tap.report("/".join(path.split("/")[-3:]), differ(
            schema, trees.as_loader(trees.read(path)), found))
    tap.report("some of them are wrong by shape, some otherwise",
               ["none: " + kind for kind in (faults.SHAPE, faults.MEANING)
                if kind not in kinds])


def good_files(folder):
    """Flows that people see, and those that other tests walk."""
    subprocess.run(["sh", "-c", '. tests/lib/examples.sh && examples "$1"',
                    "sh", folder], check=True)
    for top in ("flows", "tests/cli", "tests/line", "tests/screen",
                "tests/bench", mutants.WHOLE, folder):
        for root, _, names in sorted(os.walk(top)):
            for name in sorted(names):
                if name.endswith((".yaml", ".yaml.in")):
                    yield os.path.join(root, name)


def check_good(tap, schema, folder):
    """They are good for loaders and editors alike."""
    found = list(good_files(folder))
    for path in found:
        text = re.sub("@[A-Za-z_]+@", "1",
                      trees.read(path).replace("@TODAY@", "2026-11-22"))
        for how, tree in (("", trees.as_loader(text)),
                          (" in an editor", trees.as_editor(text))):
            tap.report(path.replace(folder + "/", "") + how,
                       ["%s at %s" % (message, list(at))
                        for at, message in schema.errors(tree)])
    tap.report("there are good files", [] if found else ["none"])


# ---- the loader, key by key ------------------------------------------------

def lint_all(made, folder):
    """The rows of lint for each of the mutants, in their order."""
    others = mutants.whole()
    os.mkdir(folder)
    folders = ["%s/m%d" % (folder, i) for i in range(len(made))]
    for mutant, to in zip(made, folders):
        mutant.write(to, others)
    rows = faults.lint(folders)
    return [rows.get(mutant.file, []) for mutant in made]


def look_all(made, folder):
    """(mutant, faults) of those in which lint saw shapes."""
    for mutant, rows in zip(made, lint_all(made, folder)):
        found = compare.look(rows, mutant.file)
        if found is not None:
            yield mutant, found


def listed(found, codes):
    """The words that a message of one of the codes lists."""
    for fault in found:
        hit = re.search(r"((?:[\w-]+, )*[\w-]+ (?:and|or) [\w-]+)\b",
                        fault.message)
        if fault.code in codes and hit:
            return set(re.split(", | and | or ", hit.group(1)))
    return set()


def check_keys(tap, schema, folder):
    """At every place both know the same keys."""
    made = [mutant for name, tree in mutants.whole().items()
            for mutant in mutants.strangers(schema, name, tree)]
    for mutant, found in look_all(made, folder):
        stranger = mutant.path + (mutants.STRANGER,)
        ours = schema.keys(schema.at(mutant.tree, mutant.path)) or set()
        theirs = listed([fault for fault in found if stranger in fault.paths],
                        ("unknown-key",))
        tap.report("%s: keys" % mutant.place, [
            "only the schema knows " + key for key in sorted(ours - theirs)
        ] + ["only lint knows " + key for key in sorted(theirs - ours)])


def check_whole(tap, schema):
    """whole/ has all keys the schema has: no place is left out."""
    rows = sum(faults.lint([mutants.WHOLE]).values(), [])
    tap.report("whole/ has no fault", ["%s [%s]" % (row["message"],
                                                    row["code"])
                                       for row in rows])
    seen = set()
    for tree in mutants.whole().values():
        for path, _ in trees.each(tree):
            for part in schema.at(tree, path):
                seen.add(id(part))
    missing = []
    for path, part in schemas.nodes(schema.root):
        if path[-2:-1] == ("properties",) and "undecided" not in path and \
                "if" not in path and id(part) not in seen:
            missing.append("/".join(map(str, path)))
    tap.report("whole/ has every key of the schema", missing)


def check_words(tap, schema, folder):
    """Where there are but a few words, both have the same ones."""
    made = [mutant for name, tree in mutants.whole().items()
            for mutant in mutants.odd_words(schema, name, tree)]
    for mutant, found in look_all(made, folder):
        here = [fault for fault in found
                if {mutant.path, mutant.path[:-1]} & set(fault.paths)]
        ours = schema.words(schema.at(mutant.tree, mutant.path))
        theirs = listed(here, ("bad-value", "type"))
        tap.report("%s: words" % mutant.place, [] if ours == theirs else [
            "the schema has %s" % sorted(ours),
            "lint has %s" % sorted(theirs)])


def check_mutants(tap, schema, folder):
    """Whatever is wrong with a file, both say so or neither does."""
    made = [mutant for name, tree in mutants.whole().items()
            for make in (mutants.words, mutants.odd_ones, mutants.odd_ids)
            for mutant in make(schema, name, tree)]
    places = {}
    for mutant, found in look_all(made, folder):
        differ = compare.verdicts(schema, mutant.tree, found)
        said = places.setdefault(mutant.place, [])
        said += [mutant.what] * bool(differ) + differ
    for place, said in places.items():
        tap.report("%s: odd ones" % place, said)


def main():
    tap = Tap()
    schema = schemas.Schema(schemas.load())
    with tempfile.TemporaryDirectory() as world:
        check_form(tap, schema)
        check_table(tap)
        check_good(tap, schema, world + "/good")
        check_faults(tap, schema, compare.places,
                     *copy_golden(world + "/golden"))
        check_faults(tap, schema, compare.verdicts,
                     *copy_corpus(world + "/corpus"))
        check_whole(tap, schema)
        check_keys(tap, schema, world + "/keys")
        check_words(tap, schema, world + "/words")
        check_mutants(tap, schema, world + "/mutants")
        limits.check(tap, schema, world + "/limits", lint_all)
    print("1..%d" % tap.count)


main()
