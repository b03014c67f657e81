import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Kink } from "../../src/activations/definition.ts";
import { frameworkOf } from "../../src/activations/frameworks.ts";
import { readHosts, registries } from "../../src/activations/hosts.ts";
import { activationById, activations, readSpellings } from "../../src/activations/index.ts";
import { completeParameters } from "../../src/activations/parameters.ts";
import type { Argument, KinkChoice, Spelling } from "../../src/activations/spelling.ts";
import { compareVersions } from "../../src/environment/versionRange.ts";
import { parameterSets } from "../support/parameterSets.ts";

const all = readSpellings();

/** Activations that are composed in models and that no framework has a name for. */
const unnamed = ["reglu"];

test("no two spellings share a name in one version", () => {
  const seen = new Map<string, Spelling[]>();
  for (const spelling of all) {
    for (const name of spelling.names) {
      // A module and a function of one name would be one callable of two meanings.
      const key =
        spelling.form === "idiom" ? `idiom ${name}` : `${spelling.registry ?? ""} ${name}`;
      const others = seen.get(key) ?? [];
      for (const other of others) assert.ok(areApart(spelling, other), key);
      seen.set(key, [...others, spelling]);
    }
  }
});

test("every activation can be written, and every spelling writes one", () => {
  const written = new Set([...all.flatMap(activationsOf), ...unnamed]);
  const known = [...new Set([...activations.map(({ id }) => id), ...unnamed])];
  assert.deepEqual([...written].sort(), known.sort());
});

