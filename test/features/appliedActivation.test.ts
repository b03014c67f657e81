import assert from "node:assert/strict";
import { test } from "node:test";
import { findUses, readModule } from "../../src/code/findUses.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import {
  boundSource,
  implicitAxis,
  readAppliedActivation,
} from "../../src/features/appliedActivation.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();
const imports = "import torch, torch.nn as nn\nimport torch.nn.functional as F\n";

const applied: readonly [selection: string, activation: string, input: string][] = [
  ["torch.relu(torch.tensor([1]))", "relu", "torch.tensor([1])"],
  ["nn.LeakyReLU(0.2)(t)", "leaky_relu", "t"],
  ["F.gelu(input=[1, 2])", "gelu", "[1, 2]"],
  ["[torch.tanh(x) for x in range(3)]", "tanh", "[x for x in range(3)]"],
];

for (const [selection, activation, input] of applied) {
  test(`${selection} is ${activation} of ${input}`, () => {
    const text = `${imports}y = ${selection}\n`;
    const from = text.indexOf(selection);
    const read = readAppliedActivation(
      runAtOnce(readModule(text)),
      { from, to: from + selection.length },
      index,
    );
    assert.equal(read?.use.activation.id, activation);
    assert.equal(read.inputText, input);
  });
}

for (const selection of ["nn.ReLU()", "model(x)", "[1, 2]", "torch.relu(x) + 1"]) {
  test(`${selection} applies nothing as a whole`, () => {
    const text = `${imports}y = ${selection}\n`;
    const from = text.indexOf(selection);
    const span = { from, to: from + selection.length };
    assert.equal(readAppliedActivation(runAtOnce(readModule(text)), span, index), undefined);
  });
}

const bound: readonly [source: string, expected: string | undefined][] = [
  ["x = [1, 2]\n|", "[1, 2]"],
  ["x = [1]\nx = [2]\n|", "[2]"],
  ["x = [1, 2]\ny = x[0] == 1\nz = x.mean()\n|", "[1, 2]"],
  ["x = [1, 2]\nx[0] = -50\n|", undefined],
  ["x = [1, 2]\nx.append(7)\n|", undefined],
  ["x = [1, 2]\nx += [3]\n|", undefined],
  ["x = t([1])\nx.relu_()\n|", undefined],
  ["x = [1]\nif c:\n    x = [5]\n|", undefined],
  ["for x in [1, 2]:\n    |", undefined],
];

for (const [marked, expected] of bound) {
  test(`${JSON.stringify(marked)}: x is ${expected ?? "not known"}`, () => {
    const module = runAtOnce(readModule(marked.replace("|", "")));
    assert.equal(boundSource(module, "x", marked.indexOf("|")), expected);
  });
}

const axes: readonly [call: string, rank: number, axis: number | undefined][] = [
  ["F.softmax(x)", 1, 0],
  ["F.softmax(x)", 2, 1],
  ["F.softmax(x)", 3, 0],
  ["F.softmax(x)", 4, 1],
  ["F.softmax(x, dim=0)", 2, undefined],
];

for (const [call, rank, axis] of axes) {
  test(`${call} of an array with ${rank} axes runs along ${axis ?? "the axis that it names"}`, () => {
    const [use] = findUses(runAtOnce(readModule(`${imports}${call}\n`)), index);
    assert.ok(use);
    assert.equal(implicitAxis(use, rank), axis);
  });
}
