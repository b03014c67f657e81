import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { formulasPlugin, outlineSource, texOfSymbol } from "../../scripts/lib/formulas/plugin.mjs";
import { licenceNotices } from "../../scripts/lib/notices.mjs";
import { activations } from "../../src/activations/index.ts";

test("symbols have their indices below the line", () => {
  const symbols = ["α", "β₁", "αₚ", "x₁₀", "max"];
  const expected = ["α", "β_{1}", "α_{p}", "x_{10}", String.raw`\mathrm{max}`];
  assert.deepEqual(symbols.map(texOfSymbol), expected);
});

test("the formulas in a bundle are those of the catalogue", async () => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: 'export * from "virtual:formulas";', resolveDir: "." },
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    plugins: [formulasPlugin()],
  });
  const [{ text } = { text: "" }] = outputFiles;
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  assert.ok(typeof module === "object" && module !== null);
  const keysOf = (name: string) => {
    const value: unknown = Reflect.get(module, name);
    assert.ok(typeof value === "object" && value !== null);
    return Object.keys(value).sort();
  };
  assert.deepEqual(keysOf("formulas"), activations.map(({ id }) => id).sort());
  const symbols = activations.flatMap(({ parameters }) => parameters.map(({ symbol }) => symbol));
  assert.deepEqual(keysOf("symbols"), [...new Set(symbols)].sort());
  assert.ok(outlineSource.input in metafile.inputs);
});

test("the licence of the outlines can be named", async () => {
  assert.match(await licenceNotices([outlineSource.package]), /^@mathjax\/src .*Apache-2\.0/m);
});
