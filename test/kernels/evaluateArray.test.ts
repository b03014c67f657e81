import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Elementwise, ParameterValues } from "../../src/activations/definition.ts";
import { activations } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import "../support/relaxedSimd.ts";
import { engineOf, type Engine, type Floats } from "../../src/kernels/engine.ts";
import { evaluateArray } from "../../src/kernels/evaluateArray.ts";
import { kernelCall } from "../../src/kernels/kernelCalls.ts";
import { floatError, floatSample, unitOfFloat } from "../support/float32.ts";
import { parametersText } from "../support/parameterSets.ts";
import { readReferences, type Root } from "../support/readReference.ts";

const engines = (["relaxed", "plain", "scalar"] as const).flatMap((name) => engineOf(name) ?? []);

const elementwise = activations.filter((activation) => activation.kind === "elementwise");

function referencesOf({ id }: Elementwise) {
  return readReferences(id).map(({ parameters, roots }) => ({ parameters, roots }));
}

const sample = floatSample();

describe("float32 results are within 1 ulp of the definition, at every exponent", () => {
  for (const engine of engines.filter(({ name }) => name !== "scalar")) {
    for (const activation of elementwise) {
      for (const { parameters, roots } of referencesOf(activation)) {
        if (!kernelCall(activation.id, parameters, "float32")) continue;
        test(`${engine.name}: ${activation.id}${parametersText(parameters)}`, (context) => {
          const value = new Float32Array(sample.length);
          const gradient = new Float32Array(sample.length);
          evaluateArray(activation, parameters, sample, { value, gradient, engine });
          let [worstValue, worstSlope] = [0, 0];
          sample.forEach((x, i) => {
            const y = activation.value(x, parameters);
            const error = floatError(value[i] ?? NaN, y);
            assert.ok(error <= 1, `value at ${x}: ${value[i] ?? ""} is ${error} ulp from ${y}`);
            worstValue = Math.max(worstValue, error);
            const slope = activation.derivative(x, parameters);
            const found = gradient[i] ?? NaN;
            if (isCancelled(roots, x, found - slope)) return;
            const slopeError = floatError(found, slope);
            assert.ok(
              slopeError <= 1,
              `slope at ${x}: ${found} is ${slopeError} ulp from ${slope}`,
            );
            worstSlope = Math.max(worstSlope, slopeError);
          });
          context.diagnostic(`value ${worstValue.toFixed(3)}, slope ${worstSlope.toFixed(3)} ulp`);
        });
      }
    }
  }
});

/** Whether a derivative is within a unit of the terms that cancel near one of its roots. */
function isCancelled(roots: readonly Root[], x: number, error: number): boolean {
  return roots.some(
    ({ at, terms }) => Math.abs(x - at) <= 1 / 8 && Math.abs(error) <= unitOfFloat(terms),
  );
}

/** An activation whose kernel computes in doubles, and one whose kernel is the same for both. */
const probes = elementwise.filter(({ id }) => ["silu", "leaky_relu", "relu"].includes(id));

function results<Numbers extends Floats>(
  activation: Elementwise,
  input: Numbers,
  engine: Engine,
  upstream?: Numbers,
) {
  const parameters: ParameterValues = usualParameters(activation);
  const [value, gradient] = [input.slice() as Numbers, input.slice() as Numbers];
  evaluateArray(activation, parameters, input, { value, gradient, upstream, engine });
  return { parameters, value, gradient };
}

for (const engine of engines) {
  for (const activation of probes) {
    const { id } = activation;
    const numbers = Array.from({ length: 20_000 }, (_, i) => Math.sin(i) * 5);

    for (const Numbers of [Float32Array, Float64Array]) {
      test(`${engine.name}: ${id} takes ${Numbers.name} of any length`, () => {
        const all = Numbers.from(numbers);
        const expected = results(activation, all, engine);
        for (const length of [...Array(68).keys(), 8_191, 8_192, 8_193, 16_385]) {
          const { value, gradient } = results(activation, all.slice(0, length), engine);
          assert.deepEqual(value, expected.value.slice(0, length));
          assert.deepEqual(gradient, expected.gradient.slice(0, length));
        }
      });

      test(`${engine.name}: ${id} works in place, on a part, and on one result alone, in ${Numbers.name}`, () => {
        const all = Numbers.from(numbers);
        const { parameters, value, gradient } = results(activation, all, engine);
        const place = all.slice();
        evaluateArray(activation, parameters, place, { value: place, engine });
        assert.deepEqual(place, value);
        place.set(all);
        evaluateArray(activation, parameters, place, { gradient: place, engine });
        assert.deepEqual(place, gradient);
        place.set(all);
        const part = place.subarray(3, 10);
        evaluateArray(activation, parameters, part, { value: part, engine });
        assert.deepEqual(place.slice(0, 3), all.slice(0, 3));
        assert.deepEqual(place.slice(3, 10), value.slice(3, 10));
        assert.deepEqual(place.slice(10), all.slice(10));
      });
    }

    test(`${engine.name}: ${id} multiplies by what arrives from above before it rounds`, () => {
      const input = Float32Array.from(numbers);
      const upstream = input.map((_, i) => Math.cos(i));
      const { parameters, gradient } = results(activation, input, engine, upstream);
      input.forEach((x, i) => {
        const exact = activation.derivative(x, parameters) * (upstream[i] ?? NaN);
        if (Math.abs(x + 1.2785) < 1 / 8) return;
        assert.ok(floatError(gradient[i] ?? NaN, exact) <= 1, `at ${x}`);
      });
    });
  }
}

test("the engine without WebAssembly is there, and each engine tells its name", () => {
  assert.ok(engines.some(({ name }) => name === "plain"));
  assert.equal(engines.at(-1)?.name, "scalar");
});

test("arrays of different lengths are refused", () => {
  const [activation] = probes;
  assert.ok(activation);
  const value = new Float32Array(3);
  assert.throws(() => {
    evaluateArray(activation, {}, new Float32Array(4), { value });
  }, RangeError);
});
