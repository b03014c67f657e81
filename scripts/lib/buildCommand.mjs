import { readCommandLine } from "./commandLine.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { runCommand } from "./problem.mjs";

/** Builds all bundles: once, or at every change. */
export async function build() {
  await runCommand(async () => {
    const { values } = readCommandLine({
      options: { watch: { type: "boolean" }, development: { type: "boolean" } },
    });
    await ensureDependencies();
    const { buildBundles, watchBundles } = await import("./bundles.mjs");
    if (values.watch) await watchBundles();
    else await buildBundles({ development: values.development ?? false });
  });
}
