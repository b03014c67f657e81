import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readConstant } from "../../src/python/constants.ts";
import { readScopes } from "../../src/python/scopes.ts";
import { parsePython } from "../../src/python/syntax.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

/** The constant that the expression in the last line, `f(…)`, stands for. */
function constantIn(text: string) {
  const tree = parsePython(text);
  const expression = tree.resolveInner(text.lastIndexOf("f(") + 2, 1);
  let whole = expression;
  while (whole.parent && whole.parent.name !== "ArgList") whole = whole.parent;
  return readConstant(whole, { text, scopes: runAtOnce(readScopes(tree, text)) });
}

describe("constants:", () => {
  const known: readonly (readonly [source: string, value: unknown])[] = [
    ["SLOPE = 0.2\nf(SLOPE)", 0.2],
    ["SLOPE = 0.2\nf(-SLOPE)", -0.2],
    ["A = 1e-3\nB = A * 2\nf(B + 1)", 1.002],
    ["import math\nf(math.sqrt(2))", Math.SQRT2],
    ["from math import sqrt, pi\nf(sqrt(2 / pi))", Math.sqrt(2 / Math.PI)],
    ["import numpy as np\nf(2 * np.pi)", 2 * Math.PI],
    ["import math\nf(-math.inf)", -Infinity],
    ["NAME = 'tanh'\nf(NAME)", "tanh"],
    ["FLAG = True\nf(FLAG)", true],
    ["NONE = None\nf(NONE)", null],
    ["SLOPE = 0.2\ndef g(x):\n    f(SLOPE)", 0.2],
  ];
  for (const [source, value] of known) {
    test(JSON.stringify(source), () => assert.equal(constantIn(source), value));
  }

  const unknown = [
    "f(SLOPE)",
    "SLOPE = 0.2\nSLOPE = 0.3\nf(SLOPE)",
    "SLOPE = 0.2\nSLOPE += 0.1\nf(SLOPE)",
    "def g(slope=0.2):\n    f(slope)",
    "for slope in [0.2]:\n    f(slope)",
    "A = B\nB = A\nf(A)",
    "import math\nf(math.sqrt(-1))",
    "import math\nf(math.sqrt(2, 3))",
    "import other\nf(other.pi)",
    "def sqrt(x): return 1\nf(sqrt(2))",
    "SLOPE = 0.2\ndef g(SLOPE):\n    f(SLOPE)",
  ];
  for (const source of unknown) {
    test(`${JSON.stringify(source)} is none`, () => assert.equal(constantIn(source), undefined));
  }

  test("a chain of a hundred names has an end", () => {
    const chain = Array.from({ length: 100 }, (_, i) => `A${i + 1} = A${i} + 1\n`).join("");
    assert.equal(constantIn(`A0 = 1\n${chain}f(A100)`), undefined);
  });
});
