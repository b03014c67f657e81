import path from "node:path";
import esbuild from "esbuild";
import { kernelsPlugin } from "./kernels/plugin.mjs";
import { root } from "./paths.mjs";

/**
 * Bundles a benchmark into a module that runs it. It is put beside the peers, where Node finds them.
 *
 * @param {string} name of a folder of `bench`
 * @returns {Promise<string>} the module's path
 */
export async function bundleBenchmark(name) {
  const file = path.join(root, "bench", "out", `${name}.mjs`);
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [`bench/${name}/main.ts`],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    plugins: [kernelsPlugin()],
    target: "node20",
    sourcemap: "inline",
  });
  return file;
}
