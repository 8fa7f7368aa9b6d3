"""Limits: at each, the loader and the schema change their minds together."""
import compare
import mutants
import trees


def _options(count):
    return {"o%d" % i: {"label": "x", "goto": "ticket"} for i in range(count)}


def _steps(count):
    return [{"do": "x"}] * count


def _text(count):
    return "x" * count


def _key(count):
    return {"x" * count: "x"}


QUESTION = ("nodes", "is-on")

# Where, what makes it, the most there may be, and what lint says then.
LIMITS = [
    ("lamp.yaml", QUESTION + ("options",), _options, 100, "100 options"),
    ("pack.yaml", ("values", "host", "find_out"), _steps, 5000, "5000 steps"),
    ("lamp.yaml", QUESTION + ("find_out", 0, "snippet", "code"), _text, 32768,
     "32768 bytes"),
    ("lamp.yaml", QUESTION + ("find_out", 0, "snippet", "code", "en"), _text,
     32768, "32768 bytes"),
    ("lamp.yaml", QUESTION + ("options", "half", "reads"), _text, 1024,
     "1024 bytes"),
    ("lamp.yaml", QUESTION + ("ask",), _text, 65536, "65536 bytes"),
    ("lamp.yaml", QUESTION + ("ask", "zh"), _text, 65536, "65536 bytes"),
    ("lamp.yaml", ("tests", 0, "name"), _text, 65536, "65536 bytes"),
    ("lamp.yaml", ("values", "lamps", "example"), _text, 65536,
     "65536 bytes"),
    ("pack.yaml", ("areas",), _key, 128, "128 bytes"),
]


def check(tap, schema, folder, lint_all):
    """At the limit nobody minds it, one more and both do."""
    made = []
    for name, path, make, most, words in LIMITS:
        tree = mutants.whole()[name]
        for count in (most, most + 1):
            def put(parent, key, value=make(count)):
                parent[key] = value
            made.append((mutants.Mutant(
                name, trees.replaced(tree, path, put), path,
                "of %d" % count), count > most, words))
    lint = lint_all([mutant for mutant, _, _ in made], folder)
    for (mutant, over, words), rows in zip(made, lint):
        said = any(words in row["message"] for row in rows)
        near = any(compare.near(path, mutant.path)
                   for path, _ in schema.errors(mutant.tree))
        tap.report("%s %s" % (mutant.place, mutant.what), [
            "%s %s" % (who, "minds it" if minds else "does not mind it")
            for who, minds in (("lint", said), ("the schema", near))
            if minds != over])
