import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { AlongAxis, ParameterValues } from "../../src/activations/definition.ts";
import { gumbelSoftmax } from "../../src/activations/gumbelSoftmax.ts";
import { activationById, activations } from "../../src/activations/index.ts";
import { maxout } from "../../src/activations/maxout.ts";
import { contains, usualParameters } from "../../src/activations/parameters.ts";
import { sparsemax } from "../../src/activations/sparsemax.ts";
import { grid, steps } from "../support/grid.ts";
import { parameterSets, parametersText } from "../support/parameterSets.ts";

const alongAxis = activations.filter((activation) => activation.kind === "alongAxis");

/** Multiples of 1/64: ties are frequent, and no kink lies so near that a quotient straddles it. */
const numbers = fc.integer({ min: -20 * 64, max: 20 * 64 }).map((n) => n / 64);
const slices = fc.array(numbers, { minLength: 1, maxLength: 12 });
const upstreams = fc.array(
  fc.double({ min: -3, max: 3, noNaN: true }).map((u) => (Math.abs(u) < 1e-9 ? 0 : u)),
  { minLength: 24, maxLength: 24 },
);
const step = 2 ** -17;

/** Those whose outputs all depend on every input. */
const coupled = new Set(
  ["softmax", "softmin", "log_softmax", "softmax2d", "sparsemax", "gumbel_softmax", "solu"].filter(
    (id) => activationById(id),
  ),
);

/** Those whose outputs add up to 1. */
const distributions = ["softmax", "softmin", "softmax2d", "sparsemax", "gumbel_softmax"];

for (const activation of alongAxis) {
  for (const parameters of setsOf(activation)) {
    describe(`${activation.id}${parametersText(parameters)}, for any slice`, () => {
      checkSlices(activation, parameters);
      checkCurve(activation, parameters);
    });
  }
}

