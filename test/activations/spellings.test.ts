import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { activationById, activations, readSpellings } from "../../src/activations/index.ts";
import { completeParameters } from "../../src/activations/parameters.ts";
import type { Argument, Spelling } from "../../src/activations/spelling.ts";

const all = readSpellings();

/** The module that a framework's names begin with. */
const modules = { pytorch: "torch", keras: "keras", tensorflow: "tensorflow", numpy: "numpy" };

test("no two spellings share a name and a form", () => {
  const names = all.flatMap((spelling) =>
    // A module and a function of one name would be one callable of two meanings.
    spelling.names.map((name) => `${spelling.form === "string" ? "string" : "callable"} ${name}`),
  );
  assert.deepEqual(
    names.filter((name, i) => names.indexOf(name) !== i),
    [],
  );
});

test("every activation can be written, and every spelling writes one", () => {
  const written = new Set(all.flatMap(activationsOf));
  assert.deepEqual([...written].sort(), activations.map(({ id }) => id).sort());
});

describe("what a spelling refers to exists", () => {
  for (const spelling of all) {
    test(`${spelling.form} ${spelling.names[0]}`, () => {
      checkNames(spelling);
      checkArguments(spelling);
      for (const id of activationsOf(spelling)) checkParameters(spelling, id);
      const { documentation, note, atZero } = spelling;
      if (documentation) assert.match(documentation, /^https:\/\/[\w./#-]+$/);
      for (const text of [note, atZero?.note]) {
        if (text === undefined) continue;
        assert.match(text, /^\S.*\.$/);
        assert.doesNotMatch(text, /!|please/i);
      }
      if (atZero) checkAtZero(spelling, atZero.derivative);
    });
  }
});

const defaults: [name: string, parameter: string, value: number][] = [
  ["torch.nn.LeakyReLU", "negative_slope", 0.01],
  ["keras.layers.LeakyReLU", "negative_slope", 0.3],
  ["keras.activations.leaky_relu", "negative_slope", 0.2],
  ["tensorflow.nn.leaky_relu", "negative_slope", 0.2],
  ["torch.nn.PReLU", "weight", 0.25],
  ["keras.layers.PReLU", "weight", 0],
  ["torch.nn.Softplus", "threshold", 20],
  ["keras.activations.softplus", "threshold", Infinity],
  ["tensorflow.nn.softplus", "threshold", Infinity],
  ["keras.layers.Softmax", "dim", -1],
  ["tensorflow.nn.softmax", "dim", -1],
  ["keras.layers.ReLU", "max_value", Infinity],
];

for (const [name, parameter, value] of defaults) {
  test(`${name} has ${parameter} = ${value} by default`, () => {
    const spelling = all.find(({ names }) => names.includes(name));
    assert.ok(spelling);
    const setter = spelling.arguments.find(({ sets }) => sets === parameter);
    const number = setter ? numbersOf(setter)[0] : spelling.fixed?.[parameter];
    assert.equal(number, value);
  });
}

function activationsOf(spelling: Spelling): string[] {
  const selected = spelling.arguments.flatMap(({ selects = [] }) => selects);
  return [spelling.activation, ...selected.map(({ activation }) => activation)];
}

function checkNames({ framework, form, names, input }: Spelling): void {
  for (const name of names) {
    if (form === "string") assert.match(name, /^[a-z_]+$/);
    else assert.match(name, new RegExp(`^${modules[framework]}(\\.[A-Za-z_]\\w*)+$`));
  }
  assert.equal(input !== undefined, form === "function");
}

function checkArguments({ arguments: args, input }: Spelling): void {
  const names = args.flatMap(({ name, alsoNamed = [] }) => [name, ...alsoNamed]);
  assert.equal(new Set([...names, input]).size, names.length + 1);
  const firstOptional = args.findIndex((argument) => argument.default !== undefined);
  const lastRequired = args.findLastIndex((argument) => argument.default === undefined);
  assert.ok(firstOptional === -1 || lastRequired < firstOptional, "required after optional");
  const sets = args.flatMap((argument) => argument.sets ?? []);
  assert.equal(new Set(sets).size, sets.length, "two arguments set one parameter");
  for (const argument of args) {
    const { default: usual, reads = [], selects = [], defaultNote } = argument;
    if (argument.sets === undefined) assert.deepEqual(reads, []);
    // A default that sets a parameter and is no number needs a reading or a word.
    if (argument.sets !== undefined && usual !== undefined && numbersOf(argument).length === 0) {
      assert.ok(defaultNote);
    }
    if (selects.length > 0) assert.ok(selects.some(({ literal }) => literal === usual));
  }
}

function checkParameters({ arguments: args, fixed = {} }: Spelling, id: string): void {
  const activation = activationById(id);
  assert.ok(activation, id);
  const known = activation.parameters.map(({ name }) => name);
  const given = args.flatMap((argument) =>
    numbersOf(argument).map((value) => ({ argument, value })),
  );
  for (const { argument, value } of given) {
    const result = completeParameters(activation, { [argument.sets ?? ""]: value });
    assert.ok(result.ok, `${argument.name} = ${value}`);
  }
  for (const { sets } of args) if (sets !== undefined) assert.ok(known.includes(sets), sets);
  assert.ok(completeParameters(activation, fixed).ok);
  for (const name of Object.keys(fixed))
    assert.ok(
      args.every(({ sets }) => sets !== name),
      name,
    );
}

/** An override must override: PyTorch's derivative at 0 with this spelling's defaults is another. */
function checkAtZero(spelling: Spelling, derivative: number): void {
  const activation = activationById(spelling.activation);
  assert.ok(activation?.kind === "elementwise");
  for (const { name, slider } of activation.parameters) {
    if (!slider) continue;
    const kink = activation.kinks({ [name]: slider.max / 2 }).find(({ at }) => at === 0);
    assert.ok(kink && kink.derivative !== derivative);
  }
}

/** The number that an argument's default stands for first, then those that its literals do. */
function numbersOf({ sets, default: usual, reads = [] }: Argument): number[] {
  if (sets === undefined) return [];
  const read = reads.find(({ literal }) => literal === usual);
  const first = read ? [read.value] : typeof usual === "number" ? [usual] : [];
  return [...first, ...reads.map(({ value }) => value)];
}
