import assert from "node:assert/strict";
import { test } from "node:test";
import { add, exactly, multiply, negate, type Pair } from "../../src/numeric/pair.ts";
import { oneMinusCosine, onePlusSine } from "../../src/numeric/sine.ts";
import { steps } from "../support/grid.ts";

const accuracy = 2 ** -57;
const quadrants = [0, 1, 2, 3];
const rests = steps(-25 / 32, 25 / 32, 1 / 256).map(exactly);

test("1 + sin ½ and 1 − cos ½ are right beyond double precision", () => {
  const half = { quarters: 0, rest: exactly(0.5) };
  checkNear(onePlusSine(half), { high: 1.479425538604203, low: -5.103969860556013e-18 });
  checkNear(oneMinusCosine(half), { high: 0.12241743810962728, low: 9.897864408366275e-19 });
});

test("they are the library's in every quadrant", () => {
  for (const quarters of quadrants) {
    for (const rest of rests) {
      const angle = (quarters * Math.PI) / 2 + rest.high;
      const error = onePlusSine({ quarters, rest }).high - (1 + Math.sin(angle));
      assert.ok(Math.abs(error) < 1e-15, `${quarters}·π/2 + ${rest.high}`);
    }
  }
});

test("sin² + cos² is 1", () => {
  for (const quarters of quadrants) {
    for (const rest of rests) {
      const sine = add(onePlusSine({ quarters, rest }), exactly(-1));
      const cosine = add(exactly(1), negate(oneMinusCosine({ quarters, rest })));
      checkNear(add(multiply(sine, sine), multiply(cosine, cosine)), exactly(1));
    }
  }
});

test("near the root nothing cancels: 1 − cos r is r²/2", () => {
  for (const r of [1e-9, 2 ** -60, 1e-100]) {
    const found = oneMinusCosine({ quarters: 0, rest: exactly(r) }).high;
    assert.ok(Math.abs(found / ((r * r) / 2) - 1) < 1e-15, `at ${r}`);
  }
});

function checkNear(found: Pair, expected: Pair): void {
  const error = add(found, negate(expected)).high;
  assert.ok(Math.abs(error) <= accuracy * expected.high, `off by ${error}`);
}
