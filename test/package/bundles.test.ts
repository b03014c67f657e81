import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { test } from "node:test";
import vm from "node:vm";

const ofNode = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** What the bundle of a platform may ask for at run time. */
const mayRequire = [
  { bundle: "dist/extension.js", modules: ["vscode", ...ofNode] },
  { bundle: "dist/cli.js", modules: ofNode },
  { bundle: "dist/web/extension.js", modules: ["vscode"] },
  { bundle: "dist/worker.js", modules: ofNode },
  { bundle: "dist/web/worker.js", modules: [] },
  { bundle: "dist/page.js", modules: [] },
];

for (const { bundle, modules } of mayRequire) {
  test(`${bundle} asks for no module that is not there`, () => {
    const external = importsIn(bundle).filter((name) => !modules.includes(name));
    assert.deepEqual(external, []);
  });
}

test("the web entry loads where there is nothing of Node", () => {
  const exports: Record<string, unknown> = {};
  const required: string[] = [];
  const globals = {
    exports,
    module: { exports },
    require: (name: string) => {
      required.push(name);
      return {};
    },
    TextEncoder,
    TextDecoder,
    URL,
  };
  vm.runInNewContext(readFileSync("dist/web/extension.js", "utf8"), globals);
  assert.deepEqual([...new Set(required)], ["vscode"]);
  assert.equal(typeof Reflect.get(globals.module.exports, "activate"), "function");
});

test("the page has no table of spellings, which the extension has", () => {
  const page = readFileSync("dist/page.js", "utf8");
  const extension = readFileSync("dist/extension.js", "utf8");
  for (const spelling of [
    "keras.layers.ReLU(max_value",
    "torch.nn.modules",
    "tensorflow.nn.relu(",
  ]) {
    assert.ok(!page.includes(spelling), `the page has ${spelling}`);
    assert.ok(extension.includes(spelling), `the extension has no ${spelling}`);
  }
});

test("threads and the command line have the SIMD kernels, the entries and the page do not", () => {
  for (const [bundle, expected] of [
    ["dist/extension.js", false],
    ["dist/web/extension.js", false],
    ["dist/page.js", false],
    ["dist/worker.js", true],
    ["dist/web/worker.js", true],
    ["dist/cli.js", true],
  ] as const) {
    const inputs = member(member(member(readMetafile(), "outputs"), bundle), "inputs");
    assert.ok(typeof inputs === "object" && inputs !== null);
    assert.equal("kernels:virtual:kernels" in inputs, expected, bundle);
  }
});

/** What a bundle imports, as the build recorded it. */
function importsIn(bundle: string): string[] {
  const imports = member(member(member(readMetafile(), "outputs"), bundle), "imports");
  assert.ok(Array.isArray(imports), `out/meta.json does not tell about ${bundle}`);
  return imports.map((entry) => String(member(entry, "path")));
}

function readMetafile(): unknown {
  return JSON.parse(readFileSync("out/meta.json", "utf8"));
}

function member(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null ? Reflect.get(data, name) : undefined;
}
