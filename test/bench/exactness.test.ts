import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Case, ourCode } from "../../bench/exactness/cases.ts";
import { type Errors, errorsOf } from "../../bench/exactness/errors.ts";
import { measureOurs, measurePeer } from "../../bench/exactness/measure.ts";
import { headingOf, jsonOf, type Result, textOf } from "../../bench/exactness/report.ts";
import { errorText, parameterText } from "../../bench/exactness/table.ts";
import { type Dtype, precisions } from "../../bench/exactness/ulp.ts";
import type { Peer, PeerFunction } from "../../bench/peers/peer.ts";
import { relu } from "../../src/activations/relu.ts";
import { record } from "../support/readReference.ts";
import { nextUp } from "../support/ulp.ts";

/** The errors of single numbers beside their references. */
const errors = (dtype: Dtype, ...pairs: readonly (readonly [found: number, expected: number])[]) =>
  errorsOf(dtype, [
    {
      input: pairs.map((_, i) => i + 10),
      found: pairs.map(([found]) => found),
      expected: pairs.map(([, expected]) => expected),
    },
  ]);

const exact = { measured: 1, max: 0, mean: 0, worstAt: undefined, nan: 0, infinite: 0 };

describe("errors are counted in units in the last place", () => {
  test("of a double", () => {
    assert.deepEqual(errors("float64", [1, 1], [nextUp(nextUp(1)), 1], [nextUp(-1), -1]), {
      ...exact,
      measured: 3,
      max: 2,
      mean: 1,
      worstAt: 11,
    });
  });

  test("of a float32, from the reference rounded to one", () => {
    const { max } = errors("float32", [1 + 2 ** -23, 1 + 2 ** -30]);
    assert.equal(max, 1);
    assert.equal(errors("float32", [Math.fround(0.1), 0.1]).max, 0);
    assert.equal(errors("float32", [-(2 ** -149), 2 ** -149]).max, 2);
  });

  test("of subnormal numbers", () => {
    assert.equal(errors("float64", [5e-324, 0]).max, 1);
    assert.equal(errors("float32", [0, 3 * 2 ** -149]).max, 3);
  });

  test("zeros are equal whatever their sign", () => {
    assert.deepEqual(errors("float64", [-0, 0]), exact);
    assert.deepEqual(errors("float32", [0, -0]), exact);
  });

  test("a float32 has the unit of its exponent", () => {
    assert.equal(precisions.float32.unit(1), 2 ** -23);
    assert.equal(precisions.float32.unit(-3), 2 ** -22);
    assert.equal(precisions.float32.unit(0), 2 ** -149);
  });

  test("where terms cancel, of the largest one where that is kinder", () => {
    const answers = { input: [0], found: [2 ** -52], expected: [0], terms: [1] };
    assert.equal(errorsOf("float64", [answers]).max, 1);
    assert.equal(errorsOf("float64", [{ ...answers, terms: [0] }]).max > 1e18, true);
  });

  test("over all pieces together", () => {
    const piece = { input: [7], found: [nextUp(1)], expected: [1] };
    const { measured, mean } = errorsOf("float64", [piece, { ...piece, found: [1] }]);
    assert.deepEqual([measured, mean], [2, 0.5]);
  });
});

test("NaN and infinities in the wrong place are counted apart", () => {
  assert.deepEqual(
    errors(
      "float64",
      [NaN, 1],
      [1, NaN],
      [NaN, Infinity],
      [Infinity, 1],
      [Number.MAX_VALUE, Infinity],
      [-Infinity, Infinity],
      [NaN, NaN],
      [Infinity, Infinity],
    ),
    { ...exact, measured: 2, nan: 3, infinite: 3 },
  );
  assert.equal(errors("float32", [Infinity, 1e300]).infinite, 0);
});

test("one number too few is no result", () => {
  assert.throws(() => errorsOf("float64", [{ input: [1, 2], found: [1], expected: [1, 2] }]));
});

/** ReLU at a few inputs, its kink among them. */
const question: Case = {
  activation: relu,
  chosen: {},
  parameters: {},
  roots: [],
  pieces: [
    {
      input: Float64Array.of(-1e300, -0.1, 0, 0.1, 3),
      value: [0, 0, 0, 0.1, 3],
      upstream: new Float64Array(5).fill(1),
      gradient: [0, 0, 0, 1, 1],
      terms: new Float64Array(5),
    },
  ],
};

const peerWith = (offered: PeerFunction<Float64Array>): Peer => ({
  name: "peer",
  version: "1.0",
  dtype: "float64",
  functions: { relu: offered },
});

const outcomeOf = (offered: PeerFunction<Float64Array>) =>
  measurePeer(peerWith(offered), question, measureOurs(question));