function checkSlices(activation: AlongAxis, parameters: ParameterValues): void {
  const value = (slice: readonly number[]) =>
    activation.value(Float64Array.from(slice), parameters);
  const gradient = (slice: readonly number[], upstream: readonly number[]) =>
    activation.gradient(Float64Array.from(slice), Float64Array.from(upstream), parameters);
  const ownDerivative = (slice: readonly number[]) =>
    activation.ownDerivative?.(Float64Array.from(slice), parameters);
  const outputLength = (length: number) =>
    activation.outputLength ? activation.outputLength(length, parameters) : length;
  const fitting = slices.filter((slice) => outputLength(slice.length) !== undefined);

  test("as many outputs as stated, within the range; a gradient for each input", () => {
    const range = activation.range(parameters);
    fc.assert(
      fc.property(fitting, upstreams, (slice, upstream) => {
        const outputs = value(slice);
        assert.equal(outputs.length, outputLength(slice.length));
        for (const y of outputs) assert.ok(contains(range, y), `${y}`);
        const arriving = upstream.slice(0, outputs.length);
        assert.equal(gradient(slice, arriving).length, slice.length);
        const own = ownDerivative(slice);
        if (own) assert.equal(own.length, slice.length);
      }),
    );
    assert.equal(value([]).length, 0);
    assert.equal(gradient([], []).length, 0);
    assert.equal(ownDerivative([])?.length ?? 0, 0);
  });

  test("a length that does not fit is refused, and a phrase says what does", () => {
    const misfits = steps(1, 12, 1).filter((length) => outputLength(length) === undefined);
    if (misfits.length > 0) assert.match(activation.demand ?? "", /^\S.*[^.]$/);
    if (!activation.outputLength) assert.equal(activation.demand, undefined);
  });

  // A straight-through gradient is not that of the outputs.
  if (parameters["hard"] !== 1) {
    test("the gradient is the limit of the difference quotient, between both sides at a kink", () => {
      fc.assert(
        fc.property(fitting, upstreams, (slice, upstream) => {
          const along = (index: number, by: number) =>
            value(slice.map((x, i) => (i === index ? x + by : x)));
          const here = value(slice);
          const length = outputLength(slice.length);
          gradient(slice, upstream.slice(0, length)).forEach((found, i) => {
            const sides = [-step, step].map((by) => {
              const [near, far] = [along(i, by), along(i, 2 * by)];
              const quotient = (y: number, k: number) =>
                (4 * (near[k] ?? NaN) - (far[k] ?? NaN) - 3 * y) / (2 * by);
              return here.map((y, k) => quotient(y, k) * (upstream[k] ?? NaN));
            });
            // Each output bends on its own, so each may be anywhere between its sides.
            const sumOf = (choose: (a: number, b: number) => number) =>
              here.reduce(
                (sum, _, k) => sum + choose(sides[0]?.[k] ?? NaN, sides[1]?.[k] ?? NaN),
                0,
              );
            const [least, most] = [sumOf(Math.min), sumOf(Math.max)];
            const isBetween = found > least - 1e-6 && found < most + 1e-6;
            assert.ok(isBetween, `${i}: ${found}, quotients ${least}, ${most}`);
          });
        }),
      );
    });
  }

  test("the derivative along its own input is that entry of the gradient", () => {
    fc.assert(
      fc.property(fitting, (slice) => {
        ownDerivative(slice)?.forEach((found, i) => {
          const upstream = slice.map((_, k) => (k === i ? 1 : 0));
          const entry = gradient(slice, upstream)[i] ?? NaN;
          assert.ok(Math.abs(found - entry) <= 2e-15 * Math.max(1, Math.abs(found)), `${i}`);
        });
      }),
    );
  });

  test("the gradient is linear in what arrives", () => {
    fc.assert(
      fc.property(fitting, upstreams, (slice, upstream) => {
        const arriving = upstream.slice(0, outputLength(slice.length));
        const once = gradient(slice, arriving);
        const twice = gradient(
          slice,
          arriving.map((u) => -2 * u),
        );
        // Exactly, but for subnormal numbers, which are rounded before they are doubled.
        twice.forEach((g, i) => {
          const difference = Math.abs(g + 2 * (once[i] ?? NaN));
          assert.ok(difference <= 2 ** -1073, `${i}: ${difference}`);
        });
      }),
    );
  });

  test("the input is left as it was", () => {
    const slice = Float64Array.of(3, -1, 2, 0.5, 0, 7);
    const upstream = Float64Array.of(1, 2, -1, 0.5, 3, -2);
    const random = () => 0.25;
    activation.value(slice, parameters);
    activation.gradient(
      slice,
      upstream.subarray(0, outputLength(slice.length) ?? slice.length),
      parameters,
    );
    activation.ownDerivative?.(slice, parameters);
    activation.draw?.(slice, random, parameters);
    assert.deepEqual(slice, Float64Array.of(3, -1, 2, 0.5, 0, 7));
    assert.deepEqual(upstream, Float64Array.of(1, 2, -1, 0.5, 3, -2));
  });

  test("NaN stays visible, in every output that depends on it", () => {
    for (const [place, slice] of [
      [0, [NaN, 1, 2, 0, 1, 2]],
      [5, [1, 2, 0, 1, 2, NaN]],
    ] as const) {
      const outputs = value(slice);
      const found = gradient(slice, [...outputs].fill(1));
      assert.ok(outputs.some(Number.isNaN));
      assert.ok(Number.isNaN(found[place]));
      if (!coupled.has(activation.id)) continue;
      assert.ok([...outputs, ...found, ...(ownDerivative(slice) ?? [])].every(Number.isNaN));
    }
  });

  test("numbers give numbers, from one end of the doubles to the other", () => {
    const ends = [
      -Number.MAX_VALUE,
      -1e300,
      -1,
      -5e-324,
      -0,
      0,
      5e-324,
      1,
      1e300,
      Number.MAX_VALUE,
    ];
    for (const first of ends) {
      for (const second of ends) {
        const slice = [first, second, 0, 1, first, second];
        const outputs = value(slice);
        const arriving = [...outputs].map((_, i) => (i % 3) - 1);
        for (const y of outputs) assert.ok(!Number.isNaN(y), slice.join());
        for (const g of gradient(slice, arriving)) assert.ok(Number.isFinite(g), slice.join());
        for (const g of ownDerivative(slice) ?? []) assert.ok(Number.isFinite(g), slice.join());
      }
    }
  });

  if (!distributions.includes(activation.id)) return;
  test("outputs add up to 1; equal gradients on all of them move nothing; a shift changes nothing", () => {
    fc.assert(
      fc.property(slices, fc.integer({ min: -1000, max: 1000 }), (slice, shift) => {
        const outputs = value(slice);
        assert.ok(Math.abs(outputs.reduce((sum, y) => sum + y, 0) - 1) < 1e-14);
        const still = gradient(
          slice,
          slice.map(() => 0.7),
        );
        for (const g of still) assert.equal(g + 0, 0);
        assert.deepEqual(value(slice.map((x) => x + shift)), outputs);
      }),
    );
  });

  test("a row of −∞ alone, or one with +∞, is NaN throughout; −∞ beside numbers gets nothing", () => {
    const sign = activation.id === "softmin" ? -1 : 1;
    const signed = (...slice: number[]) => slice.map((x) => sign * x);
    for (const slice of [signed(-Infinity, -Infinity), signed(Infinity, 0), signed(0, Infinity)]) {
      const all = [...value(slice), ...gradient(slice, [1, -1]), ...(ownDerivative(slice) ?? [])];
      assert.ok(all.every(Number.isNaN), slice.join());
    }
    assert.deepEqual([...value(signed(-Infinity, 3))], [0, 1]);
    assert.deepEqual(
      [...gradient(signed(-Infinity, 3), [1, -1])].map((g) => g + 0),
      [0, 0],
    );
  });
}

