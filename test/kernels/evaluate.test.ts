import assert from "node:assert/strict";
import { test } from "node:test";
import type { AlongAxis, Elementwise, Gated } from "../../src/activations/definition.ts";
import { gelu } from "../../src/activations/gelu.ts";
import { leakyRelu } from "../../src/activations/leakyRelu.ts";
import { logSoftmax } from "../../src/activations/logSoftmax.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { relu } from "../../src/activations/relu.ts";
import { softmax } from "../../src/activations/softmax.ts";
import { kernelPath } from "../../src/kernels/arrayPath.ts";
import { evaluate } from "../../src/kernels/evaluate.ts";
import { countOf, type Tensor } from "../../src/tensors/tensor.ts";
import { unitOfFloat } from "../support/float32.ts";

const unhurried = { pause: () => Promise.resolve(), isCancelled: () => false };

function tensorOf(shape: readonly number[], data: readonly number[]): Tensor {
  assert.equal(data.length, countOf(shape));
  return { shape, data: Float64Array.from(data) };
}

/** Sums up along the axis, so that every number tells which slice it was taken from. */
const runningSum: AlongAxis = {
  ...softmax,
  kind: "alongAxis",
  value: (slice) => {
    let sum = 0;
    return slice.map((x) => (sum += x));
  },
  ownDerivative: (slice) => slice.map((_, i) => i),
  gradient: (_slice, upstream) => {
    let sum = 0;
    return Float64Array.from(upstream)
      .reverse()
      .map((arriving) => (sum += arriving))
      .reverse();
  },
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
  const result = await evaluate(runningSum, {}, cube, { ...unhurried, axis: 1, slopes: "own" });
  assert.ok(result.ok);
  assert.deepEqual(Array.from(result.value.derivative), [0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2]);
  assert.equal(result.value.statistics.zeroGradientShare, 1 / 3);
});

test("along an axis the derivative is the vector-Jacobian product, with ones unless given", async () => {
  const rows = tensorOf([2, 3], [1, 2, 3, 4, 5, 6]);
  const ones = await evaluate(runningSum, {}, rows, unhurried);
  assert.ok(ones.ok);
  assert.deepEqual(Array.from(ones.value.derivative), [3, 2, 1, 3, 2, 1]);
  const upstream = tensorOf([2, 3], [1, 0, 0, 0, 0, 2]);
  const given = await evaluate(runningSum, {}, rows, { ...unhurried, upstream });
  assert.ok(given.ok);
  assert.deepEqual(Array.from(given.value.derivative), [1, 0, 0, 2, 2, 2]);
});

test("what arrives from above multiplies an elementwise derivative", async () => {
  const upstream = tensorOf([2], [2, 3]);
  const options = { ...unhurried, upstream };
  const result = await evaluate(
    leakyRelu,
    { negative_slope: 0.5 },
    tensorOf([2], [-1, 1]),
    options,
  );
  assert.ok(result.ok);
  assert.deepEqual(Array.from(result.value.derivative), [1, 3]);
});

test("an upstream gradient of another shape than the output is refused", async () => {
  const upstream = tensorOf([2], [1, 1]);
  assert.deepEqual(await evaluate(relu, {}, tensorOf([1, 2], [1, 2]), { ...unhurried, upstream }), {
    ok: false,
    problem: "The upstream gradient has shape (2,), the output (1, 2).",
  });
});

/** a·b, so that both halves and both gradients are told apart. */
const product: Gated = {
  ...relu,
  kind: "gated",
  title: "Product",
  value: (a, b) => a * b,
  derivativeOfFirst: (_a, b) => b,
  derivativeOfSecond: (a) => a,
};

const halves = [
  { axis: -1, shape: [2, 1], value: [2, 12], derivative: [2, 1, 4, 3] },
  { axis: 0, shape: [1, 2], value: [3, 8], derivative: [3, 4, 1, 2] },
];

for (const { axis, shape, value, derivative } of halves) {
  test(`a gated activation halves axis ${axis}; the gradient has the input's shape`, async () => {
    const square = tensorOf([2, 2], [1, 2, 3, 4]);
    const result = await evaluate(product, {}, square, { ...unhurried, axis });
    assert.ok(result.ok);
    assert.deepEqual(result.value.outputShape, shape);
    assert.deepEqual(Array.from(result.value.value), value);
    assert.deepEqual(Array.from(result.value.derivative), derivative);
    assert.equal(result.value.statistics.count, 2);
  });
}

test("an axis that cannot be halved is named", async () => {
  assert.deepEqual(await evaluate(product, {}, tensorOf([3], [1, 2, 3]), unhurried), {
    ok: false,
    problem: "Product needs two halves along axis 0, which has 3 numbers.",
  });
});

