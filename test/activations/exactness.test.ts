import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { usualParameters } from "../../src/activations/parameters.ts";
import { activations } from "../../src/activations/index.ts";
import { parametersText } from "../support/parameterSets.ts";
import {
  readGatedReference,
  readReferences,
  readSliceReferences,
  type Root,
  upstreamOf,
} from "../support/readReference.ts";
import { ulpDistance, unitInLastPlace } from "../support/ulp.ts";

/** Where more than one unit in the last place is allowed, and how many. */
const looser: Readonly<Record<string, number>> = {};

const nearRoot = 1 / 8;

describe("values and derivatives are within 1 ulp of 120-digit references", () => {
  for (const activation of activations) {
    const { id } = activation;
    const allowed = looser[id] ?? 1;
    switch (activation.kind) {
      case "elementwise":
        for (const reference of readReferences(id)) {
          const { parameters, input, value, derivative, roots } = reference;
          test(`${id}${parametersText(parameters)}`, () => {
            for (const [i, x] of input.entries()) {
              const y = activation.value(x, parameters);
              checkNear(y, value[i] ?? NaN, allowed, `value at ${x}`);
              const slope = activation.derivative(x, parameters);
              const expected = derivative[i] ?? NaN;
              if (isCancelled(roots, x, slope - expected)) continue;
              checkNear(slope, expected, allowed, `derivative at ${x}`);
            }
          });
        }
        break;
      case "alongAxis":
        test(id, () => {
          for (const reference of readSliceReferences(id)) {
            const parameters = { ...usualParameters(activation), ...reference.parameters };
            const slice = Float64Array.from(reference.input);
            const outputs = activation.value(slice, parameters);
            const title = `for ${reference.input.join()}`;
            assert.equal(outputs.length, reference.value.length);
            outputs.forEach((y, i) => {
              checkNear(y, reference.value[i] ?? NaN, allowed, `value ${i} ${title}`);
            });
            const gradient = activation.gradient(slice, upstreamOf(outputs.length), parameters);
            gradient.forEach((found, i) => {
              const expected = reference.gradient[i] ?? NaN;
              // A sum of n terms that cancel is exact to the last place of its largest term.
              const unit = unitInLastPlace(Math.max(reference.terms[i] ?? NaN, Math.abs(expected)));
              const error = Math.abs(found - expected);
              assert.ok(error <= (allowed + 1) * unit, `gradient ${i} ${title}: ${error / unit}`);
            });
            activation.ownDerivative?.(slice, parameters).forEach((found, i) => {
              checkNear(found, reference.derivative?.[i] ?? NaN, allowed, `slope ${i} ${title}`);
            });
          }
        });
        break;
      case "gated":
        test(id, () => {
          const parameters = usualParameters(activation);
          const { a, b, value, byFirst, bySecond, roots } = readGatedReference(id);
          for (const [i, first] of a.entries()) {
            const second = b[i] ?? NaN;
            const check = (found: number, expected: readonly number[], what: string) => {
              checkNear(found, expected[i] ?? NaN, allowed + 1, `${what} at ${first}, ${second}`);
            };
            check(activation.value(first, second, parameters), value, "value");
            check(activation.derivativeOfFirst(first, second, parameters), byFirst, "∂a");
            const slope = activation.derivativeOfSecond(first, second, parameters);
            if (isCancelled(roots, second, (slope - (bySecond[i] ?? NaN)) / first)) continue;
            check(slope, bySecond, "∂b");
          }
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
      assert.ok(input.length >= 2000);
    }
  }
});

function checkNear(found: number, expected: number, allowed: number, what: string): void {
  if (Object.is(found, expected)) return;
  const distance = ulpDistance(found, expected);
  assert.ok(distance <= allowed, `${what}: ${found}, expected ${expected}: ${distance} ulp`);
}

/**
 * Where a derivative passes through zero between two doubles, no double is near it in units of its
 * own last place; there the unit is that of the terms that cancel.
 */
function isCancelled(roots: readonly Root[], x: number, error: number): boolean {
  return roots.some(
    ({ at, terms }) => Math.abs(x - at) <= nearRoot && Math.abs(error) <= unitInLastPlace(terms),
  );
}
