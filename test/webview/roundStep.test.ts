import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { roundInputs, roundStep, toMultiple } from "../../src/webview/roundStep.ts";
import { tableNumber } from "../../src/webview/tableNumber.ts";

const steps: readonly { least: number; step: number }[] = [
  { least: 12 / 120, step: 0.1 },
  { least: 0.02, step: 0.02 },
  { least: 0.021, step: 0.05 },
  { least: 0.7, step: 1 },
  { least: 6, step: 10 },
  { least: 1e-5, step: 1e-5 },
  { least: 3e20, step: 5e20 },
];

for (const { least, step } of steps) {
  test(`the round step from ${least} on is ${step}`, () => {
    assert.equal(roundStep(least), step);
  });
}

test("a round step is at least what is asked for, and at most 2.5 times as much", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (least) => {
      const step = roundStep(least);
      assert.ok(step >= least * (1 - 1e-8) && step <= least * 2.5 * (1 + 1e-8), `${step}`);
    }),
  );
});

test("multiples are the decimal numbers that people expect", () => {
  assert.equal(toMultiple(0.29, 0.1), 0.3);
  assert.ok(Object.is(toMultiple(-0.01, 0.1), 0));
});

test("inputs of a table are round and within the range", () => {
  assert.deepEqual(
    roundInputs({ min: -6, max: 6 }, 13),
    [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6],
  );
  assert.deepEqual(
    roundInputs({ min: 0.05, max: 0.95 }, 13),
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
  );
});

const numbers: readonly { x: number; text: string }[] = [
  { x: -0.15865525393145707, text: "-0.158655" },
  { x: 0, text: "0" },
  { x: -0, text: "-0" },
  { x: 123456, text: "123456" },
  { x: 999999.7, text: "1e6" },
  { x: 1234567, text: "1.23457e6" },
  { x: 1.5e-7, text: "1.5e-7" },
  { x: 0.0001, text: "0.0001" },
  { x: 5e-324, text: "5e-324" },
  { x: Infinity, text: "inf" },
  { x: -Infinity, text: "-inf" },
  { x: NaN, text: "nan" },
];

for (const { x, text } of numbers) {
  test(`${Object.is(x, -0) ? "-0" : x} is ${text} in a table`, () => {
    assert.equal(tableNumber(x), text);
  });
}
