import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { activations } from "../../src/activations/index.ts";
import { contains, usualParameters } from "../../src/activations/parameters.ts";
import { softmax } from "../../src/activations/softmax.ts";

const slices = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});

for (const activation of activations) {
  if (activation.kind !== "alongAxis") continue;
  const parameters = usualParameters(activation);
  const value = (slice: readonly number[]) =>
    activation.value(Float64Array.from(slice), parameters);
  const derivative = (slice: readonly number[]) =>
    activation.derivative(Float64Array.from(slice), parameters);

  describe(`${activation.id}, for any slice`, () => {
    test("one number in, one number out, within the range", () => {
      const range = activation.range(parameters);
      fc.assert(
        fc.property(slices, (slice) => {
          const outputs = value(slice);
          assert.equal(outputs.length, slice.length);
          for (const y of outputs) assert.ok(contains(range, y));
        }),
      );
      assert.equal(value([]).length, 0);
      assert.equal(derivative([]).length, 0);
    });

    test("the derivative is the limit of the difference quotient along its own input", () => {
      const step = 2 ** -17;
      fc.assert(
        fc.property(slices, (slice) => {
          derivative(slice).forEach((found, i) => {
            const moved = (by: number) =>
              value(slice.map((x, k) => (k === i ? x + by : x)))[i] ?? NaN;
            const quotient = (moved(step) - moved(-step)) / (2 * step);
            assert.ok(Math.abs(found - quotient) < 1e-9, `${found}, quotient ${quotient}`);
          });
        }),
      );
    });

    test("the input is left as it was", () => {
      const slice = Float64Array.of(3, -1, 2);
      activation.value(slice, parameters);
      activation.derivative(slice, parameters);
      assert.deepEqual(slice, Float64Array.of(3, -1, 2));
    });

    test("NaN anywhere is NaN everywhere", () => {
      for (const slice of [[NaN, 1, 2], [1, 2, NaN], [NaN]]) {
        assert.ok([...value(slice), ...derivative(slice)].every(Number.isNaN));
      }
    });

    test("the limits are where its own input takes an output", () => {
      const { negative, positive } = activation.limits(parameters);
      assert.ok(Math.abs((value([-800, ...activation.otherLogits])[0] ?? NaN) - negative) < 1e-15);
      assert.ok(Math.abs((value([800, ...activation.otherLogits])[0] ?? NaN) - positive) < 1e-15);
    });
  });
}

test("softmax sums to 1 and does not change when all inputs are shifted", () => {
  fc.assert(
    fc.property(slices, fc.integer({ min: -1000, max: 1000 }), (slice, shift) => {
      const rounded = slice.map((x) => Math.round(x * 1024) / 1024);
      const outputs = softmaxOf(rounded);
      const total = outputs.reduce((sum, y) => sum + y, 0);
      assert.ok(Math.abs(total - 1) < 1e-14);
      assert.deepEqual(softmaxOf(rounded.map((x) => x + shift)), outputs);
    }),
  );
});

const edges: [input: number[], output: number[]][] = [
  [[0], [1]],
  [
    [1, 1],
    [0.5, 0.5],
  ],
  [
    [-Infinity, 0],
    [0, 1],
  ],
  [
    [Infinity, 0],
    [NaN, NaN],
  ],
  [
    [-Infinity, -Infinity],
    [NaN, NaN],
  ],
];

for (const [input, output] of edges) {
  test(`softmax of ${input.join(", ")} is ${output.join(", ")}, as in PyTorch`, () => {
    assert.deepEqual(softmaxOf(input), output);
  });
}

function softmaxOf(slice: readonly number[]): number[] {
  return [...softmax.value(Float64Array.from(slice), usualParameters(softmax))];
}
