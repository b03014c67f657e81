import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findUses, readModule } from "../../../src/code/findUses.ts";
import type { ParsedModule } from "../../../src/code/module.ts";
import { createSpellingIndex } from "../../../src/code/spellingIndex.ts";
import { withSurroundings } from "../../../src/code/surroundings.ts";
import { parameterValues } from "../../../src/code/use.ts";
import { WorkspaceModules } from "../../../src/code/workspace/workspaceModules.ts";
import { mayImportActivations } from "../../../src/code/workspaceTriggers.ts";
import { memoryFiles } from "../../environment/memoryFiles.ts";
import { runAtOnce } from "../../support/runAtOnce.ts";

const index = createSpellingIndex();

function workspace(texts: Record<string, string>) {
  const files = memoryFiles(texts);
  const modules = new WorkspaceModules({
    files,
    root: "/w",
    parse: (text) => Promise.resolve(runAtOnce(readModule(text))),
  });
  return { files, modules, texts };
}

/** Follows names from module to module, as the resolution of a re-export does. */
function follow(seen: (name: string) => ParsedModule | undefined, ...names: readonly string[]) {
  let [module, lookUp]: [ParsedModule | undefined, typeof seen | undefined] = [undefined, seen];
  for (const name of names) {
    module = lookUp?.(name);
    lookUp = module?.surroundings?.moduleNamed?.bind(module.surroundings);
  }
  return module?.text;
}

describe("modules of a workspace", () => {
  const package_ = {
    "/w/train.py": "from nets import Swish\n",
    "/w/nets/__init__.py": "from .layers import Swish\n",
    "/w/nets/layers.py": "from ._impl import Swish\n",
    "/w/nets/_impl.py": "class Swish: ...\n",
    "/w/nets/other.py": "",
  };

  test("are read when a name leads to them, and no others", async () => {
    const { files, modules } = workspace(package_);
    const seen = modules.namesSeenFrom("/w/train.py");
    assert.equal(seen("nets"), undefined);
    assert.deepEqual(files.reads, []);
    const text = await modules.settle(() => follow(seen, "nets", ".layers", "._impl"));
    assert.equal(text, "class Swish: ...\n");
    assert.deepEqual(files.reads, ["/w/nets/__init__.py", "/w/nets/layers.py", "/w/nets/_impl.py"]);
  });

  test("are read once", async () => {
    const { files, modules } = workspace(package_);
    const ask = () => follow(modules.namesSeenFrom("/w/train.py"), "nets");
    await modules.settle(ask);
    await modules.settle(ask);
    assert.equal(ask(), package_["/w/nets/__init__.py"]);
    assert.equal(files.reads.length, 1);
  });

  test("are not looked for under the names of frameworks", async () => {
    const { files, modules } = workspace({ "/w/torch/nn.py": "", "/w/train.py": "" });
    const seen = modules.namesSeenFrom("/w/train.py");
    assert.equal(await modules.settle(() => seen("torch.nn")), undefined);
    assert.deepEqual(files.reads, []);
  });

  test("may import each other in a circle", async () => {
    const { modules } = workspace({
      "/w/a.py": "from b import x\n",
      "/w/b.py": "from a import x\n",
    });
    const seen = modules.namesSeenFrom("/w/a.py");
    const names = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? "b" : "a"));
    assert.equal(await modules.settle(() => follow(seen, ...names)), "from b import x\n");
  });

  test("are read again after a change", async () => {
    const { modules, texts } = workspace({ ...package_ });
    const ask = () => follow(modules.namesSeenFrom("/w/train.py"), "nets");
    await modules.settle(ask);
    texts["/w/nets/__init__.py"] = "class Swish: ...\n";
    modules.textChanged("/w/nets/__init__.py");
    assert.equal(await modules.settle(ask), "class Swish: ...\n");
  });

  test("are found after they have come, and not after they have gone", async () => {
    const { modules, texts } = workspace({ "/w/train.py": "" });
    const ask = () => follow(modules.namesSeenFrom("/w/train.py"), "nets");
    assert.equal(await modules.settle(ask), undefined);
    texts["/w/nets.py"] = "here = 1\n";
    assert.equal(await modules.settle(ask), undefined);
    modules.filesChanged();
    assert.equal(await modules.settle(ask), "here = 1\n");
    delete texts["/w/nets.py"];
    modules.textChanged("/w/nets.py");
    modules.filesChanged();
    assert.equal(await modules.settle(ask), undefined);
  });

  test("are not parsed where they are too long, and asking ends all the same", async () => {
    const { modules } = workspace({ "/w/big.py": `x = "${"a".repeat(2_000_001)}"\n` });
    let asked = 0;
    const answer = await modules.settle(() => {
      asked++;
      return modules.namesSeenFrom("/w/train.py")("big");
    });
    assert.equal(answer, undefined);
    assert.equal(asked, 2);
  });

  test("a chain of them has an end", async () => {
    const texts: Record<string, string> = {};
    for (let i = 0; i < 100; i++) texts[`/w/m${i}.py`] = `from m${i + 1} import x\n`;
    const { files, modules } = workspace(texts);
    const names = Array.from({ length: 100 }, (_, i) => `m${i}`);
    const seen = modules.namesSeenFrom("/w/train.py");
    assert.equal(await modules.settle(() => follow(seen, ...names)), undefined);
    assert.ok(files.reads.length < 20);
  });

  test("a change while one is being read is not lost", async () => {
    const { files, modules, texts } = workspace({ "/w/nets.py": "old = 1\n" });
    const read = files.read.bind(files);
    files.read = async (path) => {
      const text = await read(path);
      if (text !== "old = 1\n") return text;
      texts["/w/nets.py"] = "new = 1\n";
      modules.textChanged("/w/nets.py");
      return text;
    };
    const ask = () => follow(modules.namesSeenFrom("/w/train.py"), "nets");
    assert.equal(await modules.settle(ask), "new = 1\n");
  });
});

