import { stat } from "node:fs/promises";
import path from "node:path";
import { ensureDependencies } from "./dependencies.mjs";
import { packageExtension } from "./packageExtension.mjs";
import { root } from "./paths.mjs";
import { runCommand } from "./problem.mjs";
import { endOnSignals } from "./processes.mjs";

/** Builds and packages the extension as users install it, into the root. */
export async function packageForUsers() {
  endOnSignals(130);
  await runCommand(async () => {
    await ensureDependencies();
    const { buildBundles } = await import("./bundles.mjs");
    await buildBundles();
    const vsix = await packageExtension(root);
    const { size } = await stat(vsix);
    console.log(`${path.relative(root, vsix)} (${Math.round(size / 1000)} kB)`);
  });
}