/** What is stated of the curve: of the first output as the first number varies. */
function checkCurve(activation: AlongAxis, parameters: ParameterValues): void {
  const { others } = activation.example;
  const slice = (x: number) => Float64Array.of(x, ...others);
  const value = (x: number) => activation.value(slice(x), parameters)[0] ?? NaN;
  const length = activation.value(slice(0), parameters).length;
  const derivative = (x: number) => {
    const upstream = Float64Array.from({ length }, (_, i) => (i === 0 ? 1 : 0));
    return activation.gradient(slice(x), upstream, parameters)[0] ?? NaN;
  };
  // Others that do not fit, such as two numbers in groups of three, have no curve.
  if (length === 0) return;

  test("the limits are where its own input takes an output", () => {
    const { negative, positive } = activation.limits(parameters);
    for (const [limit, far] of [
      [negative, value(-1e300)],
      [positive, value(1e300)],
    ] as const) {
      if (Number.isFinite(limit)) assert.ok(Math.abs(far - limit) < 1e-15, `${far}`);
      else assert.ok(Math.sign(far) === Math.sign(limit) && Math.abs(far) > 1e100, `${far}`);
    }
  });

  test("every kink is one, and there are no others", () => {
    const kinks = activation.kinks(parameters);
    for (const { at, left, right, derivative: chosen } of kinks) {
      assert.equal(derivative(at), chosen);
      assert.ok(Math.abs(derivative(at - 1e-14) - left) < 1e-12);
      assert.ok(Math.abs(derivative(at + 1e-14) - right) < 1e-12);
      assert.ok(left !== right || Math.abs(value(at + 1e-14) - value(at - 1e-14)) > 0.1);
    }
    // A function is linear over a tiny interval unless it bends or jumps in it.
    for (const x of steps(-6, 6, 2 ** -6)) {
      const bend = value(x + step) + value(x - step) - 2 * value(x);
      const stated = kinks.some(({ at }) => Math.abs(at - x) <= 2 * step);
      assert.equal(Math.abs(bend) > step / 100, stated, `at ${x}: ${bend}`);
    }
  });

  test("it rises and falls as stated", () => {
    const signs = new Set(grid.slice(1).map((x, i) => Math.sign(value(x) - value(grid[i] ?? NaN))));
    const [falls, grows] = [signs.has(-1), signs.has(1)];
    switch (activation.monotonicity(parameters)) {
      case "increasing":
      case "non-decreasing":
        assert.ok(grows && !falls);
        break;
      case "decreasing":
      case "non-increasing":
        assert.ok(falls && !grows);
        break;
      case "none":
        assert.ok(falls && grows);
    }
  });
}

test("an example is a slice that fits, and one curve of several outputs or of one group", () => {
  for (const activation of alongAxis) {
    const parameters = usualParameters(activation);
    const { slice, others } = activation.example;
    for (const { length } of [slice, [0, ...others]]) {
      assert.ok((activation.outputLength?.(length, parameters) ?? length) >= 1);
      if (activation.outputLength) assert.ok(activation.outputLength(length, parameters));
    }
    assert.match(activation.outputs, /^\S.*[^.]$/);
    const hasAxis = activation.parameters.some(({ name }) => name === "dim");
    assert.equal(activation.axis === undefined, hasAxis, activation.id);
  }
});

