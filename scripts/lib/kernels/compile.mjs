import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { cached } from "../cache.mjs";
import { root } from "../paths.mjs";
import { Problem } from "../problem.mjs";

/** The kernels' AssemblyScript, from the checkout's root. */
const kernelSources = "src/kernels/simd";

/** What an engine must offer for each module, the most demanding first. */
const features = { relaxed: ["simd", "relaxed-simd"], plain: ["simd"] };

/** @typedef {keyof typeof features} Variant */

const variants = /** @type {Variant[]} */ (Object.keys(features));

/**
 * Compiles the kernels, or takes them from the cache when nothing they depend on has changed.
 *
 * @returns {Promise<Record<Variant, Buffer>>} WebAssembly modules
 */
export async function compiledKernels() {
  const folder = await cached({
    name: "kernels",
    recipe: { hash: await hashOfSources() },
    cache: path.join(root, "node_modules", ".cache", "activation-lens"),
    fill: async (filling) => {
      await Promise.all(variants.map((variant) => compile(variant, filling)));
    },
  });
  const [relaxed, plain] = await Promise.all([
    readFile(path.join(folder, "relaxed.wasm")),
    readFile(path.join(folder, "plain.wasm")),
  ]);
  return { relaxed, plain };
}

/** Every file that the kernels are compiled from. */
export async function kernelFiles() {
  const folder = path.join(root, kernelSources);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
  return names.sort().map((name) => path.join(folder, name));
}

async function hashOfSources() {
  const compiler = path.join(root, "node_modules", "assemblyscript", "package.json");
  const recipe = path.join(root, "scripts", "lib", "kernels", "compile.mjs");
  const hash = createHash("sha256");
  for (const file of [compiler, recipe, ...(await kernelFiles())])
    hash.update(await readFile(file));
  return hash.digest("hex");
}

/**
 * @param {Variant} variant
 * @param {string} folder
 */
async function compile(variant, folder) {
  const compiler = path.join(root, "node_modules", "assemblyscript", "bin", "asc.js");
  const options = [
    ...["-O3", "--noAssert", "--runtime", "stub"],
    // Each instance works on the memory that it is given; its constants lie at the beginning.
    ...["--importMemory", "--initialMemory", "1"],
    ...features[variant].flatMap((feature) => ["--enable", feature]),
    ...["--outFile", path.join(folder, `${variant}.wasm`)],
  ];
  const entry = `${kernelSources}/index.ts`;
  try {
    await promisify(execFile)(process.execPath, [compiler, entry, ...options], { cwd: root });
  } catch (error) {
    const told = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new Problem(`The kernels could not be compiled.\n${told.trimEnd()}`);
  }
}
