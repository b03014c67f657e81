import assert from "node:assert/strict";
import { test } from "node:test";
import { isPythonInteger, pythonFloat } from "../../src/tensors/pythonNumber.ts";
import { pythonNonFinite } from "../../src/tensors/reading.ts";

/** As CPython 3.11 prints them. */
const rows: readonly (readonly [number, string])[] = [
  [0, "0.0"],
  [-0, "-0.0"],
  [1, "1.0"],
  [-2.5, "-2.5"],
  [0.1 + 0.2, "0.30000000000000004"],
  [0.0001, "0.0001"],
  [0.00001, "1e-05"],
  [-1.5e-7, "-1.5e-07"],
  [1e-100, "1e-100"],
  [5e-324, "5e-324"],
  [1e15, "1000000000000000.0"],
  [9999999999999998, "9999999999999998.0"],
  [1e16, "1e+16"],
  [12345678901234567890, "1.2345678901234567e+19"],
  [1e22, "1e+22"],
  [1.7976931348623157e308, "1.7976931348623157e+308"],
  [NaN, "float('nan')"],
  [Infinity, "float('inf')"],
  [-Infinity, "-float('inf')"],
];

for (const [value, text] of rows) {
  test(`${value} is written ${text}`, () => {
    assert.equal(pythonFloat(value, pythonNonFinite), text);
  });
}

test("an integer is what float64 holds exactly, and not -0", () => {
  assert.deepEqual([0, -7, 2 ** 53 - 1].map(isPythonInteger), [true, true, true]);
  assert.deepEqual([-0, 0.5, 2 ** 53, NaN, Infinity].map(isPythonInteger), Array(5).fill(false));
});
