"""What lint says, and which of it a schema must say, too.

A rule is (code, words of the message, the last key of its place, kind); the
first that fits a fault tells its kind.  Every code of a flow's faults has one,
and where a code has several, the last is for messages nobody thought of.
"""
import json
import os
import re
import subprocess

SHAPE = "shape"      # the schema fails the file, near that place
EITHER = "either"    # the schema may fail it
MEANING = "meaning"  # the schema has nothing against it
UNREAD = "unread"    # the loader stopped before it saw any shape

RULES = [
    ("type", "a key must be a plain word", None, UNREAD),
    ("type", "", None, SHAPE),
    ("unknown-key", "", None, SHAPE),
    ("missing-key", "", None, SHAPE),
    ("bad-id", "`was` names ids that are gone", None, MEANING),
    ("bad-id", "the file's name|the pack's folder", None, MEANING),
    ("bad-id", "", None, SHAPE),
    ("bad-value", "pack.yaml has no area", None, MEANING),
    ("bad-value", "the example is not of its own type", None, MEANING),
    ("bad-value", "`each` names a list", None, MEANING),
    ("bad-value", "the snippet is the same for each", None, MEANING),
    ("bad-value", "", None, SHAPE),
    ("dangling-goto", "is no goto; write", None, SHAPE),
    ("dangling-goto", "is no signature of another flow", None, SHAPE),
    ("dangling-goto", "`start` is a node of this flow", None, SHAPE),
    ("dangling-goto", "", None, MEANING),
    ("bad-when", "`when` names no question", None, SHAPE),
    ("bad-when", "has no `when`", None, SHAPE),
    ("bad-when", "has no answer", None, EITHER),
    ("bad-when", "", None, MEANING),
    ("no-option", "", None, SHAPE),
    ("language", "is empty", None, SHAPE),
    ("language", "has no text in", None, EITHER),
    ("link", "a link leads to https only", "address", SHAPE),
    ("link", "", None, MEANING),
    ("pattern", "longer than", None, SHAPE),
    ("pattern", "", None, MEANING),
    ("signature", "", None, MEANING),
    ("too-large", "more than 100 options", None, SHAPE),
    ("too-large", "a snippet is longer", None, SHAPE),
    ("too-large", "more than [0-9]+ steps", None, EITHER),
    ("too-large", "", None, UNREAD),
    # Bytes, and YAML that flows do not use.
    ("read", "", None, UNREAD),
    ("not-a-file", "", None, UNREAD),
    ("not-utf8", "", None, UNREAD),
    ("empty", "", None, UNREAD),
    ("directive", "", None, UNREAD),
    ("too-deep", "", None, UNREAD),
    ("alias", "", None, UNREAD),
    ("tag", "", None, UNREAD),
    ("documents", "", None, UNREAD),
    ("duplicate-key", "", None, UNREAD),
    ("yaml", "", None, UNREAD),
    ("tab", "", None, UNREAD),
    # How it is written, what it names, what it leads to, how it reads.
    ("scalar-style", "", None, MEANING),
    ("key-order", "", None, MEANING),
    ("cycle", "", None, MEANING),
    ("unreachable", "", None, MEANING),
    ("undeclared-value", "", None, MEANING),
    ("unused-value", "", None, MEANING),
    ("value-clash", "", None, MEANING),
    ("unsafe-value", "", None, MEANING),
    ("texts-differ", "", None, MEANING),
    ("markdown", "", None, MEANING),
    ("snippet", "", None, MEANING),
    ("source", "", None, MEANING),
    ("test", "", None, MEANING),
    ("long-text", "", None, MEANING),
    ("big-flow", "", None, MEANING),
    ("no-find-out", "", None, MEANING),
    ("term", "", None, MEANING),
    ("punctuation", "", None, MEANING),
    ("stale", "", None, MEANING),
]

# Codes that no file of a flow can give.
ELSEWHERE = {"answer", "value", "no-flow", "no-node", "no-case", "case",
             "changed", "packed", "long-line", "stopped"}


def codes():
    """The codes of DIAG_LIST for faults of flows."""
    with open("include/unstuck/base/diag.h", encoding="utf-8") as file:
        rows = re.findall(r'X\([A-Z0-9_]+, "([a-z0-9-]+)",\s*[A-Z]+, FLOW',
                          file.read())
    return set(rows) - ELSEWHERE


class Fault:
    """One fault of lint, with the paths that may stand at its place."""

    def __init__(self, row, paths):
        self.code = row["code"]
        self.message = row["message"]
        self.paths = paths.get((row["line"], row["column"]), [])
        self.kind = self._kind()

    def _kind(self):
        last = {path[-1] for path in self.paths if path}
        for code, words, key, kind in RULES:
            if code == self.code and re.search(words, self.message) and (
                    key is None or key in last):
                return kind
        raise LookupError("no rule for [%s] %s" % (self.code, self.message))

    def __str__(self):
        return "lint: %s [%s]" % (self.message, self.code)


def lint(targets):
    """The rows of `unstuck lint --format json` for each file, by its path."""
    done = subprocess.run(
        [os.environ["UNSTUCK"], "lint", "--format", "json", *targets],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1, 3):
        raise RuntimeError("lint ended with status %d" % done.returncode)
    by_path = {}
    for row in json.loads(done.stdout)["faults"]:
        by_path.setdefault(row["path"], []).append(row)
    return by_path
