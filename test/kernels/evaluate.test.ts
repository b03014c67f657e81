import assert from "node:assert/strict";
import { test } from "node:test";
import type { AlongAxis } from "../../src/activations/definition.ts";
import { leakyRelu } from "../../src/activations/leakyRelu.ts";
import { relu } from "../../src/activations/relu.ts";
import { softmax } from "../../src/activations/softmax.ts";
import { evaluate } from "../../src/kernels/evaluate.ts";
import { countOf, type Tensor } from "../../src/tensors/tensor.ts";

const unhurried = { pause: () => Promise.resolve(), isCancelled: () => false };

function tensorOf(shape: readonly number[], data: readonly number[]): Tensor {
  assert.equal(data.length, countOf(shape));
  return { shape, data: Float64Array.from(data) };
}

/** Sums up along the axis, so that every number tells which slice it was taken from. */
const runningSum: AlongAxis = {
  ...softmax,
  kind: "alongAxis",
  otherLogits: [],
  value: (slice) => {
    let sum = 0;
    return slice.map((x) => (sum += x));
  },
  derivative: (slice) => slice.map((_, i) => i),
};

test("an elementwise activation keeps the order of a tensor of any shape", async () => {
  const tensor = tensorOf([2, 1, 2], [-2, 0, 3, NaN]);
  const result = await evaluate(leakyRelu, { negative_slope: 0.5 }, tensor, unhurried);
  assert.ok(result.ok);
  assert.deepEqual(Array.from(result.value.value), [-1, 0, 3, NaN]);
  assert.deepEqual(Array.from(result.value.derivative), [0.5, 0.5, 1, NaN]);
  assert.equal(result.value.statistics.count, 4);
  assert.equal("axis" in result.value, false);
});

const cube = tensorOf([2, 3, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
const sums = [
  { axis: 0, value: [1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18] },
  { axis: 1, value: [1, 2, 4, 6, 9, 12, 7, 8, 16, 18, 27, 30] },
  { axis: 2, value: [1, 3, 3, 7, 5, 11, 7, 15, 9, 19, 11, 23] },
];

for (const { axis, value } of sums) {
  test(`axis ${axis} and axis ${axis - 3} are the same`, async () => {
    for (const written of [axis, axis - 3]) {
      const result = await evaluate(runningSum, {}, cube, { ...unhurried, axis: written });
      assert.ok(result.ok);
      assert.equal(result.value.axis, axis);
      assert.deepEqual(Array.from(result.value.value), value);
      assert.equal(result.value.statistics.max, Math.max(...value));
      assert.equal(result.value.statistics.count, 12);
    }
  });
}

test("the derivative is put back along the axis too", async () => {
  const result = await evaluate(runningSum, {}, cube, { ...unhurried, axis: 1 });
  assert.ok(result.ok);
  assert.deepEqual(Array.from(result.value.derivative), [0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2]);
  assert.equal(result.value.statistics.zeroGradientShare, 1 / 3);
});

test("without an axis the parameter dim decides, and else it is the last axis", async () => {
  const axes = [
    { parameters: {}, axis: 2 },
    { parameters: { dim: 0 }, axis: 0 },
    { parameters: { dim: -2 }, axis: 1 },
  ];
  for (const { parameters, axis } of axes) {
    const result = await evaluate(runningSum, parameters, cube, unhurried);
    assert.ok(result.ok);
    assert.equal(result.value.axis, axis);
  }
});

test("an axis that the tensor does not have is named", async () => {
  for (const axis of [3, -4, 0.5, NaN]) {
    assert.deepEqual(await evaluate(softmax, {}, cube, { ...unhurried, axis }), {
      ok: false,
      problem: `The array has no axis ${axis}; choose one from -3 to 2.`,
    });
  }
});

test("a single number has no axis", async () => {
  assert.deepEqual(await evaluate(softmax, {}, tensorOf([], [3]), unhurried), {
    ok: false,
    problem: "Softmax needs numbers along an axis; select an array, not a single number.",
  });
});

test("an axis too long for one call is refused", async () => {
  const long = { shape: [20_001], data: new Float64Array(20_001) };
  assert.deepEqual(await evaluate(softmax, {}, long, unhurried), {
    ok: false,
    problem:
      "Softmax over 20,001 numbers is more than the 20,000 that are evaluated as one; select fewer, or choose another axis.",
  });
});

test("results go to the given arrays", async () => {
  const outputs = { value: new Float64Array(2), derivative: new Float64Array(2) };
  const result = await evaluate(relu, {}, tensorOf([2], [-1, 2]), { ...unhurried, outputs });
  assert.ok(result.ok);
  assert.equal(result.value.value, outputs.value);
  assert.deepEqual(Array.from(outputs.value), [0, 2]);
  assert.deepEqual(Array.from(outputs.derivative), [0, 1]);
});

test("long work pauses whenever a slice is over, and stops when cancelled", async (context) => {
  let now = 0;
  context.mock.method(Date, "now", () => (now += 1_000));
  let pauses = 0;
  const pause = () => {
    pauses++;
    return Promise.resolve();
  };
  const square = { shape: [100, 100], data: new Float64Array(10_000).fill(1) };
  for (const activation of [relu, runningSum]) {
    pauses = 0;
    const result = await evaluate(activation, {}, square, { pause, isCancelled: () => false });
    assert.ok(result.ok && result.value.statistics.count === 10_000);
    assert.ok(pauses >= 9, `${pauses} pauses`);

    pauses = 0;
    const isCancelled = () => pauses >= 3;
    assert.deepEqual(await evaluate(activation, {}, square, { pause, isCancelled }), {
      ok: false,
      problem: "The evaluation was cancelled.",
    });
    assert.equal(pauses, 3);
  }
});
