import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { canonicalName } from "../../src/activations/frameworks.ts";
import { registries, type Registry } from "../../src/activations/hosts.ts";
import { activationById, activations, readSpellings } from "../../src/activations/index.ts";
import { type Literal, readSignature } from "../../src/activations/signature.ts";
import type { Argument, Spelling } from "../../src/activations/spelling.ts";
import { readCall } from "../../src/code/parametersInForce.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { holdsIn } from "../../src/code/versions.ts";
import { readModule } from "../../src/code/module.ts";
import { noArguments } from "../../src/python/callArguments.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

/**
 * Every way that the frameworks spell an activation, one a line:
 *
 *     keras class leaky_relu keras.layers.LeakyReLU|tf.keras.layers.LeakyReLU(negative_slope=0.3)
 *     keras string elu keras.activations.get["elu"] alpha=1.0
 *     keras host linear keras.layers.Dense|tf.keras.layers.Dense(activation@1=None)
 *     numpy idiom relu numpy.maximum(0, x)
 *
 * Read from the sources of PyTorch 2.13, Keras 3.15, tf-keras 2.21, TensorFlow 2.21, JAX 0.10,
 * Flax 0.12, Transformers 5.18, timm, SciPy 1.17, scikit-learn 1.9, Paddle, MindSpore, MLX, tinygrad,
 * TensorFlow Addons, Diffusers and x-transformers. `!` marks what overwrites its input.
 */
const rows = readLines("apis.txt").map(readRow);
const ids = readLines("ids.txt");

/** Rows that the tables leave out or tell otherwise, and why. */
const omitted: Readonly<Record<string, string>> = {};

interface Row {
  readonly line: string;
  readonly framework: string;
  readonly form: string;
  readonly activation: string;
  readonly rest: string;
}

const index = createSpellingIndex();
const spellings = readSpellings();

test("every activation of the catalogue is defined", () => {
  assert.deepEqual(
    ids.filter((id) => !activationById(id)),
    [],
  );
  assert.deepEqual(activations.map(({ id }) => id).sort(), [...ids].sort());
});

describe("every row is spelled:", () => {
  for (const id of ids) {
    test(id, () => {
      const own = rows.filter(({ activation, line }) => activation === id && !(line in omitted));
      const problems = own.flatMap((row) => {
        const problem = problemOf(row);
        return problem === undefined ? [] : [`${row.line}\n    ${problem}`];
      });
      assert.equal(
        problems.length,
        0,
        `${problems.length} of ${own.length}:\n${problems.join("\n")}`,
      );
    });
  }
});

test("what is left out on purpose is a row", () => {
  const lines = new Set(rows.map(({ line }) => line));
  assert.deepEqual(
    Object.keys(omitted).filter((line) => !lines.has(line)),
    [],
  );
});

/** What is wrong with the tables as far as a row goes. */
function problemOf(row: Row): string | undefined {
  switch (row.form) {
    case "string":
      return stringProblem(row);
    case "idiom":
      return spellings.some(
        ({ form, names, activation }) =>
          form === "idiom" && names[0] === row.rest && activation === row.activation,
      )
        ? undefined
        : "no idiom";
    case "host":
      return hostProblem(row);
    default:
      return callableProblem(row);
  }
}

