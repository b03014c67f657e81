import assert from "node:assert/strict";
import { test } from "node:test";
import { activations } from "../../src/activations/index.ts";
import { leakyRelu } from "../../src/activations/leakyRelu.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { relu } from "../../src/activations/relu.ts";
import { softmax } from "../../src/activations/softmax.ts";
import {
  comparisonRow,
  formulasInForce,
  titleWithParameters,
} from "../../src/features/comparison.ts";

test("a row has the numbers in force", () => {
  const row = comparisonRow(leakyRelu, { negative_slope: 0.2 });
  assert.equal(row.title, "Leaky ReLU (α = 0.2)");
  assert.equal(row.formula, "f(x) = x if x > 0, else 0.2·x");
  assert.equal(row.range, "(−∞, ∞)");
  assert.deepEqual(row.pros, leakyRelu.pros);
  assert.deepEqual(row.cons, leakyRelu.cons);
  assert.equal(row.usedFor, leakyRelu.usedFor);
});

test("the range follows the parameters", () => {
  assert.equal(comparisonRow(leakyRelu, { negative_slope: 0 }).range, "[0, ∞)");
});

test("a title names no parameters where there are none, nor an axis", () => {
  assert.equal(titleWithParameters(relu, {}), "ReLU");
  assert.equal(titleWithParameters(softmax, usualParameters(softmax)), "Softmax");
});

test("negative and infinite numbers are written for people", () => {
  assert.equal(titleWithParameters(leakyRelu, { negative_slope: -0.5 }), "Leaky ReLU (α = −0.5)");
});

for (const activation of activations) {
  test(`no slot is left open in the formulas of ${activation.title}`, () => {
    const { value, derivative } = formulasInForce(activation, usualParameters(activation));
    assert.doesNotMatch(`${value} ${derivative}`, /[{}]/);
  });
}
