import assert from "node:assert/strict";
import { test } from "node:test";
import { readLiteral, readString } from "../../src/python/literals.ts";
import { parsePython } from "../../src/python/syntax.ts";

const literals: readonly [
  source: string,
  expected: number | string | boolean | null | undefined,
][] = [
  ["0.2", 0.2],
  ["1e-3", 1e-3],
  [".5", 0.5],
  ["5.", 5],
  ["5. / 2", 2.5],
  ["1_000", 1000],
  ["0x10", 16],
  ["-0.1", -0.1],
  ["-(2)", -2],
  ["1/3", 1 / 3],
  ["2 ** -4", 0.0625],
  ["2 * 0.5", 1],
  ["'tanh'", "tanh"],
  ['r"""x"""', "x"],
  ["True", true],
  ["None", null],
  ['float("-inf")', -Infinity],
  ["float('nan')", NaN],
  ["2j", undefined],
  ["1 / 0", undefined],
  ["x", undefined],
  ["f'x'", undefined],
  ["b'x'", undefined],
  ["'a\\n'", undefined],
  ["not 1", undefined],
  ["1 < 2", undefined],
];

for (const [source, expected] of literals) {
  test(`${source} is ${expected === undefined ? "not a literal" : JSON.stringify(expected)}`, () => {
    const expression = parsePython(source).topNode.firstChild?.firstChild;
    assert.ok(expression);
    assert.deepEqual(readLiteral(expression, source), expected);
  });
}

test("ten thousand nested signs and parentheses are dynamic, not a crash", () => {
  const source = `${"-(".repeat(10_000)}1${")".repeat(10_000)}`;
  const expression = parsePython(source).topNode.firstChild?.firstChild;
  assert.ok(expression);
  assert.equal(readLiteral(expression, source), undefined);
});

test("a string's content starts after its prefix and quotes", () => {
  assert.deepEqual(readString('r"relu"'), { value: "relu", start: 2 });
  assert.deepEqual(readString("'''relu'''"), { value: "relu", start: 3 });
  assert.equal(readString("'relu"), undefined);
});
