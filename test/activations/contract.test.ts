import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  type Activation,
  type Elementwise,
  type Formula,
  type Interval,
  type ParameterValues,
} from "../../src/activations/definition.ts";
import { activationById, activations } from "../../src/activations/index.ts";
import {
  completeParameters,
  contains,
  intervalText,
  usualParameters,
} from "../../src/activations/parameters.ts";
import { grid, steps } from "../support/grid.ts";
import { parameterSets, parametersText } from "../support/parameterSets.ts";
import { nextDown, nextUp, unitInLastPlace } from "../support/ulp.ts";

const elementwise = activations.filter((activation) => activation.kind === "elementwise");

describe("what an activation says about itself is whole", () => {
  for (const activation of activations) {
    test(activation.id, () => {
      const { id, title, essence, usedFor, facts, pros, cons, traps, relatives, initialisation } =
        activation;
      assert.match(id, /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      assert.match(essence, /^[A-Z].*\.$/u);
      assert.ok(facts.length >= 2 && facts.length <= 3);
      for (const { text, source } of facts) {
        assert.match(text, /\.$/);
        assert.ok(source !== "");
      }
      assert.ok(pros.length >= 1 && cons.length >= 1 && relatives.length >= 1);
      const vanishing = parameterSets(activation).flatMap(
        (parameters) => activation.vanishing?.(parameters) ?? [],
      );
      const phrases = [title, usedFor, ...pros, ...cons, ...vanishing];
      for (const phrase of phrases) assert.match(phrase, /[^.]$/);
      const sentences = [
        ...facts.map(({ text }) => text),
        ...traps.flatMap(({ text, instead }) => [text, instead]),
        ...relatives.map(({ text }) => text),
        initialisation.text,
      ];
      for (const sentence of sentences) assert.match(sentence, /\.$/);
      assert.notEqual(initialisation.source, "");
      for (const relative of relatives) {
        assert.ok(activationById(relative.id), relative.id);
        assert.notEqual(relative.id, id);
      }
      assert.doesNotMatch([...phrases, essence, ...sentences].join(" "), /!|please/i);
      for (const formula of [activation.formula, ...(activation.simplerFormulas ?? [])]) {
        checkFormula(activation, formula);
      }
    });
  }
});

test("ids are unique and found", () => {
  assert.equal(new Set(activations.map(({ id }) => id)).size, activations.length);
  for (const activation of activations) assert.equal(activationById(activation.id), activation);
  assert.equal(activationById("no_such_activation"), undefined);
});

describe("usual values are valid, sliders stay within what is valid", () => {
  for (const activation of activations) {
    for (const { name, usual, valid, slider, integer, meaning } of activation.parameters) {
      test(`${activation.id} ${name}`, () => {
        assert.ok(contains(valid, usual));
        assert.equal(integer === true && !Number.isInteger(usual), false);
        assert.match(meaning, /^\S.*[^.]$/u);
        if (!slider) return;
        assert.ok(slider.min < slider.max && slider.step > 0);
        assert.ok(contains(valid, slider.min) && contains(valid, slider.max));
      });
    }
  }
});

describe("a parameter out of its range is refused with a sentence", () => {
  for (const activation of activations) {
    test(activation.id, () => {
      const usual = usualParameters(activation);
      assert.deepEqual(completeParameters(activation, {}), { ok: true, value: usual });
      checkRefusal(activation, { no_such_parameter: 1 }, "no_such_parameter");
      for (const { name, valid, integer } of activation.parameters) {
        for (const value of outside(valid)) checkRefusal(activation, { [name]: value }, name);
        if (integer) checkRefusal(activation, { [name]: 0.5 }, name);
      }
    });
  }
});

for (const activation of elementwise) {
  for (const parameters of parameterSets(activation)) {
    describe(`${activation.id}${parametersText(parameters)}`, () => {
      checkLaws(activation, parameters);
    });
  }
}

describe("what is drawn in training lies between the parameters, and they go together", () => {
  for (const activation of elementwise) {
    const usual = usualParameters(activation);
    for (const share of [2 ** -53, 0.3, 1 - 2 ** -53]) {
      const drawn = activation.draw?.(() => share, usual);
      if (!drawn) continue;
      test(`${activation.id} at ${share}`, () => {
        assert.deepEqual(completeParameters(activation, drawn), { ok: true, value: drawn });
        const ends = Object.values(usual);
        for (const number of Object.values(drawn)) {
          assert.ok(number >= Math.min(...ends) && number <= Math.max(...ends));
        }
      });
    }
  }
});

describe("an activation that reduces to a simpler one equals it", () => {
  for (const activation of elementwise) {
    for (const parameters of parameterSets(activation)) {
      const id = activation.reducesTo?.(parameters);
      if (id === undefined) continue;
      test(`${activation.id}${parametersText(parameters)} is ${id}`, () => {
        const simpler = activationById(id);
        assert.ok(simpler?.kind === "elementwise");
        const kept = Object.fromEntries(
          simpler.parameters.map(({ name }) => [name, parameters[name] ?? NaN]),
        );
        for (const x of grid) {
          assert.equal(activation.value(x, parameters) + 0, simpler.value(x, kept) + 0);
          assert.equal(activation.derivative(x, parameters), simpler.derivative(x, kept));
        }
        assert.deepEqual(activation.kinks(parameters), simpler.kinks(kept));
        assert.deepEqual(activation.range(parameters), simpler.range(kept));
      });
    }
  }
});

test("an axis is a whole number, and a sentence says so", () => {
  const softmax = activationById("softmax");
  assert.ok(softmax);
  assert.deepEqual(completeParameters(softmax, { dim: 1.5 }), {
    ok: false,
    problem: "dim of Softmax is 1.5; it must be a whole number.",
  });
});

test("a number out of range is told with the range", () => {
  const softplus = activationById("softplus");
  assert.ok(softplus);
  assert.deepEqual(completeParameters(softplus, { beta: 0 }), {
    ok: false,
    problem: "beta of Softplus is 0; it must lie in (0, ∞).",
  });
});

test("an interval is written as mathematics writes it", () => {
  const rows: [Interval, string][] = [
    [{ min: 0, max: Infinity, includesMin: true, includesMax: false }, "[0, ∞)"],
    [{ min: -Infinity, max: 1.23456, includesMin: false, includesMax: true }, "(−∞, 1.2346]"],
    [{ min: -1, max: 1, includesMin: false, includesMax: false }, "(−1, 1)"],
  ];
  for (const [interval, text] of rows) assert.equal(intervalText(interval), text);
});

function checkLaws(activation: Elementwise, parameters: ParameterValues): void {
  const value = (x: number) => activation.value(x, parameters);
  const derivative = (x: number) => activation.derivative(x, parameters);
  const kinks = activation.kinks(parameters);

  test("the derivative is the limit of the difference quotient, from both sides", () => {
    for (const x of steps(-30, 30, 1 / 32)) {
      if (kinks.some(({ at }) => Math.abs(x - at) <= 2 ** -16)) continue;
      for (const step of [2 ** -17, -(2 ** -17)]) {
        const quotient = (4 * value(x + step) - value(x + 2 * step) - 3 * value(x)) / (2 * step);
        const found = derivative(x);
        const tolerance = 2e-8 * Math.max(1, Math.abs(found));
        assert.ok(
          Math.abs(found - quotient) < tolerance,
          `at ${x}: ${found}, quotient ${quotient}`,
        );
      }
    }
  });

  test("every kink is one: both sides are as stated, and differ", () => {
    for (const { at, left, right, derivative: chosen } of kinks) {
      assert.equal(derivative(at), chosen);
      // Four doubles away: a rounded β·x reaches its threshold that late.
      const [before, after] = [at - 4 * unitInLastPlace(at), at + 4 * unitInLastPlace(at)];
      assert.ok(Math.abs(derivative(before) - left) < 1e-12, `left of ${at}`);
      assert.ok(Math.abs(derivative(after) - right) < 1e-12, `right of ${at}`);
      const jump = Math.abs(value(after) - value(before));
      // Where the sides agree, what PyTorch returns must not: x for λ = 0 in its SoftShrink.
      const bends = left !== right || jump > 1e-12 || chosen !== left;
      assert.ok(bends, `nothing bends at ${at}`);
    }
    const places = kinks.map(({ at }) => at);
    assert.deepEqual(
      places,
      [...new Set(places)].sort((a, b) => a - b),
    );
  });

  test("there are no other kinks", () => {
    const points = steps(-30.015625, 30.015625, 1 / 32);
    for (const f of [value, derivative]) {
      for (const at of jumps(f, points)) {
        const stated = kinks.some((kink) => Math.abs(kink.at - at) < 1e-6);
        assert.ok(stated, `jumps at ${at}`);
      }
    }
  });

  test("the range is what the function takes", () => {
    const { min, max, includesMin, includesMax } = activation.range(parameters);
    for (const x of grid) {
      const y = value(x);
      assert.ok(y >= min && y <= max, `f(${x}) = ${y}`);
    }
    checkBound(min, includesMin, lowest(value));
    checkBound(
      -max,
      includesMax,
      lowest((x) => -value(x)),
    );
  });

  test("the limits are where the curve goes", () => {
    const { negative, positive } = activation.limits(parameters);
    assert.equal(value(-Infinity) + 0, negative + 0);
    assert.equal(value(Infinity) + 0, positive + 0);
    for (const [limit, far] of [[negative, -1e300] as const, [positive, 1e300] as const]) {
      if (Number.isNaN(limit)) assert.ok(swings(value, Math.sign(far)));
      else checkBound(limit, false, value(far));
    }
  });

  test("it rises and falls as stated", () => {
    const stated = activation.monotonicity(parameters);
    const rises = (x: number, i: number) => Math.sign(value(x) - value(grid[i - 1] ?? NaN));
    const signs = new Set(grid.map(rises).slice(1));
    const falls = signs.has(-1);
    const grows = signs.has(1);
    switch (stated) {
      case "increasing":
        assert.ok(grows && !falls);
        break;
      case "decreasing":
        assert.ok(falls && !grows);
        break;
      // A constant, such as ReLU capped at 0, neither rises nor falls.
      case "non-decreasing":
        assert.ok(!falls);
        break;
      case "non-increasing":
        assert.ok(!grows);
        break;
      case "none":
        assert.ok(grows === falls, "it only rises or only falls");
    }
    // Where it rises throughout, neighbours of moderate size differ, unless the slope there is above
    // 0 but too small to see.
    if (stated === "increasing" || stated === "decreasing") {
      for (const x of steps(-5, 5, 1 / 32)) {
        const slope = Math.abs(derivative(x));
        const isLevel = slope > 0 && slope < 16 * unitInLastPlace(value(x));
        assert.ok(isLevel || value(x) !== value(x + 1 / 32), `level at ${x}`);
      }
    }
  });

  test("it is as symmetric as stated", () => {
    const stated = activation.symmetry?.(parameters);
    const is = (sign: 1 | -1) => grid.every((x) => value(-x) === sign * value(x));
    // Zero throughout is both, and called even.
    assert.equal(stated, is(1) ? "even" : is(-1) ? "odd" : undefined);
  });

  test("NaN stays visible", () => {
    assert.ok(Number.isNaN(value(NaN)));
    assert.ok(Number.isNaN(derivative(NaN)));
  });

  test("numbers give numbers, at the ends of the line too", () => {
    // Infinite only where the value is too, or at the end of a slope that grows without bound.
    const checkSlope = (x: number) => {
      const slope = derivative(x);
      const isBeyond = Math.abs(slope) === Infinity && Math.abs(value(x)) === Infinity;
      const isUnbounded = Math.abs(derivative(Math.sign(x) * 1e300)) > 1e100;
      assert.ok(isBeyond || isUnbounded || Number.isFinite(slope), `f′(${x})`);
    };
    for (const x of [...grid, -0, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE]) {
      assert.ok(!Number.isNaN(value(x)), `f(${x})`);
      checkSlope(x);
    }
    // Only what settles nowhere has no number at the very end, and it has none there.
    for (const end of [-Infinity, Infinity]) {
      assert.equal(Number.isNaN(value(end)), swings(value, Math.sign(end)), `f(${end})`);
      if (swings(derivative, Math.sign(end))) assert.ok(Number.isNaN(derivative(end)));
      else checkSlope(end);
    }
  });
}

function checkFormula(activation: Activation, { value, derivative, tex }: Formula): void {
  assert.match(value, /^f\([xab, ]+\)/);
  assert.match(derivative, /^(f′\(x\)|∂)/);
  assert.match(tex.value, /^f\([xab, ]+\)/);
  assert.match(tex.derivative, /^(f'\(x\)|\\frac\{\\partial)/);
  const names = activation.parameters.map(({ name }) => name);
  for (const [, slot = ""] of `${value} ${derivative}`.matchAll(/\{(\w*)\}/g)) {
    assert.ok(names.includes(slot), `slot {${slot}}`);
  }
  for (const [, slot = ""] of `${tex.value} ${tex.derivative}`.matchAll(/\\slot\{(\w*)\}/g)) {
    assert.ok(names.includes(slot), `\\slot{${slot}}`);
  }
}

function checkRefusal(activation: Activation, given: ParameterValues, name: string): void {
  const result = completeParameters(activation, given);
  assert.ok(!result.ok, JSON.stringify(given));
  assert.match(result.problem, new RegExp(`\\b${name}\\b.*\\.$`));
  assert.ok(result.problem.includes(activation.title));
}

/** Numbers that do not lie in an interval, just beside it where it has bounds. */
function outside({ min, max, includesMin, includesMax }: Interval): number[] {
  return [
    NaN,
    ...(min > -Infinity ? [includesMin ? nextDown(min) : min] : [-Infinity]),
    ...(max < Infinity ? [includesMax ? nextUp(max) : max] : includesMax ? [] : [Infinity]),
  ];
}

/** Whether a bound is reached, or approached far out where it is not included. */
function checkBound(bound: number, included: boolean, found: number): void {
  if (!Number.isFinite(bound)) {
    assert.ok(Math.sign(found) === Math.sign(bound) && Math.abs(found) > 1e100, `${found}`);
    return;
  }
  const tolerance = included ? 1e-15 : 1e-9;
  assert.ok(Math.abs(found - bound) <= tolerance * Math.max(1, Math.abs(bound)), `${found}`);
}

/**
 * Whether a function is still a wave at the largest numbers: between 2^100 and 2^1000, its values on
 * any hundred powers of two in a row lie more than 1 apart, and never more than 4.
 */
function swings(f: (x: number) => number, sign: number): boolean {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].every((hundred) => {
    const values = Array.from({ length: 100 }, (_, i) => f(sign * 2 ** (100 * hundred + i)));
    const spread = Math.max(...values) - Math.min(...values);
    return spread > 1 && spread < 4;
  });
}

/** The lowest value of a function; a wave is looked at between −30 and 30, where the grid is fine. */
function lowest(f: (x: number) => number): number {
  return Math.min(lowestOn(grid, f), lowestOn(steps(-30, 30, 1 / 32), f));
}

/** The lowest value on a grid, refined between its neighbours. */
function lowestOn(points: readonly number[], f: (x: number) => number): number {
  const best = points.reduce((b, x, i) => (f(x) < f(points[b] ?? NaN) ? i : b), 0);
  let left = points[best - 1] ?? -Number.MAX_VALUE;
  let right = points[best + 1] ?? Number.MAX_VALUE;
  let found = f(points[best] ?? NaN);
  for (let i = 0; i < 200; i += 1) {
    const [a, b] = [left + (right - left) / 3, right - (right - left) / 3];
    found = Math.min(found, f(a), f(b));
    if (f(a) < f(b)) right = b;
    else left = a;
  }
  return found;
}

/**
 * Where a function jumps: intervals are halved towards the larger change until it stays, measured
 * against the function's size, for a steep one moves far within an interval.
 */
function jumps(f: (x: number) => number, points: readonly number[]): number[] {
  return points.slice(1).flatMap((point, i) => {
    let left = points[i] ?? NaN;
    let right = point;
    while (right - left > 1e-8) {
      const middle = (left + right) / 2;
      if (Math.abs(f(middle) - f(left)) > Math.abs(f(right) - f(middle))) right = middle;
      else left = middle;
    }
    return Math.abs(f(right) - f(left)) > 1e-6 * Math.max(1, Math.abs(f(left))) ? [left] : [];
  });
}
