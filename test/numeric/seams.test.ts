import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { geluTanhSlope, geluTanhValue } from "../../src/numeric/geluTanh.ts";
import { hyperbolicTangent, hyperbolicTangentSlope } from "../../src/numeric/hyperbolicTangent.ts";
import { logistic, logisticSlope } from "../../src/numeric/logistic.ts";
import { timesNormalCdf, timesNormalCdfSlope } from "../../src/numeric/normal.ts";
import { exactly } from "../../src/numeric/pair.ts";
import { softplus } from "../../src/numeric/softplus.ts";
import { grid, steps } from "../support/grid.ts";
import { nextDown, nextUp, ulpDistance } from "../support/ulp.ts";

/** Symmetries that hold exactly, and so tie one branch of a function to another. */
const laws: [title: string, left: (x: number) => number, right: (x: number) => number][] = [
  ["σ(−x) = 1 − σ(x)", (x) => logistic(exactly(-x)), (x) => 1 - logistic(exactly(x))],
  ["σ′ is even", (x) => logisticSlope(exactly(x)), (x) => logisticSlope(exactly(-x))],
  ["tanh is odd", hyperbolicTangent, (x) => -hyperbolicTangent(-x)],
  ["tanh′ is even", hyperbolicTangentSlope, (x) => hyperbolicTangentSlope(-x)],
  ["softplus(x) − softplus(−x) = x", (x) => softplus(x, 1) - softplus(-x, 1), (x) => x],
  ["gelu(x) − gelu(−x) = x", (x) => timesNormalCdf(x) - timesNormalCdf(-x), (x) => x],
  ["gelu′(x) + gelu′(−x) = 1", (x) => timesNormalCdfSlope(x) + timesNormalCdfSlope(-x), () => 1],
  ["gelu_tanh(x) − gelu_tanh(−x) = x", (x) => geluTanhValue(x) - geluTanhValue(-x), (x) => x],
  ["gelu_tanh′(x) + gelu_tanh′(−x) = 1", (x) => geluTanhSlope(x) + geluTanhSlope(-x), () => 1],
];

describe("symmetries", () => {
  for (const [title, left, right] of laws) {
    test(title, () => {
      for (const x of grid) {
        const error = Math.abs(left(x) - right(x));
        assert.ok(error <= 4e-16 * Math.max(1, Math.abs(x)), `at ${x}: ${error}`);
      }
    });
  }
});

/** Where a function changes its method. */
const seams: [title: string, f: (x: number) => number, at: number][] = [
  ["x·Φ(x) at −1", timesNormalCdf, -1],
  ["x·Φ(x) at 1", timesNormalCdf, 1],
  ["its derivative at −1", timesNormalCdfSlope, -1],
  ["its derivative at 1", timesNormalCdfSlope, 1],
  ["tanh at 1e-8", hyperbolicTangent, 1e-8],
  ["softplus at 0", (x) => softplus(x, 1), 0],
  ["σ at 0", (x) => logistic(exactly(x)), 0],
];

describe("nothing shows where the method changes", () => {
  for (const [title, f, at] of seams) {
    test(title, () => {
      // Six units are what the steepest of them moves by itself.
      assert.ok(ulpDistance(f(nextDown(at)), f(at)) <= 6);
      assert.ok(ulpDistance(f(nextUp(at)), f(at)) <= 6);
    });
  }
});

test("what rises, rises", () => {
  const inputs = steps(-40, 40, 1 / 64);
  for (const f of [
    (x: number) => logistic(exactly(x)),
    hyperbolicTangent,
    (x: number) => softplus(x, 1),
  ]) {
    for (const x of inputs) assert.ok(f(x) >= f(x - 1 / 64), `at ${x}`);
  }
});