describe("a function is measured", () => {
  test("ours, which is exact here", () => {
    const { value, derivative } = measureOurs(question);
    assert.deepEqual([value.max, value.measured, derivative?.max], [0, 5, 0]);
  });

  test("a peer's, without the derivative at a kink", async () => {
    const outcome = await outcomeOf({
      value: (input) => input.map((x) => Math.max(x, 0)),
      gradient: (input) => input.map((x) => (x >= 0 ? 1 : 0)),
    });
    assert.ok(outcome.state === "measured");
    assert.equal(outcome.exactness.value.max, 0);
    assert.deepEqual(outcome.exactness.derivative, { ...exact, measured: 4 });
  });

  test("and a wrong one shows up as wrong", async () => {
    const outcome = await outcomeOf({
      value: (input) => input.map((x) => (x === 3 ? nextUp(x) : Math.max(x, 0))),
      gradient: (input) => input.map((x) => (x < 0 ? NaN : -1)),
    });
    assert.ok(outcome.state === "measured");
    const { value, derivative } = outcome.exactness;
    assert.deepEqual(value, { ...exact, measured: 5, max: 1, mean: 0.2, worstAt: 3 });
    assert.ok(derivative && derivative.nan === 2 && derivative.max > 1e18);
  });

  test("and one of our own too", () => {
    const wrong = { ...relu, value: (x: number) => (x < 0 ? 0 : nextUp(x)) };
    const { value } = measureOurs({ ...question, activation: wrong });
    assert.deepEqual([value.max, value.measured], [1, 5]);
  });

  test("in float32 at inputs that are float32", async () => {
    const asked: number[] = [];
    const peer: Peer = {
      name: "peer",
      version: "1.0",
      dtype: "float32",
      functions: {
        relu: {
          value: (input) => {
            asked.push(...input);
            return input.map((x) => Math.max(x, 0));
          },
        },
      },
    };
    const outcome = await measurePeer(peer, question, measureOurs(question));
    assert.ok(outcome.state === "measured");
    assert.deepEqual(outcome.exactness, { value: { ...exact, measured: 4 } });
    assert.deepEqual(asked, [-0.1, 0, 0.1, 3].map(Math.fround));
  });

  test("in float32 not by code of ours that is far off", async () => {
    const wrong = { ...relu, value: () => 7 };
    const broken = { ...question, activation: wrong };
    const functions = { relu: { value: (input: Float32Array) => input } };
    const peer: Peer = { name: "peer", version: "1.0", dtype: "float32", functions };
    const { state } = await measurePeer(peer, broken, measureOurs(broken));
    assert.equal(state, "failed");
  });

  test("not where a peer has none, or fails", async () => {
    assert.deepEqual(await outcomeOf({ value: () => undefined }), { state: "absent" });
    const outcome = await outcomeOf({
      value: () => {
        throw new Error("out of order");
      },
    });
    assert.deepEqual(outcome, { state: "failed", reason: "out of order" });
  });
});

test("our code takes a gated function's halves as one list", () => {
  const product: Case["activation"] = {
    ...relu,
    kind: "gated",
    value: (a, b) => a * b,
    derivativeOfFirst: (_, b) => b,
    derivativeOfSecond: (a) => a,
  };
  const code = ourCode({ ...question, activation: product });
  const input = Float64Array.of(2, 3, 5, 7);
  assert.deepEqual([...code.value(input)], [10, 21]);
  assert.deepEqual([...code.gradient(input, Float64Array.of(1, 10))], [5, 70, 2, 30]);
});

test("errors are written short", () => {
  const text = (max: number, wrong: Partial<Errors> = {}) =>
    errorText({ ...exact, max, ...wrong }, "max");
  assert.deepEqual(
    [0, 1, 0.25, 1e-30, 9.96, 63.4, 2043, 9007199254740993].map((max) => text(max)),
    ["0", "1", "0.25", "<.01", "10", "63", "2043", "9e15"],
  );
  assert.equal(text(1, { nan: 3, infinite: 2 }), "1NI");
  assert.equal(text(0, { measured: 0, nan: 3 }), "N");
});

test("parameters are written short", () => {
  assert.deepEqual([0.01, -0.25, 0.1666667, 1 / 6, Infinity].map(parameterText), [
    "0.01",
    "−0.25",
    "0.1666667",
    "0.16667…",
    "∞",
  ]);
});

describe("the report", () => {
  const wrong = { value: (input: Float64Array) => input.map((x) => (x < 0 ? NaN : x + 1)) };
  const resultOf = async (count: number): Promise<Result> => {
    const peers = Array.from({ length: count }, () => peerWith({ ...wrong, composed: true }));
    const ours = measureOurs(question);
    const outcomes = await Promise.all(peers.map((peer) => measurePeer(peer, question, ours)));
    return {
      peers,
      missing: [{ title: "another", reason: "it is not installed." }],
      measured: [{ activation: relu, chosen: {}, ours, outcomes }],
      withoutReferences: ["elu"],
    };
  };

  test("has a line for each function and says where NaN is wrong", async () => {
    const result = await resultOf(1);
    const text = textOf(result, "max");
    assert.match(text, /^relu +0 +0 +\de\d+N\*$/m);
    assert.match(text, /^peer float64: relu f 2 N$/m);
    assert.match(text, /^Not measured for want of references: elu\.$/m);
    assert.match(headingOf(result), /^another is left out: it is not installed\.$/m);
  });

  test("fits 120 columns", async () => {
    const result = await resultOf(7);
    for (const line of `${headingOf(result)}\n${textOf(result, "mean")}`.split("\n")) {
      assert.ok(line.length <= 120, line);
    }
  });

  test("has all figures as JSON", async () => {
    const data = record(JSON.parse(jsonOf(await resultOf(1))));
    assert.deepEqual(Object.keys(data), [
      "unit",
      "node",
      "peers",
      "missing",
      "withoutReferences",
      "functions",
    ]);
    assert.match(JSON.stringify(data["functions"]), /"measured":3,.*"nan":2/);
  });
});