describe("softmax of a few slices, as in PyTorch", () => {
  const rows: [input: number[], output: number[]][] = [
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
  for (const [input, output] of rows) {
    test(input.join(", "), () => assert.deepEqual(valueOf("softmax", input), output));
  }
});

test("log_softmax keeps −∞ beside numbers, and what a leading number leaves of 1", () => {
  assert.deepEqual(valueOf("log_softmax", [-Infinity, 5]), [-Infinity, 0]);
  assert.deepEqual(valueOf("log_softmax", [0, -50]), [-Math.exp(-50), -50]);
  for (const row of [
    [-Infinity, -Infinity],
    [Infinity, 0],
    [NaN, 0],
  ]) {
    assert.ok(valueOf("log_softmax", row).every(Number.isNaN));
  }
});

test("sparsemax gives zeros outside its support, and one-hot from a lead of 1 on", () => {
  assert.deepEqual(valueOf("sparsemax", [-1, 0, 1, 1.5]), [0, 0, 0.25, 0.75]);
  assert.deepEqual(valueOf("sparsemax", [0, 1]), [0, 1]);
  const upstream = Float64Array.of(5, 1, -1);
  assert.deepEqual(
    [...sparsemax.gradient(Float64Array.of(0, 1, 0.5), upstream, { dim: -1 })],
    [0, 1, -1],
  );
});

test("a hard gumbel_softmax is one-hot, with the gradient of the soft one", () => {
  const slice = Float64Array.of(0.5, 2, -1, 2);
  const upstream = Float64Array.of(1, -2, 0.5, 3);
  const soft = { tau: 0.5, hard: 0, dim: -1 };
  const hard = { ...soft, hard: 1 };
  assert.deepEqual([...gumbelSoftmax.value(slice, hard)], [0, 1, 0, 0]);
  assert.deepEqual(
    gumbelSoftmax.gradient(slice, upstream, hard),
    gumbelSoftmax.gradient(slice, upstream, soft),
  );
  assert.deepEqual(valueOf("softmax", [1, 4, -2, 4]), [...gumbelSoftmax.value(slice, soft)]);
});

test("gumbel_softmax draws Gumbel noise: its mean is Euler's constant, its variance π²/6", () => {
  const count = 4096;
  let drawn = 0;
  const random = () => (drawn++ % count) / count + 0.5 / count;
  const noise = gumbelSoftmax.draw?.(
    new Float64Array(count),
    random,
    usualParameters(gumbelSoftmax),
  );
  assert.ok(noise);
  const mean = noise.reduce((sum, g) => sum + g, 0) / count;
  const variance = noise.reduce((sum, g) => sum + (g - mean) ** 2, 0) / count;
  assert.ok(Math.abs(mean - 0.5772156649) < 1e-3, `${mean}`);
  assert.ok(Math.abs(variance - Math.PI ** 2 / 6) < 1e-2, `${variance}`);
  assert.equal(gumbelSoftmax.draw?.(Float64Array.of(3), () => Math.exp(-1), {})[0], 3);
});

test("temperatures from one end of the doubles to the other give distributions", () => {
  for (const tau of [5e-324, 1e-300, 1e-5, 1e5, 1e300, Number.MAX_VALUE]) {
    const parameters = { tau, hard: 0, dim: -1 };
    const at = (...slice: number[]) => [
      ...gumbelSoftmax.value(Float64Array.from(slice), parameters),
    ];
    assert.deepEqual(at(tau, tau), [0.5, 0.5]);
    assert.deepEqual(at(-Infinity, 1), [0, 1]);
    assert.deepEqual(at(0, -tau), valueOf("softmax", [0, -1]));
  }
  const wide = { tau: Number.MAX_VALUE, hard: 0, dim: -1 };
  const ends = Float64Array.of(Number.MAX_VALUE, -Number.MAX_VALUE);
  assert.deepEqual([...gumbelSoftmax.value(ends, wide)], valueOf("softmax", [1, -1]));
});

test("maxout takes neighbours, and the first of equals gets the gradient", () => {
  const at = (groups: number) => ({ groups, dim: -1 });
  assert.deepEqual([...maxout.value(Float64Array.of(1, 3, -2, 0.5), at(2))], [3, 0.5]);
  assert.deepEqual([...maxout.value(Float64Array.of(1, 3, -2, 0.5), at(4))], [3]);
  assert.deepEqual(
    [...maxout.gradient(Float64Array.of(2, 2, 0, 1), Float64Array.of(5, 7), at(2))],
    [5, 0, 0, 7],
  );
  assert.equal(maxout.outputLength?.(5, at(2)), undefined);
});

function setsOf(activation: AlongAxis): ParameterValues[] {
  const usual = parameterSets(activation);
  const integers = activation.parameters.flatMap(({ name, integer }) =>
    integer && name !== "dim"
      ? [1, 3].map((value) => ({ ...usualParameters(activation), [name]: value }))
      : [],
  );
  const valid = integers.filter((parameters) =>
    activation.parameters.every(({ name, valid: interval }) =>
      contains(interval, parameters[name] ?? NaN),
    ),
  );
  return [...usual, ...valid];
}

function valueOf(id: string, slice: readonly number[]): number[] {
  const activation = activationById(id);
  assert.ok(activation?.kind === "alongAxis");
  return [...activation.value(Float64Array.from(slice), usualParameters(activation))].map(
    (y) => y + 0,
  );
}
