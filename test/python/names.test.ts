import assert from "node:assert/strict";
import { test } from "node:test";
import { type Meaning, meaningOf, meaningOfName } from "../../src/python/names.ts";
import { readScopes } from "../../src/python/scopes.ts";
import { parsePython } from "../../src/python/syntax.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

/** What `name` means at the mark `|` in the source. */
function meaningAtMark(marked: string, name: string): Meaning {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0, "the source has a mark");
  const text = marked.replace("|", "");
  return meaningOfName(name, offset, {
    text,
    scopes: runAtOnce(readScopes(parsePython(text), text)),
  });
}

/** The full name of an import, else the kind of the meaning. */
function short(meaning: Meaning): string {
  if (meaning.kind === "imported") return meaning.qualifiedName;
  return meaning.kind === "local" ? `local ${meaning.binding.kind}` : meaning.kind;
}

const imports: readonly [statement: string, name: string, expected: string][] = [
  ["import torch", "torch", "torch"],
  ["import torch.nn", "torch", "torch"],
  ["import torch.nn as nn", "nn", "torch.nn"],
  ["import os, torch.nn.functional as F", "F", "torch.nn.functional"],
  ["from torch import nn", "nn", "torch.nn"],
  ["from torch.nn import (functional as F,\n  ReLU)", "F", "torch.nn.functional"],
  ["from torch.nn import (functional as F,\n  ReLU)", "ReLU", "torch.nn.ReLU"],
  ["from .layers import Swish", "Swish", ".layers.Swish"],
  ["from . import layers", "layers", ".layers"],
];

for (const [statement, name, expected] of imports) {
  test(`${statement.replace("\n", " ")}: ${name} is ${expected}`, () => {
    assert.equal(short(meaningAtMark(`${statement}\n|`, name)), expected);
  });
}

const scopes: readonly { title: string; source: string; name: string; expected: string }[] = [
  {
    title: "a parameter hides an import",
    source: "import torch.nn.functional as F\ndef f(F):\n    return |F",
    name: "F",
    expected: "local parameter",
  },
  {
    title: "an import inside a function stays inside",
    source: "def f():\n    import torch\n|torch",
    name: "torch",
    expected: "unbound",
  },
  {
    title: "names of a class body are not visible in its methods",
    source: "import torch as t\nclass A:\n    t = 3\n    def f(self):\n        return |t",
    name: "t",
    expected: "torch",
  },
  {
    title: "the last binding above counts in the same scope",
    source: "import torch as a\na = 1\n|\nimport torch as a",
    name: "a",
    expected: "local value",
  },
  {
    title: "an import beats the stand-in of its except branch",
    source:
      "try:\n    import torch.nn.functional as F\nexcept ImportError:\n    F = None\ndef f(): return |F",
    name: "F",
    expected: "torch.nn.functional",
  },
  {
    title: "an alias of an alias is followed",
    source: "import tensorflow as tf\nk = tf.keras\nl = k.layers\n|",
    name: "l",
    expected: "tensorflow.keras.layers",
  },
  {
    title: "a name that is its own alias ends somewhere",
    source: "a = b\nb = a\n|",
    name: "a",
    expected: "local value",
  },
  {
    title: "loop variables and unpacked tuples are bound",
    source: "import torch as t\nfor i, (t, u) in pairs:\n    |",
    name: "t",
    expected: "local other",
  },
];

for (const { title, source, name, expected } of scopes) {
  test(title, () => assert.equal(short(meaningAtMark(source, name)), expected));
}

test("an unbound name comes with the star imports in sight", () => {
  const meaning = meaningAtMark("from torch.nn import *\nfrom a import *\ndef f(): |", "ReLU");
  assert.deepEqual(meaning, { kind: "unbound", name: "ReLU", starImports: ["torch.nn", "a"] });
});

test("a default is read in the scope around its function, lambdas in it too", () => {
  const source = "import torch as t\ndef f(t, act=lambda x: |t.relu(x)): pass";
  assert.equal(short(meaningAtMark(source, "t")), "torch");
});

test("a hundred thousand statements can be paused in", () => {
  const text = "x = 1\n".repeat(100_000);
  let pauses = 0;
  for (const work = readScopes(parsePython(text), text); !work.next().done;) pauses++;
  assert.ok(pauses >= 100, `${pauses} pauses`);
});

test("a chain of a hundred thousand attributes means nothing, at once", () => {
  assert.equal(
    meaningOf(
      parsePython(`a${".b".repeat(100_000)}`).topNode.firstChild?.firstChild ?? assert.fail(),
      { text: "", scopes: runAtOnce(readScopes(parsePython(""), "")) },
    ),
    undefined,
  );
});
