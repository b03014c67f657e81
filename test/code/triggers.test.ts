import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { activations, readSpellings } from "../../src/activations/index.ts";
import { findingTriggers, mayUseActivations } from "../../src/code/triggers.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

test("every name and key of the tables is a trigger", () => {
  const missed = readSpellings()
    .filter(({ general, form }) => !general && form !== "idiom")
    .filter(
      ({ activation }) => !["linear", "exponential", "abs", "sign", "sine"].includes(activation),
    )
    .flatMap(({ names }) => names.map((name) => name.slice(name.lastIndexOf(".") + 1)))
    .filter((name) => !mayUseActivations(`from torch import ${name}`));
  assert.deepEqual(Array.from(new Set(missed)), []);
});

test("so is every formula", () => {
  const missed = readSpellings()
    .filter(({ form }) => form === "idiom")
    .map(({ names: [text] }) => text)
    .filter((text) => !mayUseActivations(`import numpy as np\ny = ${text}`));
  assert.deepEqual(missed, []);
  assert.ok(activations.length > 0);
});

test("no file with an activation in it is dismissed", () => {
  const folder = path.resolve("test/fixtures/code/idioms");
  const expected: unknown = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8"));
  assert.ok(typeof expected === "object" && expected);
  for (const file of Object.keys(expected)) {
    assert.ok(mayUseActivations(readFileSync(path.join(folder, file), "utf8")), file);
  }
});

const plainForms = [
  "def f(x):\n    return max(0, x)",
  "f = lambda x: max(x, 0)",
  "y = [max(0.0, t) for t in xs]",
  "y = max(0.1 * x, x)",
  "y = x if x > 0 else 0.1 * x",
  "def f(x):\n    if x > 0:\n        return x\n    return 0",
  "def f(x):\n    if 0 >= x:  # below\n        return 0\n    return x",
  "y = x * (x > 0)",
  "from math import exp\ny = 1 / (1 + exp(-x))",
];
for (const form of plainForms) {
  test(`so is ${JSON.stringify(form)}, without any import`, () => {
    assert.ok(mayUseActivations(form));
  });
}

test("what most files have is none", () => {
  for (const text of [
    "import numpy as np\nx = np.zeros(3)",
    "n = max(0, len(rows) - 1)",
    "if n > 0:\n    raise ValueError(n)",
    "establish(mishandled, software, action, threshold, deluxe)",
  ]) {
    assert.ok(!mayUseActivations(text), text);
  }
});

test("a file of something else is", () => {
  assert.ok(!mayUseActivations("import os\n\ndef read(path):\n    return open(path).read()\n"));
});

test("a long text is searched in blocks, and a trigger across two of them is found", () => {
  for (const at of [0, 99_990, 99_997, 100_000, 250_003]) {
    const text = `${"x".repeat(at)} sigmoid(y) ${"z".repeat(50_000)}`;
    assert.ok(runAtOnce(findingTriggers(text)), `${at}`);
  }
  const steps = Array.from(findingTriggers("x = 1\n".repeat(100_000)));
  assert.equal(steps.length, 6);
  assert.ok(!runAtOnce(findingTriggers("x = 1\n".repeat(100_000))));
});
