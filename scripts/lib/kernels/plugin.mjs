import { compiledKernels, kernelFiles } from "./compile.mjs";

const name = "virtual:kernels";
const namespace = "kernels";

/**
 * Lets a bundle import `virtual:kernels`, the compiled kernels in base64: text costs nothing until
 * the first use turns it into bytes.
 */
export function kernelsPlugin() {
  /** @type {import("esbuild").Plugin} */
  const plugin = {
    name: "kernels",
    setup(build) {
      build.onResolve({ filter: /^virtual:kernels$/ }, () => ({ path: name, namespace }));
      build.onLoad({ filter: /.*/, namespace }, async () => ({
        contents: Object.entries(await compiledKernels())
          .map(([variant, bytes]) => `export const ${variant} = "${bytes.toString("base64")}";\n`)
          .join(""),
        watchFiles: await kernelFiles(),
      }));
    },
  };
  return plugin;
}
