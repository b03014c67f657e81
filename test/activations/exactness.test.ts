import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Activation, Elementwise } from "../../src/activations/definition.ts";
import { activations } from "../../src/activations/index.ts";
import { parametersText } from "../support/parameterSets.ts";
import { readReferences, type Reference } from "../support/readReference.ts";
import { ulpDistance, unitInLastPlace } from "../support/ulp.ts";

/**
 * Where a derivative passes through zero between two doubles, no double is near it in units of its
 * own last place; there the unit is that of the terms that cancel.
 */
const roots: Readonly<Record<string, { readonly at: number; readonly terms: number }>> = {
  gelu: { at: -0.7517915246935645, terms: 0.226 },
  gelu_tanh: { at: -0.7524614220710163, terms: 0.226 },
  silu: { at: -1.278464542761074, terms: 0.217 },
};
const nearRoot = 1 / 8;

describe("values and derivatives are within 1 ulp of 120-digit references", () => {
  for (const activation of activations) {
    for (const reference of readReferences(activation.id)) {
      const parameters = parametersText(reference.parameters);
      const length =
        activation.kind === "alongAxis" ? ` for ${reference.input.length} numbers` : "";
      test(`${activation.id}${parameters}${length}`, () => {
        const { value, derivative } = evaluate(activation, reference);
        reference.input.forEach((x, i) => {
          const expected = reference.derivative[i] ?? NaN;
          const distance = ulpDistance(value[i] ?? NaN, reference.value[i] ?? NaN);
          assert.ok(distance <= 1, `value at ${x}: ${distance} ulp`);
          const slope = derivative[i] ?? NaN;
          const error = ulpDistance(slope, expected);
          assert.ok(
            error <= 1 || isCancelled(activation.id, x, slope - expected),
            `derivative at ${x}: ${error} ulp`,
          );
        });
      });
    }
  }
});

test("the references reach every exponent at which a curve bends, and both ends of the doubles", () => {
  for (const activation of activations.filter(({ kind }) => kind === "elementwise")) {
    for (const { input } of readReferences(activation.id)) {
      const exponents = new Set(input.map((x) => Math.floor(Math.log2(Math.abs(x)))));
      for (let exponent = -40; exponent <= 10; exponent += 1) assert.ok(exponents.has(exponent));
      assert.ok(input.includes(5e-324) && input.includes(-Number.MAX_VALUE));
      assert.ok(input.length >= 400);
    }
  }
});

function evaluate(activation: Activation, reference: Reference) {
  if (activation.kind === "alongAxis") {
    const slice = Float64Array.from(reference.input);
    return {
      value: activation.value(slice, reference.parameters),
      derivative: activation.derivative(slice, reference.parameters),
    };
  }
  const each = (f: Elementwise["value"]) => reference.input.map((x) => f(x, reference.parameters));
  return {
    value: each((x, parameters) => activation.value(x, parameters)),
    derivative: each((x, parameters) => activation.derivative(x, parameters)),
  };
}

function isCancelled(id: string, x: number, error: number): boolean {
  const root = roots[id];
  if (!root || Math.abs(x - root.at) > nearRoot) return false;
  return Math.abs(error) <= unitInLastPlace(root.terms);
}
