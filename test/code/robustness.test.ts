import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findingUses, type FoundUse, readModule, useAt } from "../../src/code/findUses.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();

function usesIn(text: string): readonly FoundUse[] {
  return runAtOnce(findingUses(runAtOnce(readModule(text)), index));
}

/** The ids of all uses, with the text of their tokens. */
function told(text: string): string[] {
  return usesIn(text).map((use) => {
    const { from, to } = use.token;
    return `${text.slice(from, to)} ${"activation" in use ? use.activation.id : "?"}`;
  });
}

const sample = `import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


def relu(x):
    """Not nn.GELU."""
    if x > 0:
        return x
    return 0


class Net(nn.Module):
    def __init__(self, width=3, act=nn.GELU):
        super().__init__()
        self.act = nn.LeakyReLU(negative_slope=-1e-2)
        self.acts = {"a": nn.ReLU(), 'b': act()}

    def forward(self, x, **kwargs):
        x = self.act(x) if self.training else F.softmax(x, dim=-1)
        return [max(0.0, t) for t in x] + np.where(x > 0, x, 0.1 * x) * torch.sigmoid(x)


layer = keras.layers.Dense(8, activation='tanh')
`;

test("half-typed code: no beginning of a file is too short", () => {
  for (let length = 0; length <= sample.length; length++) {
    const text = sample.slice(0, length);
    const module = runAtOnce(readModule(text));
    runAtOnce(findingUses(module, index));
    useAt(module, length, index);
  }
});

test("code that is edited anywhere: no exception, and every token is in the text", () => {
  const place = fc.nat(sample.length);
  const typed = fc.oneof(
    fc.constantFrom(
      "(",
      ")",
      "[",
      "'",
      '"""',
      "\\",
      "\n",
      "\t",
      ":",
      ".",
      "=",
      "lambda ",
      "#",
      "🙂",
    ),
    fc.constantFrom("\uD83D", "\u0000", "\u2028", "\u00a0", "\f", "\r", "%", "!"),
    fc.string({ maxLength: 5, unit: "grapheme" }),
  );
  const edit = fc.record({ at: place, removed: fc.nat(40), typed });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), place, (edits, cursor) => {
      let text = sample;
      for (const { at, removed, typed: inserted } of edits) {
        text = text.slice(0, at) + inserted + text.slice(at + removed);
      }
      const module = runAtOnce(readModule(text));
      for (const { token, expression } of runAtOnce(findingUses(module, index))) {
        assert.ok(token.from >= 0 && token.from < token.to && token.to <= text.length);
        assert.ok(expression.from <= expression.to && expression.to <= text.length);
      }
      useAt(module, Math.min(cursor, text.length), index);
    }),
    { numRuns: 300 },
  );
});

test("what was parsed again after an edit tells the same as what was parsed afresh", () => {
  const place = fc.nat(sample.length);
  fc.assert(
    fc.property(
      place,
      fc.nat(12),
      fc.constantFrom("", "x", "\n", "(", "'"),
      (at, removed, typed) => {
        const end = Math.min(at + removed, sample.length);
        const text = sample.slice(0, at) + typed + sample.slice(end);
        const change = { fromA: at, toA: end, fromB: at, toB: at + typed.length };
        const module = runAtOnce(readModule(sample));
        const again = runAtOnce(readModule(text, { module, changes: [change] }));
        const summary = (uses: readonly FoundUse[]) =>
          uses.map(({ token, category }) => `${token.from} ${category}`);
        assert.deepEqual(summary(runAtOnce(findingUses(again, index))), summary(usesIn(text)));
      },
    ),
    { numRuns: 200 },
  );
});

