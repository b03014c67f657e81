import assert from "node:assert/strict";
import { test } from "node:test";
import { runWith } from "../fakeWorld.ts";

async function scanned(files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]) {
  const named = Object.entries(files).map(([name, contents]) => [`p/${name}`, contents] as const);
  const { code, out, err } = await runWith(["scan", "p", ...args], Object.fromEntries(named));
  const text = out.toString();
  const records = args.length > 0 ? [] : text.split("\n").filter(Boolean).map(parsed);
  return { code, err, text, records, uses: records.filter((record) => !("scanned" in record)) };
}

function parsed(line: string): Record<string, unknown> {
  const data: unknown = JSON.parse(line);
  assert.ok(typeof data === "object" && data !== null);
  return { ...data };
}

test("a use is one JSON object per line, and so is every file that was read", async () => {
  const source = "import torch.nn as nn\nact = nn.LeakyReLU(-0.2, inplace=True)\n";
  const { code, err, records } = await scanned({ "models/net.py": source, "empty.py": "" });
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  assert.deepEqual(records, [
    {
      file: "models/net.py",
      line: 1,
      col: 9,
      endLine: 1,
      endCol: 18,
      category: "module_call",
      qualifiedName: "torch.nn.LeakyReLU",
      id: "leaky_relu",
      arguments: { pos: [-0.2], kw: { inplace: true } },
      parameters: [{ name: "negative_slope", origin: "written", value: -0.2 }],
      confidence: "certain",
    },
    { scanned: true, file: "models/net.py" },
    { scanned: true, file: "empty.py" },
  ]);
});

const imports = `
import functools, torch, jax, keras, numpy as np
from torch import nn
from torch.nn import functional as F
from transformers.activations import ACT2FN
`;

/** One use each, and what is told of it: category, id, arguments. */
const uses: readonly (readonly [source: string, category: string, id: string, args?: object])[] = [
  ["nn.ReLU()", "module_call", "relu"],
  ["F.softmax(t, dim=-1)", "functional", "softmax", { pos: ["<dynamic>"], kw: { dim: -1 } }],
  ["F.elu(*a, **b)", "functional", "elu", { pos: ["<star>"], kw: { "**": "<star>" } }],
  ["jax.nn.gelu(t)", "functional", "gelu_tanh", { pos: ["<dynamic>"] }],
  [
    "jax.nn.gelu(t, approximate=False)",
    "functional",
    "gelu",
    { pos: ["<dynamic>"], kw: { approximate: false } },
  ],
  ["f(g=nn.GELU)", "reference", "gelu"],
  ["functools.partial(nn.LeakyReLU, 0.1)", "reference", "leaky_relu", { pos: [0.1] }],
  ["keras.layers.Dense(8, activation='tanh')", "string", "tanh"],
  ["ACT2FN['gelu_new']", "registry", "gelu_tanh"],
  ["keras.activations.get('relu')", "registry", "relu"],
  ["(torch.rand(3) @ w).sigmoid()", "method", "sigmoid"],
  ["1 / (1 + np.exp(-t))", "handwritten", "sigmoid"],
];

for (const [source, category, id, args = {}] of uses) {
  test(`${source} is ${category} ${id}`, async () => {
    const found = await scanned({ "a.py": `${imports}z = ${source}\n` });
    assert.deepEqual(
      found.uses.map((use) => [use["category"], use["id"], use["arguments"]]),
      [[category, id, args]],
    );
  });
}

test("what is known at run time only has no id", async () => {
  const found = await scanned({ "a.py": `${imports}z = ACT2FN[config.hidden_act]\n` });
  assert.deepEqual(
    found.uses.map(({ category, id, confidence }) => [category, id, confidence]),
    [["dynamic", null, "likely"]],
  );
});

test("columns are UTF-16 code units, whatever ends the lines and whether there is a mark", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const source = `\uFEFFfrom torch import nn${end}s = "🙂é\u{1D4DD}"; act = nn.ReLU()${end}`;
    const { uses } = await scanned({ "a.py": source });
    assert.deepEqual(
      uses.map(({ line, col, endCol }) => [line, col, endCol]),
      [[1, 22, 26]],
      JSON.stringify(end),
    );
  }
});

test("a notebook's uses are placed within their cells, which are counted among all", async () => {
  const notebook = {
    cells: [
      { cell_type: "markdown", source: ["nn.ReLU()"] },
      { cell_type: "code", source: ["%matplotlib inline\n", "from torch import nn"] },
      { cell_type: "code", source: "!pip install x\n\nact = nn.GELU()" },
    ],
    metadata: { language_info: { name: "python" } },
  };
  const { uses } = await scanned({ "a.ipynb": JSON.stringify(notebook) });
  assert.deepEqual(
    uses.map(({ cell, line, col, id }) => [cell, line, col, id]),
    [[2, 2, 9, "gelu"]],
  );
});

test("a notebook of nbformat 3 is read, one of another language has no uses", async () => {
  const source = "import torch\ntorch.relu(x)";
  const old = { worksheets: [{ cells: [{ cell_type: "code", input: source }] }] };
  const julia = {
    cells: [{ cell_type: "code", source }],
    metadata: { kernelspec: { language: "julia" } },
  };
  const { uses, records } = await scanned({
    "old.ipynb": JSON.stringify(old),
    "julia.ipynb": JSON.stringify(julia),
  });
  assert.deepEqual(
    uses.map(({ file, cell, line }) => [file, cell, line]),
    [["old.ipynb", 0, 1]],
  );
  assert.equal(records.length, 3);
});

test("what cannot be decoded is named and skipped, and the exit code tells", async () => {
  const { code, err, records } = await scanned({
    "a.py": "import torch\n",
    "b.py": Buffer.from("# caf\xe9\n", "latin1"),
    "c.ipynb": "{",
  });
  assert.equal(code, 1);
  assert.equal(
    err,
    [
      "p/b.py is not UTF-8, and declares no other encoding.",
      "p/c.ipynb is no notebook: it is not JSON.",
      "2 files or folders skipped.",
    ].join("\n"),
  );
  assert.deepEqual(records, [{ scanned: true, file: "a.py" }]);
});

test("as text a use is a place that editors find, counted from 1", async () => {
  const { text } = await scanned(
    { "a.py": "import torch.nn as nn\nact = nn.ELU(0.5)\n" },
    "--format",
    "text",
  );
  assert.equal(
    text,
    "a.py:2:10: elu torch.nn.ELU (module_call, certain, alpha=0.5)\n1 use in 1 file\n",
  );
});

test("a command line that is wrong ends with 2", async () => {
  assert.equal((await runWith(["scan"])).err, "A file or a folder to scan is missing.");
  const { code, err } = await runWith(["scan", "p", "--format", "npy"]);
  assert.deepEqual({ code, err }, { code: 2, err: "--format of scan is json or text, not npy." });
});
