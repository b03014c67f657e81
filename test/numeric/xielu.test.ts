import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  xieluNegative,
  xieluNegativeSlope,
  xieluPositive,
  xieluPositiveSlope,
} from "../../src/numeric/xielu.ts";

test("both factors times a power of two are the curve times it", () => {
  for (const x of [-300, -40, -7.3, -1.9, -0.4, -1e-5]) {
    for (const size of [2 ** -900, 2 ** 900]) {
      const scaled = xieluNegative(x, 0.8 * size, 0.5 * size, 0);
      assert.equal(scaled, xieluNegative(x, 0.8, 0.5, 0) * size);
      assert.equal(xieluPositive(-x, 0.8 * size, 0.5 * size), xieluPositive(-x, 0.8, 0.5) * size);
    }
  }
});

test("with a slope of 0 at 0 the curve begins as a parabola, on both sides", () => {
  for (const x of [1e-20, 1e-100, 1e-155, 1e-161]) {
    assert.equal(xieluPositive(x, 0.5, 0), 0.5 * x * x);
    assert.ok(Math.abs(xieluNegative(-x, 1, 0, 0) - 0.5 * x * x) <= 5e-324);
    assert.equal(xieluNegativeSlope(-x, 1, 0, 0), -x);
  }
});

test("between eps and 0 it is a line, and at eps the slope is the mean", () => {
  const [a, b, eps] = [0.75, 0.5, -0.25];
  const flat = xieluNegative(0, a, b, eps);
  assert.equal(flat, a * Math.expm1(eps));
  for (const x of [-0.125, -0.0625]) {
    assert.ok(Math.abs(xieluNegative(x, a, b, eps) - (flat + (b - a) * x)) < 1e-16);
    assert.equal(xieluNegativeSlope(x, a, b, eps), b - a);
  }
  const left = xieluNegativeSlope(eps, a, b, 0);
  assert.ok(Math.abs(xieluNegativeSlope(eps, a, b, eps) - (left + b - a) / 2) < 1e-16);
});

const edges: [title: string, found: number, expected: number][] = [
  ["f(Infinity)", xieluPositive(Infinity, 0.8, 0.5), Infinity],
  [
    "f(1e300) for a tiny curvature",
    xieluPositive(1e300, 2 ** -1000, 0),
    1e300 * 2 ** -1000 * 1e300,
  ],
  ["f(1e200)", xieluPositive(1e200, 0.8, 0.5), Infinity],
  ["f(2^501) without curvature to speak of", xieluPositive(2 ** 501, 2 ** -1074, 1), 2 ** 501],
  [
    "f(2^501) with a tiny curvature and slope",
    xieluPositive(2 ** 501, 2 ** -900, 2 ** -900),
    2 ** 102,
  ],
  ["f(−2^−930) with a large α alone", xieluNegative(-(2 ** -930), 2 ** 900, 0, 0), 2 ** -961],
  ["f′(Infinity)", xieluPositiveSlope(Infinity, 0.8, 0.5), Infinity],
  ["f′(MAX)", xieluPositiveSlope(Number.MAX_VALUE, 0.8, 0.5), Infinity],
  ["f(−Infinity), α > β", xieluNegative(-Infinity, 0.8, 0.5, 0), Infinity],
  ["f(−Infinity), α = β", xieluNegative(-Infinity, 0.5, 0.5, 0), -0.5],
  ["f(−Infinity), α < β", xieluNegative(-Infinity, 0.4, 0.5, 0), -Infinity],
  ["f′(−Infinity)", xieluNegativeSlope(-Infinity, 0.75, 0.5, 0), -0.25],
  ["f(NaN)", xieluNegative(NaN, 0.8, 0.5, 0), NaN],
  ["f′(NaN)", xieluNegativeSlope(NaN, 0.8, 0.5, -1e-6), NaN],
];

describe("edges", () => {
  for (const [title, found, expected] of edges) {
    test(`${title} is ${expected}`, () => assert.ok(Object.is(found, expected), `${found}`));
  }
});
