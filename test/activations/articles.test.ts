import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ParameterValues } from "../../src/activations/definition.ts";
import { activationById, activations } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { steps } from "../support/grid.ts";

/** What the introductions to activations state, number by number. */
const tables: [title: string, id: string, parameters: ParameterValues, rows: [number, number][]][] =
  [
    [
      "ReLU",
      "relu",
      {},
      [
        [-3, 0],
        [-0.7, 0],
        [0, 0],
        [1.2, 1.2],
        [5, 5],
      ],
    ],
    [
      "ReLU of the NumPy example",
      "relu",
      {},
      [
        [-3, 0],
        [-0.5, 0],
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    [
      "ReLU of range(-5, 10)",
      "relu",
      {},
      steps(-5, 9, 1).map((x): [number, number] => [x, x > 0 ? x : 0]),
    ],
    [
      "Leaky ReLU with a slope of 0.01",
      "leaky_relu",
      { negative_slope: 0.01 },
      [
        [-3, -0.03],
        [-100, -1],
        [0, 0],
        [1.2, 1.2],
      ],
    ],
    [
      "PReLU at a slope of 0.25",
      "prelu",
      { weight: 0.25 },
      [
        [-4, -1],
        [0, 0],
        [4, 4],
      ],
    ],
    [
      "ELU",
      "elu",
      { alpha: 1 },
      [
        [-Infinity, -1],
        [-1, -0.6321205588285577],
        [0, 0],
        [1.2, 1.2],
      ],
    ],
    [
      "GELU",
      "gelu",
      {},
      [
        [-3, -0.0040496940948902835],
        [0, 0],
        [1, 0.8413447460685429],
      ],
    ],
    ["sigmoid", "sigmoid", {}, [[0, 0.5]]],
    ["tanh", "tanh", {}, [[0, 0]]],
  ];

for (const [title, id, parameters, rows] of tables) {
  describe(title, () => {
    for (const [x, y] of rows) {
      test(`f(${x}) = ${y}`, () => assert.equal(valueOf(id, x, parameters) + 0, y));
    }
  });
}

test("ReLU returns a positive input itself; what is 1 there is its derivative", () => {
  for (const x of [1e-300, 0.5, 1.2, 5, 1e300]) {
    assert.equal(valueOf("relu", x), x);
    assert.equal(derivativeOf("relu", x), 1);
  }
  for (const x of [-1e300, -5, -1e-300]) assert.equal(derivativeOf("relu", x), 0);
});

test("sigmoid and tanh saturate, ReLU does not", () => {
  assert.equal(derivativeOf("sigmoid", 0), 0.25);
  for (const x of steps(-10, 10, 1 / 16)) assert.ok(derivativeOf("sigmoid", x) <= 0.25);
  for (const x of [-10, 10]) {
    assert.ok(derivativeOf("sigmoid", x) < 5e-5);
    assert.ok(derivativeOf("tanh", x) < 1e-8);
  }
  assert.equal(derivativeOf("relu", 10), 1);
});

test("the exact and the tanh GELU differ by up to 4.7e-4", () => {
  const differences = steps(-8, 8, 1 / 256).map((x) =>
    Math.abs(valueOf("gelu", x) - valueOf("gelu_tanh", x)),
  );
  assert.equal(Math.max(...differences).toExponential(1), "4.7e-4");
});

test("the activations of the comparison table tell pros and cons", () => {
  const expected: [id: string, pros: RegExp, cons: RegExp][] = [
    ["relu", /one comparison/, /die/],
    ["leaky_relu", /do not die/, /one more constant/],
    ["prelu", /adapts/, /over-fit/],
    ["elu", /mean activation/, /slower/],
    ["gelu", /smooth/, /more complex/],
  ];
  for (const [id, pros, cons] of expected) {
    const activation = activationById(id);
    assert.match(activation?.pros.join("; ") ?? "", pros);
    assert.match(activation?.cons.join("; ") ?? "", cons);
  }
});

test("PReLU's slope is a learned parameter, that of its relatives is not", () => {
  const learned = activations.flatMap(({ id, parameters }) =>
    parameters.filter((parameter) => parameter.learned).map(({ name }) => `${id} ${name}`),
  );
  assert.ok(learned.includes("prelu weight"));
  for (const id of ["leaky_relu", "elu", "rrelu"]) {
    assert.ok(!learned.some((name) => name.startsWith(id)));
  }
});

function valueOf(id: string, x: number, parameters?: ParameterValues): number {
  const activation = activationById(id);
  assert.ok(activation?.kind === "elementwise");
  return activation.value(x, parameters ?? usualParameters(activation));
}

function derivativeOf(id: string, x: number): number {
  const activation = activationById(id);
  assert.ok(activation?.kind === "elementwise");
  return activation.derivative(x, usualParameters(activation));
}
