import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import esbuild from "esbuild";
import { formulasPlugin, outlineSource } from "./formulas/plugin.mjs";
import { kernelsPlugin } from "./kernels/plugin.mjs";
import { Problem } from "./problem.mjs";
import { licenceNotices } from "./notices.mjs";
import { out, root } from "./paths.mjs";

/**
 * What is shipped, one row per bundle.
 *
 * @type {readonly { entry: string, output: string, platform: "node" | "browser", format: "cjs" | "iife" | "esm" }[]}
 */
const bundles = [
  { entry: "src/host/nodeEntry.ts", output: "dist/extension.js", platform: "node", format: "cjs" },
  {
    entry: "src/host/webEntry.ts",
    output: "dist/web/extension.js",
    platform: "browser",
    format: "cjs",
  },
  { entry: "src/worker/node/main.ts", output: "dist/worker.js", platform: "node", format: "cjs" },
  {
    entry: "src/worker/web/main.ts",
    output: "dist/web/worker.js",
    platform: "browser",
    format: "iife",
  },
  { entry: "src/webview/main.ts", output: "dist/page.js", platform: "browser", format: "iife" },
  { entry: "src/cli/main.ts", output: "dist/cli.js", platform: "node", format: "cjs" },
  // For scripts and benchmarks that are not ours; it is not packaged.
  {
    entry: "src/kernels/adapter.ts",
    output: "dist/kernels.mjs",
    platform: "browser",
    format: "esm",
  },
];

const plugins = [formulasPlugin(), kernelsPlugin()];

/**
 * @param {(typeof bundles)[number]} bundle
 * @param {boolean} development
 * @returns {import("esbuild").BuildOptions & { metafile: true }}
 */
function optionsFor({ entry, output, platform, format }, development) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    platform,
    format,
    external: ["vscode"],
    plugins,
    target: "es2022",
    minify: !development,
    sourcemap: development,
    metafile: true,
    // The licences of what is bundled ship in a file of their own.
    legalComments: "none",
    logLevel: "silent",
  };
}

/**
 * Builds everything in `dist` and writes esbuild's account of all bundles to `out/meta.json`.
 *
 * @param {{ development?: boolean }} [options] with `development`, not minified and with source maps
 */
export async function buildBundles({ development = false } = {}) {
  const results = await Promise.all(
    bundles.map((bundle) => esbuild.build(optionsFor(bundle, development)).catch(toProblem)),
  );
  const outputs = results.flatMap(({ metafile }) => Object.entries(metafile.outputs));
  const inputs = results.flatMap(({ metafile }) => Object.entries(metafile.inputs));
  const metafile = { inputs: Object.fromEntries(inputs), outputs: Object.fromEntries(outputs) };
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, "meta.json"), JSON.stringify(metafile));
  await writeFile(
    path.join(root, "dist", "ThirdPartyNotices.txt"),
    await licenceNotices(Object.keys(metafile.inputs).map(packagedInput)),
  );
  await removeLeftovers(new Set(Object.keys(metafile.outputs)));
}

/**
 * Builds one bundle as it is shipped, into another folder.
 *
 * @param {string} output as the table above has it
 * @param {string} folder
 * @returns {Promise<string | undefined>} its file; undefined where nothing of that name is shipped
 */
export async function buildBundle(output, folder) {
  const bundle = bundles.find((each) => each.output === output);
  if (!bundle) return undefined;
  const outfile = path.join(folder, path.basename(output));
  await esbuild.build({ ...optionsFor(bundle, false), outfile });
  return outfile;
}

/** Builds for development at every change until the process ends; tells each build on the terminal. */
export async function watchBundles() {
  for (const bundle of bundles) {
    const context = await esbuild.context({ ...optionsFor(bundle, true), logLevel: "info" });
    await context.watch();
  }
}

/**
 * The outlines in typeset formulas are a package's, though no file of it is bundled.
 *
 * @param {string} input
 */
const packagedInput = (input) => (input === outlineSource.input ? outlineSource.package : input);

/**
 * @param {unknown} error
 * @returns {Promise<never>}
 */
async function toProblem(error) {
  if (!isBuildFailure(error)) throw error;
  const messages = await esbuild.formatMessages(error.errors, { kind: "error", color: false });
  throw new Problem(`The build failed.\n${messages.join("").trimEnd()}`);
}

/**
 * @param {unknown} error
 * @returns {error is import("esbuild").BuildFailure}
 */
const isBuildFailure = (error) => error instanceof Error && "errors" in error;

/**
 * A file that no bundle makes any more would be packaged.
 *
 * @param {ReadonlySet<string>} outputs
 */
async function removeLeftovers(outputs) {
  for (const name of await readdir(path.join(root, "dist"), { recursive: true })) {
    const file = path.posix.join("dist", name.split(path.sep).join("/"));
    if (/\.(js|map)$/.test(file) && !outputs.has(file)) await rm(path.join(root, file));
  }
}