describe("an activation from another file of the workspace is found", () => {
  const files = {
    "/w/src/nets/__init__.py":
      "from .blocks import *\nfrom .blocks.act import leaky as default_act\n",
    "/w/src/nets/blocks/__init__.py": "from .act import Swish\n",
    "/w/src/nets/blocks/act.py": `import torch
from torch import nn
from ..config import SLOPE
class Swish(nn.Module):
    def forward(self, x):
        return x * torch.sigmoid(x)
leaky = nn.LeakyReLU(0.2)
`,
    "/w/src/nets/config.py": "from .blocks.act import SLOPE\n",
    "/w/common.py": "from torch.nn import GELU\n",
  };
  const index = createSpellingIndex();

  const cases: readonly (readonly [file: string, source: string, ...expected: string[]])[] = [
    ["/w/train.py", "from nets import Swish\nSwish()", "silu"],
    ["/w/train.py", "from nets.blocks.act import Swish\nSwish()", "silu"],
    ["/w/train.py", "import nets.blocks.act as A\nA.leaky(x)", "leaky_relu 0.2"],
    ["/w/train.py", "from nets import default_act\ndefault_act(x)", "leaky_relu 0.2"],
    ["/w/train.py", "from common import GELU\nGELU()", "gelu"],
    ["/w/src/nets/vit.py", "from .blocks import Swish\nSwish()", "silu"],
    ["/w/src/nets/models/vit.py", "from ..blocks.act import leaky\nleaky(x)", "leaky_relu 0.2"],
    ["/w/train.py", "from nets import Nothing\nNothing()"],
    ["/w/train.py", "from nowhere import Swish\nSwish()"],
  ];
  for (const [file, source, ...expected] of cases) {
    test(`${source.replaceAll("\n", "; ")} in ${file}`, async () => {
      const { modules } = workspace(files);
      const module = withSurroundings(runAtOnce(readModule(source)), {
        moduleNamed: modules.namesSeenFrom(file),
      });
      const uses = await modules.settle(() => findUses(module, index));
      const found = uses.map((use) =>
        [use.activation.id, parameterValues(use)["negative_slope"] ?? ""].join(" ").trim(),
      );
      assert.deepEqual(found, expected);
    });
  }
});

describe("a file without a trigger word is read for what it imports from the workspace:", () => {
  const texts = {
    "/w/nets/__init__.py": "from .blocks import Fast as Quick\nfrom .other import R\n",
    "/w/nets/blocks.py": "import torch\ndef Fast(x):\n    return x * torch.sigmoid(x)\n",
    "/w/nets/other.py": "from torch.nn import ReLU as R\n",
    "/w/nets/data.py": "def load(path): ...\n",
  };
  const files: readonly (readonly [source: string, isRead: boolean])[] = [
    ["from nets import Quick\nQuick(x)\n", true],
    ["from nets import (\n    Quick,  # fast\n)\n", true],
    ["from nets import R\n", true],
    ["from nets.blocks import *\n", true],
    ["import nets.blocks\n", true],
    ["import os, nets.data as data\n", false],
    ["from nets import blocks\n", true],
    ["def f():\n\tfrom .nets.blocks import Fast\n", true],
    ["import os\nfrom nets.data import load\n", false],
    ["import torch\n", false],
    ["x = 1\n", false],
  ];
  for (const [source, isRead] of files) {
    test(JSON.stringify(source), async () => {
      const { modules } = workspace({ "/w/train.py": source, ...texts });
      const surroundings = { moduleNamed: modules.namesSeenFrom("/w/train.py") };
      const ask = () => mayImportActivations(source, surroundings, index);
      assert.equal(await modules.settle(ask), isRead);
    });
  }
});

test("questions wait for each other, so that none loses what it asked for", async () => {
  const { modules } = workspace({
    "/w/train.py": "",
    "/w/a.py": "here = 1\n",
    "/w/b.py": "there = 2\n",
  });
  const seen = modules.namesSeenFrom("/w/train.py");
  const answers = await Promise.all([
    modules.settle(async () => {
      const module = seen("a");
      await new Promise((resolve) => setTimeout(resolve, 0));
      return module?.text;
    }),
    modules.settle(() => seen("b")?.text),
  ]);
  assert.deepEqual(answers, ["here = 1\n", "there = 2\n"]);
});
