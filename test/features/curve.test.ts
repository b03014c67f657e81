import assert from "node:assert/strict";
import { test } from "node:test";
import { activations } from "../../src/activations/index.ts";
import { leakyRelu } from "../../src/activations/leakyRelu.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { softmax } from "../../src/activations/softmax.ts";
import { asCurve } from "../../src/features/curve.ts";

test("an elementwise curve is the activation with its parameters", () => {
  const curve = asCurve(leakyRelu, { negative_slope: 0.2 });
  assert.equal(curve.value(-3), -0.2 * 3);
  assert.equal(curve.derivative(-3), 0.2);
  assert.equal(curve.value(3), 3);
  assert.equal(curve.caption, undefined);
});

test("softmax is drawn as its first output while the other inputs stand", () => {
  const curve = asCurve(softmax, usualParameters(softmax));
  const others = softmax.example.others;
  for (const x of [-4, 0, 2.5]) {
    const sum = others.reduce((total, logit) => total + Math.exp(logit), Math.exp(x));
    const expected = Math.exp(x) / sum;
    assert.ok(Math.abs(curve.value(x) - expected) < 1e-15);
    assert.ok(Math.abs(curve.derivative(x) - expected * (1 - expected)) < 1e-15);
  }
  assert.equal(
    curve.caption,
    `y₀ as its input x varies; the other inputs are ${others.join(", ")}`,
  );
});

for (const activation of activations) {
  test(`the derivative of ${activation.title}'s curve is the slope of its value`, () => {
    const parameters = usualParameters(activation);
    const curve = asCurve(activation, parameters);
    const kinks = activation.kinks(parameters).map(({ at }) => at);
    const h = 1e-6;
    for (let x = -7.9; x < 8; x += 0.37) {
      if (kinks.some((at) => Math.abs(at - x) <= h)) continue;
      const slope = (curve.value(x + h) - curve.value(x - h)) / (2 * h);
      assert.ok(Math.abs(slope - curve.derivative(x)) < 1e-6, `x = ${x}`);
    }
  });
}