function callableProblem({ rest, framework, form, activation }: Row): string | undefined {
  const [, names = "", list = ""] = /^([^(]*)\((.*)\)$/.exec(rest) ?? [];
  for (const name of names.split("|")) {
    const spelling = spellingNamed(name, framework);
    if (!spelling) return `${canonicalName(name).name} is not spelled`;
    const forms = { class: "module", function: "function", method: "method" };
    if (spelling.form !== Object.entries(forms).find(([key]) => form.startsWith(key))?.[1]) {
      return `is a ${spelling.form}`;
    }
    if ((spelling.inPlace ?? false) !== form.endsWith("!")) return "overwrites its input or not";
    if (!activationsOf(spelling).includes(activation)) return `is ${spelling.activation}`;
    const expected = argumentsText(list, spelling);
    const written = writtenText(spelling);
    if (written !== expected) return `has ${written} for ${expected}`;
  }
  return undefined;
}

/** No arguments are read from any text. */
const nowhere = runAtOnce(readModule(""));

/** The row for the version that a framework's rows are about. */
function spellingNamed(name: string, framework: string): Spelling | undefined {
  const found = index.byQualifiedName(name);
  if (!found) return undefined;
  const all = [found.spelling, ...found.earlier];
  return framework === "tf_keras2" ? all.find((row) => holdsIn(row, "2.15.0")) : found.spelling;
}

/** The activation of a row, and the one that its arguments select by default. */
function activationsOf(spelling: Spelling): string[] {
  return [spelling.activation, readCall(spelling, noArguments, nowhere).activation.id];
}

/** Other names of an argument, which signatures list at their end, are told with that argument. */
function argumentsText(list: string, spelling: Spelling): string {
  const { arguments: all } = readSignature(`f(${list})`);
  const isFunction = spelling.form === "function";
  const rest = isFunction ? all.slice(1) : all;
  const others = new Set(
    spelling.arguments.flatMap(({ alsoNamed = [], formerly }) => [...alsoNamed, formerly?.name]),
  );
  return textOf(
    rest.filter(({ name, default: usual }) => usual !== null || !others.has(name)),
    isFunction ? all[0]?.name : undefined,
  );
}

function writtenText({ arguments: list, input }: Spelling): string {
  return textOf(list, input);
}

function textOf(
  list: readonly Pick<Argument, "name" | "default" | "keywordOnly">[],
  input: string | undefined,
): string {
  const parts = list.map(
    ({ name, default: usual, keywordOnly }) =>
      `${keywordOnly ? "*" : ""}${name}${usual === undefined ? "" : `=${JSON.stringify(usual)}`}`,
  );
  return `(${[...(input === undefined ? [] : [input]), ...parts].join(", ")})`;
}

function stringProblem({ rest, activation }: Row): string | undefined {
  const [, name = "", key = "", numbers = ""] = /^([\w.]+)\["(\w+)"\](.*)$/.exec(rest) ?? [];
  const { name: registry, version } = canonicalName(name);
  const lookUp = { qualifiedName: name, ...(version !== undefined && { version }) };
  const found = isRegistry(registry) ? index.byKey(registry, key, lookUp) : undefined;
  if (!found) return "no such key";
  const { activation: meant, parameters } = readCall(found.spelling, noArguments, nowhere);
  if (![found.spelling.activation, meant.id].includes(activation)) return `is ${meant.id}`;
  for (const number of numbers.trim().split(" ").filter(Boolean)) {
    const [parameter = "", value = ""] = number.split("=");
    const inForce = parameters.find((candidate) => candidate.parameter.name === parameter);
    // What is a simpler activation by default has that one's parameters.
    if (!meant.parameters.some(({ name }) => name === parameter)) continue;
    const actual = inForce && "value" in inForce ? inForce.value : undefined;
    if (actual !== Number(value)) return `${parameter} is ${actual}`;
  }
  return undefined;
}

function isRegistry(name: string): name is Registry {
  return name in registries;
}

function hostProblem({ rest, framework, activation }: Row): string | undefined {
  const [, names = "", argument = "", position, usual] =
    /^([^(]*)\((\w+)(?:@(\d+))?(?:=(.*))?\)$/.exec(rest) ?? [];
  for (const name of names.split("|")) {
    const own = name.replace(/^tf\./, "tensorflow.");
    const version = framework === "tf_keras2" ? "2.15.0" : "999";
    const host = index
      .hostsOf(own)
      .map((found) => found.host)
      .findLast((candidate) => candidate.argument === argument && holdsIn(candidate, version));
    if (!host) return `${name} takes none as ${argument}`;
    if (host.position !== (position === undefined ? undefined : Number(position))) {
      return `${name} takes it at ${host.position}`;
    }
    const written = usual === undefined ? undefined : literalOf(usual);
    if (host.default !== written) return `${name} has ${host.default} by default`;
    if (typeof host.default !== "string") continue;
    const found = host.default.includes(".")
      ? index.byQualifiedName(host.default)
      : host.registry &&
        index.byKey(host.registry, host.default, {
          qualifiedName: name,
          ...(version !== "999" && { version }),
        });
    const meant = found && activationsOf(found.spelling);
    if (!meant?.includes(activation))
      return `${name}: the default is ${meant?.join() ?? "unknown"}`;
  }
  return undefined;
}

function literalOf(text: string): Literal | undefined {
  return readSignature(`f(a=${text})`).arguments[0]?.default;
}

function readRow(line: string): Row {
  const [, framework = "", form = "", activation = "", rest = ""] =
    /^(\S+) (\S+) (\S+) (.*)$/.exec(line) ?? [];
  return { line, framework, form, activation, rest };
}

function readLines(file: string): string[] {
  const text = readFileSync(path.resolve("test/fixtures/activations", file), "utf8");
  return text.split("\n").filter((line) => line !== "");
}
