import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import esbuild from "esbuild";
import { cached } from "../cache.mjs";
import { root } from "../paths.mjs";

/**
 * @typedef {{ value: string, derivative: string }} Tex
 *
 * @typedef {object} Catalogue
 * @property {readonly { id: string, formulas: readonly Tex[] }[]} activations
 * @property {readonly string[]} symbols
 */

const name = "virtual:formulas";
const namespace = "formulas";

/** Where the outlines in a bundle with formulas come from: what it has to name the licence of. */
export const outlineSource = {
  input: `${namespace}:${name}`,
  package: "node_modules/@mathjax/src/package.json",
};

/** Lets a bundle import `virtual:formulas`, the typeset formulas of the catalogue. */
export function formulasPlugin() {
  /** @type {{ hash: string, module: Promise<string> } | undefined} */
  let last;

  /** @type {import("esbuild").Plugin} */
  const plugin = {
    name: "formulas",
    setup(build) {
      build.onResolve({ filter: /^virtual:formulas$/ }, () => ({ path: name, namespace }));
      build.onLoad({ filter: /.*/, namespace }, async () => {
        const { catalogue, files } = await readCatalogue();
        const hash = await hashOf(catalogue);
        if (last?.hash !== hash) last = { hash, module: cachedModule(catalogue, hash) };
        return { contents: await last.module, watchFiles: files };
      });
    },
  };
  return plugin;
}

/** The TeX of the catalogue, which is TypeScript: it is bundled and run. */
async function readCatalogue() {
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    stdin: { contents: readerSource, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // The build that asks for the formulas bundles the same files, and tells what is wrong in them.
    logLevel: "silent",
  });
  const [{ text } = { text: "" }] = outputFiles;
  /** @type {unknown} */
  const module = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  const { catalogue } = /** @type {{ catalogue: Catalogue }} */ (module);
  const files = Object.keys(metafile.inputs)
    .filter((file) => file !== "<stdin>")
    .map((file) => path.join(root, file));
  return { catalogue, files };
}

const readerSource = `
import { activations } from "./src/activations/index.ts";
export const catalogue = {
  activations: activations.map(({ id, formula, simplerFormulas = [] }) => ({
    id,
    formulas: [formula, ...simplerFormulas].map(({ tex }) => tex),
  })),
  symbols: [...new Set(activations.flatMap(({ parameters }) => parameters.map(({ symbol }) => symbol)))],
};`;

/**
 * What the typeset formulas depend on.
 *
 * @param {Catalogue} catalogue
 */
async function hashOf(catalogue) {
  const folder = path.join(root, "scripts", "lib", "formulas");
  const scripts = (await readdir(folder)).sort().map((file) => path.join(folder, file));
  const library = path.join(root, outlineSource.package);
  const hash = createHash("sha256").update(JSON.stringify(catalogue));
  for (const file of [...scripts, library]) hash.update(await readFile(file));
  return hash.digest("hex");
}

/**
 * The module's source, kept from build to build.
 *
 * @param {Catalogue} catalogue
 * @param {string} hash
 */
async function cachedModule(catalogue, hash) {
  const file = "formulas.js";
  const folder = await cached({
    name: "formulas",
    recipe: { hash },
    cache: path.join(root, "node_modules", ".cache", "activation-lens"),
    fill: async (filling) => {
      await writeFile(path.join(filling, file), await typesetCatalogue(catalogue));
    },
  });
  return readFile(path.join(folder, file), "utf8");
}

/**
 * @param {Catalogue} catalogue
 * @returns {Promise<string>} the module's source
 */
async function typesetCatalogue({ activations, symbols }) {
  const { Typesetter } = await import("./typesetter.mjs");
  const typesetter = await Typesetter.create();
  const rowOf = async (/** @type {string} */ tex) => (await typesetter.typeset(tex)).row;

  /** @type {Record<string, unknown>} */
  const symbolRows = {};
  for (const symbol of symbols) symbolRows[symbol] = await rowOf(texOfSymbol(symbol));
  /** @type {Record<string, unknown[]>} */
  const formulaRows = {};
  for (const { id, formulas } of activations) {
    const rows = [];
    for (const { value, derivative } of formulas) {
      rows.push({ value: await rowOf(value), derivative: await rowOf(derivative) });
    }
    formulaRows[id] = rows;
  }
  return Object.entries({ glyphs: typesetter.glyphs, symbols: symbolRows, formulas: formulaRows })
    .map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};\n`)
    .join("");
}

/**
 * `β₁` as TeX has it, `β_{1}`; a name of several letters is upright.
 *
 * @param {string} symbol
 */
export function texOfSymbol(symbol) {
  const [, base = "", index = ""] = /^(.*?)([₀-ₜ]*)$/u.exec(symbol) ?? [];
  const letters = /^[A-Za-z]{2,}$/.test(base) ? `\\mathrm{${base}}` : base;
  return index === "" ? letters : `${letters}_{${index.normalize("NFKC")}}`;
}