test("an output may be longer or shorter along the axis, in any place of the shape", async () => {
  const twice: AlongAxis = {
    ...runningSum,
    outputLength: (length) => 2 * length,
    value: (slice) => Float64Array.of(...slice, ...slice.map((x) => -x)),
    gradient: (slice, upstream) => slice.map((_, i) => (upstream[i] ?? 0) + i),
  };
  const result = await evaluate(twice, {}, cube, { ...unhurried, axis: 1 });
  assert.ok(result.ok);
  assert.deepEqual(result.value.outputShape, [2, 6, 2]);
  assert.deepEqual(
    Array.from(result.value.value),
    [1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6, 7, 8, 9, 10, 11, 12, -7, -8, -9, -10, -11, -12],
  );
  assert.deepEqual(Array.from(result.value.derivative), [1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3]);
  const odd: AlongAxis = { ...twice, outputLength: () => undefined, demand: "an even number" };
  assert.deepEqual(await evaluate(odd, {}, cube, unhurried), {
    ok: false,
    problem: "Softmax needs an even number along axis 2, which has 2 numbers.",
  });
});

test("a seed samples a stochastic activation, the same each time; without one it does not", async () => {
  const random: Elementwise = {
    ...leakyRelu,
    kind: "elementwise",
    draw: (next) => ({ negative_slope: next() }),
  };
  const tensor = tensorOf([3], [-1, -1, 2]);
  const run = async (seed?: number) => {
    const result = await evaluate(random, { negative_slope: 0.5 }, tensor, { ...unhurried, seed });
    assert.ok(result.ok);
    return Array.from(result.value.value);
  };
  assert.deepEqual(await run(), [-0.5, -0.5, 2]);
  const drawn = await run(7);
  assert.deepEqual(await run(7), drawn);
  assert.notDeepEqual(await run(8), drawn);
  assert.ok(drawn[0] !== drawn[1] && drawn.slice(0, 2).every((y) => y < 0 && y > -1));
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

test("an axis longer than is allowed is refused; a long one pauses first", async () => {
  const long = { shape: [20_001], data: new Float64Array(20_001) };
  const options = { ...unhurried, longestSlice: 20_000 };
  assert.deepEqual(await evaluate(softmax, {}, long, options), {
    ok: false,
    problem:
      "Softmax over 20,001 numbers is more than the 20,000 that are evaluated as one; select fewer, or choose another axis.",
  });
  let looks = 0;
  const isCancelled = () => ++looks > 0;
  assert.ok(!(await evaluate(runningSum, {}, long, { ...unhurried, isCancelled })).ok);
  assert.equal(looks, 1);
  assert.ok((await evaluate(runningSum, {}, long, unhurried)).ok);
});

test("results go to the given arrays", async () => {
  const [output, gradient] = [new Float64Array(2), new Float64Array(2)];
  const options = { ...unhurried, output, gradient };
  const result = await evaluate(relu, {}, tensorOf([2], [-1, 2]), options);
  assert.ok(result.ok);
  assert.equal(result.value.value, output);
  assert.equal(result.value.derivative, gradient);
  assert.deepEqual([...output, ...gradient], [0, 2, 0, 1]);
  const short = new Float64Array(1);
  await assert.rejects(
    evaluate(relu, {}, tensorOf([2], [-1, 2]), { ...unhurried, output: short }),
    RangeError,
  );
});

test("either result may take the place of the input", async () => {
  for (const activation of [leakyRelu, runningSum]) {
    const parameters = activation === leakyRelu ? { negative_slope: 0.5 } : {};
    const fresh = () => tensorOf([2, 2], [-1, 2, 3, -4]);
    const apart = await evaluate(activation, parameters, fresh(), unhurried);
    assert.ok(apart.ok);
    for (const place of ["output", "gradient"] as const) {
      const tensor = fresh();
      const options = { ...unhurried, [place]: tensor.data };
      const result = await evaluate(activation, parameters, tensor, options);
      assert.ok(result.ok);
      assert.deepEqual(result.value, apart.value);
      const name = place === "output" ? "value" : "derivative";
      assert.equal(result.value[name], tensor.data);
    }
  }
});

test("what is not asked for is not computed", async () => {
  const never = () => assert.fail("this was not asked for");
  const [array, halved] = [tensorOf([2], [1, 2]), { shape: [1], data: Float64Array.of(2) }];
  for (const activation of [
    { ...leakyRelu, derivative: never },
    { ...runningSum, gradient: never, ownDerivative: never },
    { ...product, derivativeOfFirst: never, derivativeOfSecond: never },
  ]) {
    const options = { ...unhurried, gradient: false, slopes: "own" } as const;
    const result = await evaluate(activation, {}, array, options);
    assert.ok(result.ok);
    assert.equal(result.value.derivative.length, 0);
    assert.ok(result.value.value.length > 0);
    assert.equal(result.value.statistics.zeroGradientShare, NaN);
  }
  for (const activation of [
    { ...leakyRelu, value: never },
    { ...runningSum, value: never },
    { ...product, value: never },
  ]) {
    const upstream = activation.kind === "gated" ? { upstream: halved } : {};
    const options = { ...unhurried, ...upstream, output: false } as const;
    const result = await evaluate(activation, {}, array, options);
    assert.ok(result.ok);
    assert.equal(result.value.value.length, 0);
    assert.equal(result.value.derivative.length, 2);
    assert.equal(result.value.statistics.count, 0);
  }
});

test("arrays of floats give arrays of floats, computed as such", async () => {
  const tensor = { shape: [3], data: Float32Array.of(-1, 0.1, 2) };
  const result = await evaluate(leakyRelu, { negative_slope: 0.1 }, tensor, unhurried);
  assert.ok(result.ok);
  assert.deepEqual(result.value.value, Float32Array.of(-0.1, 0.1, 2));
  assert.deepEqual(result.value.derivative, Float32Array.of(0.1, 1, 1));
  assert.equal(result.value.statistics.max, 2);
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

test("results and statistics do not depend on where pauses and strides fall", async (context) => {
  const count = 9_999;
  const numbers = Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898) * 10 ** (i % 9));
  for (const dtype of ["float32", "float64"] as const) {
    const options = { ...unhurried, dtype, arrays: kernelPath };
    const whole = await evaluate(gelu, {}, tensorOf([count], numbers), options);
    assert.ok(whole.ok);
    const { value, derivative, ...told } = whole.value;
    const clock = context.mock.method(Date, "now", () => Math.random() * 1e12);
    const paused = await evaluate(gelu, {}, tensorOf([count], numbers), options);
    clock.mock.restore();
    assert.deepEqual(paused, whole);
    // Parts that begin elsewhere give the same numbers; so does another way through them.
    const start = 4_321;
    const part = await evaluate(gelu, {}, tensorOf([count - start], numbers.slice(start)), options);
    assert.ok(part.ok);
    assert.deepEqual(part.value.value, value.slice(start));
    assert.deepEqual(part.value.derivative, derivative.slice(start));
    const column = await evaluate(gelu, {}, tensorOf([count, 1], numbers), options);
    assert.deepEqual(column.ok && column.value.statistics, told.statistics);
  }
});

const dtypeCases = [
  { activation: leakyRelu, parameters: { negative_slope: 0.01 } },
  { activation: softmax, parameters: {} },
  { activation: product, parameters: {} },
  { activation: { ...runningSum, id: "running_sum", title: "Running sum" }, parameters: {} },
];

for (const { activation, parameters } of dtypeCases) {
  test(`in float32, inputs and results of ${activation.title} of kind ${activation.kind} are floats`, async () => {
    const tensor = tensorOf([2, 2], [0.1, -0.2, 1 / 3, 1e-50]);
    const shape = activation.kind === "gated" ? [2, 1] : [2, 2];
    const upstream = tensorOf(shape, Array<number>(countOf(shape)).fill(0.75));
    const options = { ...unhurried, upstream };
    const floats = { ...tensor, data: Float64Array.from(tensor.data, Math.fround) };
    const doubles = await evaluate(activation, parameters, floats, options);
    const result = await evaluate(activation, parameters, tensor, { ...options, dtype: "float32" });
    assert.ok(result.ok && doubles.ok);
    assert.deepEqual(Array.from(tensor.data), [0.1, -0.2, 1 / 3, 1e-50]);
    for (const name of ["value", "derivative"] as const) {
      const [found, exact] = [result.value[name], doubles.value[name]];
      found.forEach((y, i) => {
        assert.equal(y, Math.fround(y));
        assert.ok(Math.abs(y - (exact[i] ?? NaN)) <= 2 ** -23 * Math.abs(exact[i] ?? NaN));
      });
    }
  });
}

const withKernels = [gelu, leakyRelu, softmax, logSoftmax];

for (const activation of withKernels) {
  test(`in float32, ${activation.title} by kernels and by its definition differ by 1 ulp at most`, async () => {
    const numbers = Array.from({ length: 600 }, (_, i) => Math.sin(i * 12.9898) * 8);
    const tensor = tensorOf([20, 30], numbers);
    const parameters = usualParameters(activation);
    for (const axis of activation.kind === "elementwise" ? [undefined] : [0, 1]) {
      const options = { ...unhurried, dtype: "float32", axis } as const;
      const plain = await evaluate(activation, parameters, tensor, options);
      const fast = await evaluate(activation, parameters, tensor, {
        ...options,
        arrays: kernelPath,
      });
      assert.ok(plain.ok && fast.ok);
      const { value, derivative } = fast.value;
      plain.value.value.forEach((y, i) => {
        const error = Math.abs((value[i] ?? NaN) - y);
        assert.ok(error <= unitOfFloat(y), `value ${i}: ${value[i]}, not ${y}`);
      });
      const largest = Math.max(...plain.value.value.map(Math.abs), 1);
      plain.value.derivative.forEach((y, i) => {
        const error = Math.abs((derivative[i] ?? NaN) - y);
        assert.ok(error <= unitOfFloat(largest), `gradient ${i}: ${derivative[i]}, not ${y}`);
      });
    }
  });
}
