import assert from "node:assert/strict";
import { test } from "node:test";
import { snake, snakeSlope } from "../../src/numeric/snake.ts";
import { steps } from "../support/grid.ts";

test("f(x) − f(−x) = 2x, as the wave is even", () => {
  for (const a of [0.1, 1, 7]) {
    for (const x of steps(0, 30, 1 / 32)) {
      const error = snake(x, a) - snake(-x, a) - 2 * x;
      assert.ok(Math.abs(error) <= 1e-14, `a = ${a}, at ${x}`);
    }
  }
});

test("f′(x) + f′(−x) = 2", () => {
  for (const x of [0.3, 20, 1e9, 1e100, 1e300]) {
    const sum = snakeSlope(x, 3.7) + snakeSlope(-x, 3.7);
    assert.ok(Math.abs(sum - 2) < 1e-15, `at ${x}`);
  }
});

test("frequency and input scale: a·f(x/a; a) is f(x; 1), for tiny and huge a too", () => {
  for (const scale of [2 ** -1000, 2 ** -300, 2 ** 300, 2 ** 1000]) {
    for (const x of [-2.5, -0.75, 0.125, 1, 10]) {
      assert.equal(snake(x / scale, scale) * scale, snake(x, 1));
      assert.equal(snakeSlope(x / scale, scale), snakeSlope(x, 1));
    }
  }
});

test("infinities stay, the slope has no limit there; −0 stays −0 and NaN stays NaN", () => {
  for (const x of [Infinity, -Infinity, -0, NaN]) assert.ok(Object.is(snake(x, 1), x));
  for (const x of [Infinity, -Infinity, NaN]) assert.ok(Number.isNaN(snakeSlope(x, 1)));
  assert.equal(snakeSlope(0, 1), 1);
});
