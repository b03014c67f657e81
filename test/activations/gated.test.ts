import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Gated, ParameterValues } from "../../src/activations/definition.ts";
import { activationById, activations } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { grid, steps } from "../support/grid.ts";
import { parameterSets, parametersText } from "../support/parameterSets.ts";

const numbers = fc.integer({ min: -30 * 64, max: 30 * 64 }).map((n) => n / 64);
const step = 2 ** -17;

for (const activation of activations) {
  if (activation.kind !== "gated") continue;
  for (const parameters of parameterSets(activation)) {
    describe(`${activation.id}${parametersText(parameters)}`, () => {
      checkPairs(activation, parameters);
      checkGate(activation, parameters);
    });
  }
}

function checkPairs(activation: Gated, parameters: ParameterValues): void {
  const value = (a: number, b: number) => activation.value(a, b, parameters);
  const byFirst = (a: number, b: number) => activation.derivativeOfFirst(a, b, parameters);
  const bySecond = (a: number, b: number) => activation.derivativeOfSecond(a, b, parameters);

  test("both partial derivatives are limits of difference quotients, between both sides at a kink", () => {
    const check = (found: number, along: (by: number) => number, what: string) => {
      const [left = NaN, right = NaN] = [-step, step].map(
        (by) => (4 * along(by) - along(2 * by) - 3 * along(0)) / (2 * by),
      );
      const isBetween =
        found > Math.min(left, right) - 1e-6 && found < Math.max(left, right) + 1e-6;
      assert.ok(isBetween, `${what}: ${found}, quotients ${left}, ${right}`);
    };
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        check(byFirst(a, b), (by) => value(a + by, b), "∂a");
        check(bySecond(a, b), (by) => value(a, b + by), "∂b");
      }),
    );
  });

  test("it is linear in the first half: the gate is the derivative, and the output at 1", () => {
    for (const b of [...grid, -0, 5e-324, -Number.MAX_VALUE, Number.MAX_VALUE]) {
      assert.equal(byFirst(1, b), value(1, b));
      assert.equal(byFirst(-7.3, b), value(1, b));
      assert.equal(value(-1, b) + 0, -value(1, b) + 0);
      assert.equal(value(0, b) + 0, 0);
      assert.equal(bySecond(0, b) + 0, 0);
    }
  });

  test("what a tiny gate lets through of a huge number keeps its digits", () => {
    for (const b of steps(-60, -20, 1 / 4)) {
      const [down, up] = [2 ** -900, 2 ** 900];
      for (const f of [value, bySecond]) {
        assert.equal(f(up, b) * down, f(1, b));
        if (f(down, b) !== 0 && Math.abs(f(down, b)) > 1e-300) {
          assert.equal(f(down, b) * up, f(1, b));
        }
      }
    }
  });

  test("NaN stays visible, from either half", () => {
    assert.ok(Number.isNaN(value(NaN, 1)) && Number.isNaN(value(1, NaN)));
    assert.ok(Number.isNaN(byFirst(1, NaN)));
    assert.ok(Number.isNaN(bySecond(NaN, 1)) && Number.isNaN(bySecond(1, NaN)));
  });

  test("numbers give numbers, from one end of the doubles to the other", () => {
    const ends = [-Number.MAX_VALUE, -1, -5e-324, -0, 0, 5e-324, 1, Number.MAX_VALUE];
    for (const a of ends) {
      for (const b of [...ends, -1000, -745, -38, 38, 745]) {
        for (const f of [value, byFirst, bySecond]) assert.ok(!Number.isNaN(f(a, b)), `${a}, ${b}`);
      }
    }
  });
}

/** What is stated of the gate f(1, x). */
function checkGate(activation: Gated, parameters: ParameterValues): void {
  const gate = (x: number) => activation.value(1, x, parameters);
  const slope = (x: number) => activation.derivativeOfSecond(1, x, parameters);

  test("the range is what the gate takes", () => {
    const { min, max } = activation.range(parameters);
    const fine = [...grid, ...steps(-2, 2, 2 ** -12)].map(gate);
    const [lowest, highest] = [Math.min(...fine), Math.max(...fine)];
    assert.ok(lowest >= min && highest <= max);
    assert.ok(lowest - min < 1e-6);
    assert.ok(Number.isFinite(max) ? max - highest < 1e-6 : highest > 1e100);
  });

  test("the limits are where the gate goes, at infinity itself too", () => {
    const { negative, positive } = activation.limits(parameters);
    assert.equal(gate(-Infinity) + 0, negative + 0);
    assert.equal(gate(Infinity) + 0, positive + 0);
    assert.ok(Math.abs(gate(-1e300) - negative) < 1e-9);
    assert.ok(Number.isFinite(positive) ? gate(1e300) === positive : gate(1e300) > 1e100);
    assert.ok(Number.isFinite(slope(-Infinity)) && Number.isFinite(slope(Infinity)));
  });

  test("every kink is one, and there are no others", () => {
    const kinks = activation.kinks(parameters);
    for (const { at, left, right, derivative } of kinks) {
      assert.equal(slope(at), derivative);
      assert.ok(Math.abs(slope(at - 1e-14) - left) < 1e-12);
      assert.ok(Math.abs(slope(at + 1e-14) - right) < 1e-12);
      assert.notEqual(left, right);
    }
    for (const x of steps(-6, 6, 2 ** -6)) {
      const bend = gate(x + step) + gate(x - step) - 2 * gate(x);
      const stated = kinks.some(({ at }) => Math.abs(at - x) <= 2 * step);
      assert.equal(Math.abs(bend) > step / 100, stated, `at ${x}: ${bend}`);
    }
  });

  test("the gate rises and falls as stated", () => {
    const signs = new Set(grid.slice(1).map((x, i) => Math.sign(gate(x) - gate(grid[i] ?? NaN))));
    const stated = activation.monotonicity(parameters);
    assert.ok(signs.has(1));
    assert.equal(signs.has(-1), stated === "none");
    if (stated !== "none") assert.ok(stated === "increasing" || stated === "non-decreasing");
  });
}

describe("a gate is the elementwise activation of its name", () => {
  for (const [id, gateId] of [
    ["glu", "sigmoid"],
    ["swiglu", "silu"],
    ["geglu", "gelu"],
    ["reglu", "relu"],
  ] as const) {
    test(`${id}: ${gateId}`, () => {
      const [activation, simple] = [activationById(id), activationById(gateId)];
      assert.ok(activation?.kind === "gated" && simple?.kind === "elementwise");
      const [own, theirs] = [usualParameters(activation), usualParameters(simple)];
      for (const x of [...steps(-745, -30, 1 / 4), ...steps(-30, 30, 1 / 64)]) {
        const [y, expected] = [activation.value(1, x, own), simple.value(x, theirs)];
        assert.ok(Math.abs(y - expected) <= Math.abs(expected) * 5e-16 + 5e-324, `${x}`);
        const [found, slope] = [
          activation.derivativeOfSecond(1, x, own),
          simple.derivative(x, theirs),
        ];
        assert.ok(Math.abs(found - slope) <= Math.abs(slope) * 5e-16 + 5e-324, `slope at ${x}`);
      }
    });
  }
});

test("the second half is the gate, as in PyTorch", () => {
  const glu = activationById("glu");
  assert.ok(glu?.kind === "gated");
  assert.equal(glu.value(2, 0, usualParameters(glu)), 1);
  assert.equal(glu.value(0, 2, usualParameters(glu)), 0);
});
