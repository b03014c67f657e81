import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  geluGate,
  geluGateSlope,
  logisticGate,
  logisticGateSlope,
  siluGate,
  siluGateSlope,
} from "../../src/numeric/gates.ts";
import { logistic, logisticSlope } from "../../src/numeric/logistic.ts";
import { timesNormalCdf, timesNormalCdfSlope } from "../../src/numeric/normal.ts";
import { exactly } from "../../src/numeric/pair.ts";
import { rounded, type Scaled } from "../../src/numeric/scaled.ts";
import { steps } from "../support/grid.ts";
import { ulpDistance } from "../support/ulp.ts";

describe("within the doubles a gate is the function that it is named after", () => {
  const rows: [title: string, gate: (z: number) => Scaled, plain: (z: number) => number][] = [
    ["σ", logisticGate, (z) => logistic(exactly(z))],
    ["σ′", logisticGateSlope, (z) => logisticSlope(exactly(z))],
    ["z·Φ(z), with the seam at −30 in between", geluGate, timesNormalCdf],
    ["its derivative", geluGateSlope, timesNormalCdfSlope],
  ];
  for (const [title, gate, plain] of rows) {
    test(title, () => {
      for (const z of [...steps(-39, -29, 1 / 256), ...steps(-12, 12, 1 / 64), -700, -745, 745]) {
        assert.ok(ulpDistance(rounded(gate(z)), plain(z)) <= 1, `at ${z}`);
      }
    });
  }
});

/** ln of the significand and the exponent together: what a double cannot hold. */
function logarithm({ significand, exponent }: Scaled): number {
  return Math.log(Math.abs(significand.high)) + exponent * Math.LN2;
}

test("beyond the doubles they go on as their asymptotes do", () => {
  for (const z of [-800, -1000, -1400, -1900]) {
    assert.ok(Math.abs(logarithm(logisticGate(z)) - z) < 1e-12 * -z);
    assert.ok(Math.abs(logarithm(logisticGateSlope(z)) - z) < 1e-12 * -z);
    assert.ok(Math.abs(logarithm(siluGate(z)) - (z + Math.log(-z))) < 1e-12 * -z);
    assert.ok(Math.abs(logarithm(siluGateSlope(z)) - (z + Math.log(-1 - z))) < 1e-12 * -z);
  }
  // z·Φ(z) → −φ(z)·(1 − 1/z² + 3/z⁴ − …), and its derivative → z·φ(z)·(1 − 1/z² + …).
  for (const z of [-45, -55, -60]) {
    const density = -(z * z) / 2 - Math.log(2 * Math.PI) / 2;
    const series = Math.log1p(-(z ** -2) + 3 * z ** -4 - 15 * z ** -6);
    assert.ok(Math.abs(logarithm(geluGate(z)) - density - series) < 1e-8);
    const slope = Math.log(-z) + Math.log1p(-(z ** -2) + z ** -4 - 3 * z ** -6);
    assert.ok(Math.abs(logarithm(geluGateSlope(z)) - density - slope) < 1e-8);
  }
});

test("at the ends they have their limits, and zero keeps its sign", () => {
  const rows: [gate: (z: number) => Scaled, negative: number, positive: number][] = [
    [logisticGate, 0, 1],
    [logisticGateSlope, 0, 0],
    [siluGate, -0, Infinity],
    [siluGateSlope, -0, 1],
    [geluGate, -0, Infinity],
    [geluGateSlope, -0, 1],
  ];
  for (const [gate, negative, positive] of rows) {
    assert.ok(Object.is(rounded(gate(-Infinity)), negative));
    assert.equal(rounded(gate(Infinity)), positive);
    assert.ok(Number.isNaN(rounded(gate(NaN))));
  }
  for (const gate of [siluGate, geluGate]) {
    for (const zero of [0, -0]) assert.ok(Object.is(rounded(gate(zero)), zero));
    assert.equal(rounded(gate(2 ** -1000)), 2 ** -1001);
  }
});
