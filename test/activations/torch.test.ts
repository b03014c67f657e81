import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";
import type { Activation, ParameterValues } from "../../src/activations/definition.ts";
import { activations, readSpellings } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { parametersText } from "../support/parameterSets.ts";
import {
  list,
  numbers,
  numbersByName,
  readFixture,
  record,
  upstreamOf,
} from "../support/readReference.ts";

/** What PyTorch returned for one expression: see `compare_with_torch.py`. */
interface Call {
  readonly name: string;
  readonly expression: string;
  readonly parameters: ParameterValues;
  readonly value: readonly number[];
  /** At each point; along an axis the vector-Jacobian product. */
  readonly derivative: readonly number[];
}

/** Points at which ours is another number on purpose, and why. */
interface Difference {
  readonly of: "value" | "derivative" | "sign";
  readonly points: readonly number[];
  readonly reason: string;
}

interface Witness {
  readonly points: readonly number[];
  readonly calls: readonly Call[];
  readonly differences: readonly Difference[];
  readonly notAsked: readonly string[];
}

const witnesses = new Map(
  activations.flatMap((activation): [Activation, Witness][] => {
    const witness = readWitness(activation.id);
    return witness ? [[activation, witness]] : [];
  }),
);

describe("values and gradients are PyTorch's, at kinks, ±0 and the ends of the line", () => {
  for (const [activation, { points, calls, differences }] of witnesses) {
    for (const call of calls) {
      test(`${call.expression} is ${activation.id}${parametersText(call.parameters)}`, () => {
        const parameters = { ...usualParameters(activation), ...call.parameters };
        const ours = evaluate(activation, points, parameters);
        for (const of of ["value", "derivative"] as const) {
          call[of].forEach((theirs, i) => {
            const x = points[i] ?? NaN;
            const found = ours[of][i] ?? NaN;
            if (differences.some((one) => one.of === of && one.points.includes(x))) return;
            assert.ok(agrees(found, theirs), `${of} at ${x}: ${found}, PyTorch ${theirs}`);
          });
        }
      });
    }
  }
});

test("every difference that is listed is one, and has a reason", () => {
  for (const [activation, { points, calls, differences }] of witnesses) {
    for (const { of, points: places, reason } of differences) {
      assert.notEqual(reason, "");
      if (of === "sign") continue;
      for (const x of places) {
        const i = points.findIndex((point) => Object.is(point, x));
        const differs = calls.some(({ parameters, [of]: theirs }) => {
          const ours = evaluate(activation, points, {
            ...usualParameters(activation),
            ...parameters,
          });
          return !agrees(ours[of][i] ?? NaN, theirs[i] ?? NaN);
        });
        assert.ok(differs, `${activation.id}: ${of} at ${x}`);
      }
    }
  }
});

test("zero keeps the sign that PyTorch gives it", () => {
  for (const [activation, { points, calls, differences }] of witnesses) {
    if (activation.kind !== "elementwise") continue;
    for (const { expression, parameters, value } of calls) {
      points.forEach((x, i) => {
        if (x !== 0 || differences.some((one) => one.of === "sign" && one.points.includes(x)))
          return;
        const ours = activation.value(x, { ...usualParameters(activation), ...parameters });
        if (ours !== 0 && value[i] !== 0) return;
        assert.ok(Object.is(ours, value[i]), `${expression} at ${Object.is(x, -0) ? "−0" : "0"}`);
      });
    }
  }
});

test("every PyTorch spelling was asked", () => {
  const asked = new Set(
    [...witnesses.values()].flatMap(({ calls }) => calls.map(({ name }) => name)),
  );
  const refused = new Set([...witnesses.values()].flatMap(({ notAsked }) => notAsked));
  for (const { framework, form, names, general } of readSpellings()) {
    if (framework !== "pytorch" || form === "string" || form === "idiom" || general) continue;
    for (const name of names) assert.ok(asked.has(name) !== refused.has(name), name);
  }
});

/** Equal, or as near as PyTorch's own rounding errors allow. */
function agrees(ours: number, theirs: number): boolean {
  return (
    Object.is(ours, theirs) || Math.abs(ours - theirs) <= 1e-14 * Math.max(1, Math.abs(theirs))
  );
}

function evaluate(
  activation: Activation,
  inputs: readonly number[],
  parameters: ParameterValues,
): { readonly value: readonly number[]; readonly derivative: readonly number[] } {
  switch (activation.kind) {
    case "elementwise":
      return {
        value: inputs.map((x) => activation.value(x, parameters)),
        derivative: inputs.map((x) => activation.derivative(x, parameters)),
      };
    case "alongAxis": {
      const slice = Float64Array.from(inputs);
      const value = activation.value(slice, parameters);
      const derivative = activation.gradient(slice, upstreamOf(value.length), parameters);
      return { value: [...value], derivative: [...derivative] };
    }
    case "gated": {
      const half = inputs.length / 2;
      const [a, b] = [inputs.slice(0, half), inputs.slice(half)];
      const upstream = upstreamOf(half);
      const each = (f: (x: number, y: number, p: ParameterValues) => number) =>
        a.map((x, i) => f(x, b[i] ?? NaN, parameters));
      const weighted = (slopes: readonly number[]) =>
        slopes.map((slope, i) => slope * (upstream[i] ?? NaN));
      return {
        value: each((x, y, p) => activation.value(x, y, p)),
        derivative: [
          ...weighted(each((x, y, p) => activation.derivativeOfFirst(x, y, p))),
          ...weighted(each((x, y, p) => activation.derivativeOfSecond(x, y, p))),
        ],
      };
    }
  }
}

function readWitness(id: string): Witness | undefined {
  const name = `activations/torch/${id}.json`;
  if (!existsSync(`test/fixtures/${name}`)) return undefined;
  const { points, calls, differences, notAsked } = record(readFixture(name));
  return {
    points: numbers(points),
    calls: list(calls).map(readCall),
    differences: list(differences).map(readDifference),
    notAsked: Object.keys(record(notAsked)),
  };
}

function readCall(data: unknown): Call {
  const { name, expression, parameters, value, derivative, gradient } = record(data);
  return {
    name: String(name),
    expression: String(expression),
    parameters: numbersByName(parameters),
    value: numbers(value),
    derivative: numbers(derivative ?? gradient),
  };
}

function readDifference(data: unknown): Difference {
  const { of, points, reason } = record(data);
  assert.ok(of === "value" || of === "derivative" || of === "sign");
  return { of, points: numbers(points), reason: String(reason) };
}
