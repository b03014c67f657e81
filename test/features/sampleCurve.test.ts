import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kink } from "../../src/activations/definition.ts";
import { activations } from "../../src/activations/index.ts";
import { leakyRelu } from "../../src/activations/leakyRelu.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { asCurve, type CurveFunction } from "../../src/features/curve.ts";
import { sampleCurve, type Segment } from "../../src/features/sampleCurve.ts";

const usual = { min: -6, max: 6 };

function sample(curve: Partial<CurveFunction>, kinks: readonly Kink[] = [], range = usual) {
  return sampleCurve({ value: () => 0, derivative: () => 0, ...curve }, kinks, range);
}

/** The first and the last point. */
function ends(segment: Segment) {
  return [segment.at(0), segment.at(-1)];
}

/** The height of the drawn line at x; undefined where nothing is drawn. */
function heightAt(segments: readonly Segment[], x: number): number | undefined {
  for (const segment of segments) {
    for (const [index, right] of segment.entries()) {
      const left = segment[index - 1];
      if (left && x >= left.x && x <= right.x) {
        return left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
      }
    }
  }
  return undefined;
}

test("a derivative jumps at a kink, from limit to limit", () => {
  const parameters = { negative_slope: 0.2 };
  const { derivative, value } = sampleCurve(
    asCurve(leakyRelu, parameters),
    leakyRelu.kinks(parameters),
    usual,
  );
  assert.equal(derivative.length, 2);
  assert.deepEqual(derivative.map(ends), [
    [
      { x: -6, y: 0.2 },
      { x: 0, y: 0.2 },
    ],
    [
      { x: 0, y: 1 },
      { x: 6, y: 1 },
    ],
  ]);
  assert.ok(Math.abs(value[0]?.at(-1)?.y ?? NaN) < 1e-12);
});

test("a value that jumps is drawn as a jump", () => {
  const step = (x: number) => (x > 0.5 ? x : 0);
  const { value } = sample({ value: step }, [{ at: 0.5, left: 0, right: 1, derivative: 0 }]);
  assert.equal(value.length, 2);
  const [left, right] = value;
  assert.deepEqual(left?.at(-1), { x: 0.5, y: 0 });
  assert.equal(right?.at(0)?.x, 0.5);
  assert.ok(Math.abs((right.at(0)?.y ?? NaN) - 0.5) < 1e-12);
});

test("a kink at the edge of the range is drawn from its inner side", () => {
  const kink: Kink = { at: 0, left: 0.2, right: 1, derivative: 0.2 };
  const derivative = (x: number) => (x > 0 ? 1 : 0.2);
  const right = sample({ derivative }, [kink], { min: 0, max: 6 });
  assert.deepEqual(right.derivative[0]?.[0], { x: 0, y: 1 });
  const left = sample({ derivative }, [kink], { min: -6, max: 0 });
  assert.deepEqual(left.derivative[0]?.at(-1), { x: 0, y: 0.2 });
});

test("a straight line takes few points, a steep one many where it is steep", () => {
  assert.ok((sample({ value: (x) => 2 * x }).value[0]?.length ?? 0) < 60);
  const steep = sample({ value: (x) => 1 / (1 + Math.exp(-1000 * x)) }).value[0] ?? [];
  const near = steep.filter(({ x }) => Math.abs(x) < 0.05).length;
  assert.ok(near > 20, `${near} points near the step`);
});

test("where nothing is finite nothing is drawn", () => {
  const { value } = sample({ value: (x) => (x < 1 ? NaN : Math.sqrt(x - 1)) });
  assert.equal(value.length, 1);
  assert.ok((value[0]?.[0]?.x ?? 0) >= 1);
  assert.deepEqual(sample({ value: () => NaN }).value, []);
});

for (const activation of activations) {
  for (const range of [usual, { min: -60, max: 30 }, { min: -0.001, max: 0.0005 }]) {
    test(`${activation.title} is drawn where it is, from ${range.min} to ${range.max}`, () => {
      const parameters = usualParameters(activation);
      const curve = asCurve(activation, parameters);
      const kinks = activation.kinks(parameters);
      const sampled = sampleCurve(curve, kinks, range);
      const width = range.max - range.min;
      for (const [name, f] of [
        ["value", curve.value],
        ["derivative", curve.derivative],
      ] as const) {
        const segments = sampled[name];
        const heights = segments.flatMap((segment) => segment.map(({ y }) => y));
        const height = Math.max(...heights) - Math.min(...heights) || 1;
        for (let step = 0; step <= 997; step++) {
          const x = range.min + (width * step) / 997;
          if (kinks.some(({ at }) => Math.abs(at - x) < 1e-9)) continue;
          const drawn = heightAt(segments, x);
          assert.ok(drawn !== undefined, `${name}: nothing at x = ${x}`);
          assert.ok(Math.abs(drawn - f(x)) <= 0.003 * height, `${name}: ${drawn} at x = ${x}`);
        }
        const points = segments.reduce((total, segment) => total + segment.length, 0);
        assert.ok(points < 3000, `${name}: ${points} points`);
      }
    });
  }
}