/** Text around a use that is right, and must not hide it. */
const around: Readonly<Record<string, (use: string) => string>> = {
  "a syntax error above": (use) => `def f(:\n    return ]\n\n${use}`,
  "a syntax error below": (use) => `${use}class :\n  x = = 3\n`,
  "an unclosed bracket below": (use) => `${use}y = f(1, [2\n`,
  "Python 2 above": (use) =>
    `print "loss", 3\nexec "x = 1"\ntry:\n    f()\nexcept IOError, e:\n    raise ValueError, "no"\n${use}`,
  "Python 2 literals": (use) => `n = 0777L\ns = ur"x"\nif a <> b: print >>f, s\n${use}`,
  tabs: (use) => `if x:\n\tif y:\n\t\tz = 1\n${use}`,
  "form feeds": (use) => `x = 1\n\f\n${use}`,
  "no-break spaces": (use) => use.replaceAll(" = ", "\u00a0=\u00a0"),
  CRLF: (use) => `x = 1\n${use}`.replaceAll("\n", "\r\n"),
  CR: (use) => `x = 1\n${use}`.replaceAll("\n", "\r"),
  emoji: (use) => `s = "🙂🙂"; t = '👩‍👩‍👧'\n# 🎉\n${use}`,
  "names beyond ASCII": (use) => `größe = 1\n变量 = 2\n\u{1D4DD} = 3\n${use}`,
  "lone surrogates": (use) => `s = "\uD83D" + "\uDE42"\n# \uDC00\n${use}`,
  "zero characters": (use) => `s = "\u0000"\n# \u0000\n${use}`,
  "no line break at the end": (use) => use.trimEnd(),
  "line continuations": (use) => use.replace("(", "(\\\n"),
};

for (const [name, write] of Object.entries(around)) {
  test(`${name}: what is right is told`, () => {
    const text = write("import torch.nn as nn\nact = nn.LeakyReLU(0.5)\n");
    assert.deepEqual(told(text), ["LeakyReLU leaky_relu"]);
  });
}

test("columns count UTF-16 code units", () => {
  const text = 'import torch; s = "🙂\u{1D4DD}é"; y = torch.relu(x)';
  assert.equal(usesIn(text)[0]?.token.from, text.indexOf("relu"));
});

/** Long and deep text, and how many uses it has; not measured, but it has to end. */
const large: Readonly<Record<string, () => readonly [text: string, uses: number]>> = {
  "100,000 lines": () => [
    `import torch.nn as nn\n${"x = y + 1\n".repeat(100_000)}act = nn.ReLU()\n`,
    1,
  ],
  "10 MB in one line": () => [
    `import torch; x = [${"1.25, ".repeat(1_700_000)}]; y = torch.relu(x)`,
    1,
  ],
  "10 MB in one string": () => [
    `import torch; s = "${"relu ".repeat(2_000_000)}"; torch.relu(x)`,
    1,
  ],
  "a string that never ends": () => [
    `import torch\ns = '''${"torch.relu(x)\n".repeat(100_000)}`,
    0,
  ],
  "1,000 brackets that never end": () => [`import torch\ny = ${"(".repeat(1_000)}torch.relu(x)`, 1],
  "1,000 attributes": () => [`import torch\ny = torch${".relu".repeat(1_000)}(x)\n`, 1],
  "10,000 terms": () => [`import torch\ny = ${"x + ".repeat(10_000)}torch.relu(x)\n`, 1],
  "10,000 arguments": () => [`import torch\nf(${"a, ".repeat(10_000)}torch.relu(x))\n`, 1],
  "10,000 lines of garbage": () => [
    `import torch\n${"$ ? ! ¬\n".repeat(10_000)}torch.relu(x)\n`,
    1,
  ],
  "1,000 classes, each derived from the one above": () => [
    `import torch\nclass C0: pass\n${Array.from({ length: 1_000 }, (_, i) => `class C${i + 1}(C${i}):\n    pass\n`).join("")}torch.relu(x)\n`,
    1,
  ],
  "300 maxima, each in another": () => [
    `import torch\ny = ${"max(a, ".repeat(300)}torch.relu(x)${")".repeat(300)}\n`,
    1,
  ],
  "names in a circle": () => ["a = b\nb = c\nc = a\ny = a(x)\n".repeat(200), 0],
};

for (const [name, make] of Object.entries(large)) {
  test(`${name}: read to the end`, { timeout: 120_000 }, () => {
    const [text, count] = make();
    assert.deepEqual(
      told(text).map((use) => use.toLowerCase()),
      Array.from({ length: count }, () => "relu relu"),
    );
  });
}
