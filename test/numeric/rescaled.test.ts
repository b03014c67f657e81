import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exactly } from "../../src/numeric/pair.ts";
import { quotientOf, times } from "../../src/numeric/rescaled.ts";
import { rounded } from "../../src/numeric/scaled.ts";

/** 1/3 as a pair. */
const third = { high: 1 / 3, low: 1.850371707708594e-17 };

test("a factor of any power of two leaves the digits as they are", () => {
  for (let exponent = -1074; exponent <= 1023; exponent += 1) {
    const product = times(2 ** exponent, { significand: third, exponent: -exponent });
    assert.equal(rounded(product), 1 / 3);
    assert.equal(product.significand.low / product.significand.high, third.low / third.high);
  }
});

test("a quotient of two numbers of one size is the same at every size", () => {
  for (let exponent = -1070; exponent <= 1020; exponent += 1) {
    const size = 2 ** exponent;
    assert.deepEqual(quotientOf(exactly(size), 3 * size), third);
  }
});

const edges: [title: string, found: number, expected: number][] = [
  ["times: a factor of 0", rounded(times(0, { significand: third, exponent: 5 })), 0],
  ["times: a factor of NaN", rounded(times(NaN, { significand: third, exponent: 5 })), NaN],
  ["quotient beyond the doubles", quotientOf(exactly(-1e300), 1e-300).high, -Infinity],
  ["low part of it", quotientOf(exactly(-1e300), 1e-300).low, 0],
  ["quotient of Infinity", quotientOf(exactly(Infinity), 2).high, Infinity],
  ["quotient of the smallest number", quotientOf(exactly(5e-324), 5e-324).high, 1],
  ["quotient of NaN", quotientOf(exactly(NaN), 2).high, NaN],
];

describe("edges", () => {
  for (const [title, found, expected] of edges) {
    test(`${title} is ${expected}`, () => assert.ok(Object.is(found, expected), `${found}`));
  }
});
