import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findingUseNear, findUses, readModule, useAt, useNear } from "../../src/code/findUses.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();

const read = (text: string) => runAtOnce(readModule(text));

describe("the activation that a cursor means is", () => {
  /** `|` is where the cursor stands. */
  const cases: readonly (readonly [title: string, source: string, id: string | undefined])[] = [
    ["the one at it", "import torch\ny = torch.re|lu(torch.tanh(x))\n", "relu"],
    ["the innermost call around it", "import torch\ny = torch.relu(torch.tanh(|x))\n", "tanh"],
    ["a call further out", "import torch\ny = torch.relu(f(|x))\n", "relu"],
    ["else the first one on its line", "import torch\n|y = torch.tanh(torch.relu(x))\n", "tanh"],
    [
      "none of the line before or after",
      "import torch\ntorch.relu(x)\n|y = 1\ntorch.tanh(x)",
      undefined,
    ],
    ["found in the last line, without a line end", "import torch\ny| = torch.tanh(x)", "tanh"],
  ];
  for (const [title, marked, id] of cases) {
    test(title, () => {
      const module = read(marked.replace("|", ""));
      const use = useNear(module, marked.indexOf("|"), index);
      assert.equal(use?.activation.id, id);
      assert.deepEqual(runAtOnce(findingUseNear(module, marked.indexOf("|"), index)), use);
    });
  }

  test("searched with pauses in a line of any length", () => {
    const text = `import torch; ${"y = f(x); ".repeat(3_000)}torch.relu(x)`;
    const module = read(text);
    const work = () => findingUseNear(module, text.indexOf("y ="), index);
    assert.equal(runAtOnce(work())?.activation.id, "relu");
    assert.ok(Array.from(work()).length > 50);
  });
});

test("a parameter in force tells where it is written, and where it is not it tells no place", () => {
  const text = `import torch.nn as nn, math
SLOPE = 0.2
nn.LeakyReLU(  0.1)
nn.LeakyReLU(negative_slope=-(SLOPE) )
nn.LeakyReLU(math.sqrt(2))
nn.LeakyReLU(slope_of(x))
nn.LeakyReLU()
`;
  const places = findUses(read(text), index).map(({ parameters: [one] }) => {
    assert.ok(one);
    const place = "place" in one ? one.place : undefined;
    return place && text.slice(place.from, place.to);
  });
  assert.deepEqual(places, ["0.1", "-(SLOPE)", "math.sqrt(2)", "slope_of(x)", undefined]);
});

describe("work grows with the text, not faster:", () => {
  // Each would last for minutes if names were followed or formulas read once more from every level.
  const many = 4_000;
  const nested = (open: string, close: string) => open.repeat(many) + "x" + close.repeat(many);
  const sources: readonly (readonly [title: string, source: string, least: number])[] = [
    ["maxima in each other", `y = ${nested("max(0, ", ")")}\n`, 0],
    ["choices in each other", `import numpy as np\ny = ${nested("np.where(x > 0, x, ", ")")}\n`, 0],
    ["calls in each other", `import torch\ny = ${nested("torch.relu(", ")")}\n`, 1_000],
    ["a sum", `import torch\ny = ${"torch.relu(x) + ".repeat(many)}0\n`, many],
    ["a chain of methods", `import torch\ny = torch.rand(3)${".relu()".repeat(many)}\n`, 1_000],
    ["conditions", `import torch\ny = ${"torch.relu(x) if a else ".repeat(many)}x\n`, 1_000],
    [
      "a name bound again and again",
      `import torch.nn as nn\n${"a = nn.ReLU()\ny = a(x)\n".repeat(many)}`,
      many,
    ],
    [
      "a name bound in one branch after the other",
      `import torch.nn as nn\n${"if c:\n    a = nn.ReLU()\ny = a(x)\n".repeat(1_000)}`,
      1_000,
    ],
    [
      "a function of the file",
      `def relu(x):\n    return max(x, 0)\n${"y = relu(y)\n".repeat(many)}`,
      many,
    ],
    [
      "functions",
      `import torch\n${Array.from({ length: many }, (_, i) => `def f${i}(x):\n    return torch.relu(x)\n`).join("")}`,
      many,
    ],
  ];
  for (const [title, source, least] of sources) {
    test(title, { timeout: 60_000 }, () => {
      const module = read(source);
      assert.ok(findUses(module, index).length >= least);
      useAt(module, source.lastIndexOf("x"), index);
    });
  }
});
