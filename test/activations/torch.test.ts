import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Activation, ParameterValues } from "../../src/activations/definition.ts";
import { activationById, spellings } from "../../src/activations/index.ts";
import { parametersText } from "../support/parameterSets.ts";
import { numbers, numbersByName, readFixture, record } from "../support/readReference.ts";

/** What PyTorch returned for one call: see `compare_with_torch.py`. */
interface Call {
  readonly names: readonly unknown[];
  readonly activation: string;
  readonly parameters: ParameterValues;
  readonly value: readonly number[];
  readonly derivative: readonly number[];
}

const {
  points: rawPoints,
  row: rawRow,
  calls: rawCalls,
  largest,
} = record(readFixture("activations/torch.json"));
const points = numbers(rawPoints);
const row = numbers(rawRow);
const calls = list(rawCalls).map(readCall);

/** Where ours is another number on purpose, and why. */
const differences: readonly {
  readonly activations: readonly string[];
  readonly of: "value" | "derivative";
  readonly at: (x: number) => boolean;
  readonly reason: string;
}[] = [
  {
    activations: ["relu", "leaky_relu", "prelu", "elu", "linear"],
    of: "derivative",
    at: Number.isNaN,
    reason: "PyTorch's backward only compares NaN and so returns a number; here NaN stays visible",
  },
  {
    activations: ["gelu", "gelu_tanh", "silu"],
    of: "value",
    at: (x) => x === -Infinity,
    reason: "PyTorch multiplies −∞ by 0, NaN; here the limit",
  },
  {
    activations: ["gelu", "silu"],
    of: "derivative",
    at: (x) => Math.abs(x) === Infinity,
    reason: "PyTorch multiplies ±∞ by 0, NaN; here the limit",
  },
  {
    activations: ["gelu_tanh"],
    of: "derivative",
    at: (x) => Math.abs(x) >= 1e300,
    reason: "PyTorch multiplies the overflown x² by 0, NaN; here the limit",
  },
];

describe("values and gradients are PyTorch's, at kinks, ±0 and the ends of the line", () => {
  for (const call of calls) {
    test(`${String(call.names[0])}${parametersText(call.parameters)}`, () => {
      const activation = activationById(call.activation);
      assert.ok(activation);
      const inputs = activation.kind === "alongAxis" ? row : points;
      for (const of of ["value", "derivative"] as const) {
        const found = evaluate(activation, of, inputs, call.parameters);
        inputs.forEach((x, i) => {
          const [ours, theirs] = [found[i] ?? NaN, call[of][i] ?? NaN];
          const expected = differences.some(
            (difference) =>
              difference.of === of &&
              difference.activations.includes(call.activation) &&
              difference.at(x),
          );
          const message = `${of} at ${x}: ${ours}, PyTorch ${theirs}`;
          assert.equal(!agrees(ours, theirs), expected, message);
        });
      }
    });
  }
});

test("zero keeps the sign that PyTorch gives it", () => {
  for (const { names, activation: id, parameters, value } of calls) {
    const activation = activationById(id);
    if (activation?.kind !== "elementwise") continue;
    points.forEach((x, i) => {
      if (x !== 0) return;
      const ours = activation.value(x, parameters);
      // PyTorch 1.13 computes exp(x) − 1 there; expm1, which later versions use, keeps the sign.
      const theirs = id === "elu" ? x : value[i];
      assert.ok(Object.is(ours, theirs), `${String(names[0])} at ${Object.is(x, -0) ? "−0" : "0"}`);
    });
  }
});

function agrees(ours: number, theirs: number): boolean {
  return (
    Object.is(ours, theirs) || Math.abs(ours - theirs) <= 1e-14 * Math.max(1, Math.abs(theirs))
  );
}

test("every PyTorch spelling was asked, under all of its names", () => {
  for (const { framework, names } of spellings.flat()) {
    if (framework !== "pytorch") continue;
    assert.ok(
      calls.some((call) => JSON.stringify(call.names) === JSON.stringify(names)),
      names[0],
    );
  }
});

test("where its formulas are sound, PyTorch agrees with the references to 1e-14", () => {
  for (const item of list(largest)) {
    const { activation, parameters, value, derivative } = record(item);
    const worst = Math.max(...numbers([value, derivative]));
    assert.ok(worst < 1e-14, `${String(activation)} ${JSON.stringify(parameters)}: ${worst}`);
  }
});

function evaluate(
  activation: Activation,
  of: "value" | "derivative",
  inputs: readonly number[],
  parameters: ParameterValues,
): readonly number[] {
  if (activation.kind === "alongAxis") {
    return [...activation[of](Float64Array.from(inputs), parameters)];
  }
  return inputs.map((x) => activation[of](x, parameters));
}

function readCall(data: unknown): Call {
  const { names, activation, parameters, value, derivative } = record(data);
  return {
    names: list(names),
    activation: String(activation),
    parameters: numbersByName(parameters),
    value: numbers(value),
    derivative: numbers(derivative),
  };
}

function list(data: unknown): unknown[] {
  assert.ok(Array.isArray(data));
  return data;
}
