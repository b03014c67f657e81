import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const pure = [
  "activations",
  "code",
  "environment",
  "features",
  "kernels",
  "numeric",
  "protocol",
  "python",
  "tensors",
  "pace.ts",
  "result.ts",
];

/**
 * Which folder of src may import what: folders and files of src, and packages. What is not listed
 * is forbidden, type-only imports included.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  numeric: [],
  activations: ["numeric", "result.ts"],
  python: ["pace.ts", "result.ts", "@lezer/common", "@lezer/python"],
  tensors: ["pace.ts", "python", "result.ts"],
  kernels: ["activations", "numeric", "pace.ts", "result.ts", "tensors", "virtual:kernels"],
  environment: ["pace.ts", "python", "result.ts", "smol-toml"],
  code: ["activations", "environment", "pace.ts", "python", "result.ts"],
  features: [...pure.filter((folder) => folder !== "protocol"), "virtual:formulas"],
  protocol: ["activations", "kernels", "result.ts"],
  docs: ["activations", "features"],
  cli: [
    ...pure,
    "ignore",
    "node:buffer",
    "node:fs",
    "node:os",
    "node:path",
    "node:timers",
    "node:util",
    "node:worker_threads",
  ],
  worker: [
    "activations",
    "features",
    "kernels",
    "pace.ts",
    "protocol",
    "result.ts",
    "tensors",
    "node:worker_threads",
  ],
  host: [...pure, "vscode", "worker"],
  webview: ["activations", "features", "protocol", "result.ts", "chart.js"],
};

const src = path.resolve("src");

for (const [folder, allowed] of Object.entries(mayImport)) {
  test(`src/${folder} imports only ${allowed.join(", ") || "itself"}`, () => {
    const forbidden = sourceFiles(path.join(src, folder)).flatMap((file) =>
      importsOf(file)
        .filter((target) => target !== folder && !allowed.includes(target))
        .map((target) => `${path.relative(src, file)} imports ${target}`),
    );
    assert.deepEqual(forbidden, []);
  });
}

test("every folder of src is in the table", () => {
  const folders = readdirSync(src, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  assert.deepEqual(folders.sort(), Object.keys(mayImport).sort());
});

test("result.ts and pace.ts are the only files beside the folders of src, and import nothing", () => {
  const files = readdirSync(src, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
    .map(({ name }) => name);
  assert.deepEqual(files.sort(), ["pace.ts", "result.ts"]);
  for (const file of files) assert.deepEqual(importsOf(path.join(src, file)), []);
});

test("imports are found in every form they are written in", () => {
  const source = `
    import a from "a1";
    import type { b } from "b1/deep";
    import { type c,
      d } from "@c/one/deep";
    export { e } from './e.ts';
    export * from "f1";
    import "g1";
    const h = await import("h1");
    type I = import("i1").I;
    const j = require("j1");
    const notAnImport = "imported from nowhere";`;
  assert.deepEqual(
    specifiersIn(source).map((specifier) => targetOf(specifier, src)),
    ["a1", "b1", "@c/one", "e.ts", "f1", "g1", "h1", "i1", "j1"],
  );
});

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(folder, name));
}

/** The parts of src, or the packages, that a file imports: static, type-only or dynamic. */
function importsOf(file: string): string[] {
  return specifiersIn(readFileSync(file, "utf8")).map((specifier) =>
    targetOf(specifier, path.dirname(file)),
  );
}

function specifiersIn(source: string): string[] {
  const imports = source.matchAll(/\b(?:from|import|require)\s*\(?\s*(?:"([^"\n]+)"|'([^'\n]+)')/g);
  return Array.from(imports, ([, double, single]) => double ?? single ?? "");
}

function targetOf(specifier: string, folder: string): string {
  if (specifier.startsWith(".")) {
    const target = path.relative(src, path.resolve(folder, specifier)).split(path.sep)[0] ?? "";
    return target === ".." ? specifier : target;
  }
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
