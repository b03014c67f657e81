import path from "node:path";
import esbuild from "esbuild";
import { kernelsPlugin } from "./kernels/plugin.mjs";
import { root } from "./paths.mjs";

/**
 * Bundles a benchmark's programs into modules that run them. They are put beside the peers, where
 * Node finds them.
 *
 * @param {string} name of a folder of `bench`
 * @param {readonly string[]} [beside] programs that the main one starts in threads or processes of
 *   their own
 * @returns {Promise<string>} the main module's path
 */
export async function bundleBenchmark(name, beside = []) {
  const folder = path.join(root, "bench", "out", name);
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["main", ...beside].map((program) => `bench/${name}/${program}.ts`),
    outdir: folder,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    plugins: [kernelsPlugin()],
    target: "node20",
    sourcemap: "inline",
    outExtension: { ".js": ".mjs" },
  });
  return path.join(folder, "main.mjs");
}
