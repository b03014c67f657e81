import assert from "node:assert/strict";
import { test } from "node:test";
import { inverseSquare } from "../../src/numeric/inverseSquare.ts";
import { exactly } from "../../src/numeric/pair.ts";
import { nextDown, nextUp, ulpDistance } from "../support/ulp.ts";

test("powers of two are exact, down to the subnormal numbers and to 0", () => {
  for (let k = 0; k <= 1023; k += 1) assert.equal(inverseSquare(exactly(2 ** k)), 2 ** (-2 * k));
});

test("nothing shows where the method changes", () => {
  for (const at of [2 ** 400, 2 ** 540]) {
    const here = inverseSquare(exactly(at));
    assert.ok(ulpDistance(inverseSquare(exactly(nextDown(at))), here) <= 4);
    assert.ok(ulpDistance(inverseSquare(exactly(nextUp(at))), here) <= 4);
  }
});

test("Infinity gives 0, NaN stays NaN", () => {
  assert.equal(inverseSquare({ high: Infinity, low: NaN }), 0);
  assert.ok(Number.isNaN(inverseSquare(exactly(NaN))));
});
