import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { jsonNumber, readJson } from "../../src/tensors/jsonTensor.ts";
import { bitsOf } from "./reading.ts";

const rows: readonly { text: string; shape: number[]; data: number[]; dtype?: string }[] = [
  { text: "[1, -2.5, 3e-7]", shape: [3], data: [1, -2.5, 3e-7] },
  { text: " [[1, 2], [3, 4]]\n", shape: [2, 2], data: [1, 2, 3, 4] },
  { text: "[[[1]], [[2]]]", shape: [2, 1, 1], data: [1, 2] },
  { text: "-4", shape: [], data: [-4] },
  { text: "[]", shape: [0], data: [] },
  { text: "[[], []]", shape: [2, 0], data: [] },
  {
    text: '["NaN", "Infinity", "-Infinity", -0.0]',
    shape: [4],
    data: [NaN, Infinity, -Infinity, -0],
  },
  { text: "[NaN, Infinity, -Infinity]", shape: [3], data: [NaN, Infinity, -Infinity] },
  { text: "[true, false]", shape: [2], data: [1, 0] },
  { text: '{"data": [1, 2]}', shape: [2], data: [1, 2] },
  {
    text: '{"shape": [2, 1], "dtype": "float32", "data": [1, NaN]}',
    shape: [2, 1],
    data: [1, NaN],
    dtype: "float32",
  },
  { text: '{"shape": [1, 2], "data": [[1, 2]]}', shape: [1, 2], data: [1, 2] },
  { text: '{"shape": [], "value": [7], "statistics": {}}', shape: [], data: [7] },
  { text: '{"shape": [0, 3], "data": []}', shape: [0, 3], data: [] },
];

for (const { text, ...expected } of rows) {
  test(`${text.trim()} is read`, () => {
    const result = readJson(text);
    assert.ok(result.ok, result.ok ? "" : result.problem);
    const { data, ...rest } = result.value;
    assert.deepEqual({ ...rest, data: Array.from(data) }, expected);
  });
}

const written = 'NaN and infinities are written "NaN", "Infinity" and "-Infinity".';
const problems: readonly (readonly [string, string])[] = [
  ["[1, null]", `null at [1] is no number; ${written}`],
  ['[[1], ["one"]]', `"one" at [1][0] is no number; ${written}`],
  ['"inf"', `"inf" at the top is no number; ${written}`],
  ["[1, [2]]", `A list at [1] is no number; ${written}`],
  ["[[1], [2, 3]]", "The lists have no common shape: [1] has 2, where others have 1."],
  ["[[1], 2]", "The lists have no common shape: [1] is no list, where others have 1."],
  ["{}", "The JSON object has no data; it is {shape, dtype, data}."],
  ['{"data": [1], "dtype": 4}', "The dtype of the JSON object is no string."],
  ['{"data": [1], "shape": 1}', "The shape of the JSON object is no list of whole numbers."],
  ['{"data": [1], "shape": [-1]}', "The shape of the JSON object is no list of whole numbers."],
  [
    '{"data": [1], "shape": [2, 3]}',
    "The shape of the JSON object is (2, 3), its data has 1 numbers.",
  ],
  [
    '{"data": [[1, 2]], "shape": [2]}',
    "The shape of the JSON object is (2), its data is nested as (1, 2).",
  ],
];

for (const [text, problem] of problems) {
  test(`${text} is refused with a sentence`, () => {
    assert.deepEqual(readJson(text), { ok: false, problem });
  });
}

test("what is no JSON, or nested without end, is refused with a sentence", () => {
  for (const text of ["{", "[1,", "[NaN, x]", "[".repeat(1_000) + "]".repeat(1_000)]) {
    const result = readJson(text);
    assert.ok(!result.ok);
    assert.match(result.problem, /^This is no JSON: .*[^.]\.$|^The lists are nested more than 64/);
  }
});

test("numbers read back bit-equal", () => {
  fc.assert(
    fc.property(fc.array(fc.double()), (numbers) => {
      const result = readJson(`[${numbers.map(jsonNumber).join()}]`);
      assert.ok(result.ok);
      assert.deepEqual(Array.from(result.value.data, bitsOf), numbers.map(bitsOf));
    }),
  );
});