describe("what a spelling refers to exists", () => {
  for (const spelling of all) {
    const { form, names, registry, since, until } = spelling;
    const versions = [since && ` since ${since}`, until && ` until ${until}`].filter(Boolean);
    test(`${form} ${registry ?? ""} ${names[0]}${versions.join("")}`, () => {
      checkNames(spelling);
      checkArguments(spelling);
      for (const id of activationsOf(spelling)) checkParameters(spelling, id);
      const { documentation, note, atKinks, deprecated } = spelling;
      if (documentation) assert.match(documentation, /^https:\/\/[\w./#-]+$/);
      for (const text of [note, atKinks?.note, deprecated]) {
        if (text === undefined) continue;
        assert.match(text, /^\S.*\.$/);
        assert.doesNotMatch(text, /!|please/i);
      }
      if (atKinks) checkKinks(spelling, atKinks.choices);
      for (const version of [since, until]) if (version) assert.match(version, /^\d+(\.\d+)+$/);
    });
  }
});

describe("what takes an activation is told once", () => {
  const hosts = readHosts();
  for (const { callables, argument, position, since, until } of hosts) {
    test(`${callables[0]}(${argument})${since ?? ""}${until ?? ""}`, () => {
      for (const name of callables) {
        assert.ok(frameworkOf(name), name);
        const same = hosts.filter((host) => host.callables.includes(name));
        const alike = same.filter(
          (host) => host.argument === argument || host.position === position,
        );
        const others = alike.filter((host) => position !== undefined || host.argument === argument);
        for (const one of others) {
          for (const other of others) assert.ok(one === other || areApart(one, other), name);
        }
      }
    });
  }

  test("every registry of the tables is known, and has keys", () => {
    const used = new Set(all.flatMap(({ registry }) => registry ?? []));
    assert.deepEqual([...used].sort(), Object.keys(registries).sort());
  });
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
  ["keras.layers.ReLU", "max_value", Infinity],
];

for (const [name, parameter, value] of defaults) {
  test(`${name} has ${parameter} = ${value} by default`, () => {
    const spelling = all.find(({ names, form }) => form !== "string" && names.includes(name));
    assert.ok(spelling);
    const setter = spelling.arguments.find(({ sets }) => sets === parameter);
    const number = setter ? numbersOf(setter)[0] : undefined;
    assert.equal(number ?? spelling.fixed?.[parameter], value);
  });
}

function activationsOf(spelling: Spelling): string[] {
  const selected = spelling.arguments.flatMap(({ selects = [] }) => selects);
  return [spelling.activation, ...selected.map(({ activation }) => activation)];
}

/** Whether two rows hold in versions of which none is the same. */
function areApart(
  a: { readonly since?: string; readonly until?: string },
  b: { readonly since?: string; readonly until?: string },
): boolean {
  const isBefore = (until: string | undefined, since: string | undefined) =>
    until !== undefined && since !== undefined && compareVersions(until, since) <= 0;
  // A row that tells no first version of its own comes after those that end.
  return (
    isBefore(a.until, b.since) ||
    isBefore(b.until, a.since) ||
    (a.until !== undefined) !== (b.until !== undefined)
  );
}

function checkNames({ framework, form, names, input, registry }: Spelling): void {
  for (const name of names) {
    if (form === "string") {
      assert.match(name, /^[A-Za-z]\w*$/);
      assert.equal(frameworkOf(registry ?? ""), framework);
    } else if (form === "idiom") assert.match(name, /\bx\b/);
    else {
      assert.match(name, /^\w+(\.[A-Za-z_]\w*)+$/);
      assert.equal(frameworkOf(name) === undefined, false, name);
    }
  }
  assert.equal(input !== undefined, form === "function");
  assert.equal(registry !== undefined, form === "string");
}

function checkArguments({ arguments: args, input }: Spelling): void {
  const names = args.flatMap(({ name, alsoNamed = [] }) => [name, ...alsoNamed]);
  assert.equal(new Set([...names, input]).size, names.length + 1);
  const positional = args.filter(({ keywordOnly }) => !keywordOnly);
  assert.deepEqual(args.slice(0, positional.length), positional, "positional after keyword-only");
  const firstOptional = positional.findIndex((argument) => argument.default !== undefined);
  const lastRequired = positional.findLastIndex((argument) => argument.default === undefined);
  assert.ok(firstOptional === -1 || lastRequired < firstOptional, "required after optional");
  const sets = args.flatMap((argument) => argument.sets ?? []);
  assert.equal(new Set(sets).size, sets.length, "two arguments set one parameter");
  for (const argument of args) {
    const { default: usual, reads = [], selects = [], defaultNote } = argument;
    if (argument.sets === undefined) assert.deepEqual(reads, []);
    // A default that sets a parameter and is no number needs a reading or a word.
    if (argument.sets !== undefined && usual !== undefined && numbersOf(argument).length === 0) {
      assert.ok(defaultNote, `${argument.name}: a word on what its default means`);
    }
    if (selects.length > 0) assert.ok(selects.some(({ literal }) => literal === usual));
  }
}

function checkParameters({ arguments: args, fixed = {} }: Spelling, id: string): void {
  const activation = activationById(id);
  assert.ok(activation, id);
  const known = activation.parameters.map(({ name }) => name);
  // Numbers that go together only with others of the same row are checked with those.
  const usual = Object.fromEntries(
    args.flatMap((argument) => {
      const [number] = numbersOf(argument);
      return argument.sets === undefined || number === undefined ? [] : [[argument.sets, number]];
    }),
  );
  for (const argument of args) {
    for (const value of numbersOf(argument)) {
      const { sets = "" } = argument;
      if (!known.includes(sets)) continue;
      const own = Object.entries({ ...usual, ...fixed }).filter(([name]) => known.includes(name));
      const result = completeParameters(activation, { ...Object.fromEntries(own), [sets]: value });
      assert.ok(result.ok, `${argument.name} = ${value}`);
    }
  }
  const isSelected = args.some(({ selects }) => selects);
  for (const { sets } of args) {
    if (sets !== undefined && !isSelected) assert.ok(known.includes(sets), sets);
  }
  if (!isSelected) assert.ok(completeParameters(activation, fixed).ok);
}

/** An override must override: for some parameters PyTorch's derivative at a kink is another. */
function checkKinks(spelling: Spelling, choices: readonly KinkChoice[]): void {
  const activation = activationById(spelling.activation);
  assert.ok(activation);
  const fitting = parameterSets(activation)
    .map((parameters) => activation.kinks({ ...parameters, ...spelling.fixed }))
    .filter(({ length }) => length === choices.length);
  assert.ok(fitting.length > 0, `${choices.length} kinks`);
  const differs = fitting.some((kinks) =>
    kinks.some((kink, i) => derivativeOf(kink, choices[i]) !== kink.derivative),
  );
  assert.ok(differs, "PyTorch returns the same");
}

function derivativeOf({ left, right }: Kink, choice: KinkChoice | undefined): number | undefined {
  if (typeof choice === "number" || choice === undefined) return choice;
  return { left, right, mean: (left + right) / 2 }[choice];
}

/** The number that an argument's default stands for first, then those that its literals do. */
function numbersOf({ sets, default: usual, reads = [] }: Argument): number[] {
  if (sets === undefined) return [];
  const read = reads.find(({ literal }) => literal === usual);
  const first = read ? [read.value] : typeof usual === "number" ? [usual] : [];
  return [...first, ...reads.map(({ value }) => value)];
}
