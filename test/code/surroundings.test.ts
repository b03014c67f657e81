import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findUses, type ParsedModule, readModule } from "../../src/code/findUses.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { modulesNamedIn, withSurroundings } from "../../src/code/surroundings.ts";
import { parameterValues } from "../../src/code/use.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();

/** A flat package of modules by name, `""` being its `__init__`. */
function inPackage(files: Readonly<Record<string, string>>, source: string): ParsedModule {
  const modules = new Map<string, ParsedModule>();
  const moduleNamed = (name: string): ParsedModule | undefined => {
    const text = files[name.replace(/^(?:\.|pkg\.?)/, "")];
    if (text === undefined || !/^(?:\.|pkg)/.test(name)) return undefined;
    const known = modules.get(text) ?? surround(text);
    modules.set(text, known);
    return known;
  };
  const surround = (text: string) => withSurroundings(runAtOnce(readModule(text)), { moduleNamed });
  return surround(source);
}

const files = {
  "": "from .layers import Swish\nfrom .acts import *\n",
  layers: `import torch
from torch import nn
import torch.nn.functional as F
from functools import partial
class Swish(nn.Module):
    def forward(self, x):
        return x * torch.sigmoid(x)
def squash(x): return F.relu(x)
Act = nn.SiLU
leaky = nn.LeakyReLU(0.2)
Leaky = partial(nn.LeakyReLU, 0.3)
`,
  acts: "from torch.nn.functional import mish as my_mish\nfrom torch.nn import GELU\n",
};

describe("names of other files of the workspace:", () => {
  const table: readonly (readonly [source: string, ...expected: string[]])[] = [
    ["from .layers import Swish\nSwish()", "silu"],
    ["from pkg.layers import Swish\ny = Swish()(x)", "silu"],
    ["from . import Swish\nSwish()", "silu"],
    ["from .layers import Act\nAct()(x)", "silu"],
    ["from .layers import leaky\nleaky(x)", "leaky_relu 0.2"],
    ["from .layers import Leaky\nLeaky()", "leaky_relu 0.3"],
    ["from . import layers\nlayers.leaky(x)", "leaky_relu 0.2"],
    ["from . import my_mish\nmy_mish(x)", "mish"],
    ["from .acts import GELU\nGELU()", "gelu"],
    ["from . import GELU\nblock(act_layer=GELU)", "gelu"],
    ["from .layers import nowhere\nnowhere(x)"],
    ["from .missing import Tanh\nTanh()"],
  ];
  for (const [source, ...expected] of table) {
    test(source.replaceAll("\n", "; "), () => {
      const uses = findUses(inPackage(files, source), index);
      assert.deepEqual(
        uses.map((use) =>
          [use.activation.id, parameterValues(use)["negative_slope"] ?? ""].join(" ").trim(),
        ),
        expected,
      );
    });
  }
});

test("a file names the modules that are worth to be read", () => {
  const module = runAtOnce(
    readModule('from .a import b, c as d\nimport x.y\nfrom ..z import *\n"import no"\n'),
  );
  assert.deepEqual(modulesNamedIn(module).toSorted(), ["..z", ".a", ".a.b", ".a.c", "x"]);
});

test("modules that all import everything of each other: a name of none of them is given up", () => {
  const all = Array.from({ length: 8 }, (_, i) => `from .m${i} import *\n`).join("");
  const circle = Object.fromEntries(
    Array.from({ length: 8 }, (_, i) => [`m${i}`, `${all}# ${i}\n`] as const),
  );
  const source = "from .m0 import *\nimport torch\nx = gelu(torch.tanh(y))\n";
  const uses = findUses(inPackage(circle, source), index);
  assert.deepEqual(
    uses.map(({ activation }) => activation.id),
    ["tanh"],
  );
});

test("a module that imports a name from itself leads nowhere", () => {
  const circle = {
    m: "from .m import n\nfrom .m.k import a as n\n",
    k: "from .m.m import k as a\n",
  };
  const source = "from .m import n\nimport torch\nx = n.relu(torch.tanh(y))\n";
  const uses = findUses(inPackage(circle, source), index);
  assert.deepEqual(
    uses.map(({ activation }) => activation.id),
    ["tanh"],
  );
});
