import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  exponential,
  exponentialMinusOne,
  expm1,
  scaledExp,
} from "../../src/numeric/exponential.ts";
import { add, exactly, multiply, negate, type Pair } from "../../src/numeric/pair.ts";
import { rounded, unscaled } from "../../src/numeric/scaled.ts";
import { steps } from "../support/grid.ts";
import { readReferences } from "../support/readReference.ts";
import { ulpDistance } from "../support/ulp.ts";

/** e to 106 bits. */
const e: Pair = { high: Math.E, low: 1.4456468917292502e-16 };
const accuracy = 2 ** -57;

test("e is right beyond double precision", () => {
  checkEqual(unscaled(exponential(1)), e);
  checkEqual(unscaled(exponential(2)), multiply(e, e));
});

test("the exponentials of x and −x multiply to 1", () => {
  // Up to where the low part of the smaller one is still whole.
  for (const x of steps(0, 600, 1 / 8)) {
    checkEqual(multiply(unscaled(exponential(x)), unscaled(exponential(-x))), exactly(1));
  }
});

test("a low part of the argument counts", () => {
  const low = 1e-15;
  const moved = multiply(unscaled(exponential(20)), { high: 1, low });
  checkEqual(unscaled(exponential(20, low)), moved);
});

test("e^x − 1 is e^x less 1", () => {
  for (const x of [...steps(-40, 0, 1 / 64), ...steps(0, 40, 1 / 64)]) {
    const less = add(unscaled(exponential(x)), exactly(-1));
    const error = add(exponentialMinusOne(x), negate(less));
    assert.ok(Math.abs(error.high) <= accuracy * Math.max(1, Math.exp(x)), `at ${x}`);
  }
});

test("expm1 and a scaled exponential are within 1 ulp of the references of ELU", () => {
  for (const { parameters, input, value, derivative } of readReferences("elu")) {
    const alpha = parameters["alpha"] ?? NaN;
    input.forEach((x, i) => {
      if (x > 0) return;
      if (alpha === 1) assert.ok(ulpDistance(expm1(x), value[i] ?? NaN) <= 1, `expm1(${x})`);
      assert.ok(ulpDistance(scaledExp(alpha, x), derivative[i] ?? NaN) <= 1, `exp(${x})`);
    });
  }
});

const edges: [title: string, found: number, expected: number][] = [
  ["e^0", rounded(exponential(0)), 1],
  ["e^−0", rounded(exponential(-0)), 1],
  ["e^Infinity", rounded(exponential(Infinity)), Infinity],
  ["e^−Infinity", rounded(exponential(-Infinity)), 0],
  ["e^1e300, beyond any table", rounded(exponential(1e300, 1e283)), Infinity],
  ["e^NaN", rounded(exponential(NaN)), NaN],
  ["expm1(−0)", expm1(-0), -0],
  ["expm1 of the smallest number", expm1(-5e-324), -5e-324],
  ["expm1(−Infinity)", expm1(-Infinity), -1],
  ["expm1(NaN)", expm1(NaN), NaN],
  ["−2·e^−Infinity", scaledExp(-2, -Infinity), -0],
];

describe("edges", () => {
  for (const [title, found, expected] of edges) {
    test(`${title} is ${Object.is(expected, -0) ? "−0" : expected}`, () => {
      assert.ok(Object.is(found, expected), `${found}`);
    });
  }
});

function checkEqual(found: Pair, expected: Pair): void {
  const error = add(found, negate(expected)).high;
  assert.ok(Math.abs(error) <= accuracy * Math.abs(expected.high), `${error / expected.high}`);
}
